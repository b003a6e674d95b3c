"""Encodings that list the places of a shape's cells: coordinates and indices."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from grader.evidence.evaluation.values import (
    Accessor,
    ArrayValue,
    ObjectValue,
    Unknown,
    Value,
    is_number,
)
from rubrics.tetris.evidence.encodings import LARGEST, Form, Unclear, bare, clear, listed, whole
from rubrics.tetris.evidence.geometry import Cell

AXES = (
    ("x", "y"),
    ("col", "row"),
    ("c", "r"),
    ("column", "row"),
    ("dx", "dy"),
    ("cx", "cy"),
    ("dc", "dr"),
    ("left", "top"),
    ("X", "Y"),
    ("offsetX", "offsetY"),
    ("colOffset", "rowOffset"),
    ("j", "i"),
)
"""Names under which a point keeps its column and its row."""

PARALLEL = (*AXES, ("xs", "ys"))
"""Names of a list of columns and of one of rows."""

_PAIRED = re.compile(r"[\s(\[]*-?\d+(?:[\s,;:|/()\[\]]+-?\d+)+[\s)\];]*")


@dataclass(frozen=True, slots=True)
class Points:
    """How a list of coordinates is to be taken.

    ``skip`` drops the first (1) or last (-1) point, a pivot; ``origin`` adds a cell at
    (0, 0); ``unit`` is the distance of neighbours; ``form`` says how a point is written:
    "coordinates" are pairs, "points" have an x and a y, "cells" names that tell rows.
    """

    skip: int = 0
    origin: bool = False
    unit: float = 1.0
    form: str = "coordinates"


def points(how: Points) -> Form:
    """Coordinates of the filled cells, as pairs or as objects."""

    def read(value: Value) -> list[Cell] | None:
        found = coordinates(value)
        return None if found is None else _cells(chosen(found, how), how)

    return Form(how.form, read)


def form_of(value: Value) -> str:
    """How the first point of a list is written."""
    items = listed(value) if not isinstance(value, str) else None
    if items is None and isinstance(value, ObjectValue):
        return "points" if "x" in value.props or "xs" in value.props else "cells"
    first = items[0] if items else None
    if not isinstance(first, ObjectValue) or isinstance(first, ArrayValue):
        return "coordinates"
    return "points" if "x" in first.props else "cells"


def chosen(found: list[tuple[float, float]], how: Points) -> list[tuple[float, float]]:
    """Drop the pivot of a list of points, or add the cell that it stands on."""
    found = found[1:] if how.skip > 0 else found[:-1] if how.skip < 0 else found
    return [*found, (0.0, 0.0)] if how.origin else found


def _cells(found: list[tuple[float, float]], how: Points) -> list[Cell] | None:
    """Turn coordinates into cells; those that are no whole units apart are None."""
    if not found:
        return []
    x0, y0 = found[0]
    cells: list[Cell] = []
    for x, y in found:
        column, row = (x - x0) / how.unit, (y - y0) / how.unit
        if abs(column - round(column)) > 1e-6 or abs(row - round(row)) > 1e-6:
            return None
        cells.append((round(column), round(row)))
    return cells


def coordinates(value: Value) -> list[tuple[float, float]] | None:
    """Read a list of points, a text of pairs, or a list of columns beside one of rows."""
    items = _numbers_in(value) if isinstance(value, str) else bare(value)
    if items is None:
        return _parallel(value) if isinstance(value, ObjectValue) else None
    numbers = [one for one in items if is_number(one) and math.isfinite(one)]
    if numbers and len(numbers) == len(items):
        return list(zip(numbers[::2], numbers[1::2], strict=True)) if len(items) in (6, 8) else None
    found: list[tuple[float, float]] = []
    for one in items:
        point = _point(clear(one))
        if point is None:
            return None
        found.append(point)
    return found if len(found) <= LARGEST else None


def _numbers_in(text: str) -> Sequence[Value] | None:
    """The numbers of a text that holds nothing else: ``0,1 1,1 2,1 1,2``."""
    if len(text) > LARGEST or not _PAIRED.fullmatch(text):
        return None
    return [float(one) for one in re.findall(r"-?\d+", text)]


def is_parallel(value: ObjectValue) -> bool:
    """Whether a value keeps columns in one list and rows in another."""
    return any(isinstance(value.props.get(column), ArrayValue) for column, _ in PARALLEL)


def _parallel(value: ObjectValue) -> list[tuple[float, float]] | None:
    """Columns and rows in two lists: ``{ x: [0, 1, 2, 1], y: [0, 0, 0, 1] }``."""
    for column, row in PARALLEL:
        both = value.props.get(column), value.props.get(row)
        if all(isinstance(one, ArrayValue) for one in both):
            columns, rows = (listed(one) or () for one in both if not isinstance(one, Accessor))
            if len(columns) != len(rows) or not 1 <= len(rows) <= LARGEST:
                return None
            pairs = [_pair(one) for one in zip(map(clear, columns), map(clear, rows), strict=True)]
            return [one for one in pairs if one is not None] if None not in pairs else None
    return None


def _point(value: Value) -> tuple[float, float] | None:
    if isinstance(value, str):
        numbers = _numbers_in(value)
        return _pair(numbers) if numbers is not None and len(numbers) == 2 else None
    if isinstance(value, ArrayValue):
        return _pair(value.items[:2]) if 2 <= len(value.items) <= 3 else None
    if not isinstance(value, ObjectValue):
        return None
    for column, row in AXES:
        if column in value.props and row in value.props:
            return _pair((value.props[column], value.props[row]))
    return None


def _pair(both: Sequence[object]) -> tuple[float, float] | None:
    x, y = both
    if isinstance(x, Unknown) or isinstance(y, Unknown):
        raise Unclear
    if not is_number(x) or not is_number(y) or not math.isfinite(x) or not math.isfinite(y):
        return None
    return x, y


def offsets(stride: int) -> Form:
    """Indices of the filled cells in a grid of a given width, around a pivot or not."""

    def read(value: Value) -> list[Cell] | None:
        numbers = _numbers(value)
        return None if numbers is None else _unrolled(numbers, stride)

    return Form(f"offsets-{stride}", read, _different)


def _numbers(value: Value) -> list[int] | None:
    items = listed(value) if not isinstance(value, str) else _indices(value)
    if items is None or not items or len(items) > 12:
        return None
    numbers: list[int] = []
    for one in items:
        number = whole(clear(one))
        if number is None or abs(number) > 10_000:
            return None
        numbers.append(number)
    return numbers


def _different(value: Value) -> int:
    """How many cells indices stand for, whatever the stride."""
    try:
        return len(set(_numbers(value) or ()))
    except Unclear:
        return 0


def _indices(digits: str) -> list[Value] | None:
    try:
        return [float(int(one, 16)) for one in digits]
    except ValueError:
        return None


def _unrolled(numbers: list[int], stride: int) -> list[Cell]:
    """Place indices on the grid, cut open where its columns have the widest gap."""
    used = sorted({number % stride for number in numbers})
    start = 0
    if stride > 6:
        gaps = [(after - before, after) for before, after in pairwise(used)]
        gaps.append((used[0] + stride - used[-1], used[0]))
        start = max(gaps)[1]
    found: list[Cell] = []
    for number in numbers:
        column = (number - start) % stride
        found.append((column, (number - start - column) // stride))
    return found
