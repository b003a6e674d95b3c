"""Journals: whole lines only, held while somebody writes, found again after a kill."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from grader.store.errors import StoreError
from grader.store.journal import Journal, Writer, claimed, journal_roots, leftovers, open_journal
from grader.store.load import load
from grader.store.ndjson import encode
from tests.store.builders import PASSED, Row, ask, check, empty_store, row, rubric, run

BY = rubric(check("a"))


def line(sample: str) -> Row:
    return {"run_id": "r1", **row(BY, {"a": PASSED}, sample)}


def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "grades.duckdb"


def samples(journal: Journal) -> list[str]:
    return [one["sample_id"] for one in journal.rows()]


def test_a_journal_lies_beside_its_store(db: Path) -> None:
    with open_journal(db, run("r1", BY)) as journal:
        assert journal.folder == db.parent / "grades.duckdb.journal" / "r1"
        assert journal.note == ""
        journal.append(line("s1"))
        journal.append(line("s2"))
        assert samples(journal) == ["s1", "s2"]
        assert json.loads((journal.folder / "run.json").read_bytes()) == run("r1", BY)


def test_each_worker_has_its_file_and_order_is_that_of_names(db: Path) -> None:
    with open_journal(db, run("r1", BY)) as journal:
        assert journal.folder is not None
        for worker in ("worker-2", "worker-1"):
            writer = Writer(journal.folder, worker)
            writer.append(line(worker))
            writer.close()
        assert samples(journal) == ["worker-1", "worker-2"]
        assert [path.name for path in journal.files()] == ["worker-1.ndjson", "worker-2.ndjson"]


def test_what_is_known_of_a_run_changes_in_one_step(db: Path) -> None:
    with open_journal(db, run("r1", BY, finished=False)) as journal:
        journal.describe(finished="2026-01-01T00:02:00Z")
        assert journal.folder is not None
        assert sorted(path.name for path in journal.folder.iterdir()) == ["lock", "run.json"]
    with claimed(journal.folder) as again:
        assert again is not None
        assert again.run["finished"] == "2026-01-01T00:02:00Z"


def torn(db: Path, tail: bytes) -> Path:
    with open_journal(db, run("r1", BY)) as journal:
        journal.append(line("s1"))
        assert journal.folder is not None
        with (journal.folder / "main.ndjson").open("ab") as file:
            file.write(tail)
        return journal.folder


@pytest.mark.parametrize("tail", [b'{"sample_id": "s2"', b'{"sample_id":"s2"}', b"\0\0\0", b"\xff"])
def test_a_torn_last_line_is_ignored(db: Path, tail: bytes) -> None:
    folder = torn(db, tail)
    with claimed(folder) as journal:
        assert journal is not None
        assert samples(journal) == ["s1"]
        store = empty_store()
        assert load(store, journal).samples == 1


def test_a_torn_line_longer_than_any_block_is_cut(db: Path) -> None:
    folder = torn(db, b"x" * 3_000_000)
    with claimed(folder) as journal:
        assert journal is not None
        (path,) = journal.files()
        assert path.read_bytes() == encode(line("s1"))


def test_a_writer_goes_on_after_a_torn_line(db: Path) -> None:
    folder = torn(db, b'{"half')
    writer = Writer(folder, "main")
    writer.append(line("s2"))
    writer.close()
    with claimed(folder) as journal:
        assert journal is not None
        assert samples(journal) == ["s1", "s2"]


def test_a_damaged_line_in_the_middle_is_told(db: Path) -> None:
    folder = torn(db, b"no json\n")
    with claimed(folder) as journal:
        assert journal is not None
        with pytest.raises(StoreError, match=r"main\.ndjson:2 is damaged"):
            samples(journal)
        with pytest.raises(StoreError, match="run r1 cannot be loaded"):
            load(empty_store(), journal)


def test_whatever_an_artifact_says_can_be_read_back(db: Path) -> None:
    said = line("s1")
    values = (float("nan"), float("-inf"), "\ud83d", "a\x00b", "\u2028é", [1, (2.5, "\udfff")])
    said["observations"] = [
        {"name": "n", "value": value, "file": None, "line": None, "column": None}
        for value in values
    ]
    with open_journal(db, run("r1", BY)) as journal:
        journal.append(said)
        store = empty_store()
        load(store, journal)
    read = [value and json.loads(value) for (value,) in ask(store, "select value from observation")]
    assert read == [None, None, "\ufffd", "a\x00b", "\u2028é", [1, [2.5, "\ufffd"]]]


def test_a_line_longer_than_duckdb_expects_is_loaded(db: Path) -> None:
    said = line("s1")
    said["verdicts"][0]["reason"] = "x" * 17_000_000
    with open_journal(db, run("r1", BY)) as journal:
        journal.append(said)
        store = empty_store()
        assert load(store, journal).samples == 1
    assert ask(store, "select len(reason) from verdict") == [(17_000_000,)]


def test_without_room_beside_the_store_the_state_folder_serves(db: Path, tmp_path: Path) -> None:
    db.with_name("grades.duckdb.journal").write_text("in the way")
    beside, state = journal_roots(db, home(tmp_path))
    with open_journal(db, run("r1", BY), home(tmp_path)) as journal:
        assert journal.folder == state / "r1"
        assert str(state) in journal.note
        assert str(beside) in journal.note
        journal.append(line("s1"))
    assert leftovers(db, home(tmp_path)) == (state / "r1",)
    assert leftovers(tmp_path / "other.duckdb", home(tmp_path)) == ()


def test_without_any_room_memory_serves_and_says_so(db: Path, tmp_path: Path) -> None:
    db.with_name("grades.duckdb.journal").write_text("in the way")
    (tmp_path / "state").write_text("in the way")
    with open_journal(db, run("r1", BY), home(tmp_path)) as journal:
        assert journal.folder is None
        assert "in memory only" in journal.note
        journal.append(line("s1"))
        journal.describe(finished="2026-01-01T00:02:00Z")
        assert samples(journal) == ["s1"]
        assert load(empty_store(), journal).samples == 1
        journal.remove()


def test_a_store_in_a_missing_folder_does_not_make_it(tmp_path: Path) -> None:
    db = tmp_path / "nowhere" / "grades.duckdb"
    with open_journal(db, run("r1", BY), home(tmp_path)) as journal:
        assert journal.folder is not None
        assert "state" in journal.folder.parts
    assert not db.parent.exists()


def test_relative_state_folders_are_ignored(tmp_path: Path) -> None:
    db = tmp_path / "grades.duckdb"
    _, state = journal_roots(db, {"XDG_STATE_HOME": "here", "HOME": "/home/somebody"})
    assert str(state).startswith("/home/somebody/.local/state/bitgrade/grades.duckdb-")
    assert len(journal_roots(db, {})) == 1


def test_no_store_means_memory_and_no_note() -> None:
    journal = open_journal(None, run("r1", BY))
    assert (journal.folder, journal.note) == (None, "")


def test_only_runs_that_nobody_holds_are_leftovers(db: Path) -> None:
    with open_journal(db, run("r1", BY, started="2026-01-02")) as one:
        with open_journal(db, run("r2", BY, started="2026-01-01")) as two:
            assert leftovers(db) == ()
            assert one.folder is not None
            with claimed(one.folder) as nothing:
                assert nothing is None
        assert leftovers(db) == (two.folder,)
    assert leftovers(db) == (two.folder, one.folder)


def test_a_worker_that_outlives_its_parent_keeps_the_run(db: Path) -> None:
    journal = open_journal(db, run("r1", BY))
    assert journal.folder is not None
    worker = Writer(journal.folder, "worker-1")
    journal.close()
    assert leftovers(db) == ()
    worker.close()
    assert leftovers(db) == (journal.folder,)


def test_a_removed_journal_leaves_nothing(db: Path) -> None:
    with open_journal(db, run("r1", BY)) as journal:
        journal.append(line("s1"))
        journal.remove()
    assert list(db.parent.iterdir()) == []
    assert journal.folder is not None
    with claimed(journal.folder) as nothing:
        assert nothing is None


def test_removing_one_run_leaves_the_others(db: Path) -> None:
    with open_journal(db, run("r1", BY)) as one, open_journal(db, run("r2", BY)) as two:
        one.remove()
    assert leftovers(db) == (two.folder,)


WRITE_FOREVER = """
import sys
from pathlib import Path
from grader.store.journal import open_journal
from tests.store.test_journal import BY, line, run
journal = open_journal(Path(sys.argv[1]), run("r1", BY, finished=False))
for number in range(10**9):
    journal.append(line(f"s{number}"))
    if number == 20:
        print("busy", flush=True)
"""


def test_kill_9_loses_at_most_the_line_in_hand(db: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_FOREVER, str(db)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"busy\n"
        assert leftovers(db) == ()
        writer.send_signal(signal.SIGKILL)
    (folder,) = leftovers(db)
    with claimed(folder) as journal:
        assert journal is not None
        found = samples(journal)
        assert found == [f"s{number}" for number in range(len(found))]
        assert len(found) > 20
        store = empty_store()
        assert load(store, journal).samples == len(found)
    assert ask(store, "select count(*), count(finished) from run") == [(1, 0)]
    assert ask(store, "select count(*) from artifact_score") == [(0,)]
    assert ask(store, "select count(*) from artifact_score_history") == [(len(found),)]


FILL_THE_DISK = """
import resource, sys
from pathlib import Path
from grader.store.db import memory_store
from grader.store.journal import Writer, open_journal
from grader.store.load import load
from grader.store.errors import StoreError
from tests.store.test_journal import BY, line, run, samples
journal = open_journal(Path(sys.argv[1]), run("r1", BY))
writer = Writer(journal.folder, "worker-1")
writer.append(line("s0"))
resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500))
try:
    for number in range(1, 100):
        writer.append(line(f"s{number}"))
except StoreError as error:
    print(error)
for number in range(50):
    journal.append(line(f"t{number}"))
print(journal.note)
journal.describe(engine="x" * 3000)
print(len(journal.lines), len(samples(journal)), load(memory_store(), journal).samples)
print(journal.note)
"""


def test_a_full_disk_keeps_whole_lines_and_the_rest_in_memory(db: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(db)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert "worker-1.ndjson cannot be written" in said[0]
    assert "kept in memory only" in said[1]
    in_memory, read, loaded = map(int, said[2].split())
    assert "run.json cannot be written" in said[3]
    assert 0 < in_memory < 50
    assert read == loaded > 50
    for path in (db.parent / "grades.duckdb.journal" / "r1").glob("*.ndjson"):
        assert path.stat().st_size <= 2500
        assert path.read_bytes().endswith(b"\n")
