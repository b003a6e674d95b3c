"""Say where on the ladder of bits quality breaks, and how sure that is.

A cliff is a step between neighbouring rungs that loses at least 0.30 of all answers and at least
half of the whole fall. Answers: cliff, slope, plateau, not enough data, instrument not good
enough. Reads the database, or grades a folder per quant: `grade cliff ./outputs/`.
"""

import argparse
import json

from grader.cli import kit
from grader.cli.answers import add_source, gather
from grader.cli.sheets import sheets
from grader.decide.cliffs import decide
from grader.decide.ladders import Axis, ladders
from grader.errors import UsageError
from grader.report.decisions.cliffs import cliffs
from grader.stats.cliff import Rule
from grader.stats.looks import spent


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``cliff``."""
    add = parser.add_argument
    add_source(parser, paths=True)
    add("--axis", choices=[one.value for one in Axis], default="weights", help="what differs")
    add("--together", action="store_true", help="take all recipe families for one ladder")
    add("--drop", type=float, default=0.30, metavar="SHARE", help="smallest cliff (0.30)")
    add("--baseline", metavar="QUANT", help="start here instead of at the most bits")
    add("--allow-confounded", action="store_true", help="compare what differs in more than bits")
    add("--look", default="1/1", metavar="I/N", help="this is planned look I of N (1/1)")
    add("--format", choices=("terminal", "json"), default="terminal")


def run(options: argparse.Namespace) -> int:
    """Decide every ladder and print."""
    rule = Rule(drop=_share(options.drop), alpha=_alpha(options.look))
    found = gather(options)
    made = ladders(found.answers, Axis(options.axis), together=options.together)
    if not made:
        raise UsageError(_no_ladder(options.axis, len(found.answers)))
    measured = sheets(found.answers)
    decisions = [
        decide(
            one,
            measured,
            rule,
            allow_confounded=options.allow_confounded,
            baseline=options.baseline,
        )
        for one in made
    ]
    if options.format == "json":
        document = {"schema": 1, "ladders": [one.to_json() for one in decisions]}
        kit.say(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        kit.say(cliffs(decisions, width=kit.width(), colour=kit.colour()))
    refused = all(one.cliff is None and one.confounders for one in decisions)
    return kit.WRONG_USE if refused else kit.OK


def _share(value: float) -> float:
    if not 0 < value < 1:
        raise UsageError(f"--drop {value:g}: a share between 0 and 1 is wanted")
    return value


def _alpha(look: str) -> float:
    try:
        at, of = map(int, look.split("/"))
        return spent(at, of)
    except ValueError as error:
        raise UsageError(f"--look {look!r}: write which look of how many, like 2/3") from error


def _no_ladder(axis: str, answers: int) -> str:
    return (
        f"no ladder in {answers} answers: one needs two rungs of one model and task whose "
        f"{axis} bits are known and differ, everything else equal"
    )
