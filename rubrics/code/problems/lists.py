"""Problems about arrays, intervals and matrices."""

from typing import Any

from rubrics.code.literals import UNDEFINED
from rubrics.code.problem import problem


@problem(
    1,
    draw=lambda d: (d.ints(3, 9),),
    edges={
        "nothing": ([],),
        "one number": ([-4],),
        "negative numbers only": ([-7, -3, -9],),
        "very many": ([0] * 9 + [1],),
    },
)
def largest(numbers: list[int]) -> int | None:
    """Return the largest of `numbers`, or `null` if there are none."""
    return max(numbers, default=None)


@problem(
    1,
    draw=lambda d: (d.ints(5, 10, 0, 6),),
    edges={
        "nothing": ([],),
        "all equal": ([3, 3, 3],),
        "a number and its text": ([1, "1", 1],),
        "false values": ([0, "", None, False, 0, None],),
    },
)
def remove_duplicates(values: list[Any]) -> list[Any]:
    """Return `values` without those that stand there before already, in the same order. Two values
    are the same if they are strictly equal (`===`).
    """
    kept: list[Any] = []
    for one in values:
        if not any(one is other or (type(one) is type(other) and one == other) for other in kept):
            kept.append(one)
    return kept


@problem(
    1,
    law="close",
    draw=lambda d: (d.ints(3, 10),),
    edges={
        "one number": ([5],),
        "an even number of them": ([4, 1, 3, 2],),
        "two digits beside one": ([10, 9, 100],),
        "nothing": ([],),
        "negative numbers": ([-1, -10, -5],),
        "two": ([1, 2],),
    },
)
def median(numbers: list[int]) -> float | None:
    """Return the median of `numbers`: the one in the middle when they are sorted, and the mean of
    the two in the middle if there is an even number of them. Return `null` if there are none.
    """
    row, middle = sorted(numbers), len(numbers) // 2
    if not row:
        return None
    return row[middle] if len(row) % 2 else (row[middle - 1] + row[middle]) / 2


@problem(
    1,
    draw=lambda d: (d.ints(3, 11), d.whole(1, 4)),
    edges={
        "nothing": ([], 3),
        "it divides evenly": ([1, 2, 3, 4], 2),
        "larger than all": ([1, 2], 5),
        "one by one": ([1, 2, 3], 1),
    },
)
def chunk(values: list[Any], size: int) -> list[list[Any]]:
    """Cut `values` into arrays of `size` values each, in their order; the last may be shorter.
    `size` is at least 1.
    """
    return [values[at : at + size] for at in range(0, len(values), size)]


@problem(
    1,
    draw=lambda d: (d.ints(3, 7), d.whole(-9, 9)),
    edges={
        "nothing": ([], 3),
        "no step": ([1, 2, 3], 0),
        "more steps than values": ([1, 2, 3], 7),
        "to the left": ([1, 2, 3], -1),
        "far to the left": ([1, 2, 3], -8),
        "one value": ([1], 5),
    },
)
def rotate(values: list[Any], steps: int) -> list[Any]:
    """Return `values` rotated to the right by `steps`: what falls out at the end comes in again at
    the beginning. If `steps` is negative, rotate to the left.
    """
    steps = steps % len(values) if values else 0
    return values[len(values) - steps :] + values[: len(values) - steps]


@problem(
    1,
    draw=lambda d: (d.ints(1, 6), d.words(1, 6)),
    edges={
        "one is empty": ([], ["a"]),
        "both are empty": ([], []),
        "the second is shorter": ([1, 2, 3], ["x"]),
        "empty values": ([None, 0], ["", None]),
    },
)
def zip_arrays(first: list[Any], second: list[Any]) -> list[list[Any]]:
    """Return an array of pairs `[a, b]`, the first of `first` with the first of `second` and so on,
    as many as the shorter of the two has.
    """
    return [list(pair) for pair in zip(first, second, strict=False)]


@problem(
    1,
    draw=lambda d: (d.ints(4, 9, 0, 12),),
    edges={
        "nothing": ([],),
        "one number": ([3],),
        "all equal": ([7, 7],),
        "the largest twice": ([9, 9, 4],),
        "negative numbers": ([-5, -2, -9],),
        "zero is the second": ([0, 4],),
    },
)
def second_largest(numbers: list[int]) -> int | None:
    """Return the largest of `numbers` that is smaller than the largest one, or `null` if there is
    none.
    """
    return max((one for one in numbers if one < max(numbers)), default=None)


@problem(
    1,
    draw=lambda d: (
        [
            d.one([d.whole(0, 9), d.ints(0, 3, 0, 9), [d.ints(1, 2, 0, 9)]])
            for _ in range(d.whole(2, 5))
        ],
    ),
    edges={
        "nothing": ([],),
        "empty arrays": ([[], [1, []]],),
        "only one level": ([[[1]]],),
        "texts are no arrays": (["ab", ["c"]],),
    },
)
def flatten_once(values: list[Any]) -> list[Any]:
    """Return `values` with the values of every array in it in the place of that array. Arrays
    within those arrays stay as they are.
    """
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


@problem(
    2,
    draw=lambda d: (
        [{"name": d.word(), "age": d.whole(20, 24)} for _ in range(d.whole(2, 6))],
        d.one([["age"], ["age", "name"], ["name"], ["name", "age"]]),
    ),
    edges={
        "nothing": ([], ["age"]),
        "no keys": ([{"a": 2}, {"a": 1}], []),
        "equal ones keep their order": (
            [{"a": 1, "n": 1}, {"a": 0, "n": 2}, {"a": 1, "n": 3}, {"a": 0, "n": 4}],
            ["a"],
        ),
        "two digits beside one": ([{"a": 10}, {"a": 9}], ["a"]),
        "capitals come first": ([{"a": "b"}, {"a": "B"}], ["a"]),
    },
)
def sort_by(records: list[dict[str, Any]], keys: list[str]) -> list[dict[str, Any]]:
    """Return `records` sorted by the first of `keys`, those that are equal there by the second, and
    so on; those that are equal in all keys keep their order. Under one key there are numbers only,
    or texts only; texts are compared with `<`.
    """
    return sorted(records, key=lambda one: [one[key] for key in keys])


def _nested(d: Any, depth: int = 2) -> Any:
    if depth == 0 or d.whole(0, 2) == 0:
        return d.one([1, 2, "1", None, True])
    return d.one([
        [_nested(d, depth - 1) for _ in range(d.whole(0, 2))],
        {key: _nested(d, depth - 1) for key in d.some("ab", 0, 2)},
    ])  # fmt: skip


def _pair(d: Any) -> tuple[Any, Any]:
    one = _nested(d, 3)
    return (one, _nested(d, 2)) if d.whole(0, 1) else (one, one)


def _alike(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_alike(one[k], other[k]) for k in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return bool(one == other)


@problem(
    2,
    draw=_pair,
    edges={
        "keys in another order": ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        "null and an object": (None, {}),
        "an array and an object": ([], {}),
        "a number and its text": (1, "1"),
        "a key with undefined": ({"a": UNDEFINED}, {}),
        "one key more": ({"a": 1}, {"a": 1, "b": 2}),
        "other keys, as many": ({"a": UNDEFINED}, {"b": UNDEFINED}),
        "zero and false": (0, False),
        "deep down": ([{"a": [1, {"b": None}]}], [{"a": [1, {"b": None}]}]),
        "two nulls": (None, None),
        "an array that is longer": ([1], [1, 2]),
    },
)
def deep_equal(first: Any, second: Any) -> bool:
    """Return whether two values are equal: numbers, texts, booleans, `null` and `undefined` by
    `===`; arrays if they are equally long and their values are equal; plain objects if they have the
    same keys (in any order) and equal values under them. An array never equals an object.
    """
    return _alike(first, second)


def _distinct(d: Any) -> tuple[list[int]]:
    return ([d.whole(1, 3) for _ in range(d.whole(2, 4))],)


@problem(
    3,
    draw=_distinct,
    edges={
        "nothing": ([],),
        "one": ([4],),
        "all equal": ([2, 2, 2],),
        "two equal": ([1, 1, 2],),
        "two digits beside one": ([10, 9],),
    },
)
def arrangements(numbers: list[int]) -> list[list[int]]:
    """Return all different orders in which `numbers` can stand, each once, sorted by their first
    number, then by their second and so on. Of no numbers there is one order: the empty one.
    """

    def go(row: list[int]) -> list[list[int]]:
        return (
            [[one, *rest] for one in sorted(set(row)) for rest in go(_without(row, one))]
            if row
            else [[]]
        )

    return go(numbers)


def _without(row: list[int], one: int) -> list[int]:
    at = row.index(one)
    return row[:at] + row[at + 1 :]
