"""Measures a screenshot: is it one flat colour, and if not, how many colours and which most?

A reader for the PNG files that Chromium writes (8 bits a channel, not interlaced), because
a picture is looked at more often than any image library would be worth installing for.
Source: https://www.w3.org/TR/png-3/
"""

import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from grader.png import SIGNATURE

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

    Raises:
        ValueError: it is no PNG of the kind that Chromium writes.
    """
    (width, size, height), rows = _open(png)
    first = next(rows)
    pixel = first[:3]
    counts = Counter(_pixels(first, size))
    flat = first == first[:size] * width
    for number, row in enumerate(islice(rows, height - 1), 1):
        flat = flat and row == first
        if number % EVERY == 0 and not flat:
            counts.update(_pixels(row, size))
    if flat:
        return Measure(1, (pixel[0], pixel[1], pixel[2]), 1.0)
    ground, most = max(counts.items(), key=lambda one: (one[1], one[0]))
    return Measure(max(2, len(counts)), ground, most / counts.total())


def differs(one: bytes, other: bytes, *, but: tuple[float, float, float, float]) -> bool:
    """Whether two pictures differ outside of a box: left, top, right, bottom, in pixels.

    Raises:
        ValueError: one is no PNG of the kind that Chromium writes.
    """
    size, rows = _open(one)
    other_size, other_rows = _open(other)
    if size != other_size:
        return True
    left, right = (max(0, int(edge)) * size[1] for edge in (but[0], but[2]))
    for number, (row, twin) in enumerate(zip(rows, other_rows, strict=True)):
        if row == twin:
            continue
        inside = but[1] <= number < but[3]
        if not inside or row[:left] != twin[:left] or row[right:] != twin[right:]:
            return True
    return False


def _open(png: bytes) -> tuple[tuple[int, int, int], Iterator[bytes]]:
    """Return width, bytes of a pixel and height of a picture, and its rows."""
    header, packed = _chunks(png)
    width, height, depth, kind, _, _, interlace = struct.unpack(">IIBBBBB", header)
    if depth != 8 or kind not in CHANNELS or interlace:
        raise ValueError(f"a PNG of {depth} bits, type {kind}, interlace {interlace}")
    size = CHANNELS[kind]
    return (width, size, height), _rows(zlib.decompress(packed), width * size, size)


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


def _pixels(row: bytes, size: int) -> Iterator[tuple[int, int, int]]:
    """Every eighth pixel of a row as red, green, blue."""
    step = size * EVERY
    return zip(row[::step], row[1::step], row[2::step], strict=True)


def _rows(data: bytes, length: int, size: int) -> Iterator[bytes]:
    """Undo the filter of each row."""
    same = above = bytes(length)
    low = int.from_bytes(b"\x7f" * length)
    for at in range(0, len(data), length + 1):
        row = data[at + 1 : at + 1 + length]
        kind = data[at]
        if kind == 2:
            above = above if row == same else _added(row, above, low)
        elif kind:
            above = _undo(row, above, size, FILTERS[kind])
        else:
            above = row
        yield above


def _added(row: bytes, above: bytes, low: int) -> bytes:
    """Add two rows byte by byte, modulo 256: whole rows at once, as numbers without carries.

    ``low`` has the seven lower bits of every byte set.
    """
    one, other = int.from_bytes(row), int.from_bytes(above)
    summed = ((one & low) + (other & low)) ^ ((one ^ other) & ~low)
    return summed.to_bytes(len(row))


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
