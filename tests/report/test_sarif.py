import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from grader.report.sarif import sarif
from grader.rows import SampleRow
from tests.budget import examples
from tests.report.build import BROKEN, CLUMSY, ROWS, RUN, UNSURE, failed, finding, gap, sample
from tests.report.strategies import many_samples

SCHEMA = json.loads((Path(__file__).parent / "schema" / "sarif-2.1.0.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
MANUALS = {"dead-rotation": "The turn key turns nothing.\n\nA piece that\ncannot turn cannot fit."}


def run_of(*rows: SampleRow, manuals: dict[str, str] | None = None) -> dict[str, Any]:
    document = json.loads(sarif(rows, RUN, manuals))
    VALIDATOR.validate(document)
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_can_refuse() -> None:
    document = json.loads(sarif(ROWS, RUN))
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert not VALIDATOR.is_valid(document)


@examples(25)
@given(many_samples)
def test_any_rows_are_valid_with_a_result_for_every_finding(rows: list[SampleRow]) -> None:
    run = run_of(*rows)
    verdicts = [one for row in rows for one in row["verdicts"]]
    kept = [max(len(one["findings"]), 1) for one in verdicts if one["status"] == "failed"]
    assert len(run["results"]) == sum(kept)
    gaps = [one for one in verdicts if one["status"] == "gap"]
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == len(gaps)


def test_rules_are_the_checks_with_their_manuals() -> None:
    rules = run_of(*ROWS, manuals=MANUALS)["tool"]["driver"]["rules"]
    ids = [one["id"] for one in rules]
    assert ids == sorted({one["check"] for row in ROWS for one in row["verdicts"]})
    rule = rules[ids.index("dead-rotation")]
    assert rule["shortDescription"]["text"] == "The turn key turns nothing."
    assert rule["fullDescription"]["text"] == "A piece that cannot turn cannot fit."
    assert rules[ids.index("hung-page")]["shortDescription"]["text"] == "hung page"


def test_results_point_at_their_rule_and_place() -> None:
    run = run_of(BROKEN)
    result = next(one for one in run["results"] if one["ruleId"] == "dead-rotation")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "dead-rotation"
    assert run["columnKind"] == "unicodeCodePoints"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": f"{BROKEN['path']}/index.html"},
                "region": {"startLine": 140, "startColumn": 7},
            }
        }
    ]


@pytest.mark.parametrize(
    ("row", "check", "level"),
    [
        (BROKEN, "dead-rotation", "error"),
        (CLUMSY, "unscored-line", "warning"),
        (CLUMSY, "interval-loop", "note"),
    ],
)
def test_levels(row: SampleRow, check: str, level: str) -> None:
    assert {one["level"] for one in run_of(row)["results"] if one["ruleId"] == check} == {level}


def test_gaps_are_notifications_and_only_our_own_are_a_failed_run() -> None:
    invocation = run_of(UNSURE)["invocations"][0]
    said = [one["descriptor"]["id"] for one in invocation["toolExecutionNotifications"]]
    assert said == ["cannot-tell", "cannot-tell", "tool"]
    assert invocation["executionSuccessful"] is False
    cut = sample("a", "unknown", None, gap("dead-start", "token-limit", "cut", gate=True))
    assert run_of(cut)["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü#?.html", "a%20b/%C3%BC%23%3F.html"),
        ("/home/me/x.html", "file:///home/me/x.html"),
        ("c:x.html", "c%3Ax.html"),
        ("-", "-"),
    ],
)
def test_paths_become_addresses(path: str, uri: str) -> None:
    row = sample(path, "functional", 0.5, failed("c", finding("x", None)))
    location = run_of(row)["results"][0]["locations"][0]["physicalLocation"]
    assert location == {"artifactLocation": {"uri": uri}}


def test_an_element_is_a_logical_place() -> None:
    row = sample("a", "functional", 0.5, failed("c", finding("x", None, selector="#go")))
    logical = run_of(row)["results"][0]["locations"][0]["logicalLocations"]
    assert logical == [{"fullyQualifiedName": "#go", "kind": "element"}]


def test_artifact_text_cannot_make_a_link() -> None:
    row = sample("a", "functional", 0.5, failed("c", finding("see [this](http://example.org)")))
    assert run_of(row)["results"][0]["message"]["text"] == "see [this\\](http://example.org)"


def test_a_finding_keeps_its_name_when_it_moves_but_twins_have_two() -> None:
    def prints(*lines: int) -> list[str]:
        there = [finding("x is read but declared nowhere", line=one) for one in lines]
        results = run_of(sample("a", "functional", 0.5, failed("c", *there, total=9)))["results"]
        return [one["partialFingerprints"]["finding/v1"] for one in results]

    assert prints(3, 9) == prints(4, 70)
    assert len(set(prints(3, 9))) == 2


def test_the_same_rows_give_the_same_bytes_whatever_the_clock_says() -> None:
    assert sarif(ROWS, RUN) == sarif(ROWS, {**RUN, "started": "2027", "run_id": "other"})
