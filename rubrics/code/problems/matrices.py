"""Problems about matrices, intervals and rows that are in order."""

from typing import Any

from rubrics.code.problem import Draw, problem


@problem(
    2,
    draw=lambda d: ([[(a := d.whole(0, 30)), a + d.whole(0, 8)] for _ in range(d.whole(2, 6))],),
    edges={
        "nothing": ([],),
        "one": ([[3, 5]],),
        "they touch": ([[1, 3], [3, 6]],),
        "one within another": ([[1, 9], [2, 3]],),
        "neighbours do not touch": ([[1, 2], [3, 4]],),
        "two digits beside one": ([[10, 12], [9, 10], [2, 3]],),
        "equal": ([[1, 2], [1, 2]],),
    },
)
def merge_intervals(intervals: list[list[int]]) -> list[list[int]]:
    """Each interval is a pair `[start, end]` and holds both its ends. Join all that have a point in
    common, and return what is left, sorted by start.
    """
    kept: list[list[int]] = []
    for start, end in sorted(intervals):
        if kept and start <= kept[-1][1]:
            kept[-1][1] = max(kept[-1][1], end)
        else:
            kept.append([start, end])
    return kept


@problem(
    2,
    draw=lambda d: ([d.ints(n, n) for _ in range(d.whole(1, 4))] if (n := d.whole(1, 4)) else [],),
    edges={
        "nothing": ([],),
        "one row": ([[1, 2, 3]],),
        "one column": ([[1], [2]],),
        "one field": ([[7]],),
    },
)
def transpose(matrix: list[list[int]]) -> list[list[int]]:
    """Return `matrix`, an array of rows of equal length, with its rows as columns."""
    return [list(row) for row in zip(*matrix, strict=True)]


@problem(
    2,
    draw=lambda d: (
        [[10 * r + c for c in range(w)] for r in range(d.whole(1, 5))]
        if (w := d.whole(1, 5))
        else [],
    ),
    edges={
        "nothing": ([],),
        "one field": ([[1]],),
        "one row": ([[1, 2, 3]],),
        "one column": ([[1], [2], [3]],),
        "two columns": ([[1, 2], [3, 4], [5, 6]],),
        "a field in the middle": ([[1, 2, 3], [4, 5, 6], [7, 8, 9]],),
    },
)
def spiral(matrix: list[list[int]]) -> list[int]:
    """Return all values of `matrix`, an array of rows of equal length, in the order of a spiral: it
    begins at the top left, goes right along the first row, and turns clockwise inwards.
    """
    rows, found = [list(one) for one in matrix], []
    while rows:
        found += rows.pop(0)
        rows = [list(one) for one in zip(*rows, strict=True)][::-1]
    return found


@problem(
    2,
    draw=lambda d: (sorted(d.some(range(40), 3, 9)), d.whole(-2, 42)),
    edges={
        "nothing": ([], 5),
        "before all": ([3, 4], 1),
        "behind all": ([3, 4], 9),
        "it is there": ([1, 3, 5], 3),
        "several times": ([1, 2, 2, 2, 3], 2),
        "the last": ([1, 3, 5], 5),
    },
)
def insertion_index(numbers: list[int], value: int) -> int:
    """`numbers` is sorted. Return the smallest index at which `value` can be put in so that it stays
    sorted.
    """
    return sum(one < value for one in numbers)


def _factors(d: Draw, rows: int, inner: int, columns: int) -> tuple[Any, Any]:
    more = 0 if d.whole(0, 5) else 1
    first = [d.ints(inner, inner, -5, 9) for _ in range(rows)]
    return first, [d.ints(columns, columns, -5, 9) for _ in range(inner + more)]


@problem(
    2,
    draw=lambda d: _factors(d, d.whole(1, 3), d.whole(1, 3), d.whole(1, 3)),
    edges={
        "one field": ([[3]], [[4]]),
        "they do not fit": ([[1, 2]], [[1, 2]]),
        "a row and a column": ([[1, 2, 3]], [[4], [5], [6]]),
        "a column and a row": ([[1], [2]], [[3, 4]]),
    },
)
def multiply(first: list[list[int]], second: list[list[int]]) -> list[list[int]] | None:
    """Return the product of two matrices, each an array of rows of equal length with at least one
    value. Return `null` if the first has not as many columns as the second has rows.
    """
    if len(first[0]) != len(second):
        return None
    columns = list(zip(*second, strict=True))
    return [[sum(a * b for a, b in zip(row, one, strict=True)) for one in columns] for row in first]


@problem(
    2,
    draw=lambda d: (sorted({d.whole(0, 14) for _ in range(d.whole(2, 9))}),),
    edges={
        "nothing": ([],),
        "one": ([5],),
        "two neighbours": ([1, 2],),
        "no neighbours": ([1, 3, 5],),
        "negative numbers": ([-3, -2, -1, 4],),
    },
)
def range_summary(numbers: list[int]) -> str:
    """`numbers` are whole, sorted and different. Write them as a list with commas and without
    spaces, where three or more that follow each other are written as "first..last": [1, 2, 3, 5, 6]
    becomes "1..3,5,6".
    """
    runs: list[list[int]] = []
    for one in numbers:
        if runs and runs[-1][-1] == one - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ",".join(f"{r[0]}..{r[-1]}" if len(r) > 2 else ",".join(map(str, r)) for r in runs)


@problem(
    3,
    draw=lambda d: (d.ints(2, 6, 1, 9), d.whole(4, 20)),
    edges={
        "nothing": ([], 5),
        "the goal is 0": ([1, 2], 0),
        "not reached": ([5, 6], 4),
        "each only once": ([3], 6),
        "equal numbers": ([2, 2, 3], 5),
        "all of them": ([1, 2, 3], 6),
    },
)
def count_subsets(numbers: list[int], goal: int) -> int:
    """Return in how many ways some of the positive whole `numbers`, each used at most once, can be
    chosen so that they add up to `goal`. Equal numbers at different places count as different; to
    choose none of them is a way to reach 0.
    """
    ways = [1] + [0] * goal
    for one in numbers:
        for total in range(goal, one - 1, -1):
            ways[total] += ways[total - one]
    return ways[goal]


@problem(
    3,
    draw=lambda d: ([d.whole(0, 6) for _ in range(d.whole(3, 9))],),
    edges={
        "nothing": ([],),
        "one bar": ([5],),
        "equal bars": ([3, 3, 3],),
        "rising": ([1, 2, 3, 4],),
        "a gap": ([4, 0, 4],),
        "falling": ([5, 4, 1],),
        "a valley": ([6, 2, 5, 4, 5, 1, 6],),
    },
)
def largest_rectangle(heights: list[int]) -> int:
    """`heights` are those of bars that stand side by side, each one unit wide. Return the area of
    the largest upright rectangle that fits into the bars.
    """
    return max(
        (
            min(heights[a:b]) * (b - a)
            for a in range(len(heights))
            for b in range(a + 1, len(heights) + 1)
        ),
        default=0,
    )
