"""Beside the pile: a piece is turned where it has no room, next to what lies."""

from rubrics.tetris.evidence.board import Set, bottom
from rubrics.tetris.evidence.play import Turn
from rubrics.tetris.providers.deeds import LOOK, tap
from rubrics.tetris.providers.game import WHOLE, Game
from rubrics.tetris.providers.trial import in_order

TALL = 7
"""Rows from which a pile is tall enough to turn a piece beside it."""

DEEP = 3
"""Rows that a piece goes below the top of the pile."""

ROOM = 3
"""Columns between a wall and the pile that let a piece in."""

SLOWER = 0.8
"""Part of the way for which keys are pressed: it also falls by itself meanwhile."""

TURNS = 4


async def turns_beside(game: Game, seed: int) -> list[Turn]:
    """Bring the piece that falls to a wall, lower it, and turn it against the pile.

    Nothing is tried where there is no room, or where a tap does not lower a piece by a row.
    """
    roles, ground = game.roles, game.ground
    if not (roles.turn and roles.down and roles.left and roles.right) or roles.held:
        return []
    columns = [column for column, _ in game.stack]
    top = min(row for _, row in game.stack)
    on_left, on_right = min(columns), ground.columns - 1 - max(columns)
    if max(on_left, on_right) < ROOM or len(game.piece) != WHOLE or ground.floor - top < TALL:
        return []
    away, toward = (roles.left, roles.right) if on_left >= ROOM else (roles.right, roles.left)
    free = min(one for one, _ in game.piece) if away == roles.left else ground.columns - 1
    (seen,) = await game.watch(*[tap(away)] * free, LOOK)
    rows = top + DEEP - bottom(game.falling(seen) or game.piece)
    down = [tap(roles.down)] * int(rows * SLOWER)
    series = [tap(toward), LOOK, tap(roles.turn), LOOK] * TURNS
    looks = await game.watch(*down, LOOK, *series)
    when = game.seat.mark()
    pairs = zip(looks[1::2], looks[2::2], strict=True)
    return [
        Turn(
            in_order(before),
            in_order(after),
            in_order(game.stack),
            open=False,
            key=roles.turn,
            seed=seed,
            time_ms=when,
        )
        for before, after in ((_loose(game, one), _loose(game, other)) for one, other in pairs)
        if len(before) == WHOLE and after and bottom(before) > top
    ]


def _loose(game: Game, seen: Set) -> Set:
    """The piece, or what is to be seen of it beside the pile; nothing where the pile is not."""
    return game.falling(seen) if game.stack <= seen else frozenset()
