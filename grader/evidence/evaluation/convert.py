"""Conversions of the language: to boolean, number and string (ECMAScript, "Type Conversion")."""

import math

from grader.evidence.evaluation.values import (
    UNDEFINED,
    ObjectValue,
    Symbol,
    Undefined,
    Unknown,
    Value,
    is_bigint,
    is_nullish,
    is_number,
)

SPACE = " \t\n\r\v\f\u00a0\ufeff\u2028\u2029\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
SPACE += "\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""White space and line ends of the language, as ``trim`` sees them."""

RADIX = {"x": 16, "o": 8, "b": 2}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def truth(value: Value) -> bool | None:
    """Whether a value counts as true; None where that is unknown."""
    if isinstance(value, Unknown):
        return None
    if isinstance(value, float):
        return value != 0 and value == value  # noqa: PLR0124 - NaN is the value that is not itself
    if is_nullish(value):
        return False
    return True if isinstance(value, ObjectValue | Symbol) else bool(value)


def string_to_number(text: str) -> float:
    """Read a number as ``Number(text)`` does; NaN where it is none."""
    text = text.strip(SPACE)
    if not text:
        return 0.0
    radix = RADIX.get(text[1:2].lower()) if text[0] == "0" else None
    if radix:
        digits = text[2:]
        return digits_to_number(digits, radix) if digits.isalnum() else math.nan
    bare = text.lstrip("+-")
    if bare == "Infinity" and len(text) - len(bare) <= 1:
        return -math.inf if text[0] == "-" else math.inf
    if not text.isascii() or "_" in text or bare[:1].lower() in ("i", "n"):
        return math.nan
    try:
        return float(text)
    except ValueError:
        return math.nan


def digits_to_number(digits: str, radix: int) -> float:
    """Read ASCII digits of a radix; NaN where one does not fit."""
    try:
        return float(int(digits, radix)) if digits.isascii() and "_" not in digits else math.nan
    except (ValueError, OverflowError):
        return math.nan


def number_to_string(number: float, radix: int = 10) -> str:
    """Write a number as the language does (ECMAScript, "Number::toString")."""
    if number != number:  # noqa: PLR0124 - NaN
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if radix != 10:
        return _in_radix(number, radix)
    if number == int(number) and abs(number) < 1 << 53:
        return str(int(number))
    mantissa, _, exponent = repr(number).partition("e")
    sign, mantissa = ("-", mantissa[1:]) if mantissa[0] == "-" else ("", mantissa)
    whole, _, part = mantissa.partition(".")
    part = "" if part == "0" else part
    point = len(whole) + int(exponent or 0)
    digits = (whole + part).lstrip("0")
    point -= len(whole + part) - len(digits)
    return sign + _placed(digits.rstrip("0"), point)


def _placed(digits: str, point: int) -> str:
    """Write significant digits whose decimal point stands after ``point`` of them."""
    if len(digits) <= point <= 21:
        return digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{tail}e{point - 1:+d}"


def _in_radix(number: float, radix: int) -> str:
    sign = "-" if number < 0 else ""
    number = abs(number)
    whole, part = int(number), number - int(number)
    found = ""
    while whole:
        found = DIGITS[whole % radix] + found
        whole //= radix
    tail = ""
    while part and len(tail) < 52:
        part *= radix
        tail += DIGITS[int(part)]
        part -= int(part)
    return sign + (found or "0") + (f".{tail}" if tail else "")


def primitive_to_string(value: Value) -> str:
    """Write a primitive value as text."""
    if isinstance(value, str):
        return value
    if is_number(value):
        return number_to_string(value)
    if isinstance(value, Undefined):
        return UNDEFINED.value
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def primitive_to_number(value: Value) -> float:
    """Turn a primitive value into a number."""
    if is_number(value):
        return value
    if isinstance(value, str):
        return string_to_number(value)
    if isinstance(value, bool):
        return float(value)
    if is_bigint(value):
        return float(value)
    return 0.0 if value is None else math.nan


def to_int32(number: float) -> int:
    """Turn a number into a signed 32-bit integer, as bit operations do."""
    wide = to_uint32(number)
    return wide - (1 << 32) if wide >= 1 << 31 else wide


def to_uint32(number: float) -> int:
    """Turn a number into an unsigned 32-bit integer, as ``>>>`` does."""
    return int(number) & 0xFFFFFFFF if math.isfinite(number) else 0


def to_integer(number: float) -> float:
    """Cut off the fraction; NaN becomes 0."""
    if number != number:  # noqa: PLR0124 - NaN
        return 0.0
    return float(math.trunc(number)) if math.isfinite(number) else number


def typeof(value: Value) -> str:
    """Tell the type of a primitive; ``object`` for what is held by reference."""
    if isinstance(value, Undefined):
        return "undefined"
    if isinstance(value, bool):
        return "boolean"
    if is_number(value):
        return "number"
    if is_bigint(value):
        return "bigint"
    if isinstance(value, Symbol):
        return "symbol"
    return "string" if isinstance(value, str) else "object"
