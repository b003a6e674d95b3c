"""Lowering: keys and buttons of which the page says that they drop a piece are tried."""

from collections.abc import Sequence

from rubrics.tetris.evidence.advertised import Promise, Promises
from rubrics.tetris.evidence.around import Lowering
from rubrics.tetris.evidence.board import Set, bottom, landed
from rubrics.tetris.evidence.openings import Pressable
from rubrics.tetris.evidence.play import Effect, Press
from rubrics.tetris.evidence.vocabulary import HARD, SOFT
from rubrics.tetris.providers.deeds import LOOK, Deed, click, hold, tap, wait
from rubrics.tetris.providers.game import Game

MOST_KEYS = 3
HOLD_MS = 1500.0
"""Longer than a row takes in most games: some heed the key only when the next row is due."""


async def lowerings(
    game: Game, seed: int, promises: Promises, presses: Sequence[Press]
) -> list[Lowering]:
    """Try what is promised and was not seen yet; what was seen is noted as well."""
    seen = []
    for hard, said in ((False, promises.soft), (True, promises.hard)):
        effect = Effect.DROP if hard else Effect.DOWN
        key = next((one.key for one in presses if one.effect is effect), "")
        if said and key:
            seen.append(
                Lowering(hard=hard, by=key, fell=True, changed=True, seed=seed, time_ms=0.0)
            )
        elif said:
            seen += await _tried(game, seed, said, hard=hard)
    return seen


async def _tried(game: Game, seed: int, said: Sequence[Promise], *, hard: bool) -> list[Lowering]:
    keys = list(dict.fromkeys(key for one in said for key in one.keys))[:MOST_KEYS]
    ways: list[tuple[str, list[tuple[Deed, ...]]]] = [
        (key, [(tap(key),) * 3, (hold(key, HOLD_MS),)]) for key in keys
    ]
    pattern = HARD if hard else SOFT
    if not ways:
        await game.begin()
        ways = [
            (one.words, _clicks(one))
            for one in await game.seat.pressables()
            if one.kind == "button" and pattern.search(one.words)
        ][:1]
    found = []
    for name, manners in ways:
        fell = changed = False
        for deeds in manners:
            one, other = await _lower(game, deeds)
            fell, changed = fell or one, changed or other
            if fell:
                break
        found.append(Lowering(hard, name, fell, changed, seed, game.seat.now))
    return found


def _clicks(one: Pressable) -> list[tuple[Deed, ...]]:
    return [(click(one.x, one.y),) * 3]


async def _lower(game: Game, deeds: Sequence[Deed]) -> tuple[bool, bool]:
    """Whether a piece is lower with some deeds than without, and whether anything changed."""
    if not await _piece(game):
        return False, True  # nothing can be told
    (without,) = await game.watch(*(wait(one.lasts) for one in deeds), LOOK)
    piece = await _piece(game)
    (seen,) = await game.watch(*deeds, LOOK)
    lies = landed(piece, game.stack, game.ground.floor)
    now, then = game.falling(seen), game.falling(without)
    landing = lies <= seen and not lies <= without
    lower = bool(now and then) and bottom(now) > bottom(then)
    return landing or lower, seen != without


async def _piece(game: Game) -> Set:
    await game.begin()
    return await game.next()
