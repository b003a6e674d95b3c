"""Read a PLAN.toml."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Literal, TypeVar

from grader.errors import ContractError
from runners.plan.rungs import VARIANT_KEYS, rungs_of
from runners.plan.table import Table
from runners.plan.values import Constraint, Patience, Plan, Sampling, Task, Variant

PLAN_KEYS = (
    "id", "model", "out", "rubric", "variant", "sampling", "repeats", "seed", "api", "logprobs",
    "extra", "patience", "llama_server",
)  # fmt: skip
TASK_KEYS = ("id", "items", "repeats", "json_schema", "grammar")
SAMPLING_KEYS = tuple(one.name for one in fields(Sampling))
PATIENCE_KEYS = tuple(one.name for one in fields(Patience))
T = TypeVar("T")
_SLUG = re.compile(r"[^\w.+-]+")


def read_plan(path: Path) -> Plan:
    """Read a plan's file; paths in it are relative to its folder.

    Raises:
        ContractError: it cannot be read, or breaks the rules; file, key and a remedy are named.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContractError(f"{path}: cannot be read: {error}") from error
    return parse_plan(text, str(path), path.parent, default_id=path.stem)


def parse_plan(text: str, where: str, folder: Path, default_id: str = "plan") -> Plan:
    """Read a plan's text; ``where`` names it in errors, ``folder`` is where its paths begin.

    Raises:
        ContractError: as above.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContractError(f"{where}: not TOML: {error}") from error
    top = Table(data, where, PLAN_KEYS)
    id_ = top.text("id") or default_id
    tasks = tuple(_task(one, folder) for one in top.tables("rubric", TASK_KEYS))
    if not tasks:
        raise ContractError(f'{where}: nothing is asked; add [[rubric]] with id = "tetris"')
    _distinct((one.rubric for one in tasks), f"{where}: rubric")
    model = top.text("model")
    server = top.text("llama_server") or "llama-server"
    variants: list[Variant] = []
    for one in top.tables("variant", VARIANT_KEYS):
        variants += rungs_of(one, model, server, folder)
    if not variants:
        raise ContractError(f"{where}: nobody is asked; add [[variant]] with url or gguf")
    _distinct((f"{one.model}/{one.label}" for one in variants), f"{where}: variant", _TWINS)
    out = top.text("out")
    api = top.one_of("api", ("chat", "completion"), "chat")
    return Plan(
        id=id_,
        tasks=tasks,
        variants=tuple(variants),
        out=(folder / out) if out else Path("artifacts") / slug(id_),
        sampling=_sampling(top.table("sampling", SAMPLING_KEYS)),
        repeats=top.whole("repeats") or 1,
        seed=_default(top.whole("seed", 0), 1),
        api=_api(api),
        logprobs=top.whole("logprobs"),
        extra=top.free("extra"),
        patience=_patience(top.table("patience", PATIENCE_KEYS)),
        where=where,
    )


def slug(name: str) -> str:
    """Make a name fit for a folder: what is no letter, digit, dot, plus or dash becomes a dash."""
    clean = _SLUG.sub("-", name).strip("-.")
    return clean or "unnamed"


_TWINS = "; give one of them a `label` of its own"


def _distinct(names: Iterable[str], where: str, remedy: str = "") -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ContractError(f"{where}: {name!r} stands there twice{remedy}")
        seen.add(name)


def _task(table: Table, folder: Path) -> Task:
    rubric = table.text("id")
    if rubric is None:
        raise ContractError(f'{table.where}: id is missing: the rubric\'s name, like "tetris"')
    named = isinstance(table.raw("items"), list)
    items = table.texts("items") if named else table.whole("items")
    return Task(rubric, items, table.whole("repeats"), _constraint(table, folder))


def _constraint(table: Table, folder: Path) -> Constraint:
    if "json_schema" in table and "grammar" in table:
        raise ContractError(f"{table.where}: json_schema or grammar, not both")

    def read(key: str) -> str | None:
        name = table.text(key)
        if name is None:
            return None
        try:
            return (folder / name).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ContractError(f"{table.where}: {key} {name!r} cannot be read: {error}") from error

    return Constraint(read("json_schema"), read("grammar"))


def _sampling(table: Table) -> Sampling:
    told = Sampling()
    return Sampling(
        temperature=_default(table.number("temperature", 0.0, 10.0), told.temperature),
        top_p=_default(table.number("top_p", 0.0, 1.0), told.top_p),
        top_k=_default(table.whole("top_k", 0), told.top_k),
        min_p=_default(table.number("min_p", 0.0, 1.0), told.min_p),
        presence_penalty=_default(table.number("presence_penalty", -2.0, 2.0), 0.0),
        frequency_penalty=_default(table.number("frequency_penalty", -2.0, 2.0), 0.0),
        repeat_penalty=_default(table.number("repeat_penalty", 0.0, 10.0), told.repeat_penalty),
        max_tokens=_default(table.whole("max_tokens"), told.max_tokens),
        stop=table.texts("stop"),
    )


def _patience(table: Table) -> Patience:
    told = Patience()
    return Patience(
        first_token=_default(table.number("first_token", 0.01), told.first_token),
        stall=_default(table.number("stall", 0.01), told.stall),
        start=_default(table.number("start", 0.1), told.start),
        attempts=_default(table.whole("attempts"), told.attempts),
        longest_wait=_default(table.number("longest_wait", 0.0), told.longest_wait),
    )


def _default(value: T | None, default: T) -> T:
    return default if value is None else value


def _api(word: str) -> Literal["chat", "completion"]:
    return "completion" if word == "completion" else "chat"
