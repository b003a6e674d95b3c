"""StyleTrees: every style sheet of the artifact, with a syntax tree and its places.

Style sheets are ``<style>`` elements, linked files of the artifact, its other ``.css``
files, and the declarations in ``style`` attributes. A tree survives broken code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import tree_sitter_css
from tree_sitter import Language

from grader.evidence.html import Attribute, Element, HtmlTree
from grader.evidence.siblings import sibling
from grader.evidence.source import SourceFiles, SourceText
from grader.evidence.syntax import Syntax, parse_code
from grader.finding import Place
from grader.provider import provider

CSS = Language(tree_sitter_css.language())

_RULE = "*{"
"""What is put in front of bare declarations so that the grammar reads them as a rule."""


class StyleKind(StrEnum):
    """Where a style sheet comes from."""

    ELEMENT = "element"
    FILE = "file"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Style(Syntax):
    """One style sheet. The ``text`` of a style attribute is wrapped into a rule ``*{…}``.

    ``media`` is the media attribute of its element. ``closed`` is False for a ``<style>``
    whose end tag is missing; a browser applies it all the same.
    """

    kind: StyleKind = StyleKind.ELEMENT
    media: str = ""
    closed: bool = True

    @classmethod
    def parse(cls, text: str) -> Self:
        """Make a style sheet that is a file of its own."""
        data = text.encode("utf-8", "replace")
        return cls("style.css", text, 1, 1, parse_code(CSS, data), data, StyleKind.FILE)


@dataclass(frozen=True, slots=True)
class StyleTrees:
    """The style sheets of a page in document order, then files that it names without a link."""

    styles: tuple[Style, ...]

    @property
    def sheets(self) -> tuple[Style, ...]:
        """Every whole style sheet: all but style attributes."""
        return tuple(one for one in self.styles if one.kind is not StyleKind.ATTRIBUTE)

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read the styles of a page given as text, or of a page and its files by path."""
        source = SourceFiles.parse(html)
        return cls(tuple(_styles(source, HtmlTree.read(source.index))))


@provider
def style_trees(source: SourceFiles, page: HtmlTree) -> StyleTrees:
    """Find and parse every style sheet and style attribute of the page."""
    return StyleTrees(tuple(_styles(source, page)))


def _styles(source: SourceFiles, page: HtmlTree) -> Iterator[Style]:
    linked: set[str] = set()
    for element in page.elements:
        if element.tag == "style" and _is_css(element):
            media = element.get("media") or ""
            place = page.place(element.inner_start)
            yield _style(page.file.path, element.text, place, media=media, closed=element.closed)
        elif element.tag == "link" and (file := _linked(source, element)):
            linked.add(file.path)
            yield _of_file(file, element.get("media") or "")
        attribute = element.attribute("style")
        if attribute is not None and attribute.value:
            yield _of_attribute(page, attribute)
    for file in source.files:
        name = file.path.rpartition("/")[2]
        named = name.lower().endswith(".css") and any(name in one.text for one in source.files)
        if named and file.path not in linked:
            yield _of_file(file)


def _is_css(element: Element) -> bool:
    return (element.get("type") or "text/css").strip().lower() == "text/css"


def _linked(source: SourceFiles, element: Element) -> SourceText | None:
    if "stylesheet" not in (element.get("rel") or "").lower().split():
        return None
    found = sibling(source, source.entry, element.get("href") or "")
    return None if found is None or found.path == source.entry else found


def _of_file(file: SourceText, media: str = "") -> Style:
    place = Place(line=1, column=1)
    return _style(file.path, file.text, place, kind=StyleKind.FILE, media=media)


def _of_attribute(page: HtmlTree, attribute: Attribute) -> Style:
    place = page.place(attribute.value_start)
    first = Place(line=place.line, column=(place.column or 1) - len(_RULE))
    text = f"{_RULE}{attribute.value}}}"
    return _style(page.file.path, text, first, kind=StyleKind.ATTRIBUTE)


def _style(
    file: str,
    text: str,
    place: Place,
    *,
    kind: StyleKind = StyleKind.ELEMENT,
    media: str = "",
    closed: bool = True,
) -> Style:
    data = text.encode("utf-8", "replace")
    tree = parse_code(CSS, data)
    line, column = place.line or 1, place.column or 1
    return Style(file, text, line, column, tree, data, kind, media, closed)
