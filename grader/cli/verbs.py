"""The verbs of ``grade`` and where each lives. Nothing here imports a verb's module."""

import argparse
import ast
import importlib
import importlib.util
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol

GROUP = "grader.commands"
DEFAULT = "run"

OWN = {
    "show": "one graded sample: every verdict, with the source lines it is about",
    "report": "one HTML file of what lies in the database: ladders, cliffs, evidence",
    "cliff": "where on the ladder of bits quality breaks, and how sure that is",
    "recommend": "which quant to run for a task in a given memory",
    "duel": "two models or files, item by item",
    "order": "which capability falls first as bits shrink",
    "sql": "ask the database",
    "lexicon": "whether words exist in a language, and why",
    "export": "write tables and views as Parquet",
    "scores": "load what others measured, and compare it with what was graded",
    "claims": "what the field says of quantization, held against your data",
    "rubric": "new, list, show, test, load, schema: write and check rubrics",
    "demo": "a simulated model on seven quants, and its report: see everything in a minute",
    "doctor": "what is installed, which protections are on, what is missing",
}

USAGE = """\
usage: grade PATH… [options]      grade files and folders (`-` reads one artifact from a pipe)
       grade VERB …               ask, show, write rubrics

Grades what local models wrote, without a model as a judge, and keeps every verdict in DuckDB.

verbs:
{verbs}

  grade artifacts/                          grade a folder, print the table
  grade page.html --static --format json    no browser, machine-readable
  grade show artifacts/…/index.html         one sample in full
  grade sql "select * from quant_ladder"    the ladder

`grade PATH --help` lists the options of grading, `grade VERB --help` those of a verb.
"""


class Verb(Protocol):
    """What a verb's module holds."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Do the work and return the exit code."""


def names() -> frozenset[str]:
    """Every word that is a verb rather than a path."""
    return frozenset((*OWN, *(point.name for point in entry_points(group=GROUP))))


def overview() -> str:
    """Write the help of ``grade`` itself."""
    brought = {point.name: _described(point) for point in entry_points(group=GROUP)}
    lines = (f"  {name:<9} {what}" for name, what in (OWN | brought).items())
    return USAGE.format(verbs="\n".join(lines))


def run(name: str, arguments: Sequence[str]) -> int:
    """Load one verb, parse its arguments, and run it."""
    verb = _load(name)
    shown = "grade" if name == DEFAULT else f"grade {name}"
    parser = argparse.ArgumentParser(
        prog=shown,
        description=verb.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    verb.configure(parser)
    return verb.run(parser.parse_args(arguments))


def _described(point: EntryPoint) -> str:
    """First line of a verb's docstring, read off its source: help loads no verb."""
    try:
        spec = importlib.util.find_spec(point.module)
        source = Path(spec.origin or "").read_text("utf-8") if spec else ""
        doc = ast.get_docstring(ast.parse(source)) or ""
    except (ImportError, OSError, ValueError, SyntaxError):
        doc = ""
    first = doc.partition("\n")[0].rstrip(".")
    return first[:1].lower() + first[1:] if first else f"brought by {point.value}"


def _load(name: str) -> Verb:
    for point in entry_points(group=GROUP):
        if point.name == name:
            verb: Verb = point.load()
            return verb
    return importlib.import_module(f"grader.cli.{name}")
