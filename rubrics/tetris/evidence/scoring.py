"""What drops and rows earn, worked out from the numbers around every piece that landed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rubrics.tetris.evidence.around import Gain
from rubrics.tetris.evidence.play import Play
from rubrics.tetris.evidence.score import is_score, level, number, scores


@dataclass(frozen=True, slots=True)
class Award:
    """How much a piece earned; ``points`` is None where the score is no number any more.

    ``level`` is the level that was shown before.
    """

    gain: Gain
    points: int | None
    level: int | None


def awards(gains: Sequence[Gain]) -> list[Award]:
    """What each piece earned, of those around which a score was shown.

    Of several numbers that are labelled as points the one counts that changes most.
    """
    found = []
    for one in gains:
        before, after = scores(one.before), scores(one.after)
        pairs = list(zip(before, after, strict=False))
        if not pairs:
            continue
        broken = any(number(late) is None for _, late in pairs)
        rises = [_rise(early, late) for early, late in pairs]
        points = None if broken else max(rises, key=abs)
        found.append(Award(one, points, level(one.before)))
    return found


def _rise(before: str, after: str) -> int:
    return (number(after) or 0) - (number(before) or 0)


def dropped(found: Sequence[Award]) -> list[Award]:
    """Those of pieces that were dropped by key and filled no row."""
    return [one for one in found if not one.gain.cleared and one.gain.fallen >= FEWEST]


FEWEST = 2
"""Rows that a piece has to be dropped before it should have earned something."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What the rows that a piece cleared earned, not the drop; None where that is no number.

    ``exact`` means that what the drop earned is known, and not only bounded.
    """

    award: Award
    points: int | None
    exact: bool

    @property
    def rows(self) -> int:
        """Rows that went at once."""
        return self.award.gain.cleared


def for_rows(found: Sequence[Award]) -> list[Earned]:
    """What rows earned, of each piece that cleared some.

    What a drop earns is taken from pieces that cleared nothing: so much each, and so much a row.
    Where they do not agree, rows earned at least what is beyond the most of them.
    """
    earned = []
    for one in found:
        if one.gain.cleared <= 0:
            continue
        if one.points is None:
            earned.append(Earned(one, None, exact=True))
            continue
        like = [
            (other.gain.fallen, other.points)
            for other in found
            if not other.gain.cleared
            and other.points is not None
            and (other.gain.seed, other.gain.hard) == (one.gain.seed, one.gain.hard)
        ]
        by_drop, exact = _expected(like, one.gain.fallen)
        earned.append(Earned(one, one.points - by_drop, exact))
    return earned


def _expected(like: Sequence[tuple[int, int]], fallen: int) -> tuple[int, bool]:
    """What a drop of so many rows earns, and whether all drops agree on it."""
    if not like:
        return 0, False
    first, last = min(like), max(like)
    if first[0] != last[0]:
        slope = (last[1] - first[1]) / (last[0] - first[0])
        if all(abs(first[1] + slope * (far - first[0]) - points) < 1 for far, points in like):
            return round(first[1] + slope * (fallen - first[0])), True
    most = max(points for _, points in like)
    return most, most == min(points for _, points in like)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Several rows at once beside a single one, at the same level."""

    single: Earned
    several: Earned

    @property
    def linear(self) -> bool:
        """Whether several rows at once earn no more than one after the other."""
        return (self.several.points or 0) <= self.several.rows * (self.single.points or 0)


def ratios(earned: Sequence[Earned]) -> list[Ratio]:
    """Every piece that cleared several rows beside one that cleared one, of the same seed."""
    known = [one for one in earned if one.exact and one.points]
    found = []
    for several in known:
        single = next(
            (
                one
                for one in known
                if one.rows == 1
                and (one.award.level, one.award.gain.seed)
                == (several.award.level, several.award.gain.seed)
            ),
            None,
        )
        if several.rows > 1 and single is not None:
            found.append(Ratio(single, several))
    return found


def shows_score(play: Play) -> bool:
    """Whether the page shows a score: a number under such a label, or a label alone at first."""
    read = any(scores(one.before) or scores(one.after) for one in play.gains)
    return read or (not play.gains and any(map(is_score, play.words.splitlines())))
