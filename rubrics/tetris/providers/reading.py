"""Reading: the numbers of the page around every piece that lands.

Text of the document is read live. Text that is drawn in a canvas is known to the recorder only:
then the whole run is done once more, in a fork that looks at the same moments.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from grader.evidence.inputs import Show
from grader.evidence.trace import Sight
from rubrics.tetris.evidence.around import Gain
from rubrics.tetris.evidence.score import Figures, Word, figures, scores
from rubrics.tetris.providers.seat import Seat

READING = (files(__package__) / "js" / "reading.js").read_text("utf-8")

LATE_MS = 1300.0
"""How long is waited for points that come late: some games count up, or write once a second."""


async def read(seat: Seat) -> list[Word]:
    """Every piece of text in the document, with its box."""
    return [Word(*one) for one in await seat.ask(READING, "it.read()")]


def drawn_words(sight: Sight) -> list[Word]:
    """Every piece of text in canvases, with its box in CSS pixels."""
    words = []
    for one in sight.surfaces:
        across = one.shown_width / one.width if one.width else 1.0
        down = one.shown_height / one.height if one.height else 1.0
        words += [
            Word(
                draw.text,
                one.x + draw.x * across,
                one.y + draw.y * down,
                draw.width * across,
                draw.height * down,
            )
            for draw in one.draws
            if draw.text.strip()
        ]
    return words


def draws_text(sights: Sequence[Sight]) -> bool:
    """Whether anything is written in a canvas."""
    return any(draw.text.strip() for one in sights for s in one.surfaces for draw in s.draws)


@dataclass(slots=True)
class _Landing:
    before: int
    after: int
    cleared: int
    fallen: int
    hard: bool


class Ledger:
    """Notes the numbers before and after each piece of one run."""

    def __init__(self, seat: Seat, seed: int, *, drawn: bool) -> None:
        """``drawn`` says that canvases hold text, which is read in a replay."""
        self.seat = seat
        self.seed = seed
        self.drawn = drawn
        self.words: list[list[Word]] = []
        self.times: list[float] = []
        self._landings: list[_Landing] = []
        self._open: _Landing | None = None

    async def look(self) -> int:
        """Read the page; what was read first after a landing is what came of it."""
        self.words.append(await read(self.seat))
        self.times.append(self.seat.mark())
        at = len(self.times) - 1
        if self._open is not None:
            self._open.after, self._open = at, None
        return at

    async def landed(self, before: int, cleared: int, fallen: int, *, hard: bool) -> None:
        """Note a piece that lies; where rows went and no score rose, points are waited for."""
        noted = _Landing(before, before, cleared, fallen, hard)
        self._landings.append(noted)
        if cleared:
            now = await read(self.seat)
            if self.drawn or scores(figures(now)) == scores(self.figures(before)):
                await self.seat.wait(LATE_MS)
        self._open = noted

    def figures(self, at: int) -> Figures:
        """The numbers of one reading."""
        return figures(self.words[at])

    async def settle(self) -> list[Gain]:
        """Read a last time, look at the canvases of the whole run, and tell what came of pieces."""
        if self._open is not None:
            await self.look()
        if self.drawn and self._landings:
            trace = await self.seat.replay(self.times, Show.DRAWS)
            for at, sight in enumerate(trace.sights):
                self.words[at] += drawn_words(sight)
        return [
            Gain(
                one.cleared,
                one.fallen,
                one.hard,
                self.figures(one.before),
                self.figures(one.after),
                self.seed,
                self.times[one.after],
            )
            for one in self._landings
        ]
