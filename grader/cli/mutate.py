"""Damage sound answers of a rubric on purpose, and report what is noticed."""

import argparse
import json
import re
from pathlib import Path

from grader.cli import kit
from grader.cli.progress import progress
from grader.errors import UsageError

COUNT = 8
_PAIR = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")
"""A pair of numbers over several lines."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``rubric mutate``."""
    add = parser.add_argument
    add("rubric", metavar="NAME|FOLDER")
    add("sound", nargs="*", metavar="PATH", help="sound answers beside the rubric's good exemplars")
    add(
        "--kinds", metavar="A,B", default="", help="kinds of damage (all that the rubric looks for)"
    )
    add("--seed", type=int, default=0, metavar="N", help="the same seed, the same mutants (0)")
    add("--count", type=_count, default=COUNT, metavar="N", help=f"mutants a kind ({COUNT})")
    add("--format", choices=("terminal", "json"), default="terminal")
    add("--survivors", type=int, default=12, metavar="N", help="how many to show (12)")
    add("-o", "--out", type=Path, metavar="DIR", help="keep the mutants and mutate.json there")
    add("--sheet", type=Path, metavar="FILE", help="write an error sheet (error_sheet.json)")
    add("--static", action="store_true", help="without a browser")
    add("--workers", type=int, default=2, metavar="N", help="processes (2)")


def run(options: argparse.Namespace) -> int:
    """Try the rubric and print the study."""
    from grader.mutating.sheet import sheet_of  # noqa: PLC0415
    from grader.mutating.study import Ask, study  # noqa: PLC0415 - only this verb starts workers
    from grader.report.mutations import mutations  # noqa: PLC0415

    if options.out is not None and options.out.exists() and any(options.out.iterdir()):
        raise UsageError(f"-o {options.out}: this folder is not empty; name a new one")
    kinds = tuple(one.strip() for one in options.kinds.split(",") if one.strip())
    ask = Ask(
        options.rubric, kinds, options.seed, options.count, tuple(options.sound),
        options.static, options.workers, options.out,
    )  # fmt: skip
    with progress("mutants") as step:
        found = study(ask, step)
    for text in found.notes:
        kit.note(text)
    if options.out is not None:
        _write(options.out / "mutate.json", found.to_json())
        kit.note(f"every mutant lies in {options.out}")
    if options.sheet is not None:
        _write(options.sheet, sheet_of(found))
        kit.note(f"the error sheet is {options.sheet}")
    if options.format == "json":
        kit.say(json.dumps(found.to_json(), indent=2, ensure_ascii=False))
    else:
        shown = max(0, options.survivors)
        kit.say(mutations(found, width=kit.width(), colour=kit.colour(), shown=shown))
    return kit.OK


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"a whole number from 1, not {text!r}")
    return int(text)


def _write(path: Path, data: object) -> None:
    text = _PAIR.sub(r"[\1, \2]", json.dumps(data, indent=1, ensure_ascii=False))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", "utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
