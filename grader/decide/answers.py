"""The rows that decisions start from: one graded answer each, as ``cliff_input`` has them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from grader.decide.quants import nominal_bits


@dataclass(frozen=True, slots=True)
class Rung:
    """A file as it was served: what stands on a ladder. Every field may be unknown."""

    model: str | None = None
    quant: str | None = None
    scheme: str | None = None
    origin: str | None = None
    weight_bits: float | None = None
    activation_bits: float | None = None
    bits: float | None = None
    kv_cache: str | None = None
    params: int | None = None
    active_params: int | None = None
    model_family: str | None = None
    quant_maker: str | None = None
    file_digest: str | None = None
    file_bytes: int | None = None
    layers: int | None = None
    heads: int | None = None
    template_digest: str | None = None
    sampling: str | None = None
    context: int | None = None
    server: str | None = None
    build: str | None = None
    backend: str | None = None

    @property
    def width(self) -> float | None:
        """Bits per weight: from the tensor table, else the scheme's, else the name's."""
        if self.bits is not None:
            return self.bits
        return self.weight_bits or nominal_bits(self.quant, self.scheme)

    @property
    def label(self) -> str:
        """What people call it."""
        return self.quant or self.scheme or (self.file_digest or self.origin or "unknown")[:8]

    @property
    def gigabytes(self) -> float | None:
        """Size of the weights in 10^9 bytes: of the file, else parameters times bits."""
        if self.file_bytes:
            return self.file_bytes / 1e9
        return self.params * self.width / 8e9 if self.params and self.width else None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``success`` is the endpoint, None where it is not known.

    ``untold``: it is not known because a check could not tell, not because a tool failed.
    """

    rung: Rung = field(repr=False)
    task: str
    item: str
    repeat: int
    success: bool | None
    untold: bool = False
    score: float | None = None
    capability: str | None = None
    level: int | None = None
    rubric: str = ""
    rubric_version: int | None = None
    item_digest: str | None = None
    artifact_id: str = ""
    sample_id: str = ""
    partial: bool = False
    grader_version: str | None = None
    tokens_per_second: float | None = None


def outcomes(answers: Iterable[Answer], *, untold: bool | None = None) -> dict[str, list[float]]:
    """Gather known outcomes by item, in the order of repeats.

    Copies count once: at temperature 0 the repeats of one item that are the same bytes at the
    same rung are one answer. ``untold`` is what an answer counts as that could not be told;
    None leaves it out, as everything else that is not known.
    """
    gathered: dict[str, list[float]] = {}
    seen: set[tuple[str | None, str, str]] = set()
    for one in answers:
        key = (one.rung.origin, one.item, one.artifact_id)
        if one.artifact_id and _greedy(one.rung.sampling):
            if key in seen:
                continue
            seen.add(key)
        known = one.success if one.success is not None or not one.untold else untold
        if known is not None:
            gathered.setdefault(one.item, []).append(float(known))
    return gathered


def has_untold(answers: Sequence[Answer]) -> bool:
    """Whether any outcome is open because a check could not tell."""
    return any(one.success is None and one.untold for one in answers)


def _greedy(sampling: str | None) -> bool:
    data = json.loads(sampling) if sampling else {}
    return isinstance(data, dict) and data.get("temperature") == 0
