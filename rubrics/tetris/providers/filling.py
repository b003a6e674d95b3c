"""Filling: rows are filled, one and several at once, and the board to the top."""

from dataclasses import replace

from rubrics.tetris.evidence.board import (
    Set,
    cells_of,
    corner,
    shape,
    shifted,
)
from rubrics.tetris.evidence.geometry import normal
from rubrics.tetris.evidence.lattice import NEAR, Samples, occupied
from rubrics.tetris.evidence.placing import highest
from rubrics.tetris.evidence.planning import plan, toward
from rubrics.tetris.evidence.play import (
    End,
    Spawn,
    Turn,
)
from rubrics.tetris.providers.around import Around, Setting
from rubrics.tetris.providers.beside import TURNS, turns_beside
from rubrics.tetris.providers.deeds import LOOK, Deed, tap, wait
from rubrics.tetris.providers.game import GLANCES
from rubrics.tetris.providers.restarting import Restarter
from rubrics.tetris.providers.trial import SURPRISES, Trial

GREEDY = 22
"""Pieces that are played at most to fill a first row."""

ROWS = 2
"""Rows that are to be filled at once."""

LONG = 70
"""Pieces that are played at most where the game promises to get faster."""

DROPS = 40
"""Pieces that are dropped at most to reach the top."""

SOFTLY = 3
"""One piece in so many is lowered row by row onto the pile."""

AFRESH = 4
"""Rows that are filled at most when a game has just begun anew."""

AFTER_MS = 16_000.0
"""How long the end is watched; what changes is counted in the second half."""


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
            if game.height > game.ground.floor - 8:
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
        """Fill two rows at once: as the pieces are known to come, or one by one if they do not."""
        game = self.game
        if self._filled_more() or not self.order:
            return
        await game.begin()
        steps = plan(self.order[:GREEDY], game.stack, *self._size, ROWS, turnable=self._turnable)
        self.around = Around(game, self.seed, replace(setting, preview=False))
        for number in range(GREEDY):
            piece = await self._next()
            if not piece:
                break
            place = steps[number] if number < len(steps) else frozenset()
            if normal(tuple(piece)) != normal(tuple(place)):
                steps = ()
                place = toward(piece, game.stack, *self._size, ROWS, turnable=self._turnable)
            if not place or not await self._place(place) or self._filled_more():
                break
            if game.height > game.ground.floor - 6:
                break
        await self._settle()

    def _filled_more(self) -> bool:
        """Whether several rows were filled at once."""
        return any(len(one.rows) > 1 for one in self.seen.clears)

    @property
    def _size(self) -> tuple[int, int]:
        """Columns, and the first row below the board."""
        return self.game.ground.columns, self.game.ground.floor

    @property
    def _turnable(self) -> bool:
        return bool(self.game.roles.turn)

    async def top_out(self, setting: Setting) -> None:
        """Let pieces pile up to the top, watch what happens, and begin anew as the page says."""
        game = self.game
        await game.begin()
        words, bare, early, blocked = "", 0, 0.0, False
        beside: list[Turn] = []
        for number in range(DROPS):
            piece = await game.next(patience=2500)
            if not piece:
                blocked = True
                break
            if not early:
                bare, early = len(await game.see() - piece), game.seat.mark()
            words = game.seat.said
            if game.height < game.ground.floor // 2:
                self.seen.spawns.append(Spawn(shape(piece), self.seed, game.seat.mark()))
            full = game.height >= game.ground.floor - 6
            if full and corner(piece)[1] <= 4 and shifted(piece, 0, 1) & game.stack:
                blocked = True
                break
            tall = game.height >= game.ground.floor - 8
            if game.stack and len(beside) < 2 * TURNS and not tall:
                beside += await turns_beside(game, self.seed)
                game.piece = game.falling(await game.see()) or game.piece
            await self._dropped(softly=number % SOFTLY == 1)
            if tall and game.height <= AFRESH:
                self.seen.turns += beside
                self.seen.ends.append(self._afresh(words))
                return
        self.seen.turns += beside
        await self._watch_end(words, blocked=blocked)
        if self.seen.ends[-1].reached and not self.seen.ends[-1].reset:
            restarter = Restarter(game, self.seed, bare, drawn=setting.drawn)
            self.seen.agains += await restarter.again(words, early)

    async def _dropped(self, *, softly: bool) -> None:
        """Let a piece fall on the pile: row by row, where the game can drop it, too."""
        game, before, piece = self.game, self.game.stack, self.game.piece
        if not (softly and before and game.roles.drop and game.roles.down):
            await game.drop()
            game.stack = await self._pile()
            return
        lying = await game.drop(softly=True)
        self._note_landing(piece, lying, before, await game.lie(lying), softly=True)

    def _afresh(self, words: str) -> End:
        """The end of a game that begins another one at once."""
        return End(
            reached=True,
            still=False,
            reset=True,
            words_before=words,
            words_after=self.game.seat.said,
            seed=self.seed,
            time_ms=self.game.seat.mark(),
        )

    async def _pile(self) -> Set:
        """What lies when the next piece has come."""
        looks = [*self.game.looks, await self.game.see()]
        for _ in range(4):
            for seen in looks:
                above = self.game.falling(seen)
                if above and corner(above)[1] < 8 and above != self.game.piece:
                    return seen - above
            looks = await self.game.watch(*GLANCES)
        return await self.game.see()

    async def _watch_end(self, words: str, *, blocked: bool) -> None:
        """Watch the full board, and then play the same again and press keys meanwhile.

        ``blocked``: no piece came any more, or it could not come down by a row.
        """
        game, floor = self.game, self.game.ground.floor
        deeds, began = list(game.seat.deeds), self._now
        quiet = await self._half_seconds()
        after = game.seat.said
        first, last = (occupied(one, game.ground.empty) for one in (quiet[0], quiet[-1]))
        pile = first.sum()
        late = quiet[len(quiet) // 2 :]  # at first the last pieces may still come down
        changes = sum(map(_differ, late, late[1:]))
        gone = (first & (abs(quiet[-1] - quiet[0]).max(axis=2) > NEAR)).sum() * 2 >= pile
        answers = False
        if changes > 1 and not gone:
            await game.seat.again(deeds, began)
            keys = (game.roles.left, game.roles.right, game.roles.down, game.roles.turn)
            pressed = await self._half_seconds(*(tap(key) for key in keys if key))
            answers = any(map(_differ, quiet, pressed))
        self.seen.ends.append(
            End(
                reached=blocked and highest(cells_of(first), floor) >= floor - 8,
                still=changes <= 1,
                changes=changes,
                reset=bool(last.sum() * 2 < pile),
                veiled=bool(gone),
                answers=answers,
                words_before=words,
                words_after=after,
                seed=self.seed,
                time_ms=self.game.seat.mark(),
            )
        )

    async def _half_seconds(self, *deeds: Deed) -> list[Samples]:
        """Look every half second, and do the same things in each of them."""
        rest = wait(500 - sum(one.lasts for one in deeds))
        watching = [LOOK, *[*deeds, rest, LOOK] * int(AFTER_MS / 500)]
        return await self.game.seat.glances(self.game.ground.lattice, *watching)


def _differ(one: Samples, other: Samples) -> bool:
    return bool((abs(one - other) > NEAR).any())
