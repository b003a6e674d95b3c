"""The truth about a planted set of pieces, from geometry alone.

A piece is judged by the shape of its cells: moving and turning keep it what it is, mirroring does
not, and neither names nor colours count. A piece that is given in several turned states is of a
kind only if all of its states are of that kind.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Cell = tuple[int, int]
Cells = tuple[Cell, ...]
Kind = Literal["I", "O", "T", "S", "Z", "J", "L"]
Expected = tuple[tuple[str, str], ...]

KINDS: tuple[Kind, ...] = ("I", "O", "T", "S", "Z", "J", "L")

PICTURES: dict[Kind, tuple[str, ...]] = {
    "I": ("####",),
    "O": ("##", "##"),
    "T": (".#.", "###"),
    "S": (".##", "##."),
    "Z": ("##.", ".##"),
    "J": ("#..", "###"),
    "L": ("..#", "###"),
}


@dataclass(frozen=True, slots=True)
class Program:
    """One page with its truth.

    `expected` is the sorted tuple of (message id, kind or "") that a judge must find, or None where
    the pieces cannot be read off the source, so that any verdict would be a guess.
    """

    name: str
    html: str
    encoding: str
    style: str
    defect: str
    expected: Expected | None


def cells_of(picture: Iterable[str]) -> Cells:
    """The `#` cells of a picture as (column, row), columns rightwards and rows downwards."""
    return tuple(
        (x, y) for y, line in enumerate(picture) for x, sign in enumerate(line) if sign == "#"
    )


def spun(cells: Iterable[Cell]) -> Cells:
    """The cells after a quarter turn clockwise about the origin."""
    return tuple((-y, x) for x, y in cells)


def settled(cells: Iterable[Cell]) -> Cells:
    """The cells moved so that the smallest column and row are 0, each once, sorted by row."""
    distinct = set(cells)
    left = min(x for x, _ in distinct)
    top = min(y for _, y in distinct)
    return tuple(sorted(((x - left, y - top) for x, y in distinct), key=lambda c: (c[1], c[0])))


def turns_of(cells: Iterable[Cell]) -> tuple[Cells, ...]:
    """The four settled quarter turns of a shape, the given one first."""
    turned = tuple(cells)
    turns = []
    for _ in range(4):
        turns.append(settled(turned))
        turned = spun(turned)
    return tuple(turns)


SHAPES: dict[Kind, Cells] = {kind: cells_of(PICTURES[kind]) for kind in KINDS}
_KIND_OF_TURN: dict[Cells, Kind] = {
    turn: kind for kind, cells in SHAPES.items() for turn in turns_of(cells)
}


def kind_of(cells: Iterable[Cell]) -> Kind | None:
    """Which of the seven one-sided tetrominoes the cells make, or None if they make none."""
    return _KIND_OF_TURN.get(settled(cells))


def kind_of_states(states: Iterable[Cells]) -> Kind | None:
    """The one kind that every state of a piece has, or None if the states disagree."""
    kinds = {kind_of(state) for state in states}
    return kinds.pop() if len(kinds) == 1 else None


def expected(pieces: Iterable[Sequence[Cells]]) -> Expected:
    """What must be found in a table of pieces, each a sequence of turned states.

    A piece without any state is a placeholder and does not count. An entry that is no tetromino is
    malformed where it stands in for a missing kind and extra where all seven are there.
    """
    kinds = Counter(kind_of_states(states) for states in pieces if states)
    strangers = kinds.pop(None, 0)
    missing = [kind for kind in KINDS if kind not in kinds]
    findings: list[tuple[str, str]] = [("missing-piece", kind) for kind in missing]
    findings += [("doubled-piece", kind) for kind in KINDS if kinds[kind] > 1]
    findings += [("malformed-piece" if missing else "extra-piece", "")] * strangers
    return tuple(sorted(findings))
