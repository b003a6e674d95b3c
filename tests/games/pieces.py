"""The seven pieces as games hold them, and the faults that can be planted in them.

A piece lies in the square box in which it turns: two cells wide for O, four for I, three for the
others. Cells are (column, row), rows along the fall.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.shape_programs.oracle import Cells, Expected, Kind, expected

BOXES: dict[Kind, tuple[str, ...]] = {
    "I": ("....", "####"),
    "O": ("##", "##"),
    "T": (".#.", "###"),
    "S": (".##", "##."),
    "Z": ("##.", ".##"),
    "J": ("#..", "###"),
    "L": ("..#", "###"),
}
_RAGGED = ("#.#", "##.")
_PENTOMINOES = (("###", "#.#"), (".#.", "###", ".#."), ("#..", "###", "..#"))
_SMALL = (("#",), ("##",), ("#.", "##"))


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry of a game's table: a name, a colour, and its four turned states in one box."""

    name: str
    tint: str
    states: tuple[Cells, Cells, Cells, Cells]

    @property
    def cells(self) -> Cells:
        """The state in which it appears."""
        return self.states[0]

    @property
    def side(self) -> int:
        """The side of its box."""
        return 1 + max(max(cell) for cell in self.cells)


def cells_of(picture: Sequence[str]) -> Cells:
    """The `#` cells of a picture."""
    return tuple(
        (x, y) for y, row in enumerate(picture) for x, sign in enumerate(row) if sign == "#"
    )


def turned(cells: Cells, side: int) -> Cells:
    """Cells after a quarter turn clockwise in their box."""
    return tuple(sorted(((side - 1 - y, x) for x, y in cells), key=lambda at: (at[1], at[0])))


def piece(name: str, tint: str, picture: Sequence[str]) -> Piece:
    """The piece that a picture shows, turned in the smallest box from its corner."""
    cells = cells_of(picture)
    side = 1 + max(max(cell) for cell in cells)
    second = turned(cells, side)
    third = turned(second, side)
    return Piece(name, tint, (cells, second, third, turned(third, side)))


def seven(tints: Sequence[str]) -> list[Piece]:
    """The right pieces, in the order of `BOXES`."""
    return [piece(kind, tint, BOXES[kind]) for kind, tint in zip(BOXES, tints, strict=False)]


def _replaced(pieces: list[Piece], name: str, picture: Sequence[str]) -> list[Piece]:
    return [piece(name, one.tint, picture) if one.name == name else one for one in pieces]


def _missing(pieces: list[Piece], rng: Random) -> list[Piece]:
    gone = rng.choice("IOT")
    return [one for one in pieces if one.name != gone]


def _doubled(pieces: list[Piece], rng: Random) -> list[Piece]:
    gone, kept = rng.sample("IOT", 2)
    return _replaced(pieces, gone, BOXES[kept])  # type: ignore[index]


def _extra(pieces: list[Piece], rng: Random) -> list[Piece]:
    return [*pieces, piece("X", rng.choice(pieces).tint, rng.choice(_PENTOMINOES))]


def _small(pieces: list[Piece], rng: Random) -> list[Piece]:
    return [*pieces, piece("X", rng.choice(pieces).tint, rng.choice(_SMALL))]


def _crooked(pieces: list[Piece], rng: Random) -> list[Piece]:
    """One turned state of J loses its foot to the other side: the table's third state is an L."""
    at = next(at for at, one in enumerate(pieces) if one.name == "J")
    one = pieces[at]
    mirrored = tuple(sorted(((2 - x, y) for x, y in one.states[2]), key=lambda c: (c[1], c[0])))
    states = (one.states[0], one.states[1], mirrored, one.states[3])
    return [*pieces[:at], Piece(one.name, one.tint, states), *pieces[at + 1 :]]


PLANTERS: dict[str, Callable[[list[Piece], Random], list[Piece]]] = {
    "piece_missing": _missing,
    "piece_doubled": _doubled,
    "piece_six": lambda pieces, _: _replaced(pieces, "O", ("###", "###")),
    "piece_short": lambda pieces, _: _replaced(pieces, "I", ("...", "###")),
    "piece_long": lambda pieces, _: _replaced(pieces, "I", (".....", ".....", "#####")),
    "piece_ragged": lambda pieces, _: _replaced(pieces, "L", _RAGGED),
    "piece_plus": lambda pieces, _: _replaced(pieces, "T", _PENTOMINOES[1]),
    "piece_extra": _extra,
    "piece_small": _small,
    "piece_state": _crooked,
}


def planted(bug: str, tints: Sequence[str], rng: Random) -> list[Piece]:
    """The pieces of a game, with the fault of that name if it is one of pieces."""
    pieces = seven(tints)
    return PLANTERS[bug](pieces, rng) if bug in PLANTERS else pieces


def findings(pieces: Sequence[Piece], unpicked: int = 0) -> Expected:
    """What is wrong with the pieces that a game deals, the last `unpicked` never being dealt."""
    dealt = pieces[: len(pieces) - unpicked]
    return expected(one.states for one in dealt)
