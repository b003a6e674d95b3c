"""What is finished already, and how a new run takes it over."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from grader.store.db import Store, transaction
from grader.store.explain import explained
from grader.store.layout import resource

EARLIER = "earlier"
"""The name under which an attached store is read."""

_WANTED = """
create or replace temp table wanted as
select unnest(from_json(?, '[{"run_id": "VARCHAR", "sample_id": "VARCHAR", "rubric": "VARCHAR",
    "path": "VARCHAR"}]'), recursive := true)
"""
_SAMPLE = """
insert into sample by name
select s.* replace ($run as run_id, w.path as path)
from {source}sample s join wanted w using (run_id, sample_id, rubric)
"""
_ARTIFACT = """
insert into artifact
select artifact_id, medium, entry from sample where run_id = $run
except select artifact_id, medium, entry from artifact
"""
_COPY = """
insert into {table} by name
select t.* replace ($run as run_id)
from {source}{table} t semi join wanted using (run_id, sample_id, rubric)
"""


class Finished(NamedTuple):
    """Everything that must be the same for a stored row to stand for a new one."""

    sample_id: str
    artifact_id: str
    item_digest: str | None
    rubric_digest: str
    grader_version: str
    browser: str | None
    static: bool


class Earlier(NamedTuple):
    """Where a finished row lies. ``complete``: its run came to its end, so views show it."""

    run_id: str
    sample_id: str
    rubric: str
    complete: bool


def finished(db: Store) -> dict[Finished, Earlier]:
    """Return what was graded without a gap of the grader's own making, by any run.

    A (sample, rubric) with a gap of cause tool, no-engine, no-item or interrupted is not
    finished: it may come out better the next time.
    """
    rows = db.execute(resource("finished.sql")).fetchall()
    return {Finished(*row[:7]): Earlier(row[7], row[0], row[8], row[9]) for row in rows}


def take_over(db: Store, rows: Iterable[tuple[Earlier, str]], run_id: str, source: str = "") -> int:
    """Copy finished rows into a run, under its id and the paths that it uses.

    Args:
        db: the store to copy into.
        rows: what to copy, each with the path that it has now.
        run_id: the run that takes them over.
        source: the name of an attached store, else ``db`` itself.

    Returns:
        The number of (sample, rubric) copied. Timings stay with the run that spent them.

    Raises:
        StoreError: the store cannot be written.
    """
    wanted = [
        {"run_id": one.run_id, "sample_id": one.sample_id, "rubric": one.rubric, "path": path}
        for one, path in rows
    ]
    prefix = f"{source}." if source else ""
    with transaction(db, "earlier rows cannot be taken over"):
        db.execute(_WANTED, [json.dumps(wanted)])
        db.execute(_SAMPLE.format(source=prefix), {"run": run_id})
        db.execute(_ARTIFACT, {"run": run_id})
        for table in ("verdict", "finding", "observation", "picture", "answer_timing"):
            db.execute(_COPY.format(source=prefix, table=table), {"run": run_id})
        db.execute("drop table wanted")
    return len(wanted)


@contextmanager
def attached(db: Store, path: Path) -> Iterator[str]:
    """Attach another store for reading, and yield its name.

    Raises:
        StoreError: it cannot be opened.
    """
    quoted = str(path.absolute()).replace("'", "''")
    try:
        db.execute(f"attach '{quoted}' as {EARLIER} (read_only)")
    except duckdb.Error as error:
        raise explained(error, path) from error
    try:
        yield EARLIER
    finally:
        db.execute(f"detach {EARLIER}")
