"""Pacing: how long a piece takes for a row when nobody touches it, in virtual time."""

from rubrics.tetris.evidence.board import Set, bottom, corner, landed, shape
from rubrics.tetris.evidence.geometry import Cells
from rubrics.tetris.providers.deeds import LOOK, wait
from rubrics.tetris.providers.game import Game

GLANCE_MS = 25.0
"""Between two looks; over three rows of half a second each it is an error of 1.7 %."""

BATCH = 8
"""Looks that are taken in one go."""

LONGEST_MS = 3500.0
"""A row that takes longer is not waited for."""

ROOM = 5
"""Rows that have to be free below the piece."""


async def pace(game: Game) -> float | None:
    """Milliseconds a row, over three rows; None where that cannot be seen."""
    below = landed(game.piece, game.stack, game.ground.floor)
    if not game.piece or bottom(below) - bottom(game.piece) < ROOM:
        return None
    first = await _row(game)
    second = await _row(game) if first else None
    if first is None or second is None:
        return None
    once = (second[0] - first[0]) / (second[1] - first[1])
    await game.seat.wait(1.4 * once)
    last = await _row(game)
    if last is None:
        return once
    return (last[0] - first[0]) / (last[1] - first[1])


async def _row(game: Game) -> tuple[float, int] | None:
    """Wait until the piece is a row further down: when that was, and which row."""
    form = shape(game.piece)
    start = _where(game, await game.see(), form)
    since = game.seat.now
    while start is not None and game.seat.now - since < LONGEST_MS:
        began = game.seat.now
        for number, seen in enumerate(await game.watch(*[wait(GLANCE_MS), LOOK] * BATCH), 1):
            now = _where(game, seen, form)
            if now is None or now < start:
                return None
            if now > start:
                return began + GLANCE_MS * number, now
    return None


def _where(game: Game, seen: Set, form: Cells) -> int | None:
    now = game.falling(seen, form)
    if shape(now or game.piece) != form or not now:
        return None
    game.piece = now
    return corner(now)[1]
