"""The scheme of a quantization as a model's ``config.json`` tells it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Scheme:
    """How weights and activations are held. ``method`` is who packed them (AWQ, GPTQ …)."""

    name: str
    weight_bits: float
    activation_bits: float
    method: str | None = None


_PLAIN = {"bfloat16": ("BF16", 16.0), "float16": ("FP16", 16.0), "float32": ("FP32", 32.0)}
_KNOWN = {
    "fp8": Scheme("FP8", 8, 8, "FP8"),
    "fbgemm_fp8": Scheme("FP8", 8, 8, "FP8"),
    "mxfp4": Scheme("MXFP4", 4, 16, "MXFP4"),
}


def scheme_of(config: Mapping[str, Any]) -> Scheme | None:  # noqa: PLR0911 - one for each maker
    """Read the scheme; None where the config names one that is not known here.

    Known are AWQ, GPTQ, FP8, MXFP4, bitsandbytes, compressed-tensors and ModelOpt as Transformers
    and vLLM write them under ``quantization_config``; without that, the type of the weights.
    """
    told = config.get("quantization_config") or config.get("compression_config")
    if not isinstance(told, Mapping):
        kind = str(config.get("dtype") or config.get("torch_dtype") or "").removeprefix("torch.")
        name, bits = _PLAIN.get(kind, ("", 0.0))
        return Scheme(name, bits, bits) if name else None
    method = str(told.get("quant_method") or "").lower().replace("_", "-")
    if method in ("awq", "gptq", "auto-round", "autoround"):
        bits = float(told.get("bits") or told.get("w_bit") or 4)
        return Scheme(f"W{bits:g}A16", bits, 16.0, method.upper())
    if method == "bitsandbytes":
        if told.get("load_in_8bit"):
            return Scheme("INT8", 8, 16, "bitsandbytes")
        kind = str(told.get("bnb_4bit_quant_type") or "nf4").upper()
        return Scheme(kind, 4, 16, "bitsandbytes")
    if method == "compressed-tensors":
        return _compressed(told)
    if method.startswith("modelopt"):
        return _modelopt(told)
    return _KNOWN.get(method.replace("-", "_"))


def _compressed(told: Mapping[str, Any]) -> Scheme | None:
    groups = told.get("config_groups")
    first = next(iter(groups.values()), None) if isinstance(groups, Mapping) else None
    if not isinstance(first, Mapping) or not isinstance(first.get("weights"), Mapping):
        return None
    weights, inputs = first["weights"], first.get("input_activations")
    wide = float(weights.get("num_bits") or 0)
    is_float = weights.get("type") == "float"
    active = float(inputs.get("num_bits") or 16) if isinstance(inputs, Mapping) else 16.0
    if wide == 4 and is_float:
        group = weights.get("group_size")
        name = "MXFP4" if group == 32 else "NVFP4"
        return Scheme(name if active == 4 else f"{name}A16", 4, active, "compressed-tensors")
    if wide == 8 and active == 8:
        return Scheme("FP8" if is_float else "W8A8-INT", 8, 8, "compressed-tensors")
    return Scheme(f"W{wide:g}A{active:g}", wide, active, "compressed-tensors") if wide else None


def _modelopt(told: Mapping[str, Any]) -> Scheme | None:
    name = str(told.get("quant_algo") or "").upper()
    if "NVFP4" in name:
        return Scheme("NVFP4", 4, 16 if "A16" in name else 4, "ModelOpt")
    if "FP8" in name:
        return Scheme("FP8", 8, 8, "ModelOpt")
    return None
