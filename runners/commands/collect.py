"""Ask servers for answers, rung after rung, and lay them down for the grader.

With a PLAN.toml (see docs/collecting.md), or straight from the command line:

  grade collect --url http://127.0.0.1:8080/v1 --rubric tetris --quant Q4_K_M
  grade collect --gguf model-Q4_K_M.gguf model-Q2_K.gguf --rubric tetris
  grade collect --panel quick --url http://127.0.0.1:8080/v1 --quant Q4_K_M

Any OpenAI-compatible server will do. Stop it when you like: the same command goes on where it
was. Exit codes: 0 all answers are there, 2 wrong use, 3 some are missing.
"""

import argparse
import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from grader.cli import kit
from grader.errors import ContractError, Stopped, UsageError
from grader.registry import Registry, from_folder, installed
from grader.rubric import Rubric, suggestion
from runners.collect import collect
from runners.collection import opened
from runners.commands.announcing import announced, summary
from runners.commands.collect_options import plan_of_options
from runners.commands.progress import watching
from runners.plan.panel import SIZES
from runners.plan.parse import read_plan
from runners.plan.values import Plan
from runners.plan.work import Asking, choose
from runners.sitting import Tally, Work


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``collect``."""
    add = parser.add_argument
    add("plan", metavar="PLAN.toml", nargs="?", type=Path, help="what is asked of whom")
    add("--url", metavar="URL", help="a server that runs: http://127.0.0.1:8080/v1")
    add(
        "--gguf",
        metavar="FILE",
        nargs="+",
        default=[],
        help="files to serve with llama-server, one after another; with --url, the one it serves",
    )
    add("--rubric", metavar="NAME|FOLDER", action="append", default=[], help="what is asked for")
    add("--panel", choices=SIZES, help="a few questions of everything that falls as bits shrink")
    add("--model", metavar="NAME", help="the model, without its quant")
    add("--quant", metavar="NAME", help="the rung: Q4_K_M, AWQ, FP8 …")
    add("--items", metavar="N", type=int, help="how many items of each rubric")
    add("--repeats", metavar="N", type=int, help="how often each is asked")
    add("--out", metavar="DIR", type=Path, help="where to (artifacts/<collection>)")
    add("--slots", metavar="N", type=int, help="requests at once (what the server has)")
    add("--temperature", metavar="T", type=float, help="sampling temperature (0.7)")
    add("--max-tokens", metavar="N", type=int, help="your limit of one answer (16384)")
    add("--seed", metavar="N", type=int, help="seed of the first repeat (1)")
    add("--context", metavar="N", type=int, help="tokens of a slot, with --gguf (20480)")
    add("--api-key-env", metavar="NAME", help="variable that holds the key (OPENAI_API_KEY)")
    add("--cache", metavar="DIR", type=Path, help="keep answers here, and take them from here")
    add("--dry-run", action="store_true", help="say what would be asked, and ask nothing")
    add("--format", choices=("terminal", "json"), default="terminal")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Collect, and print what came of every rung."""
    plan = _plan(options)
    rubrics = _rubrics([one.rubric for one in plan.tasks], plan.where)
    plan = replace(
        plan,
        tasks=tuple(
            replace(one, rubric=rubric.id) for one, rubric in zip(plan.tasks, rubrics, strict=True)
        ),
    )
    askings = [
        choose(one, rubric, plan.repeats, plan.seed, plan.where)
        for one, rubric in zip(plan.tasks, rubrics, strict=True)
    ]
    for line in announced(plan, askings):
        kit.complain(line)
    if options.dry_run:
        return kit.OK
    tallies = _collect(plan, askings, options.cache)
    if options.format == "json":
        kit.say(json.dumps(_document(plan, tallies), indent=2, ensure_ascii=False))
    else:
        kit.say(summary(plan, tallies))
    return kit.UNSURE if any(one.missing for one in tallies) else kit.OK


def _collect(plan: Plan, askings: Sequence[Asking], cache: Path | None) -> list[Tally]:
    with opened(plan, askings) as collection, watching() as watch:
        try:
            return asyncio.run(collect(Work(plan, askings, collection, watch, cache)))
        except KeyboardInterrupt as stop:
            raise Stopped(
                f"stopped; what was answered lies in {plan.out}, the same command goes on there"
            ) from stop


def _plan(options: argparse.Namespace) -> Plan:
    if options.plan is None:
        return plan_of_options(options)
    alone = ("url", "gguf", "rubric", "panel", "model", "quant", "context", "slots", "api_key_env")
    wrong = [name for name in alone if getattr(options, name)]
    if wrong:
        raise UsageError(f"--{wrong[0].replace('_', '-')} and a plan: write it into {options.plan}")
    plan = read_plan(options.plan)
    sampling = {
        name: value
        for name in ("temperature", "max_tokens")
        if (value := getattr(options, name)) is not None
    }
    tasks = plan.tasks
    if options.items is not None:
        tasks = tuple(replace(one, items=options.items) for one in tasks)
    if options.repeats is not None:
        tasks = tuple(replace(one, repeats=options.repeats) for one in tasks)
    return replace(
        plan,
        tasks=tasks,
        out=options.out or plan.out,
        seed=plan.seed if options.seed is None else options.seed,
        sampling=replace(plan.sampling, **sampling),
    )


def _rubrics(names: Sequence[str], where: str) -> list[Rubric]:
    """Find rubrics by name, or in folders that are given as paths."""
    registry = Registry.of(installed())
    found: list[Rubric] = []
    for name in names:
        folder = Path(name)
        if "/" in name or (name not in registry.rubrics and folder.is_dir()):
            found += from_folder(folder).rubrics[:1]
        elif name in registry.rubrics:
            found.append(registry.rubrics[name])
        else:
            raise ContractError(f"{where}: no rubric {name!r}{suggestion(name, registry.rubrics)}")
    return found


def _document(plan: Plan, tallies: Sequence[Tally]) -> dict[str, object]:
    return {
        "schema": 1,
        "collection": plan.id,
        "out": str(plan.out),
        "rungs": [
            {
                "rung": one.rung,
                "answers": one.there + one.answered,
                "asked": one.answered,
                "cached": one.cached,
                "missing": one.missing,
                "tokens": one.tokens,
                "cut": one.cut,
                "gaps": one.gaps,
                "stopped": one.stopped or None,
                "peak_memory_bytes": one.peak_memory,
            }
            for one in tallies
        ],
    }
