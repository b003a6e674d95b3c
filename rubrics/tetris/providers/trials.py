"""Trials: every experiment that is made with a game that is understood, the cheap ones first."""

from collections.abc import Sequence

from rubrics.tetris.evidence.doubts import Doubt
from rubrics.tetris.evidence.play import Press
from rubrics.tetris.providers.around import Setting
from rubrics.tetris.providers.exercise import Exercise
from rubrics.tetris.providers.filling import Filling
from rubrics.tetris.providers.game import Game
from rubrics.tetris.providers.lowering import lowerings
from rubrics.tetris.providers.trial import Seen


async def all_trials(
    game: Game, seed: int, others: Sequence[str], setting: Setting, presses: Sequence[Press]
) -> Seen:
    """Make them with one seed; ``others`` are keys that did nothing."""
    seen = Seen()
    exercise = Exercise(game, seed, seen, others)
    await exercise.gravity()
    await exercise.exercise()
    filling = Filling(game, seed, seen)
    await filling.fill(setting)
    await filling.fill_more(setting)
    await filling.top_out(setting)
    seen.lowerings += await lowerings(game, seed, setting.promises, presses)
    return seen


async def some_trials(
    game: Game,
    seed: int,
    setting: Setting,
    presses: Sequence[Press],
    doubted: frozenset[Doubt],
) -> Seen:
    """Make those with another seed in which something around the board was doubted."""
    seen = Seen()
    filling = Filling(game, seed, seen)
    if Doubt.FILLING in doubted:
        await filling.fill(setting)
        await filling.fill_more(setting)
    if Doubt.END in doubted:
        await filling.top_out(setting)
    if Doubt.KEYS in doubted:
        seen.lowerings += await lowerings(game, seed, setting.promises, presses)
    return seen
