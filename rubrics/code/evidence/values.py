"""Values of JavaScript as JSON, and when two of them are the same.

What JSON has no word for is an object with one key that begins with ``$``: ``$undefined``,
``$number`` (NaN, -0, Infinity), ``$bigint``, ``$map``, ``$set``, ``$date``, ``$error`` …
"""

import json
import math
from typing import Any

from grader.finding import shortened

CLOSE = 1e-9
"""Relative difference between two numbers that are close; of numbers below 1, absolute."""

LONGEST = 120
"""Characters of a value that are shown."""


def same(want: str, got: str, law: str = "exact") -> bool:
    """Whether a value is the wanted one, both as JSON.

    ``exact`` compares as JavaScript's ``Object.is`` does, structures by their parts and sets and
    maps without order; ``close`` allows numbers to differ by rounding; ``unordered`` compares
    the outermost array as a bag; ``one-of`` takes any entry of the wanted array.
    """
    wanted, given = json.loads(want), json.loads(got)
    match law:
        case "one-of":
            return any(_same(one, given, 0.0) for one in wanted)
        case "unordered":
            return _bag(wanted, given)
        case "close":
            return _same(wanted, given, CLOSE)
    return _same(wanted, given, 0.0)


def shown(value: str) -> str:
    """Write a value as JavaScript would be read, cut where it is long."""
    return shortened(_shown(json.loads(value)), LONGEST)


def _same(want: Any, got: Any, close: float) -> bool:  # noqa: PLR0911 - kind by kind
    if isinstance(want, bool) or isinstance(got, bool) or want is None or got is None:
        return want is got
    if isinstance(want, int | float) and isinstance(got, int | float):
        return want == got or (close > 0 and _near(want, got, close))
    if type(want) is not type(got):
        return False
    if isinstance(want, list):
        return len(want) == len(got) and all(
            _same(one, other, close) for one, other in zip(want, got, strict=True)
        )
    if isinstance(want, dict):
        if want.keys() != got.keys():
            return False
        loose = want.keys() & {"$set", "$map"}
        return all(
            _bag(want[key], got[key]) if key in loose else _same(want[key], got[key], close)
            for key in want
        )
    return bool(want == got)


def _near(want: float, got: float, close: float) -> bool:
    return math.isclose(want, got, rel_tol=close, abs_tol=close)


def _bag(want: Any, got: Any) -> bool:
    if not isinstance(want, list) or not isinstance(got, list) or len(want) != len(got):
        return False
    return sorted(map(_key, want)) == sorted(map(_key, got))


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _shown(value: Any) -> str:  # noqa: C901, PLR0911 - a line for each kind of value
    match value:
        case [*parts]:
            return "[" + ", ".join(map(_shown, parts)) + "]"
        case {"$undefined": True}:
            return "undefined"
        case {"$number": str(number)}:
            return number
        case {"$bigint": str(number)}:
            return f"{number}n"
        case {"$map": [*pairs]}:
            return "Map {" + ", ".join(f"{_shown(k)} => {_shown(v)}" for k, v in pairs) + "}"
        case {"$set": [*parts]}:
            return "Set {" + ", ".join(map(_shown, parts)) + "}"
        case {"$date": when}:
            return f"a Date ({_shown(when)})"
        case {"$error": str(text)} | {"$pattern": str(text)}:
            return text
        case {"$function": True}:
            return "a function"
        case {"$promise": True}:
            return "a promise within the value"
        case dict():
            return "{" + ", ".join(f"{key}: {_shown(one)}" for key, one in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
