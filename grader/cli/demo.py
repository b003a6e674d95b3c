"""Simulate a model on seven quants with 300 items, and report on it: see everything in a minute.

Nothing is graded and nothing was measured: every outcome is drawn at random, from rates whose
cliff is known (between Q3_K_M and Q2_K for code). It fills a database of its own.
"""

import argparse
from pathlib import Path

from grader.cli import cliff, kit, report
from grader.cli.verbs import Verb
from grader.demo import fill
from grader.errors import UsageError
from grader.store.db import open_store, query
from grader.store.errors import StoreError

DB = Path("bitgrade-demo.duckdb")
PAGE = Path("bitgrade-demo.html")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``demo``."""
    add = parser.add_argument
    add("--db", type=Path, default=DB, help=f"database to make ({DB})")
    add("-o", "--output", type=Path, default=PAGE, metavar="FILE", help=f"report ({PAGE})")
    add("--seed", type=int, default=20, help="of the draws (20)")


def run(options: argparse.Namespace) -> int:
    """Fill, decide, report."""
    try:
        with open_store(options.db) as db:
            there = query(db, "select count(*) from run where run_id <> 'simulated'").rows
            if there[0][0]:
                raise UsageError(
                    f"{options.db} holds runs that were graded: name another --db for the demo"
                )
            fill(db, options.db, options.seed)
    except StoreError as error:
        raise UsageError(str(error)) from error
    _call(cliff, "--db", str(options.db))
    title = "A simulated model on seven quants"
    _call(report, "--db", str(options.db), "-o", str(options.output), "--title", title)
    kit.note("simulated: no model was run. Open the report, or ask on:")
    for line in (
        "order",
        "duel Q4_K_M Q2_K",
        "recommend --task all --memory 12GB --allow-unmeasured",
        'sql "from quant_ladder"',
    ):
        kit.note(f"  grade {line} --db {options.db}")
    return kit.OK


def _call(verb: Verb, *arguments: str) -> None:
    parser = argparse.ArgumentParser()
    verb.configure(parser)
    verb.run(parser.parse_args(arguments))
