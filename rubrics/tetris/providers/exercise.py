"""Exercise: pieces are watched, pushed against walls and turned."""

from collections.abc import Sequence

from rubrics.tetris.evidence.board import (
    Set,
    bottom,
    corner,
    landed,
    shape,
)
from rubrics.tetris.evidence.geometry import Cells, normal
from rubrics.tetris.evidence.openings import is_button
from rubrics.tetris.evidence.play import (
    Effect,
    Fall,
    Push,
    Turn,
)
from rubrics.tetris.providers.deeds import LOOK, Deed, tap, wait
from rubrics.tetris.providers.trial import SURPRISES, Trial, in_order

WATCH_MS = 10_000.0
"""How long a piece is watched that does not fall."""

EXERCISES = 7
"""Pieces that are turned and pushed about."""


class Exercise(Trial):
    """What a piece does by itself, and by keys."""

    async def gravity(self) -> None:
        """Watch the first piece until it has fallen by itself."""
        await self.game.begin()
        piece = await self._next()
        if not piece:
            return
        start, since = bottom(piece), self._now
        free = bottom(landed(piece, frozenset(), self.game.ground.floor)) - start
        rows = 0
        while self._now - since < WATCH_MS and rows < 2:
            before = self._now
            for number, seen in enumerate(await self.game.watch(*[wait(250), LOOK] * 8)):
                now = self.game.falling(seen, shape(piece))
                if shape(now) != shape(piece):
                    return  # lost from sight
                rows, at = bottom(now) - start, before + 250.0 * (number + 1)
                if rows >= 2:
                    break
        self.seen.falls.append(Fall(at - since, rows, free, self.seed, self.game.seat.mark(at)))

    # ---- pushing and turning

    async def exercise(self) -> None:
        """Turn pieces in the open and at the walls, and push them against these."""
        await self.game.begin()
        self.surprises = 0
        done: set[tuple[Cells, str]] = set()
        for number in range(EXERCISES):
            piece = await self._next()
            if not piece:
                return
            if number < 2:
                await self._push(Effect.LEFT)
                await self._push(Effect.RIGHT)
            await self._turn_all(normal(tuple(piece)), done)
            await self._place(self._aside())
            high = self.game.height > self.game.ground.floor // 2
            if high or self.surprises >= SURPRISES:
                return

    async def _turn_all(self, kind: Cells, done: set[tuple[Cells, str]]) -> None:
        """Turn a piece wherever its kind was not turned yet, as long as it is high enough."""
        roles = self.game.roles
        walls = [key for key in (roles.left, roles.right) if key and roles.turn]
        for where in ("", *walls):
            if (kind, where) not in done and self._high(self.game.piece):
                done.add((kind, where))
                await (self._wall_turns(where) if where else self._open_turns())

    async def _push(self, direction: Effect) -> None:
        key = self.game.roles.left if direction is Effect.LEFT else self.game.roles.right
        key = key or self.game.ground.found.left or self.game.ground.found.right
        if not key and not self.game.seat.view.follows and not is_button(self.game.roles.turn):
            key = self.game.roles.turn  # keys reach the game, and none of them moves a piece
        before = self.game.piece
        columns = [column for column, _ in before]
        left = direction is Effect.LEFT
        free = min(columns) if left else self.game.ground.columns - 1 - max(columns)
        if not key:
            return
        own = self.game.roles.left if left else self.game.roles.right
        if not own:
            self.seen.pushes.append(Push(direction, free, 0, self.seed, self.game.seat.mark()))
            return
        (seen,) = await self.game.watch(*[tap(own)] * (free + 2), LOOK)
        after = self.game.falling(seen)
        if not after:
            return
        moved = abs(corner(after)[0] - corner(before)[0])
        past = max(0, len(before) - len(after))
        self.game.piece = after
        at = self.game.seat.mark()
        self.seen.pushes.append(Push(direction, free, moved, self.seed, at, past))

    async def _open_turns(self) -> None:
        """Bring the piece into the open and turn it four times."""
        roles = self.game.roles
        lower = self.game.lower()
        apart = self.game.ground.columns // 2 - 1 - corner(self.game.piece)[0]
        aside = roles.right if apart > 0 else roles.left
        await self.game.press(*lower, *[tap(aside)] * (abs(apart) if aside else 0))
        keys = [roles.turn] * 4 if roles.turn else self.others
        await self._turns([[tap(key), LOOK] for key in keys])

    async def _wall_turns(self, key: str) -> None:
        """Turn the piece at a wall, in every position."""
        columns = [column for column, _ in self.game.piece]
        left = key == self.game.roles.left
        free = min(columns) if left else self.game.ground.columns - 1 - max(columns)
        await self.game.press(*[tap(key)] * (free + 1))
        back = [tap(key), LOOK, tap(key), LOOK]
        await self._turns([[tap(self.game.roles.turn), LOOK, *back]] * 4)

    async def _turns(self, series: Sequence[Sequence[Deed]]) -> None:
        """Turn the piece again and again; in each series the first deed is a turn."""
        if not self._high(self.game.piece):
            return
        looks = iter(await self.game.watch(*(deed for deeds in series for deed in deeds)))
        began = self._now - sum(deed.lasts for deeds in series for deed in deeds)
        for deeds in series:
            key, *others = (deed.what for deed in deeds if deed is not LOOK)
            before, seen = self.game.piece, next(looks)
            self._note(before, seen, key, began + deeds[0].lasts)
            for _ in others:
                self.game.piece = self.game.falling(next(looks)) or self.game.piece
            began += sum(deed.lasts for deed in deeds)
            if not self._high(self.game.piece):
                break
        self.game.piece = self.game.falling(await self.game.see()) or self.game.piece

    def _high(self, piece: Set) -> bool:
        """Whether the piece is far from the floor and from all that lies."""
        ground = min((row for _, row in self.game.stack), default=self.game.ground.floor)
        return bool(piece) and corner(piece)[1] <= ground - 6

    def _note(self, before: Set, seen: Set, key: str, at: float) -> None:
        """Note a turn, and where the piece is after it."""
        after = self.game.falling(seen)
        if len(after) < len(before) and not self.game.ghost:
            after = seen - self.game.stack  # what is left of it may stand in two places
        self.game.piece = after or before
        left = self._left(before, after, seen)
        if left:
            self.game.stack, after = self.game.stack | left, left
        self.seen.turns.append(
            Turn(
                in_order(before),
                in_order(after),
                in_order(self.game.stack),
                self._open(before),
                key,
                self.seed,
                self.game.seat.mark(at),
            )
        )
        if key == self.game.roles.turn:
            self.game.memory.keep(before, after)

    def _left(self, before: Set, after: Set, seen: Set) -> Set:
        """What is left in mid-air of a piece after which another one came at once."""
        if not after or corner(after)[1] >= corner(before)[1] - 1:
            return frozenset()
        column, row = corner(before)
        near = {(x, y) for x in range(column - 2, column + 6) for y in range(row - 2, row + 6)}
        left = (seen - self.game.stack - after) & near
        return left if len(left) < len(before) else frozenset()

    def _open(self, piece: Set) -> bool:
        """Whether nothing is near the piece."""
        column, row = corner(piece)
        around = {(x, y) for x in range(column - 2, column + 6) for y in range(row - 1, row + 6)}
        inside = column >= 2 and max(x for x, _ in piece) <= self.game.ground.columns - 3
        return inside and not around & self.game.stack and row + 6 < self.game.ground.floor
