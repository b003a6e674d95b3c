"""What local safetensors and their config.json say of a model: sizes, scheme, bits.

Header: eight bytes of length, then JSON (https://huggingface.co/docs/safetensors). No weight is
read. Several schemes pack weights: AWQ and GPTQ put them into an int32 called ``qweight``,
compressed-tensors and NVFP4 into ``weight_packed``, MXFP4 into ``…_blocks``.
"""

import hashlib
import json
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

from grader.errors import ContractError
from grader.origin import Origin
from runners.schemes import Scheme, scheme_of

LONGEST = 100_000_000
"""Bytes of the longest header that the format allows."""

SAMPLED = 4096
"""Bytes at the beginning of each tensor that go into the digest."""

_PACKED = re.compile(r"\.(?:qweight|weight_packed)$|_blocks$")
_BESIDE = re.compile(
    r"\.(?:qzeros|scales|g_idx|weight_scale(?:_inv|_2)?|weight_global_scale|weight_zero_point"
    r"|weight_shape|weight_g_idx|input_scale|input_global_scale|k_scale|v_scale|absmax"
    r"|quant_map|nested_absmax|nested_quant_map|quant_state\.\S+|SCB)$|_scales$"
)
"""Tensors that belong to a packed weight and are no parameters themselves."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor of a file; ``bytes`` as its offsets say."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    bytes: int


def read_header(path: Path) -> tuple[tuple[Tensor, ...], bytes]:
    """Read one file's table, and the header's bytes.

    Raises:
        ContractError: it cannot be read, or is no safetensors.
    """
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            if length > LONGEST:
                raise ContractError(f"{path}: no safetensors: a header of {length:,} bytes")
            raw = file.read(length)
        table = json.loads(raw)
        found = tuple(
            Tensor(name, one["dtype"], tuple(one["shape"]), _span(one["data_offsets"]))
            for name, one in table.items()
            if name != "__metadata__"
        )
    except OSError as error:
        raise ContractError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
        raise ContractError(f"{path}: no safetensors: {error!r}") from error
    return found, raw


def weights_origin(folder: Path | None) -> Origin:
    """Make what is known of an origin from a folder of safetensors; empty without one.

    Raises:
        ContractError: the folder holds none, or they cannot be read.
    """
    if folder is None:
        return Origin()
    files = sorted(folder.glob("*.safetensors"))
    if not files:
        raise ContractError(f"{folder}: no .safetensors here; weights is the model's folder")
    config = _json(folder / "config.json")
    text = config.get("text_config") if isinstance(config.get("text_config"), Mapping) else config
    scheme = _scheme(folder, config)
    tensors = [tensor for one in files for tensor in read_header(one)[0]]
    size = sum(one.bytes for one in tensors)
    counts = {one.name: count for one in tensors if (count := _weights(one, scheme))}
    params = sum(counts.values())
    known = {
        "family": config.get("model_type"),
        "params": params or None,
        "active_params": _active(counts, params, text or {}) or None,
        "file_digest": _digest(files),
        "file_bytes": sum(one.stat().st_size for one in files),
        "bits": round(size * 8 / params, 4) if params else None,
        "quant": (scheme.method or scheme.name) if scheme else None,
        "scheme": scheme.name if scheme else None,
        "weight_bits": scheme.weight_bits if scheme else None,
        "activation_bits": scheme.activation_bits if scheme else None,
        "layers": _count(text, "num_hidden_layers"),
        "heads": _count(text, "num_key_value_heads") or _count(text, "num_attention_heads"),
        "template_digest": _template(folder),
    }
    return Origin.from_json({k: v for k, v in known.items() if v is not None}, str(folder))


def _scheme(folder: Path, config: Mapping[str, Any]) -> Scheme | None:
    """Read the scheme; ModelOpt of an older kind writes a file of its own."""
    beside = _json(folder / "hf_quant_config.json").get("quantization")
    if "quantization_config" not in config and isinstance(beside, Mapping):
        return scheme_of({"quantization_config": {"quant_method": "modelopt", **beside}})
    return scheme_of(config)


def _weights(tensor: Tensor, scheme: Scheme | None) -> int:
    """How many parameters a tensor holds: packed ones by their bits, scales none."""
    if _PACKED.search(tensor.name) or (tensor.dtype == "U8" and tensor.name.endswith(".weight")):
        bits = scheme.weight_bits if scheme else 4.0
        return int(tensor.bytes * 8 // bits)
    if _BESIDE.search(tensor.name):
        return 0
    return prod(tensor.shape) * (2 if tensor.dtype == "F4" else 1)


def _active(counts: Mapping[str, int], params: int, config: Mapping[str, Any]) -> int:
    names = ("num_experts", "num_local_experts", "n_routed_experts")
    count = next((n for key in names if (n := _count(config, key))), None)
    used = _count(config, "num_experts_per_tok")
    if not count or not used:
        return params
    routed = sum(n for name, n in counts.items() if re.search(r"\.experts\.", name))
    return params - routed + routed * used // count


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        table, raw = read_header(path)
        digest.update(raw)
        begin = 8 + len(raw)
        with path.open("rb") as file:
            for at, size in _places(raw, table):
                file.seek(begin + at)
                digest.update(file.read(min(SAMPLED, size)))
    return digest.hexdigest()


def _places(raw: bytes, table: tuple[Tensor, ...]) -> Iterator[tuple[int, int]]:
    told = json.loads(raw)
    for one in table:
        yield int(told[one.name]["data_offsets"][0]), one.bytes


def _template(folder: Path) -> str | None:
    own = folder / "chat_template.jinja"
    if own.is_file():
        return hashlib.sha256(own.read_bytes()).hexdigest()
    told = _json(folder / "tokenizer_config.json").get("chat_template")
    return hashlib.sha256(told.encode()).hexdigest() if isinstance(told, str) else None


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ContractError(f"{path}: not readable as JSON: {error}") from error
    return data if isinstance(data, dict) else {}


def _count(config: Mapping[str, Any] | None, key: str) -> int | None:
    value = (config or {}).get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _span(offsets: list[int]) -> int:
    begin, end = offsets
    return end - begin
