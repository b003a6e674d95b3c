"""What stands on a board: cells as sets, the falling piece apart from its ghost.

Cells are (column, row) of a lattice, rows counted in the direction of the fall.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np

from rubrics.tetris.evidence.geometry import Cell, Cells, moved
from rubrics.tetris.evidence.lattice import Occupied

Set: TypeAlias = frozenset[Cell]


def cells_of(occupied: Occupied) -> Set:
    """The cells that are set."""
    return frozenset((int(column), int(row)) for row, column in np.argwhere(occupied))


EDGES = ((0, -1), (-1, 0), (1, 0), (0, 1))
ALL_ROUND = (*EDGES, (-1, -1), (1, -1), (-1, 1), (1, 1))
"""Where a cell is touched by edge only, and by edge or corner."""


def groups(cells: Iterable[Cell], touching: Sequence[Cell] = ALL_ROUND) -> list[Set]:
    """Split cells into groups that touch, the topmost first."""
    left = set(cells)
    found = []
    while left:
        group = [left.pop()]
        for column, row in group:
            for right, down in touching:
                near = column + right, row + down
                if near in left:
                    left.remove(near)
                    group.append(near)
        found.append(frozenset(group))
    return sorted(found, key=lambda one: (min(row for _, row in one), min(one)))


def shifted(cells: Iterable[Cell], columns: int, rows: int) -> Set:
    """Move cells."""
    return frozenset((column + columns, row + rows) for column, row in cells)


def corner(cells: Iterable[Cell]) -> Cell:
    """The first column and row of some cells."""
    listed = list(cells)
    return min(column for column, _ in listed), min(row for _, row in listed)


def shape(cells: Iterable[Cell]) -> Cells:
    """What is left of some cells when their place is forgotten; a turn is another shape."""
    return moved(cells)


def bottom(cells: Iterable[Cell]) -> int:
    """The lowest row of some cells."""
    return max(row for _, row in cells)


def landed(piece: Set, stack: Set, floor: int) -> Set:
    """Where a piece comes to lie that falls straight; ``floor`` is the first row below."""
    while all(row + 1 < floor and (column, row + 1) not in stack for column, row in piece):
        piece = shifted(piece, 0, 1)
    return piece


def full_rows(stack: Set, columns: int) -> tuple[int, ...]:
    """Rows without a hole, from above."""
    counts: dict[int, int] = {}
    for _, row in stack:
        counts[row] = counts.get(row, 0) + 1
    return tuple(sorted(row for row, count in counts.items() if count == columns))


def collapsed(stack: Set, rows: Iterable[int]) -> Set:
    """Take rows out; what lies above comes down."""
    gone = sorted(rows)
    return frozenset(
        (column, row + sum(one > row for one in gone)) for column, row in stack if row not in gone
    )
