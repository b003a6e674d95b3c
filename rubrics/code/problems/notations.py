"""Problems about how numbers are written."""

import math

from rubrics.code.problem import problem


@problem(
    1,
    draw=lambda d: (d.one([d.whole(1600, 2400), 100 * d.whole(15, 25), 4 * d.whole(400, 600)]),),
    edges={
        "a century": (1900,),
        "a fourth century": (2000,),
        "the year 0": (0,),
    },
)
def is_leap_year(year: int) -> bool:
    """Return whether `year` is a leap year of the Gregorian calendar: divisible by 4, and if it is
    divisible by 100, by 400 as well.
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@problem(
    1,
    draw=lambda d: (d.text(1, 8, "01"),),
    edges={
        "zeros in front": ("0001",),
        "an empty text": ("",),
        "another digit": ("102",),
        "a space": ("1 0",),
        "zero": ("0",),
        "a sign": ("-1",),
        "a prefix": ("0b1",),
        "32 digits": ("1" * 32,),
    },
)
def binary_to_number(text: str) -> int | None:
    """Return the number that `text` says in binary. Return `null` if `text` is empty or holds
    anything else than the digits 0 and 1.
    """
    return int(text, 2) if text and not text.strip("01") else None


_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


@problem(
    2,
    draw=lambda d: (d.whole(1, 3999),),
    edges={
        "one": (1,),
        "the largest": (3999,),
        "four": (4,),
        "nine at every place": (999,),
        "zero": (0,),
        "too large": (4000,),
        "a fraction": (1.5,),
        "a negative number": (-3,),
    },
)
def to_roman(number: float) -> str | None:
    """Return `number` in Roman numerals, with IV for 4, IX for 9, XL for 40 and so on. Return `null`
    for anything that is no whole number from 1 to 3999.
    """
    return _roman(int(number)) if 1 <= number <= 3999 and number == int(number) else None


@problem(
    2,
    draw=lambda d: (_roman(d.whole(1, 3999)),),
    edges={
        "the largest": ("MMMCMXCIX",),
        "an empty text": ("",),
        "four times the same": ("IIII",),
        "small letters": ("xii",),
        "a wrong order": ("IC",),
        "twice a five": ("VV",),
        "another letter": ("XZ",),
        "a double subtraction": ("IXIV",),
    },
)
def from_roman(text: str) -> int | None:
    """Return the number from 1 to 3999 that `text` says in Roman numerals. Return `null` for
    anything that is not the usual way to write such a number (as "IIII", "IC" or small letters).
    """
    return next((n for n in range(1, 4000) if _roman(n) == text), None)


@problem(
    2,
    draw=lambda d: (d.whole(-9999999, 99999999) / d.one([1, 8, 16]), d.whole(0, 3)),
    edges={
        "no thousands": (999, 0),
        "just a thousand": (1000, 0),
        "a negative number": (-1234.5, 2),
        "zero": (0, 2),
        "digits to fill up": (5, 3),
        "rounding up to a thousand": (999.96875, 1),
        "rounding to zero": (-0.25, 0),
        "a million": (1000000, 1),
    },
)
def format_number(number: float, decimals: int) -> str:
    """Return `number` with `decimals` digits behind a point and a comma between every three digits
    before it, as in "1,234.50"; without a point if `decimals` is 0. Round to the nearest, halves
    away from zero. A number that becomes zero has no sign.
    """
    scaled = math.floor(abs(round(number * 1000)) / 10 ** (3 - decimals) + 0.5)
    digits = f"{scaled / 10**decimals:,.{decimals}f}"
    return "-" + digits if number < 0 and scaled else digits


@problem(
    2,
    draw=lambda d: (
        ".".join(str(d.whole(0, 12)) for _ in range(d.whole(1, 4))),
        ".".join(str(d.whole(0, 12)) for _ in range(d.whole(1, 4))),
    ),
    edges={
        "equal": ("1.2.3", "1.2.3"),
        "zeros at the end": ("1.0", "1"),
        "ten after nine": ("1.10", "1.9"),
        "zeros in front": ("1.02", "1.2"),
        "longer and larger": ("1.0.1", "1"),
        "shorter and larger": ("2", "1.9.9"),
    },
)
def compare_versions(first: str, second: str) -> int:
    """Compare two versions such as "1.10.2": return -1 if `first` is the older one, 1 if it is the
    newer one, and 0 if they are equal. The parts between the points are whole numbers and are
    compared from left to right; a part that is missing counts as 0.
    """

    def parts(text: str) -> list[int]:
        found = [int(one) for one in text.split(".")]
        return found + [0] * (9 - len(found))

    a, b = parts(first), parts(second)
    return (a > b) - (a < b)


@problem(
    3,
    draw=lambda d: (str(d.whole(10**5, 10**25)), str(d.whole(10, 10**18))),
    edges={
        "zero": ("0", "123456789123456789"),
        "one": ("1", "98765432109876543210"),
        "nines": ("9" * 30, "9" * 30),
        "single digits": ("7", "8"),
    },
)
def multiply_texts(first: str, second: str) -> str:
    """Return the product of two whole numbers that are given as texts of decimal digits, as such a
    text. The numbers may have a hundred digits; neither they nor the product have zeros in front
    (but zero itself is "0"). Do not use BigInt.
    """
    return str(int(first) * int(second))
