"""Where a wrong number parts from the right one: which digit, which step."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import zip_longest
from typing import TypeVar

from grader.evidence.answers.form import Value

T = TypeVar("T")

_PLACES = (
    "ones", "tens", "hundreds", "thousands", "ten thousands", "hundred thousands", "millions",
    "ten millions", "hundred millions", "billions",
)  # fmt: skip
_DECIMALS = ("tenths", "hundredths", "thousandths", "ten thousandths")
MOST_WRONG = 3
"""Digits that may be wrong before a number is simply another one."""


def written(value: Fraction) -> str:
    """Write a number as a key shows it: 1204, 0.75, 2/3."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(value)
    return f"{float(value):.12f}".rstrip("0")


def told(value: Value, unit: str = "") -> str:
    """Write any known answer."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{written(value)} {unit}".strip() if isinstance(value, Fraction) else value


def wrong_digits(said: Fraction, right: Fraction) -> tuple[str, ...]:
    """Places at which two numbers of one length differ, the highest first; else nothing."""
    one, other = _digits(said), _digits(right)
    if one is None or other is None or (said < 0) is not (right < 0):
        return ()
    if len(one[0]) != len(other[0]) or len(other[0]) < 2:
        return ()
    decimals = max(len(one[1]), len(other[1]))
    left = one[0] + one[1].ljust(decimals, "0")
    wanted = other[0] + other[1].ljust(decimals, "0")
    differ = [at for at, pair in enumerate(zip(left, wanted, strict=True)) if pair[0] != pair[1]]
    if not 0 < len(differ) <= min(MOST_WRONG, (len(wanted) + 1) // 2):
        return ()
    return tuple(_place(at, len(other[0])) for at in differ)


def scaled(said: Fraction, right: Fraction) -> int | None:
    """By which power of ten a number is off, or None."""
    if not said or not right:
        return None
    ratio = said / right
    return next((at for at in range(-9, 10) if at and ratio == Fraction(10) ** at), None)


def first_wrong_step(
    steps: tuple[tuple[str, Fraction], ...], shown: frozenset[Fraction]
) -> tuple[int, str, Fraction] | None:
    """The first step whose result is not shown though another's is: number from 1, name, result."""
    there = [value in shown for _, value in steps]
    if not any(there) or all(there):
        return None
    at = there.index(False)
    return at + 1, *steps[at]


def stopped_at(
    steps: tuple[tuple[str, Fraction], ...], said: Fraction, right: Fraction
) -> tuple[int, str] | None:
    """The step whose result was given for the answer: number from 1, and name."""
    found: Iterator[tuple[int, str]] = (
        (at, name) for at, (name, value) in enumerate(steps, 1) if value == said != right
    )
    return next(found, None)


def first_difference(said: tuple[str, ...], right: tuple[str, ...]) -> tuple[int, str, str]:
    """The first place at which two orders differ: number from 1, what is said, what is right."""
    pairs = enumerate(zip_longest(said, right, fillvalue="nothing"), 1)
    return next((at, one, other) for at, (one, other) in pairs if one != other)


def parted_sets(
    said: Value | None, right: Value | None, lacks: T, surplus: T
) -> Iterator[tuple[T, str]]:
    """Names that are missing, then names that do not belong, each with its mark."""
    one = said if isinstance(said, tuple) else ()
    other = right if isinstance(right, tuple) else ()
    yield from ((lacks, name) for name in other if name not in one)
    yield from ((surplus, name) for name in one if name not in other)


def _digits(value: Fraction) -> tuple[str, str] | None:
    text = written(abs(value))
    if "/" in text:
        return None
    whole, _, part = text.partition(".")
    return whole, part


def _place(at: int, whole: int) -> str:
    if at >= whole:
        return _DECIMALS[at - whole] if at - whole < len(_DECIMALS) else f"decimal {at - whole + 1}"
    power = whole - at - 1
    return _PLACES[power] if power < len(_PLACES) else f"10^{power}"
