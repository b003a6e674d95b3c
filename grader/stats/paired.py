"""Two answers to the same items: differences, flips, permutation, bootstrap. Pairs are items."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from grader.stats.estimate import Estimate
from grader.stats.interval import Outcomes
from grader.stats.rungs import bounds, rungs

_ENUMERATED = 16
"""Items up to which every assignment of signs is tried: 65,536 of them."""


@dataclass(frozen=True, slots=True)
class Flips:
    """Items that turned from passed to failed and back; equal rates can hide many of both.

    "Accuracy is not all you need", arXiv 2407.09141.
    """

    lost: tuple[str, ...]
    gained: tuple[str, ...]
    kept: int
    neither: int

    @property
    def items(self) -> int:
        """Items that both answered."""
        return len(self.lost) + len(self.gained) + self.kept + self.neither


def flips(before: Outcomes, after: Outcomes) -> Flips:
    """Count flips both ways; an item is passed where at least half of its repeats are."""
    shared = [one for one in before if len(before[one]) and len(after.get(one, ()))]
    was = {one: _passed(before[one]) for one in shared}
    now = {one: _passed(after[one]) for one in shared}
    return Flips(
        tuple(one for one in shared if was[one] and not now[one]),
        tuple(one for one in shared if now[one] and not was[one]),
        sum(was[one] and now[one] for one in shared),
        sum(not was[one] and not now[one] for one in shared),
    )


def difference(
    before: Outcomes, after: Outcomes, level: float = 0.95, *, binary: bool = True
) -> Estimate | None:
    """Estimate after minus before over the items that both answered.

    Clustered by item; ``binary`` outcomes with pseudo-observations, so that a perfect score has
    no error of zero (see :func:`grader.stats.rungs.rungs`). With one item the two sides are
    unpaired samples of its repeats. None where nothing is shared or nothing repeats.
    """
    shared = [one for one in before if len(before[one]) and len(after.get(one, ()))]
    sides = [{one: before[one] for one in shared}, {one: after[one] for one in shared}]
    table = rungs(sides, binary=binary)
    if table is None:
        return None
    low, high = bounds(table, np.array([-1.0, 1.0]), (1 - level) / 2)
    value = float(table.means[1] - table.means[0])
    return Estimate(
        value, max(low, -1.0), min(high, 1.0), table.n, table.clusters, "paired by item", level
    )


def mcnemar(lost: int, gained: int) -> float:
    """Exact two-sided p-value of McNemar's test: the discordant pairs are fair coins.

    Source: Fagerland, Lydersen and Laake 2013, BMC Medical Research Methodology 13:91. Binomial
    test of ``lost`` in ``lost + gained``; 1 where there is no discordant pair.
    """
    from scipy.stats import binomtest  # noqa: PLC0415 - see the package

    return float(binomtest(lost, lost + gained).pvalue) if lost + gained else 1.0


def permutation(
    differences: Sequence[float], rng: np.random.Generator, draws: int = 9_999
) -> float | None:
    """Two-sided p-value of a mean difference under exchange of the two sides of every item.

    All assignments of signs up to 16 items, else ``draws`` at random with the observed one
    counted among them (Phipson and Smyth 2010), so that p is never 0.
    """
    values = np.asarray(differences, dtype=float)
    if not len(values):
        return None
    seen = abs(values.sum()) - 1e-12
    if len(values) <= _ENUMERATED:
        codes = np.arange(1 << len(values))
        signs = 1 - 2 * ((codes[:, None] >> np.arange(len(values))) & 1)
        return float(np.mean(np.abs(signs @ values) >= seen))
    extreme = 0
    for size in _chunks(draws):
        signs = rng.choice((-1.0, 1.0), size=(size, len(values)))
        extreme += int(np.sum(np.abs(signs @ values) >= seen))
    return (extreme + 1) / (draws + 1)


def bootstrap(
    clusters: Mapping[str, Sequence[float]],
    statistic: Callable[[NDArray[np.float64]], float],
    rng: np.random.Generator,
    draws: int = 2_000,
    level: float = 0.95,
) -> Estimate | None:
    """Percentile interval of a statistic of per-item rows, items drawn with replacement.

    Efron and Tibshirani 1993, chapter 13; clusters are drawn whole, as in Field and Welsh 2007.
    ``statistic`` gets an array (items, values per item).
    """
    rows = np.array(list(clusters.values()), dtype=float)
    if len(rows) < 2:
        return None
    drawn = [statistic(rows[rng.integers(0, len(rows), len(rows))]) for _ in range(draws)]
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    value = float(statistic(rows))
    return Estimate(
        value, float(low), float(high), rows.size, len(rows), "bootstrap by item", level
    )


def _passed(outcomes: Sequence[float]) -> bool:
    return sum(outcomes) * 2 >= len(outcomes)


def _chunks(draws: int, size: int = 1_000) -> list[int]:
    return [size] * (draws // size) + ([draws % size] if draws % size else [])
