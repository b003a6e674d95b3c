"""Loops that count: every pass through a loop of an answer ticks, so that an endless one ends.

What ends a loop is a number of passes and no clock, so that the same answer ends at the same pass
on every machine. What no loop of the answer does (a pattern that backtracks for ever) is left to
the lab's own patience.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

TICK = "__tick();"
"""What stands at the start of every loop's body."""

_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})


@dataclass(frozen=True, slots=True)
class Inserted:
    """Text that was put into a row (from 0) before a column (bytes, from 0)."""

    row: int
    column: int
    offset: int
    text: str


def insertions(root: Node) -> tuple[Inserted, ...]:
    """What has to be put into a script that parses, in the order of its text."""
    if root.has_error:
        return ()
    return tuple(sorted(_insertions(root), key=lambda one: one.offset))


def with_insertions(data: bytes, inserted: tuple[Inserted, ...]) -> str:
    """Put it in."""
    parts, done = [], 0
    for one in inserted:
        parts += [data[done : one.offset], one.text.encode()]
        done = one.offset
    return b"".join([*parts, data[done:]]).decode("utf-8", "replace")


def unshifted(inserted: tuple[Inserted, ...], row: int, unit: int, before: bytes) -> int:
    """Take what was put in before a column (UTF-16 units) of a row out of it again.

    ``before`` is the row as it was, in UTF-8.
    """
    shift = 0
    for one in inserted:
        if one.row != row:
            continue
        start = len(before[: one.column].decode("utf-8", "replace").encode("utf-16-le")) // 2
        if start + shift >= unit:
            break
        shift += min(len(one.text), unit - start - shift)
    return unit - shift


def _insertions(root: Node) -> Iterator[Inserted]:
    todo = [root]
    while todo:
        node = todo.pop()
        todo += node.children
        if node.type not in _LOOPS:
            continue
        body = node.child_by_field_name("body")
        if body is None:
            continue
        row, column = body.start_point
        if body.type == "statement_block":
            yield Inserted(row, column + 1, body.start_byte + 1, TICK)
        else:
            end_row, end_column = body.end_point
            yield Inserted(row, column, body.start_byte, "{" + TICK)
            yield Inserted(end_row, end_column, body.end_byte, "}")
