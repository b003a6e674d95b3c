"""Pacing: how long a piece takes for a row when nobody touches it, in virtual time."""

from rubrics.tetris.evidence.board import bottom, corner, landed, shape
from rubrics.tetris.providers.game import Game

GLANCE_MS = 25.0
"""Between two looks; over three rows of half a second each it is an error of 1.7 %."""

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
    start = await _where(game, form)
    since = game.seat.now
    while start is not None and game.seat.now - since < LONGEST_MS:
        await game.seat.wait(GLANCE_MS)
        now = await _where(game, form)
        if now is None or now < start:
            return None
        if now > start:
            return game.seat.now, now
    return None


async def _where(game: Game, form: tuple[tuple[int, int], ...]) -> int | None:
    now = game.falling(await game.see(), form)
    if shape(now or game.piece) != form or not now:
        return None
    game.piece = now
    return corner(now)[1]
