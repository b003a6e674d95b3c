"""Trial: a game in hand, what was seen so far, and placing a piece."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rubrics.tetris.evidence.around import Again, Gain, Lowering, Pace, Preview
from rubrics.tetris.evidence.board import (
    Set,
    bottom,
    collapsed,
    full_rows,
    shape,
)
from rubrics.tetris.evidence.geometry import Cells
from rubrics.tetris.evidence.placing import Placement
from rubrics.tetris.evidence.play import (
    Clear,
    End,
    Fall,
    Landing,
    Push,
    Spawn,
    Turn,
)
from rubrics.tetris.providers.around import Around
from rubrics.tetris.providers.deeds import LOOK, wait
from rubrics.tetris.providers.game import Game

SURPRISES = 3
"""Pieces in a row that lie elsewhere than foreseen, after which a run is given up."""

LASTING_MS = 3_000.0
"""How long full rows are watched that do not go."""


@dataclass
class Seen:
    """What the trials of one seed have seen."""

    spawns: list[Spawn] = field(default_factory=list)
    pushes: list[Push] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    falls: list[Fall] = field(default_factory=list)
    landings: list[Landing] = field(default_factory=list)
    clears: list[Clear] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)
    gains: list[Gain] = field(default_factory=list)
    lowerings: list[Lowering] = field(default_factory=list)
    paces: list[Pace] = field(default_factory=list)
    previews: list[Preview] = field(default_factory=list)
    agains: list[Again] = field(default_factory=list)


class Trial:
    """Experiments with one seed: what they share."""

    def __init__(self, game: Game, seed: int, seen: Seen, others: Sequence[str] = ()) -> None:
        """``others`` are keys that did nothing, for games in which none turns a piece."""
        self.others = tuple(others)
        self.game = game
        self.seed = seed
        self.seen = seen
        self.order: list[Set] = []
        self.surprises = 0
        self.around: Around | None = None

    @property
    def _now(self) -> float:
        return self.game.seat.now

    async def _next(self) -> Set:
        piece = await self.game.next()
        if piece:
            self.seen.spawns.append(Spawn(shape(piece), self.seed, self.game.seat.mark()))
        return piece

    def _aside(self) -> Set:
        """Where the piece shall go: as the machine likes it."""
        best = self.game.best()
        return best.cells if best else frozenset()

    async def _place(self, wanted: Set) -> bool:
        """Bring the piece to a place, let it lie, and note what came of it."""
        game = self.game
        if wanted:
            await game.bring(Placement(wanted, (), 0.0))
        before = game.stack
        words = game.seat.said
        if self.around:
            await self.around.soften()
            await self.around.dropping()
        piece = game.piece
        lying = await game.drop()
        drop_rows = bottom(lying) - bottom(piece)
        expected = before | lying
        filled = full_rows(expected, game.ground.columns)
        after = await game.lie(lying)
        self._note_landing(piece, lying, before, after)
        cleared, rest = divmod(len(expected) - len(after), game.ground.columns)
        if self.around and rest == 0 and 0 <= cleared <= len(filled):
            await self.around.landed(cleared, drop_rows)
        if filled:
            await self._note_clear(filled, expected, words)
        foreseen = after in (expected, collapsed(expected, filled))
        self.surprises = 0 if foreseen else self.surprises + 1
        return foreseen

    def _note_landing(
        self, piece: Set, lying: Set, before: Set, after: Set, *, softly: bool = False
    ) -> None:
        """Note where a piece had to lie, and what lies before and after it."""
        cells = in_order(piece), in_order(lying), in_order(before), in_order(after)
        self.seen.landings.append(Landing(*cells, self.seed, self.game.seat.mark(), softly))

    async def _note_clear(self, filled: tuple[int, ...], before: Set, words: str) -> None:
        game = self.game
        after = game.stack
        later: Set = frozenset()
        if after == before:  # they stay: watch longer, and two pieces more
            await game.watch(wait(LASTING_MS), LOOK)
            for _ in range(2):
                if not await self._next():
                    break
                await game.lie(await game.drop())
            later = game.stack
        self.seen.clears.append(
            Clear(
                filled,
                in_order(before),
                in_order(after),
                in_order(later),
                words,
                game.seat.said,
                self.seed,
                game.seat.mark(),
            )
        )


def in_order(cells: Set) -> Cells:
    """Cells row by row."""
    return tuple(sorted(cells, key=lambda one: (one[1], one[0])))
