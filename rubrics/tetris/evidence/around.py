"""What was seen around the board: numbers, the next piece, keys that were promised, another game.

Observations, never verdicts. Times are virtual milliseconds since the page was loaded.
"""

from dataclasses import dataclass

from rubrics.tetris.evidence.score import Figures

TWICE = 2
"""Times a picture has to foretell the same piece."""

DIFFERENT = 3
"""Kinds of pieces that have to come before a picture should have changed."""


@dataclass(frozen=True, slots=True)
class Gain:
    """A piece that came to lie, and the numbers of the page before it and after it.

    ``cleared`` rows went by it; ``fallen`` rows it was dropped by key, ``hard`` at once.
    """

    cleared: int
    fallen: int
    hard: bool
    before: Figures
    after: Figures
    seed: int
    time_ms: float


@dataclass(frozen=True, slots=True)
class Lowering:
    """A key or button that shall make a piece fall: what came of tapping and holding it.

    ``fell`` is whether the piece was lower than without it, or had landed; ``changed`` whether
    anything on the board was otherwise at all.
    """

    hard: bool
    by: str
    fell: bool
    changed: bool
    seed: int
    time_ms: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a piece takes for a row by itself, in ms, and what was reached then."""

    ms: float
    cleared: int
    figures: Figures
    seed: int
    time_ms: float


@dataclass(frozen=True, slots=True)
class Preview:
    """What was seen beside the board when so many pieces of so many kinds came.

    ``changes`` counts the pieces with which anything but text changed outside of the board;
    ``flat`` means that the place under the title shows one colour. ``foretold`` counts how often
    a picture was followed by the same piece as before, in the place where that fits best, and
    ``belied`` how often by another one there; ``pictures`` are the different ones.
    """

    pieces: int
    kinds: int
    changes: int
    flat: bool
    pictures: int
    foretold: int
    belied: int
    seed: int
    time_ms: float

    @property
    def shows(self) -> bool:
        """Whether some place foretells the next piece."""
        return self.foretold >= TWICE and not self.belied

    @property
    def stands(self) -> bool:
        """Whether nothing changed beside the board though different pieces came."""
        return self.kinds >= DIFFERENT and self.changes == 0

    @property
    def lies(self) -> bool:
        """Whether a place changes with the pieces, and what follows is another one each time."""
        steady = self.changes >= self.pieces // 2 and self.pictures <= self.pieces * 2 // 3
        return steady and self.belied > max(DIFFERENT, self.foretold)


@dataclass(frozen=True, slots=True)
class Again:
    """A promised way to another game, tried when one was over.

    ``cleared`` means that the board was as empty as at first, ``alive`` that a piece fell or
    moved on it.
    """

    by: str
    cleared: bool
    alive: bool
    seed: int
    time_ms: float
