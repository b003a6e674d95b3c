"""Forms that a list of shapes may be written in, the likeliest first."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from grader.evidence.evaluation.utf16 import characters
from grader.evidence.evaluation.values import (
    Accessor,
    ArrayValue,
    ObjectValue,
    Unknown,
    Value,
    is_bigint,
    is_number,
)
from rubrics.tetris.evidence.encodings import (
    BLANK,
    LARGEST,
    Form,
    Unclear,
    bit_rows,
    flat,
    is_square,
    listed,
    mask,
    matrix,
    rows_of,
    square,
    text,
)
from rubrics.tetris.evidence.points import (
    Points,
    chosen,
    coordinates,
    form_of,
    is_parallel,
    offsets,
    points,
)

SEPARATORS = "\n/|,;: "

Strides: TypeAlias = Callable[[], Sequence[int]]
"""Gives the widths that a program is known to use."""

FEWEST = 5
"""Shapes below which rows of numbers are a matrix rather than bits or indices."""

STRIDES = (10, 2, 3, 4, 5, 8, 9, 12, 20)
"""Widths of boards and of narrow boxes that indices are counted in."""


def attempts(values: Sequence[Value], strides: Strides) -> Iterator[tuple[Form, bool]]:
    """Forms to try, each for shapes by themselves or for lists of rotation states."""
    groups: dict[str, list[Value]] = {}
    for value in values:
        groups.setdefault(signature(value), []).append(value)
    for alike in sorted(groups.values(), key=len, reverse=True):
        if len(alike) * 3 < len(values) and len(alike) < 3:
            continue
        try:
            yield from ((form, False) for form in _forms(alike, strides))
            inner = [state for one in alike for state in (states_of(one) or ())]
            yield from ((form, True) for form in _forms(inner, strides))
        except Unclear:
            continue


def signature(value: Value) -> str:
    """What a value is made of, as far as forms differ."""
    if isinstance(value, ArrayValue) and value.items:
        return f"array of {type(value.items[0]).__name__}"
    return type(value).__name__


def states_of(value: Value) -> Sequence[Value] | None:
    """The rotation states that a value may list."""
    items = listed(value)
    if items is None and type(value) is ObjectValue:
        held = [value.own(key) for key in value.keys()]  # noqa: SIM118 - no dict
        plain = [one for one in held if not isinstance(one, Accessor)]
        items = [one for one in plain if isinstance(one, ObjectValue)] or plain
    return items if items is not None and 1 <= len(items) <= 8 else None


def _forms(samples: Sequence[Value], strides: Strides) -> Iterator[Form]:
    first = samples[0] if samples else None
    if isinstance(first, str):
        yield from _text_forms(samples)
    elif is_number(first) or is_bigint(first):
        yield from (mask(4), mask(3))
    elif isinstance(first, ObjectValue):
        items = listed(first)
        if items:
            yield from _list_forms(items, samples, strides)
        elif items is None and is_parallel(first):
            yield from _point_forms(samples)


def _list_forms(
    items: Sequence[Value], samples: Sequence[Value], strides: Strides
) -> Iterator[Form]:
    """Forms of a shape that is a list with such items."""
    rows = rows_of(samples[0]) is not None
    numbers = is_number(items[0])
    if rows:
        yield matrix()
    if not isinstance(items[0], ObjectValue):
        yield from _flat_forms(len(items), samples)
    if numbers and len(samples) >= FEWEST:
        yield bit_rows()
        yield from (offsets(one) for one in dict.fromkeys((*strides(), *STRIDES)))
    if isinstance(items[0], ObjectValue | str) or numbers:
        yield from _point_forms(samples)
    if rows:
        yield from (matrix((mark,)) for mark in _marks(samples))


def _flat_forms(length: int, samples: Sequence[Value]) -> Iterator[Form]:
    root = math.isqrt(length)
    widths = [root] if root * root == length else [w for w in (4, 3, 2) if not length % w]
    lengths = {
        len(one) for one in (listed(s) for s in samples if isinstance(s, ObjectValue)) if one
    }
    if len(lengths) > 1 and all(map(is_square, lengths)):
        yield from (square(mark) for mark in (None, *((one,) for one in _marks(samples))))
    elif len(lengths) > 1 and max(lengths) <= 16:
        yield from (flat(width, ragged=True) for width in (4, 3))
    elif length > 4:
        yield from (flat(width) for width in widths)
    if len(lengths) == 1 and root * root == length and root > 2:
        yield from (flat(root, (mark,)) for mark in _marks(samples))


def _text_forms(samples: Sequence[Value]) -> Iterator[Form]:
    texts = [one for one in samples if isinstance(one, str)]
    if any(len(one) > LARGEST for one in texts):
        return
    first, together = texts[0], "".join(texts)
    for separator in SEPARATORS:
        if separator in together:
            yield text(separator)
            yield from (text(separator, (mark,)) for mark in _marks(samples) if mark != separator)
    yield from _flat_forms(len(characters(first)), samples)
    yield mask(4, 16)
    yield from (offsets(stride) for stride in (4, 2, 3))
    yield from _point_forms(samples)


def _marks(samples: Sequence[Value]) -> list[object]:
    """Unusual marks that may stand for empty cells: those that most shapes share."""
    count: dict[object, int] = {}
    for sample in samples:
        rows = [characters(sample)] if isinstance(sample, str) else rows_of(sample)
        rows = rows or [listed(sample) or ()]
        cells = {one for row in rows for one in row if not isinstance(one, ObjectValue | Unknown)}
        for one in cells - BLANK:
            count[one] = count.get(one, 0) + 1
    shared = [mark for mark, times in count.items() if times * 2 >= len(samples)]
    return sorted(shared, key=repr)[:4] if len(count) > 1 else []


def _point_forms(samples: Sequence[Value]) -> Iterator[Form]:
    lists = [one for one in map(coordinates, samples) if one]
    five = sum(len(one) == 5 for one in lists) * 2 > len(lists)
    pivots = [how for how in (Points(skip=1), Points(skip=-1)) if _has_pivots(lists, how)]
    ways = pivots if five and pivots else [Points(), *pivots, Points(origin=True)]
    form = form_of(samples[0])
    for how in ways:
        unit = _unit([chosen(one, how) for one in lists])
        if unit and not (how.origin and any((0.0, 0.0) in one for one in lists)):
            yield points(replace(how, unit=unit, form=form))


def _has_pivots(lists: Sequence[list[tuple[float, float]]], how: Points) -> bool:
    """Whether the points at one end are pivots: always the same, or on or between the cells."""
    at = 0 if how.skip > 0 else -1
    unit = _unit([chosen(one, how) for one in lists]) or 1.0
    return len({one[at] for one in lists}) == 1 or all(
        one[at] in chosen(one, how) or _between(one[at], chosen(one, how)[:1], unit)
        for one in lists
    )


def _between(point: tuple[float, float], cells: Sequence[tuple[float, float]], unit: float) -> bool:
    return any((point[0] - x) / unit % 1 or (point[1] - y) / unit % 1 for x, y in cells)


def _unit(lists: Sequence[list[tuple[float, float]]]) -> float:
    """The distance of neighbours: what divides all differences; 0 where there are none."""
    if all(x.is_integer() and y.is_integer() for found in lists for x, y in found):
        whole = 0
        for found in lists:
            for x, y in found[1:]:
                whole = math.gcd(whole, int(x - found[0][0]), int(y - found[0][1]))
        return float(whole)
    common = Fraction(0)
    for found in lists:
        for x, y in found[1:]:
            for difference in (x - found[0][0], y - found[0][1]):
                step = Fraction(difference).limit_denominator(1000)
                over = math.lcm(common.denominator, step.denominator)
                common = Fraction(math.gcd(int(common * over), int(step * over)), over)
    return float(common)
