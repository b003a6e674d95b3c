"""Where in a JSON text a value stands, and what values there are, by JSON Pointer (RFC 6901)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,:\[\]{}"]+|[\[\]{},:]', re.DOTALL)
Path = tuple[str | int, ...]


def pointer(path: Sequence[str | int]) -> str:
    """Write a path as a pointer: /items/0/name; the whole is an empty text."""
    steps = (str(one).replace("~", "~0").replace("/", "~1") for one in path)
    return "".join(f"/{one}" for one in steps)


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every scalar in a value, and every empty array or object, with its path."""
    if isinstance(value, Mapping) and value:
        for key, one in value.items():
            yield from leaves(one, (*path, key))
    elif isinstance(value, list) and value:
        for at, one in enumerate(value):
            yield from leaves(one, (*path, at))
    else:
        yield path, value


def at_path(value: Any, path: Path) -> tuple[bool, Any]:
    """Whether something stands at a path, and what."""
    for step in path:
        if isinstance(step, int):
            if not isinstance(value, list) or step >= len(value):
                return False, None
            value = value[step]
        elif isinstance(value, Mapping) and step in value:
            value = value[step]
        else:
            return False, None
    return True, value


def offsets(text: str) -> dict[str, int]:
    """Offset of every value of a valid JSON text (in code points), by its pointer."""
    found: dict[str, int] = {}
    path: list[str | int] = []
    key = False  # whether the next text is a key
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "}]":
            path.pop()
            key = False
        elif sign == ",":
            last = path[-1]
            key = isinstance(last, str)
            if isinstance(last, int):
                path[-1] = last + 1
        elif sign == ":":
            key = False
        elif key:
            path[-1] = _unquoted(sign)
        else:
            found.setdefault(pointer(path), token.start())
            if sign in "{[":
                path.append("" if sign == "{" else 0)
                key = sign == "{"
    return found


def _unquoted(text: str) -> str:
    plain = text[1:-1]
    if "\\" not in plain:
        return plain
    return str(json.loads(text))
