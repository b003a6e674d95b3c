"""How fast a journal becomes scores. Prints seconds; asserts nothing.

Usage: ``python -m benchmarks.store_load [SAMPLES] [CHECKS]`` (default 34,000 by 30, which is a
million verdicts; every tenth fails with one finding).
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from grader.store.db import memory_store, open_store, query
from grader.store.journal import Journal, open_journal
from grader.store.load import load
from grader.store.resume import finished

T = TypeVar("T")

VIEWS = (
    "artifact_score",
    "quant_ladder",
    "check_rate",
    "finding_detail",
    "gap_report",
    "cliff_input",
)


def main(samples: int = 34_000, checks: int = 30) -> None:
    """Write a journal, load it into a file and into memory, ask every view once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.duckdb")
        measured("resume of 10,000 samples", lambda: resume(Path(folder, "resume.duckdb"), checks))
        journal = open_journal(path, run(checks))
        measured(f"journal of {samples} samples", lambda: write(journal, samples, checks))
        size = sum(one.stat().st_size for one in journal.files())
        print(f"{'journal':<40}{size / 1e6:9.1f} MB")
        print(measured("load into a file", lambda: load_into(path, journal)))
        print(f"{'store':<40}{path.stat().st_size / 1e6:9.1f} MB")
        memory = memory_store()
        measured("load into memory", lambda: load(memory, journal))
        memory.close()
        db = open_store(path, read_only=True)
        for view in VIEWS:
            measured(view, lambda view=view: query(db, f"select * from {view}").rows)  # type: ignore[misc]
        db.close()


def load_into(path: Path, journal: Journal) -> object:
    """Open, load and close: as long as the file is locked."""
    db = open_store(path)
    loaded = load(db, journal)
    db.close()
    return loaded


def resume(path: Path, checks: int) -> None:
    """Ask what is finished among 10,000 samples."""
    with open_journal(path, run(checks)) as journal:
        write(journal, 10_000, checks)
        load_into(path, journal)
    db = open_store(path, read_only=True)
    keys = measured("finished", lambda: finished(db))
    print(f"{'':<40}{len(keys)} keys")
    db.close()


def write(journal: Journal, samples: int, checks: int) -> None:
    """Append every line."""
    for row in rows(samples, checks):
        journal.append(row)


def rows(samples: int, checks: int) -> Iterator[dict[str, Any]]:
    """Make lines like a run of web pages: every tenth verdict fails."""
    rng = random.Random(7)
    for number in range(samples):
        yield {
            "run_id": "bench",
            "sample_id": name(f"sample {number}"),
            "artifact_id": name(f"artifact {number}"),
            "path": f"artifacts/bench/tetris/model/quant-{number % 10}/{number}",
            "rubric": "tetris",
            "rubric_digest": name("rubric"),
            "item": f"item-{number // 10 % 20}",
            "item_digest": name(f"item {number // 10 % 20}"),
            "level": 1,
            "repeat": number // 200,
            "origin_digest": name(f"origin {number % 10}"),
            "medium": "html",
            "entry": "index.html",
            "illustration": False,
            "partial": False,
            "verdicts": [verdict(check, failed=rng.random() < 0.1) for check in range(checks)],
            "observations": [
                {"name": "renderer", "value": "canvas", "file": None, "line": None, "column": None}
            ],
            "timings": [{"provider": "Play", "cpu_ms": 1.5, "wall_ms": 2.5}],
            "pictures": [{"name": "first", "sha256": name("picture"), "bytes": 1000}],
        }


def verdict(number: int, *, failed: bool) -> dict[str, Any]:
    """Make one verdict, with a finding where it failed."""
    finding = {
        "message": "broken-thing",
        "text": "the thing on this line does nothing when the key is pressed",
        "file": "index.html",
        "line": 3 + number,
        "column": 7,
        "end_line": None,
        "selector": None,
        "time_ms": None,
        "detail": {"key": "ArrowLeft", "seen": [1, 2]},
    }
    return {
        "ord": number,
        "check": f"some-check-{number}",
        "check_version": "1",
        "options_digest": name(f"options {number}"),
        "status": "failed" if failed else "passed",
        "faulty": int(failed),
        "total": 4,
        "weight": 1.5,
        "gate": number < 5,
        "kind": "fault" if number % 10 else "craft",
        "blocked_by": None,
        "cause": None,
        "reason": "",
        "findings_total": int(failed),
        "findings": [finding] if failed else [],
    }


def run(checks: int) -> dict[str, Any]:
    """Describe the run, its rubric and ten origins."""
    counted: list[dict[str, Any]] = [
        {
            "ord": number,
            "check": f"some-check-{number}",
            "weight": 1.5,
            "gate": number < 5,
            "kind": "fault" if number % 10 else "craft",
            "after": [],
            "options": {},
        }
        for number in range(checks)
    ]
    rubric = {
        "rubric": "tetris",
        "digest": name("rubric"),
        "version": 1,
        "task": "tetris",
        "capability": "code",
        "medium": "html",
        "professional_bar": 0.95,
        "craft_bar": 0.75,
        "checks": counted,
    }
    return {
        "run_id": "bench",
        "started": "2026-01-01T00:00:00Z",
        "finished": "2026-01-01T01:00:00Z",
        "grader_version": "1",
        "static": False,
        "rubrics": [rubric],
        "items": [],
        "origins": [
            {"digest": name(f"origin {one}"), "model": "m", "quant": f"Q{one}", "bits": one + 1.5}
            for one in range(10)
        ],
    }


def name(text: str) -> str:
    """Make a digest of the usual length."""
    return sha256(text.encode()).hexdigest()


def measured(what: str, work: Callable[[], T]) -> T:
    """Print how many seconds some work took, and return what it returned."""
    start = time.perf_counter()
    result = work()
    print(f"{what:<40}{time.perf_counter() - start:9.2f} s")
    return result


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
