"""Read back what a run found, from the views that define every number."""

import json
from collections.abc import Mapping
from typing import Any, cast

from grader.rows import LadderRow, SampleRow, ladder_row
from grader.run import Row
from grader.store.db import Store, query

PRINTED = (
    "rubric_edition",
    "reading",
    "counted_check",
    "due_check",
    "score_sheet",
    "graded_sample",
    "artifact_score",
    "rung_size",
    "quant_ladder",
    "rung_check",
)
"""The views that a run reads back, each after those that it reads from."""

_SCORES = """
select
    run_id, sample_id, path, artifact_id as artifact, rubric, item, repeat, model, quant,
    score, score_low, score_high, craft, tier, passed, observed, partial
from artifact_score
"""
_VERDICTS = """
select
    run_id, sample_id, rubric, "check", status, faulty, total, weight, gate, kind,
    blocked_by, cause, reason
from due_check
where is_current and status <> 'deselected'
order by run_id, sample_id, rubric, ord
"""
_FINDINGS = """
select
    run_id, sample_id, rubric, "check", message, "text", file, line, "column", end_line,
    selector, time_ms, detail
from finding
semi join (select run_id, sample_id, rubric from reading where is_current)
    using (run_id, sample_id, rubric)
order by run_id, sample_id, rubric, "check", ord
"""
_KEYS = (
    "path", "artifact", "rubric", "item", "repeat", "model", "quant", "score", "score_low",
    "score_high", "craft", "tier", "passed", "observed", "partial",
)  # fmt: skip


def sample_rows(db: Store, paths: Mapping[tuple[str, str], str] | None = None) -> list[SampleRow]:
    """Rows as in ndjson, sorted by (path, rubric) in code points.

    Args:
        db: a store; its public views decide which run of a sample is current.
        paths: what to call each (sample, rubric) here, and which to return; None for all.
    """
    verdicts = _grouped(db, _VERDICTS, 3)
    findings = _grouped(db, _FINDINGS, 4)
    rows = []
    for run_id, sample_id, *values in query(db, _SCORES).rows:
        key = (sample_id, values[2])
        if paths is not None and key not in paths:
            continue
        row = dict(zip(_KEYS, values, strict=True))
        row["path"] = paths[key] if paths else row["path"]
        own = (run_id, *key)
        row["verdicts"] = [
            one | {"findings": findings.get((*own, one["check"]), []) if _says(one) else []}
            for one in verdicts.get(own, [])
        ]
        rows.append(cast("SampleRow", row))
    return sorted(rows, key=lambda row: (row["path"], row["rubric"]))


def ladder_rows(db: Store) -> list[LadderRow]:
    """Rungs of ``quant_ladder``, most bits first within a model and task."""
    table = query(db, "select * from quant_ladder")
    rows = [dict(zip(table.columns, values, strict=True)) for values in table.rows]
    return [ladder_row(row) for row in sorted(rows, key=_rung)]


def _says(verdict: Row) -> bool:
    """Whether a verdict's findings hold; those of a stale one do not."""
    return bool(verdict["cause"] != "stale")


def _rung(row: Row) -> tuple[Any, ...]:
    names = tuple(row[key] or "" for key in ("model", "task", "scheme"))
    bits = row["bits"]
    return (*names[:2], bits is None, -(bits or 0.0), names[2], row["quant"] or "", row["origin"])


def _grouped(db: Store, sql: str, keys: int) -> dict[tuple[Any, ...], list[Row]]:
    table = query(db, sql)
    names = table.columns[keys:]
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for values in table.rows:
        row = dict(zip(names, values[-len(names) :], strict=True))
        if "detail" in row:
            row["detail"] = json.loads(row["detail"] or "{}")
        groups.setdefault(tuple(values[:keys]), []).append(row)
    return groups


def newest_run(db: Store) -> Row:
    """What is known of the run that was loaded last; nothing, of an empty store."""
    sql = """select run_id, cast(started as varchar) as started, grader_version, browser, engine,
    static from run order by seq desc limit 1"""
    table = query(db, sql)
    return dict(zip(table.columns, table.rows[0], strict=True)) if table.rows else {}
