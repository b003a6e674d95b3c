"""The rows that every renderer reads: plain dictionaries with exactly these keys, in this order.

The order of a :class:`SampleRow` is the order of the published ndjson.
"""

from collections.abc import Mapping
from typing import Any, TypedDict, cast


class FindingRow(TypedDict):
    """One fault. Lines and columns are 1-based, ``time_ms`` is virtual time."""

    message: str
    text: str
    file: str | None
    line: int | None
    column: int | None
    end_line: int | None
    selector: str | None
    time_ms: float | None
    detail: dict[str, Any]


class VerdictRow(TypedDict):
    """What one check says; ``faulty`` of ``total`` opportunities were spoiled."""

    check: str
    status: str
    faulty: int
    total: int
    weight: float
    gate: bool
    kind: str
    blocked_by: str | None
    cause: str | None
    reason: str
    findings: list[FindingRow]


class SampleRow(TypedDict):
    """What one rubric says of one sample. Scores run from 0 to 1; None where nothing is decided."""

    path: str
    artifact: str
    rubric: str
    item: str | None
    repeat: int | None
    model: str | None
    quant: str | None
    score: float | None
    score_low: float | None
    score_high: float | None
    craft: float | None
    tier: str
    passed: bool | None
    observed: float | None
    partial: bool
    verdicts: list[VerdictRow]


class LadderRow(TypedDict):
    """One rung: a quantization of a model at a task, over all its samples."""

    model: str | None
    task: str
    scheme: str | None
    quant: str | None
    origin: str | None
    bits: float | None
    kv_cache: str | None
    items: int
    samples: int
    mean_score: float | None
    professional: int
    functional: int
    broken: int
    unknown: int
    pass_rate: float | None
    gaps: int
    illustration: bool


class ObservationRow(TypedDict):
    """A trait of an artifact that is no fault by itself."""

    name: str
    value: Any
    file: str | None
    line: int | None
    column: int | None


class RunRow(TypedDict, total=False):
    """One sitting of the grader. More keys may stand there; none must."""

    run_id: str
    grader_version: str
    started: str
    browser: str | None
    engine: str | None
    static: bool


def sample_row(data: Mapping[str, Any]) -> SampleRow:
    """Keep the published keys of a sample, its verdicts and findings, in their order.

    Raises:
        KeyError: a key is missing.
    """
    row = {key: data[key] for key in SampleRow.__annotations__}
    row["verdicts"] = [_verdict(one) for one in data["verdicts"]]
    return cast("SampleRow", row)


def ladder_row(data: Mapping[str, Any]) -> LadderRow:
    """Keep the columns of a rung, in their order.

    Raises:
        KeyError: a column is missing.
    """
    return cast("LadderRow", {key: data[key] for key in LadderRow.__annotations__})


def _verdict(data: Mapping[str, Any]) -> dict[str, Any]:
    row = {key: data[key] for key in VerdictRow.__annotations__}
    row["findings"] = [
        {key: one[key] for key in FindingRow.__annotations__} for one in data["findings"]
    ]
    return row
