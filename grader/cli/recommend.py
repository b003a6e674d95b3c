"""Say which quant to run for a task in a given memory.

The smallest footprint (weights, KV cache at the context, overhead) that is shown not to be worse
than the best measured one by the margin, on the hardest level that the best one passes; with the
next rung up and what it would buy. `--task all` gives the matrix. Refuses where the rubric's own
error was never measured.
"""

import argparse
import json

from grader.cli import kit
from grader.cli.answers import add_source, gather
from grader.cli.sheets import sheets
from grader.decide.answers import Answer
from grader.decide.comparable import differences
from grader.decide.ladders import ladders
from grader.decide.memory import parse_bytes, parse_count, parse_share
from grader.decide.recommend import Wish, recommend
from grader.errors import UsageError
from grader.report.decisions.choices import recommendations


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``recommend``."""
    add = parser.add_argument
    add_source(parser)
    add("--memory", required=True, metavar="SIZE", help="what the machine has, like 24GB")
    add("--context", default="8k", metavar="TOKENS", help="context to hold, like 16k (8k)")
    add("--reserve", default="0GB", metavar="SIZE", help="memory that something else takes (0GB)")
    add("--headroom", default="0%", metavar="SHARE", help="share to leave free (0%%)")
    add("--min-tps", type=float, default=0.0, metavar="N", help="tokens per second at least")
    add("--margin", type=float, default=0.10, metavar="SHARE", help="loss that is no loss (0.10)")
    add("--price-kwh", type=float, default=0.0, metavar="PRICE", help="tell what tokens cost")
    add("--watts", type=float, default=0.0, metavar="W", help="what the machine draws")
    add("--allow-unmeasured", action="store_true", help="recommend without an error sheet")
    add("--allow-confounded", action="store_true", help="compare what differs in more than bits")
    add("--format", choices=("terminal", "json"), default="terminal")


def run(options: argparse.Namespace) -> int:
    """Recommend for every task that is asked for, and print."""
    wish = Wish(
        memory=parse_bytes(options.memory),
        context=parse_count(options.context),
        reserve=parse_bytes(options.reserve),
        headroom=parse_share(options.headroom),
        min_speed=options.min_tps,
        margin=options.margin,
        price_kwh=options.price_kwh,
        watts=options.watts,
    )
    if bool(wish.price_kwh) != bool(wish.watts):
        raise UsageError("--price-kwh and --watts are wanted together")
    if not 0 < wish.margin < 1:
        raise UsageError(f"--margin {wish.margin:g}: a share between 0 and 1 is wanted")
    if wish.budget <= 0:
        raise UsageError("--reserve and --headroom leave nothing of --memory")
    if options.task is None:
        raise UsageError("--task NAME, or --task all for the matrix, is wanted")
    answers = gather(options).answers
    _refuse_confounded(answers, allow=options.allow_confounded)
    measured = sheets(answers)
    found = [
        recommend(
            task,
            [one for one in answers if one.task == task],
            wish,
            measured,
            allow_unmeasured=options.allow_unmeasured,
        )
        for task in sorted({one.task for one in answers})
    ]
    if options.format == "json":
        document = {"schema": 1, "recommendations": [one.to_json() for one in found]}
        kit.say(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        kit.say(recommendations(found, width=kit.width(), colour=kit.colour()))
    refused = all(one.answer == "instrument not measured" for one in found)
    return kit.WRONG_USE if refused else kit.OK


def _refuse_confounded(answers: list[Answer], *, allow: bool) -> None:
    for ladder in ladders(answers, together=True):
        found = differences(ladder)
        if found and allow:
            kit.note(f"{ladder.model} at {ladder.task}: {'; '.join(map(str, found))}")
        elif found:
            raise UsageError(
                f"{ladder.model} at {ladder.task}: the rungs differ in more than the quant "
                f"({'; '.join(map(str, found))}); --allow-confounded compares all the same"
            )
