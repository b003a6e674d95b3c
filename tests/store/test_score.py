"""The score and the tier of one sample: verdicts in, numbers out."""

from collections.abc import Sequence
from functools import cache
from itertools import count
from typing import Any

import pytest

from grader.store.db import memory_store
from grader.store.load import load
from tests.store.builders import (
    ABSENT,
    FAILED,
    PASSED,
    Row,
    ask,
    blocked,
    check,
    craft,
    failed,
    gap,
    gate,
    journal,
    row,
    rubric,
    run,
    store,
    told,
)

OURS = ("tool", "no-engine", "no-item", "interrupted", "token-limit")


shared = cache(memory_store)
numbers = count()


def sheet(checks: list[Row], verdicts: Sequence[Row | None], **more: Any) -> Row:
    """Grade one sample by a rubric of its own; a verdict of None has no row."""
    number = next(numbers)
    by = rubric(*checks, name=f"rubric_{number}", **more.pop("bars", {}))
    given = {
        one["check"]: said for one, said in zip(checks, verdicts, strict=True) if said is not None
    }
    load(shared(), journal(run(f"run {number}", by), [row(by, given, **more)]))
    where = f"where run_id = 'run {number}'"
    (scored,) = told(shared(), f"from artifact_score {where}")
    (historic,) = told(
        shared(), f"select * exclude (rubric_digest, seq) from artifact_score_history {where}"
    )
    assert scored == historic
    return scored


A, B, C = check("a"), check("b", 3), check("c", 0.5)


@pytest.mark.parametrize(
    ("verdicts", "score", "low", "high", "observed"),
    [
        ([PASSED, PASSED], 1.0, 1.0, 1.0, 1.0),
        ([FAILED, FAILED], 0.0, 0.0, 0.0, 1.0),
        ([PASSED, failed(1, 2)], 0.625, 0.625, 0.625, 1.0),
        ([PASSED, failed(1, 3)], 0.75, 0.75, 0.75, 1.0),
        ([failed(1, 3), PASSED], 0.916667, 0.916667, 0.916667, 1.0),
        ([PASSED, ABSENT], 1.0, 1.0, 1.0, 1.0),
        ([ABSENT, ABSENT], None, None, None, None),
        ([FAILED, blocked("a")], 0.0, 0.0, 0.0, 1.0),
        ([PASSED, blocked("x")], 0.25, 0.25, 0.25, 1.0),
        ([PASSED, gap("cannot-tell")], 1.0, 0.25, 1.0, 0.25),
        ([FAILED, gap("cannot-tell")], 0.0, 0.0, 0.75, 0.25),
        ([gap("cannot-tell"), gap("cannot-tell")], None, 0.0, 1.0, 0.0),
        ([gap("tool"), gap("cannot-tell")], None, 0.0, 1.0, 0.0),
        *[([failed(1, 4), gap(cause)], 0.75, 0.75, 0.75, 0.25) for cause in OURS],
        *[([gap(cause), gap(cause)], None, None, None, 0.0) for cause in OURS],
        ([PASSED, None], 1.0, 1.0, 1.0, 0.25),
        ([ABSENT, gap("tool")], None, None, None, 0.0),
    ],
)
def test_score(
    verdicts: list[Row | None],
    score: float | None,
    low: float | None,
    high: float | None,
    observed: float | None,
) -> None:
    scored = sheet([A, B], verdicts)
    assert (scored["score"], scored["score_low"], scored["score_high"]) == (score, low, high)
    assert scored["observed"] == observed


def test_tenths_add_up_exactly() -> None:
    scored = sheet([check(str(one), 0.1) for one in range(10)], [PASSED] * 9 + [FAILED])
    assert scored["score"] == 0.9


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([FAILED, PASSED, PASSED], 1.0),
        ([PASSED, PASSED, failed(1, 4)], 0.8125),
        ([PASSED, blocked("a"), PASSED], 0.75),
        ([PASSED, gap("cannot-tell"), PASSED], 1.0),
        ([PASSED, ABSENT, ABSENT], None),
        ([PASSED, gap("tool"), gap("tool")], None),
    ],
)
def test_craft_is_apart_from_the_score(verdicts: list[Row], expected: float | None) -> None:
    scored = sheet([check("a"), craft("k"), craft("l", 3)], verdicts)
    assert scored["craft"] == expected
    assert scored["score"] == (0.0 if verdicts[0] is FAILED else 1.0)


G, H, N, K = gate("g"), gate("h"), check("n", 8), craft("k")


@pytest.mark.parametrize(
    ("verdicts", "tier"),
    [
        ([PASSED, PASSED, PASSED, PASSED], "professional"),
        # The score's bar is 0.9, that of craft 0.5; both are reached at equality.
        ([PASSED, PASSED, failed(1, 8), PASSED], "professional"),
        ([PASSED, PASSED, failed(2, 8), PASSED], "functional"),
        ([PASSED, PASSED, PASSED, failed(1, 2)], "professional"),
        ([PASSED, PASSED, PASSED, failed(2, 3)], "functional"),
        # A failed or blocked gate is first, whatever else is unknown.
        ([FAILED, PASSED, PASSED, PASSED], "broken"),
        ([failed(1, 90), PASSED, PASSED, PASSED], "broken"),
        ([FAILED, gap("tool"), PASSED, PASSED], "broken"),
        ([PASSED, blocked("x"), PASSED, PASSED], "broken"),
        ([gap("cannot-tell"), blocked("x"), PASSED, PASSED], "broken"),
        # A gate that is a gap of any cause.
        *[([PASSED, gap(cause), PASSED, PASSED], "unknown") for cause in OURS],
        ([PASSED, gap("cannot-tell"), PASSED, PASSED], "unknown"),
        ([PASSED, None, PASSED, PASSED], "unknown"),
        ([PASSED, gap("tool"), FAILED, FAILED], "unknown"),
        # A gate that has nothing to judge holds.
        ([ABSENT, ABSENT, PASSED, PASSED], "professional"),
        ([ABSENT, ABSENT, FAILED, PASSED], "functional"),
        ([ABSENT, ABSENT, ABSENT, ABSENT], "functional"),
        # What cannot be told counts as failed for the bar; what we could not look at does not.
        ([PASSED, PASSED, gap("cannot-tell"), PASSED], "functional"),
        ([PASSED, PASSED, gap("tool"), PASSED], "professional"),
        ([PASSED, PASSED, blocked("x"), PASSED], "functional"),
        # Craft: nothing to judge holds, nothing decided does not.
        ([PASSED, PASSED, PASSED, ABSENT], "professional"),
        ([PASSED, PASSED, PASSED, gap("tool")], "functional"),
        ([PASSED, PASSED, PASSED, gap("cannot-tell")], "functional"),
        ([PASSED, PASSED, PASSED, None], "functional"),
    ],
)
def test_tier(verdicts: list[Row | None], tier: str) -> None:
    scored = sheet([G, H, N, K], verdicts)
    assert scored["tier"] == tier
    assert scored["passed"] == {"broken": False, "unknown": None}.get(tier, True)


def test_a_gate_of_kind_craft_still_is_a_gate() -> None:
    scored = sheet([gate("k", kind="craft"), check("a")], [FAILED, PASSED])
    assert (scored["tier"], scored["score"]) == ("broken", 1.0)


def test_a_rubric_without_craft_needs_none() -> None:
    assert sheet([G, N], [PASSED, PASSED])["tier"] == "professional"


@pytest.mark.parametrize(
    ("bars", "tier"),
    [
        ({"professional_bar": None}, "functional"),
        ({"craft_bar": None}, "professional"),
        ({"professional_bar": 1.0}, "professional"),
    ],
)
def test_a_missing_bar(bars: Row, tier: str) -> None:
    assert sheet([G, N, K], [PASSED, PASSED, PASSED], bars=bars)["tier"] == tier
    if bars == {"craft_bar": None}:
        assert sheet([G, N, K], [PASSED, PASSED, FAILED], bars=bars)["tier"] == tier


@pytest.mark.parametrize(
    ("verdicts", "tier", "score", "observed", "gaps"),
    [
        ([PASSED, PASSED, PASSED, PASSED], "functional", 1.0, 1.0, 0),
        ([PASSED, PASSED, None, None], "functional", 1.0, 1.0, 0),
        ([PASSED, None, PASSED, PASSED], "unknown", 1.0, 1.0, 0),
        ([FAILED, None, PASSED, None], "broken", 0.888889, 1.0, 0),
        ([PASSED, PASSED, gap("cannot-tell"), None], "functional", 1.0, 0.2, 1),
        ([None, None, None, None], "unknown", None, None, 0),
    ],
)
def test_a_partial_run_deselects(
    verdicts: list[Row | None],
    tier: str,
    score: float | None,
    observed: float | None,
    gaps: int,
) -> None:
    scored = sheet([G, H, N, K], verdicts, partial=True)
    assert scored["partial"] is True
    assert (scored["tier"], scored["score"]) == (tier, score)
    assert (scored["observed"], scored["gaps"]) == (observed, gaps)


def test_gaps_counts_every_due_check_that_is_open() -> None:
    scored = sheet([G, H, N, K], [gap("tool"), None, gap("cannot-tell"), gap("token-limit")])
    assert scored["gaps"] == 4


def test_due_checks_say_why_they_are_open() -> None:
    by = rubric(A, B, C)
    db = store((run("r1", by), [row(by, {"a": gap("no-engine"), "b": blocked("a")})]))
    assert ask(db, 'select "check", status, cause, blocked_by from due_check order by ord') == [
        ("a", "gap", "no-engine", None),
        ("b", "blocked", None, "a"),
        ("c", "gap", "stale", None),
    ]
    by = rubric(A, B)
    db = store((run("r1", by), [row(by, {"a": PASSED}, partial=True)]))
    assert ask(db, 'select "check", status, cause from due_check order by ord') == [
        ("a", "passed", None),
        ("b", "deselected", None),
    ]


def test_columns_of_artifact_score() -> None:
    who = origin_of_everything()
    by = rubric(A, version=4)
    db = store(
        (
            run("r1", by, origins=[who]),
            [
                row(
                    by,
                    {"a": PASSED},
                    item="wide-board",
                    item_digest="i",
                    level=2,
                    repeat=3,
                    origin_digest=who["digest"],
                    illustration=True,
                )
            ],
        )
    )
    (scored,) = told(db, "from artifact_score")
    assert scored == {
        "run_id": "r1",
        "sample_id": "s1",
        "artifact_id": "artifact of s1",
        "path": "shelf/s1",
        "rubric": "tetris",
        "rubric_version": 4,
        "task": "tetris",
        "item": "wide-board",
        "level": 2,
        "repeat": 3,
        "model": "tiny",
        "params": 7_000_000_000,
        "quant": "Q4_K_M",
        "scheme": "W4A16",
        "weight_bits": 4.0,
        "activation_bits": 16.0,
        "kv_cache": "q8_0/q8_0",
        "bits": 4.85,
        "score": 1.0,
        "score_low": 1.0,
        "score_high": 1.0,
        "observed": 1.0,
        "tier": "professional",
        "passed": True,
        "gaps": 0,
        "partial": False,
        "illustration": True,
        "craft": None,
        "origin": who["digest"],
    }
    assert list(scored) == ARTIFACT_SCORE


ARTIFACT_SCORE = [
    "run_id",
    "sample_id",
    "artifact_id",
    "path",
    "rubric",
    "rubric_version",
    "task",
    "item",
    "level",
    "repeat",
    "model",
    "params",
    "quant",
    "scheme",
    "weight_bits",
    "activation_bits",
    "kv_cache",
    "bits",
    "score",
    "score_low",
    "score_high",
    "observed",
    "tier",
    "passed",
    "gaps",
    "partial",
    "illustration",
    "craft",
    "origin",
]


def origin_of_everything() -> Row:
    return {
        "digest": "o1",
        "model": "tiny",
        "quant": "Q4_K_M",
        "params": 7_000_000_000,
        "scheme": "W4A16",
        "weight_bits": 4,
        "activation_bits": 16,
        "kv_cache": "q8_0/q8_0",
        "bits": 4.85,
        "recipe": {"ffn": {"bits": 2.1}},
        "layers": "many",
        "something_new": 1,
    }


def test_an_origin_keeps_what_no_column_holds() -> None:
    by = rubric(A)
    db = store((run("r1", by, origins=[origin_of_everything()]), []))
    assert ask(db, "select layers, recipe ->> '$.ffn.bits', data ->> 'layers' from origin") == [
        (None, "2.1", "many")
    ]
    assert ask(db, "select data ->> 'something_new' from origin") == [("1",)]
