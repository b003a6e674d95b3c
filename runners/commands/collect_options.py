"""Make a plan of the command line: one server that runs, or files to serve."""

import argparse
import asyncio
import os
from pathlib import Path

from grader.errors import ContractError, UsageError
from grader.origin import Origin
from grader.registry import Registry, installed
from runners.client.ask import open_client
from runners.client.faults import StopError
from runners.gguf.facts import named_quant
from runners.imports.naming import model_name
from runners.plan.panel import panel
from runners.plan.parse import slug
from runners.plan.rungs import api_root, rungs_of
from runners.plan.table import Table
from runners.plan.values import Attached, Patience, Plan, Sampling, Task, Variant
from runners.servers.identity import identify

WHERE = "grade collect"


def plan_of_options(options: argparse.Namespace) -> Plan:
    """Make a plan.

    Raises:
        UsageError: neither server nor files, or no rubric; or the server is not there.
        ContractError: a file is not there, or a number makes no sense.
    """
    if not options.url and not options.gguf:
        raise UsageError("whom to ask? give a PLAN.toml, --url or --gguf")
    if not options.rubric and not options.panel:
        raise UsageError("what to ask? give --rubric, like --rubric tetris, or --panel quick")
    if options.panel and options.items is not None:
        raise UsageError("--items and --panel: the panel says how many items each rubric has")
    for name, least in (("items", 1), ("repeats", 1), ("slots", 1), ("max_tokens", 1),
                        ("context", 1), ("seed", 0), ("temperature", 0)):  # fmt: skip
        value = getattr(options, name)
        if value is not None and value < least:
            raise UsageError(f"--{name.replace('_', '-')} must be at least {least}, not {value}")
    variants = (_attached(options),) if options.url else _served(options)
    model = variants[0].model
    out = options.out or Path("artifacts") / slug(model)
    usual = Sampling()
    return Plan(
        id=slug(out.name),
        tasks=_tasks(options),
        variants=variants,
        out=out,
        sampling=Sampling(
            temperature=usual.temperature if options.temperature is None else options.temperature,
            max_tokens=options.max_tokens or usual.max_tokens,
        ),
        seed=1 if options.seed is None else options.seed,
        where=WHERE,
    )


def _tasks(options: argparse.Namespace) -> tuple[Task, ...]:
    named = tuple(Task(one, options.items, options.repeats) for one in options.rubric)
    if not options.panel:
        return named
    asked = panel(options.panel, Registry.of(installed()).rubrics.values(), options.repeats)
    return (*asked, *(one for one in named if one.rubric not in {it.rubric for it in asked}))


def _attached(options: argparse.Namespace) -> Variant:
    if len(options.gguf) > 1:
        raise UsageError("--url serves one file; name that one by --gguf")
    if options.context:
        raise UsageError("--context is for --gguf; a server that runs has its own")
    key_name = options.api_key_env or "OPENAI_API_KEY"
    if not options.url.startswith(("http://", "https://")):
        raise UsageError(
            f"--url {options.url}: an address is wanted, like http://127.0.0.1:8080/v1"
        )
    url = api_root(options.url)
    gguf = Path(options.gguf[0]) if options.gguf else None
    if gguf is not None and not gguf.is_file():
        raise ContractError(f"--gguf {gguf}: no such file")
    served = "" if gguf and options.model else asyncio.run(_served_name(url, key_name))
    name = gguf.name if gguf else Path(served).name
    quant = options.quant or named_quant(name)
    if quant is None:
        raise UsageError(f"which rung is it? {served!r} does not tell; give --quant")
    return Variant(
        label=quant,
        model=options.model or model_name(name),
        server=Attached(url, gguf),
        declared=Origin(quant=quant),
        key_name=key_name,
        slots=options.slots,
    )


def _served(options: argparse.Namespace) -> tuple[Variant, ...]:
    data = {
        "gguf": options.gguf,
        "quant": options.quant,
        "slots": options.slots,
        "context": options.context,
        "api_key_env": options.api_key_env,
    }
    known = {key: value for key, value in data.items() if value is not None}
    table = Table(known, WHERE, tuple(data))
    program = os.environ.get("LLAMA_SERVER", "llama-server")
    model = options.model or model_name(Path(options.gguf[0]).name)
    return tuple(rungs_of(table, model, program, Path()))


async def _served_name(url: str, key_name: str) -> str:
    async with open_client(url, os.environ.get(key_name)) as client:
        try:
            identity = await identify(client, Patience().start)
        except StopError as error:
            raise UsageError(f"{error}; is the server running?") from error
    return identity.models[0] if identity.models else "model"
