"""PNG files of eight bits a channel, not interlaced: the same bytes for the same pixels.

Source: https://www.w3.org/TR/png-3/
"""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"

PALETTE, TRUECOLOUR = 3, 2
"""Colour types: a pixel is a number of the palette, or red, green and blue."""


def png(width: int, height: int, colour_type: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """Put a file together from its chunks (name and data), without header and end."""
    header = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    whole = ((b"IHDR", header), *chunks, (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in whole)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
