"""Write values as rows: one JSON object a (sample, rubric) for the journal."""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any

from grader.check import Check
from grader.finding import Finding, Json, shortened
from grader.origin import Origin
from grader.rubric import Rubric
from grader.run import Graded, Judged, Row, Sample
from grader.verdict import Verdict

LONGEST_TEXT = 500
"""Code points of any text in a finding; longer ones end in an ellipsis."""

MOST_FINDINGS = 100
"""Findings kept of one verdict; ``faulty`` and ``findings_total`` stay exact."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def sample_row(run_id: str, sample: Sample, graded: Graded, rubric: Rubric) -> Row:
    """Write what one rubric says of one sample, without anything that changes between runs."""
    return {
        "run_id": run_id,
        "sample_id": sample.id,
        "artifact_id": sample.artifact_id,
        "path": plain(sample.path),
        "rubric": graded.rubric,
        "rubric_digest": graded.rubric_digest,
        "item": sample.item.id if sample.item else sample.asked,
        "item_digest": sample.item.digest if sample.item else None,
        "level": sample.item.level if sample.item else sample.level,
        "repeat": sample.repeat,
        "origin_digest": sample.origin.digest if sample.origin else None,
        "medium": sample.where.medium.value,
        "entry": sample.where.entry,
        "illustration": sample.illustration,
        "partial": graded.partial,
        "verdicts": [_verdict(ord_, one, rubric) for ord_, one in enumerate(graded.judged)],
        "observations": [
            {
                "name": one.name,
                "value": one.value,
                "file": one.place.file,
                "line": one.place.line,
                "column": one.place.column,
            }
            for one in graded.observations
        ],
        "timings": [
            {"provider": one.provider, "cpu_ms": one.cpu_ms, "wall_ms": one.wall_ms}
            for one in graded.timings
        ],
        "answer": _answer(sample.origin),
        "pictures": [
            {
                "name": plain(one.name),
                "sha256": hashlib.sha256(one.data).hexdigest(),
                "bytes": len(one.data),
            }
            for one in graded.pictures
        ],
    }


def rubric_row(rubric: Rubric, check_of: Callable[[str], Check]) -> Row:
    """Write a rubric as the store keeps it: everything that weighs, and what verdicts hang on."""
    return {
        "rubric": rubric.id,
        "digest": rubric.digest,
        "version": rubric.version,
        "task": rubric.task,
        "capability": rubric.capability,
        "medium": rubric.medium.value,
        "endpoint": rubric.endpoint,
        "professional_bar": rubric.bars.professional,
        "craft_bar": rubric.bars.craft,
        "gather": {name: dict(values) for name, values in rubric.gather},
        "checks": [
            {
                "ord": ord_,
                "check": one.id,
                "weight": one.weight,
                "gate": one.gate,
                "kind": check_of(one.id).kind,
                "check_version": check_of(one.id).version,
                "after": list(one.after),
                "options": dict(one.options),
            }
            for ord_, one in enumerate(rubric.checks)
        ],
    }


def plain(text: str) -> str:
    """Make a text safe for terminals and tables: control characters escaped, length bounded."""
    return shortened(_CONTROL.sub(_escape, text), LONGEST_TEXT)


def _answer(origin: Origin | None) -> Row:
    """Read how an answer went from what the runner or the server timed, by whatever name."""
    told = _pairs(origin.timings if origin else None)
    speed = _number(told, "tokens_per_second", "predicted_per_second")
    tokens = origin.tokens if origin else None
    if tokens is None:
        counted = _number(told, "completion_tokens", "predicted_n")
        tokens = None if counted is None else round(counted)
    spent = _number(told, "predicted_ms", "generation_ms")
    if speed is None and tokens and spent:
        speed = tokens / spent * 1000
    return {
        "tokens": tokens,
        "tokens_per_second": speed,
        "first_token_ms": _number(told, "first_token_ms", "ttft_ms", "prompt_ms"),
        "finish_reason": origin.finish_reason if origin else None,
    }


def _pairs(value: Json) -> Mapping[str, Json]:
    """Read a JSON object that was frozen into pairs."""
    if not isinstance(value, tuple):
        return {}
    return {str(one[0]): one[1] for one in value if isinstance(one, tuple) and len(one) == 2}


def _number(told: Mapping[str, Json], *names: str) -> float | None:
    for name in names:
        value = told.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
            return float(value)
    return None


def _verdict(ord_: int, judged: Judged, rubric: Rubric) -> Row:
    verdict: Verdict = judged.verdict
    counted = rubric.counted(judged.check)
    return {
        "ord": ord_,
        "check": judged.check,
        "check_version": judged.check_version,
        "options_digest": judged.options_digest,
        "status": verdict.status.value,
        "faulty": verdict.faulty,
        "total": verdict.total,
        "weight": counted.weight if counted else 1.0,
        "gate": counted.gate if counted else False,
        "kind": judged.kind,
        "blocked_by": verdict.blocked_by,
        "cause": verdict.cause.value if verdict.cause else None,
        "reason": plain(verdict.reason),
        "findings_total": len(verdict.findings),
        "findings": [_finding(one) for one in verdict.findings[:MOST_FINDINGS]],
    }


def _finding(finding: Finding) -> Row:
    place = finding.place
    return {
        "message": finding.message.id,
        "text": plain(str(finding)),
        "file": place.file and plain(place.file),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "selector": place.selector and plain(place.selector),
        "time_ms": place.time_ms,
        "detail": {name: _safe(value) for name, value in finding.detail},
    }


def _safe(value: Json) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple):
        return [_safe(one) for one in value]
    return value


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
