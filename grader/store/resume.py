"""What is finished already, and how to take it over into a new run."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from grader.store.db import Store, resource

_AT_ONCE = 500


class Finished(NamedTuple):
    """Everything that must be the same for a stored row to stand for a new one."""

    sample_id: str
    artifact_id: str
    rubric_digest: str
    grader_version: str
    browser: str | None
    static: bool


def finished_keys(db: Store) -> set[Finished]:
    """Return what was graded without a gap of the grader's own making, by any run.

    A (sample, rubric) with a gap of cause tool, no-engine, no-item or interrupted is not
    finished: it may come out better the next time.
    """
    return set(_newest(db))


def stored_rows(db: Store, keys: Iterable[Finished]) -> Iterator[dict[str, Any]]:
    """Return the journal rows of finished samples, each from the newest run that has it.

    They name the run that graded them; whoever takes them over gives them the new run's id and
    the path as it is called now. Timings are empty.
    """
    newest = _newest(db)
    wanted = [newest[key] for key in dict.fromkeys(keys) if key in newest]
    sql = resource("stored_rows.sql")
    for start in range(0, len(wanted), _AT_ONCE):
        some = json.dumps(wanted[start : start + _AT_ONCE])
        for (text,) in db.execute(sql, {"wanted": some}).fetchall():
            yield json.loads(text)


def _newest(db: Store) -> dict[Finished, dict[str, str]]:
    """Say for each key which run, sample and rubric hold its newest row."""
    rows = db.execute(resource("finished.sql")).fetchall()
    return {
        Finished(*row[:6]): {"run_id": row[6], "sample_id": row[0], "rubric": row[7]}
        for row in rows
    }
