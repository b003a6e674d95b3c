"""Lines of JSON that DuckDB can read back, whatever an artifact put into them."""

import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_BLOCK = 1 << 20


def encode(row: Mapping[str, Any]) -> bytes:
    """Write one line, newline included.

    Numbers that JSON does not know (NaN, infinities) become null, half surrogate pairs the
    replacement character: both come from artifacts and would make the line unreadable.
    """
    try:
        text = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode() + b"\n"
    except ValueError:  # UnicodeEncodeError is one too
        text = json.dumps(_readable(row), ensure_ascii=False, separators=(",", ":"))
        return text.encode() + b"\n"


def write_all(file: int, data: bytes) -> None:
    """Write to a file descriptor until everything is written."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def cut_torn_line(path: Path) -> int:
    """Cut a file back to its last newline and return its length in bytes."""
    length = _whole_length(path)
    if length < path.stat().st_size:
        os.truncate(path, length)
    return length


def longest_line(path: Path) -> int:
    """Count the bytes of the longest line of a file."""
    with path.open("rb") as file:
        return max(map(len, file), default=0)


def _whole_length(path: Path) -> int:
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - _BLOCK)
            file.seek(start)
            newline = file.read(end - start).rfind(b"\n")
            if newline >= 0:
                return start + newline + 1
            end = start
    return 0


def _readable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {_readable(str(key)): _readable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(one) for one in value]
    return value
