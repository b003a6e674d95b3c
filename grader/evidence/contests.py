"""Contests: styles that a script sets while an animation of a style sheet holds them.

An animation goes before what an element's own style says (CSS Cascading 4, "Cascade Sorting
Order"), as long as it runs, and after that where it fills forwards. Only elements that are looked
up by a fixed name, rules without conditions, and animations that nothing takes off are told.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from tree_sitter import Node

from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import Element, HtmlTree
from grader.evidence.lookup_search import Lookup
from grader.evidence.lookups import Lookups
from grader.evidence.program import Program
from grader.evidence.program_parts import PropertyWrite
from grader.evidence.script_query import child
from grader.evidence.style_rules import StyleRules, Within
from grader.evidence.style_values import tokens
from grader.finding import Place
from grader.provider import provider

_COMPOUND = re.compile(r"([a-z][a-z0-9]*)?((?:[#.]-?[A-Za-z_][\w-]*)*)$")
_KEYFRAMES = re.compile(r"@(?:-\w+-)?keyframes\s+[\"']?([\w-]+)", re.IGNORECASE)
_STEERED = re.compile(
    r"\.animate\(|getAnimations|animation-composition|cssText"
    r"|setAttribute\(\s*['\"](?:style|class)|setProperty\(\s*['\"]animation"
)
"""What may take an animation off an element, or let it add to what is there."""


@dataclass(frozen=True, slots=True)
class Contest:
    """One property that a script sets in vain: ``animation`` holds it, from ``rule`` on."""

    property: str
    animation: str
    place: Place
    rule: Place


@dataclass(frozen=True, slots=True)
class Contests:
    """Every such property; ``writes`` counts the styles that scripts set on known elements."""

    contests: tuple[Contest, ...]
    writes: int

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read a page given as text."""
        page, rules = HtmlTree.parse(html), StyleRules.parse(html)
        return cls.of(page, rules, Lookups.parse(html), Elsewhere.parse(html))

    @classmethod
    def of(cls, page: HtmlTree, rules: StyleRules, lookups: Lookups, elsewhere: Elsewhere) -> Self:
        """Hold what scripts set against what animations hold."""
        writes = list(_writes(lookups))
        steered = _STEERED.search(elsewhere.code) or any(_steers(lookups.program))
        if not writes or elsewhere.styles or steered:
            return cls((), len(writes))
        held = _Held(page, rules)
        touched = {
            one.receiver.removesuffix(".classList").rpartition(".")[2]
            for one in lookups.program.calls
            if one.receiver.endswith(".classList")
        }
        found = [
            Contest(name, holder[0], lookups.program.place(write), holder[1])
            for write, element, name in writes
            if _holder(write) not in touched
            if (holder := held.by(element).get(name)) is not None
        ]
        return cls(tuple(found), len(writes))


@provider
def contests(page: HtmlTree, rules: StyleRules, lookups: Lookups, elsewhere: Elsewhere) -> Contests:
    """Hold what scripts set against what animations hold."""
    return Contests.of(page, rules, lookups, elsewhere)


def _steers(program: Program) -> Iterator[bool]:
    """Whether a script sets classes or animations of elements that it has not made itself."""
    for one in program.property_writes:
        if one.name == "className" or one.name.startswith("animation"):
            held = program.constant(one.target.removesuffix(".style"))
            made = held is not None and b"createElement" in (held.text or b"")
            yield not made


def _writes(lookups: Lookups) -> Iterator[tuple[PropertyWrite, Element, str]]:
    """Styles that are set on elements that are looked up, by the name that style sheets use."""
    known = {(one.script, one.node.id): one for one in lookups.lookups if one.element is not None}
    for write in lookups.program.property_writes:
        style = child(write.node, "object") if write.target.endswith(".style") else None
        owner = child(style, "object") if style is not None else None
        found = _looked_up(lookups, known, write.script, owner) if owner is not None else None
        emptied = write.value is not None and write.value.named_child_count == 0
        text = write.value.type == "string" if write.value is not None else False
        if found is not None and found.element is not None and not (text and emptied):
            kebab = re.sub("[A-Z]", lambda one: f"-{one[0].lower()}", write.name)
            yield write, found.element, kebab


def _looked_up(
    lookups: Lookups, known: Mapping[tuple[int, int], Lookup], script: int, owner: Node
) -> Lookup | None:
    held: Node | None = owner
    if owner.type == "identifier":
        held = lookups.program.constant(lookups.program.scripts[script].code(owner))
    return None if held is None else known.get((script, held.id))


def _holder(write: PropertyWrite) -> str:
    return write.target.removesuffix(".style").rpartition(".")[2]


class _Held:
    """Which properties of an element animations hold, for good or all the time."""

    def __init__(self, page: HtmlTree, rules: StyleRules) -> None:
        self._page = page
        self._rules = rules
        self._keyframes = _keyframes(rules)

    def by(self, element: Element) -> dict[str, tuple[str, Place]]:
        """Properties that are held, each with the name of the animation and its declaration."""
        found: dict[str, tuple[str, Place]] = {}
        animated = [
            one
            for one in self._rules.declarations
            if one.name.lower().removeprefix("-webkit-").startswith("animation")
            and self._matches(one.block, element)
        ]
        if len(animated) != 1 or animated[0].name.lower() != "animation":
            return {}
        words = [one.text for one in tokens(animated[0].value) if one.kind == "word"]
        for name in words:
            first, last = self._keyframes.get(name, (frozenset(), frozenset()))
            held = first & last if "infinite" in words else frozenset()
            held |= last if {"forwards", "both"} & set(words) else frozenset()
            place = self._rules.place(animated[0])
            found |= dict.fromkeys(held, (name, place))
        return found

    def _matches(self, block: int, element: Element) -> bool:
        """Whether a rule without conditions is for an element, as far as one compound says."""
        rule = self._rules.blocks[block]
        if rule.within is not Within.STYLE or rule.parent is not None:
            return False
        classes = set((element.get("class") or "").split())
        for selector in rule.prelude.split(","):
            parts = _COMPOUND.match(selector.strip())
            if parts is None or not parts[0] or parts[1] not in (None, element.tag):
                continue
            names = re.findall(r"([#.])([\w-]+)", parts[2])
            if all(
                name in classes if sign == "." else name == element.get("id")
                for sign, name in names
            ):
                return True
        return False


def _keyframes(rules: StyleRules) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Properties in the first and in the last keyframe, by the name of the animation."""
    names = {
        at: found[1]
        for at, one in enumerate(rules.blocks)
        if (found := _KEYFRAMES.match(one.prelude)) is not None
    }
    ends: dict[str, tuple[set[str], set[str]]] = {one: (set(), set()) for one in names.values()}
    for one in rules.declarations:
        block = rules.blocks[one.block]
        if block.within is Within.KEYFRAME and block.parent in names:
            first, last = ends[names[block.parent]]
            when = [each.strip().lower() for each in block.prelude.split(",")]
            first.update([one.name.lower()] if {"from", "0%"} & set(when) else [])
            last.update([one.name.lower()] if {"to", "100%"} & set(when) else [])
    return {name: (frozenset(first), frozenset(last)) for name, (first, last) in ends.items()}
