"""Trials: every experiment that is made with a game that is understood, the cheap ones first."""

from collections.abc import Sequence

from rubrics.tetris.providers.exercise import Exercise
from rubrics.tetris.providers.filling import Filling
from rubrics.tetris.providers.game import Game
from rubrics.tetris.providers.trial import Seen


async def all_trials(game: Game, seed: int, others: Sequence[str]) -> Seen:
    """Make them with one seed; ``others`` are keys that did nothing."""
    seen = Seen()
    exercise = Exercise(game, seed, seen, others)
    await exercise.gravity()
    await exercise.exercise()
    filling = Filling(game, seed, seen)
    await filling.fill()
    await filling.fill_more()
    await filling.top_out()
    return seen
