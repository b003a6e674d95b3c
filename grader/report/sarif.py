"""SARIF 2.1.0 for code-scanning services: checks as rules, findings as results."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from grader.report.digest import OURS, of_status, sort_of
from grader.report.machine import encode
from grader.report.wording import CAUSES, file_path, visible
from grader.rows import FindingRow, SampleRow, VerdictRow

SCHEMA_URI = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {"gate": "error", "fault": "warning", "craft": "note"}

Json = dict[str, Any]


def sarif(
    rows: Sequence[SampleRow], run: Mapping[str, Any], manuals: Mapping[str, str] | None = None
) -> str:
    """Write one SARIF run.

    Failed verdicts become results, one a finding: a gate's are errors, craft's are notes.
    Gaps become notifications of the tool. What passed, was blocked or is not applicable makes
    no result.

    Args:
        rows: samples, sorted by path and rubric.
        run: what is known of the run; only the grader's version is written.
        manuals: what every check means, by id; the first line is its short description.
    """
    rules = sorted({one["check"] for row in rows for one in row["verdicts"]})
    index = {check: at for at, check in enumerate(rules)}
    driver: Json = {"name": "bitgrade"}
    if run.get("grader_version"):
        driver["version"] = visible(str(run["grader_version"]))
    driver["rules"] = [_rule(check, (manuals or {}).get(check, "")) for check in rules]
    driver["notifications"] = [
        {"id": cause, "shortDescription": {"text": f"A check {meaning}."}}
        for cause, meaning in CAUSES.items()
    ]
    gaps = [(row, one) for row in rows for one in of_status(row, "gap")]
    document: Json = {
        "$schema": SCHEMA_URI,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": all(one["cause"] not in OURS for _, one in gaps),
                        "toolExecutionNotifications": [
                            _notification(row, one, index) for row, one in gaps
                        ],
                    }
                ],
                "results": list(_results(rows, index)),
            }
        ],
    }
    return encode(document, indent=2) + "\n"


def _rule(check: str, manual: str) -> Json:
    title, _, rest = manual.strip().partition("\n")
    rule: Json = {"id": check, "shortDescription": {"text": title or check.replace("-", " ")}}
    if rest.strip():
        rule["fullDescription"] = {"text": " ".join(rest.split())}
        rule["help"] = {"text": manual.strip()}
    return rule


def _results(rows: Iterable[SampleRow], index: Mapping[str, int]) -> Iterable[Json]:
    for row in rows:
        for verdict in of_status(row, "failed"):
            seen: dict[str, int] = {}
            for finding in verdict["findings"] or [_unplaced(verdict)]:
                alike = f"{finding['message']}\0{finding['text']}"
                seen[alike] = seen.get(alike, 0) + 1
                yield _result(row, verdict, finding, index) | {
                    "partialFingerprints": {
                        "finding/v1": _fingerprint(row, verdict, alike, seen[alike])
                    }
                }


def _result(
    row: SampleRow, verdict: VerdictRow, finding: FindingRow, index: Mapping[str, int]
) -> Json:
    location = _location(row, finding)
    if finding["selector"]:
        name = visible(finding["selector"])
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "element"}]
    properties = {
        "message": finding["message"],
        "rubric": row["rubric"],
        "quant": row["quant"],
        "timeMs": finding["time_ms"],
    }
    return {
        "ruleId": verdict["check"],
        "ruleIndex": index[verdict["check"]],
        "level": _LEVELS[sort_of(verdict)],
        "message": {"text": _plain(finding["text"]) or verdict["check"]},
        "locations": [location],
        "properties": {key: one for key, one in properties.items() if one is not None},
    }


def _location(row: SampleRow, finding: FindingRow) -> Json:
    physical: Json = {"artifactLocation": {"uri": _uri(file_path(row, finding["file"]))}}
    if finding["line"] is not None:
        region: Json = {"startLine": finding["line"]}
        if finding["column"] is not None:
            region["startColumn"] = finding["column"]
        if finding["end_line"] is not None and finding["end_line"] >= finding["line"]:
            region["endLine"] = finding["end_line"]
        physical["region"] = region
    return {"physicalLocation": physical}


def _notification(row: SampleRow, verdict: VerdictRow, index: Mapping[str, int]) -> Json:
    cause = verdict["cause"] or "tool"
    descriptor: Json = {"id": cause}
    if cause in CAUSES:
        descriptor["index"] = list(CAUSES).index(cause)
    return {
        "descriptor": descriptor,
        "associatedRule": {"id": verdict["check"], "index": index[verdict["check"]]},
        "level": "error" if cause in OURS else "warning",
        "message": {"text": _plain(verdict["reason"]) or cause},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(row["path"])}}}],
    }


def _fingerprint(row: SampleRow, verdict: VerdictRow, alike: str, number: int) -> str:
    """Name a finding so that moving it to another line leaves it the same finding."""
    parts = (row["path"], row["rubric"], verdict["check"], alike, str(number))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _unplaced(verdict: VerdictRow) -> FindingRow:
    return {
        "message": verdict["check"],
        "text": verdict["reason"],
        "file": None,
        "line": None,
        "column": None,
        "end_line": None,
        "selector": None,
        "time_ms": None,
        "detail": {},
    }


def _plain(text: str) -> str:
    """Write a message without links: SARIF reads ``[text](target)`` in any message as one."""
    return visible(text).replace("](", "\\](")


def _uri(path: str) -> str:
    """Write a path as a relative reference, or as a file URI where it is absolute."""
    quoted = quote(path.encode("utf-8", "surrogatepass"))
    return f"file://{quoted}" if path.startswith("/") else quoted
