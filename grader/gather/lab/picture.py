"""Measures a screenshot: is it one flat colour, and if not, how many colours and which most?

A reader for the PNG files that Chromium writes (8 bits a channel, not interlaced), because
a picture is looked at more often than any image library would be worth installing for.
Source: https://www.w3.org/TR/png-3/
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from grader.png import SIGNATURE

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

CHANNELS = {2: 3, 6: 4}
"""Bytes of a pixel by colour type: truecolour, with and without transparency."""

EVERY = 8
"""Of a picture that is not flat, every eighth pixel of every eighth row is counted."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Colours of a picture: 1 where it is flat, else those counted, at least 2.

    ``ground`` is the commonest one as red, green, blue, ``share`` its share of what was counted.
    """

    colours: int
    ground: tuple[int, int, int]
    share: float


def measure(png: bytes) -> Measure:
    """Measure a picture.

    Rows above the first that differs from the top one are not counted but for that one.

    Raises:
        ValueError: it is no PNG of the kind that Chromium writes.
    """
    import numpy as np  # noqa: PLC0415 - 0.1 s; only who looks pays

    pixels = _open(png)
    first = pixels[0]
    alike = (pixels == first).all(axis=(1, 2))
    flat = bool((first == first[0]).all())
    if flat and alike.all():
        return Measure(1, _colour(first[0]), 1.0)
    begin = int(np.argmin(alike)) if flat else 1
    rows = [0, *(at for at in range(EVERY, len(pixels), EVERY) if at >= begin)]
    counted = pixels[rows, ::EVERY, :3].reshape(-1, 3).astype(np.uint32)
    packed, counts = np.unique(counted @ (1 << 16, 1 << 8, 1), return_counts=True)
    most = int(counts.max())
    ground = int(packed[counts == most].max())
    told = (ground >> 16, ground >> 8 & 255, ground & 255)
    return Measure(max(2, len(packed)), told, most / int(counts.sum()))


def differs(one: bytes, other: bytes, *, but: tuple[float, float, float, float]) -> bool:
    """Whether two pictures differ outside of a box: left, top, right, bottom, in pixels.

    Raises:
        ValueError: one is no PNG of the kind that Chromium writes.
    """
    pixels, twins = _open(one), _open(other)
    if pixels.shape != twins.shape:
        return True
    unlike = (pixels != twins).any(axis=2)
    left, right = (max(0, int(edge)) for edge in (but[0], but[2]))
    top, bottom = (max(0, ceil(edge)) for edge in (but[1], but[3]))
    unlike[top:bottom, left:right] = False
    return bool(unlike.any())


def _colour(pixel: "NDArray[uint8]") -> tuple[int, int, int]:
    return int(pixel[0]), int(pixel[1]), int(pixel[2])


def _open(png: bytes) -> "NDArray[uint8]":
    """Return a picture's pixels: row, column, channel."""
    import numpy as np  # noqa: PLC0415 - as above

    header, packed = _chunks(png)
    width, height, depth, kind, _, _, interlace = struct.unpack(">IIBBBBB", header)
    if depth != 8 or kind not in CHANNELS or interlace:
        raise ValueError(f"a PNG of {depth} bits, type {kind}, interlace {interlace}")
    size = CHANNELS[kind]
    data = np.frombuffer(bytearray(zlib.decompress(packed)), np.uint8)
    lines = data.reshape(height, width * size + 1)
    _unfilter(lines[:, 0].tolist(), lines[:, 1:], size)
    return lines[:, 1:].reshape(height, width, size)


def _chunks(png: bytes) -> tuple[bytes, bytes]:
    """Return the header and the packed pixels."""
    if not png.startswith(SIGNATURE):
        raise ValueError("no PNG")
    header, packed, at = b"", [], len(SIGNATURE)
    while at + 8 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            header = body
        elif kind == b"IDAT":
            packed.append(body)
        at += length + 12
    return header, b"".join(packed)


def _unfilter(kinds: list[int], rows: "NDArray[uint8]", size: int) -> None:
    """Undo the filter of each row, in place: bytes are added modulo 256."""
    above = bytes(rows.shape[1])
    for at, kind in enumerate(kinds):
        if kind == 2 and at:
            rows[at] += rows[at - 1]
        elif kind in FILTERS:
            before = bytes(rows[at - 1]) if at else above
            rows[at] = list(_undo(bytes(rows[at]), before, size, FILTERS[kind]))


def _undo(row: bytes, above: bytes, size: int, guess: Callable[[int, int, int], int]) -> bytes:
    """Add to each byte what its filter guessed from its neighbours: left, above, above left."""
    made = bytearray(row)
    for at, byte in enumerate(row):
        left = made[at - size] if at >= size else 0
        corner = above[at - size] if at >= size else 0
        made[at] = (byte + guess(left, above[at], corner)) & 255
    return bytes(made)


def _paeth(left: int, above: int, corner: int) -> int:
    near = left + above - corner
    return min((left, above, corner), key=lambda one: abs(near - one))


FILTERS: dict[int, Callable[[int, int, int], int]] = {
    1: lambda left, _above, _corner: left,
    3: lambda left, above, _corner: (left + above) // 2,
    4: _paeth,
}
"""What the filters of the standard guess; the other two are done above."""
