"""Encodings of one shape: how a value of the program is read as cells of a grid.

A form reads a value to cells, gives None where the value is not written in that form, and
raises :class:`Unclear` where part of it is unknown. Which form a table is written in is
decided for the table as a whole (see ``readings``), never for one piece.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from grader.evidence.evaluation.utf16 import characters
from grader.evidence.evaluation.values import (
    Accessor,
    ArrayValue,
    MapValue,
    ObjectValue,
    Symbol,
    Undefined,
    Unknown,
    Value,
    is_bigint,
    is_number,
)
from rubrics.tetris.evidence.geometry import Cell

LARGEST = 120
"""Cells beyond which a value is no shape but a board or a picture."""

BLANK = frozenset({"", " ", ".", "0", "-", "_", "·", "⬜", "□", "\u00a0"})
"""Marks that stand for an empty cell wherever they appear."""


Mark: TypeAlias = tuple[object] | None
"""The mark of empty cells; None where every usual one counts."""


class Unclear(Exception):  # noqa: N818 - it says what the value is
    """Part of a value is unknown."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a shape: its name and its reader.

    ``count`` tells how many cells a value would have, where that is told sooner than which.
    """

    name: str
    read: Callable[[Value], Iterable[Cell] | None]
    count: Callable[[Value], int] | None = None


def clear(value: Value) -> Value:
    """Give a value back unless it is unknown.

    Raises:
        Unclear: it is unknown, or a container that was changed in an unknown way.
    """
    if isinstance(value, Unknown) or (isinstance(value, ObjectValue) and value.vague):
        raise Unclear
    return value


def listed(value: Value) -> Sequence[Value] | None:
    """The elements of an array or set (or of an object keyed 0, 1, 2 …), else None."""
    value = clear(value)
    if isinstance(value, ArrayValue):
        return value.items
    if isinstance(value, MapValue) and value.single:
        return [key for key, _ in value.entries.values()]
    if type(value) is ObjectValue and "0" in value.props:
        return _numbered(value)
    return None


def _numbered(value: ObjectValue) -> Sequence[Value] | None:
    found: list[Value] = []
    for at, key in enumerate(value.keys()):
        held = value.props[key]
        if key != str(at) or isinstance(held, Accessor):
            return None
        found.append(held)
    return found


def whole(value: Value) -> int | None:
    """A number without fraction, else None."""
    if is_bigint(value):
        return value
    return int(value) if is_number(value) and math.isfinite(value) and value == int(value) else None


def filled(value: Value, blank: Mark = None) -> bool | None:
    """Whether a cell of a matrix is filled; None where the value is no cell.

    ``blank`` holds the mark that a table uses for empty cells, where it is an unusual one.
    """
    value = clear(value)
    if isinstance(value, ObjectValue | Symbol):
        return None
    if blank is not None:
        return value != blank[0]
    if value is None or isinstance(value, Undefined):
        return False
    return value not in BLANK if isinstance(value, str) else bool(value)


# Matrices and rows of marks.


def bare(value: Value) -> Sequence[Value] | None:
    """The elements of a list of lists, without a colour or a name at either end of them."""
    items = listed(value)
    if items is None or len(items) < 2:
        return items
    lists = [isinstance(one, ArrayValue) for one in items]
    if sum(lists) != len(items) - 1 or (lists[0] and lists[-1]):
        return items
    return items[1:] if lists[-1] else items[:-1]


def rows_of(value: Value) -> list[Sequence[Value]] | None:
    """Rows of a matrix: an array of arrays or of strings."""
    rows = bare(value)
    if rows is None or not rows:
        return None
    found: list[Sequence[Value]] = []
    for row in rows:
        cells = characters(row) if isinstance(row, str) else listed(row)
        if cells is None:
            return None
        found.append(cells)
    return found


def _grid(rows: Sequence[Sequence[Value]], blank: Mark) -> list[Cell] | None:
    if sum(map(len, rows)) > LARGEST:
        return None
    found: list[Cell] = []
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            full = filled(cell, blank)
            if full is None:
                return None
            if full:
                found.append((column, row))
    return found


def matrix(blank: Mark = None) -> Form:
    """Rows of cells, as arrays or strings; rows may differ in length."""

    def read(value: Value) -> list[Cell] | None:
        rows = rows_of(value)
        return None if rows is None else _grid(rows, blank)

    return Form("matrix", read)


def text(separator: str, blank: Mark = None) -> Form:
    """One string of rows with something between them."""

    def read(value: Value) -> list[Cell] | None:
        if not isinstance(clear(value), str) or not isinstance(value, str):
            return None
        rows = [characters(row) for row in value.strip("\n").split(separator)]
        return _grid(rows, blank) if len(value) <= LARGEST else None

    return Form("text", read)


def flat(width: int, blank: Mark = None, *, ragged: bool = False) -> Form:
    """All cells of a box in one array or string, row after row; ``ragged`` may end early."""

    def read(value: Value) -> list[Cell] | None:
        cells = characters(value) if isinstance(value, str) else listed(value)
        if cells is None or not cells or (len(cells) % width and not ragged):
            return None
        rows = [cells[at : at + width] for at in range(0, len(cells), width)]
        return _grid(rows, blank)

    return Form(f"flat-{width}", read)


def square(blank: Mark = None) -> Form:
    """All cells of a square box in one array, row after row; each box has a side of its own."""

    def read(value: Value) -> list[Cell] | None:
        cells = listed(value)
        if cells is None or not is_square(len(cells)):
            return None
        side = math.isqrt(len(cells))
        return _grid([cells[at : at + side] for at in range(0, len(cells), side)], blank)

    return Form("flat-square", read)


def is_square(count: int) -> bool:
    """Whether so many cells fill a square box."""
    return count > 0 and math.isqrt(count) ** 2 == count


# Numbers whose bits are cells.


def mask(width: int, radix: int = 0) -> Form:
    """One number whose bits are the cells of a box, the highest bit first.

    Reading from the lowest bit first turns the shape by a half, which changes nothing.
    ``radix`` reads the number from a string of digits.
    """

    def read(value: Value) -> list[Cell] | None:
        value = clear(value)
        if radix and isinstance(value, str):
            number = _digits(value.removeprefix("0x").removeprefix("0X"), radix)
        else:
            number = None if radix else whole(value)
        if number is None or not 0 <= number < 1 << (width * width):
            return None
        top = width * width - 1
        return [
            ((top - bit) % width, (top - bit) // width)
            for bit in range(top + 1)
            if number >> bit & 1
        ]

    return Form("mask", read)


def _digits(digits: str, radix: int) -> int | None:
    try:
        return int(digits, radix) if digits.isalnum() and len(digits) <= 5 else None
    except ValueError:
        return None


def bit_rows() -> Form:
    """One number a row whose bits are cells, the highest bit on the left."""

    def read(value: Value) -> list[Cell] | None:
        rows = listed(value)
        if rows is None or not rows or len(rows) > 8:
            return None
        found: list[Cell] = []
        for row, one in enumerate(rows):
            number = whole(clear(one))
            if number is None or not 0 <= number < 1 << 16:
                return None
            found.extend((15 - bit, row) for bit in range(16) if number >> bit & 1)
        return found

    return Form("bit-rows", read)
