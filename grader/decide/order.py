"""Which capability falls first as bits shrink: a place for each, with an interval in rungs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.decide.answers import Answer, outcomes
from grader.decide.ladders import Ladder, ladders
from grader.stats.estimate import Estimate
from grader.stats.interval import rate
from grader.stats.rungs import Rungs, all_bounds, rungs

SOFT = frozenset({"prose", "text", "language", "translation", "writing", "summary"})
"""Capabilities that read well long after others are gone."""

HARD = frozenset(
    {
        "arithmetic",
        "math",
        "reasoning",
        "json",
        "structure",
        "structured-output",
        "tools",
        "tool-use",
        "code",
        "calibration",
        "long-context",
    }
)
"""Capabilities whose loss a reader of prose does not see."""


@dataclass(frozen=True, slots=True)
class Fall:
    """How one capability fares down a ladder.

    ``drops`` (rungs below the baseline): loss against it, simultaneous over rungs and
    capabilities. ``held``: lowest rung down to which a loss of the tolerance is excluded;
    ``fell``: highest rung from which on a loss is certain; the fall lies between them.
    ``seen``: highest rung from which on the loss seen is at least the tolerance.
    """

    capability: str
    labels: tuple[str, ...]
    bits: tuple[float | None, ...]
    rates: tuple[Estimate | None, ...]
    drops: tuple[Estimate, ...]
    held: int | None
    fell: int | None
    seen: int | None
    items: int

    def to_json(self) -> dict[str, Any]:
        """Return the fall, for programs; rungs by label."""

        def label(at: int | None) -> str | None:
            return None if at is None else self.labels[at]

        return {
            "capability": self.capability,
            "items": self.items,
            "falls_at": label(self.seen),
            "holds_down_to": label(self.held),
            "fallen_for_certain_at": label(self.fell),
            "rungs": [
                {"quant": name, "bits": bits, "rate": one.to_json() if one else None}
                for name, bits, one in zip(self.labels, self.bits, self.rates, strict=True)
            ],
            "drops": [one.to_json() for one in self.drops],
        }


@dataclass(frozen=True, slots=True)
class Order:
    """Falls of one model and recipe, the first to fall first; ``warnings``: "seems fine"."""

    model: str
    family: str
    falls: tuple[Fall, ...]
    warnings: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the order, for programs."""
        return {
            "model": self.model,
            "recipe": self.family,
            "order": [one.to_json() for one in self.falls],
            "warnings": list(self.warnings),
        }


def order(answers: Sequence[Answer], tolerance: float = 0.10, alpha: float = 0.05) -> list[Order]:
    """Order the capabilities of every model and recipe family.

    Args:
        answers: of any models and tasks.
        tolerance: the loss that counts as a fall.
        alpha: error of all statements about one model together.
    """
    named = [replace(one, task=one.capability or one.task) for one in answers]
    groups: dict[tuple[str, str, str], list[Ladder]] = {}
    for one in ladders(named):
        groups.setdefault((one.model, one.family, one.fixed), []).append(one)
    made = []
    for (model, family, _), there in sorted(groups.items()):
        share = alpha / sum(len(one.steps) - 1 for one in there)
        falls = [fall for one in there if (fall := _fall(one, tolerance, share)) is not None]
        if falls:
            falls.sort(key=_place)
            made.append(Order(model, family, tuple(falls), _seems_fine(falls)))
    return made


def _fall(ladder: Ladder, tolerance: float, alpha: float) -> Fall | None:
    steps = [one for one in ladder.steps if outcomes(one.answers)]
    table = rungs([outcomes(one.answers) for one in steps]) if len(steps) > 1 else None
    if table is None:
        return None
    drops = _drops(table, alpha)
    below = range(1, len(steps))
    held = max((at for at in below if all(one.high < tolerance for one in drops[:at])), default=0)
    fell = min((at for at in below if all(one.low > 0 for one in drops[at - 1 :])), default=None)
    lost = [at for at in below if all(one.value >= tolerance for one in drops[at - 1 :])]
    seen = min(lost, default=None)
    return Fall(
        ladder.task,
        tuple(one.label for one in steps),
        tuple(one.bits for one in steps),
        tuple(rate(outcomes(one.answers)) for one in steps),
        drops,
        held,
        fell,
        seen,
        ladder.items,
    )


def _drops(table: Rungs, alpha: float) -> tuple[Estimate, ...]:
    count = len(table.means)
    weights = np.zeros((count - 1, count))
    weights[:, 0] = 1.0
    weights[np.arange(count - 1), np.arange(1, count)] = -1.0
    low, high = all_bounds(table, weights, alpha / 2)
    return tuple(
        Estimate(float(v), float(a), float(b), table.n, table.clusters, "simultaneous t by item")
        for v, a, b in zip(weights @ table.means, low, high, strict=True)
    )


def _place(fall: Fall) -> tuple[float, float, str]:
    """The more bits a capability falls at, the earlier; then the larger its whole loss."""
    bits = 0.0 if fall.seen is None else fall.bits[fall.seen] or 0.0
    return -bits, -sum(one.value for one in fall.drops), fall.capability


def _seems_fine(falls: Sequence[Fall]) -> tuple[str, ...]:
    """Warn of rungs whose prose holds while what prose does not show is gone."""
    warnings = []
    soft = [one for one in falls if one.capability in SOFT]
    hard = [one for one in falls if one.capability in HARD]
    labels = dict.fromkeys(label for one in falls for label in one.labels)
    for label in labels:
        gone = [one.capability for one in hard if _lost(one, label)]
        fine = [one.capability for one in soft if _kept(one, label)]
        if gone and fine:
            warnings.append(
                f"{label} seems fine: {' and '.join(fine)} holds, while {' and '.join(gone)} fell"
            )
    return tuple(warnings)


def _lost(fall: Fall, label: str) -> bool:
    return label in fall.labels[1:] and fall.drops[fall.labels.index(label) - 1].low > 0


def _kept(fall: Fall, label: str) -> bool:
    return label in fall.labels[1:] and fall.drops[fall.labels.index(label) - 1].high < 0.20
