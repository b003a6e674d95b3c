import json

from hypothesis import given
from hypothesis import strategies as st

from grader.report.machine import encode, json_document, ndjson
from grader.rows import LadderRow, SampleRow, ladder_row, sample_row
from tests.report.build import CLUMSY, LADDER, ROWS, RUN, finding, sample, verdict
from tests.report.strategies import QUICK, many_samples

KEYS = [
    "path",
    "artifact",
    "rubric",
    "item",
    "repeat",
    "model",
    "quant",
    "score",
    "score_low",
    "score_high",
    "craft",
    "tier",
    "passed",
    "observed",
    "partial",
    "verdicts",
]
VERDICT_KEYS = [
    "check",
    "status",
    "faulty",
    "total",
    "weight",
    "gate",
    "kind",
    "blocked_by",
    "cause",
    "reason",
    "findings",
]
FINDING_KEYS = [
    "message",
    "text",
    "file",
    "line",
    "column",
    "end_line",
    "selector",
    "time_ms",
    "detail",
]


@QUICK
@given(many_samples)
def test_every_row_comes_back_from_its_line(rows: list[SampleRow]) -> None:
    lines = list(ndjson(rows))
    assert [json.loads(line) for line in lines] == rows
    assert all(line.endswith("\n") and len(line.splitlines()) == 1 for line in lines)


@QUICK
@given(many_samples)
def test_the_document_holds_the_same_rows(rows: list[SampleRow]) -> None:
    document = json.loads(json_document(rows, {"run_id": "r"}))
    assert document == {"schema": 1, "run": {"run_id": "r"}, "artifacts": rows}
    assert list(document) == ["schema", "run", "artifacts"]


def test_keys_stand_in_the_published_order() -> None:
    row = json.loads(next(iter(ndjson([CLUMSY]))))
    assert list(row) == KEYS
    assert all(list(one) == VERDICT_KEYS for one in row["verdicts"])
    assert [list(one) for one in row["verdicts"][5]["findings"]] == [FINDING_KEYS]


def test_columns_that_are_not_published_stay_out() -> None:
    said = {**verdict("a", "failed", finding("x")), "check_version": "1", "ord": 0}
    stored = dict(reversed({**CLUMSY, "verdicts": [said], "run_id": "r", "level": 2}.items()))
    assert list(sample_row(stored)) == KEYS
    assert list(sample_row(stored)["verdicts"][0]) == VERDICT_KEYS
    assert list(ladder_row({**LADDER[0], "run_id": "r"})) == list(LadderRow.__annotations__)


def test_the_same_rows_give_the_same_bytes() -> None:
    assert list(ndjson(ROWS)) == list(ndjson(ROWS))
    assert "2026" not in "".join(ndjson(ROWS))
    assert json_document(ROWS, RUN) == json_document(ROWS, RUN)


def test_text_is_written_as_it_is_but_for_what_breaks_lines() -> None:
    (line,) = ndjson([sample("é/漢\u2028\x85", "functional", 0.5)])
    assert '"é/漢\\u2028\\u0085"' in line


@given(st.characters(categories=["Cs"]))
def test_half_a_character_can_still_be_written(half: str) -> None:
    assert json.loads(encode([half]).encode().decode()) == [half]


def test_numbers_that_json_lacks_become_their_names() -> None:
    numbers = {"a": float("nan"), "b": (float("inf"), float("-inf")), "c": 0.5}
    assert json.loads(encode(numbers)) == {"a": "NaN", "b": ["Infinity", "-Infinity"], "c": 0.5}
