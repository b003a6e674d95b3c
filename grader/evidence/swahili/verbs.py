"""Verbs: subject, tense, relative, object, root, extensions, final vowel; in that order."""

from grader.evidence.swahili.slots import CONTRACTED, OBJECTS, RELATIVES, Head, heads
from grader.evidence.swahili.stems import KEEPS_KU, VOWELS, Stems

Reading = tuple[str, str]
"""Root and parts of a verb."""

_LONGEST_HEAD = 13
_LEAST_DOUBLED = 4


class Verbs:
    """Analyses verb forms over known stems."""

    def __init__(self, stems: Stems) -> None:
        self._stems = stems
        self._heads = heads()

    def analyse(self, word: str) -> Reading | None:
        """Return root and parts of a verb form, or None where the slots do not fit."""
        found = self._form(word)
        if found is None and word.endswith("ni") and len(word) > 4:
            found = self._plural(word[:-2])
        if found is None and word.endswith("eni") and len(word) > 7:
            found = self._addressed(f"{word[:-3]}a")
        if found is None and word.endswith(("uni", "ini")) and len(word) > 7:
            found = self._addressed(word[:-2])
        if found is None and word.endswith("je") and len(word) > 6:
            asked = self._form(word[:-2])
            found = asked and (asked[0], f"{asked[1]}-je")
        return found

    def _form(self, word: str) -> Reading | None:
        for end in range(min(len(word) - 1, _LONGEST_HEAD)):
            for head in self._heads.get(word[:end], ()):
                found = self._after(head, word[end:])
                if found:
                    return found[0], "-".join(part for part in (head.parts, found[1]) if part)
        return None

    def _after(self, head: Head, rest: str) -> Reading | None:
        if head.before_vowel and rest[0] not in VOWELS:
            return None
        if not head.finals:
            bare = self.stem(rest, "a")
            return self._object(rest, "e") if bare is None or _is_passive(bare[1]) else bare
        for final in head.finals:
            if final == "r":
                found = self._relative(rest)
            else:
                found = self._object(rest, final, persons=head.person_follows)
                if not found and not head.person_follows:
                    found = self._plain(head, rest, final)
            if found:
                return found
        return None

    def _plain(self, head: Head, rest: str, final: str) -> Reading | None:
        if head.heavy and rest in KEEPS_KU:
            return rest[2:] if rest[1] == "u" else f"{rest[2:]}", rest
        if head.heavy and len(rest) < 3 and rest not in _LIGHT:
            return None
        if head.finals == "a" and head.parts in CONTRACTED and not self._roomy(rest):
            return None
        return self.stem(rest, final)

    def _roomy(self, rest: str) -> bool:
        """Whether a stem is long or plain enough to stand behind one short syllable."""
        return len(rest) > 3 or rest in self._stems.bases.values() or rest in _AFTER_CONTRACTED

    def _object(self, rest: str, final: str, *, persons: bool = False) -> Reading | None:
        for one in ("m", "mw", "mu") if persons else OBJECTS:
            tail = rest[len(one) :]
            if rest.startswith(one) and len(tail) > 1 and _joins(one, tail):
                found = self.stem(tail, final)
                if found and (one == "ji" or not _is_passive(found[1])):
                    return found[0], f"{one}-{found[1]}"
        return None

    def _relative(self, rest: str) -> Reading | None:
        for one in RELATIVES:
            stem = rest[: -len(one)]
            if rest.endswith(one) and len(stem) > 1:
                found = self.stem(stem, "a") or self._object(stem, "a")
                if found:
                    return found[0], f"{found[1]}-{one}"
        return None

    def _plural(self, word: str) -> Reading | None:
        """An imperative to several: someni, nipeni, tuombeni."""
        for head in ("", "tu", "m"):
            stem = word.removeprefix(head)
            if word.startswith(head) and len(stem) > 1:
                found = self.stem(stem, "e") or self._object(stem, "e")
                if found:
                    return found[0], "-".join(part for part in (head, found[1], "ni") if part)
        return None

    def _addressed(self, word: str) -> Reading | None:
        """A statement to several people: nawaambieni, atawapeni."""
        found = self._form(word)
        if found and ("-wa-" in found[1] or "-ku-" in found[1]):
            ending = "eni" if found[1].endswith("-a") else "-ni"
            return found[0], f"{found[1].removesuffix('a')}{ending}"
        return None

    def stem(self, stem: str, final: str) -> Reading | None:
        """Match a stem, or a stem said twice (tembeatembea)."""
        found = self._stems.match(stem, final)
        half = len(stem) // 2
        if found is None and half >= _LEAST_DOUBLED and stem[:half] == stem[half:].lstrip("-"):
            found = self._stems.match(stem[:half], final)
        return found


_LIGHT = frozenset("oa ua oe ue".split())
"""Stems of one letter that take no ku-: alioa, ameua."""

_AFTER_CONTRACTED = frozenset(("ja",))


_NO_OBJECT = frozenset(
    """
    ja je ji fa fe fi wa we wi nya nye nyi liwa liwe pewa pewe pewi nywewa nywewe nyweka uawa uawe
    uawi uwawa jiwa fiwa jawa jawe wepo weko wemo wapo wako wamo
    """.split()
)
"""Short stems that are passive, or have no object."""


def _joins(marker: str, tail: str) -> bool:
    """Whether an object marker has the shape that it takes before this stem."""
    if tail in _NO_OBJECT:
        return False
    if marker in ("mw", "kw"):
        return tail[0] in VOWELS
    return marker != "mu" or tail[0] in VOWELS


def _is_passive(parts: str) -> bool:
    """Whether a stem's extensions end in the passive: a passive has no object."""
    pieces = parts.split("-")
    return len(pieces) == 3 and pieces[1].endswith("w")
