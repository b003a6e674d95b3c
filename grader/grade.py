"""One sitting of the grader: plan, gather and audit in workers, journal, load, read back.

What is printed comes from the same views as what is stored: an in-memory store is fed
by the journal, so a locked, full or read-only database still prints every verdict.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from grader import __version__
from grader.decide.against import standings
from grader.decide.standing import Key, Standing
from grader.environment import describe, now
from grader.errors import Stopped
from grader.evidence_store import keep
from grader.gather.identity import browser_version
from grader.judging import not_judged
from grader.missing import Cause
from grader.plan import Due, Plan, Request, jobs_of, plan_run
from grader.record import plain, sample_row
from grader.results import PRINTED, ladder_rows, sample_rows
from grader.rows import LadderRow, SampleRow
from grader.run import Graded, Row
from grader.store.db import Store, memory_store, open_store
from grader.store.errors import StoreError
from grader.store.journal import Journal, claimed, leftovers, open_journal
from grader.store.load import load
from grader.store.resume import Earlier, Finished, attached, finished, take_over
from grader.workers import Done, Pool, Setup

Step = Callable[[int, int], None]
OURS = frozenset({Cause.TOOL, Cause.NO_ENGINE, Cause.INTERRUPTED})
"""Causes of a gap for which the grader answers with exit code 3."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: rows as in ndjson, the ladder, and how the storing went."""

    rows: list[SampleRow]
    ladder: list[LadderRow]
    run: Row
    notes: tuple[str, ...]
    manuals: dict[str, str] = field(default_factory=dict)
    store_fault: str = ""
    standings: Mapping[Key, Standing] = field(default_factory=dict)

    @property
    def code(self) -> int:
        """Exit code: 3 beats 1, 1 beats 0."""
        if self.store_fault or any(_unsure(row) for row in self.rows):
            return 3
        return 1 if any(row["passed"] is False for row in self.rows) else 0


def grade(request: Request, step: Step = lambda _done, _all: None) -> Outcome:
    """Grade what was asked for, store it, and return what the views say.

    Raises:
        UsageError, ContractError: something cannot be used; said before anything starts.
        Stopped: by the user; finished rows stay in the journal.
    """
    plan = plan_run(request)
    browser = None if request.static else browser_version()
    notes = list(plan.notes)
    memory = memory_store(PRINTED)
    with open_journal(request.db, describe(request, plan, browser)) as journal:
        taken: dict[Due, Earlier] = {}
        if request.db is not None:
            notes += _load_leftovers(request.db)
            if request.resume and request.db.exists():
                digests = {id_: one.rubric.digest for id_, one in plan.bound.items()}
                keys = {due: _key(due, digests, browser, request) for due in plan.dues}
                taken = _take_over(request.db, keys, memory, journal.run_id, notes)
        try:
            dues = (due for due in plan.dues if due not in taken)
            notes += _run(request, plan, dues, journal, step)
        except KeyboardInterrupt as stop:
            raise Stopped(_kept(journal)) from stop
        journal.describe(finished=now())
        load(memory, journal)
        fault = _store(request.db, journal, taken) if request.db is not None else ""
        notes += [journal.note] if journal.note else []
    paths = {(due.sample.id, due.rubric): due.sample.path for due in plan.dues}
    return Outcome(
        sample_rows(memory, paths),
        ladder_rows(memory),
        {key: journal.run[key] for key in _TOLD},
        tuple(notes),
        {id_: one.check.title for id_, one in plan.house.registry.checks.items()},
        fault,
        standings(memory),
    )


JOBS_WORTH_A_WORKER = 64
"""Jobs without a browser that take as long as the start of one more worker: half a second."""

_TOLD = ("run_id", "started", "finished", "grader_version", "browser", "engine", "static")


def _run(
    request: Request, plan: Plan, dues: Iterable[Due], journal: Journal, step: Step
) -> list[str]:
    """Judge what is due in workers and write every row down as it is finished.

    Returns notes for the user.
    """
    jobs = jobs_of(plan, dues)
    notes: dict[str, None] = {}
    if not jobs:
        return []
    folders = (request.record, request.replay)
    setup = Setup(tuple(plan.bound), plan.folders, request.static, *folders)
    pool = Pool(setup, _size(request.workers, len(jobs), plan))
    step(0, len(jobs))
    for count, done in enumerate(pool.run(tuple(jobs)), 1):
        questions = jobs[done.job]
        for question, graded in zip(done.job.questions, _graded(done, plan), strict=True):
            _note_tools(journal, done)
            if request.db is not None:
                with suppress(OSError):  # a picture less; the load will say that the disk is full
                    keep(request.db, graded.pictures)
            for due in questions[question]:
                rubric = plan.bound[due.rubric].rubric
                journal.append(sample_row(journal.run_id, due.sample, graded, rubric))
        notes |= dict.fromkeys(done.notes)
        step(count, len(jobs))
    return sorted(notes)


def _size(most: int, jobs: int, plan: Plan) -> int:
    """How many workers are worth their start, in time of jobs that need no browser."""
    opens_browser = any(one.opens_browser for one in plan.bound.values())
    return min(most, jobs if opens_browser else 1 + jobs // JOBS_WORTH_A_WORKER)


def _graded(done: Done, plan: Plan) -> tuple[Graded, ...]:
    if not done.fault:
        return done.graded
    return tuple(not_judged(plan.bound[one.rubric], done.fault) for one in done.job.questions)


def _note_tools(journal: Journal, done: Done) -> None:
    engine = dict(done.tools).get("Engine")
    if engine and journal.run["engine"] is None:
        journal.describe(engine=engine)


def _load_leftovers(db: Path) -> list[str]:
    """Bring in what killed runs left behind; a store that cannot be had now is told at the end."""
    notes = []
    for folder in leftovers(db):
        with claimed(folder) as journal:
            if journal is None:
                continue
            try:
                with open_store(db) as store:
                    loaded = load(store, journal)
            except StoreError as error:
                return [f"what an interrupted run left in {folder} was not loaded: {error}"]
            journal.remove()
            if loaded.samples:
                notes.append(
                    f"loaded {loaded.samples} rows that an earlier run had left in its journal"
                )
    return notes


def _take_over(
    db: Path, keys: Mapping[Due, Finished], memory: Store, run_id: str, notes: list[str]
) -> dict[Due, Earlier]:
    """Copy what earlier runs finished into this run; return what that spares."""
    try:
        with open_store(db, read_only=True) as store:
            there = finished(store)
        taken = {due: there[key] for due, key in keys.items() if key in there}
        with attached(memory, db) as earlier:
            take_over(memory, _named(taken), run_id, earlier)
    except StoreError as error:
        notes.append(f"nothing was skipped: {error}")
        return {}
    return taken


def _named(taken: Mapping[Due, Earlier]) -> list[tuple[Earlier, str]]:
    return [(earlier, plain(due.sample.path)) for due, earlier in taken.items()]


def _key(due: Due, digests: Mapping[str, str], browser: str | None, request: Request) -> Finished:
    sample = due.sample
    return Finished(
        sample.id,
        sample.artifact_id,
        sample.item.digest if sample.item else None,
        digests[due.rubric],
        __version__,
        browser,
        request.static,
    )


def _store(db: Path, journal: Journal, taken: Mapping[Due, Earlier]) -> str:
    """Load the run into its database; say what went wrong, or nothing.

    Rows that were taken over from a run that was killed are shown by no view yet, so they
    are copied into this one; those of a complete run stay where they are.
    """
    killed = {due: earlier for due, earlier in taken.items() if not earlier.complete}
    try:
        with open_store(db) as store:
            load(store, journal)
            if killed:
                take_over(store, _named(killed), journal.run_id)
    except StoreError as error:
        where = (
            f"; the journal stays in {journal.folder}, and the next run loads it"
            if journal.folder
            else ""
        )
        return f"the verdicts were not stored: {error}{where}"
    journal.remove()
    return ""


def _kept(journal: Journal) -> str:
    where = f"kept in {journal.folder}" if journal.folder else "not kept (no journal on disk)"
    return f"stopped; what was finished is {where}; the same command with --resume goes on"


def _unsure(row: SampleRow) -> bool:
    """Whether a row's tier is unknown because the grader itself could not look at a gate."""
    return row["tier"] == "unknown" and any(
        verdict["gate"] and verdict["status"] == "gap" and verdict["cause"] in OURS
        for verdict in row["verdicts"]
    )
