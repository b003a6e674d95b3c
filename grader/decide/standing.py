"""How samples stand, and what got worse: lower tiers, and gates that newly fail."""

from collections.abc import Mapping
from dataclasses import dataclass

Key = tuple[str, str]
"""(sample id, rubric)."""

_RANK = {"professional": 2, "functional": 1, "broken": 0}


@dataclass(frozen=True, slots=True)
class Standing:
    """How one sample stands: path, tier, gates that do not hold."""

    path: str
    tier: str
    gates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Worse:
    """One sample that got worse."""

    path: str
    rubric: str
    before: str
    after: str
    gates: tuple[str, ...]

    def __str__(self) -> str:
        fell = f"{self.before} before, {self.after} now"
        gates = f"; newly failing: {', '.join(self.gates)}" if self.gates else ""
        return f"{self.path} ({self.rubric}): {fell}{gates}"


def worse(before: Mapping[Key, Standing], after: Mapping[Key, Standing]) -> list[Worse]:
    """Compare the samples that both know.

    Worse is a lower tier, or a gate that newly fails or is newly blocked by one that does. A tier
    that is unknown on either side is not compared.
    """
    found = []
    for (sample, rubric), now in after.items():
        was = before.get((sample, rubric))
        if was is None:
            continue
        fell = was.tier in _RANK and now.tier in _RANK and _RANK[now.tier] < _RANK[was.tier]
        gates = tuple(sorted(now.gates - was.gates)) if was.tier != "unknown" else ()
        if fell or gates:
            found.append(Worse(now.path, rubric, was.tier, now.tier, gates))
    return sorted(found, key=lambda one: (one.path, one.rubric))
