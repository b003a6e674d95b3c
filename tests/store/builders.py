"""Journals in a few words: rubrics, runs, rows and verdicts for the tests of the store."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from grader.item import digest
from grader.store.db import Store, open_store
from grader.store.journal import Journal
from grader.store.load import load

Row = dict[str, Any]


def check(
    name: str,
    weight: float = 1.0,
    *,
    gate: bool = False,
    kind: str = "fault",
    after: tuple[str, ...] = (),
    **options: object,
) -> Row:
    """Declare a check as a rubric counts it."""
    return {
        "check": name,
        "weight": weight,
        "gate": gate,
        "kind": kind,
        "after": list(after),
        "options": options,
    }


def gate(name: str, weight: float = 1.0, **more: Any) -> Row:
    return check(name, weight, gate=True, **more)


def craft(name: str, weight: float = 1.0, **more: Any) -> Row:
    return check(name, weight, kind="craft", **more)


def rubric(*checks: Row, name: str = "tetris", version: int = 1, **more: Any) -> Row:
    """Declare a rubric; its digest follows from what it says."""
    said: Row = {
        "rubric": name,
        "version": version,
        "task": name,
        "capability": "code",
        "medium": "html",
        "endpoint": "functional",
        "professional_bar": 0.9,
        "craft_bar": 0.5,
        "checks": [{"ord": ord_, **one} for ord_, one in enumerate(checks)],
        **more,
    }
    return {**said, "digest": digest(said)}


def verdict(status: str, faulty: int = 0, total: int = 0, **more: Any) -> Row:
    return {"status": status, "faulty": faulty, "total": total, **more}


def failed(faulty: int, total: int, *findings: Row) -> Row:
    found = [finding() | one for one in findings]
    return verdict("failed", faulty, total, findings=found, findings_total=len(found))


def blocked(by: str) -> Row:
    return verdict("blocked", blocked_by=by, reason=f"blocked by {by}")


def gap(cause: str) -> Row:
    return verdict("gap", cause=cause, reason=f"{cause} happened")


PASSED = verdict("passed", 0, 1)
FAILED = verdict("failed", 1, 1)
ABSENT = verdict("not-applicable", reason="nothing to judge")


def finding(**more: Any) -> Row:
    return {
        "message": "broken-thing",
        "text": "the thing is broken",
        "file": None,
        "line": None,
        "column": None,
        "end_line": None,
        "selector": None,
        "time_ms": None,
        "detail": {},
        **more,
    }


def row(by: Row, verdicts: Mapping[str, Row], sample: str = "s1", **more: Any) -> Row:
    """Grade a sample: one line of a journal, whose run is filled in by :func:`journal`."""
    counted = {one["check"]: one for one in by["checks"]}
    return {
        "sample_id": sample,
        "artifact_id": f"artifact of {sample}",
        "path": f"shelf/{sample}",
        "rubric": by["rubric"],
        "rubric_digest": by["digest"],
        "item": None,
        "item_digest": None,
        "level": None,
        "repeat": None,
        "origin_digest": None,
        "medium": "html",
        "entry": "index.html",
        "illustration": False,
        "partial": False,
        "verdicts": [
            {
                "ord": counted[name]["ord"],
                "check": name,
                "check_version": "1",
                "options_digest": digest(counted[name]["options"]),
                "weight": counted[name]["weight"],
                "gate": counted[name]["gate"],
                "kind": counted[name]["kind"],
                "blocked_by": None,
                "cause": None,
                "reason": "",
                "findings_total": 0,
                "findings": [],
                **said,
            }
            for name, said in verdicts.items()
        ],
        "observations": [],
        "timings": [],
        "pictures": [],
        **more,
    }


def origin(quant: str = "Q4_K_M", bits: float = 4.8, **more: Any) -> Row:
    """Say who answered; the digest follows from what is said."""
    said = {"model": "tiny", "quant": quant, "bits": bits, **more}
    return {**said, "digest": digest(said)}


def run(run_id: str = "r1", *rubrics: Row, finished: bool = True, **more: Any) -> Row:
    """Describe a run."""
    return {
        "run_id": run_id,
        "started": "2026-01-01T00:00:00Z",
        "finished": "2026-01-01T00:01:00Z" if finished else None,
        "grader_version": "1",
        "platform": "test",
        "python": "3.11",
        "browser": "150.0",
        "engine": "22.0",
        "command": ["grade", "shelf"],
        "static": False,
        "seed": 7,
        "plugins": [],
        "rubrics": list(rubrics),
        "items": [],
        "origins": [],
        **more,
    }


def journal(described: Row, rows: Iterable[Row]) -> Journal:
    """Keep a run's rows in memory."""
    kept = Journal(described)
    for one in rows:
        kept.append({"run_id": described["run_id"], **one})
    return kept


_FOLDER = TemporaryDirectory()
_NUMBERS = count()


def empty_store() -> Store:
    """Give a store of its own: a copy of one that was made once, since making views takes long."""
    path = Path(_FOLDER.name, f"{next(_NUMBERS)}.duckdb")
    path.write_bytes(_made())
    return open_store(path)


@cache
def _made() -> bytes:
    path = Path(_FOLDER.name, "made.duckdb")
    open_store(path).close()
    return path.read_bytes()


def store(*runs: tuple[Row, Iterable[Row]]) -> Store:
    """Load runs, in order, into a store in memory."""
    db = empty_store()
    for described, rows in runs:
        load(db, journal(described, rows))
    return db


def ask(db: Store, sql: str) -> list[tuple[Any, ...]]:
    return db.execute(sql).fetchall()


def told(db: Store, sql: str) -> list[Row]:
    """Ask, and get each row with its columns' names."""
    cursor = db.execute(sql)
    names = [one[0] for one in cursor.description or ()]
    return [dict(zip(names, one, strict=True)) for one in cursor.fetchall()]
