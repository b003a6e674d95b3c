"""Pictures of a page as arrays, and what differs between two of them.

A raster is an array of shape (height, width, 3), uint8, in red, green, blue; positions are in
pixels of the raster. A mask is a boolean array of shape (height, width).
"""

import base64
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Raster: TypeAlias = NDArray[np.uint8]
Mask: TypeAlias = NDArray[np.bool_]

Apart: TypeAlias = NDArray[np.uint8]
"""Steps of 256 in the channel that differs most: shape (height, width)."""

DIFFERENT = 18
"""Steps of 256 in one channel from which two pixels count as different."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of pixels: ``left`` and ``top`` inside, ``right`` and ``bottom`` outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.bottom - self.top

    @property
    def area(self) -> int:
        """Pixels inside."""
        return self.width * self.height


def unpack(text: str, height: int, width: int) -> Raster:
    """Read what the page sent, in base64: runs of red, green, blue and how many, row by row."""
    runs = np.frombuffer(base64.b64decode(text), np.uint8).reshape(-1, 4)
    return np.repeat(runs[:, :3], runs[:, 3], axis=0).reshape(height, width, 3)


def apart(one: Raster, other: Raster) -> Apart:
    """How far two rasters of one shape differ, in each pixel."""
    steps = np.maximum(one, other) - np.minimum(one, other)
    return np.asarray(np.maximum(np.maximum(steps[..., 0], steps[..., 1]), steps[..., 2]))


def changed(one: Raster, other: Raster) -> Mask:
    """Where two rasters of one shape differ."""
    return np.asarray(apart(one, other) > DIFFERENT)


def components(mask: Mask, gap: int = 6) -> list[Box]:
    """Group what is set, across gaps of up to ``gap`` pixels, the largest group first."""
    height, width = mask.shape
    padded = np.zeros((-height % gap + height, -width % gap + width), bool)
    padded[:height, :width] = mask
    coarse = padded.reshape(padded.shape[0] // gap, gap, -1, gap).any(axis=(1, 3))
    left = {(int(row), int(column)) for row, column in np.argwhere(coarse)}
    boxes = []
    while left:
        group = _grow(left)
        rows = [row for row, _ in group]
        columns = [column for _, column in group]
        top, start = min(rows) * gap, min(columns) * gap
        part = mask[top : max(rows) * gap + gap, start : max(columns) * gap + gap]
        across, down = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
        boxes.append(
            Box(
                start + int(across[0]),
                top + int(down[0]),
                start + int(across[-1]) + 1,
                top + int(down[-1]) + 1,
            )
        )
    return sorted(boxes, key=lambda one: (-one.area, one.top, one.left))


def _grow(left: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take one connected group (eight neighbours) out of a set."""
    group = [left.pop()]
    for row, column in group:
        for near_row in (row - 1, row, row + 1):
            for near_column in (column - 1, column, column + 1):
                if (near_row, near_column) in left:
                    left.remove((near_row, near_column))
                    group.append((near_row, near_column))
    return group
