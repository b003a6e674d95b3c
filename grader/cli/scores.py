"""Load what others measured of rungs, and hold it against what was graded.

`grade scores load aider_polyglot` brings the published Aider Polyglot ladder of DeepSeek-V3.1 by
bits; a TOML or CSV file brings anything else. `grade scores show` places the largest step of each
ladder (single numbers: without an interval) and gives the rank correlation with our pass rates.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from grader.cli import kit
from grader.cli.answers import DB, opened
from grader.decide.external import SHIPPED, Score, agreement, point_ladders, read_scores
from grader.errors import UsageError
from grader.store.db import Store, open_store, query
from grader.store.errors import StoreError
from grader.store.external import keep_scores, kept_scores


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the verbs below ``scores``."""
    verbs = parser.add_subparsers(required=True, metavar="VERB", dest="verb")

    def add(
        name: str, do: Callable[[argparse.Namespace], int], what: str
    ) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, help=what, description=what)
        one.set_defaults(do=do)
        one.add_argument("--db", type=Path, default=DB, help=f"database ({DB})")
        return one

    load = add("load", _load, "keep the scores of a file, or of a shipped ladder")
    load.add_argument("name", metavar="NAME|FILE", help=f"{', '.join(SHIPPED)}, or TOML or CSV")
    show = add("show", _show, "where they break, and how well they agree with ours")
    show.add_argument("--format", choices=("terminal", "json"), default="terminal")


def run(options: argparse.Namespace) -> int:
    """Run the verb below."""
    code: int = options.do(options)
    return code


def _load(options: argparse.Namespace) -> int:
    scores = read_scores(options.name)
    rows = [
        (one.model, one.quant, one.file_digest, one.task, one.metric, one.value,
         one.higher_is_better, one.source)
        for one in scores
    ]  # fmt: skip
    try:
        with open_store(options.db) as db:
            new = keep_scores(db, rows)
    except StoreError as error:
        raise UsageError(str(error)) from error
    kit.say(f"{new} of {len(scores)} scores are new in {options.db}")
    return kit.OK


def _show(options: argparse.Namespace) -> int:
    with opened(options.db) as db:
        scores = [
            Score(model, quant, task, metric, value, better, source, digest)
            for model, quant, digest, task, metric, value, better, source in kept_scores(db)
        ]
        ours = _rates(db)
    if not scores:
        raise UsageError(f"{options.db} holds no external scores: grade scores load NAME|FILE")
    ladders, agreed = point_ladders(scores), agreement(scores, ours)
    if options.format == "json":
        document = {
            "schema": 1,
            "ladders": [
                {
                    "model": one.model,
                    "metric": one.metric,
                    "source": one.source,
                    "largest_step": [one.above, one.below],
                    "share_lost": one.step,
                    "retained": one.retained,
                    "interval": None,
                    "rungs": [{"quant": rung.quant, "value": rung.value} for rung in one.scores],
                }
                for one in ladders
            ],
            "agreement": [
                {"model": model, "metric": metric, "task": task, "spearman": rho.to_json()}
                for model, metric, task, rho in agreed
            ],
        }
        kit.say(json.dumps(document, indent=2, ensure_ascii=False))
        return kit.OK
    for one in ladders:
        kit.say(f"{one.model}, {one.metric} ({one.source})")
        kit.say("  " + "  ".join(f"{rung.quant} {rung.value:g}" for rung in one.scores))
        kit.say(
            f"  the largest step lies between {one.above} and {one.below}: {one.step:.1%} of the "
            "baseline; single numbers, so without an interval"
        )
    for model, metric, task, rho in agreed:
        kit.say(
            f"{model}: {metric} and our {task} rank rungs alike by {rho.value:.2f} "
            f"({rho.low:.2f} to {rho.high:.2f}, {rho.n} rungs)"
        )
    if not agreed:
        kit.say("no rank correlation: it takes four rungs of one model that both measured")
    return kit.OK


def _rates(db: Store) -> dict[tuple[str, str], dict[str, float]]:
    sql = """select model, task, quant, pass_rate from quant_ladder
    where not illustration and pass_rate is not null and quant is not null"""
    rates: dict[tuple[str, str], dict[str, float]] = {}
    rows: Sequence[tuple[str, str, str, float]] = query(db, sql).rows
    for model, task, quant, rate in rows:
        rates.setdefault((model, task), {})[quant] = rate
    return rates
