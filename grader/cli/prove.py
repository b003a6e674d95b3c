"""Gather what a proof is made of, and write it: ``grade show … --proof FILE``."""

import json
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.artifact import Medium
from grader.cli import kit
from grader.cli.filming import film
from grader.errors import UsageError
from grader.evidence.inputs import Plan
from grader.evidence.replay import PREFIX, Replay
from grader.evidence.source import source_text
from grader.evidence_store import fetch
from grader.gather.lab.replaying import replaying, told
from grader.report.bundle import bundle
from grader.report.proof import Proof, proof
from grader.results import newest_run
from grader.rows import SampleRow
from grader.rubric import Bars
from grader.store.db import Store, query

SOURCE = "source/"
STILL = Replay("page", "open the page and leave it alone", Plan(until=3000.0))
"""What is played where no finding has a replay of its own."""

DEFAULT = Path("bitgrade-proof.html")


def prove(
    db: Store,
    path: Path,
    row: SampleRow,
    where: tuple[str, ...],
    *,
    manuals: Mapping[str, str],
    bars: Bars,
) -> str:
    """Return the proof of one sample."""
    kept = _kept(db, path, where)
    files = {name.removeprefix(SOURCE): data for name, data in kept.items() if _is(name, SOURCE)}
    entry, medium = _entry(db, where)
    page = bundle(files, entry) if medium == Medium.HTML.value and entry in files else ""
    read = [_replay(data) for name, data in sorted(kept.items()) if _is(name, PREFIX)]
    times = {one["time_ms"] for verdict in row["verdicts"] for one in verdict["findings"]}
    replays = [one for one in read if one and (one.moment is None or one.moment in times)]
    pictures = {name: data for name, data in kept.items() if data.startswith(b"\x89PNG")}
    if page:
        pictures |= film(files, entry, replays, pictures)
    return proof(
        Proof(
            row,
            page,
            {name: source_text(name, data).lines() for name, data in files.items()},
            pictures,
            [_recipe(one) for one in replays or [STILL]],
            replaying() if page else "",
            manuals,
            bars,
            newest_run(db),
        )
    )


def deliver(text: str, to: Path | None, *, open_it: bool) -> None:
    """Write the proof to a file and, if asked, show it in the browser.

    Raises:
        UsageError: it cannot be written there.
    """
    path = to or DEFAULT
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    kit.note(f"the proof is {path}")
    if open_it and not webbrowser.open(path.resolve().as_uri()):
        kit.note("no browser could be opened")


def _kept(db: Store, path: Path, where: tuple[str, ...]) -> dict[str, bytes]:
    """Everything that was kept of a sample, by name."""
    sql = "select name, sha256 from picture where run_id = ? and sample_id = ? and rubric = ?"
    found = ((name, fetch(path, sha256)) for name, sha256 in query(db, sql, where).rows)
    return {name: data for name, data in found if data is not None}


def _is(name: str, prefix: str) -> bool:
    return name.startswith(prefix)


def _entry(db: Store, where: tuple[str, ...]) -> tuple[str, str]:
    sql = "select entry, medium from sample where run_id = ? and sample_id = ?"
    rows = query(db, sql, where[:2]).rows
    return (str(rows[0][0]), str(rows[0][1])) if rows else ("", "")


def _replay(data: bytes) -> Replay | None:
    """Read one replay; what another version wrote and this one cannot read is left out."""
    try:
        return Replay.read(json.loads(data))
    except (ValueError, KeyError, TypeError):
        return None


def _recipe(replay: Replay) -> dict[str, Any]:
    recipe: dict[str, Any] = json.loads(replay.kept.data)
    return recipe | {"play": told(replay.plan)}
