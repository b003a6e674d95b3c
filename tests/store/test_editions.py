"""Which run and which edition of a rubric a number comes from."""

from typing import Any

from grader.store.db import Store
from grader.store.load import load, load_rubric
from tests.store.builders import (
    FAILED,
    PASSED,
    Row,
    ask,
    blocked,
    check,
    empty_store,
    gate,
    journal,
    row,
    rubric,
    run,
    store,
)

A, B = check("a"), check("b")
SCORES = "select sample_id, score, tier from artifact_score order by all"


def test_a_newer_run_of_a_sample_supersedes_and_others_stay() -> None:
    by = rubric(A)
    db = store(
        (run("r1", by), [row(by, {"a": FAILED}), row(by, {"a": FAILED}, "s2")]),
        (run("r0", by), [row(by, {"a": PASSED}), row(by, {"a": PASSED}, "s3")]),
    )
    assert ask(db, "select sample_id, score, run_id from artifact_score order by all") == [
        ("s1", 1.0, "r0"),
        ("s2", 0.0, "r1"),
        ("s3", 1.0, "r0"),
    ]
    assert ask(
        db, "select run_id, sample_id, score from artifact_score_history order by seq, sample_id"
    ) == [("r1", "s1", 0.0), ("r1", "s2", 0.0), ("r0", "s1", 1.0), ("r0", "s3", 1.0)]


def test_the_newest_run_is_the_one_loaded_last_whatever_the_clock_says() -> None:
    by = rubric(A)
    late = run("r1", by, started="2026-05-01T00:00:00Z")
    early = run("r2", by, started="2026-04-01T00:00:00Z")
    db = store((late, [row(by, {"a": PASSED})]), (early, [row(by, {"a": FAILED})]))
    assert ask(db, SCORES) == [("s1", 0.0, "functional")]


def test_a_run_that_never_finished_is_only_history() -> None:
    by = rubric(A)
    db = store(
        (run("r1", by), [row(by, {"a": PASSED})]),
        (run("r2", by, finished=False), [row(by, {"a": FAILED}), row(by, {"a": FAILED}, "s2")]),
    )
    assert ask(db, SCORES) == [("s1", 1.0, "professional")]
    assert ask(db, "select run_id, score from artifact_score_history order by all") == [
        ("r1", 1.0),
        ("r2", 0.0),
        ("r2", 0.0),
    ]


def test_a_sample_has_one_row_for_each_rubric() -> None:
    one, other = rubric(A), rubric(B, name="web_page")
    db = store((run("r1", one, other), [row(one, {"a": PASSED}), row(other, {"b": FAILED})]))
    assert ask(db, "select rubric, score from artifact_score order by all") == [
        ("tetris", 1.0),
        ("web_page", 0.0),
    ]


def graded(*checks: Row, **said: Row) -> Store:
    by = rubric(*checks)
    return store((run("r1", by), [row(by, said)]))


def test_new_weights_change_scores_and_grade_nothing_again() -> None:
    db = graded(A, B, a=PASSED, b=FAILED)
    before = ask(db, "from verdict")
    assert load_rubric(db, rubric(check("a", 3), B, version=2))
    assert ask(db, "select score, rubric_version, gaps from artifact_score") == [(0.75, 2, 0)]
    assert ask(db, "select score, rubric_version, gaps from artifact_score_history") == [
        (0.5, 1, 0)
    ]
    assert ask(db, "from verdict") == before


def test_new_gates_and_bars_change_tiers() -> None:
    db = graded(A, B, a=PASSED, b=FAILED)
    load_rubric(db, rubric(A, gate("b"), version=2))
    assert ask(db, SCORES) == [("s1", 0.5, "broken")]
    load_rubric(db, rubric(A, B, version=3, professional_bar=0.5))
    assert ask(db, SCORES) == [("s1", 0.5, "professional")]


def test_an_edition_is_loaded_once_and_can_come_back() -> None:
    first, second = rubric(A, B), rubric(check("a", 3), B)
    db = store((run("r1", first), [row(first, {"a": PASSED, "b": FAILED})]))
    assert not load_rubric(db, first)
    assert load_rubric(db, second)
    assert not load_rubric(db, second)
    assert ask(db, SCORES) == [("s1", 0.75, "functional")]
    assert load_rubric(db, first)
    assert ask(db, SCORES) == [("s1", 0.5, "functional")]
    assert ask(db, "select count(*) from rubric_check") == [(6,)]
    assert ask(db, "select count(*) from rubric_edition where newest") == [(1,)]


def test_a_new_check_is_stale_until_it_is_judged() -> None:
    db = graded(A, a=PASSED)
    load_rubric(db, rubric(A, gate("b")))
    assert ask(db, "select score, observed, tier, gaps from artifact_score") == [
        (1.0, 0.5, "unknown", 1)
    ]
    assert ask(db, 'select "check", cause from due_check where is_current order by ord') == [
        ("a", None),
        ("b", "stale"),
    ]


def test_a_check_that_is_no_longer_counted_disappears() -> None:
    db = graded(A, gate("b"), a=PASSED, b=FAILED)
    load_rubric(db, rubric(A))
    assert ask(db, SCORES) == [("s1", 1.0, "professional")]


def stale_after(*checks: Row, **more: Any) -> list[str]:
    """Load another edition over one whose three checks all have verdicts; say what went stale."""
    db = graded(
        check("root"), check("a", after=("root",), limit=3), B, root=PASSED, a=PASSED, b=PASSED
    )
    load_rubric(db, rubric(*checks, **more))
    found = ask(
        db, "select \"check\" from due_check where is_current and cause = 'stale' order by ord"
    )
    return [name for (name,) in found]


def test_a_verdict_outlives_what_does_not_concern_it() -> None:
    after = check("a", 9, gate=True, after=("root",), limit=3)
    assert stale_after(check("root", 2), after, B, version=2, craft_bar=0.1) == []
    assert stale_after(B, check("root"), after) == []


def test_other_options_make_a_verdict_stale_and_those_after_it() -> None:
    a = check("a", after=("root",), limit=3)
    assert stale_after(check("root"), check("a", after=("root",), limit=4), B) == ["a"]
    assert stale_after(check("root", deep=True), a, B) == ["root", "a"]
    assert stale_after(check("root"), check("a", limit=3), B) == ["a"]
    assert stale_after(check("root"), a, B, gather={"lab": {"width": 300}}) == ["root", "a", "b"]


def test_a_stale_verdict_shows_no_findings() -> None:
    one, two = rubric(check("a", limit=1)), rubric(check("a", limit=2))
    found = {
        "status": "failed",
        "faulty": 1,
        "total": 1,
        "findings": [{"message": "m", "text": ""}],
    }
    db = store((run("r1", one), [row(one, {"a": found})]))
    assert ask(db, "select message from finding_detail") == [("m",)]
    load_rubric(db, two)
    assert ask(db, "select message from finding_detail") == []
    assert ask(db, "select message from finding_detail_history") == [("m",)]


def test_another_version_of_a_check_makes_its_verdicts_stale() -> None:
    by = rubric(A, {**B, "check_version": "1"})
    db = store((run("r1", by), [row(by, {"a": PASSED, "b": PASSED})]))
    load_rubric(db, rubric(A, {**B, "check_version": "2"}))
    assert ask(db, "select observed, gaps from artifact_score") == [(0.5, 1)]
    assert ask(db, "select observed, gaps from artifact_score_history") == [(1.0, 0)]


def test_a_partial_run_does_not_deselect_what_is_new() -> None:
    by = rubric(A, gate("b"))
    db = store((run("r1", by), [row(by, {"a": PASSED}, partial=True)]))
    load_rubric(db, rubric(A, gate("b"), gate("new")))
    assert ask(
        db, 'select "check", status, cause from due_check where is_current order by ord'
    ) == [("a", "passed", None), ("b", "deselected", None), ("new", "gap", "stale")]


def test_being_after_cut_short_is_implied() -> None:
    db = graded(check("cut-short"), A, **{"cut-short": FAILED}, a=blocked("cut-short"))
    load_rubric(db, rubric(check("cut-short", tail=9), A))
    assert ask(db, "select gaps from artifact_score") == [(2,)]


def test_a_killed_run_does_not_choose_the_edition() -> None:
    first, second = rubric(A, B), rubric(check("a", 3), B)
    said = {"a": PASSED, "b": FAILED}
    db = store(
        (run("r1", first), [row(first, said)]),
        (run("r2", second, finished=False), [row(second, said, "s2")]),
    )
    assert ask(db, SCORES) == [("s1", 0.5, "functional")]
    assert ask(db, "select score from artifact_score_history order by all") == [(0.5,), (0.75,)]
    load(db, journal(run("r3", second), []))
    assert ask(db, SCORES) == [("s1", 0.75, "functional")]


def test_a_task_that_is_renamed_is_another_edition_of_the_same_digest() -> None:
    by = rubric(A)
    db = store((run("r1", by), [row(by, {"a": PASSED})]))
    assert load_rubric(db, {**by, "task": "games"})
    assert ask(db, "select task, score from artifact_score") == [("games", 1.0)]
    assert ask(db, "select count(*) from rubric_edition") == [(1,)]


def test_nothing_is_due_in_an_empty_store() -> None:
    db = empty_store()
    assert ask(db, SCORES) == []
    assert ask(db, "from rubric_edition") == []
