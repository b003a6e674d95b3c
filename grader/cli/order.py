"""Say which capability falls first as bits shrink, with intervals.

Warns of rungs that seem fine: prose holds while arithmetic, JSON, tools or code fell.
"""

import argparse
import json

from grader.cli import kit
from grader.cli.answers import add_source, gather
from grader.decide.order import order
from grader.errors import UsageError
from grader.report.decisions.duels import order_page


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``order``."""
    add_source(parser)
    parser.add_argument(
        "--tolerance", type=float, default=0.10, metavar="SHARE", help="loss that is a fall (0.10)"
    )
    parser.add_argument("--format", choices=("terminal", "json"), default="terminal")


def run(options: argparse.Namespace) -> int:
    """Order and print."""
    if not 0 < options.tolerance < 1:
        raise UsageError(f"--tolerance {options.tolerance:g}: a share between 0 and 1 is wanted")
    found = order(gather(options).answers, options.tolerance)
    if not found:
        raise UsageError("no ladder: two rungs of one model whose bits are known are needed")
    if options.format == "json":
        document = {"schema": 1, "models": [one.to_json() for one in found]}
        kit.say(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        kit.say(order_page(found, width=kit.width(), colour=kit.colour()))
    return kit.OK
