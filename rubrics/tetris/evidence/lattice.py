"""Lattice: where on the page the cells of a board lie, and how one is found.

A lattice is fitted to effects, never to looks: the same game is played twice from loading, once
with a key pressed some times more. What differs is the piece where it is and where it would have
been; with each press more, one edge of that stays and the other goes on by one cell.
"""

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from rubrics.tetris.evidence.raster import (
    DIFFERENT,
    Apart,
    Box,
    Mask,
    Raster,
    apart,
    components,
)

Samples: TypeAlias = NDArray[np.int16]
"""Nine samples of each cell: shape (rows, columns, 27)."""

Occupied: TypeAlias = NDArray[np.bool_]
"""Which cells hold something: shape (rows, columns)."""

SPOT = 7
"""Rows from the first one of a lattice, which begins above the board, to well inside it."""

NARROWEST, WIDEST = 5.0, 96.0
"""Pitches in CSS pixels between which a cell is looked for."""

SHARP = 0.4
"""Part of the strongest difference that a pixel needs to belong to a piece, and not to its glow."""

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

    @property
    def spot(self) -> tuple[float, float]:
        """A point that is surely inside the board, though the rows go on beyond its floor."""
        return self.left + self.columns * self.across / 2, self.top + SPOT * self.down

    def over(self, columns: Iterable[int]) -> float:
        """Where the mouse is over some columns: in their middle, or left of it, in CSS pixels."""
        known = set(columns)
        return self.left + ((min(known) + max(known)) // 2 + 0.5) * self.across


@dataclass(frozen=True, slots=True)
class March:
    """What goes on by ``step`` a press (negative: to the left or up); pixels of the raster.

    ``box`` holds the piece as it stands without any press, along the axis of the march; across
    it, it holds what the first press changed. ``least`` is how far a pixel has to differ from
    before to belong to it: more where the piece glows.
    """

    step: float
    box: Box
    steps: int
    least: float = float(DIFFERENT)

    @property
    def uneven(self) -> float:
        """By which part of a step the piece, along the march, is no whole number of steps."""
        steps = self.box.width / abs(self.step)
        return abs(steps - max(1, round(steps)))


@dataclass(frozen=True, slots=True)
class Fall(March):
    """The same of what goes down or up."""

    @property
    def uneven(self) -> float:
        """By which part of a row the piece is no whole number of rows high."""
        steps = self.box.height / abs(self.step)
        return abs(steps - max(1, round(steps)))


def unpack_cells(text: str, lattice: Lattice) -> Samples:
    """Read what the page sent: nine samples of each cell, row by row, in base64."""
    flat = np.frombuffer(base64.b64decode(text), np.uint8)
    return flat.reshape(lattice.rows, lattice.columns, 27).astype(np.int16)


def marches(still: Sequence[Raster], pressed: Sequence[Raster], sign: int) -> Iterator[March]:
    """Find what marches sideways (``sign`` -1: to the left), the most convincing first.

    ``still`` and ``pressed`` are looks at the same moments of two runs; before the n-th look of
    the second, a key was pressed n times.
    """
    looks = [apart(one, other) for one, other in zip(still, pressed, strict=True)]
    if sign > 0:
        looks = [look[:, ::-1] for look in looks]
    width = looks[0].shape[1]
    for one in _leftward(looks):
        if sign > 0:
            box = replace(one.box, left=width - one.box.right, right=width - one.box.left)
            yield replace(one, step=-one.step, box=box)
        else:
            yield one


def falls(still: Sequence[Raster], pressed: Sequence[Raster], sign: int = 1) -> Iterator[Fall]:
    """Find what marches down (``sign`` -1: up), the most convincing first."""
    for one in marches(
        [picture.transpose(1, 0, 2) for picture in still],
        [picture.transpose(1, 0, 2) for picture in pressed],
        sign,
    ):
        box = one.box
        yield Fall(one.step, Box(box.top, box.left, box.bottom, box.right), one.steps, one.least)


def _leftward(looks: list[Apart]) -> Iterator[March]:
    found = []
    for whole in _abreast(components(np.logical_or.reduce([look > DIFFERENT for look in looks]))):
        parts = [look[whole.top : whole.bottom, whole.left : whole.right] for look in looks]
        peak = max(int(part.max()) for part in parts)
        for least in dict.fromkeys((float(DIFFERENT), max(DIFFERENT, SHARP * peak))):
            edges = [_edges(part > least, whole.left) for part in parts]
            march = _marching([one for one in edges if one is not None], whole)
            if march is not None:
                found.append(replace(march, least=least))
    yield from sorted(found, key=lambda one: (-one.steps, one.box.top, one.box.left))


def _marching(edges: list[tuple[int, int]], whole: Box) -> March | None:
    """What goes on to the left with each look, if the first and last columns say so."""
    if len(edges) < 2:
        return None
    rights = [right for _, right in edges]
    lefts = [left for left, _ in edges]
    steps = [one - other for one, other in pairwise(lefts)]
    onward = [one for one in steps if one > SLACK]
    if not onward or max(rights) - min(rights) > SLACK:
        return None
    step = float(np.median(onward))
    if any(abs(one - step) > 2 * SLACK for one in onward) or min(steps) < -SLACK:
        return None
    step = sum(onward) / len(onward)
    box = replace(whole, left=round(lefts[0] + step), right=max(rights))
    return March(-step, box, len(onward) + 1) if box.width > 0 else None


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


def _edges(part: Mask, left: int) -> tuple[int, int] | None:
    """The first and last column that changed in a part of the raster."""
    set_ = np.flatnonzero(part.any(axis=0))
    return (left + int(set_[0]), left + int(set_[-1]) + 1) if len(set_) else None


def background(looks: Sequence[Samples]) -> Samples:
    """What an empty cell looks like: its own commonest look, but for what is common on the board.

    A long piece covers some columns from wall to wall; what most cells of the board look like
    is then more likely to be empty.
    """
    stack = np.stack(looks)  # (looks, rows, columns, 27)
    apart = np.abs(stack[:, None] - stack[None, :]).max(axis=4)
    votes = (apart <= NEAR).sum(axis=1) / len(looks)  # (looks, rows, columns)
    best = (votes + _share(stack)).argmax(axis=0)
    rows, columns = np.indices(best.shape)
    return np.asarray(stack[best, rows, columns])


def _share(stack: NDArray[np.int16]) -> NDArray[np.float64]:
    """How many cells look like each one, as part of the commonest look.

    Shape (looks, rows, columns).
    """
    coarse = np.ascontiguousarray((stack // 16).astype(np.uint8)).reshape(-1, stack.shape[3])
    flat = coarse.view(np.dtype((np.void, stack.shape[3]))).ravel()
    _, inverse, counts = np.unique(flat, return_inverse=True, return_counts=True)
    share = counts[inverse.ravel()] / counts.max()
    return np.asarray(share.reshape(stack.shape[:3]), dtype=np.float64)


NEAR = 14
"""Steps of 256 up to which two samples count as the same."""

FILLED = 3
"""Of nine samples of a cell, so many must differ from an empty one's."""


def occupied(look: Samples, empty: Samples) -> Occupied:
    """Which cells do not look empty."""
    apart = np.abs(look - empty).reshape(*look.shape[:2], 9, 3).max(axis=3)
    return np.asarray((apart > NEAR).sum(axis=2) >= FILLED)
