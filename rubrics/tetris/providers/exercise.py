"""Exercise: pieces are watched, pushed against walls and turned."""

from rubrics.tetris.evidence.board import (
    Set,
    bottom,
    corner,
    landed,
    shape,
)
from rubrics.tetris.evidence.geometry import Cells, normal
from rubrics.tetris.evidence.placing import highest
from rubrics.tetris.evidence.play import (
    Effect,
    Fall,
    Push,
    Turn,
)
from rubrics.tetris.providers.seat import tap
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
            await self.game.seat.wait(250)
            now = self.game.falling(await self.game.see(), shape(piece))
            if shape(now) != shape(piece):
                return  # lost from sight
            rows = bottom(now) - start
        self.seen.falls.append(Fall(self._now - since, rows, free, self.seed, self._now))

    # ---- pushing and turning

    async def exercise(self) -> None:
        """Turn pieces in the open and at the walls, and push them against these."""
        await self.game.begin()
        self.surprises = 0
        known: set[Cells] = set()
        for number in range(EXERCISES):
            piece = await self._next()
            if not piece:
                return
            kind = normal(tuple(piece))
            if number < 2:
                await self._push(Effect.LEFT)
                await self._push(Effect.RIGHT)
            if kind not in known:
                await self._open_turns()
            if self.game.roles.turn and kind not in known:
                await self._wall_turns(self.game.roles.left)
                await self._wall_turns(self.game.roles.right)
            known.add(kind)
            await self._place(self._aside())
            high = highest(self.game.stack, self.game.ground.floor) > self.game.ground.floor // 2
            if high or self.surprises >= SURPRISES:
                return

    async def _push(self, direction: Effect) -> None:
        key = self.game.roles.left if direction is Effect.LEFT else self.game.roles.right
        key = key or self.game.ground.found.left or self.game.ground.found.right
        before = self.game.piece
        columns = [column for column, _ in before]
        left = direction is Effect.LEFT
        free = min(columns) if left else self.game.ground.columns - 1 - max(columns)
        if not key:
            return
        own = self.game.roles.left if left else self.game.roles.right
        if not own:
            self.seen.pushes.append(Push(direction, free, 0, self.seed, self._now))
            return
        await self.game.seat.do(*(tap(own) for _ in range(free + 2)))
        after = self.game.falling(await self.game.see())
        if not after:
            return
        moved = abs(corner(after)[0] - corner(before)[0])
        past = max(0, len(before) - len(after))
        self.game.piece = after
        self.seen.pushes.append(Push(direction, free, moved, self.seed, self._now, past))

    async def _open_turns(self) -> None:
        """Bring the piece into the open and turn it four times."""
        await self._lower(3)
        middle = self.game.ground.columns // 2 - 1
        await self._shift(middle - corner(self.game.piece)[0])
        for key in [self.game.roles.turn] * 4 if self.game.roles.turn else self.others:
            await self._turn(key)

    async def _wall_turns(self, key: str) -> None:
        """Turn the piece at a wall, in every position."""
        if not key:
            return
        await self.game.seat.do(*(tap(key) for _ in range(self.game.ground.columns)))
        self.game.piece = self.game.falling(await self.game.see()) or self.game.piece
        for _ in range(4):
            await self._turn(self.game.roles.turn)
            await self.game.press(tap(key))
            await self.game.press(tap(key))

    async def _turn(self, key: str) -> None:
        before = self.game.piece
        if not before or corner(before)[1] > self.game.ground.floor - 6:
            return
        await self.game.seat.do(tap(key))
        seen = await self.game.see()
        after = self.game.falling(seen)
        if len(after) < len(before) and not self.game.ghost:
            after = seen - self.game.stack  # what is left of it may stand in two places
        self.game.piece = after or before
        self.seen.turns.append(
            Turn(
                in_order(before),
                in_order(after),
                in_order(self.game.stack),
                self._open(before),
                key,
                self.seed,
                self._now,
            )
        )

    def _open(self, piece: Set) -> bool:
        """Whether nothing is near the piece."""
        column, row = corner(piece)
        around = {(x, y) for x in range(column - 2, column + 6) for y in range(row - 1, row + 6)}
        inside = column >= 2 and max(x for x, _ in piece) <= self.game.ground.columns - 3
        return inside and not around & self.game.stack and row + 6 < self.game.ground.floor

    async def _lower(self, rows: int) -> None:
        roles = self.game.roles
        if roles.down and not roles.held:
            await self.game.seat.do(*(tap(roles.down) for _ in range(rows)))
            self.game.piece = self.game.falling(await self.game.see()) or self.game.piece

    async def _shift(self, columns: int) -> None:
        key = self.game.roles.right if columns > 0 else self.game.roles.left
        if key and columns:
            await self.game.seat.do(*(tap(key) for _ in range(abs(columns))))
            self.game.piece = self.game.falling(await self.game.see()) or self.game.piece
