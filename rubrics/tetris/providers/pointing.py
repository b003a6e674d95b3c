"""Pointing: whether the piece follows the mouse, and how far apart its columns are then."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rubrics.tetris.evidence.lattice import NARROWEST, WIDEST
from rubrics.tetris.evidence.raster import DIFFERENT, Raster, changed
from rubrics.tetris.providers.deeds import LOOK, Deed, to
from rubrics.tetris.providers.seat import Seat

STEP = 12.0
"""CSS pixels from one place of the mouse to the next: less than most columns are wide."""

SCALE = 0.5
SLACK = 1.5
"""Raster pixels by which an edge may be off."""

SAMPLES = 9
"""Looks of which the median is taken."""

COLUMNS = 4
"""Columns in which a piece is seen at least, if it follows the mouse."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A piece that followed the mouse: its box at first, and how wide a column is; CSS pixels."""

    box: tuple[float, float, float, float]
    step: float


async def trail(
    seat: Seat, prefix: Sequence[Deed], region: tuple[float, float, float, float], along: float
) -> Trail | None:
    """Move the mouse through a region from its left to its right edge, at ``along`` from the top.

    The region is as it is seen: with its axes swapped where the view is turned.
    """
    left, _, width, _ = region
    ends = [_at(seat, left + width * part, along) for part in (0.25, 0.75)]
    await seat.begin()
    one, other = await seat.pictures(region, SCALE, *prefix, ends[0], LOOK, ends[1], LOOK)
    if not changed(one, other).any():
        return None
    places = [left + STEP * number for number in range(int(width / STEP) + 1)]
    sweep = [one for x in places for one in (_at(seat, x, along), LOOK)]
    await seat.begin()
    return followed(await seat.pictures(region, SCALE, *prefix, LOOK, *sweep), region)


def _at(seat: Seat, x: float, along: float) -> Deed:
    return to(along, x) if seat.view.turned else to(x, along)


def followed(looks: Sequence[Raster], region: tuple[float, float, float, float]) -> Trail | None:
    """What moved through some pictures in whole columns, if it is as wide as some of them."""
    stack = np.stack([one.sum(axis=2, dtype=np.int16) for one in looks])
    empty = np.median(stack[:: max(1, len(looks) // SAMPLES)], axis=0).astype(np.int16)
    masks = np.abs(stack - empty) > DIFFERENT
    spans = [_span(one.any(axis=0)) for one in masks]
    known = [one for one in spans if one is not None]
    step = _pitch(sorted({left for left, _ in known}))
    first = next((at for at, one in enumerate(spans) if one is not None), None)
    if step is None or first is None:
        return None
    rows, span = _span(masks[first].any(axis=1)), spans[first]
    if rows is None or span is None:
        return None
    wide = (span[1] - span[0]) / step
    if not NARROWEST <= step / SCALE <= WIDEST or not 0.5 < wide < 4.5:
        return None
    left, top = region[:2]
    box = (
        left + span[0] / SCALE,
        top + rows[0] / SCALE,
        left + span[1] / SCALE,
        top + rows[1] / SCALE,
    )
    return Trail(box, step / SCALE)


def _span(marks: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> tuple[int, int] | None:
    found = np.flatnonzero(marks)
    return (int(found[0]), int(found[-1]) + 1) if len(found) else None


def _pitch(edges: Sequence[int]) -> float | None:
    """How far apart places are of which all are whole steps apart."""
    apart = [right - left for left, right in pairwise(edges) if right - left > SLACK]
    if len(apart) < COLUMNS - 1:
        return None
    rough = float(np.median(apart))
    counts = [round(one / rough) for one in apart]
    if any(abs(one - count * rough) > 2 * SLACK for one, count in zip(apart, counts, strict=True)):
        return None
    return sum(apart) / sum(counts) if sum(counts) else None
