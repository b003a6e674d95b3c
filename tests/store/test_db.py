"""Opening stores: ours, others', broken ones, locked ones, old ones and new ones."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from grader.store import layout
from grader.store.db import memory_store, open_store, query
from grader.store.errors import StoreError
from grader.store.journal import claimed, leftovers, open_journal
from grader.store.load import load
from tests.store.builders import PASSED, ask, check, empty_store, journal, row, rubric, run

BY = rubric(check("a"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "grades.duckdb"


def fill(path: Path) -> None:
    db = open_store(path)
    load(db, journal(run("r1", BY), [row(BY, {"a": PASSED})]))
    db.close()


SCORES = "select sample_id, score from artifact_score"


def test_a_store_is_made_and_found_again(path: Path) -> None:
    fill(path)
    for read_only in (False, True):
        db = open_store(path, read_only=read_only)
        assert ask(db, SCORES) == [("s1", 1.0)]
        db.close()


def test_a_file_that_is_empty_is_made_a_store(path: Path) -> None:
    path.touch()
    fill(path)
    db = open_store(path, read_only=True)
    assert ask(db, SCORES) == [("s1", 1.0)]
    db.close()


def test_a_database_without_tables_is_made_a_store(path: Path) -> None:
    duckdb.connect(str(path)).close()
    db = open_store(path, read_only=True)
    assert ask(db, SCORES) == []
    db.close()


def test_a_name_that_looks_like_an_address_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_store(Path("md:grades")).close()
    assert (tmp_path / "md:grades").is_file()


def refused(path: Path, *, read_only: bool = False, patience: float = 0.2) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, read_only=read_only, patience=patience).close()
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_reading_makes_nothing(path: Path) -> None:
    assert "does not exist: grade something first" in refused(path, read_only=True)
    assert not path.exists()


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("data", [b"hello " * 5000, b"SQLite format 3\0" + bytes(8000), b"x"])
def test_a_file_of_something_else_is_refused_and_kept(
    path: Path, data: bytes, *, read_only: bool
) -> None:
    path.write_bytes(data)
    assert "is not a DuckDB database" in refused(path, read_only=read_only)
    assert path.read_bytes() == data


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("table", ["mine", "verdict", "store_version"])
def test_a_database_of_something_else_is_refused_and_kept(
    path: Path, table: str, *, read_only: bool
) -> None:
    with duckdb.connect(str(path)) as other:
        other.execute(f"create table {table} as select 42 as answer")
    assert f"of something else (it holds {table})" in refused(path, read_only=read_only)
    with duckdb.connect(str(path)) as other:
        assert other.execute("select table_name from duckdb_tables()").fetchall() == [(table,)]


def test_a_damaged_store_is_named(path: Path) -> None:
    fill(path)
    data = bytearray(path.read_bytes())
    data[4096:12288] = bytes(reversed(data[4096:12288]))
    path.write_bytes(data)
    assert "is damaged: put back a copy" in refused(path)


def test_a_truncated_store_is_named(path: Path) -> None:
    fill(path)
    path.write_bytes(path.read_bytes()[:5000])
    assert "is damaged: put back a copy" in refused(path)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "its folder" in refused(tmp_path / "nowhere" / "grades.duckdb")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody may write to")
def test_a_folder_that_refuses_files_is_named() -> None:
    assert "cannot be" in refused(Path("/proc/grades.duckdb"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_can_be_read_and_not_written(path: Path) -> None:
    fill(path)
    path.chmod(0o444)
    assert "read-only" in refused(path)
    db = open_store(path, read_only=True)
    assert ask(db, SCORES) == [("s1", 1.0)]
    db.close()


HOLD = """
import sys, time, duckdb
db = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "True")
print("held", flush=True)
time.sleep(float(sys.argv[3]))
db.close()
"""


@contextmanager
def held(path: Path, *, read_only: bool = False, seconds: float = 60) -> Iterator[int]:
    """Let another process hold a store; yields its process id."""
    command = [sys.executable, "-c", HOLD, str(path), str(read_only), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield holder.pid
        holder.kill()


@pytest.mark.parametrize("read_only", [False, True])
def test_who_holds_a_store_is_named(path: Path, *, read_only: bool) -> None:
    fill(path)
    with held(path) as pid:
        start = time.monotonic()
        assert f"is in use by process {pid}" in refused(path, read_only=read_only, patience=0.5)
        assert time.monotonic() - start >= 0.5


def test_waiting_for_a_lock_is_worth_it(path: Path) -> None:
    fill(path)
    with held(path, seconds=0.5):
        db = open_store(path, read_only=True)
        assert ask(db, SCORES) == [("s1", 1.0)]
        db.close()


def test_readers_share_a_store(path: Path) -> None:
    fill(path)
    with held(path, read_only=True):
        db = open_store(path, read_only=True, patience=0)
        assert ask(db, SCORES) == [("s1", 1.0)]
        db.close()


def test_a_store_that_this_process_writes_is_in_use(path: Path) -> None:
    db = open_store(path)
    assert "is in use" in refused(path, read_only=True)
    db.close()


FULL = """
import resource, sys
from pathlib import Path
from grader.store.db import open_store
from grader.store.errors import StoreError
from grader.store.journal import claimed, leftovers
from grader.store.load import load
path, limit = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    (folder,) = leftovers(path)
    with claimed(folder) as journal:
        load(open_store(path), journal)
except StoreError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.parametrize("limit", [4096, 20_000, 500_000])
def test_a_full_disk_keeps_the_journal_and_the_store_recovers(path: Path, limit: int) -> None:
    with open_journal(path, run("r1", BY)) as written:
        for number in range(2000):
            written.append({"run_id": "r1", **row(BY, {"a": PASSED}, f"s{number}")})
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(limit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 3, ended.stderr
    assert "File too large" in ended.stdout
    (folder,) = leftovers(path)
    with claimed(folder) as left:
        assert left is not None
        db = open_store(path)
        assert load(db, left).samples == 2000
        assert ask(db, "select count(*), sum(gaps) from artifact_score") == [(2000, 0)]
        db.close()


def test_a_store_of_a_newer_layout_is_refused(path: Path) -> None:
    fill(path)
    with duckdb.connect(str(path)) as newer:
        newer.execute("update store_version set version = 99")
    for read_only in (False, True):
        assert "newer bitgrade (layout 99, this one knows 2)" in refused(path, read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
def test_an_older_store_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, read_only: bool
) -> None:
    fill(path)
    steps = (*layout.MIGRATIONS, "alter table rating add column mood varchar")
    monkeypatch.setattr(layout, "MIGRATIONS", steps)
    db = open_store(path, read_only=read_only)
    assert ask(db, "select mood from rating") == []
    assert ask(db, "select version from store_version") == [(3,)]
    assert ask(db, SCORES) == [("s1", 1.0)]
    db.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_older_views_are_replaced(path: Path, *, read_only: bool) -> None:
    fill(path)
    with duckdb.connect(str(path)) as older:
        older.execute("create or replace view artifact_score as select 1 as sample_id, 2 as score")
        older.execute("update store_version set views = 'older'")
    db = open_store(path, read_only=read_only)
    assert ask(db, SCORES) == [("s1", 1.0)]
    db.close()


def test_an_older_store_that_somebody_else_reads_cannot_be_updated(path: Path) -> None:
    fill(path)
    with duckdb.connect(str(path)) as older:
        older.execute("update store_version set views = 'older'")
    with held(path, read_only=True):
        db = open_store(path, read_only=True, patience=0.2)
        assert ask(db, SCORES) == [("s1", 1.0)]  # by the views that it has
        db.close()
    with duckdb.connect(str(path)) as older:
        older.execute("update store_version set version = 0")
    with held(path, read_only=True):
        assert "must be brought up to date" in refused(path, read_only=True)


def test_extensions_are_never_fetched() -> None:
    settings = ask(
        memory_store(),
        "select value from duckdb_settings() where name in "
        "('autoinstall_known_extensions', 'autoload_known_extensions')",
    )
    assert settings == [("false",), ("false",)]


@pytest.mark.parametrize(
    "sql",
    [
        "insert into run values ('x')",
        "update run set seq = 1",
        "delete from run",
        "create table mine (a int)",
        "create temp table mine (a int)",
        "drop view artifact_score",
        "select 1; drop table run",
        "copy run to 'run.csv'",
        "attach 'other.duckdb'",
        "install httpfs",
        "set threads = 1",
        "begin transaction",
        "explain analyze delete from run",
    ],
)
def test_sql_that_changes_something_is_refused(path: Path, sql: str) -> None:
    fill(path)
    db = open_store(path, read_only=True)
    with pytest.raises(StoreError, match=r"would change something|cannot be run"):
        query(db, sql)
    assert ask(db, "select count(*) from run") == [(1,)]
    db.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "sql",
    [
        "select 1 as a, 'x' as b",
        "from (values (1, 'x')) v (a, b)",
        "with c as (select 1 as a, 'x' as b) from c",
        "select 0; select 1 as a, 'x' as b;",
    ],
)
def test_sql_that_reads_returns_the_last_table(sql: str) -> None:
    table = query(empty_store(), sql)
    assert (table.columns, table.rows) == (("a", "b"), ((1, "x"),))


def test_sql_has_parameters_and_pivots(path: Path) -> None:
    fill(path)
    db = open_store(path, read_only=True)
    assert query(db, "select score from artifact_score where path = ?", ["shelf/s1"]).rows == (
        (1.0,),
    )
    assert query(db, "pivot artifact_score on tier using count(*) group by rubric").rows == (
        ("tetris", 1),
    )
    db.close()


def test_sql_that_is_wrong_is_explained() -> None:
    with pytest.raises(StoreError, match=r"cannot be run.*artifact_scores"):
        query(empty_store(), "from artifact_scores")
    with pytest.raises(StoreError, match=r"cannot be run.*syntax error"):
        query(empty_store(), "selec 1")
    with pytest.raises(StoreError, match="there is no SQL"):
        query(empty_store(), " ")
