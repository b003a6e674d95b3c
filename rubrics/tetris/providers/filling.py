"""Filling: rows are filled, one and several at once, and the board to the top."""

from dataclasses import replace

from rubrics.tetris.evidence.board import (
    Set,
    corner,
    shape,
    shifted,
)
from rubrics.tetris.evidence.geometry import normal
from rubrics.tetris.evidence.lattice import NEAR
from rubrics.tetris.evidence.placing import highest, plan
from rubrics.tetris.evidence.play import (
    End,
    Spawn,
)
from rubrics.tetris.providers.around import Around, Setting
from rubrics.tetris.providers.game import GLANCE_MS
from rubrics.tetris.providers.restarting import Restarter
from rubrics.tetris.providers.trial import SURPRISES, Trial

GREEDY = 22
"""Pieces that are played at most to fill a first row."""

LONG = 70
"""Pieces that are played at most where the game promises to get faster."""

DROPS = 40
"""Pieces that are dropped at most to reach the top."""

AFTER_MS = 10_000.0
"""How long the end is watched."""


class Filling(Trial):
    """What becomes of rows, and of a full board."""

    async def fill(self, setting: Setting) -> None:
        """Play until a row is filled, and on where more can be learned."""
        game = self.game
        await game.begin()
        self.order, self.surprises = [], 0
        self.around = around = Around(game, self.seed, setting, timed=True)
        while len(self.order) < (LONG if around.wants_more else GREEDY):
            piece = await self._next()
            if not piece:
                break
            self.order.append(piece)
            await around.came(piece)
            if self._learned(around):
                break
            if highest(game.stack, game.ground.floor) > game.ground.floor - 8:
                break
            await self._place(self._aside())
            if self.surprises >= SURPRISES:
                break
        await self._settle()

    def _learned(self, around: Around) -> bool:
        """Whether a single row was filled, and whatever else wants a long game is known."""
        single = any(len(one.rows) == 1 for one in self.seen.clears)
        return single and len(self.order) > 16 and not around.wants_more

    async def _settle(self) -> None:
        """Take over what was noted beside the board."""
        if self.around:
            gains, paces, previews = await self.around.settle()
            self.seen.gains += gains
            self.seen.paces += paces
            self.seen.previews += previews
            self.around = None

    async def fill_more(self, setting: Setting) -> None:
        """Fill two rows at once, with the pieces that are known to come."""
        game = self.game
        if any(len(one.rows) > 1 for one in self.seen.clears) or not self.order:
            return
        made = plan(
            self.order[:GREEDY],
            game.ground.columns,
            game.ground.floor,
            2,
            turnable=bool(game.roles.turn),
        )
        if made is None:
            return
        await game.begin()
        self.around = Around(game, self.seed, replace(setting, preview=False))
        for step in made.steps:
            piece = await self._next()
            if not piece or normal(tuple(piece)) != normal(step.shape):
                break
            if not await self._place(step.cells):
                break
        await self._settle()

    async def top_out(self, setting: Setting) -> None:
        """Let pieces pile up to the top, watch what happens, and begin anew as the page says."""
        game = self.game
        await game.begin()
        words, bare, early = "", 0, 0.0
        for _ in range(DROPS):
            piece = await game.next(patience=2500)
            if not piece:
                break
            if not early:
                bare, early = len(await game.see() - piece), self._now
            words = await game.seat.words()
            if highest(game.stack, game.ground.floor) < game.ground.floor // 2:
                self.seen.spawns.append(Spawn(shape(piece), self.seed, self._now))
            full = highest(game.stack, game.ground.floor) >= game.ground.floor - 6
            if full and corner(piece)[1] <= 4 and shifted(piece, 0, 1) & game.stack:
                break
            await game.drop()
            game.stack = await self._pile()
        await self._watch_end(words)
        if self.seen.ends[-1].reached and not self.seen.ends[-1].reset:
            restarter = Restarter(game, self.seed, bare, drawn=setting.drawn)
            self.seen.agains += await restarter.again(words, early)

    async def _pile(self) -> Set:
        """What lies when the next piece has come."""
        for _ in range(20):
            seen = await self.game.see()
            above = self.game.falling(seen)
            if above and corner(above)[1] < 8 and above != self.game.piece:
                return seen - above
            await self.game.seat.wait(GLANCE_MS)
        return await self.game.see()

    async def _watch_end(self, words: str) -> None:
        game = self.game
        first = await game.see()
        shown = await game.seat.cells(game.ground.lattice)
        changes = 0
        for _ in range(int(AFTER_MS / 500)):
            await game.seat.wait(500)
            now = await game.seat.cells(game.ground.lattice)
            changes += bool((abs(now - shown) > NEAR).any())
            shown = now
        last = await game.see()
        reached = highest(first, game.ground.floor) >= game.ground.floor - 8
        self.seen.ends.append(
            End(
                reached=reached,
                still=changes <= 1,
                changes=changes,
                reset=len(last) < len(first) // 2,
                words_before=words,
                words_after=await game.seat.words(),
                seed=self.seed,
                time_ms=self._now,
            )
        )
