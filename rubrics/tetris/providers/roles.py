"""Roles: which key does what, found by pressing each of them in a run of its own."""

from collections.abc import Sequence

from rubrics.tetris.evidence.board import Set, bottom, corner, landed, shape
from rubrics.tetris.evidence.geometry import normal
from rubrics.tetris.evidence.openings import is_button, is_mouse
from rubrics.tetris.evidence.play import Effect, Press
from rubrics.tetris.providers.deeds import LOOK, TAP_MS, hold, tap, wait
from rubrics.tetris.providers.game import Game
from rubrics.tetris.providers.holding import Roles

USUAL = (
    "ArrowUp",
    "Space",
    "KeyX",
    "KeyZ",
    "KeyW",
    "KeyQ",
    "KeyE",
    "KeyS",
    "KeyC",
    "ShiftLeft",
    "KeyP",
)
"""What is tried where the scripts name few keys."""

MOST = 16
LIKELY = 5
"""Keys that get a run of their own where none was seen to turn a piece."""

FEW = 5
"""Keys that are pressed one after the other while one piece falls."""

MEANWHILE = 2
"""Rows that a piece may fall by itself while a key is pressed."""

PAUSING = ("KeyP", "Escape")
"""Keys that are pressed apart: after them nothing else may work."""

STAYING = (Effect.NONE, Effect.TURN, Effect.LEFT, Effect.RIGHT)
"""Effects after which the same piece still falls."""

HOLD_MS = 220.0
LATER_MS = 1200.0


class Tester:
    """Presses keys while a piece falls that can be turned."""

    def __init__(self, game: Game, keys: Sequence[str]) -> None:
        self.game = game
        self.keys = keys
        self.skip = 0
        self._idle: dict[float, tuple[Set, Set, Set]] = {}

    async def roles(self) -> tuple[Roles, tuple[Press, ...]]:
        """Find out what every key does."""
        found = self.game.ground.found
        presses = [Press(found.left, Effect.LEFT)] if found.left else []
        presses += [Press(found.right, Effect.RIGHT)] if found.right else []
        if self.game.ground.down:
            presses.append(Press(self.game.ground.down, Effect.DOWN, self.game.ground.held))
        await self._choose()
        known = {one.key for one in presses}
        candidates = self._candidates(known)[: MOST - len(presses)]
        told = await self._in_turn(candidates)
        if not any(one.effect is Effect.TURN for one in told.values()):
            told = {key: one for key, one in told.items() if key not in candidates[:LIKELY]}
        presses += [told.get(key) or await self._press(key) for key in candidates]
        return _roles(presses), tuple(presses)

    async def _in_turn(self, keys: Sequence[str]) -> dict[str, Press]:
        """Press one key after the other in one game: what is plain to see needs no second run.

        A key after which all is different is left to a run of its own, and so are keys after
        which nothing falls any more.
        """
        told: dict[str, Press] = {}
        left = [key for key in keys if key not in PAUSING]
        while left:
            left = left[await self._few(left[:FEW], told) :]
        for key in PAUSING:
            if key in keys:
                told[key] = await self._pauses(key)
        return told

    async def _few(self, keys: Sequence[str], told: dict[str, Press]) -> int:
        """Press a few keys in one game, and return how many of them are done with."""
        before = await self._piece()
        deeds = [deed for key in keys for deed in (tap(key), LOOK, hold(key, HOLD_MS), LOOK)]
        looks = iter(await self.game.watch(*deeds, wait(LATER_MS), LOOK))
        quiet: list[str] = []
        done = 0
        effect = Effect.OTHER
        for key in keys:
            done += 1
            effect, held, seen = self._plain(before, next(looks)), False, next(looks)
            if effect is Effect.NONE:
                effect, held = self._plain(before, seen), True
            if effect is Effect.NONE:
                quiet.append(key)
            elif effect is not Effect.OTHER:
                told[key] = Press(key, effect, held)
            before = self.game.falling(seen)
            if effect not in STAYING or not before or bottom(before) > self.game.ground.floor - 4:
                break
        later = self.game.falling(list(looks)[-1])
        if effect not in STAYING or later != before:  # something fell after all of them
            told.update((key, Press(key, Effect.NONE)) for key in quiet)
        return done

    def _plain(self, before: Set, seen: Set) -> Effect:
        """What plainly happened to a piece within a moment in which it falls a row or two."""
        now = self.game.falling(seen)
        if not now or not before:
            return Effect.OTHER
        if shape(now) != shape(before):
            return self._effect(before, before, seen)
        (column, row), (was_column, was_row) = corner(now), corner(before)
        if column != was_column:
            level = abs(row - was_row) <= MEANWHILE
            side = Effect.LEFT if column < was_column else Effect.RIGHT
            return side if level else Effect.OTHER
        if 0 <= row - was_row <= MEANWHILE:
            return Effect.NONE
        return self._moved(now, before)

    async def _pauses(self, key: str) -> Press:
        """Whether nothing falls any more after a key, until it is pressed again."""
        await self._piece()
        pressed = [tap(key), LOOK, wait(LATER_MS), LOOK]
        before, still, _, again = await self.game.watch(*pressed, *pressed)
        paused = before == still and self.game.falling(again) != self.game.falling(still)
        return Press(key, Effect.PAUSE if paused else Effect.NONE)

    def _candidates(self, known: set[str]) -> list[str]:
        named = [key for key in self.keys if key not in known]
        usual = [key for key in USUAL if key not in known]
        likely = [key for key in named if is_button(key) or is_mouse(key)] or [
            key for key in usual if key in named
        ]
        rest = [key for key in named if key not in likely]
        return list(dict.fromkeys((*likely, *rest, *(usual if len(named) < 3 else ()))))

    async def _choose(self) -> None:
        """Let pieces lie until one falls that looks different when it is turned."""
        for skip in range(4):
            self.skip = skip
            piece = await self._piece()
            if piece and _turnable(piece):
                return
        self.skip = 0

    async def _piece(self) -> Set:
        await self.game.begin()
        piece = await self.game.next()
        for _ in range(self.skip):
            if not piece:
                break
            lying = await self.game.drop()
            await self.game.lie(lying)
            piece = await self.game.next()
        return await self.game.press(*self.game.lower()) if piece else piece

    async def _press(self, key: str) -> Press:
        for deed in (tap(key), hold(key, HOLD_MS)):
            before, unpressed, later_without = await self._unpressed(deed.lasts)
            await self._piece()
            seen, after = await self.game.watch(deed, LOOK, wait(LATER_MS), LOOK)
            later = self.game.falling(after)
            effect = self._effect(before, unpressed, seen)
            falls = later_without != self.game.falling(unpressed)
            if effect is Effect.NONE and later == self.game.falling(seen) and falls:
                effect = Effect.PAUSE
            if effect is not Effect.NONE:
                return Press(key, effect, deed.ms > TAP_MS)
        return Press(key, Effect.NONE)

    async def _unpressed(self, ms: float) -> tuple[Set, Set, Set]:
        """The piece before, everything as long after, and the piece later: without any press."""
        if ms not in self._idle:
            before = await self._piece()
            unpressed, later = await self.game.watch(wait(ms), LOOK, wait(LATER_MS), LOOK)
            self._idle[ms] = before, unpressed, self.game.falling(later)
        return self._idle[ms]

    def _effect(self, before: Set, unpressed: Set, seen: Set) -> Effect:
        without, now = self.game.falling(unpressed), self.game.falling(seen)
        if not now or not without:
            return Effect.OTHER
        if now == without:
            return Effect.NONE
        if shape(now) == shape(without):
            return self._moved(now, without)
        lies = self._lies(without, seen)
        more = len(seen - self.game.stack) > len(now) * (1 + self.game.ghost)
        same = normal(tuple(now)) == normal(tuple(without)) and _close(now, without)
        if same and not (lies and more):
            return Effect.TURN
        if lies:
            return Effect.DROP
        return Effect.SWAP if corner(now)[1] <= corner(before)[1] + 1 else Effect.OTHER

    def _moved(self, now: Set, without: Set) -> Effect:
        (column, row), (was_column, was_row) = corner(now), corner(without)
        if column == was_column and row > was_row:
            far = bottom(now) >= self.game.ground.floor - 1 and row - was_row > 5
            return Effect.DROP if far else Effect.DOWN
        if row == was_row:
            return Effect.LEFT if column < was_column else Effect.RIGHT
        return Effect.OTHER

    def _lies(self, without: Set, seen: Set) -> bool:
        """Whether the piece lies below, where before there was nothing, or only its ghost."""
        there = landed(without, self.game.stack, self.game.ground.floor)
        crowded = len(seen - self.game.stack) > 5 * len(without)  # a veil over the board
        return there <= seen and not crowded


def _close(one: Set, other: Set) -> bool:
    (column, row), (other_column, other_row) = corner(one), corner(other)
    return abs(column - other_column) < 4 and abs(row - other_row) < 4


def _turnable(piece: Set) -> bool:
    """Whether a turn would show."""
    form = shape(piece)
    width = max(column for column, _ in form) + 1
    height = max(row for _, row in form) + 1
    return len(form) != width * height or width != height


def _roles(presses: Sequence[Press]) -> Roles:
    def first(effect: Effect) -> Press | None:
        return next((one for one in presses if one.effect is effect), None)

    turns = [one.key for one in presses if one.effect is Effect.TURN]
    down = first(Effect.DOWN)
    drop = first(Effect.DROP)
    left, right = first(Effect.LEFT), first(Effect.RIGHT)
    return Roles(
        left.key if left else "",
        right.key if right else "",
        down.key if down else "",
        down.held if down else False,
        turns[0] if turns else "",
        turns[1] if len(turns) > 1 else "",
        drop.key if drop else "",
    )
