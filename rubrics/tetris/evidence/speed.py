"""Whether pieces fall faster when they should."""

from collections.abc import Sequence
from dataclasses import dataclass

from rubrics.tetris.evidence.around import Pace
from rubrics.tetris.evidence.score import level

FASTER = 0.965
"""A row takes at most this share of the time it took at first: pieces are timed to 2 %."""


@dataclass(frozen=True, slots=True)
class Change:
    """A piece that was timed at first, and one later in the same game."""

    first: Pace
    later: Pace

    @property
    def quicker(self) -> bool:
        """Whether the later one fell faster."""
        return self.later.ms <= FASTER * self.first.ms

    @property
    def risen(self) -> bool:
        """Whether a higher level was shown."""
        before, now = level(self.first.figures), level(self.later.figures)
        return before is not None and now is not None and now > before

    def due(self, rows: int) -> bool:
        """Whether it should have been faster: a higher level, or the rows that were told."""
        return self.risen or (0 < rows <= self.later.cleared)


def changes(paces: Sequence[Pace]) -> list[Change]:
    """The first and the last piece that was timed in each game."""
    found = []
    for seed in dict.fromkeys(one.seed for one in paces):
        own = [one for one in paces if one.seed == seed]
        if len(own) > 1:
            found.append(Change(own[0], own[-1]))
    return found
