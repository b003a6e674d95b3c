"""Where in the source an element of the running page was written.

A browser does not keep the place of a tag. The element's tag, attributes and text are searched
for instead, and a place is told only where there is no doubt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from grader.evidence.html import Element, HtmlTree
from grader.evidence.source import SourceFiles
from grader.finding import NOWHERE, Place

STABLE = ("id", "name", "type", "href", "src", "for", "role", "onclick", "onchange", "oninput")
"""Attributes that scripts seldom change."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What of an element stands in its tag.

    ``attributes`` are the stable ones, in the order of :data:`STABLE`; ``text`` is what stands
    directly in it; it is the ``nth`` (from 0) of so many elements with these attributes.
    """

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    classes: tuple[str, ...] = ()
    text: str = ""
    nth: int = 0
    of: int = 1

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """Read what a page's script told."""
        attributes = tuple((str(name), str(value)) for name, value in told["attributes"])
        classes = tuple(map(str, told["classes"]))
        return cls(told["tag"], attributes, classes, told["text"], told["nth"], told["of"])


def find(traits: Traits, page: HtmlTree, source: SourceFiles) -> Place:
    """Return where the element was written, or nowhere."""
    tagged = page.all(traits.tag)
    for same in (_named, _alike):
        found = [one for one in tagged if same(one, traits)]
        if len(found) == 1:
            return found[0].place
        if len(found) == traits.of > traits.nth >= 0:
            return found[traits.nth].place
    worded = [one for one in tagged if traits.text and _squeezed(one.text) == traits.text]
    if len(worded) == 1:
        return worded[0].place
    return _literal(traits, source)


def _named(one: Element, traits: Traits) -> bool:
    wanted = dict(traits.attributes).get("id")
    return wanted is not None and one.get("id") == wanted


def _alike(one: Element, traits: Traits) -> bool:
    """Whether the stable attributes are the same, no more and no fewer."""
    written = tuple((name, value) for name in STABLE if (value := one.get(name)) is not None)
    return written == traits.attributes


def _literal(traits: Traits, source: SourceFiles) -> Place:
    """Find an element that a script writes as text, by its id or its only class."""
    for text in _spellings(traits):
        found = [
            (file, at)
            for file in source.files
            for at in [file.text.find(text)]
            if at >= 0 and file.text.find(text, at + 1) < 0
        ]
        if len(found) == 1:
            file, at = found[0]
            return file.place(at)
    return NOWHERE


def _spellings(traits: Traits) -> Sequence[str]:
    wanted = dict(traits.attributes).get("id")
    ids = [f'id="{wanted}"', f"id='{wanted}'", f'.id = "{wanted}"', f".id = '{wanted}'"]
    joined = " ".join(traits.classes)
    classes = [f'class="{joined}"', f"class='{joined}'"]
    names = [f'className = "{joined}"', f"className = '{joined}'"]
    return [*(ids if wanted else ()), *((*classes, *names) if joined else ())]


def _squeezed(text: str) -> str:
    return " ".join(text.split())
