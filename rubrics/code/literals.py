"""Values of Python as JavaScript: as source text, and as the JSON that results are compared in."""

import json
import math
from dataclasses import dataclass
from typing import Any


class Undefined:
    """JavaScript's ``undefined``; ``None`` is its ``null``."""


UNDEFINED = Undefined()


@dataclass(frozen=True)
class Big:
    """A BigInt."""

    value: int


@dataclass(frozen=True)
class Js:
    """A piece of JavaScript that stands for itself as an argument; it is no value."""

    source: str


def literal(value: Any) -> str:  # noqa: PLR0911 - a line for each kind of value
    """Write a value as a JavaScript expression.

    Raises:
        TypeError: there is no such value in JavaScript.
    """
    match value:
        case Js(source):
            return source
        case Undefined():
            return "undefined"
        case Big(number):
            return f"{number}n"
        case None | bool() | str():
            return json.dumps(value, ensure_ascii=False)
        case int() | float():
            return _number(value)
        case list() | tuple():
            return "[" + ", ".join(map(literal, value)) + "]"
        case set() | frozenset():
            return "new Set([" + ", ".join(map(literal, sorted(value))) + "])"
        case Map(pairs):
            return "new Map([" + ", ".join(literal(list(pair)) for pair in pairs) + "])"
        case dict():
            return (
                "{" + ", ".join(f"{_key(key)}: {literal(one)}" for key, one in value.items()) + "}"
            )
    raise TypeError(f"{value!r} is no value of JavaScript")


@dataclass(frozen=True)
class Map:
    """A Map, as pairs in the order of insertion."""

    pairs: tuple[tuple[Any, Any], ...]


def wanted(value: Any) -> str:
    """Write a value as the JSON of :mod:`rubrics.code.evidence.values`."""
    return json.dumps(_wanted(value), ensure_ascii=False)


def _wanted(value: Any) -> Any:  # noqa: PLR0911 - as above
    match value:
        case Undefined():
            return {"$undefined": True}
        case Big(number):
            return {"$bigint": str(number)}
        case float() if not math.isfinite(value) or (value == 0 and math.copysign(1, value) < 0):
            return {"$number": _number(value)}
        case float() if value.is_integer():
            return int(value)
        case list() | tuple():
            return [_wanted(one) for one in value]
        case set() | frozenset():
            return {"$set": [_wanted(one) for one in sorted(value)]}
        case Map(pairs):
            return {"$map": [[_wanted(one), _wanted(other)] for one, other in pairs]}
        case dict():
            return {key: _wanted(one) for key, one in value.items()}
    return value


def _number(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0 and math.copysign(1, value) < 0:
        return "-0"
    return str(int(value)) if value.is_integer() else repr(value)


def _key(key: str) -> str:
    return key if key.isidentifier() else json.dumps(key, ensure_ascii=False)
