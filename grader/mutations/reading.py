"""A page with the scripts and style sheets that stand in it, each at its offset."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from grader.evidence.html import Element, HtmlTree
from grader.evidence.script import SCRIPT_TYPES, Script, ScriptKind
from grader.evidence.style import Style
from grader.evidence.syntax import Syntax
from grader.mutations.edit import Edit, kept


@dataclass(frozen=True, slots=True)
class Piece:
    """A script or style sheet: its code, and where it begins in the page (code points)."""

    offset: int
    code: Syntax

    def nodes(self, *types: str) -> Iterator[Node]:
        """Nodes of these types in the order of the text; all leaves where none is named."""
        todo = [self.code.root]
        while todo:
            node = todo.pop()
            if node.type in types or (not types and not node.child_count):
                yield node
            todo += reversed(node.children)

    def at(self, byte: int) -> int:
        """Where a byte of the code stands in the page."""
        data = self.code.data
        if self.code.text.isascii():
            return self.offset + byte
        return self.offset + len(data[:byte].decode("utf-8", "replace"))

    def edit(self, node: Node, new: str) -> Edit:
        """Put something in the place of a node."""
        return Edit(self.at(node.start_byte), self.at(node.end_byte), new)

    def span(self, start: int, end: int, new: str = "") -> Edit:
        """Put something in the place of some bytes."""
        return Edit(self.at(start), self.at(end), new)

    def text(self, node: Node) -> str:
        """The text of a node."""
        return self.code.code(node)


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as it was written; pieces that do not parse are left out."""

    text: str
    tree: HtmlTree
    scripts: tuple[Piece, ...]
    styles: tuple[Piece, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Ids of elements."""
        return frozenset(one.get("id") or "" for one in self.tree.elements) - {""}


@kept
def draft(text: str) -> Draft:
    """Read a page."""
    tree = HtmlTree.parse(text)
    scripts = [one for one in tree.all("script") if _is_script(one)]
    styles = [one for one in tree.all("style") if not one.foreign]
    return Draft(
        text,
        tree,
        tuple(
            _sound(Piece(one.inner_start, Script.parse(one.text, _kind(one))) for one in scripts)
        ),
        tuple(_sound(Piece(one.inner_start, Style.parse(one.text)) for one in styles)),
    )


def _sound(pieces: Iterator[Piece]) -> Iterator[Piece]:
    return (one for one in pieces if not one.code.root.has_error)


def _is_script(element: Element) -> bool:
    kind = (element.get("type") or "").strip().lower()
    inline = element.get("src") is None and not element.foreign and element.closed
    return inline and (kind == "module" or kind in SCRIPT_TYPES)


def _kind(element: Element) -> ScriptKind:
    kind = (element.get("type") or "").strip().lower()
    return ScriptKind.MODULE if kind == "module" else ScriptKind.CLASSIC
