"""Many comparisons, and the difference that is no difference."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.stats.estimate import Estimate
from grader.stats.interval import Outcomes
from grader.stats.rungs import errors, rungs


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p-values so that the chance of any false claim stays below the level.

    Holm 1979, Scandinavian Journal of Statistics 6:65. In the order given.
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [1.0] * len(p_values)
    worst = 0.0
    for rank, at in enumerate(order):
        worst = max(worst, min(1.0, (len(p_values) - rank) * p_values[at]))
        adjusted[at] = worst
    return tuple(adjusted)


@dataclass(frozen=True, slots=True)
class NonInferiority:
    """Whether ``after`` loses less than ``margin``. ``p``: of the hypothesis that it loses more."""

    difference: Estimate
    margin: float
    p: float

    @property
    def holds(self) -> bool:
        """Whether the lower bound lies above the margin (alone, without Holm)."""
        return self.p < 1 - (1 + self.difference.level) / 2


def non_inferiority(
    before: Outcomes, after: Outcomes, margin: float = 0.10, level: float = 0.90
) -> NonInferiority | None:
    """Test whether the paired difference lies above ``-margin``.

    The one-sided test at (1 - level) / 2: ICH E9, section 3.3.2. None where there is too little.
    """
    from scipy.special import stdtr, stdtrit  # noqa: PLC0415 - see the package

    shared = [one for one in before if len(before[one]) and len(after.get(one, ()))]
    table = rungs([{one: before[one] for one in shared}, {one: after[one] for one in shared}])
    if table is None:
        return None
    weights = np.array([-1.0, 1.0])
    spread = float(errors(table, weights[None, :])[0])
    middle = float(weights @ table.centres)
    freedom = max(int(table.items.min()) - 1, 1)
    p = float(stdtr(freedom, -(middle + margin) / spread)) if spread else float(middle <= -margin)
    reach = float(stdtrit(freedom, (1 + level) / 2)) * spread
    value = float(table.means[1] - table.means[0])
    estimate = Estimate(
        value, middle - reach, middle + reach, table.n, table.clusters, "paired by item", level
    )
    return NonInferiority(estimate, margin, p)


def noise_floor(
    halves: Sequence[tuple[Outcomes, Outcomes]], level: float = 0.95
) -> Estimate | None:
    """A/A floor: the largest difference that two halves of the same rung's repeats showed.

    ``value`` is the root mean square of the differences, ``high`` what a new A/A comparison stays
    below at the level, by t over the halvings (each is one draw of the same noise); ``low`` is 0.
    A claim of a smaller difference than ``high`` is not told from noise.
    """
    seen = [
        float(table.means[1] - table.means[0])
        for pair in halves
        if (table := rungs(list(pair))) is not None
    ]
    if len(seen) < 2:
        return None
    from scipy.special import stdtrit  # noqa: PLC0415 - see the package

    size = (sum(one * one for one in seen) / len(seen)) ** 0.5
    high = float(stdtrit(len(seen), (1 + level) / 2)) * size
    items = max(len(one) for pair in halves for one in pair)
    return Estimate(size, 0.0, high, len(seen), items, "A/A halves", level)


def halves(outcomes: Outcomes) -> tuple[Outcomes, Outcomes] | None:
    """Split every item's repeats into two halves; None where no item was answered twice."""
    twice = {item: one for item, one in outcomes.items() if len(one) >= 2}
    if not twice:
        return None
    return (
        {item: one[0::2] for item, one in twice.items()},
        {item: one[1::2] for item, one in twice.items()},
    )
