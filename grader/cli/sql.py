"""Ask the database. It is only read; SQL comes as an argument, or on standard input with `-`.

Tables hold what was seen, views what it means: artifact_score, quant_ladder, check_rate,
trait_ladder, finding_detail, gap_report, cliff_input.
"""

import argparse
import csv
import io
import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from grader.cli import kit
from grader.errors import UsageError
from grader.record import plain
from grader.store.db import Table, open_store, query
from grader.store.errors import StoreError

FORMATS = ("table", "csv", "json", "ndjson")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``sql``."""
    add = parser.add_argument
    add("sql", metavar="SQL", help="one or more statements that read; `-` is standard input")
    add("--db", type=Path, default=Path("bitgrade.duckdb"), help="database (bitgrade.duckdb)")
    add("--format", choices=FORMATS, help="table on a terminal, else csv")
    add("-o", "--output", type=Path, metavar="FILE", help="write there instead")


def run(options: argparse.Namespace) -> int:
    """Run the SQL and write what its last statement returned."""
    sql = sys.stdin.read() if options.sql == "-" else options.sql
    try:
        with open_store(options.db, read_only=True) as db:
            table = query(db, sql)
    except StoreError as error:
        raise UsageError(str(error)) from error
    to_terminal = options.output is None and sys.stdout.isatty()
    form = options.format or ("table" if to_terminal else "csv")
    text = {"table": _table, "csv": _csv, "json": _json, "ndjson": _ndjson}[form](table)
    if options.output:
        options.output.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return kit.OK


def _table(table: Table) -> str:
    from rich import box  # noqa: PLC0415 - only a table pays for rich
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table as Drawn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Drawn(box=box.SIMPLE_HEAD, pad_edge=False)
    for at, name in enumerate(table.columns):
        numeric = all(isinstance(row[at], int | float | Decimal | None) for row in table.rows)
        drawn.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(_shown(value)) for value in row))
    console = Console(
        file=io.StringIO(),
        width=kit.width(),
        no_color=not kit.colour(),
        force_terminal=kit.colour(),
    )
    console.print(drawn)
    count = f"{len(table.rows)} row{'' if len(table.rows) == 1 else 's'}\n"
    return console.file.getvalue() + count  # type: ignore[attr-defined, no-any-return]


def _csv(table: Table) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(["" if one is None else _flat(one) for one in row] for row in table.rows)
    return file.getvalue()


def _json(table: Table) -> str:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(rows, indent=2, default=_flat, ensure_ascii=False) + "\n"


def _ndjson(table: Table) -> str:
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return "".join(json.dumps(row, default=_flat, ensure_ascii=False) + "\n" for row in rows)


def _flat(value: object) -> object:
    """Write what JSON and CSV have no form for: decimals as numbers, dates in ISO 8601."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, default=str, ensure_ascii=False)
    return value if isinstance(value, str | int | float) else str(value)


def _shown(value: object) -> str:
    if value is None:
        return "·"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1e6 else f"{value:.0f}"
    return plain(str(value))
