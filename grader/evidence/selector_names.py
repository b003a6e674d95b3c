"""Names in selectors that nothing on the page has, and the names that were meant.

A class that is merely unused is no fault. What tells a slip from it is that another name, one
letter away, is given and has no rule of its own, or that the name has a slip of the hand in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import HtmlTree
from grader.evidence.near import beside, differs_in_number, slip
from grader.evidence.script import ScriptTrees
from grader.evidence.selector_attributes import Attributes
from grader.evidence.style_rules import Block, StyleRules, Within, names_in
from grader.evidence.tables.english import FREQUENT
from grader.evidence.tables.interface_words import INTERFACE
from grader.evidence.written_names import WrittenNames
from grader.finding import Place

_KINDS = (("class", "."), ("id", "#"))
_GIVEN = re.compile(
    r"(?:className\s*\+?=|classList\.(?!remove|contains)\w+\()([^;\n]*)|class=\\?[\"']([^\"']*)"
    r"|\bclass(?:Name)?[\"']?\s*[:,]\s*[\"'`]([^\"'`\n]*)"
)
_LIST_CALL = re.compile(r"classList\s*\.\s*(\w+)\(([^()]*)")
_QUOTED = re.compile(r"['\"`]([\w-]+)['\"`]")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_STATE = re.compile(r"(?:[.#][\w-]+|\b[a-z][a-z0-9]*)\.(-?[A-Za-z_][\w-]*)")
_SHORTEST = 3  # letters of a name that is looked at
_SHORT = 4  # letters of a name of which one may be another letter by chance


@dataclass(frozen=True, slots=True)
class Astray:
    """A name in a selector that nothing has: a class, an id or an attribute.

    ``near`` is the name that was meant. ``paired`` says that it is not alike: scripts give it,
    and no rule has it.
    """

    block: Block = field(repr=False)
    kind: str
    name: str
    near: str
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Unstyled:
    """A class that is given and has no rule; ``near`` has one."""

    name: str
    near: str
    place: Place


@dataclass(frozen=True)
class SelectorNames:
    """What the selectors of a page are held against."""

    page: HtmlTree = field(repr=False)
    rules: StyleRules = field(repr=False)
    scripts: ScriptTrees = field(repr=False)
    elsewhere: Elsewhere = field(repr=False)

    def astray(self) -> Iterator[Astray]:
        """Names that nothing has, each where it first stands."""
        for kind, sign in _KINDS:
            yield from self._of_kind(kind, sign)
        yield from self._state()
        asking = [one for one in self._selectors if "[" in one.prelude]
        attributes = Attributes(self.page, self._written) if asking else None
        for block in asking:
            for name, near in attributes.misspelt(block.prelude) if attributes else ():
                yield Astray(block, "attribute", name, near)

    def unstyled(self) -> Iterator[Unstyled]:
        """Classes that are given once, mentioned nowhere else, and are slips of styled ones."""
        styled = self._styled(".")
        known: dict[str, str | None] = {}
        for name, place in self._given_once():
            if name in styled or len(name) < _SHORTEST or _is_word(name):
                continue
            if name not in known:
                near = slip(name, styled)
                alone = near is not None and not _is_plural(name, near)
                known[name] = near if alone and self._count(name) == 1 else None
            if (near := known[name]) is not None and not differs_in_number(name, near):
                yield Unstyled(name, near, place)

    def _given_once(self) -> Iterator[tuple[str, Place]]:
        for element in self.page.elements:
            attribute = element.attribute("class")
            for name in (attribute.value or "").split() if attribute is not None else ():
                yield name, element.place
        for script in self.scripts.scripts:
            for name, at in _listed(script.text, _GIVING):
                yield name, script.place_at(at)

    def _count(self, name: str) -> int:
        return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self._code))

    def _styled(self, sign: str) -> set[str]:
        return {name for _, names in self._named[sign] for name in names}

    @cached_property
    def _selectors(self) -> list[Block]:
        return [one for one in self.rules.blocks if one.within is Within.STYLE]

    @cached_property
    def _named(self) -> dict[str, list[tuple[Block, tuple[str, ...]]]]:
        """Names in the selectors of each block, by their sign."""
        blocks = self.rules.blocks
        return {
            sign: [(one, tuple(dict.fromkeys(names_in(one.prelude, sign)))) for one in blocks]
            for _, sign in _KINDS
        }

    @cached_property
    def _written(self) -> WrittenNames:
        return WrittenNames.of((one.text for one in self.scripts.scripts), _values(self.page))

    @cached_property
    def _code(self) -> str:
        """The page's text and scripts, without its styles: any word of it may become a class."""
        text = self.elsewhere.code
        for one in reversed(self.page.elements):
            if one.tag == "style":
                text = text[: one.inner_start] + text[one.inner_end :]
        return text

    def _owned(self, kind: str) -> set[str]:
        return {name for one in self.page.elements for name in (one.get(kind) or "").split()}

    def _of_kind(self, kind: str, sign: str) -> Iterator[Astray]:
        owned = self._owned(kind)
        lost = [
            (block, name)
            for block, names in self._named[sign]
            for name in names
            if block.within is Within.STYLE
            if name not in owned and len(name) >= _SHORTEST
        ]
        if not lost:
            return
        given = set(owned)
        if kind == "class":
            given |= set(
                _WORD.findall(" ".join("".join(one) for one in _GIVEN.findall(self._code)))
            )
        styled = self._styled(sign)
        bare = {name for name in given - styled if len(name) > _SHORTEST}
        plain = {_plain(one): one for one in sorted(bare)}
        sure = given | (self._written.whole - styled) | (styled & self._written.words)
        told = set()
        for block, name in lost:
            if name in told or self._written.may_give(name):
                continue
            near = plain.get(_plain(name)) or beside(name, bare)
            if near is None and not _is_word(name):
                near = slip(name, sure)
                near = near or (beside(name, sure) if len(name) > _SHORT else None)
            if near is None or differs_in_number(name, near):
                continue
            if near in bare or not _is_plural(name, near):
                told.add(name)
                yield Astray(block, kind, name, near)

    def _state(self) -> Iterator[Astray]:
        """The one state that a rule waits for, and the one that scripts give instead."""
        listed = {name for name, _ in _listed(self._code, _GIVING)}
        styled = self._styled(".")
        loose = {one for one in listed - styled if self._is_only_given(one)}
        if len(loose) != 1:
            return
        owned = self._owned("class") | listed
        waiting: dict[str, Block] = {}
        for block in self._selectors:
            for name in _STATE.findall(block.prelude):
                if name not in owned and not self._written.may_give(name):
                    waiting.setdefault(name, block)
        if len(waiting) == 1:
            ((name, block),) = waiting.items()
            yield Astray(block, "class", name, loose.pop(), paired=True)

    def _is_only_given(self, name: str) -> bool:
        """Whether a class is added and taken away, and never asked for."""
        every = [one for one, _ in _listed(self._code)]
        asked = any(one == name for one, _ in _listed(self._code, frozenset({"contains"})))
        return not asked and self._count(name) == every.count(name)


_GIVING = frozenset({"add", "toggle"})


def _listed(code: str, methods: frozenset[str] = frozenset()) -> Iterator[tuple[str, int]]:
    """Names in calls of ``classList``, of some of its methods or of all, and where they stand."""
    for call in _LIST_CALL.finditer(code):
        if not methods or call[1] in methods:
            for one in _QUOTED.finditer(call[2]):
                yield one[1], call.start(2) + one.start(1)


def _is_word(name: str) -> bool:
    """Whether a name is made of words, so that its author may have meant just that."""
    parts = re.findall(r"[A-Z]?[a-z]+", name)
    return all(one.lower() in INTERFACE or one.lower() in FREQUENT for one in parts)


def _is_plural(name: str, near: str) -> bool:
    """Whether two names are the same in singular and plural."""
    one, other = (re.sub(r"s(?=[-_A-Z]|$)", "", each) for each in (name, near))
    return one == other


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()


def _values(page: HtmlTree) -> Iterator[str]:
    """Values that scripts may read and make classes of."""
    for element in page.elements:
        for one in element.attributes:
            if one.value and one.name not in ("class", "id", "style"):
                yield one.value
        if element.tag in ("option", "button", "a", "li", "label"):
            text = element.text.strip()
            yield text.lower() if _WORD.fullmatch(text) else ""
