"""Intervals of one share: exact, Bayesian, and clustered by item."""

import math
from collections.abc import Mapping, Sequence

from grader.stats.estimate import Estimate

Outcomes = Mapping[str, Sequence[float]]
"""Known outcomes between 0 and 1 of every item's repeats; the item is the cluster."""


def exact(successes: int, n: int, level: float = 0.95) -> Estimate | None:
    """Clopper-Pearson interval of a share: never covers less than its level.

    Source: Clopper and Pearson 1934, Biometrika 26:404, by quantiles of the beta distribution.
    """
    if n <= 0:
        return None
    return Estimate(successes / n, *_exact(successes, n, level), n, n, "Clopper-Pearson", level)


def beta_binomial(
    successes: int, n: int, level: float = 0.95, prior: tuple[float, float] = (1.0, 1.0)
) -> Estimate | None:
    """Equal-tailed credible interval of a share under a beta prior (uniform, as it stands).

    The right default below a few hundred observations: Bowyer and others 2025, arXiv 2503.01747.
    ``value`` is the observed share, not the posterior mean.
    """
    if n <= 0:
        return None
    from scipy.special import betaincinv  # noqa: PLC0415 - see the package

    a, b, tail = prior[0] + successes, prior[1] + n - successes, (1 - level) / 2
    low, high = float(betaincinv(a, b, tail)), float(betaincinv(a, b, 1 - tail))
    return Estimate(successes / n, low, high, n, n, "beta-binomial", level)


def clustered_rate(outcomes: Outcomes, level: float = 0.95) -> Estimate | None:
    """Interval of a share over items, with repeats nested in them; sound at 0 and at 1.

    Korn and Graubard 1998, Survey Methodology 24:193: the exact interval at the effective
    sample size p(1-p)/variance, scaled by squared quantiles of t; where nothing varies, the
    number of items is the sample size. One item is refused: repeats say nothing of others.
    """
    means = [_mean(one) for one in outcomes.values() if len(one)]
    n, clusters = sum(map(len, outcomes.values())), len(means)
    if clusters < 2:
        return None
    p = _mean(means)
    variance = _variance(means) / clusters
    size = float(clusters)
    if variance > 0 and 0 < p < 1:
        from scipy.special import stdtrit  # noqa: PLC0415 - see the package

        tail = (1 + level) / 2
        scale = (stdtrit(max(n - 1, 1), tail) / stdtrit(clusters - 1, tail)) ** 2
        size = min(float(n), p * (1 - p) / variance * float(scale))
    low, high = _exact(p * size, size, level)
    return Estimate(p, low, high, n, clusters, "Korn-Graubard by item", level)


def clustered_mean(outcomes: Outcomes, level: float = 0.95) -> Estimate | None:
    """Student interval of a mean over items, standard error clustered by item.

    Miller 2024, arXiv 2411.00640, with every item weighing the same. None below two items.
    """
    means = [_mean(one) for one in outcomes.values() if len(one)]
    if len(means) < 2:
        return None
    from scipy.special import stdtrit  # noqa: PLC0415 - see the package

    mean, error = _mean(means), math.sqrt(_variance(means) / len(means))
    reach = float(stdtrit(len(means) - 1, (1 + level) / 2)) * error
    n = sum(map(len, outcomes.values()))
    return Estimate(mean, mean - reach, mean + reach, n, len(means), "t by item", level)


def rate(outcomes: Outcomes, level: float = 0.95) -> Estimate | None:
    """Choose the interval of a share: over items where there are several, else exact.

    With one item its repeats are the sample, and the answer is about this exact prompt only.
    """
    known = {item: one for item, one in outcomes.items() if len(one)}
    if len(known) == 1:
        (only,) = known.values()
        return exact(round(sum(only)), len(only), level)
    return clustered_rate(known, level)


def _exact(successes: float, n: float, level: float) -> tuple[float, float]:
    from scipy.special import betaincinv  # noqa: PLC0415 - see the package

    tail = (1 - level) / 2
    low = 0.0 if successes <= 0 else float(betaincinv(successes, n - successes + 1, tail))
    high = 1.0 if successes >= n else float(betaincinv(successes + 1, n - successes, 1 - tail))
    return low, high


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _variance(values: Sequence[float]) -> float:
    mean = _mean(values)
    return sum((one - mean) ** 2 for one in values) / (len(values) - 1)
