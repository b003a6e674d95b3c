"""What the formats promise, held against the command's own output.

Nothing here is taken from the grader: keys, types, bounds, the score and the tier are written
down once more as they are published, and every number is reckoned anew from the verdicts.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Grade

Json = dict[str, Any]

ROW = {
    "path": str, "artifact": str, "rubric": str, "item": str | None, "repeat": int | None,
    "model": str | None, "quant": str | None, "score": float | None, "score_low": float | None,
    "score_high": float | None, "craft": float | None, "tier": str, "passed": bool | None,
    "observed": float | None, "partial": bool, "verdicts": list,
}  # fmt: skip
VERDICT = {
    "check": str, "status": str, "faulty": int, "total": int, "weight": float, "gate": bool,
    "kind": str, "blocked_by": str | None, "cause": str | None, "reason": str, "findings": list,
}  # fmt: skip
FINDING = {
    "message": str, "text": str, "file": str | None, "line": int | None, "column": int | None,
    "end_line": int | None, "selector": str | None, "time_ms": float | None, "detail": dict,
}  # fmt: skip
STATUSES = {"passed", "failed", "not-applicable", "blocked", "gap"}
CAUSES = {"tool", "no-engine", "no-item", "interrupted", "token-limit", "stale", "cannot-tell"}
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SARIF = Path(__file__).parents[1] / "report" / "schema" / "sarif-2.1.0.json"

PIECES = "[[1,1,1,1]],[[1,1],[1,1]],[[0,1,0],[1,1,1]],[[0,1,1],[1,1,0]],[[1,1,0],[0,1,1]]"
GAME = f"<!doctype html><title>T</title><script>const P=[{PIECES}];let p=P[P.length-1];</script>"
MANY = "<p id=x>a</p>" * 150
NASTY = "\x1b]0;title\x07\u202e\u2066" + "w" * 900
FILES = {
    "tetris/short.html": GAME,
    "tetris/cut.html": GAME + "<script>function a() {",
    "web_page/many.html": f"<!doctype html><title>M</title>{MANY}<div id='{NASTY}'>",
    "web_page/\u00e9\u4e2d.html": "<!doctype html><title>x</title><p>hi",
    "a b.json": '{"a": 1, "b": "' + NASTY + '"}',
    "B.txt": "one two three " * 40,
    "empty.txt": "",
    "sample/index.html": "<!doctype html><title>x</title><script src=a.js></script><p>hi",
    "sample/a.js": "let a = ;",
}
ASKED = {"schema": 1, "rubric": "web_page", "item": "hello", "level": 1, "repeat": 2,
         "entry": "index.html", "files": ["index.html", "a.js"],
         "origin": {"model": "m", "quant": "Q4_K_M", "bits": 4.8}}  # fmt: skip


@pytest.fixture
def shelf(home: Path) -> Path:
    for path, text in FILES.items():
        (home / "shelf" / path).parent.mkdir(parents=True, exist_ok=True)
        (home / "shelf" / path).write_text(text, "utf-8", errors="surrogatepass")
    (home / "shelf/sample/manifest.json").write_text(json.dumps(ASKED))
    return home / "shelf"


@pytest.mark.usefixtures("shelf")
def test_ndjson_keeps_every_promise(grade: Grade) -> None:
    said = grade("./shelf//", "--static", "--format", "ndjson", "--no-store")
    again = grade("shelf", "--static", "--format", "ndjson", "--no-store", "--workers", "1")
    assert said.out == again.out
    assert not said.out.strip("\n").count("\n\n")
    rows = [json.loads(line) for line in said.out.split("\n")[:-1]]
    keys = [(row["path"], row["rubric"]) for row in rows]
    assert keys == sorted(set(keys))
    assert len(keys) == len(FILES) - 1
    for row in rows:
        _row(row)
    (many,) = [row for row in rows if row["path"] == "shelf/web_page/many.html"]
    (twice,) = [one for one in many["verdicts"] if one["check"] == "duplicate-id"]
    assert (twice["faulty"], len(twice["findings"])) == (149, 100)
    (asked,) = [row for row in rows if row["path"] == "shelf/sample"]
    told = {key: asked[key] for key in ("item", "repeat", "model", "quant")}
    assert told == {"item": "hello", "repeat": 2, "model": "m", "quant": "Q4_K_M"}
    assert said.code == (1 if any(row["passed"] is False for row in rows) else 0)


@pytest.mark.usefixtures("shelf", "graded_once")
def test_the_other_formats_tell_the_same(grade: Grade) -> None:
    out = {
        form: grade("shelf", "--static", "--no-store", "--format", form).out
        for form in ("ndjson", "json", "junit", "sarif", "markdown")
    }
    rows = [json.loads(line) for line in out["ndjson"].splitlines()]
    document = json.loads(out["json"])
    assert list(document) == ["schema", "run", "artifacts"]
    assert (document["schema"], document["artifacts"]) == (1, rows)
    verdicts = [one for row in rows for one in row["verdicts"]]
    suites = ET.fromstring(out["junit"])
    cases = list(suites.iter("testcase"))
    assert len(cases) == len(verdicts)
    for tag, status in (("failure", "failed"), ("error", "gap")):
        assert len(list(suites.iter(tag))) == sum(one["status"] == status for one in verdicts)
        total = sum(int(one.get(f"{tag}s", "0")) for one in suites.iter("testsuite"))
        assert total == sum(one["status"] == status for one in verdicts)
    skipped = sum(one["status"] in ("blocked", "not-applicable") for one in verdicts)
    assert len(list(suites.iter("skipped"))) == skipped
    sarif = json.loads(out["sarif"])
    Draft202012Validator(json.loads(SARIF.read_text())).validate(sarif)
    failed = [one for one in verdicts if one["status"] == "failed"]
    results = sarif["runs"][0]["results"]
    assert len(results) == sum(max(1, len(one["findings"])) for one in failed)
    assert {one["ruleId"] for one in results} == {one["check"] for one in failed}
    for text in out.values():
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def _row(row: Json) -> None:
    _typed(row, ROW)
    path = row["path"]
    assert not path.startswith(("./", "/")), path
    assert not path.endswith("/"), path
    assert "//" not in path, path
    assert re.fullmatch("[0-9a-f]{64}", row["artifact"])
    for verdict in row["verdicts"]:
        _verdict(verdict)
    ids = [one["check"] for one in row["verdicts"]]
    assert len(ids) == len(set(ids))
    roots = {one["blocked_by"] for one in row["verdicts"]} - {None}
    assert roots <= set(ids)
    _numbers(row)


def _verdict(verdict: Json) -> None:
    _typed(verdict, VERDICT)
    status, faulty, total = verdict["status"], verdict["faulty"], verdict["total"]
    assert status in STATUSES
    assert verdict["kind"] in ("fault", "craft")
    assert verdict["weight"] > 0
    assert (verdict["cause"] in CAUSES) == (status == "gap")
    assert (verdict["blocked_by"] is not None) == (status == "blocked")
    assert len(verdict["findings"]) <= 100
    assert (faulty > 0) == (status == "failed")
    assert faulty <= total
    assert total > 0 or status not in ("passed", "failed")
    assert verdict["reason"] or status in ("passed", "failed")
    for finding in verdict["findings"]:
        _typed(finding, FINDING)
        assert not (finding["file"] or "").startswith(("/", ".."))
        assert (finding["line"] or 1) >= 1
        assert (finding["column"] or 1) >= 1
        assert (finding["end_line"] or 10**9) >= (finding["line"] or 1)
    for text in _texts(verdict):
        assert len(text) <= 500
        assert not CONTROL.search(text)


def _typed(value: Json, keys: Json) -> None:
    assert list(value) == list(keys)
    for key, kind in keys.items():
        held = value[key]
        whole = isinstance(held, int) and not isinstance(held, bool) and kind not in (int, bool)
        assert isinstance(float(held) if whole and "float" in str(kind) else held, kind), key


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (key, *_texts(one))
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _numbers(row: Json) -> None:
    """Reckon score, craft, observed and tier from the verdicts."""
    faults = [one for one in row["verdicts"] if one["kind"] == "fault"]
    told = [one for one in faults if one["status"] == "gap" and one["cause"] == "cannot-tell"]
    assert row["score"] == _share(faults)
    assert row["score_low"] == _share(faults, told, 0.0)
    assert row["score_high"] == _share(faults, told, 1.0)
    assert row["craft"] == _share([one for one in row["verdicts"] if one["kind"] == "craft"])
    gates = [one["status"] for one in row["verdicts"] if one["gate"]]
    if {"failed", "blocked"} & set(gates):
        assert (row["tier"], row["passed"]) == ("broken", False)
    elif "gap" in gates or (row["partial"] and row["rubric"] in ("tetris", "web_page")):
        assert (row["tier"], row["passed"]) == ("unknown", None)
    else:
        assert row["tier"] in ("functional", "professional")
        assert row["passed"] is True


def _share(verdicts: list[Json], told: list[Json] | None = None, as_: float = 0.0) -> float | None:
    decided = [one for one in verdicts if one["status"] in ("passed", "failed", "blocked")]
    earned = [
        0.0 if one["status"] == "blocked" else 1 - one["faulty"] / one["total"] for one in decided
    ]
    weights = [one["weight"] for one in decided] + [one["weight"] for one in told or ()]
    if not weights:
        return None
    got = sum(e * one["weight"] for e, one in zip(earned, decided, strict=True))
    got += sum(as_ * one["weight"] for one in told or ())
    return float(round(got / sum(weights), 6))
