"""Trials: what is tried in forks once the walk is over: pairs for silence, glances for growth."""

from collections.abc import Iterable
from dataclasses import dataclass

from grader.evidence.browser import Picture
from grader.evidence.inputs import Look, Plan, Show, Window
from grader.evidence.replay import Replay
from grader.gather.explore.pairs import Pair, film, pair
from grader.gather.explore.spots import Spot
from grader.gather.explore.watching import Course, film_plan, glance_plan, grows
from grader.gather.lab.stage import Stage

MOST_CLOSE = 3
"""Courses that are followed closely."""


@dataclass(frozen=True, slots=True)
class Growing:
    """A course on which something grew, with a replay that shows it."""

    course: Course
    replay: Replay
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the trials found; ``pairs`` by selector."""

    steady: bool
    pairs: dict[str, Pair]
    growing: tuple[Growing, ...]


async def trials(
    stage: Stage, window: Window, silent: Iterable[Spot], courses: Iterable[Course]
) -> Outcome:
    """Press what kept silent with its twin beside it, and count along each course."""
    pairs = {
        one.selector: await pair(stage, one, f"press-{number}", window)
        for number, one in enumerate(silent, 1)
    }
    steady = not pairs or await _is_steady(stage, window)
    growing: list[Growing] = []
    for course in courses:
        if len(growing) < MOST_CLOSE and await _grows(stage, course, window):
            growing.append(await _filmed(stage, course, window, f"watch-{len(growing) + 1}"))
    return Outcome(steady, pairs, tuple(growing))


async def _is_steady(stage: Stage, window: Window) -> bool:
    looks = tuple(Look(at, frozenset({Show.STATE, Show.PULSE})) for at in (1000.0, 2100.0))
    return (await stage.twins(Plan(looks, window=window))).deterministic


async def _grows(stage: Stage, course: Course, window: Window) -> bool:
    """Whether something grew, and, where it was pressed for, is still there after a rest."""
    if not grows(await stage.fork(glance_plan(course, window)), rests=False):
        return False
    if course.repeated is None:
        return True
    return grows(await stage.fork(glance_plan(course, window, rest=True)), rests=True)


async def _filmed(stage: Stage, course: Course, window: Window, name: str) -> Growing:
    plan = film_plan(course, window)
    strip = tuple(film(await stage.fork(plan), name, ("at the beginning", "at the end")))
    replay = Replay(name, course.title, plan, tuple(shot for shot, _ in strip))
    return Growing(course, replay, (*(picture for _, picture in strip), replay.kept))
