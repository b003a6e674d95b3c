"""Where to put a piece: a search over placements, for a machine that wants to fill rows.

The value of a stack is the linear one of Yiyuan Lee, 2013 ("Tetris AI: the (near) perfect bot"):
summed heights, rows filled, holes and roughness, with his weights rounded, and holes costing more,
since a row has to be filled soon rather than the game to last. Nothing is judged by it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rubrics.tetris.evidence.board import (
    Set,
    collapsed,
    corner,
    full_rows,
    landed,
    shape,
    shifted,
)
from rubrics.tetris.evidence.geometry import Cells, turns

HEIGHT, FILLED, HOLES, ROUGH = -0.51, 0.76, -0.9, -0.18


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a piece shall lie: its cells, and which rows that fills."""

    cells: Set
    filled: tuple[int, ...]
    value: float

    @property
    def shape(self) -> Cells:
        """The orientation that is wanted."""
        return shape(self.cells)

    @property
    def column(self) -> int:
        """The first column."""
        return corner(self.cells)[0]


def orientations(piece: Set, *, turnable: bool) -> list[Cells]:
    """The different shapes of a piece, as it stands first."""
    made = turns(shape(piece)) if turnable else (shape(piece),)
    return list(dict.fromkeys(made))


def placements(
    piece: Set, stack: Set, columns: int, floor: int, *, turnable: bool, top: int = 0
) -> Iterator[Placement]:
    """Every way in which a piece may come down, with what it is worth."""
    first_row = max(top, corner(piece)[1])
    for form in orientations(piece, turnable=turnable):
        width = max(column for column, _ in form) + 1
        for column in range(columns - width + 1):
            start = shifted(form, column, first_row)
            if start & stack:
                continue
            cells = landed(start, stack, floor)
            after = stack | cells
            filled = full_rows(after, columns)
            yield Placement(
                cells, filled, value(collapsed(after, filled), columns, floor, len(filled))
            )


def value(stack: Set, columns: int, floor: int, filled: int) -> float:
    """How good a stack is to build on."""
    heights = [0] * columns
    for column, row in stack:
        heights[column] = max(heights[column], floor - row)
    return FILLED * filled + worth(heights, len(stack))


def worth(heights: Sequence[int], cells: int) -> float:
    """What the surface of a stack and its holes are worth: its columns' heights, and its cells."""
    holes = sum(heights) - cells
    rough = sum(abs(one - other) for one, other in pairwise(heights))
    return HEIGHT * sum(heights) + HOLES * holes + ROUGH * rough


def highest(stack: Set, floor: int) -> int:
    """How many rows a stack is high."""
    return floor - min((row for _, row in stack), default=floor)
