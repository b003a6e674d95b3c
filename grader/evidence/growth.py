"""Growth: what a page keeps, counted again and again in virtual time.

A pool that fills up, a burst of confetti that is cleared away and a list that loads once
grow too, for a while. What leaks grows from each moment to the next, and no slower at the
end than at the beginning.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from grader.finding import NOWHERE, Place


class Kept(StrEnum):
    """What is counted."""

    ELEMENTS = "elements"  # in the document
    TIMERS = "timers"  # that are waited for
    FRAMES = "frames"  # animation frames that are waited for
    LISTENERS = "listeners"  # on what was there from the beginning


LEAST_STEPS = 4
"""Steps of growth that a bounded thing might take as well are no proof."""

SLOWING = 0.5
"""What grows less than this share as much in its last third as in its first levels off."""


@dataclass(frozen=True, slots=True)
class Series:
    """One sort of thing, counted at each moment of a watching.

    ``what`` names the sort: a selector, a call, or an event and what it is listened for on.
    ``spent`` counts those of ``counts`` that stand in the document and that nobody can see or
    scroll to any more (elements only). ``rest`` and ``rest_spent`` are counted once more after
    a long time in which nobody touched the page; None where it never was touched. ``place``
    is where the page makes them.
    """

    kept: Kept
    what: str
    counts: tuple[int, ...]
    spent: tuple[int, ...] = ()
    rest: int | None = None
    rest_spent: int | None = None
    place: Place = NOWHERE

    @property
    def growth(self) -> int:
        """How many more there are at the end than at the beginning."""
        return self.counts[-1] - self.counts[0] if self.counts else 0

    @property
    def unbounded(self) -> bool:
        """Whether it grows from each moment to the next, four times or more, and stays."""
        return _unbounded(self.counts, self.rest)

    @property
    def piles_up(self) -> bool:
        """Whether those that are spent grow so."""
        return _unbounded(self.spent, self.rest_spent)


@dataclass(frozen=True, slots=True)
class Watching:
    """A page watched over ``times``, in virtual milliseconds.

    ``after`` names what was pressed at the beginning, in order. ``repeated`` names what was
    pressed before each moment but the first; empty where the page was left alone. ``replay``
    names a recipe that shows it.
    """

    times: tuple[float, ...]
    after: tuple[str, ...] = ()
    repeated: str = ""
    series: tuple[Series, ...] = ()
    replay: str = ""

    @property
    def seconds(self) -> float:
        """How long it was watched."""
        return (self.times[-1] - self.times[0]) / 1000 if self.times else 0.0

    def of(self, *kinds: Kept) -> tuple[Series, ...]:
        """Every series of these kinds."""
        return tuple(one for one in self.series if one.kept in kinds)


def _unbounded(counts: tuple[int, ...], rest: int | None) -> bool:
    steps = [after - before for before, after in pairwise(counts)]
    if len(steps) < LEAST_STEPS or min(steps) < 1 or (rest is not None and rest < counts[-1]):
        return False
    third = len(steps) // 3
    return sum(steps[-third:]) >= SLOWING * sum(steps[:third])
