"""Damage to the seven pieces of a Tetris: a cell too many or too few, a piece lost or doubled."""

import itertools
import re
from collections.abc import Iterator
from random import Random

from tree_sitter import Node

from grader.mutations.edit import Change, Slip
from grader.mutations.reading import Draft, Piece, draft

CELLS = 4
"""Of a tetromino."""

_OWED = ("wrong-tetrominoes",)
_FILLED = re.compile(r"[^ .0_\-]")


def wrong_cells(page: Draft, _rng: Random) -> Iterator[Change]:
    """Fill one more cell of a piece, or empty one."""
    for piece in page.scripts:
        for shape in _shapes(piece):
            for row in shape.named_children:
                yield from _numbers(piece, row) if row.type == "array" else _letters(piece, row)


def _numbers(piece: Piece, row: Node) -> Iterator[Change]:
    filled = [one for one in row.named_children if piece.text(one) != "0"]
    mark = piece.text(filled[0]) if filled else "1"
    for one in row.named_children:
        yield (piece.edit(one, mark if piece.text(one) == "0" else "0"),)


def _letters(piece: Piece, row: Node) -> Iterator[Change]:
    text = piece.text(row)
    for at in range(1, len(text) - 1):
        if _FILLED.match(text[at]):
            yield (piece.edit(row, f"{text[:at]}.{text[at + 1 :]}"),)


def lost_pieces(page: Draft, _rng: Random) -> Iterator[Change]:
    """Leave one of seven pieces out."""
    for piece in page.scripts:
        for table in _tables(piece):
            parts = table.named_children
            for one, after in itertools.pairwise(parts):
                yield (piece.span(one.start_byte, after.start_byte),)


def doubled_pieces(page: Draft, _rng: Random) -> Iterator[Change]:
    """Write the cells of one piece in the place of another's."""
    for piece in page.scripts:
        for table in _tables(piece):
            shapes = [found for one in table.named_children for found in _shapes(piece, one)]
            for one, other in itertools.pairwise(shapes):
                if piece.text(one) != piece.text(other):
                    yield (piece.edit(other, piece.text(one)),)


def _tables(piece: Piece) -> Iterator[Node]:
    """What holds seven shapes, each below a child of its own."""
    for node in piece.nodes("array", "object"):
        parts = node.named_children
        if len(parts) == 7 and all(len(list(_shapes(piece, one))) == 1 for one in parts):
            yield node


def _shapes(piece: Piece, within: Node | None = None) -> Iterator[Node]:
    """Tables of numbers or letters with four cells filled."""
    todo = [within or piece.code.root]
    while todo:
        node = todo.pop()
        if node.type == "array" and _is_shape(piece, node):
            yield node
        else:
            todo += reversed(node.named_children)


def _is_shape(piece: Piece, node: Node) -> bool:
    rows = node.named_children
    if not 1 <= len(rows) <= CELLS:
        return False
    if all(one.type == "string" for one in rows):
        texts = [piece.text(one)[1:-1] for one in rows]
        return len({len(one) for one in texts}) == 1 and _count("".join(texts)) == CELLS
    if any(one.type != "array" or not one.named_children for one in rows):
        return False
    numbers = [one for row in rows for one in row.named_children]
    digits = [piece.text(one) for one in numbers if one.type == "number"]
    whole = len(digits) == len(numbers) and len({len(row.named_children) for row in rows}) == 1
    return whole and sum(one != "0" for one in digits) == CELLS


def _count(text: str) -> int:
    return len(_FILLED.findall(text))


MUTATIONS: tuple[Slip[Draft], ...] = (
    Slip("wrong_cell", _OWED, draft, wrong_cells),
    Slip("lost_piece", _OWED, draft, lost_pieces),
    Slip("doubled_piece", _OWED, draft, doubled_pieces),
)
