"""Problems about numbers."""

import math
from itertools import pairwise
from typing import Any

from rubrics.code.literals import Big, Js
from rubrics.code.problem import problem


@problem(
    1,
    draw=lambda d: (d.whole(0, 99999),),
    edges={
        "zero": (0,),
        "a negative number": (-305,),
        "one digit": (7,),
        "a large number": (999999999999,),
    },
)
def digit_sum(number: int) -> int:
    """Return the sum of the decimal digits of the whole number `number`; its sign does not
    count.
    """
    return sum(map(int, str(abs(number))))


@problem(
    1, draw=lambda d: (d.whole(1, 35),), edges={"nothing": (0,), "one": (1,), "both at once": (30,)}
)
def fizz_buzz(limit: int) -> list[Any]:
    """Return an array for the numbers from 1 to `limit`: "Fizz" for a multiple of 3, "Buzz" for a
    multiple of 5, "FizzBuzz" for a multiple of both, and the number itself for any other. For a
    `limit` of 0 it is empty.
    """
    said = ("Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or n for n in range(1, limit + 1))
    return list(said)


@problem(
    1,
    draw=lambda d: (d.whole(2, 400),),
    edges={
        "zero": (0,),
        "one": (1,),
        "two": (2,),
        "a negative number": (-7,),
        "the square of a prime": (289,),
        "a large prime": (999983,),
    },
)
def is_prime(number: int) -> bool:
    """Return whether the whole number `number` is a prime."""
    return number > 1 and all(number % one for one in range(2, math.isqrt(number) + 1))


@problem(
    1,
    name="greatestCommonDivisor",
    draw=lambda d: (d.whole(1, 30) * (k := d.whole(1, 12)), d.whole(1, 30) * k),
    edges={
        "zero and a number": (0, 5),
        "a number and zero": (12, 0),
        "both zero": (0, 0),
        "a negative number": (-12, 18),
        "a negative number behind": (18, -12),
        "both negative": (-4, -6),
        "equal": (9, 9),
        "coprime": (8, 15),
    },
)
def gcd(first: int, second: int) -> int:
    """Return the greatest common divisor of two whole numbers. It is never negative; the one of 0
    and 0 is 0.
    """
    return math.gcd(first, second)


@problem(
    1,
    draw=lambda d: (d.whole(-20, 60), (low := d.whole(-5, 10)), low + d.whole(0, 20)),
    edges={
        "at the lower end": (0, 0, 9),
        "at the upper end": (9, 0, 9),
        "no room between": (3, 5, 5),
        "a fraction": (0.5, 0, 1),
        "below zero": (-0.25, -0.5, -0.125),
    },
)
def clamp(value: float, low: float, high: float) -> float:
    """Return `value` if it lies from `low` to `high`, else the nearer of the two. `low` is never
    more than `high`.
    """
    return min(max(value, low), high)


@problem(
    1,
    name="range",
    draw=lambda d: ((a := d.whole(-10, 10)), a + d.whole(-12, 12), d.one([1, 2, 3, -1, -2])),
    edges={
        "nothing between": (3, 3, 1),
        "the wrong direction": (0, 5, -1),
        "downwards": (5, 0, -2),
        "a step beyond the end": (0, 3, 10),
        "a step of 0": (1, 5, 0),
    },
)
def numbers_between(start: int, stop: int, step: int) -> list[int]:
    """Return the numbers from `start` on, each larger by `step` than the one before (smaller, if
    `step` is negative), as long as they have not reached or passed `stop`. For a `step` of 0 return
    an empty array.
    """
    return list(range(start, stop, step)) if step else []


@problem(
    2,
    draw=lambda d: (d.whole(2, 5000),),
    edges={
        "one": (1,),
        "a prime": (97,),
        "a power of two": (1024,),
        "a square of a prime": (121,),
        "a large prime factor": (2 * 999983,),
    },
)
def prime_factors(number: int) -> list[int]:
    """Return the prime factors of the whole number `number`, which is at least 1, smallest first
    and each as often as it divides `number`. The number 1 has none.
    """
    found, divisor = [], 2
    while divisor * divisor <= number:
        while number % divisor == 0:
            found.append(divisor)
            number //= divisor
        divisor += 1
    return [*found, number] if number > 1 else found


@problem(
    2,
    draw=lambda d: (d.whole(2, 60),),
    edges={
        "the first": (0,),
        "the second": (1,),
        "beyond what a number can hold": (100,),
        "far beyond": (300,),
    },
)
def fibonacci(index: int) -> Big:
    """Return the Fibonacci number at `index` as a BigInt: those at 0 and 1 are 0n and 1n, each
    other is the sum of the two before it.
    """
    a, b = 0, 1
    for _ in range(index):
        a, b = b, a + b
    return Big(a)


@problem(
    2,
    draw=lambda d: (d.whole(0, 12),),
    edges={"the first": (0,), "the second": (1,), "a long one": (25,)},
)
def pascal_row(index: int) -> list[int]:
    """Return the row at `index` of Pascal's triangle. The row at 0 is `[1]`; in each other row the
    numbers at the ends are 1, and each number between is the sum of the two above it.
    """
    return [math.comb(index, one) for one in range(index + 1)]


@problem(
    3,
    draw=lambda d: (d.some([1, 2, 3, 5, 7, 10, 12, 25], 2, 4), d.whole(1, 60)),
    edges={
        "nothing to pay": ([2, 5], 0),
        "impossible": ([4, 6], 9),
        "the largest coin misleads": ([1, 3, 4], 6),
        "no coins": ([], 3),
        "exactly one coin": ([5, 10], 10),
        "a coin too large": ([7], 3),
        "again the largest misleads": ([9, 6, 1], 12),
    },
)
def fewest_coins(coins: list[int], amount: int) -> int:
    """Return the smallest number of coins that add up to `amount` exactly, where each of the values
    in `coins` may be used as often as wanted. Return -1 if it cannot be done.
    """
    best: list[float] = [0] + [math.inf] * amount
    for total in range(1, amount + 1):
        best[total] = min(
            (best[total - one] + 1 for one in coins if one <= total), default=math.inf
        )
    return -1 if best[amount] == math.inf else int(best[amount])


@problem(
    3,
    draw=lambda d: (d.whole(1, 7),),
    edges={"no board": (0,), "one field": (1,), "impossible": (3,), "a usual board": (8,)},
)
def queens(size: int) -> int:
    """Return in how many ways `size` queens can stand on a board of `size` by `size` fields so that
    no two share a row, a column or a diagonal. On a board of size 0 there is one way: none of
    them.
    """

    def place(row: int, columns: set[int], up: set[int], down: set[int]) -> int:
        if row == size:
            return 1
        return sum(
            place(row + 1, columns | {c}, up | {row + c}, down | {row - c})
            for c in range(size)
            if c not in columns and row + c not in up and row - c not in down
        )

    return place(0, set(), set(), set())


@problem(
    3,
    draw=lambda d: (d.ints(3, 9, 0, 20),),
    edges={
        "nothing": ([],),
        "one number": ([4],),
        "equal ones do not rise": ([5, 5, 5],),
        "falling": ([9, 7, 3],),
        "the largest comes first": ([10, 1, 2, 3],),
        "negative numbers": ([-3, -5, -2, -1],),
    },
)
def longest_rise(numbers: list[int]) -> int:
    """Return the length of the longest strictly rising sequence that is left when any of `numbers`
    are crossed out and the others stay in their order.
    """
    best: list[int] = []
    for i, one in enumerate(numbers):
        best.append(1 + max((best[j] for j in range(i) if numbers[j] < one), default=0))
    return max(best, default=0)


@problem(
    3,
    draw=lambda d: (d.ints(3, 6, 1, 4),),
    edges={
        "the last one": ([3, 2, 1],),
        "one number": ([1],),
        "nothing": ([],),
        "equal ones": ([1, 1, 2],),
        "all equal": ([2, 2],),
        "a long tail": ([1, 5, 4, 3, 2],),
    },
)
def next_arrangement(numbers: list[int]) -> list[int] | None:
    """Return the arrangement of `numbers` that follows next when all their different arrangements
    are sorted as a dictionary sorts words, number by number. Return `null` for the last one.
    """
    row = list(numbers)
    turn = max((i for i, (a, b) in enumerate(pairwise(row)) if a < b), default=None)
    if turn is None:
        return None
    other = max(i for i in range(turn + 1, len(row)) if row[i] > row[turn])
    row[turn], row[other] = row[other], row[turn]
    return row[: turn + 1] + row[:turn:-1]


@problem(
    3,
    law="close",
    draw=lambda d: ([d.whole(1, 9) for _ in range(d.whole(2, 6))],),
    edges={
        "one number": ([4],),
        "nothing": ([],),
        "a not-a-number": ([1, Js("NaN"), 2],),
        "equal ones": ([2, 2, 2],),
        "small differences of large numbers": ([1000000001, 1000000002, 1000000003],),
    },
)
def deviation(numbers: list[Any]) -> float | None:
    """Return the standard deviation of `numbers`: the root of the mean of the squared distances
    from their mean (divide by how many there are). Entries that are NaN are left out. Return `null`
    where nothing is left. Large numbers with small distances must not lose their digits.
    """
    kept = [one for one in numbers if not isinstance(one, Js)]
    if not kept:
        return None
    mean = sum(kept) / len(kept)
    return math.sqrt(sum((one - mean) ** 2 for one in kept) / len(kept))
