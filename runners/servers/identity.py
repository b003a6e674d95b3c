"""Find out what a server is and what it serves, before the first question.

Names are not trusted: llama-server answers to any model's name, and its files call themselves
what they were before their tensors were changed.
"""

import asyncio
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openai

from grader.rubric import suggestion
from runners.client.faults import Course, StopError, fault_of
from runners.gguf.facts import Facts, named_quant

ABSENT = 3.0
"""Seconds that a server which nobody finds gets to appear."""

LOOK = 0.25
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a server says of itself. None is what it does not say.

    ``context`` is tokens of one slot; ``params`` and ``tensor_bytes`` are of the loaded file.
    """

    server: str | None = None
    build: str | None = None
    models: tuple[str, ...] = ()
    context: int | None = None
    slots: int | None = None
    params: int | None = None
    tensor_bytes: int | None = None
    file_type: str | None = None
    model_path: str | None = None
    template_digest: str | None = None


async def identify(client: openai.AsyncOpenAI, patience: float = 0.0) -> Identity:
    """Ask a server for what it is.

    Args:
        client: of the server.
        patience: seconds that it may still be loading. Where nobody is there at all, only ABSENT of
            them are waited, for a server that is being started at this moment.

    Raises:
        StopError: it does not list its models: nobody is there, the key is wrong, or the address.
    """
    listed = await _listed(client, patience)
    models = [one for one in _mapping(listed).get("data") or () if isinstance(one, Mapping)]
    first = models[0] if models else {}
    root = str(client.base_url).rstrip("/").removesuffix("/v1")
    props = await _optional(client, f"{root}/props")
    version = {} if props else await _optional(client, f"{root}/version")
    return read_identity(models, first, props, version)


async def _listed(client: openai.AsyncOpenAI, patience: float) -> object:
    clock = asyncio.get_running_loop().time
    begun = clock()
    while True:
        try:
            return await client.get("/models", cast_to=object)
        except openai.APIError as error:
            fault = fault_of(error)
            left = begun + (patience if fault.reached else min(patience, ABSENT)) - clock()
            if fault.course is not Course.AGAIN or left <= 0:
                raise StopError(f"{client.base_url}models: {fault.reason}") from error
        await asyncio.sleep(min(LOOK, left))


def read_identity(
    models: list[Mapping[str, Any]],
    first: Mapping[str, Any],
    props: Mapping[str, Any],
    version: Mapping[str, Any],
) -> Identity:
    """Make an identity of what the endpoints said; each may be empty."""
    meta = _mapping(first.get("meta"))
    template = props.get("chat_template")
    settings = _mapping(props.get("default_generation_settings"))
    owner = str(first.get("owned_by") or "")
    return Identity(
        server={"llamacpp": "llama.cpp"}.get(owner, owner) or ("llama.cpp" if props else None),
        build=_text(props.get("build_info")) or _text(version.get("version")),
        models=tuple(str(one.get("id")) for one in models),
        context=_count(settings.get("n_ctx"))
        or _count(meta.get("n_ctx"))
        or _count(first.get("max_model_len")),
        slots=_count(props.get("total_slots")),
        params=_count(meta.get("n_params")),
        tensor_bytes=_count(meta.get("size")),
        file_type=_text(meta.get("ftype")),
        model_path=_text(props.get("model_path")),
        template_digest=hashlib.sha256(template.encode()).hexdigest()
        if isinstance(template, str) and template
        else None,
    )


def model_to_ask(identity: Identity, served_as: str | None, url: str) -> str:
    """Choose the name that is sent as ``model``.

    Raises:
        StopError: the server does not serve what the plan names.
    """
    if served_as is None:
        return identity.models[0] if identity.models else "default"
    if identity.models and served_as not in identity.models:
        raise StopError(
            f"{url} serves no {served_as!r}{suggestion(served_as, identity.models)}; see served_as"
        )
    return served_as


def check_file(identity: Identity, facts: Facts, url: str) -> None:
    """Make sure that a server serves the file that it should.

    Raises:
        StopError: its path, parameters or bytes are another's.
    """
    told = identity.model_path
    if told and Path(told).name != facts.path.name:
        raise StopError(f"{url} serves {told}, not {facts.path}; is another server on that port?")
    for what, theirs, ours in (
        ("parameters", identity.params, facts.params),
        ("bytes of tensors", identity.tensor_bytes, facts.tensor_bytes),
    ):
        if theirs is not None and theirs != ours:
            raise StopError(
                f"{url} serves a file of {theirs:,} {what}, and {facts.path} has {ours:,}"
            )


def called_otherwise(identity: Identity, quant: str) -> str:
    """Say that the server calls its file another quant than the plan does, or nothing."""
    told = identity.file_type or ""
    plain = re.sub(r"\s+-\s+([SML])\w+$", r"_\1", told).replace(" ", "_")
    theirs, ours = named_quant(f"{plain}.gguf"), named_quant(f"{quant}.gguf")
    if theirs is None or ours is None or ours.removeprefix("UD-").startswith(theirs):
        return ""
    return f"the server calls its file {told!r}; such names may lie, bits are from its sizes"


async def _optional(client: openai.AsyncOpenAI, url: str) -> Mapping[str, Any]:
    try:
        return _mapping(await client.get(url, cast_to=object))
    except (openai.APIError, ValueError):
        return {}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
