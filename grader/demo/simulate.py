"""Draw what the simulated model answered, as a journal that the store loads like any other."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from grader.demo.pages import board, line_of, page
from grader.demo.truth import LEVELS, MODEL, QUANTS, TASKS, UNTOLD, Task
from grader.evidence_store import keep
from grader.item import digest
from grader.run import Picture, Row
from grader.store.db import Store
from grader.store.journal import Journal
from grader.store.load import load

SEED = 20
_OPEN = {
    "html": "two boards explain what was seen equally well",
    "json": "the document is cut in the middle of a name",
    "text": "the language of a text this short cannot be told",
}
"""Why a gate could not be told, by medium."""

PICTURED = 12
"""Items of a task whose pages and pictures are kept."""

SHARED = 0.5
"""How much of what decides an outcome is the item's own, over all rungs."""


def fill(db: Store, evidence: Path | None = None, seed: int = SEED) -> int:
    """Load the simulated run into an open store.

    Args:
        db: a store, best an empty one.
        evidence: path of the database beside which pages and pictures are kept; None keeps none.
        seed: of the draws; the same seed gives the same run.

    Returns:
        The number of samples.
    """
    origins = [_origin(at) for at in range(len(QUANTS))]
    rubrics = [_rubric(task) for task in TASKS]
    items = [_item(task, at) for task in TASKS for at in range(task.items)]
    journal = Journal(_run(rubrics, items, origins))
    rng = np.random.default_rng(seed)
    pictures: list[Picture] = []
    for task, rubric in zip(TASKS, rubrics, strict=True):
        for row in _rows(task, rubric, origins, rng, pictures):
            journal.append({"run_id": journal.run_id, **row})
    if evidence is not None:
        keep(evidence, pictures)
    return load(db, journal).samples


def _rows(
    task: Task, rubric: Row, origins: list[Row], rng: np.random.Generator, pictures: list[Picture]
) -> Iterator[Row]:
    from scipy.special import ndtri  # noqa: PLC0415 - paid by whoever simulates

    edges = ndtri(np.array(task.rates))
    for at in range(task.items):
        item = _item(task, at)
        ease = rng.normal()
        for rung, origin in enumerate(origins):
            luck = SHARED**0.5 * ease + (1 - SHARED) ** 0.5 * rng.normal()
            works = luck < edges[rung] + LEVELS[item["level"] - 1]
            verdicts, fault = _verdicts(task, rubric, rung, rng, works=bool(works))
            row = _row(task, rubric, item, origin, rung, rng)
            row["verdicts"] = verdicts
            if task.medium == "html" and at < PICTURED:
                row["pictures"] = _pictured(fault, at, pictures)
            if task.medium == "html":
                row["observations"] = _traits(rung, rng)
            yield row


def _verdicts(
    task: Task, rubric: Row, rung: int, rng: np.random.Generator, *, works: bool
) -> tuple[list[Row], str | None]:
    fault = None if works else task.gates[int(rng.integers(len(task.gates)))][0]
    untold = works and rng.random() < UNTOLD[rung]
    texts = dict((*task.gates, *task.faults, *task.crafts))
    made: list[Row] = []
    stopped = False
    for counted in rubric["checks"]:
        name = counted["check"]
        said: Row = {"status": "passed", "faulty": 0, "total": 1}
        if stopped:
            said = {"status": "blocked", "faulty": 0, "total": 0, "blocked_by": fault}
        elif name == fault:
            said = _failed(name, texts[name], task)
            stopped = True
        elif untold and counted["gate"] and counted["ord"] == 1:
            said = {
                "status": "gap",
                "faulty": 0,
                "total": 0,
                "cause": "cannot-tell",
                "reason": _OPEN[task.medium],
            }
        elif name in task.owed and rng.random() < 0.25 + 0.08 * rung:
            said = {"status": "not-applicable", "faulty": 0, "total": 0, "reason": "not offered"}
        elif not counted["gate"] and rng.random() < 0.05 + 0.06 * rung:
            said = _failed(name, texts[name], task)
        made.append(_verdict(counted, said))
    return made, fault


def _failed(name: str, text: str, task: Task) -> Row:
    line = line_of(name) if task.medium == "html" else 3
    finding: Row = {
        "message": name,
        "text": text,
        "file": "index.html" if task.medium == "html" else f"answer.{task.medium[:4]}",
        "line": line,
        "column": 3 if line else None,
        "end_line": None,
        "selector": None if line else "#board",
        "time_ms": 3_200.0 if task.medium == "html" else None,
        "detail": {},
    }
    return {"status": "failed", "faulty": 1, "total": 1, "findings": [finding]}


def _verdict(counted: Row, said: Row) -> Row:
    return {
        "ord": counted["ord"],
        "check": counted["check"],
        "check_version": "1",
        "options_digest": digest({}),
        "weight": counted["weight"],
        "gate": counted["gate"],
        "kind": counted["kind"],
        "blocked_by": None,
        "cause": None,
        "reason": "",
        "findings": [],
        "findings_total": len(said.get("findings", ())),
        **said,
    }


def _row(
    task: Task, rubric: Row, item: Row, origin: Row, rung: int, rng: np.random.Generator
) -> Row:
    name = f"{task.name}/{MODEL}/{origin['quant']}/{item['id']}-0"
    speed = QUANTS[rung][3] * float(1 + 0.05 * rng.normal())
    return {
        "sample_id": digest(["simulated", name]),
        "artifact_id": digest(["simulated artifact", name]),
        "path": f"simulated/{name}",
        "rubric": task.name,
        "rubric_digest": rubric["digest"],
        "item": item["id"],
        "item_digest": item["digest"],
        "level": item["level"],
        "repeat": 0,
        "origin_digest": origin["digest"],
        "medium": task.medium,
        "entry": "index.html" if task.medium == "html" else "answer.txt",
        "illustration": False,
        "partial": False,
        "observations": [],
        "timings": [],
        "pictures": [],
        "answer": {
            "tokens": int(900 + 300 * rng.random()),
            "tokens_per_second": round(speed, 2),
            "first_token_ms": 180.0,
            "finish_reason": "stop",
        },
    }


def _pictured(fault: str | None, at: int, pictures: list[Picture]) -> list[Row]:
    heights = [(at * 3 + column * 5) % 7 for column in range(10)]
    made = [
        Picture("source/index.html", page(fault, 10).encode()),
        Picture("page.png", board(heights, at, blank=fault == "dead-start")),
    ]
    pictures += made
    return [
        {
            "name": one.name,
            "sha256": hashlib.sha256(one.data).hexdigest(),
            "bytes": len(one.data),
        }
        for one in made
    ]


def _traits(rung: int, rng: np.random.Generator) -> list[Row]:
    """Facts that drift down the ladder: less structure, more globals, timers instead of frames."""
    traits: dict[str, Any] = {
        "renderer": "canvas" if rng.random() < 0.9 - 0.05 * rung else "dom",
        "frame-loop": "requestAnimationFrame" if rng.random() < 0.95 - 0.12 * rung else "timer",
        "structure": "class" if rng.random() < 0.75 - 0.11 * rung else "functions",
        "functions": int(max(3, 24 - 2.4 * rung + 3 * rng.normal())),
    }
    return [
        {"name": name, "value": value, "file": "index.html", "line": None, "column": None}
        for name, value in traits.items()
    ]


def _origin(at: int) -> Row:
    quant, bits, size, _ = QUANTS[at]
    said = {
        "model": MODEL,
        "family": "simulated",
        "params": 8_030_000_000,
        "quant": quant,
        "bits": bits,
        "file_bytes": round(size),
        "file_digest": digest(["simulated file", quant]),
        "kv_cache": "f16",
        "layers": 32,
        "heads": 8,
        "server": "simulated",
        "context": 16_384,
    }
    return {**said, "digest": digest(said)}


def _item(task: Task, at: int) -> Row:
    level = 1 + at * 3 // task.items
    said = {
        "rubric": task.name,
        "id": f"{task.name.split('_')[0]}-{at:03d}",
        "level": level,
        "messages": [{"role": "user", "content": f"Simulated prompt {at} of {task.name}."}],
        "params": {},
    }
    return {**said, "digest": digest(said)}


def _rubric(task: Task) -> Row:
    checks = [("cut-short", True, "fault", 2.0)]
    checks += [(name, True, "fault", 3.0) for name, _ in task.gates]
    checks += [(name, False, "fault", 1.0) for name, _ in task.faults]
    checks += [(name, False, "craft", 1.0) for name, _ in task.crafts]
    said: Row = {
        "rubric": task.name,
        "version": 1,
        "task": task.name,
        "capability": task.capability,
        "medium": task.medium,
        "endpoint": "functional",
        "professional_bar": 0.95,
        "craft_bar": 0.75,
        "checks": [
            {"ord": at, "check": name, "weight": weight, "gate": gate, "kind": kind, "after": [],
             "options": {}}
            for at, (name, gate, kind, weight) in enumerate(checks)
        ],
    }  # fmt: skip
    return {**said, "digest": digest(["simulated", said])}


def _run(rubrics: list[Row], items: list[Row], origins: list[Row]) -> Row:
    return {
        "run_id": "simulated",
        "started": "2026-01-01T00:00:00Z",
        "finished": "2026-01-01T00:10:00Z",
        "grader_version": "simulated",
        "platform": None,
        "python": None,
        "browser": None,
        "engine": None,
        "command": ["grade", "demo"],
        "static": False,
        "seed": SEED,
        "plugins": [],
        "rubrics": rubrics,
        "items": items,
        "origins": origins,
    }
