"""What need not be graded again, and what it looks like in the run that takes it over."""

from pathlib import Path
from typing import Any

import pytest

from grader.store.db import Store, memory_store, open_store
from grader.store.load import load
from grader.store.resume import Earlier, Finished, attached, finished, take_over
from tests.store.builders import (
    FAILED,
    PASSED,
    Row,
    ask,
    blocked,
    check,
    gap,
    journal,
    row,
    rubric,
    run,
    store,
)
from tests.store.test_load import rich_row, rich_run

BY = rubric(check("a"), check("b"))


def key(sample: str = "s1", **more: Any) -> Finished:
    usual = Finished(
        sample, f"artifact of {sample}", None, BY["digest"], "1", "150.0", static=False
    )
    return usual._replace(**more)


def finished_set(db: Store) -> set[Finished]:
    return set(finished(db))


DECIDED = [PASSED, FAILED, blocked("a"), gap("cannot-tell"), gap("token-limit")]


@pytest.mark.parametrize(
    "said", [PASSED, FAILED, blocked("a"), gap("cannot-tell"), gap("token-limit")]
)
def test_what_was_decided_is_finished(said: Row) -> None:
    db = store((run("r1", BY), [row(BY, {"a": PASSED, "b": said})]))
    assert finished_set(db) == {key()}


@pytest.mark.parametrize("cause", ["tool", "no-engine", "no-item", "interrupted"])
def test_what_we_could_not_look_at_is_not(cause: str) -> None:
    db = store((run("r1", BY), [row(BY, {"a": PASSED, "b": gap(cause)})]))
    assert finished_set(db) == set()


def test_a_killed_run_counts() -> None:
    rows = [row(BY, {"a": PASSED, "b": PASSED}, sample) for sample in ("s1", "s2")]
    assert finished_set(store((run("r1", BY, finished=False), rows))) == {key("s1"), key("s2")}


def test_everything_that_can_change_a_verdict_is_in_the_key() -> None:
    said = row(BY, {"a": PASSED, "b": PASSED})
    runs = [
        run("r1", BY),
        run("r2", BY, grader_version="2"),
        run("r3", BY, browser=None),
        run("r4", BY, static=True),
    ]
    other = row(BY, {"a": PASSED, "b": PASSED}, artifact_id="changed")
    asked = row(BY, {"a": PASSED, "b": PASSED}, item_digest="i2")
    db = store(*[(one, [said]) for one in runs], (run("r5", BY), [other]), (run("r6", BY), [asked]))
    assert finished_set(db) == {
        key(),
        key(grader_version="2"),
        key(browser=None),
        key(static=True),
        key(artifact_id="changed"),
        key(item_digest="i2"),
    }


TABLES = {
    "sample": "* exclude (run_id, path)",
    "verdict": "* exclude run_id",
    "finding": "* exclude run_id",
    "observation": "* exclude run_id",
    "picture": "* exclude run_id",
    "artifact": "*",
}


@pytest.mark.parametrize("table", TABLES)
def test_taken_rows_are_those_that_were_there(table: str, tmp_path: Path) -> None:
    lines = [{"run_id": "r1", **rich_row(sample)} for sample in ("s1", "s2")]
    with open_store(tmp_path / "it's.duckdb") as db:
        load(db, journal(rich_run(), lines))
        there = finished(db)
        wanted = ask(db, f"select {TABLES[table]} from {table} order by all")
    memory = memory_store()
    with attached(memory, tmp_path / "it's.duckdb") as source:
        assert take_over(memory, [(one, "here") for one in there.values()], "r2", source) == 2
    assert wanted
    assert ask(memory, f"select {TABLES[table]} from {table} order by all") == wanted


def test_taken_rows_have_the_new_run_and_the_new_path() -> None:
    db = store((run("r1", BY), [row(BY, {"a": PASSED, "b": PASSED})]))
    take_over(db, [(one, "new/path") for one in finished(db).values()], "r2")
    assert ask(db, "select run_id, path from sample where run_id = 'r2'") == [("r2", "new/path")]


def test_the_newest_row_is_taken() -> None:
    db = store(
        (run("r1", BY), [row(BY, {"a": FAILED, "b": PASSED})]),
        (run("r2", BY), [row(BY, {"a": PASSED, "b": PASSED})]),
        (run("r3", BY), [row(BY, {"a": gap("tool"), "b": PASSED})]),
    )
    assert finished(db)[key()] == Earlier("r2", "s1", "tetris", complete=True)


def test_only_what_is_asked_for_is_taken() -> None:
    rows = [row(BY, {"a": PASSED, "b": PASSED}, f"s{number:04}") for number in range(1200)]
    db = store((run("r1", BY), rows))
    there = finished(db)
    wanted = [there[key(f"s{number:04}")] for number in range(0, 1200, 2)]
    take_over(db, [(one, "x") for one in wanted], "r2")
    taken = ask(db, "select sample_id from sample where run_id = 'r2' order by 1")
    assert taken == [(one.sample_id,) for one in wanted]


def test_a_run_that_takes_over_scores_like_one_that_did_it_all() -> None:
    rows = [row(BY, {"a": PASSED, "b": FAILED}, sample) for sample in ("s1", "s2", "s3")]
    whole = store((run("r2", BY), rows))
    db = store((run("r1", BY, finished=False), rows[:2]))
    there = [(one, rows[0]["path"]) for one in finished(db).values()]
    assert not any(one.complete for one, _ in there)
    load(db, journal(run("r2", BY), [rows[2]]))
    take_over(db, there, "r2")
    scores = (
        "select * exclude (path, seq) from artifact_score_history where run_id = 'r2' order by all"
    )
    assert ask(db, scores) == ask(whole, scores)


def test_nothing_is_finished_in_an_empty_store() -> None:
    assert finished(memory_store()) == {}
