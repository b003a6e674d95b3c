"""Write tables and views as Parquet files, for DuckDB, pandas, Polars and whatever reads them.

Without names, all tables and all public views.
"""

import argparse
from pathlib import Path

from grader.cli import kit
from grader.cli.answers import DB, opened
from grader.errors import UsageError
from grader.store.errors import StoreError
from grader.store.export import PUBLIC, TABLES, export


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``export``."""
    add = parser.add_argument
    add("folder", type=Path, metavar="DIR", help="made where there is none")
    add("names", nargs="*", metavar="NAME", help="tables and views (all of them)")
    add("--db", type=Path, default=DB, help=f"database ({DB})")


def run(options: argparse.Namespace) -> int:
    """Write every file and say what is in it."""
    names = tuple(options.names) or (*TABLES, *PUBLIC)
    with opened(options.db) as db:
        try:
            for name, count in export(db, options.folder, names).items():
                kit.say(f"{options.folder / name}.parquet\t{count}")
        except StoreError as error:
            raise UsageError(str(error)) from error
    return kit.OK
