"""The recipe of a quantization: which part of the model has how many bits.

The parts are read off the names that llama.cpp gives tensors. A name that fits none of them
(norms, biases, rope factors) is *other*.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from runners.gguf.header import Tensor

PARTS = (
    ("experts_gate", re.compile(r"\bffn_gate(?:_exps|_chexps|\.\d+)\.")),
    ("experts_up", re.compile(r"\bffn_(?:gate_)?up(?:_exps|_chexps|\.\d+)\.")),
    ("experts_down", re.compile(r"\bffn_down(?:_exps|_chexps|\.\d+)\.")),
    ("shared_experts", re.compile(r"_shexp\.")),
    ("router", re.compile(r"\bffn_gate_inp\b|\bexp_probs_b\b")),
    ("attention", re.compile(r"\b(?:attn_(?!norm|\w*norm)|ssm_(?!norm)|time_mix_|shortconv)")),
    ("feed_forward", re.compile(r"\bffn_(?:gate|up|down)\.")),
    ("embeddings", re.compile(r"^(?:token_embd|per_layer_token_embd|position_embd|token_types)\.")),
    ("output", re.compile(r"^output\.")),
)
"""Part and pattern of its tensors' names, the first that fits; recurrent layers (ssm, rwkv) stand
where others have attention and count as it."""

OTHER = "other"
ROUTED = frozenset({"experts_gate", "experts_up", "experts_down"})
_FREE = frozenset({"embeddings", "output", "router", OTHER})
"""Parts that nearly every recipe keeps wider, so that they do not make it asymmetric."""


@dataclass(frozen=True, slots=True)
class Group:
    """One part: weights, bytes, and how many weights have which type.

    ``share`` is of all bytes, 0 to 1. ``bits`` is None where a type's size is not known.
    """

    part: str
    weights: int
    bytes: int
    share: float
    bits: float | None
    types: tuple[tuple[str, int], ...]


def part_of(name: str) -> str:
    """Name the part that a tensor belongs to."""
    return next((part for part, pattern in PARTS if pattern.search(name)), OTHER)


def groups(tensors: Iterable[Tensor]) -> tuple[Group, ...]:
    """Group tensors by part, in the order of PARTS; parts that a model lacks are left out."""
    by_part: dict[str, list[Tensor]] = {}
    for one in tensors:
        by_part.setdefault(part_of(one.name), []).append(one)
    whole = sum(one.bytes or 0 for held in by_part.values() for one in held)
    order = [part for part, _ in PARTS] + [OTHER]
    return tuple(_group(part, by_part[part], whole) for part in order if part in by_part)


def is_uniform(tensors: Iterable[Tensor]) -> bool:
    """Whether all matrices of the layers have one type (attention, feed-forward, experts)."""
    kinds = {
        one.type.name
        for one in tensors
        if len([size for size in one.shape if size > 1]) > 1 and part_of(one.name) not in _FREE
    }
    return len(kinds) <= 1


def _group(part: str, held: list[Tensor], whole: int) -> Group:
    weights = sum(one.elements for one in held)
    size = sum(one.bytes or 0 for one in held)
    known = weights > 0 and all(one.bytes is not None for one in held)
    kinds: Counter[str] = Counter()
    for one in held:
        kinds[one.type.name] += one.elements
    return Group(
        part,
        weights,
        size,
        size / whole if whole else 0.0,
        round(size * 8 / weights, 4) if known else None,
        tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
