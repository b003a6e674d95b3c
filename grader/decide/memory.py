"""What a model takes of memory: weights, KV cache, and what the server needs beside them."""

import re
from dataclasses import dataclass

from grader.decide.answers import Rung
from grader.decide.quants import cache_bits
from grader.errors import UsageError

_SIZE = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)(I?)B?\s*$", re.IGNORECASE)
_POWERS = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}

HEAD_SIZE = 128
"""Elements of an attention head, where the file does not say: that of nearly every model served
locally since 2023 (Llama, Qwen, Mistral, Phi-4)."""

COMPUTE = 0.5e9
"""Bytes of compute buffers that llama.cpp takes at its default batch of 512, about."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """Bytes of weights, cache and overhead. ``assumed`` says what was not known of the file."""

    weights: float
    cache: float
    overhead: float
    assumed: str = ""

    @property
    def total(self) -> float:
        """Bytes in all."""
        return self.weights + self.cache + self.overhead


def parse_bytes(text: str) -> float:
    """Read a size: ``24GB`` is 24 x 10^9 bytes, ``24GiB`` 24 x 2^30.

    Raises:
        UsageError: it is no size.
    """
    found = _SIZE.match(text)
    if not found:
        raise UsageError(f"{text!r} is no size: write it like 24GB or 22.5GiB")
    base = 1024 if found[3] else 1000
    return float(found[1]) * float(base ** _POWERS[found[2].upper()])


def parse_count(text: str) -> int:
    """Read a count of tokens: ``16k`` is 16,384.

    Raises:
        UsageError: it is no count.
    """
    found = re.match(r"^\s*(\d+)\s*([kK]?)\s*$", text)
    if not found:
        raise UsageError(f"{text!r} is no number of tokens: write it like 16384 or 16k")
    return int(found[1]) * (1024 if found[2] else 1)


def parse_share(text: str) -> float:
    """Read a share: ``10%`` or ``0.1``.

    Raises:
        UsageError: it is no share between 0 and 1.
    """
    try:
        value = float(text.rstrip("% ")) / (100 if text.strip().endswith("%") else 1)
    except ValueError as error:
        raise UsageError(f"{text!r} is no share: write it like 10% or 0.1") from error
    if not 0 <= value < 1:
        raise UsageError(f"{text!r} is no share between 0 and 100 %")
    return value


def footprint(rung: Rung, context: int) -> Footprint | None:
    """Memory that a rung takes at a context; None where the size of its weights is not known.

    The cache holds a key and a value of every layer and KV head for every token. Where layers or
    heads are not known, it is taken from parameters: 128 KiB a token for 8 billion at f16 (32
    layers, 8 KV heads of 128), growing with their power 0.42, which fits 3 to 70 billion.
    """
    if rung.gigabytes is None:
        return None
    bits = cache_bits(rung.kv_cache)
    assumed = [] if bits else ["an f16 cache"]
    if rung.layers and rung.heads:
        elements = 2.0 * rung.layers * rung.heads * HEAD_SIZE
    else:
        params = rung.params or rung.gigabytes * 8e9 / (rung.width or 4.5)
        elements = 65_536 * (params / 8e9) ** 0.42
        assumed.append("layers and heads like others of its size")
    cache = elements * context * (bits or 16.0) / 8
    return Footprint(rung.gigabytes * 1e9, cache, COMPUTE, " and ".join(assumed))
