"""Compare two models, or two files of one, item by item.

A and B are named `model:quant`, by a quant or model that is meant by one file only, or by the
start of a file's digest. Tells the difference with its interval, flips both ways, every task that
got worse, size and speed, and whether one is dominated on both axes.
"""

import argparse
import json

from grader.cli import kit
from grader.cli.answers import add_source, gather
from grader.decide.duel import duel
from grader.report.decisions.duels import duel_page


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``duel``."""
    parser.add_argument("a", metavar="A")
    parser.add_argument("b", metavar="B")
    add_source(parser)
    parser.add_argument("--format", choices=("terminal", "json"), default="terminal")


def run(options: argparse.Namespace) -> int:
    """Let them fight and print."""
    found = duel(gather(options).answers, options.a, options.b)
    if options.format == "json":
        document = {"schema": 1, **found.to_json()}
        kit.say(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        kit.say(duel_page(found, width=kit.width(), colour=kit.colour()))
    return kit.OK
