"""Nothing that was finished is lost: locked, foreign, read-only stores, Ctrl-C, kill -9, resume."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import GOOD_JSON, Grade


@pytest.mark.usefixtures("outputs")
def test_the_promised_query_answers(grade: Grade) -> None:
    grade("out")
    done = grade("sql", "select quant, tier, count(*) from artifact_score group by all order by 2")
    assert done.out == "quant,tier,count_star()\n,broken,1\n,professional,2\n"


@pytest.mark.usefixtures("outputs")
def test_sql_formats(grade: Grade) -> None:
    grade("out")
    sql = "select path, score from artifact_score order by path limit 1"
    assert json.loads(grade("sql", sql, "--format", "json").out) == [
        {"path": "out/Q2_K/a.json", "score": 0.0}
    ]
    assert json.loads(grade("sql", "-", "--format", "ndjson", given=sql.encode()).out) == {
        "path": "out/Q2_K/a.json",
        "score": 0.0,
    }
    grade("sql", sql, "-o", "x.csv")
    assert Path("x.csv").read_text() == "path,score\nout/Q2_K/a.json,0.0\n"


@pytest.mark.usefixtures("outputs")
@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("delete from verdict", "would change something"),
        ("selec 1", "cannot be run"),
        ("select * from nothing", "nothing"),
    ],
)
def test_sql_that_cannot_be_run_is_explained(grade: Grade, sql: str, said: str) -> None:
    grade("out")
    done = grade("sql", sql)
    assert done.code == 2
    assert said in done.err


def test_a_database_that_is_not_there_is_explained(grade: Grade) -> None:
    done = grade("sql", "select 1")
    assert done.code == 2
    assert "does not exist: grade something first" in done.err
    assert not Path("bitgrade.duckdb").exists()


@pytest.mark.usefixtures("outputs")
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_text("hello, I am no database at all"), "is not a DuckDB"),
        (lambda path: path.mkdir(), "is a folder"),
        (
            lambda path: duckdb.connect(str(path)).execute("create table cat (name text)").close(),
            "something else",
        ),
    ],
    ids=["text", "folder", "stranger"],
)
def test_a_store_that_cannot_be_used_still_prints_and_keeps_the_journal(
    grade: Grade, make: object, said: str
) -> None:
    make(Path("other.duckdb"))  # type: ignore[operator]
    done = grade("out", "--db", "other.duckdb", "--format", "ndjson")
    assert len(done.out.splitlines()) == 3
    assert done.code == 3
    assert said in done.err
    assert "the journal stays in" in done.err


@pytest.mark.usefixtures("outputs")
def test_a_locked_store_prints_then_the_next_run_loads_what_was_left(
    grade: Grade, command: Grade, home: Path
) -> None:
    grade("out/Q8_0")
    holder = duckdb.connect(str(home / "bitgrade.duckdb"))
    holder.execute("begin")
    done = command("out/Q2_K", "--format", "ndjson")
    holder.close()
    assert (done.code, len(done.out.splitlines())) == (3, 2)
    assert str(os.getpid()) in done.err
    later = grade("out/Q8_0")
    assert "2 rows that an earlier run had left" in later.out
    assert "3" in grade("sql", "select count(*) from artifact_score").out


@pytest.mark.usefixtures("outputs")
@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_folder_is_explained(grade: Grade, home: Path) -> None:
    (home / "ro").mkdir(mode=0o555)
    done = grade("out", "--db", "ro/x.duckdb", "--format", "ndjson")
    assert (done.code, len(done.out.splitlines())) == (3, 3)


@pytest.mark.usefixtures("outputs")
def test_resume_skips_what_is_finished_and_prints_the_same(grade: Grade) -> None:
    first = grade("out", "--format", "ndjson")
    again = grade("out", "--format", "ndjson", "--resume")
    assert again.out == first.out
    times = grade("sql", "select count(*) from gather_timing").out
    grade("out", "--format", "ndjson", "--resume")
    assert grade("sql", "select count(*) from gather_timing").out == times


@pytest.mark.usefixtures("outputs")
def test_resume_grades_what_changed(grade: Grade) -> None:
    grade("out", "--format", "ndjson")
    Path("out/Q2_K/a.json").write_text(GOOD_JSON)
    done = grade("out", "--format", "ndjson", "--resume")
    assert [json.loads(line)["tier"] for line in done.out.splitlines()] == ["professional"] * 3


def many(count: int) -> None:
    Path("many").mkdir()
    for number in range(count):
        Path(f"many/{number:04}.json").write_text(f"[{number}]")


def started(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a run and wait until it has finished something."""
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", *arguments],
        cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    patience = time.monotonic() + 60
    while time.monotonic() < patience and process.poll() is None:
        lines = home.glob("bitgrade.duckdb.journal/*/*.ndjson")
        if any(path.stat().st_size > 2000 for path in lines):
            return process
        time.sleep(0.01)
    raise AssertionError(process.communicate())


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(one) for one in children.split()]


def gone(pid: int) -> bool:
    """Whether a process has ended (a zombie that nobody reaps has)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


UNSTOPPED: list[str] = []
"""What the same run prints where nobody stops it, graded once for all ways of stopping."""


@pytest.mark.xdist_group("stopped runs")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_what_was_finished_when_a_run_is_stopped_is_taken_over(
    grade: Grade, home: Path, how: signal.Signals
) -> None:
    many(600)
    process = started(home, "many", "--format", "ndjson", "--workers", "2")
    children = workers_of(process)
    process.send_signal(how)
    out, err = process.communicate(timeout=60)
    assert out == ""
    if how is not signal.SIGKILL:
        assert process.returncode == 130
        assert "--resume goes on" in err
    patience = time.monotonic() + 20
    while not all(gone(pid) for pid in children) and time.monotonic() < patience:
        time.sleep(0.05)
    assert all(gone(pid) for pid in children)
    resumed = grade("many", "--format", "ndjson", "--resume")
    finished = int(grade("sql", "select count(*) from gather_timing").out.split()[1])
    if not UNSTOPPED:
        UNSTOPPED.append(grade("many", "--format", "ndjson", "--no-store").out)
    assert resumed.out == UNSTOPPED[0]
    assert resumed.code == 0
    assert finished > 0
