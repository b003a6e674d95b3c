"""Ask the database. It is only read; SQL comes as an argument, or on standard input with `-`.

Tables hold what was seen, views what it means: artifact_score, quant_ladder, check_rate,
trait_ladder, finding_detail, gap_report, cliff_input, task_ladder, difficulty_ladder,
speed_quality, vulnerability, attempted_working, flaky_check, capability_order, calibration_ladder.
docs/sql.md answers the common questions.
"""

import argparse
import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from grader.cli import kit
from grader.errors import UsageError
from grader.record import plain
from grader.report.layout import crop_end, pad, widest
from grader.store.db import Table, open_store, query
from grader.store.errors import StoreError
from grader.store.export import write_parquet

_DIGEST = re.compile("[0-9a-f]{40,64}")
FORMATS = ("table", "csv", "json", "ndjson", "parquet")


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
    if options.format == "parquet" and options.output is None:
        raise UsageError("--format parquet wants a file: -o FILE")
    try:
        with open_store(options.db, read_only=True) as db:
            if options.format == "parquet":
                count = write_parquet(db, sql, options.output)
                kit.note(f"{options.output}: {count} row{'' if count == 1 else 's'}")
                return kit.OK
            table = query(db, sql)
    except StoreError as error:
        raise UsageError(str(error)) from error
    to_terminal = options.output is None and sys.stdout.isatty()
    form = options.format or ("table" if to_terminal else "csv")
    text = {"table": _table, "csv": _csv, "json": _json, "ndjson": _ndjson}[form](table)
    if options.output:
        try:
            options.output.write_text(text, "utf-8")
        except OSError as error:
            raise UsageError(f"{options.output} cannot be written: {error.strerror}") from error
    else:
        sys.stdout.write(text)
    return kit.OK


def _table(table: Table) -> str:
    """Draw a table; where it is wider than the terminal, one record a block."""
    cells = [[_shown(value) for value in row] for row in table.rows]
    columns = list(zip(*cells, strict=True)) or [()] * len(table.columns)
    widths = [widest((name, *column)) for name, column in zip(table.columns, columns, strict=True)]
    count = f"{len(cells)} row{'' if len(cells) == 1 else 's'}"
    if sum(widths) + 2 * len(widths) > kit.width():
        return "\n".join((*_records(table.columns, cells), count, ""))
    right = [_is_numeric(row[at] for row in table.rows) for at in range(len(widths))]

    def line(texts: Iterable[str]) -> str:
        parts = zip(texts, widths, right, strict=True)
        return "  ".join(pad(text, width, right=to_right) for text, width, to_right in parts)

    rule = "  ".join("─" * width for width in widths)
    drawn = (line(table.columns), rule, *map(line, cells), count, "")
    return "\n".join(one.rstrip() for one in drawn)


def _records(names: tuple[str, ...], rows: list[list[str]]) -> Iterator[str]:
    width = widest(names)
    for number, row in enumerate(rows, 1):
        yield f"── {number} " + "─" * max(0, min(kit.width(), 60) - len(str(number)) - 4)
        for name, text in zip(names, row, strict=True):
            yield f"{pad(name, width)}  {crop_end(text, max(20, kit.width() - width - 2))}"


def _is_numeric(values: Iterable[object]) -> bool:
    return all(isinstance(one, int | float | Decimal | None) for one in values)


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
    text = plain(str(value))
    return f"{text[:12]}…" if _DIGEST.fullmatch(text) else text
