"""Bring journals and rubrics into a store: bulk statements, one transaction each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from grader.audit import FIRST
from grader.item import digest
from grader.store.db import Store, transaction
from grader.store.errors import StoreError
from grader.store.journal import Journal
from grader.store.layout import resource
from grader.store.ndjson import encode, longest_line
from grader.store.shape import LINE, file_source, memory_source

_BUFFER = 16 << 20  # DuckDB's own bound on the length of a line
_TIME = "%Y-%m-%d %H:%M:%S.%f"
_EDITION = """
insert into rubric_check
select
    $seq, j ->> 'rubric', j ->> 'digest', $declared, cast(j ->> 'version' as bigint),
    coalesce(j ->> 'task', j ->> 'rubric'), j ->> 'capability', j ->> 'medium',
    coalesce(j ->> 'endpoint', 'functional'), cast(j ->> 'professional_bar' as double),
    cast(j ->> 'craft_bar' as double), cast(c ->> 'ord' as integer), c ->> 'check',
    cast(c ->> 'weight' as double), cast(c ->> 'gate' as boolean), c ->> 'kind',
    coalesce(cast(c -> 'after' as varchar[]), []), coalesce(c -> 'options', '{}'),
    c ->> 'check_version', c ->> 'judging_digest'
from (select j, unnest(cast(j -> 'checks' as json[])) as c from (select $rubric::json as j))
"""
_UNCOUNTED = """
select source, rubric, names, counted
from (
    select source, rubric, rubric_digest, list_transform(verdicts, lambda v: v."check") as names
    from line
)
join (
    select rubric, rubric_digest, list(distinct "check") as counted from rubric_check group by all
) using (rubric, rubric_digest)
where len(list_intersect(names, counted)) <> len(names)
limit 1
"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load brought. ``skipped``: the run was in the store before, nothing changed."""

    run_id: str
    samples: int = 0
    verdicts: int = 0
    skipped: bool = False


def load(db: Store, journal: Journal) -> Loaded:
    """Load one run, whole or not at all. A run that is already there is skipped.

    Args:
        db: an open store.
        journal: the run's journal, held by the caller, with nobody writing any more.

    Raises:
        StoreError: a line does not fit, or the store cannot be written. The journal stays.
    """
    run_id = journal.run_id
    with transaction(db, f"run {run_id} cannot be loaded"):
        if db.execute("select 1 from run where run_id = ?", [run_id]).fetchone():
            return Loaded(run_id, skipped=True)
        _read_lines(db, journal)
        seq = _next_seq(db)
        db.execute(
            "create temp table incoming as select ?::json as j, ?::bigint as seq",
            [encode(_in_utc(journal.run)).decode(), seq],
        )
        for declaration in journal.run.get("rubrics", ()):
            _append_edition(db, declaration, seq)
        _refuse_strangers(db, run_id)
        db.execute(resource("load.sql"))
        loaded = Loaded(run_id, *_counts(db))
        db.execute("drop table line; drop table incoming")
    return loaded


def load_rubric(db: Store, declaration: Mapping[str, Any]) -> bool:
    """Make an edition of a rubric the one that scores are read by. Nothing is graded again.

    Returns whether anything changed: False where it already was the newest.

    Raises:
        StoreError: the declaration does not fit, or the store cannot be written.
    """
    with transaction(db, f"rubric {declaration['rubric']} cannot be loaded"):
        return _append_edition(db, declaration, _next_seq(db))


def judging_digests(declaration: Mapping[str, Any]) -> dict[str, str]:
    """Name, for each check, everything of a rubric that its verdicts hang on.

    That is its options, how evidence is gathered, and the same of every check before it, since
    a parent can block it; not weights, gates or bars.
    """
    counted = {one["check"]: one for one in declaration["checks"]}
    known: dict[str, str] = {}

    def name(check: str) -> str:
        if check not in known:
            after = dict.fromkeys((FIRST, *counted[check].get("after", ())))
            parents = [name(one) for one in after if one in counted and one != check]
            options = counted[check].get("options", {})
            known[check] = digest([check, options, declaration.get("gather"), parents])
        return known[check]

    return {check: name(check) for check in counted}


def _read_lines(db: Store, journal: Journal) -> None:
    """Make the temporary table ``line`` from a journal's files and memory."""
    files = journal.files()
    db.execute("set variable journal_files = ?", [[str(path) for path in files]])
    longest = max(map(longest_line, files), default=0)
    source = memory_source()
    if files:
        source = f"{file_source(max(longest, _BUFFER))} union all {source}"
    query = f"create temp table line as select *, row_number() over () as number from ({source})"  # noqa: S608 - no value from outside stands in it
    db.execute(query, {"shape": json.dumps(LINE), "lines": journal.lines})


def _in_utc(run: Mapping[str, Any]) -> dict[str, Any]:
    """Write a run's times in UTC and without a zone, as the table ``run`` keeps them."""
    times: dict[str, str] = {}
    for key in ("started", "finished"):
        if run.get(key) is not None:
            try:
                when = datetime.fromisoformat(run[key])
            except ValueError as error:
                raise StoreError(f"run {run['run_id']} cannot be loaded: {key}: {error}") from error
            times[key] = (when.astimezone(UTC) if when.tzinfo else when).strftime(_TIME)
    return {**run, **times}


def _append_edition(db: Store, declaration: Mapping[str, Any], seq: int) -> bool:
    """Append a rubric's rows unless it already is the newest edition."""
    declared = digest(declaration)
    newest = db.execute(
        "select declared from rubric_edition where newest and rubric = ?", [declaration["rubric"]]
    ).fetchone()
    if newest == (declared,):
        return False
    digests = judging_digests(declaration)
    checks = [{**one, "judging_digest": digests[one["check"]]} for one in declaration["checks"]]
    rubric = encode({**declaration, "checks": checks}).decode()
    db.execute(_EDITION, {"seq": seq, "declared": declared, "rubric": rubric})
    return True


def _refuse_strangers(db: Store, run_id: str) -> None:
    """Refuse lines of another run or of a rubric that nobody declared: no view would show them."""
    stranger = db.execute(
        "select source, run_id, rubric from line where run_id is distinct from ? or "
        "(rubric, rubric_digest) not in (select rubric, rubric_digest from rubric_check) limit 1",
        [run_id],
    ).fetchone()
    if stranger:
        source, run, rubric = stranger
        raise StoreError(
            f"run {run_id} cannot be loaded: {source or 'its journal'} has a line of run {run} and "
            f"rubric {rubric}, which run.json does not declare"
        )
    _refuse_uncounted(db, run_id)


def _refuse_uncounted(db: Store, run_id: str) -> None:
    """Refuse verdicts of a check that the rubric does not count, or counts once and has twice."""
    row = db.execute(_UNCOUNTED).fetchone()
    if row:
        source, rubric, names, counted = row
        odd = next(one for one in names if one not in counted or names.count(one) > 1)
        raise StoreError(
            f"run {run_id} cannot be loaded: {source or 'its journal'} has a verdict of {odd}, "
            f"which is none or one too many for rubric {rubric}"
        )


def _next_seq(db: Store) -> int:
    row = db.execute(
        "select coalesce(max(seq), 0) + 1 "
        "from (select seq from run union all select seq from rubric_check)"
    ).fetchone()
    return int(row[0]) if row else 1


def _counts(db: Store) -> tuple[int, int]:
    row = db.execute("select count(*), coalesce(sum(len(verdicts)), 0) from line").fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)
