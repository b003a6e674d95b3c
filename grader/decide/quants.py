"""What the name of a quantization says: its recipe family, its nominal bits, its cache's bits."""

import re

ANY = "any"
"""The recipe of rungs that stand on every ladder: unquantized weights and Q8_0."""

_TOP = re.compile(r"^(?:B?F16|F32|FP16|FP32|BF16|Q8_0)$")
_TERNARY = re.compile(r"(?:^|[-_ .])(?:TQ[12]_?\d?|BITNET|TERNARY)", re.IGNORECASE)
_RECIPES = (
    ("dynamic", re.compile(r"^UD[-_]|DYNAMIC", re.IGNORECASE)),
    ("k-quant", re.compile(r"^Q[2-8]_K", re.IGNORECASE)),
    ("i-quant", re.compile(r"^IQ[1-4]", re.IGNORECASE)),
    ("legacy", re.compile(r"^Q[4-8]_[01]", re.IGNORECASE)),
    ("awq", re.compile("AWQ", re.IGNORECASE)),
    ("gptq", re.compile("GPTQ", re.IGNORECASE)),
    ("exl", re.compile("EXL[23]", re.IGNORECASE)),
    ("mlx", re.compile("MLX", re.IGNORECASE)),
    ("fp", re.compile(r"^(?:NV|MX)?FP[468]", re.IGNORECASE)),
    ("int", re.compile(r"^(?:W\dA\d|INT[48])", re.IGNORECASE)),
)
_NAME = re.compile(
    r"^(?:UD[-_])?(?:I?Q[1-8](?:[_-][A-Z0-9]+)*|TQ[12](?:_\d)?|B?F16|F32|FP(?:4|6|8|16|32)|BF16"
    r"|NVFP4|MXFP4|NF4|INT[48]|W\dA\d+(?:[-_][A-Z0-9]+)?|AWQ|GPTQ|EXL[23]"
    r"|\d(?:\.\d+)?[-_ ]?(?:BIT|BPW))$",
    re.IGNORECASE,
)
_NOMINAL = {
    "F32": 32.0, "FP32": 32.0, "F16": 16.0, "FP16": 16.0, "BF16": 16.0, "Q8_0": 8.5, "FP8": 8.0,
    "INT8": 8.0, "Q6_K": 6.5625, "Q5_K_M": 5.67, "Q5_K_S": 5.52, "Q5_1": 6.0, "Q5_0": 5.5,
    "Q4_K_M": 4.83, "Q4_K_S": 4.57, "Q4_1": 5.0, "Q4_0": 4.5, "IQ4_NL": 4.5, "IQ4_XS": 4.25,
    "NVFP4": 4.5, "MXFP4": 4.25, "NF4": 4.13, "AWQ": 4.15, "GPTQ": 4.15, "INT4": 4.0,
    "Q3_K_L": 4.2, "Q3_K_M": 3.89, "Q3_K_S": 3.5, "IQ3_M": 3.66, "IQ3_S": 3.44, "IQ3_XS": 3.3,
    "IQ3_XXS": 3.06, "Q2_K": 2.96, "Q2_K_S": 2.75, "IQ2_M": 2.7, "IQ2_S": 2.5, "IQ2_XS": 2.31,
    "IQ2_XXS": 2.06, "TQ2_0": 2.06, "IQ1_M": 1.75, "TQ1_0": 1.69, "IQ1_S": 1.56,
}  # fmt: skip
"""Bits per weight of the block formats and mixes of llama.cpp, for files without a tensor table."""

_CACHE = {"f32": 32.0, "f16": 16.0, "bf16": 16.0, "fp16": 16.0, "fp8": 8.0, "q8_0": 8.5,
          "q5_1": 6.0, "q5_0": 5.5, "q4_1": 5.0, "q4_0": 4.5, "iq4_nl": 4.5, "int8": 8.0,
          "int4": 4.0, "nvfp4": 4.5}  # fmt: skip


def is_quant(name: str) -> bool:
    """Whether a folder's name is the name of a quantization."""
    return _NAME.match(name) is not None


def recipe(quant: str | None, scheme: str | None = None) -> str:
    """Name the recipe family: rungs of one family differ in bits and, by and large, only in bits.

    ``any`` for unquantized weights and Q8_0, which stand on top of every ladder. Ternary formats
    end every ladder too. A name that says nothing is a family of its own, ``other``.
    """
    name = (quant or scheme or "").strip()
    if _TOP.match(name.upper()) or (_TERNARY.search(name) and not name.upper().startswith("UD")):
        return ANY
    return next((family for family, pattern in _RECIPES if pattern.search(name)), "other")


def nominal_bits(quant: str | None, scheme: str | None = None) -> float | None:
    """Bits per weight that a name promises; the tensor table, where there is one, knows better."""
    for name in (quant, scheme):
        label = re.sub(r"^UD[-_]", "", (name or "").strip().upper())
        if label in _NOMINAL:
            return _NOMINAL[label]
        if found := re.search(r"(\d(?:\.\d+)?)[-_ ]?(?:BIT|BPW)", label):
            return float(found[1])
        if found := re.search(r"(?:^|[^A-Z])(?:I?Q|W|INT|FP)(\d{1,2})(?!\d)", label):
            return float(found[1]) + (0.5 if "Q" in label else 0.0)
    return None


def cache_bits(kv_cache: str | None) -> float | None:
    """Bits per element of a KV cache such as ``q8_0`` or ``q8_0/q4_0`` (keys/values), on average.

    None where the type is not known.
    """
    parts = [one for one in re.split(r"[/,+ ]+", (kv_cache or "").lower()) if one]
    bits = [_CACHE[one] for one in parts if one in _CACHE]
    return sum(bits) / len(bits) if parts and len(bits) == len(parts) else None
