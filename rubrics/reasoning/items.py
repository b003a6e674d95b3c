"""Questions that take several steps and have one answer, drawn from a seed."""

from collections.abc import Callable, Iterator
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.reasoning.calendars import calendar
from rubrics.reasoning.kinds import kinds
from rubrics.reasoning.orders import order
from rubrics.reasoning.sets import members
from rubrics.reasoning.truths import truths

Family = Callable[[Random, int], Draft]


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("reasoning", seed, n, _draw)


def _draw(rng: Random, level: int) -> Draft:
    family: Family = rng.choice((order, order, kinds, kinds, calendar, members, truths))
    return family(rng, level)
