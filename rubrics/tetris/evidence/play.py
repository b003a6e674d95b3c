"""Play: what was seen while the game was really played. Observations, never verdicts.

Cells are (column, row) of the board's lattice: column 0 is at the left wall, rows are counted in
the direction of the fall. Times are virtual milliseconds since the page was loaded. ``Play()`` is
a game in which nothing could be made out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from grader.evidence.browser import Picture
from rubrics.tetris.evidence.around import Again, Gain, Lowering, Pace, Preview
from rubrics.tetris.evidence.board import collapsed
from rubrics.tetris.evidence.geometry import KINDS, Cells, normal


class Effect(StrEnum):
    """What pressing a key does to the piece that falls."""

    LEFT = "left"
    RIGHT = "right"
    TURN = "turn"
    DOWN = "down"  # it falls faster
    DROP = "drop"  # it falls all the way and lies
    SWAP = "swap"  # another piece is in its place
    PAUSE = "pause"  # nothing falls any more
    RESTART = "restart"
    NONE = "none"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Press:
    """What a key did; ``held`` where only holding it did."""

    key: str
    effect: Effect
    held: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """The board: cells from wall to wall and from the first row seen to the floor.

    ``across`` and ``down`` are the size of a cell in CSS pixels; ``down`` is negative where
    pieces rise.
    """

    columns: int
    rows: int
    across: float
    down: float
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Spawn:
    """A piece as it came: its cells moved into the corner."""

    shape: Cells
    seed: int
    time_ms: float


@dataclass(frozen=True, slots=True)
class Push:
    """A piece that was pushed: how many columns were free that way, and how many it went.

    ``past`` counts cells that were seen beyond the wall or vanished there.
    """

    direction: Effect
    free: int
    moved: int
    seed: int
    time_ms: float
    past: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """A piece before and after it was turned, and what lay on the board.

    ``open`` means that nothing was near: a square as wide as the piece is long, with two cells
    around it, was free.
    """

    before: Cells = ()
    after: Cells = ()
    stack: Cells = ()
    open: bool = False
    key: str = ""
    seed: int = 0
    time_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Fall:
    """How far a piece fell by itself in how long, and how far it could have fallen."""

    ms: float
    rows: int
    free: int
    seed: int
    time_ms: float


@dataclass(frozen=True, slots=True)
class Landing:
    """A piece that came to lie: where it had to, what lay before, and what was seen after it.

    ``softly``: it was lowered row by row in a game that can also drop it.
    """

    piece: Cells
    expected: Cells
    before: Cells
    after: Cells
    seed: int
    time_ms: float
    softly: bool = False


@dataclass(frozen=True, slots=True)
class Clear:
    """Rows that were filled at once: what lay then, and what was seen when pieces came again.

    ``later`` is what lay after two more pieces (without these), or empty where that was not
    reached. ``before`` includes the piece that filled the rows.
    """

    rows: tuple[int, ...]
    before: Cells
    after: Cells
    later: Cells
    words_before: str
    words_after: str
    seed: int
    time_ms: float

    @property
    def sound(self) -> bool:
        """Whether the rows went, what lay above came down, and nothing else changed."""
        return frozenset(self.after) == collapsed(frozenset(self.before), self.rows)


@dataclass(frozen=True, slots=True)
class End:
    """A board that was filled to the top.

    Then it was watched for ten seconds: ``still`` means that it did not change any more,
    ``changes`` counts the half seconds in which it did, ``reset`` that it was emptied, ``veiled``
    that most of the pile looks otherwise than before. Then the same was played again with keys
    pressed in those seconds: ``answers`` means that the board looked otherwise by that.
    """

    reached: bool = False
    still: bool = True
    changes: int = 0
    reset: bool = False
    veiled: bool = False
    answers: bool = False
    words_before: str = ""
    words_after: str = ""
    seed: int = 0
    time_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Start:
    """One way in which starting was tried, where no piece could be moved afterwards.

    ``stirred``: the page looked otherwise afterwards, or heard a key. ``alive``: something came
    otherwise than on the page left alone. ``blank``: all that may be a board was of one colour, or
    there was none and nothing tall changed. ``still``: nothing tall changed. ``runs``: something
    changed by itself or by a key. ``asks``: there still was something that looks as if it started
    the game. Errors are those that nobody caught, ``broken`` says that some came on loading; the
    numbers are what was pending at the end.
    """

    opening: str
    stirred: bool = False
    alive: bool = False
    blank: bool = False
    still: bool = False
    runs: bool = False
    asks: bool = False
    broken: bool = False
    errors: tuple[str, ...] = ()
    timers: int = 0
    frames: int = 0


@dataclass(frozen=True, slots=True)
class Play:
    """Everything that was seen.

    ``trouble`` says why the game could not be made out, or only in part; ``words`` is all that
    the page and its canvases say at the beginning; ``unreached`` says that its scripts name inputs
    that nobody tried, such as touches. ``pictures`` are replays of some moments, which name the
    pictures that can be taken of them (see ``grader.evidence.replay``).
    """

    opening: str = ""
    starts: tuple[Start, ...] = ()
    trouble: str = ""
    words: str = ""
    unreached: bool = False
    board: Board | None = None
    presses: tuple[Press, ...] = ()
    spawns: tuple[Spawn, ...] = ()
    pushes: tuple[Push, ...] = ()
    turns: tuple[Turn, ...] = ()
    falls: tuple[Fall, ...] = ()
    landings: tuple[Landing, ...] = ()
    clears: tuple[Clear, ...] = ()
    ends: tuple[End, ...] = ()
    gains: tuple[Gain, ...] = ()
    lowerings: tuple[Lowering, ...] = ()
    paces: tuple[Pace, ...] = ()
    previews: tuple[Preview, ...] = ()
    agains: tuple[Again, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def seeds(self) -> frozenset[int]:
        """Seeds under which something was seen."""
        return seeds((*self.spawns, *self.pushes, *self.falls))

    def key(self, effect: Effect) -> str:
        """The first key with an effect, or an empty text."""
        return next((one.key for one in self.presses if one.effect is effect), "")


def seeds(seen: Iterable[Spawn | Push | Fall | Turn | Landing | Clear | End]) -> frozenset[int]:
    """The seeds of some observations."""
    return frozenset(one.seed for one in seen)


TWICE = 2
"""Times a piece has to be seen before it counts."""


def seen_kinds(spawns: Iterable[Spawn]) -> frozenset[str]:
    """Letters of the tetrominoes that came, each more than once."""
    counts: dict[str, int] = {}
    for one in spawns:
        letter = NAMES.get(normal(one.shape))
        if letter:
            counts[letter] = counts.get(letter, 0) + 1
    return frozenset(letter for letter, count in counts.items() if count >= TWICE)


NAMES = {normal(cells): letter for letter, cells in KINDS.items()}
"""Letters by what all turns of a piece share."""
