"""JSON for programs: one object a line, or all of them in one document.

The same rows give the same bytes. Keys keep their published order, nothing is sorted,
and no line break hides inside an object: whatever could end a line or break an encoder is
written as a JSON escape.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from grader.rows import SampleRow, sample_row

SCHEMA = 1
"""Number of the document's shape; a new one whenever a key changes its meaning."""

_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def ndjson(rows: Iterable[SampleRow]) -> Iterator[str]:
    """Write one object a row, each ending in a line feed."""
    for row in rows:
        yield encode(sample_row(row)) + "\n"


def json_document(rows: Iterable[SampleRow], run: Mapping[str, Any]) -> str:
    """Write ``{"schema": 1, "run": {...}, "artifacts": [...]}``, one artifact a line."""
    artifacts = ",\n".join(encode(sample_row(row)) for row in rows)
    listed = f"[\n{artifacts}\n]" if artifacts else "[]"
    return f'{{"schema": {SCHEMA},\n"run": {encode(run)},\n"artifacts": {listed}}}\n'


def encode(value: object, indent: int | None = None) -> str:
    """Write JSON that every parser reads: a number that JSON lacks becomes its name."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    except ValueError:
        text = json.dumps(_finite(value), ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _finite(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    if isinstance(value, Mapping):
        return {str(key): _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return value
