"""Success rates of several rungs over the same items, and bounds on any contrast of them.

The item is the cluster: its outcomes at all rungs, and its repeats, may hang together in any
way. Rungs need not have answered the same items.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from grader.stats.interval import Outcomes

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rungs:
    """Rates of rungs with the covariance of their estimates.

    ``means`` (rungs): mean over items of the mean over repeats. ``centres``: the same with one
    success and one failure added to every rung. ``covariance`` (rungs x rungs): sandwich by item,
    with what those additions vary on its diagonal. ``items`` (rungs): items with a known
    outcome. ``single``: one item only, its repeats are the sample.
    """

    means: Vector
    centres: Vector
    covariance: Vector
    items: NDArray[np.int64]
    n: int
    clusters: int
    single: bool = False


def rungs(outcomes: Sequence[Outcomes], *, binary: bool = True) -> Rungs | None:
    """Estimate all rungs at once; None where a rung has nothing known, or there is one outcome.

    Variances are those of Liang and Zeger 1986 with the factor G/(G-1). A rate of 0 or 1 has an
    estimated variance of 0; the pseudo-observations of Bonett and Price 2012 (Journal of
    Educational and Behavioral Statistics 37:479) keep it from being believed: for two rungs of
    single answers the bounds are theirs, with t for z. Weighted scores (``binary`` false) vary
    less, and go without.
    """
    known = [{item: one for item, one in rung.items() if len(one)} for rung in outcomes]
    if not all(known):
        return None
    names = sorted({item for rung in known for item in rung})
    if len(names) == 1:
        return _of_one_item(known, binary=binary)
    where = {item: at for at, item in enumerate(names)}
    values = np.full((len(names), len(known)), np.nan)
    for column, rung in enumerate(known):
        for item, one in rung.items():
            values[where[item], column] = sum(one) / len(one)
    n = sum(len(one) for rung in known for one in rung.values())
    return from_table(values, n, binary=binary)


def from_table(values: Vector, n: int | None = None, *, binary: bool = True) -> Rungs | None:
    """Estimate from item means (items x rungs), NaN where nothing is known of an item."""
    seen = ~np.isnan(values)
    counts = seen.sum(axis=0)
    if not counts.all() or len(values) < 2:
        return None
    filled = np.where(seen, values, 0.0)
    means = filled.sum(axis=0) / counts
    residuals = np.where(seen, values - means, 0.0)
    overlap = np.minimum.outer(counts, counts).astype(float)
    factor = np.where(overlap > 1, overlap / np.maximum(overlap - 1, 1), 2.0)
    covariance = residuals.T @ residuals / np.outer(counts, counts) * factor
    table = Rungs(
        means, means, covariance, counts, int(seen.sum()) if n is None else n, len(values)
    )
    return _with_pseudo_observations(table) if binary else table


def bounds(table: Rungs, weights: Vector, alpha: float) -> tuple[float, float]:
    """Bound one contrast ``weights @ rates`` from below and above; see :func:`all_bounds`."""
    low, high = all_bounds(table, weights[None, :], alpha)
    return float(low[0]), float(high[0])


def all_bounds(table: Rungs, weights: Vector, alpha: float) -> tuple[Vector, Vector]:
    """Bound contrasts (rows of ``weights``) of the rates, each side at one-sided ``alpha``.

    The centre carries the pseudo-observations, the quantile is that of t with (fewest items of
    a rung in the contrast) - 1 degrees of freedom.
    """
    from scipy.special import stdtrit  # noqa: PLC0415 - see the package

    fewest = np.where(weights != 0, table.items, np.iinfo(np.int64).max).min(axis=1)
    reach = stdtrit(np.maximum(fewest - 1, 1), 1 - alpha) * errors(table, weights)
    middle = weights @ table.centres
    return middle - reach, middle + reach


def errors(table: Rungs, weights: Vector) -> Vector:
    """Return the standard errors of contrasts."""
    variance: Vector = ((weights @ table.covariance) * weights).sum(axis=1)
    return np.sqrt(np.maximum(variance, 0.0))


def _of_one_item(known: Sequence[Outcomes], *, binary: bool) -> Rungs | None:
    """Take the repeats of one item for independent, unpaired samples of this exact prompt."""
    rows = [np.asarray(one, dtype=float) for rung in known for one in rung.values()]
    counts = np.array([len(one) for one in rows])
    if counts.min() < 2:
        return None
    means = np.array([one.mean() for one in rows])
    covariance = np.diag([float(one.var(ddof=1)) / len(one) for one in rows])
    table = Rungs(means, means, covariance, counts, int(counts.sum()), 1, single=True)
    return _with_pseudo_observations(table) if binary else table


def _with_pseudo_observations(table: Rungs) -> Rungs:
    counts = table.items
    shrink = np.sqrt(counts / (counts + 2))
    return replace(
        table,
        centres=(table.means * counts + 1) / (counts + 2),
        covariance=table.covariance * np.outer(shrink, shrink) + np.diag(1 / (counts + 2) ** 2),
    )
