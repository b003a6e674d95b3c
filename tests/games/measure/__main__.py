"""Measure the product on games with known faults.

    python -m tests.games.measure                       # the regression suite
    python -m tests.games.measure --held-out --seed 3   # numbers to be believed
    python -m tests.games.measure --hand-written --list
    python -m tests.games.measure --near-misses
    python -m tests.games.measure --plain               # as language models write them
    python -m tests.games.measure --held-out --verdicts verdicts.ndjson
    python -m tests.games.measure --held-out --only dead-restart blank-preview --count 40

Games are written to a folder, graded by the command, and what it says is laid beside the truth.
With `--only` they are `--count` of which every other one is sound and the others have faults that
these checks own. With `--verdicts` nothing is graded: the file is the product's output for the same
games.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.games.defects import DEFECTS
from tests.games.generator import HELD_OUT, game, held_out_specs, regression_specs
from tests.games.library import hand_written, near_misses, plain
from tests.games.measure import confusion, product, sheet
from tests.games.measure.confusion import Truth
from tests.games.measure.plain import table
from tests.games.spec import Spec

Rows = Mapping[str, Mapping[str, Any]]


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.games.measure",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--held-out", action="store_true", help="combinations never tuned on")
    which.add_argument("--hand-written", action="store_true", help="games by hand")
    which.add_argument("--plain", action="store_true", help="games as language models write them")
    which.add_argument("--near-misses", action="store_true", help="pages that are no Tetris")
    parser.add_argument("--seed", type=int, default=0, help="of the held-out games")
    parser.add_argument("--count", type=int, default=HELD_OUT, help="how many held-out games")
    parser.add_argument("--only", nargs="+", metavar="CHECK", help="games with faults of these")
    parser.add_argument("--verdicts", type=Path, help="the product's output, instead of grading")
    parser.add_argument("--keep", type=Path, help="a folder for the pages and the output")
    parser.add_argument("--sheet", type=Path, help="write the error sheet there, as JSON")
    parser.add_argument("--list", action="store_true", help="every wrong or missing verdict")
    return parser.parse_args(arguments)


def _games(options: argparse.Namespace) -> Iterator[tuple[Truth, str]]:
    if options.hand_written:
        for one in hand_written():
            kind = str(one.told.get("fault", ""))
            yield Truth(one.name, kind, one.truth), one.html
        return
    specs = regression_specs()
    if options.held_out:
        specs = held_out_specs(options.seed, HELD_OUT if options.only else options.count)
    if options.only:
        specs = _chosen(specs, options.only, options.count)
    for spec in specs:
        written = game(spec)
        kind = DEFECTS[spec.bug].kind if spec.bug else ""
        yield Truth(spec.name, kind, written.truth), written.html


def _chosen(specs: Sequence[Spec], checks: Sequence[str], count: int) -> list[Spec]:
    """Sound games and faulty ones by turns; of the faults each kind comes before any again."""
    sound = [one for one in specs if not one.bug]
    faulty = [one for one in specs if one.bug and DEFECTS[one.bug].owner in checks]
    met: Counter[str] = Counter()
    turns = []
    for one in faulty:
        turns.append((met[one.bug], one.name))
        met[one.bug] += 1
    ordered = [one for _, one in sorted(zip(turns, faulty, strict=True), key=lambda two: two[0])]
    chosen = [one for pair in zip(ordered, sound, strict=False) for one in pair]
    return chosen[:count]


def _judged(pages: Mapping[str, str], options: argparse.Namespace) -> Rows:
    if options.verdicts:
        return product.read(options.verdicts.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        text = product.graded(options.keep or Path(temporary), pages)
    if options.keep:
        (options.keep / "verdicts.ndjson").write_text(text, "utf-8")
    return product.read(text)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _report(truths: Sequence[Truth], rows: Rows, *, listed: bool) -> None:
    absent = [one.name for one in truths if one.name not in rows]
    if absent:
        _say(f"{len(absent)} games have no verdicts, the first of them {absent[0]}\n")
    there = [one for one in truths if one.name in rows]
    met = list(confusion.meetings(there, rows))
    _say(f"{len(there)} games\n\n{confusion.sheet_table(confusion.sheets(met))}\n")
    _say(confusion.kind_table(met))
    _say(f"\ncalled broken and right: {confusion.wronged(there, rows) or 'none'}")
    _say(f"passed and wrong: {confusion.undeserved(there, rows) or 'none'}")
    for one in met if listed else ():
        if one.outcome in {"miss", "alarm", "undecided"}:
            _say(f"  {one.name} {one.check}: {one.said}, {one.expected.status} {one.kind}")


def _report_misses(rows: Rows) -> int:
    wrong = 0
    for one in near_misses():
        row = rows[one.name]
        said = {verdict["check"]: verdict["status"] for verdict in row["verdicts"]}
        passed = [check for check in one.never if said.get(check) == "passed"]
        bad = row["passed"] is True or bool(passed)
        wrong += bad
        mark = "WRONG" if bad else "right"
        _say(f"{mark}  {one.name:<22} {row['tier']:<12} {', '.join(passed)}  ({one.what})")
    _say(f"\n{wrong} undeserved passes")
    return 1 if wrong else 0


def _source(options: argparse.Namespace, count: int) -> dict[str, Any]:
    which = "hand-written games" if options.hand_written else "the regression suite"
    if options.held_out:
        which = f"held-out games, seed {options.seed}"
    return {"by": f"python -m tests.games.measure, {which}", "games": count}


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the tables."""
    options = _options(arguments)
    if options.near_misses:
        return _report_misses(_judged({one.name: one.html for one in near_misses()}, options))
    if options.plain:
        whole = list(plain())
        _say("\n".join(table(whole, _judged({one.name: one.html for one in whole}, options))))
        return 0
    games = list(_games(options))
    rows = _judged({truth.name: html for truth, html in games}, options)
    truths = [truth for truth, _ in games]
    _report(truths, rows, listed=options.list)
    if options.sheet:
        there = [one for one in truths if one.name in rows]
        made = {
            "made": datetime.now(UTC).date().isoformat(),
            "source": _source(options, len(there)),
        }
        told = {"schema": 1, **made, **sheet.sheet(there, rows)}
        pairs = re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", json.dumps(told, indent=1))
        options.sheet.write_text(f"{pairs}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
