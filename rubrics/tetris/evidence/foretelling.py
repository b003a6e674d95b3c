"""Whether a picture beside the board foretells the next piece.

Pictures were taken whenever a piece came. A place beside the board that shows the next piece looks
the same whenever the same piece follows; nothing need be known of how pieces are drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rubrics.tetris.evidence.raster import Box, Mask, Raster, changed, components

SMALLEST = 3
"""Pixels across and down of the least thing that may be a piece."""

MOST_PLACES = 8

OFTEN = 0.5
"""Share of the pieces with which a place has to change that shows what comes next."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """What the best place beside the board foretold (see ``around.Preview``)."""

    changes: int = 0
    pictures: int = 0
    foretold: int = 0
    belied: int = 0


def foretold(pictures: Sequence[Raster], kinds: Sequence[str], hidden: Mask) -> Foretold:
    """Look for the place that foretells best.

    Args:
        pictures: one for each piece that came, all of one shape.
        kinds: which piece that was.
        hidden: what does not count: the board, and text.
    """
    steps = [changed(one, pictures[0]) & ~hidden for one in pictures[1:]]
    ever = np.logical_or.reduce(steps) if steps else np.zeros_like(hidden)
    places = [
        one
        for one in components(ever, 4)
        if one.width >= SMALLEST and one.height >= SMALLEST and one.area >= 4 * SMALLEST**2
    ][:MOST_PLACES]
    if not places:
        return Foretold()
    told = [_place(pictures, kinds, hidden, box) for box in _parts(places)]
    often = [one for one in told if one.changes >= OFTEN * (len(pictures) - 1)]
    right = [one for one in often if not one.belied]
    best = max(right, key=lambda one: one.foretold, default=None)
    if best is not None and best.foretold:
        return best
    return max(often or told, key=lambda one: (one.foretold + one.belied, -one.pictures))


def _parts(places: Sequence[Box]) -> Iterator[Box]:
    """Every place, and its thirds: of a queue only the first piece comes next."""
    for one in places:
        yield one
        across, down = one.width // 3, one.height // 3
        if down >= SMALLEST:
            yield Box(one.left, one.top, one.right, one.top + down)
            yield Box(one.left, one.bottom - down, one.right, one.bottom)
        if across >= SMALLEST:
            yield Box(one.left, one.top, one.left + across, one.bottom)
            yield Box(one.right - across, one.top, one.right, one.bottom)


def _place(pictures: Sequence[Raster], kinds: Sequence[str], hidden: Mask, box: Box) -> Foretold:
    there = slice(box.top, box.bottom), slice(box.left, box.right)
    shown = ~hidden[there][:, :, None]
    keys = [(one[there] * shown).tobytes() for one in pictures]
    followed: dict[bytes, list[str]] = {}
    for key, kind in zip(keys, kinds[1:], strict=False):
        followed.setdefault(key, []).append(kind)
    changes = sum(one != other for one, other in pairwise(keys))
    right = sum(len(one) - 1 for one in followed.values() if len(set(one)) == 1)
    wrong = sum(len(set(one)) - 1 for one in followed.values())
    return Foretold(changes, len(set(keys)), right, wrong)
