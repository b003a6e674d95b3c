"""Planning: how known pieces fill several rows at once.

Thousands of stacks are looked at, so that each is one whole number here: the cell at (column, row)
is bit ``row * columns + column``.
"""

from collections.abc import Iterable, Iterator, Sequence

from rubrics.tetris.evidence.board import Set, corner
from rubrics.tetris.evidence.placing import orientations, worth

NEAR = 2.0
"""What each cell in the rows that shall be filled adds to the value of a stack."""

TALLEST = 9
"""Rows that a stack may become higher on the way."""


def plan(
    pieces: Sequence[Set],
    stack: Set,
    columns: int,
    floor: int,
    rows: int,
    *,
    turnable: bool,
    beam: int = 60,
) -> tuple[Set, ...]:
    """Find how known pieces fill so many rows at once, none before, in as few pieces as may be.

    Args:
        pieces: as they stand when they come, in their order.
        stack: what lies before the first of them.
        columns: of the board.
        floor: the first row below it.
        rows: to be filled by one piece.
        turnable: whether pieces can be turned.
        beam: stacks that are kept from each piece to the next.

    Returns:
        Where each piece shall lie; the last one fills the rows. Nothing where no way was found.
    """
    bits = _Bits(columns, floor)
    first = bits.of(stack)
    tallest = bits.highest(first) + TALLEST
    states: list[tuple[int, tuple[int, ...]]] = [(first, ())]
    for piece in pieces:
        starts = list(bits.starts(piece, turnable=turnable))
        scored: dict[int, tuple[float, tuple[int, ...]]] = {}
        for held, steps in states:
            for cells in bits.landings(starts, held):
                made = held | cells
                filled = bits.filled(made, cells)
                if filled == rows:
                    return tuple(bits.cells(one) for one in (*steps, cells))
                if not filled and bits.highest(cells) <= tallest and made not in scored:
                    scored[made] = bits.promise(made, rows), (*steps, cells)
        best = sorted(scored.items(), key=lambda item: (-item[1][0], item[0]))[:beam]
        states = [(held, steps) for held, (_, steps) in best]
    return ()


def toward(piece: Set, stack: Set, columns: int, floor: int, rows: int, *, turnable: bool) -> Set:
    """The same of one piece, where what comes after it is not known: the best place for it.

    One that fills fewer rows is taken only where there is no other; none, where it fits nowhere.
    """
    bits = _Bits(columns, floor)
    held = bits.of(stack)
    ways = [
        (bits.filled(held | cells, cells), bits.promise(held | cells, rows), cells)
        for cells in bits.landings(bits.starts(piece, turnable=turnable), held)
    ]
    best = max(ways, key=lambda one: (one[0] >= rows, -one[0], one[1], one[2]), default=None)
    return bits.cells(best[2]) if best else frozenset()


class _Bits:
    """A board on which sets of cells are whole numbers."""

    def __init__(self, columns: int, floor: int) -> None:
        self.columns = columns
        self.floor = floor
        self.end = 1 << columns * floor
        self.row = [((1 << columns) - 1) << row * columns for row in range(floor)]
        first = sum(1 << row * columns for row in range(floor))
        self.column = [first << column for column in range(columns)]

    def of(self, cells: Iterable[tuple[int, int]]) -> int:
        """Some cells as a number."""
        return sum(1 << row * self.columns + column for column, row in cells)

    def cells(self, number: int) -> Set:
        """The cells of a number."""
        places = (at for at in range(number.bit_length()) if number >> at & 1)
        return frozenset((at % self.columns, at // self.columns) for at in places)

    def starts(self, piece: Set, *, turnable: bool) -> Iterator[int]:
        """Every orientation of a piece in every column, in the row where it comes."""
        row = max(0, corner(piece)[1])
        for form in orientations(piece, turnable=turnable):
            width = max(column for column, _ in form) + 1
            first = self.of(form) << row * self.columns
            yield from (first << column for column in range(self.columns - width + 1))

    def landings(self, starts: Iterable[int], stack: int) -> Iterator[int]:
        """Where pieces come to lie that fall straight."""
        columns, end = self.columns, self.end
        for start in starts:
            if start & stack:
                continue
            piece, below = start, start << columns
            while below < end and not below & stack:
                piece, below = below, below << columns
            yield piece

    def filled(self, stack: int, piece: int) -> int:
        """How many rows of a piece are full."""
        first = self._first(piece) // self.columns
        last = (piece.bit_length() - 1) // self.columns
        return sum(stack & row == row for row in self.row[first : last + 1])

    def highest(self, cells: int) -> int:
        """How many rows from the floor to the highest cell."""
        return self.floor - self._first(cells) // self.columns if cells else 0

    def promise(self, stack: int, rows: int) -> float:
        """How near a stack is to filling the lowest rows at once, without holes on the way."""
        held = [stack & column for column in self.column]
        heights = [self.highest(one) for one in held]
        low = (stack >> (self.floor - rows) * self.columns).bit_count()
        return NEAR * low + worth(heights, stack.bit_count())

    @staticmethod
    def _first(number: int) -> int:
        """The place of the first bit that is set."""
        return (number & -number).bit_length() - 1
