"""Polyominoes on the square grid: what shape a set of cells is, however it is turned.

Cells are (column, row), rows counted downwards. Shapes are compared up to translation and
rotation, never reflection: S and Z, J and L are different pieces.
"""

from collections.abc import Iterable
from operator import itemgetter
from typing import TypeAlias

Cell: TypeAlias = tuple[int, int]
Cells: TypeAlias = tuple[Cell, ...]

DRAWN = {
    "I": "####",
    "O": "##/##",
    "T": ".#./###",
    "S": ".##/##.",
    "Z": "##./.##",
    "J": "#../###",
    "L": "..#/###",
}
"""The seven one-sided tetrominoes, in the order in which they are reported."""


_BY_ROW = itemgetter(1, 0)


def moved(cells: Iterable[Cell]) -> Cells:
    """Translate cells into the corner and sort them by row, then column."""
    distinct = set(cells)
    if not distinct:
        return ()
    columns, rows = zip(*distinct, strict=True)
    left, top = min(columns), min(rows)
    return tuple((column - left, row - top) for column, row in sorted(distinct, key=_BY_ROW))


def turned(cells: Cells) -> Cells:
    """Turn cells clockwise by a quarter."""
    return moved((-row, column) for column, row in cells)


def turns(cells: Cells) -> tuple[Cells, Cells, Cells, Cells]:
    """All four quarter turns of some cells, moved into the corner."""
    first = moved(cells)
    second = turned(first)
    third = turned(second)
    return first, second, third, turned(third)


def normal(cells: Cells) -> Cells:
    """The form that all translations and rotations of a shape share."""
    return min(turns(cells))


def connected(cells: Cells) -> bool:
    """Whether every cell can be reached from every other through common edges."""
    left = set(cells)
    waiting = [left.pop()] if left else []
    while waiting:
        column, row = waiting.pop()
        for near in ((column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)):
            if near in left:
                left.remove(near)
                waiting.append(near)
    return not left


def _drawn(rows: str) -> Cells:
    lines = rows.split("/")
    return moved(
        (column, row)
        for row, line in enumerate(lines)
        for column, mark in enumerate(line)
        if mark == "#"
    )


KINDS: dict[str, Cells] = {letter: _drawn(rows) for letter, rows in DRAWN.items()}
"""Each piece as it is drawn above."""

_LETTER = {turn: kind for kind, cells in KINDS.items() for turn in turns(cells)}


def kind_of(cells: Iterable[Cell]) -> str | None:
    """The letter of a tetromino, or None where the cells are none."""
    return letter(moved(cells))


def letter(cells: Cells) -> str | None:
    """The letter of a tetromino that is moved into the corner already."""
    return _LETTER.get(cells)


def same_shape(states: Iterable[Cells]) -> bool:
    """Whether all states are one shape under rotation."""
    return len({normal(one) for one in states}) <= 1
