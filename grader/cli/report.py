"""Summarise what lies in the database: every sample by its newest run, then the ladders."""

import argparse
from pathlib import Path

from grader.cli import kit
from grader.errors import UsageError
from grader.report import markdown, terminal
from grader.results import ladder_rows, newest_run, sample_rows
from grader.store.db import open_store
from grader.store.errors import StoreError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``report``."""
    add = parser.add_argument
    add("--db", type=Path, default=Path("bitgrade.duckdb"), help="database (bitgrade.duckdb)")
    add("--format", choices=("terminal", "markdown"), default="terminal")
    add("-o", "--output", type=Path, metavar="FILE", help="write there instead")


def run(options: argparse.Namespace) -> int:
    """Write the summary."""
    try:
        with open_store(options.db, read_only=True) as db:
            rows, ladder, about = sample_rows(db), ladder_rows(db), newest_run(db)
    except StoreError as error:
        raise UsageError(str(error)) from error
    if not rows:
        raise UsageError(f"{options.db}: nothing is graded in it yet")
    if options.format == "markdown":
        text = markdown.markdown(rows, ladder, about)
    else:
        colour = kit.colour() and options.output is None
        text = terminal.terminal(rows, ladder, about, width=kit.width(), colour=colour)
    if options.output:
        options.output.write_text(text, "utf-8")
    else:
        kit.say(text)
    return kit.OK
