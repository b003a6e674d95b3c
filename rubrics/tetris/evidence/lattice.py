"""Lattice: where on the page the cells of a board lie, and how one is found.

A lattice is fitted to effects, never to looks: the same game is played twice from loading, once
with a key pressed some times more. What differs is the piece where it is and where it would have
been; with each press more, one edge of that stays and the other goes on by one cell.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from rubrics.tetris.evidence.raster import Box, Mask, Raster, changed, components

Samples: TypeAlias = NDArray[np.int16]
"""Nine samples of each cell: shape (rows, columns, 27)."""

Occupied: TypeAlias = NDArray[np.bool_]
"""Which cells hold something: shape (rows, columns)."""

NARROWEST, WIDEST = 5.0, 96.0
"""Pitches in CSS pixels between which a cell is looked for."""

SLACK = 1.6
"""Pixels of the raster by which an edge may be off."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Cells of ``across`` by ``down`` CSS pixels; the first one begins at (left, top)."""

    left: float
    top: float
    across: float
    down: float
    columns: int
    rows: int

    @property
    def region(self) -> tuple[float, float, float, float]:
        """Left, top, width, height in CSS pixels."""
        return self.left, self.top, self.columns * self.across, self.rows * self.down


@dataclass(frozen=True, slots=True)
class March:
    """What goes on by ``step`` a press (negative: to the left or up); pixels of the raster.

    ``box`` holds the piece as it stands without any press, along the axis of the march; across
    it, it holds what the first press changed.
    """

    step: float
    box: Box
    steps: int


def unpack_cells(text: str, lattice: Lattice) -> Samples:
    """Read what the page sent: nine samples of each cell, row by row, in base64."""
    flat = np.frombuffer(base64.b64decode(text), np.uint8)
    return flat.reshape(lattice.rows, lattice.columns, 27).astype(np.int16)


def marches(still: Sequence[Raster], pressed: Sequence[Raster], sign: int) -> Iterator[March]:
    """Find what marches sideways (``sign`` -1: to the left), the most convincing first.

    ``still`` and ``pressed`` are looks at the same moments of two runs; before the n-th look of
    the second, a key was pressed n times.
    """
    masks = [changed(one, other) for one, other in zip(still, pressed, strict=True)]
    if sign > 0:
        masks = [mask[:, ::-1] for mask in masks]
    width = masks[0].shape[1]
    for one in _leftward(masks):
        if sign > 0:
            box = replace(one.box, left=width - one.box.right, right=width - one.box.left)
            yield March(-one.step, box, one.steps)
        else:
            yield one


def falls(still: Sequence[Raster], pressed: Sequence[Raster], sign: int = 1) -> Iterator[March]:
    """Find what marches down (``sign`` -1: up), the most convincing first."""
    for one in marches(
        [picture.transpose(1, 0, 2) for picture in still],
        [picture.transpose(1, 0, 2) for picture in pressed],
        sign,
    ):
        box = one.box
        yield March(one.step, Box(box.top, box.left, box.bottom, box.right), one.steps)


def _leftward(masks: list[Mask]) -> Iterator[March]:
    found = []
    for whole in _abreast(components(np.logical_or.reduce(masks))):
        edges = [_edges(mask, whole) for mask in masks]
        known = [one for one in edges if one is not None]
        if len(known) < 2 or edges[0] is None:
            continue
        rights = [right for _, right in known]
        lefts = [left for left, _ in known]
        steps = [one - other for one, other in pairwise(lefts)]
        onward = [one for one in steps if one > SLACK]
        if not onward or max(rights) - min(rights) > SLACK:
            continue
        step = float(np.median(onward))
        if any(abs(one - step) > 2 * SLACK for one in onward) or min(steps) < -SLACK:
            continue
        box = replace(whole, left=round(lefts[0] + step), right=max(rights))
        if box.width > 0:
            found.append(March(-step, box, len(onward) + 1))
    yield from sorted(found, key=lambda one: (-one.steps, one.box.top, one.box.left))


def _abreast(boxes: list[Box]) -> list[Box]:
    """Join boxes that stand side by side: cells that are covered before and after do not change."""
    left = sorted(boxes, key=lambda one: (one.top, one.left))
    joined: list[Box] = []
    for one in left:
        last = joined[-1] if joined else None
        if last is not None and _beside(last, one):
            joined[-1] = replace(last, right=max(last.right, one.right))
        else:
            joined.append(one)
    return joined


def _beside(one: Box, other: Box) -> bool:
    level = abs(one.top - other.top) <= SLACK and abs(one.bottom - other.bottom) <= SLACK
    return level and 0 <= other.left - one.right <= 2 * one.height


def _edges(mask: Mask, whole: Box) -> tuple[int, int] | None:
    """The first and last column that changed inside a box."""
    part = mask[whole.top : whole.bottom, whole.left : whole.right].any(axis=0)
    set_ = np.flatnonzero(part)
    return (whole.left + int(set_[0]), whole.left + int(set_[-1]) + 1) if len(set_) else None


def background(looks: Sequence[Samples]) -> Samples:
    """What an empty cell looks like, each by itself: its commonest look."""
    stack = np.stack(looks)  # (looks, rows, columns, 27)
    apart = np.abs(stack[:, None] - stack[None, :]).max(axis=4)
    votes = (apart <= NEAR).sum(axis=1)  # (looks, rows, columns)
    best = votes.argmax(axis=0)
    rows, columns = np.indices(best.shape)
    return np.asarray(stack[best, rows, columns])


NEAR = 14
"""Steps of 256 up to which two samples count as the same."""

FILLED = 3
"""Of nine samples of a cell, so many must differ from an empty one's."""


def occupied(look: Samples, empty: Samples) -> Occupied:
    """Which cells do not look empty."""
    apart = np.abs(look - empty).reshape(*look.shape[:2], 9, 3).max(axis=3)
    return np.asarray((apart > NEAR).sum(axis=2) >= FILLED)
