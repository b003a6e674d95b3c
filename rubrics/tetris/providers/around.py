"""Around: what is noted beside the board while rows are filled."""

from dataclasses import dataclass

from rubrics.tetris.evidence.advertised import Promises
from rubrics.tetris.evidence.around import Gain, Pace, Preview
from rubrics.tetris.evidence.board import Set, bottom, landed
from rubrics.tetris.evidence.score import level
from rubrics.tetris.providers.deeds import tap
from rubrics.tetris.providers.game import Game
from rubrics.tetris.providers.pacing import pace
from rubrics.tetris.providers.previewing import Previewer
from rubrics.tetris.providers.reading import Ledger

LEVEL_ROWS = 10
"""Rows after which most games go up a level, where nothing is told."""

TRIES = 4
"""Pieces that are timed, or lowered softly, at most."""

SOFTLY = 3
"""Rows by which they are lowered."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a page before its game is played through."""

    promises: Promises
    drawn: bool
    preview: bool


class Around:
    """Notes numbers, speed and pictures in one run from loading on."""

    def __init__(self, game: Game, seed: int, setting: Setting, *, timed: bool = False) -> None:
        """``timed`` runs go on until the game should have become faster."""
        self.game = game
        self.seed = seed
        self.ledger = Ledger(game.seat, seed, drawn=setting.drawn)
        self.previewer = Previewer(game, seed) if setting.preview else None
        self._tries = TRIES if timed and setting.promises.faster else 0
        self.rows = setting.promises.rows
        self.cleared = 0
        self._before = 0
        roles = game.roles
        by_taps = roles.down and roles.drop and not roles.held
        self._softly = TRIES if by_taps and setting.promises.soft_points else 0
        self._paces: list[tuple[float, int, int]] = []

    async def came(self, piece: Set) -> None:
        """A piece has come: a picture is taken, and it is timed where that tells something."""
        if self.previewer:
            await self.previewer.came(piece)
        if self._tries and (not self._paces or (self.wants_more and self.reached)):
            self._tries -= 1
            at = await self.ledger.look()
            took = await pace(self.game)
            if took is not None:
                self._paces.append((took, self.cleared, at))

    async def soften(self) -> None:
        """Where soft drops are to earn points: lower the piece a little, before it is dropped."""
        game = self.game
        lying = landed(game.piece, game.stack, game.ground.floor)
        start = bottom(game.piece)
        if not self._softly or bottom(lying) - start < 2 * SOFTLY:
            return
        self._softly -= 1
        before = await self.ledger.look()
        await game.press(*[tap(game.roles.down)] * SOFTLY)
        await self.ledger.landed(before, 0, bottom(game.piece) - start, hard=False)

    async def dropping(self) -> None:
        """A piece is about to be dropped."""
        self._before = await self.ledger.look()

    async def landed(self, cleared: int, fallen: int) -> None:
        """It lies, and so many rows went."""
        roles = self.game.roles
        self.cleared += cleared
        by_key = fallen if roles.drop or roles.down else 0
        await self.ledger.landed(self._before, cleared, by_key, hard=bool(roles.drop))

    @property
    def reached(self) -> bool:
        """Whether the game should be faster by now."""
        if self.cleared == 0 or not self._paces:
            return False
        first = level(self.ledger.figures(self._paces[0][2]))
        now = level(self.ledger.figures(-1))
        if first is not None and now is not None and now > first:
            return True
        return self.cleared >= (self.rows or LEVEL_ROWS)

    @property
    def wants_more(self) -> bool:
        """Whether more rows have to be filled before the speed can be compared."""
        return self._tries > 0 and len(self._paces) == 1

    async def settle(self) -> tuple[list[Gain], list[Pace], list[Preview]]:
        """Tell what was noted."""
        gains = await self.ledger.settle()
        paces = [
            Pace(took, cleared, self.ledger.figures(at), self.seed, self.ledger.times[at])
            for took, cleared, at in self._paces
        ]
        seen = self.previewer.seen(self.ledger.words) if self.previewer else None
        return gains, paces, [seen] if seen else []
