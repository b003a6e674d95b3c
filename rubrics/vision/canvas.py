"""A canvas of pixels, and the PNG that it becomes (ISO/IEC 15948): the same bytes always."""

import base64
import zlib

from grader.png import TRUECOLOUR, png

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
COLOURS: dict[str, Colour] = {
    "red": (204, 32, 32),
    "blue": (32, 64, 204),
    "green": (16, 140, 48),
    "yellow": (240, 200, 0),
    "black": (16, 16, 16),
    "purple": (136, 32, 160),
}
"""Colours that nobody takes for one another."""

DIGITS = {
    "0": "01110 10001 10011 10101 11001 10001 01110",
    "1": "00100 01100 00100 00100 00100 00100 01110",
    "2": "01110 10001 00001 00110 01000 10000 11111",
    "3": "11110 00001 00001 01110 00001 00001 11110",
    "4": "00010 00110 01010 10010 11111 00010 00010",
    "5": "11111 10000 11110 00001 00001 10001 01110",
    "6": "00110 01000 10000 11110 10001 10001 01110",
    "7": "11111 00001 00010 00100 01000 01000 01000",
    "8": "01110 10001 10001 01110 10001 10001 01110",
    "9": "01110 10001 10001 01111 00001 00010 01100",
}
"""Digits of five by seven cells, row by row."""


class Canvas:
    """Pixels in rows, all white at first. Sizes and places are whole pixels."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._rows = [bytearray(bytes(WHITE) * width) for _ in range(height)]

    def box(self, left: int, top: int, width: int, height: int, colour: Colour) -> None:
        """Fill a rectangle."""
        for row in self._rows[top : top + height]:
            row[3 * left : 3 * (left + width)] = bytes(colour) * width

    def disc(self, x: int, y: int, radius: int, colour: Colour) -> None:
        """Fill a circle around a place."""
        for dy in range(-radius, radius + 1):
            half = int((radius * radius - dy * dy) ** 0.5)
            self.box(x - half, y + dy, 2 * half + 1, 1, colour)

    def triangle(self, x: int, y: int, radius: int, colour: Colour) -> None:
        """Fill a triangle that stands on its base."""
        for dy in range(-radius, radius + 1):
            half = (dy + radius) // 2
            self.box(x - half, y + dy, 2 * half + 1, 1, colour)

    def digits(self, text: str, left: int, top: int, scale: int, colour: Colour) -> None:
        """Write digits, each cell of them ``scale`` pixels wide, with one cell between two."""
        for number, digit in enumerate(text):
            for row, cells in enumerate(DIGITS[digit].split()):
                for column, cell in enumerate(cells):
                    if cell == "1":
                        at = left + (6 * number + column) * scale
                        self.box(at, top + row * scale, scale, scale, colour)

    def png(self) -> bytes:
        """Eight bits a channel, no filters."""
        raw = b"".join(b"\0" + row for row in self._rows)
        return png(self.width, self.height, TRUECOLOUR, (b"IDAT", zlib.compress(raw, 9)))

    @property
    def address(self) -> str:
        """The picture as a ``data:`` address."""
        return "data:image/png;base64," + base64.b64encode(self.png()).decode("ascii")
