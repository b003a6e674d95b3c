"""The tables and views of a store: how they are made, numbered, and brought up to date."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

import duckdb

from grader.store.errors import StoreError

VIEWS = (
    "rubric_edition",
    "reading",
    "counted_check",
    "due_check",
    "score_sheet",
    "graded_sample",
    "rung_check",
    "artifact_score",
    "artifact_score_history",
    "rung_size",
    "quant_ladder",
    "quant_ladder_history",
    "check_rate",
    "check_rate_history",
    "trait_ladder",
    "trait_ladder_history",
    "finding_detail",
    "finding_detail_history",
    "gap_report",
    "gap_report_history",
    "cliff_input",
    "task_ladder",
    "difficulty_ladder",
    "speed_quality",
    "vulnerability",
    "attempted_working",
    "flaky_check",
    "capability_order",
    "calibration_ladder",
    "metric_gap",
)
"""The files of ``views/``, each after those that it reads from."""

MIGRATIONS: tuple[str, ...] = (
    """
    -- How one answer went, as the runner timed it. Key: (run_id, sample_id, rubric).
    create table answer_timing (
        run_id varchar not null,
        sample_id varchar not null,
        rubric varchar not null,
        tokens bigint,
        tokens_per_second double,
        first_token_ms double,
        finish_reason varchar
    )
    """,
)
"""SQL that takes a store from layout 1 to 2, from 2 to 3, and so on."""


@cache
def resource(name: str) -> str:
    """Read an SQL file of this package."""
    return files("grader.store").joinpath(name).read_text(encoding="utf-8")


def prepare(db: duckdb.DuckDBPyConnection, views: Sequence[str] = VIEWS) -> None:
    """Make tables, or migrate them, and put today's views in place: all or nothing."""
    db.execute("begin transaction")
    if not db.execute("select 1 from duckdb_tables() where not temporary limit 1").fetchone():
        db.execute(resource("schema.sql"))
        db.execute("insert into store_version values (1, '')")
    version, digest = stored_version(db)
    for step in MIGRATIONS[version - 1 :]:
        db.execute(step)
    if (version, digest) != (newest_layout(), views_digest()):
        for view in views:
            db.execute(resource(f"views/{view}.sql"))
        db.execute(
            "update store_version set version = ?, views = ?",
            [newest_layout(), views_digest()],
        )
    db.execute("commit")


def stored_version(db: duckdb.DuckDBPyConnection) -> tuple[int, str]:
    """The number of its tables, and the digest of its views.

    Raises:
        StoreError: it has none.
    """
    row = db.execute("select version, views from store_version").fetchone()
    if row is None:
        raise StoreError("the store has lost its version: put back a copy of the file")
    return int(row[0]), str(row[1])


def newest_layout() -> int:
    """The number of the tables that this version makes."""
    return 1 + len(MIGRATIONS)


@cache
def views_digest() -> str:
    """Tell the views of this version from those of others."""
    return sha256("\0".join(resource(f"views/{one}.sql") for one in VIEWS).encode()).hexdigest()
