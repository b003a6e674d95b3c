"""Loading: one transaction, once a run, all or nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from grader.store.db import open_store
from grader.store.errors import StoreError
from grader.store.journal import Journal, Writer, claimed, leftovers, open_journal
from grader.store.load import load, load_rubric
from tests.store.builders import (
    FAILED,
    PASSED,
    Row,
    ask,
    check,
    empty_store,
    failed,
    gap,
    journal,
    origin,
    row,
    rubric,
    run,
    store,
    told,
)

BY = rubric(check("a"), check("b"))
TABLES = (
    "run item sample artifact origin verdict finding observation picture rubric_check "
    "gather_timing external_score rating answer_timing"
)


def rich_row(sample: str = "s1") -> Row:
    said = {"a": PASSED, "b": failed(1, 2, {"line": 3, "detail": {"x": [1, None]}})}
    return row(
        BY,
        said,
        sample,
        item="i1",
        item_digest="d1",
        level=2,
        repeat=0,
        origin_digest=origin()["digest"],
        observations=[{"name": "renderer", "value": "dom", "file": "a.js", "line": 1, "column": 2}],
        timings=[{"provider": "Play", "cpu_ms": 1.5, "wall_ms": 20.25}],
        answer={"tokens": 812, "tokens_per_second": 41.5},
        pictures=[{"name": "first", "sha256": "ab", "bytes": 10}],
    )


def rich_run(run_id: str = "r1") -> Row:
    item = {"rubric": "tetris", "id": "i1", "level": 2, "messages": [], "digest": "d1"}
    return run(run_id, BY, items=[item], origins=[origin()])


def counts(*runs: tuple[Row, list[Row]]) -> dict[str, int]:
    db = store(*runs)
    return {name: ask(db, f"select count(*) from {name}")[0][0] for name in TABLES.split()}


def test_the_tables_are_these() -> None:
    found = ask(empty_store(), "select table_name from duckdb_tables()")
    assert {name for (name,) in found} == {*TABLES.split(), "store_version"}


def test_every_table_gets_its_rows() -> None:
    assert counts((rich_run(), [rich_row()])) == {
        "run": 1,
        "item": 1,
        "sample": 1,
        "artifact": 1,
        "origin": 1,
        "verdict": 2,
        "finding": 1,
        "observation": 1,
        "picture": 1,
        "rubric_check": 2,
        "gather_timing": 1,
        "external_score": 0,
        "rating": 0,
        "answer_timing": 1,
    }


def test_what_does_not_change_is_kept_once() -> None:
    twice = counts((rich_run("r1"), [rich_row()]), (rich_run("r2"), [rich_row(), rich_row("s2")]))
    assert (twice["item"], twice["origin"], twice["rubric_check"]) == (1, 1, 2)
    assert (twice["artifact"], twice["sample"], twice["verdict"]) == (2, 3, 6)


def test_a_run_is_kept_with_all_that_can_change_a_number() -> None:
    described = run(
        "r1", BY, static=True, command=["grade", "a b"], plugins=[{"distribution": "d"}], seed=None
    )
    (one,) = told(store((described, [])), "from run")
    assert (one["run_id"], one["seq"], one["static"], one["seed"]) == ("r1", 1, True, None)
    assert (one["command"], one["plugins"]) == (["grade", "a b"], '[{"distribution":"d"}]')
    assert str(one["finished"]) == "2026-01-01 00:01:00"


def test_times_are_kept_in_utc() -> None:
    for started in ("2026-01-01T02:00:00+02:00", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00"):
        db = store((run("r1", BY, started=started), []))
        assert ask(db, "select cast(started as varchar) from run") == [("2026-01-01 00:00:00",)]


def test_unknown_keys_are_ignored_and_missing_ones_are_null() -> None:
    said = {**rich_row(), "new_key": 1}
    del said["repeat"], said["pictures"]
    db = store((rich_run(), [said]))
    assert ask(db, "select repeat from sample") == [(None,)]
    assert ask(db, "from picture") == []


def test_a_run_is_loaded_once() -> None:
    db = empty_store()
    first = load(db, journal(rich_run(), [rich_row()]))
    again = load(db, journal(rich_run(), [rich_row(), rich_row("s2")]))
    assert (first.samples, first.verdicts, first.skipped) == (1, 2, False)
    assert (again.samples, again.verdicts, again.skipped) == (0, 0, True)
    assert ask(db, "select count(*) from verdict") == [(2,)]


def test_an_empty_run_is_a_run(tmp_path: Path) -> None:
    with open_journal(tmp_path / "grades.duckdb", run("r1", BY)) as empty:
        db = empty_store()
        assert load(db, empty).samples == 0
    assert ask(db, "select run_id from run") == [("r1",)]


def test_files_and_memory_are_loaded_together(tmp_path: Path) -> None:
    with open_journal(tmp_path / "grades.duckdb", rich_run()) as both:
        assert both.folder is not None
        for worker in ("worker-1", "worker-2"):
            writer = Writer(both.folder, worker)
            writer.append({"run_id": "r1", **rich_row(worker)})
            writer.close()
        kept = Journal(both.run, both.folder)
        kept.lines += journal(rich_run(), [rich_row("kept")]).lines
        db = empty_store()
        assert load(db, kept).samples == 3
    assert ask(db, "select sample_id from sample order by all") == [
        ("kept",),
        ("worker-1",),
        ("worker-2",),
    ]
    assert ask(db, "select count(distinct detail), count(*) from finding") == [(1, 3)]


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_a_sample_that_stands_twice_counts_by_what_tells_more(order: slice) -> None:
    rows = [
        row(BY, {"a": gap("tool"), "b": gap("tool")}),
        row(BY, {"a": PASSED, "b": gap("cannot-tell")}),
    ]
    db = store((run("r1", BY), rows[order]))
    assert ask(db, 'select "check", status, cause from verdict order by ord') == [
        ("a", "passed", None),
        ("b", "gap", "cannot-tell"),
    ]


WRONG: list[Row] = [
    {"status": "fine"},
    {"status": "passed", "faulty": 1, "total": 2},
    {"status": "passed", "faulty": 0, "total": 0},
    {"status": "failed", "faulty": 3, "total": 2},
    {"status": "failed", "faulty": 0, "total": 2},
    {"status": "failed", "faulty": -1, "total": 2},
    {"status": "gap", "cause": None},
    {"status": "gap", "cause": "bad luck"},
    {"status": "not-applicable", "cause": "tool"},
    {"status": "blocked", "blocked_by": None},
    {"status": "not-applicable", "blocked_by": "a"},
    {"status": "not-applicable", "total": 3},
    {"kind": "taste"},
    {"weight": 0},
    {"weight": None},
    {"gate": None},
    {"findings_total": -1},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_verdict_that_cannot_be_is_refused_with_its_whole_run(wrong: Row) -> None:
    db = store((run("r0", BY), [row(BY, {"a": PASSED, "b": FAILED})]))
    said = [row(BY, {"a": PASSED}), row(BY, {"b": {**PASSED, **wrong}}, "s2")]
    with pytest.raises(StoreError, match="run r1 cannot be loaded"):
        load(db, journal(run("r1", BY), said))
    assert ask(db, "select run_id from run") == [("r0",)]
    assert ask(db, "select count(*) from sample") == [(1,)]
    assert load(db, journal(run("r1", BY), said[:1])).samples == 1


def test_a_line_of_a_wrong_type_is_refused(tmp_path: Path) -> None:
    with open_journal(tmp_path / "grades.duckdb", run("r1", BY)) as wrong:
        wrong.append({"run_id": "r1", **row(BY, {"a": PASSED}, repeat="often")})
        with pytest.raises(StoreError, match=r"run r1 cannot be loaded.*main\.ndjson"):
            load(empty_store(), wrong)


def test_lines_that_no_view_would_show_are_refused() -> None:
    with pytest.raises(StoreError, match=r"rubric web_page, which run\.json does not declare"):
        store((run("r1", BY), [row(rubric(check("a"), name="web_page"), {"a": PASSED})]))
    with pytest.raises(StoreError, match="has a line of run r2"):
        store((run("r1", BY), [row(BY, {"a": PASSED}, run_id="r2")]))


@pytest.mark.parametrize("checks", [["a", "b", "c"], ["a", "a"]])
def test_verdicts_that_the_rubric_does_not_count_are_refused(checks: list[str]) -> None:
    line = row(BY, {"a": PASSED, "b": PASSED})
    verdicts = [{**line["verdicts"][0], "check": one} for one in checks]
    with pytest.raises(StoreError, match=f"a verdict of {checks[-1]}, which is none or one too"):
        load(empty_store(), journal(run("r1", BY), [{**line, "verdicts": verdicts}]))


def test_a_rubric_that_does_not_fit_is_refused() -> None:
    db = empty_store()
    wrong = rubric({**check("a"), "weight": -1})
    with pytest.raises(StoreError, match="rubric tetris cannot be loaded"):
        load_rubric(db, wrong)
    assert ask(db, "from rubric_check") == []


def test_leftovers_are_loaded_in_order_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "grades.duckdb"
    for run_id, started in (("r1", "2026-01-02"), ("r2", "2026-01-01")):
        with open_journal(path, run(run_id, BY, started=started)) as written:
            written.append({"run_id": run_id, **row(BY, {"a": PASSED, "b": FAILED})})
    for _ in range(2):
        db = open_store(path)
        for folder in leftovers(path):
            with claimed(folder) as left:
                assert left is not None
                load(db, left)
                left.remove()
        assert ask(db, "select run_id, seq from run order by seq") == [("r2", 1), ("r1", 2)]
        db.close()
    assert [one.name for one in tmp_path.iterdir()] == ["grades.duckdb"]


KILL_AFTER_COMMIT = """
import os, signal, sys
from pathlib import Path
from grader.store.db import open_store
from grader.store.journal import claimed, leftovers
from grader.store.load import load
path = Path(sys.argv[1])
with claimed(leftovers(path)[0]) as journal:
    db = open_store(path)
    load(db, journal)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_is_committed_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "grades.duckdb"
    with open_journal(path, rich_run()) as written:
        written.append({"run_id": "r1", **rich_row()})
    subprocess.run([sys.executable, "-c", KILL_AFTER_COMMIT, str(path)], check=False)
    assert path.with_name("grades.duckdb.wal").exists()
    for read_only in (True, False):
        db = open_store(path, read_only=read_only)
        assert ask(db, "select count(*) from artifact_score") == [(1,)]
        db.close()
    assert not path.with_name("grades.duckdb.wal").exists()
    assert leftovers(path) == (written.folder,)


def test_a_kill_between_load_and_removal_loads_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "grades.duckdb"
    with open_journal(path, rich_run()) as written:
        written.append({"run_id": "r1", **rich_row()})
    (folder,) = leftovers(path)
    for skipped in (False, True):
        db = open_store(path)
        with claimed(folder) as left:
            assert left is not None
            assert load(db, left).skipped is skipped
        assert ask(db, "select count(*) from verdict") == [(2,)]
        db.close()
