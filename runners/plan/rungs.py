"""Rungs of a plan: a ``[[variant]]`` may stand for several files, caches and contexts."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from grader.errors import ContractError
from grader.origin import Origin
from runners.gguf.facts import named_quant
from runners.gguf.header import shards
from runners.plan.table import Table
from runners.plan.values import Attached, Managed, Variant

VARIANT_KEYS = (
    "label", "model", "quant", "url", "gguf", "command", "health", "weights", "served_as",
    "api_key_env", "slots", "context", "kv_cache", "flash_attention", "threads", "flags",
    "environment", "origin",
)  # fmt: skip
_ONLY_LLAMA = ("context", "kv_cache", "flash_attention", "threads", "flags")
DEFAULT_CONTEXT = 20_480
"""Tokens per slot of a managed llama-server: the default token limit and a prompt of 4,096."""


def rungs_of(table: Table, model: str | None, program: str, folder: Path) -> Iterator[Variant]:
    """Make the rungs of one ``[[variant]]``: the product of its files, caches and contexts.

    Args:
        table: what the plan says.
        model: the plan's model, where the variant names none.
        program: the llama-server that is started for a GGUF.
        folder: where relative paths begin.

    Raises:
        ContractError: it names no server, or two, or files that are not there.
    """
    kinds = [key for key in ("url", "command") if key in table]
    if len(kinds) == 2 or not (kinds or "gguf" in table):
        raise ContractError(f"{table.where}: one of url, command and gguf is needed")
    if kinds:
        wrong = [key for key in _ONLY_LLAMA if key in table]
        if wrong:
            raise ContractError(
                f"{table.where}: {wrong[0]} is for servers that are started for a gguf; put it "
                "into [variant.origin] where it only describes what runs"
            )
        yield _other(table, model, folder)
        return
    yield from _llama(table, model, program, folder)


def api_root(url: str) -> str:
    """Complete an address that names only a host: the API lies below /v1 there."""
    bare = url.rstrip("/")
    return bare if urlsplit(bare).path else f"{bare}/v1"


def _other(table: Table, model: str | None, folder: Path) -> Variant:
    files = [_file(table, name, folder) for name in table.texts("gguf")]
    weights = table.text("weights")
    url, health = table.text("url"), table.text("health")
    gguf, around = (files[0] if files else None), (folder / weights if weights else None)
    if around is not None and not around.is_dir():
        raise ContractError(f"{table.where}: weights {weights!r} is no folder")
    server: Attached | Managed
    if url is not None:
        if not url.startswith(("http://", "https://")):
            raise table.fail("url", "an address like http://127.0.0.1:8080/v1")
        server = Attached(api_root(url), gguf, around)
    else:
        if health is None:
            raise ContractError(
                f"{table.where}: health is missing: the address that answers once the server is "
                'ready, like "http://127.0.0.1:{port}/health"'
            )
        server = Managed(table.texts("command"), health, gguf, around, _environment(table))
    quant = table.text("quant") or (named_quant(files[0].name) if files else None)
    return _variant(table, model, server, quant, "", {})


def _llama(table: Table, model: str | None, program: str, folder: Path) -> Iterator[Variant]:
    files = [one for name in table.texts("gguf") for one in _files(table, name, folder)]
    if not files:
        raise table.fail("gguf", "a path, or an array of paths")
    quant = table.text("quant")
    if quant and len(files) > 1:
        raise ContractError(f"{table.where}: quant names one file, and gguf holds {len(files)}")
    caches = table.texts("kv_cache") or ("f16",)
    contexts = table.wholes("context") or (DEFAULT_CONTEXT,)
    attention = table.texts("flash_attention") or ("auto",)
    for file, cache, context, flash in product(files, caches, contexts, attention):
        suffixes = [f"kv-{cache.replace('/', '-')}"] if len(caches) > 1 else []
        suffixes += [f"ctx-{context}"] if len(contexts) > 1 else []
        suffixes += [f"fa-{flash}"] if len(attention) > 1 else []
        keys, _, values = cache.partition("/")
        slots = table.whole("slots") or 1
        command = (
            program, "-m", str(file), "--host", "127.0.0.1", "--port", "{port}",
            "-c", str(context * slots), "--parallel", str(slots),
            "-ctk", keys, "-ctv", values or keys, "-fa", flash,
            *(("-t", str(threads)) if (threads := table.whole("threads")) else ()),
            *table.texts("flags"),
        )  # fmt: skip
        health = "http://127.0.0.1:{port}/health"
        server = Managed(command, health, file, None, _environment(table))
        named = quant or named_quant(file.name) or file.stem
        ending = "".join(f"+{one}" for one in suffixes)
        yield _variant(table, model, server, named, ending, {"kv_cache": cache})


def _variant(
    table: Table,
    model: str | None,
    server: Attached | Managed,
    quant: str | None,
    ending: str,
    settings: dict[str, str],
) -> Variant:
    declared = Origin.from_json(
        {**settings, **({"quant": quant} if quant else {}), **table.free("origin")}, table.where
    )
    label = table.text("label") or quant or declared.scheme
    named = table.text("model") or declared.model or model
    if label is None:
        raise ContractError(f'{table.where}: quant is missing: the rung\'s name, like "Q4_K_M"')
    if named is None:
        raise ContractError(f"{table.where}: model is missing; name it here or for the whole plan")
    return Variant(
        label=label + ending,
        model=named,
        server=server,
        declared=declared,
        served_as=table.text("served_as"),
        key_name=table.text("api_key_env") or "OPENAI_API_KEY",
        slots=table.whole("slots"),
    )


def _environment(table: Table) -> tuple[tuple[str, str], ...]:
    held = table.free("environment")
    if not all(isinstance(value, str) for value in held.values()):
        raise table.fail("environment", "a table of texts")
    return tuple(sorted(held.items()))


def _files(table: Table, name: str, folder: Path) -> list[Path]:
    """Files of a path or a pattern; of a split set only the first, which servers want."""
    if not any(sign in name for sign in "*?["):
        return [_file(table, name, folder)]
    path = Path(name)
    base, pattern = (Path(path.anchor), str(path.relative_to(path.anchor))) if path.is_absolute() \
        else (folder.absolute(), name)  # fmt: skip
    found = sorted({shards(one)[0] for one in base.glob(pattern) if one.suffix == ".gguf"})
    if not found:
        raise ContractError(f"{table.where}: gguf {name!r} matches no file")
    return found


def _file(table: Table, name: str, folder: Path) -> Path:
    path = (folder / name).absolute()
    if not path.is_file():
        raise ContractError(f"{table.where}: gguf {name!r}: no such file")
    return shards(path)[0]
