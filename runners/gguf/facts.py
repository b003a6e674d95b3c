"""Everything that the headers of a GGUF file, or of a set of them, say about the model in it."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import ContractError
from runners.gguf.header import Header, Tensor, Value, read_header, shards
from runners.gguf.recipe import ROUTED, Group, groups, is_uniform, part_of
from runners.gguf.types import FILE_TYPES

SAMPLED = 4096
"""Bytes at the beginning of each tensor that go into the digest."""

_NAMED = re.compile(
    r"(?:^|[-_.])((?:UD[-_])?(?:I?Q[1-8]_[A-Z0-9]+(?:_[A-Z0-9]+)*|TQ[12]_0|MXFP4(?:_MOE)?|NVFP4"
    r"|B?F16|F32))(?=[-_.]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cache:
    """Geometry of the KV cache: layers, KV heads (per layer where they differ), head sizes."""

    layers: int
    heads: tuple[int, ...]
    key_length: int
    value_length: int

    @property
    def elements(self) -> int:
        """Elements that one token takes, keys and values of all layers."""
        per_head = self.key_length + self.value_length
        if len(self.heads) == 1:
            return self.layers * self.heads[0] * per_head
        return sum(self.heads) * per_head


@dataclass(frozen=True, slots=True)
class Facts:
    """A model in a GGUF file. None is what the file does not say.

    ``bits`` is bits per weight from the table of tensors; ``file_type`` is only what the file
    says of itself. ``active_params`` counts the weights that one token passes through: routed
    experts by the share that is used, everything else whole. ``digest`` is sha256 over all
    headers, sizes and the first 4 KiB of each tensor, so that no weight has to be read whole.
    """

    path: Path
    architecture: str | None
    name: str | None
    quant: str | None
    params: int
    active_params: int
    bits: float | None
    tensor_bytes: int
    file_bytes: int
    file_type: str | None
    recipe: tuple[Group, ...]
    uniform: bool
    imatrix: tuple[tuple[str, Value], ...]
    files: int
    digest: str
    quantized_by: str | None
    template_digest: str | None
    cache: Cache | None
    context: int | None

    @property
    def gigabytes_per_billion(self) -> float:
        """10^9 bytes of tensors per 10^9 parameters."""
        return self.tensor_bytes / self.params if self.params else 0.0

    @property
    def capacity(self) -> float | None:
        """Parameters x bits: what the weights can hold, in bits."""
        return None if self.bits is None else self.params * self.bits


def read_facts(path: Path) -> Facts:
    """Read a file, or the whole set that it belongs to.

    Raises:
        ContractError: a file is missing, no GGUF, damaged, or shorter than its table says.
    """
    headers = [read_header(one) for one in shards(path)]
    for one in headers:
        if one.lacking:
            raise ContractError(
                f"{one.path}: {one.lacking:,} bytes are missing at the end; fetch it again"
            )
    meta: dict[str, Value] = {}
    for one in headers:
        meta = {**one.metadata, **meta}
    _whole(path, meta, headers)
    tensors = [tensor for one in headers for tensor in one.tensors]
    params = sum(one.elements for one in tensors)
    size = sum(one.bytes or 0 for one in tensors)
    known = params and all(one.bytes is not None for one in tensors)
    told = meta.get("general.file_type")
    template = _text(meta, "tokenizer.chat_template")
    architecture = _text(meta, "general.architecture")
    return Facts(
        path=headers[0].path,
        architecture=architecture,
        name=_text(meta, "general.name"),
        quant=named_quant(path.name) or _main_type(tensors),
        params=params,
        active_params=_active(params, tensors, meta, architecture),
        bits=round(size * 8 / params, 4) if known else None,
        tensor_bytes=size,
        file_bytes=sum(one.file_bytes for one in headers),
        file_type=FILE_TYPES.get(told, f"type {told}") if isinstance(told, int) else None,
        recipe=groups(tensors),
        uniform=is_uniform(tensors),
        imatrix=tuple(sorted((k, v) for k, v in meta.items() if k.startswith("quantize.imatrix."))),
        files=len(headers),
        digest=_digest(headers),
        quantized_by=_text(meta, "general.quantized_by"),
        template_digest=hashlib.sha256(template.encode()).hexdigest() if template else None,
        cache=_cache(meta, architecture),
        context=_count(meta, f"{architecture}.context_length"),
    )


def named_quant(name: str) -> str | None:
    """Read the quant off a file's name (``Model-8B-Q4_K_M.gguf``), or None."""
    stem = re.sub(r"(?:-\d{5}-of-\d{5})?\.gguf$", "", name)
    found = _NAMED.findall(stem)
    return found[-1].upper() if found else None


def as_json(facts: Facts) -> dict[str, Any]:
    """Return the facts as JSON, sizes in bytes."""
    cache = facts.cache
    return {
        "schema": 1,
        "path": str(facts.path),
        **{
            key: getattr(facts, key)
            for key in (
                "architecture", "name", "quant", "params", "active_params", "bits",
                "tensor_bytes", "file_bytes", "file_type", "files", "digest", "quantized_by",
                "template_digest", "context", "uniform",
            )
        },
        "gigabytes_per_billion": round(facts.gigabytes_per_billion, 4),
        "effective_capacity_bits": facts.capacity,
        "imatrix": dict(facts.imatrix),
        "recipe": recipe_json(facts.recipe),
        "kv_cache": None if cache is None else {
            "layers": cache.layers,
            "heads": list(cache.heads),
            "key_length": cache.key_length,
            "value_length": cache.value_length,
            "elements_per_token": cache.elements,
        },
    }  # fmt: skip


def recipe_json(recipe: tuple[Group, ...]) -> dict[str, Any]:
    """Return a recipe as JSON: part to bits, bytes, share and types."""
    return {
        one.part: {
            "bits": one.bits,
            "bytes": one.bytes,
            "share": round(one.share, 4),
            "types": dict(one.types),
        }
        for one in recipe
    }


def _whole(path: Path, meta: dict[str, Value], headers: list[Header]) -> None:
    wanted = meta.get("split.tensors.count")
    there = sum(len(one.tensors) for one in headers)
    if isinstance(wanted, int) and wanted != there:
        raise ContractError(f"{path}: the set should hold {wanted} tensors and holds {there}")


def _active(
    params: int, tensors: list[Tensor], meta: dict[str, Value], architecture: str | None
) -> int:
    count = _count(meta, f"{architecture}.expert_count")
    used = _count(meta, f"{architecture}.expert_used_count")
    if not count or not used:
        return params
    routed = sum(one.elements for one in tensors if part_of(one.name) in ROUTED)
    return params - routed + routed * used // count


def _main_type(tensors: list[Tensor]) -> str | None:
    weights: Counter[str] = Counter()
    for one in tensors:
        weights[one.type.name] += one.elements
    return weights.most_common(1)[0][0] if weights else None


def _cache(meta: dict[str, Value], architecture: str | None) -> Cache | None:
    layers = _count(meta, f"{architecture}.block_count")
    told = meta.get(f"{architecture}.attention.head_count_kv")
    heads = _count(meta, f"{architecture}.attention.head_count")
    if told is None:
        told = heads
    kv_heads = told if isinstance(told, tuple) else (told,)
    width = _count(meta, f"{architecture}.embedding_length")
    usual = width // heads if width and heads else 0
    key = _count(meta, f"{architecture}.attention.key_length") or usual
    value = _count(meta, f"{architecture}.attention.value_length") or usual
    if not layers or not key or not all(isinstance(one, int) for one in kv_heads):
        return None
    return Cache(layers, tuple(int(one) for one in kv_heads if isinstance(one, int)), key, value)


def _digest(headers: list[Header]) -> str:
    digest = hashlib.sha256()
    for one in headers:
        digest.update(one.raw)
        digest.update(one.file_bytes.to_bytes(8, "little"))
        with one.path.open("rb") as file:
            for tensor in one.tensors:
                file.seek(one.data_at + tensor.offset)
                digest.update(file.read(min(SAMPLED, tensor.bytes or SAMPLED)))
    return digest.hexdigest()


def _text(meta: dict[str, Value], key: str) -> str | None:
    value = meta.get(key)
    return value if isinstance(value, str) and value else None


def _count(meta: dict[str, Value], key: str) -> int | None:
    value = meta.get(key)
    if isinstance(value, tuple):
        value = max((one for one in value if isinstance(one, int)), default=None)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
