"""Pieces as they were read off a program, and a list of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tree_sitter import Node

from rubrics.tetris.evidence.geometry import Cells, letter, same_shape


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry, read. ``kind`` is its letter, None where its states are not one tetromino."""

    name: str
    states: tuple[Cells, ...]
    kind: str | None
    node: Node | None = None


def common_kind(states: Iterable[Cells]) -> str | None:
    """The letter that all states, moved into the corner, share, or None."""
    kinds = {letter(one) for one in states}
    return kinds.pop() if len(kinds) == 1 else None


@dataclass(frozen=True)
class Reading:
    """A list read as pieces. ``unclear`` counts entries with unknown parts.

    ``torn`` tells that another reading is as good and sees other pieces.
    """

    form: str
    pieces: tuple[Piece, ...]
    unclear: int = 0
    torn: bool = False

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Letters that appear."""
        return frozenset(one.kind for one in self.pieces if one.kind)

    @cached_property
    def sound(self) -> int:
        """How many pieces are tetrominoes."""
        return sum(one.kind is not None for one in self.pieces)

    @property
    def rank(self) -> tuple[int, int, int]:
        """What makes one reading of the same list better than another."""
        bad = len(self.pieces) - self.sound
        return len(self.kinds), self.sound - bad, -self.unclear

    @property
    def perfect(self) -> bool:
        """Whether it holds the seven pieces and nothing else."""
        return len(self.kinds) == len(self.pieces) == 7 and not self.unclear and not self.torn


def regrouped(reading: Reading) -> Reading:
    """Gather entries that are the rotation states of one piece after another."""
    pieces = reading.pieces
    if len(pieces) < 15 or reading.unclear:
        return reading
    runs: list[list[Piece]] = []
    for at, piece in enumerate(pieces):
        by_four = len(pieces) == 28 and at % 4
        follows = runs and piece.kind and runs[-1][-1].kind == piece.kind and len(runs[-1]) < 4
        if by_four or (follows and len(pieces) != 28):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    joined = tuple(_joined(run) for run in runs)
    sound = sum(same_shape(one.states) for one in joined)
    return replace(reading, pieces=joined) if sound * 4 >= len(joined) * 3 else reading


def _joined(run: Sequence[Piece]) -> Piece:
    states = tuple(state for one in run for state in one.states)
    return replace(run[0], states=states, kind=common_kind(states))
