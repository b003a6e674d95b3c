"""Nouns, adjectives and numerals: class prefixes on known stems, and nouns made of verbs."""

from collections.abc import Iterable, Iterator, Mapping

from grader.evidence.swahili.stems import VOWELS, Stems

Reading = tuple[str, str]

ADJECTIVE_PREFIXES = ("m", "wa", "mi", "ma", "ki", "vi", "u", "ku", "pa", "mu", "ji")
_NASAL = {"b": "mb", "p": "p", "v": "mv", "d": "nd", "g": "ng", "z": "nz", "j": "nj", "r": "nd"}
_IRREGULAR = {
    "ema": "njema jema", "pya": "mpya jipya", "refu": "ndefu", "ingi": "nyingi jingi",
    "eupe": "nyeupe jeupe", "eusi": "nyeusi jeusi", "ekundu": "nyekundu jekundu",
    "ingine": "nyingine jingine lingine zingine ingine", "wili": "mbili", "tatu": "tatu",
    "kubwa": "jikubwa", "ovu": "jiovu", "zuri": "njuri", "epesi": "nyepesi jepesi",
    "embamba": "nyembamba jembamba", "erevu": "nyerevu", "oga": "nyoga",
}  # fmt: skip


def adjective_forms(stem: str) -> Iterator[str]:
    """Every form of an adjective: its stem behind the prefix of each class.

    The nasal of classes 9 and 10 changes with the consonant after it (Ashton 1944, §12).
    """
    yield from _IRREGULAR.get(stem, "").split()
    if stem[0] in VOWELS:
        i = stem[0] == "i"
        yield from (f"{one}{stem}" for one in ("mw", "ch", "vy", "kw", "my", "ny", "mu"))
        yield from (f"w{stem}", f"p{stem}", f"j{stem}", f"u{stem}", f"mi{stem}", f"wa{stem}")
        yield from (f"we{stem[1:]}", f"me{stem[1:]}", f"pe{stem[1:]}") if i else (f"m{stem}",)
        yield from (f"ki{stem}", f"vi{stem}", f"ma{stem}") if not i else ()
        yield from (stem,) if len(stem) > 5 else ()
        return
    yield from (f"{one}{stem}" for one in ADJECTIVE_PREFIXES)
    yield _NASAL[stem[0]] + stem[1:] if stem[0] in _NASAL else stem
    yield stem


class Nouns:
    """Analyses nouns over known nouns, adjectives and verb stems."""

    def __init__(self, nouns: Mapping[str, str], stems: Stems, people: Iterable[str]) -> None:
        self._nouns = nouns
        self._stems = stems
        self._people = frozenset(people)

    def analyse(self, word: str) -> Reading | None:
        """Return lemma and how it was reached, or None."""
        return (
            self._derived(word)
            or self._of_people(word)
            or self._adverbial(word)
            or self._of_group(word)
        )

    def base(self, word: str) -> str | None:
        """Return the dictionary form of a noun that may take a suffix."""
        found = self._nouns.get(word)
        if found is None:
            derived = self._derived(word)
            found = derived and derived[0]
        return found

    def _of_people(self, word: str) -> Reading | None:
        """Mkenya, Wakenya, Kiingereza, uafrika."""
        for prefix in ("mw", "wa", "ki", "vi", "m", "w", "u", "ch"):
            if word.startswith(prefix) and word[len(prefix) :] in self._people:
                return word, f"people {prefix}-{word[len(prefix) :]}"
        return None

    def _adverbial(self, word: str) -> Reading | None:
        """ki- on a noun: kisiasa, kitaalamu, kijeshi; u- on what somebody is: ualimu."""
        for small in ("kiji", "viji", "kij", "vij"):
            if word.startswith(small) and word[len(small) :] in self._nouns:
                return self._nouns[word[len(small) :]], f"small {word[len(small) :]}"
        stem = word[2:]
        if len(stem) > 3 and word.startswith("ki"):
            for noun in (stem, f"m{stem}", f"u{stem}", f"mw{stem}", f"ma{stem}"):
                if noun in self._nouns:
                    return self._nouns[noun], f"{word[:2]}- + noun {noun}"
        if len(word) > 5 and word[0] == "u":
            for noun in (f"m{word[1:]}", word[1:], f"mw{word[1:]}"):
                if noun in self._nouns and noun[0] == "m":
                    return self._nouns[noun], f"u- + noun {noun}"
        return None

    def _of_group(self, word: str) -> Reading | None:
        """mwana- or wana- on a noun: mwanakijiji, wanateknolojia."""
        for prefix in ("mwana", "wana", "uana"):
            noun = word[len(prefix) :]
            if word.startswith(prefix) and len(noun) > 4 and noun in self._nouns:
                return self._nouns[noun], f"{prefix}- + noun {noun}"
        return None

    def _derived(self, word: str) -> Reading | None:
        """A noun made of a verb: mwimbaji, mlinda (amani), machinjio, mfungwa."""
        for prefix in _DEVERBAL:
            stem = word[len(prefix) :]
            if not word.startswith(prefix) or len(stem) < 4 or _clashes(prefix, stem):
                continue
            root = self._agent(prefix, stem)
            if root:
                return root, f"{prefix}- + verb {root}"
        return None

    def _agent(self, prefix: str, stem: str) -> str | None:
        if stem.endswith("ji") and prefix != "mi":
            found = self._stems.match(stem[:-2], "a")
            return found and found[0]
        if stem.endswith("wa") and prefix in ("m", "mw", "wa", "w"):
            found = self._stems.match(stem, "a")
            return found[0] if found and found[1].endswith("w-a") else None
        if stem[-1] == "a" and prefix in ("m", "mw", "wa", "w"):
            return stem if self._stems.bases.get(stem[:-1]) else None
        if stem[-1] == "o" and prefix in ("m", "mi", "ma", "ki", "vi", "u"):
            whole = f"{stem[:-1]}a"
            return whole if whole in self._stems.bases.values() and len(stem) > 3 else None
        return None


def _clashes(prefix: str, stem: str) -> bool:
    """m- is mw- before a vowel (mu- before u), and mw-, w-, ch-, vy- stand before vowels only."""
    if prefix in ("mw", "w", "ch", "vy"):
        return stem[0] not in VOWELS
    return prefix == "m" and stem[0] in VOWELS and stem[0] != "u"


_DEVERBAL = ("m", "mw", "mu", "wa", "w", "mi", "ma", "ki", "vi", "u", "ch", "vy")
