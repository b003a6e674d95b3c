"""Numbers: Math, parsing, and the methods of numbers and bigints."""

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

from grader.evidence.evaluation.convert import (
    SPACE,
    digits_to_number,
    number_to_string,
    to_int32,
    to_uint32,
)
from grader.evidence.evaluation.library.kit import Values, at, integer, of_numbers
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import to_number, to_primitive, to_text
from grader.evidence.evaluation.operators import power
from grader.evidence.evaluation.values import Native, Unknown, Value, is_bigint, is_number

EXACT = Context(prec=1200)
"""Digits enough for every number of the language."""

LEADING = re.compile(r"[+-]?(?:Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")


def _whole(run: Callable[[float], float]) -> Native:
    def one(number: float = math.nan, *_: float) -> float:
        if not math.isfinite(number) or number == int(number):
            return number
        found = float(run(number))
        return found or math.copysign(0.0, number)

    return of_numbers(one)


def _defined(run: Callable[[float], float]) -> Native:
    """Make a function of one number that is NaN where mathematics has no value."""

    def one(number: float = math.nan, *_: float) -> float:
        try:
            return run(number)
        except (ValueError, OverflowError):
            return (
                -math.inf if number == 0 and run in (math.log, math.log2, math.log10) else math.nan
            )

    return of_numbers(one)


def _extreme(pick: Callable[..., float], empty: float) -> Native:
    def one(*numbers: float) -> float:
        if any(number != number for number in numbers):  # noqa: PLR0124 - NaN
            return math.nan
        return pick(numbers) if numbers else empty

    return of_numbers(one)


def random(_machine: Machine, _this: Value, _arguments: Values) -> Value:
    """``Math.random``."""
    return Unknown("chance decides")


def parse_int(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``parseInt``."""
    text, radix = to_text(machine, at(arguments, 0)), to_number(machine, at(arguments, 1))
    if isinstance(text, Unknown) or isinstance(radix, Unknown):
        return Unknown("a parsed number")
    base = to_int32(radix)
    text = text.strip(SPACE)
    sign = -1.0 if text[:1] == "-" else 1.0
    text = text[1:] if text[:1] in ("+", "-") else text
    if base in (0, 16) and text[:2].lower() == "0x":
        text, base = text[2:], 16
    base = base or 10
    if not 2 <= base <= 36:
        return math.nan
    allowed = "0123456789abcdefghijklmnopqrstuvwxyz"[:base]
    length = next((n for n, char in enumerate(text) if char.lower() not in allowed), len(text))
    return sign * digits_to_number(text[:length], base)


def parse_float(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``parseFloat``."""
    text = to_text(machine, at(arguments, 0))
    if isinstance(text, Unknown):
        return Unknown("a parsed number")
    found = LEADING.match(text.strip(SPACE))
    return float(found[0]) if found else math.nan


def number(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Number(value)``."""
    if not arguments:
        return 0.0
    value = to_primitive(machine, arguments[0])
    return float(value) if is_bigint(value) else to_number(machine, value)


def bigint(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``BigInt(value)``."""
    value = to_primitive(machine, at(arguments, 0))
    if is_bigint(value):
        return value
    if isinstance(value, str):
        try:
            return int(value.strip(SPACE) or "0", 0)
        except ValueError:
            raise machine.error("SyntaxError", "no bigint") from None
    found = to_number(machine, value)
    if isinstance(found, Unknown):
        return Unknown(found.reason)
    if not math.isfinite(found) or found != int(found):
        raise machine.error("RangeError", "no bigint")
    return int(found)


def to_string(machine: Machine, this: Value, arguments: Values) -> Value:
    """``toString(radix)`` of a number or bigint."""
    radix = integer(machine, at(arguments, 0), 10.0)
    if isinstance(radix, Unknown):
        return Unknown("the text of a number")
    if not 2 <= radix <= 36:
        raise machine.error("RangeError", "no such radix")
    if is_number(this):
        return number_to_string(this, int(radix))
    if is_bigint(this) and abs(this) < 1 << 1000:
        sign = "-" if this < 0 else ""
        return sign + _digits(abs(this), int(radix))
    return to_text(machine, this)


def _digits(number: int, radix: int) -> str:
    found = ""
    while number:
        found = "0123456789abcdefghijklmnopqrstuvwxyz"[number % radix] + found
        number //= radix
    return found or "0"


def to_fixed(machine: Machine, this: Value, arguments: Values) -> Value:
    """``toFixed``."""
    digits = integer(machine, at(arguments, 0))
    if isinstance(digits, Unknown) or not is_number(this):
        return Unknown("the text of a number")
    if not 0 <= digits <= 100 or not math.isfinite(this) or abs(this) >= 1e21:
        return number_to_string(this)
    step = Decimal(1).scaleb(-int(digits))
    return str(Decimal(this).quantize(step, ROUND_HALF_UP, EXACT))


def _is(run: Callable[[float], bool], *, strict: bool) -> Native:
    def native(machine: Machine, _this: Value, arguments: Values) -> Value:
        value = at(arguments, 0)
        if isinstance(value, Unknown):
            return Unknown("a property of a number")
        if strict and not is_number(value):
            return False
        found = to_number(machine, value)
        return Unknown("a property of a number") if isinstance(found, Unknown) else run(found)

    return native


def is_integer(number: float) -> bool:
    """Whether a number is whole and finite."""
    return math.isfinite(number) and number == int(number)


def _product(one: int, two: int) -> float:
    wide = (one * two) & 0xFFFFFFFF
    return float(wide - (1 << 32) if wide >= 1 << 31 else wide)


MATH: dict[str, Native | float] = {
    "PI": math.pi,
    "E": math.e,
    "SQRT2": math.sqrt(2),
    "LN2": math.log(2),
    "LN10": math.log(10),
    "floor": _whole(math.floor),
    "ceil": _whole(math.ceil),
    "round": _whole(lambda number: math.floor(number) + (number - math.floor(number) >= 0.5)),
    "trunc": _whole(math.trunc),
    "abs": of_numbers(lambda number=math.nan, *_: abs(number)),
    "sign": of_numbers(
        lambda number=math.nan, *_: math.copysign(1, number) if number else number,
    ),
    "min": _extreme(min, math.inf),
    "max": _extreme(max, -math.inf),
    "pow": of_numbers(lambda base=math.nan, exponent=math.nan, *_: power(base, exponent)),
    "sqrt": _defined(math.sqrt),
    "cbrt": _defined(math.cbrt),
    "log": _defined(math.log),
    "log2": _defined(math.log2),
    "log10": _defined(math.log10),
    "exp": _defined(math.exp),
    "sin": _defined(math.sin),
    "cos": _defined(math.cos),
    "tan": _defined(math.tan),
    "atan": _defined(math.atan),
    "atan2": of_numbers(lambda y=math.nan, x=math.nan, *_: math.atan2(y, x)),
    "hypot": of_numbers(math.hypot),
    "imul": of_numbers(lambda one=0.0, two=0.0, *_: _product(to_int32(one), to_int32(two))),
    "clz32": of_numbers(lambda number=0.0, *_: float(32 - to_uint32(number).bit_length())),
    "random": random,
}


NUMBER: dict[str, Native | float] = {
    "parseInt": parse_int,
    "parseFloat": parse_float,
    "isInteger": _is(is_integer, strict=True),
    "isSafeInteger": _is(lambda one: is_integer(one) and abs(one) < 2**53, strict=True),
    "isFinite": _is(math.isfinite, strict=True),
    "isNaN": _is(math.isnan, strict=True),
    "MAX_SAFE_INTEGER": float(2**53 - 1),
    "MIN_SAFE_INTEGER": -float(2**53 - 1),
    "EPSILON": 2.0**-52,
    "POSITIVE_INFINITY": math.inf,
    "NEGATIVE_INFINITY": -math.inf,
    "NaN": math.nan,
}

FREE: dict[str, Native] = {
    "parseInt": parse_int,
    "parseFloat": parse_float,
    "isNaN": _is(math.isnan, strict=False),
    "isFinite": _is(math.isfinite, strict=False),
}

METHODS: dict[str, Native] = {
    "toString": to_string,
    "toFixed": to_fixed,
    "valueOf": lambda _machine, this, _arguments: this,
}
