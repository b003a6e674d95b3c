"""Scores that other tools measured, as rows that `grade scores load` takes."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Score:
    """One number of one rung. ``bits`` is bits per weight, ``gb`` 10^9 bytes, where told."""

    model: str
    quant: str
    metric: str
    value: float
    task: str = ""
    higher_is_better: bool = True
    source: str = ""
    bits: float | None = None
    gb: float | None = None


def as_csv(scores: Iterable[Score]) -> str:
    """Write scores as CSV with a header; what is not known is left empty."""
    names = [one.name for one in fields(Score)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for one in scores:
        values = (getattr(one, name) for name in names)
        writer.writerow(["" if value is None else _text(value) for value in values])
    return out.getvalue()


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
