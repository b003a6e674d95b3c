"""Grade files and folders.

A folder with manifest.json is one sample; else a folder whose index.html loads its
siblings; else every .html .htm .txt .md .json file. The rubric comes from the manifest,
else from the nearest folder that is named like one, else from the medium.
"""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from grader.cli import kit
from grader.cli.progress import progress
from grader.decide.against import standings
from grader.decide.standing import Key, Standing, worse
from grader.errors import UsageError
from grader.grade import Outcome, grade
from grader.plan import Request
from grader.report import junit, machine, markdown, sarif, terminal
from grader.store.db import open_store
from grader.store.errors import StoreError

FORMATS = ("terminal", "json", "ndjson", "junit", "sarif", "markdown")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of grading."""
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="files and folders; `-` is standard input")
    add("--name", metavar="FILE", help="name (and so the medium) of what comes on standard input")
    add("--format", choices=FORMATS, default="terminal", help="what standard output carries")
    add("--db", type=Path, default=Path("bitgrade.duckdb"), metavar="FILE",
        help="database (bitgrade.duckdb)")  # fmt: skip
    add("--no-store", action="store_true", help="write no database")
    add("--rubric", action="append", default=[], metavar="NAME|FOLDER", help="repeatable")
    add("--item", metavar="ID|FILE", help="what was asked, for samples that do not say")
    add("--static", action="store_true", help="no browser: only what can be read off the source")
    add("--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processes")
    add("--record", type=Path, metavar="DIR", help="keep what the browser and the engine saw")
    add("--replay", type=Path, metavar="DIR", help="use what was kept there instead of looking")
    add("--against", type=Path, metavar="OLD.duckdb", help="say what got worse since this store")
    add("--fail-if-worse", action="store_true", help="exit 1 if something did, and only then")
    add("--resume", action="store_true", help="skip what an earlier run finished")


def run(options: argparse.Namespace) -> int:
    """Grade, print, and tell by the exit code."""
    if options.workers < 1:
        raise UsageError(f"--workers {options.workers}: at least one is needed")
    piped = "-" in options.paths
    if options.name and not piped:
        raise UsageError("--name names what comes on standard input; add `-` to the paths")
    request = Request(
        paths=tuple(options.paths),
        piped=_piped() if piped else None,
        name=options.name,
        rubrics=tuple(options.rubric),
        item=options.item,
        static=options.static,
        workers=options.workers,
        db=None if options.no_store else options.db,
        resume=options.resume,
        record=options.record,
        replay=options.replay,
    )
    if options.fail_if_worse and options.against is None:
        raise UsageError("--fail-if-worse wants --against OLD.duckdb")
    before = _before(options.against)
    with progress() as step:
        outcome = grade(request, step)
    for warning in outcome.notes if options.format != "terminal" else ():
        kit.note(warning)
    with kit.unread_allowed():
        _print(outcome, options.format, stored=not (options.no_store or outcome.store_fault))
        sys.stdout.flush()
    if outcome.store_fault:
        kit.complain(outcome.store_fault)
    return _compared(options, outcome, before)


def _before(path: Path | None) -> Mapping[Key, Standing]:
    """Read an older store before this run can write into it."""
    if path is None:
        return {}
    try:
        with open_store(path, read_only=True) as db:
            return standings(db)
    except StoreError as error:
        raise UsageError(f"--against: {error}") from error


def _compared(options: argparse.Namespace, outcome: Outcome, before: Mapping[Key, Standing]) -> int:
    if options.against is None:
        return outcome.code
    fell = worse(before, outcome.standings)
    for one in fell:
        kit.complain(f"worse: {one}")
    shared = len(before.keys() & outcome.standings.keys())
    kit.note(f"{len(fell)} of {shared} samples that {options.against} knows got worse")
    if not options.fail_if_worse or outcome.code == kit.UNSURE:
        return outcome.code
    return kit.BROKEN if fell else kit.OK


def _piped() -> bytes:
    """Read standard input to its end.

    Raises:
        UsageError: it is closed.
    """
    if sys.stdin is None:  # the shell's <&-
        raise UsageError("standard input is closed; pipe an artifact in, or name a file")
    return sys.stdin.buffer.read()


def _print(outcome: Outcome, form: str, *, stored: bool) -> None:
    rows, ladder, run_row = outcome.rows, outcome.ladder, outcome.run
    if form == "ndjson":
        for line in machine.ndjson(rows):
            kit.say(line)
    elif form == "json":
        kit.say(machine.json_document(rows, run_row))
    elif form == "junit":
        kit.say(junit.junit(rows))
    elif form == "sarif":
        kit.say(sarif.sarif(rows, run_row, outcome.manuals))
    elif form == "markdown":
        kit.say(markdown.markdown(rows, ladder, run_row, outcome.notes))
    else:
        about = {**run_row, "stored": stored}
        shown = terminal.terminal(
            rows, ladder, about, outcome.notes, width=kit.width(), colour=kit.colour()
        )
        kit.say(shown)
