"""Write what lies in the database as a report: one HTML file that needs no network.

Every sample by its newest run, the ladders with intervals and the cliff, what broke first, and
the evidence. `--format markdown` is short enough for a pull request; `--charts DIR` writes the
charts as SVG and PNG.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from grader.cli import kit
from grader.cli.sheets import sheet_reader, sheets
from grader.decide.against import standings
from grader.decide.evidence import Evidence
from grader.decide.reading import read_answers
from grader.decide.reporting import read_decisions, read_report
from grader.decide.standing import Worse, worse
from grader.errors import UsageError
from grader.evidence_store import fetch
from grader.report import markdown, terminal
from grader.report.decisions.markdown import decisions_markdown
from grader.results import ladder_rows, newest_run, sample_rows
from grader.store.db import Store, open_store
from grader.store.errors import StoreError

NAME = Path("bitgrade-report.html")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``report``."""
    add = parser.add_argument
    add("--db", type=Path, default=Path("bitgrade.duckdb"), help="database (bitgrade.duckdb)")
    add("--format", choices=("html", "terminal", "markdown"), default="html")
    add("-o", "--output", type=Path, metavar="FILE", help=f"write there ({NAME}); `-` is a pipe")
    add("--title", default="What the quants can do", help="of the page")
    add("--against", type=Path, metavar="OLD.duckdb", help="say what got worse since this store")
    add("--fail-if-worse", action="store_true", help="exit 1 if something did")
    add("--charts", type=Path, metavar="DIR", help="write every chart there as SVG and PNG")


def run(options: argparse.Namespace) -> int:
    """Write the report."""
    if options.fail_if_worse and options.against is None:
        raise UsageError("--fail-if-worse wants --against OLD.duckdb")
    fell: tuple[Worse, ...] = ()
    try:
        with open_store(options.db, read_only=True) as db:
            if options.against:
                fell = _fallen(db, options.against)
            if options.format == "html":
                _page(db, options, fell)
            else:
                _print(_summary(db, options), options)
    except StoreError as error:
        raise UsageError(str(error)) from error
    for one in fell:
        kit.complain(f"worse: {one}")
    return kit.BROKEN if fell and options.fail_if_worse else kit.OK


def _fallen(db: Store, against: Path) -> tuple[Worse, ...]:
    with open_store(against, read_only=True) as old:
        return tuple(worse(standings(old), standings(db)))


def _print(text: str, options: argparse.Namespace) -> None:
    if options.output and str(options.output) != "-":
        _write(options.output, text)
    else:
        kit.say(text)


def _page(db: Store, options: argparse.Namespace, fell: tuple[Worse, ...]) -> None:
    from grader.report.page.document import (  # noqa: PLC0415 - only this format draws
        chart_specs,
        document,
    )

    evidence = Evidence(lambda sha256: fetch(options.db, sha256))
    data = read_report(db, evidence, sheet_reader(), options.title)
    if not data.samples:
        raise UsageError(f"{options.db}: nothing is graded in it yet")
    text = document(replace(data, worse=fell))
    if str(options.output) == "-":
        sys.stdout.write(text)
    else:
        target = options.output or NAME
        _write(target, text)
        kit.say(str(target))
    if options.charts:
        from grader.report.page import charts  # noqa: PLC0415 - as above

        for name, spec in chart_specs(data).items():
            _write(options.charts / f"{name}.svg", charts.svg(spec, charts.PLAIN))
            (options.charts / f"{name}.png").write_bytes(charts.png(spec))
            kit.note(f"{options.charts / name}.svg and .png")


def _summary(db: Store, options: argparse.Namespace) -> str:
    rows, ladder, about = sample_rows(db), ladder_rows(db), newest_run(db)
    if not rows:
        raise UsageError(f"{options.db}: nothing is graded in it yet")
    if options.format == "markdown":
        answers = read_answers(db)
        decided = decisions_markdown(read_decisions(answers, sheets(answers)))
        room = markdown.LONGEST - len(decided)
        return decided + markdown.markdown(rows, ladder, about, longest=room)
    colour = kit.colour() and options.output is None
    return terminal.terminal(rows, ladder, about, width=kit.width(), colour=colour)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
