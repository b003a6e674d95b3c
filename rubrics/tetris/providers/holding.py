"""Holding: what is known of a game while it is played, and what may come of a piece."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rubrics.tetris.evidence.board import Set, collapsed, corner, groups, landed, shape, shifted
from rubrics.tetris.evidence.geometry import Cells, normal
from rubrics.tetris.evidence.lying import MOST_CELLS


@dataclass(frozen=True, slots=True)
class Roles:
    """Which key does what; empty where none does."""

    left: str = ""
    right: str = ""
    down: str = ""
    held: bool = False
    turn: str = ""
    back: str = ""
    drop: str = ""


@dataclass
class Memory:
    """What turns were seen to do: from a shape to the next, and by how many columns it goes."""

    turns: dict[Cells, tuple[Cells, int]] = field(default_factory=dict)

    def keep(self, before: Set, after: Set) -> None:
        """Remember a turn, unless the piece is another one afterwards."""
        if before and after and normal(tuple(before)) == normal(tuple(after)):
            self.turns[shape(before)] = shape(after), corner(after)[0] - corner(before)[0]


def outcomes(after: Set, filled: tuple[int, ...]) -> Iterator[Set]:
    """What may lie when rows were filled: as it has to be first, then with every fault."""
    for count in range(len(filled), -1, -1):
        for rows in combinations(filled, count):
            yield collapsed(after, rows)
    yield frozenset(cell for cell in after if cell[1] not in filled)


def starts(rest: Set, floor: int, *, ghost: bool) -> bool:
    """Whether what is left over is a new piece and nothing else, but for its ghost."""
    if not rest:
        return False
    first, *others = groups(rest)
    if corner(first)[1] >= floor // 2 or len(first) > MOST_CELLS:
        return False
    loose = frozenset(cell for group in others for cell in group)
    return not loose or (ghost and len(loose) <= len(first))


def lain(hopes: Iterable[Set], floor: int, looks: Sequence[Set], *, ghost: bool) -> Set | None:
    """Which of the hopes lies in one of some looks, with a new piece above it."""
    for hope in hopes:
        rests = (seen - hope for seen in looks if hope <= seen)
        if any(starts(rest, floor, ghost=ghost) for rest in rests):
            return hope
    return None


def sunk(lying: Set, stack: Set, floor: int, looks: Sequence[Set], *, ghost: bool) -> Set | None:
    """What lies in one of some looks if a piece went on through others, or through the floor.

    A new piece has come in that look, and nothing else is seen but where it would fall to.
    """
    for rows in range(1, floor - corner(lying)[1]):
        part = frozenset(one for one in shifted(lying, 0, rows) if one[1] < floor)
        deep = stack | part
        for rest in (seen - deep for seen in looks if deep <= seen):
            if starts(rest, floor, ghost=ghost):
                first, *others = groups(rest)
                if frozenset().union(*others) <= landed(first, deep, floor):
                    return deep
    return None


def upper_half(cells: Set) -> Set:
    """A piece that stands upon its ghost: the upper one of two equal shapes."""
    ordered = sorted(cells, key=lambda one: (one[1], one[0]))
    half = frozenset(ordered[: len(ordered) // 2])
    rest = cells - half
    return half if shape(half) == shape(rest) else cells
