"""Make an origin of what the file, the server and the plan say, in that order of trust."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.errors import ContractError
from grader.origin import Origin
from runners.client.answer import Answer
from runners.gguf.facts import Facts, read_facts, recipe_json
from runners.plan.values import Plan, Variant
from runners.servers.identity import Identity


def facts_at_hand(variant: Variant, identity: Identity) -> Facts | None:
    """Read the GGUF behind a rung: the plan's, or the one that the server names where it is here.

    Raises:
        ContractError: the plan's file is damaged.
    """
    if variant.server.gguf is not None:
        return read_facts(variant.server.gguf)
    path = Path(identity.model_path) if identity.model_path else None
    if path is None or not path.is_file():
        return None
    try:
        return read_facts(path)
    except ContractError:
        return None


def origin_of(
    plan: Plan, variant: Variant, identity: Identity, facts: Facts | None, weights: Origin
) -> Origin:
    """Make the origin of a rung, the same for all of its answers.

    ``weights`` is what safetensors and their config say; empty where there are none. What a file
    says of numbers beats the plan; what people say of names, makers and training beats the file.
    """
    told = variant.declared
    known: dict[str, Any] = {**weights.to_json(), **_of_server(identity)}
    if facts is not None:
        known |= _of_file(facts)
    named = {
        key: value
        for key, value in told.to_json().items()
        if key not in known or key in ("quant", "quant_maker", "family", "scheme", "backend")
    }
    merged = {**known, **named, "model": variant.model, "sampling": plan.sampling.to_json()}
    return Origin.from_json({k: v for k, v in merged.items() if v is not None}, variant.label)


def of_answer(origin: Origin, answer: Answer, seed: int) -> Origin:
    """Add to a rung's origin how one answer went; its digest stays the same."""
    timings = {
        "first_token_ms": _round(answer.first_token_ms),
        "total_ms": _round(answer.total_ms),
        "tokens_per_second": _round(speed(answer)),
    }
    return replace(
        origin,
        seed=seed,
        tokens=answer.completion_tokens,
        finish_reason=answer.finish_reason or answer.cut,
        timings=tuple((key, value) for key, value in timings.items() if value is not None),
    )


def speed(answer: Answer) -> float | None:
    """Tokens a second: as the server timed them, else at the client from the first token on."""
    told = (answer.raw.get("timings") or {}).get("predicted_per_second")
    if isinstance(told, int | float) and told > 0:
        return float(told)
    if answer.completion_tokens is None or answer.first_token_ms is None:
        return None
    spent = answer.total_ms - answer.first_token_ms
    return (answer.completion_tokens - 1) * 1000 / spent if spent > 0 else None


def _of_server(identity: Identity) -> dict[str, Any]:
    size, params = identity.tensor_bytes, identity.params
    return {
        "server": identity.server,
        "build": identity.build,
        "context": identity.context,
        "template_digest": identity.template_digest,
        **({"params": params, "file_bytes": size} if params and size else {}),
        **({"bits": round(size * 8 / params, 4)} if params and size else {}),
    }


def _of_file(facts: Facts) -> dict[str, Any]:
    cache = facts.cache
    return {
        "family": facts.architecture,
        "params": facts.params,
        "active_params": facts.active_params,
        "file_digest": facts.digest,
        "file_bytes": facts.file_bytes,
        "quant": facts.quant,
        "quant_maker": facts.quantized_by,
        "bits": facts.bits,
        "recipe": recipe_json(facts.recipe),
        **({"layers": cache.layers, "heads": max(cache.heads)} if cache else {}),
        **({"template_digest": facts.template_digest} if facts.template_digest else {}),
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
