"""RepairedTree: the page as a browser repairs it, for questions about what people will see.

Misplaced, crossed and missing tags are mended by html5lib by the rules of the HTML
standard. It has no exact positions (``html`` has) and is slow, so that it is made on
demand only; its work is quadratic in the depth of a page, so that the depth is limited
first as Chromium does, and what remains too much to repair is not repaired at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from grader.evidence.html import Element, HtmlTree
from grader.evidence.html_rules import FORMATTING, TABLE_PARTS, VOID
from grader.missing import Cause, Missing
from grader.provider import provider

DEEPEST = 512
"""Chromium's limit on the depth of a document (``kMaximumHTMLParserDOMTreeDepth``)."""

MOST_MARKS = 60_000
"""Angle brackets and ampersands of a page: about two seconds of html5lib's work."""

MOST_STEPS = 4_000_000
"""Bound on the work that grows faster than the page: about a second of it."""

_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr"})


@dataclass(frozen=True, slots=True)
class RepairedElement:
    """One element of the document. ``text`` stands directly in it; ``parent`` is an index."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    text: str
    parent: int | None
    foreign: bool

    def get(self, name: str) -> str | None:
        """Value of an attribute, or None."""
        return next((value for one, value in self.attributes if one == name), None)


@dataclass(frozen=True, slots=True)
class RepairedTree:
    """The document: elements in document order, and the text that can be seen in it."""

    elements: tuple[RepairedElement, ...]
    visible_text: str

    def all(self, *tags: str) -> tuple[RepairedElement, ...]:
        """Every element of these names, in document order."""
        return tuple(one for one in self.elements if one.tag in tags)

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Repair a page given as text, however long that takes."""
        return cls(*_repaired(HtmlTree.parse(text)))

    @classmethod
    def of(cls, page: HtmlTree) -> Self | Missing:
        """Repair a page, unless that would take too long."""
        text = page.file.text
        if text.count("<") + text.count("&") > MOST_MARKS or _steps(page) > MOST_STEPS:
            return Missing("the page is too large or too tangled to repair", Cause.CANNOT_TELL)
        return cls(*_repaired(page))


@provider
def repaired_tree(page: HtmlTree) -> RepairedTree | Missing:
    """Repair the page as a browser would."""
    return RepairedTree.of(page)


def _repaired(page: HtmlTree) -> tuple[tuple[RepairedElement, ...], str]:
    from grader.evidence.soup import repair  # noqa: PLC0415 - slow to load, and seldom asked for

    elements, visible = repair(_limited(page))
    return tuple(RepairedElement(*one) for one in elements), visible


def _limited(page: HtmlTree) -> str:
    """Write the page with nothing in its ``noscript`` and no element deeper than the limit.

    What stands too deep is closed at once, so that its content becomes its sibling; a
    browser that runs scripts reads ``noscript`` as text.
    """
    text, depths = page.file.text, _depths(page)
    cuts: list[tuple[int, int, str]] = []
    for element, depth in zip(page.elements, depths, strict=True):
        if element.tag == "noscript":
            cuts.append((element.inner_start, element.inner_end, ""))
        elif depth > DEEPEST and element.tag not in VOID and not _is_raw(element):
            cuts.append((element.inner_start, element.inner_start, f"</{element.tag}>"))
            cuts.append((element.inner_end, element.end, ""))
    parts: list[str] = []
    at = 0
    for start, end, instead in sorted(cuts):
        if start >= at:
            parts += text[at:start], instead
            at = end
    return "".join((*parts, text[at:]))


def _is_raw(element: Element) -> bool:
    return element.tag in ("script", "style", "textarea", "title", "xmp", "iframe")


def _depths(page: HtmlTree) -> list[int]:
    depths: list[int] = []
    for element in page.elements:
        depths.append(1 if element.parent is None else depths[element.parent] + 1)
    return depths


def _steps(page: HtmlTree) -> int:
    """Estimate the work that is not linear, in steps of a quarter of a microsecond.

    Every tag looks through the open elements; formatting that is never closed is opened
    again in every block that follows; what does not belong into a table is moved in front
    of it past everything that was moved before.
    """
    depths = _depths(page)
    deepest = min(max(depths, default=0), DEEPEST)
    opened = sum(min(depth, DEEPEST) for depth in depths) + len(page.stray) * deepest
    formatting = sum(page.elements[one.element].tag in FORMATTING for one in page.unclosed)
    moved = sum(
        one.parent is not None
        and page.elements[one.parent].tag in _TABLES
        and one.tag not in TABLE_PARTS
        for one in page.elements
    )
    return opened + 50 * formatting * len(page.elements) + moved * moved // 16
