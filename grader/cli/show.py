"""Show one graded sample in full: every verdict, with the source lines it is about."""

import argparse
import json
from pathlib import Path
from typing import Any

from grader.binding import House
from grader.cli import kit
from grader.cli.prove import DEFAULT, deliver, prove
from grader.errors import ContractError, UsageError
from grader.evidence.esprima_opinion import EsprimaOpinion, esprima_opinion
from grader.evidence.script import ScriptTrees
from grader.evidence.source import SourceText, source_text
from grader.evidence_store import fetch
from grader.report.show import show
from grader.results import sample_rows
from grader.rows import ObservationRow, SampleRow
from grader.rubric import Bars, suggestion
from grader.store.db import Store, open_store, query
from grader.store.errors import StoreError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``show``."""
    add = parser.add_argument
    add(
        "sample", metavar="PATH", help="as printed, the end of it, or the start of an artifact's id"
    )
    add("--rubric", metavar="NAME", help="where a sample was graded by several")
    add("--db", type=Path, default=Path("bitgrade.duckdb"), help="database (bitgrade.duckdb)")
    add(
        "--proof",
        type=Path,
        metavar="FILE",
        help="write a page that shows every fault beside its source and plays it again",
    )
    add("--open", action="store_true", help=f"write it ({DEFAULT} if not named) and open it")


def run(options: argparse.Namespace) -> int:
    """Find the sample and print it."""
    try:
        with open_store(options.db, read_only=True) as db:
            found = _found(db, options.sample, options.rubric)
            wanted = options.proof is not None or options.open
            if wanted and len(found) > 1:
                names = ", ".join(sorted(one[1] for one in found))
                raise UsageError(f"graded by {names}: name one with --rubric to prove it")
            for sample_id, rubric, path, run_id in found:
                (row,) = sample_rows(db, {(sample_id, rubric): path})
                where = (run_id, sample_id, rubric)
                sources = _sources(db, options.db, where)
                kit.say(
                    show(
                        row,
                        sources={name: one.lines() for name, one in sources.items()},
                        observations=[*_observations(db, where), *_second_opinion(row, sources)],
                        manuals=_manuals(),
                        bars=_bars(db, rubric),
                        width=kit.width(),
                        colour=kit.colour(),
                    )
                )
                if wanted:
                    bars = _bars(db, rubric)
                    text = prove(db, options.db, row, where, manuals=_manuals(), bars=bars)
                    deliver(text, options.proof, open_it=options.open)
    except StoreError as error:
        raise UsageError(str(error)) from error
    return kit.OK


def _found(db: Store, asked: str, rubric: str | None) -> list[tuple[str, str, str, str]]:
    """Return (sample id, rubric, path, run id) of the one sample that is meant.

    Raises:
        UsageError: none, or several, are meant.
    """
    table = query(db, "select sample_id, rubric, path, run_id, artifact_id from artifact_score")
    rows = [row for row in table.rows if rubric in (None, row[1])]
    wanted = asked.removeprefix("./").rstrip("/")
    for fits in (
        lambda row: row[2] in (asked, wanted),
        lambda row: f"/{row[2]}".endswith(f"/{wanted}"),
        lambda row: wanted in row[2],
        lambda row: len(wanted) >= 6 and row[4].startswith(wanted),
    ):
        found = [row[:4] for row in rows if fits(row)]
        paths = sorted({row[2] for row in found})
        if len(paths) > 1:
            some = "\n  ".join(paths[:8])
            raise UsageError(f"{asked}: {len(paths)} samples are called so:\n  {some}")
        if found:
            return found
    hint = suggestion(wanted, [row[2] for row in rows][:200]) if len(rows) < 200 else ""
    raise UsageError(f"{asked}: not in this database{hint}")


def _second_opinion(row: SampleRow, sources: dict[str, SourceText]) -> list[ObservationRow]:
    """What an older parser says of scripts that the engine refuses: shown, never counted."""
    refused = {
        finding["file"]
        for verdict in row["verdicts"]
        if verdict["check"] == "script-syntax-error"
        for finding in verdict["findings"]
    }
    return [
        ObservationRow(name=one.name, value=one.value, file=name, line=one.place.line, column=None)
        for name in sorted(refused & sources.keys(), key=str)
        for one in _opinion(sources[str(name)].text).observations
    ]


def _opinion(html: str) -> EsprimaOpinion:
    opinion: EsprimaOpinion = esprima_opinion.make(ScriptTrees.parse(html))
    return opinion


def _sources(db: Store, path: Path, where: tuple[str, ...]) -> dict[str, SourceText]:
    """The files that findings cite, as they were when they were graded."""
    sql = "select name, sha256 from picture where run_id = ? and sample_id = ? and rubric = ?"
    sources = {}
    for name, sha256 in query(db, sql, where).rows:
        data = fetch(path, sha256) if name.startswith("source/") else None
        if data is not None:
            file = name.removeprefix("source/")
            sources[file] = source_text(file, data)
    return sources


def _observations(db: Store, where: tuple[str, ...]) -> list[ObservationRow]:
    sql = """select name, value, file, line, "column" from observation
    where run_id = ? and sample_id = ? and rubric = ? order by ord"""
    return [
        ObservationRow(name=name, value=_value(value), file=file, line=line, column=column)
        for name, value, file, line, column in query(db, sql, where).rows
    ]


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _manuals() -> dict[str, str]:
    try:
        checks = House.open().registry.checks
    except ContractError:
        return {}
    return {id_: one.check.manual for id_, one in checks.items()}


def _bars(db: Store, rubric: str) -> Bars:
    sql = """select professional_bar, craft_bar from rubric_check
    where rubric = ? order by seq desc limit 1"""
    rows = query(db, sql, (rubric,)).rows
    return Bars(*rows[0]) if rows else Bars()
