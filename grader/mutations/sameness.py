"""Whether a change changed anything: two answers that parse to the same tokens are the same."""

import json
import re
from collections.abc import Iterator

from grader.artifact import Medium
from grader.evidence.html import HtmlTree
from grader.evidence.syntax import Syntax
from grader.mutations.reading import Piece, draft

_COMMENTS = frozenset({"comment", "html_comment", "js_comment"})


def same(medium: Medium, one: str, other: str) -> bool:
    """Whether two answers provably mean the same: equal but for comments and blanks."""
    if one == other:
        return True
    if medium is Medium.HTML:
        return _page(one) == _page(other)
    if medium is Medium.JSON:
        return _json(one) == _json(other)
    return one.split() == other.split() and one.count("\n\n") == other.count("\n\n")


def _page(text: str) -> tuple[object, ...]:
    """The page's markup, and in the place of each script and style its tokens."""
    page = draft(text)
    pieces = {one.offset: one for one in (*page.scripts, *page.styles)}
    return (
        tuple(_elements(page.tree, pieces)),
        page.tree.cut,
        len(page.tree.stray),
        tuple(text[one.start : one.end] for one in (*page.tree.before, *page.tree.after)),
    )


def _elements(tree: HtmlTree, pieces: dict[int, Piece]) -> Iterator[tuple[object, ...]]:
    for one in tree.elements:
        inside = pieces.get(one.inner_start)
        text = tuple(_leaves(inside.code)) if inside else one.text
        attributes = frozenset((it.name, it.value) for it in one.attributes)
        yield one.tag, attributes, text, one.parent, one.closed


def _leaves(code: Syntax) -> Iterator[object]:
    """Tokens but comments; whether a line ends before one, since that may end a statement."""
    todo = [code.root]
    row = 0
    while todo:
        node = todo.pop()
        if node.type in _COMMENTS:
            continue
        if node.child_count:
            todo += reversed(node.children)
        elif node.end_byte > node.start_byte:
            yield code.code(node), node.start_point.row > row
            row = node.end_point.row


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return re.sub(r"\s+", " ", text)
