"""Holding: what is known of a game while it is played, and what may come of a piece."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from rubrics.tetris.evidence.board import Set, collapsed, corner, shape
from rubrics.tetris.evidence.geometry import Cells, normal


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


def upper_half(cells: Set) -> Set:
    """A piece that stands upon its ghost: the upper one of two equal shapes."""
    ordered = sorted(cells, key=lambda one: (one[1], one[0]))
    half = frozenset(ordered[: len(ordered) // 2])
    rest = cells - half
    return half if shape(half) == shape(rest) else cells
