"""How much can be seen with n, and how many more would be needed."""

import math
from collections.abc import Callable


def fisher_power(n: int, before: float, after: float, alpha: float = 0.05) -> float:
    """Chance that Fisher's exact test tells two independent rates apart, n on each side.

    Summed over all outcomes, without simulation. Two-sided.
    """
    import numpy as np  # noqa: PLC0415 - see the package
    from scipy.stats import binom, hypergeom  # noqa: PLC0415 - see the package

    counts = np.arange(n + 1)
    first, second = binom.pmf(counts, n, before), binom.pmf(counts, n, after)
    power = 0.0
    for total in range(2 * n + 1):
        there = np.arange(max(0, total - n), min(n, total) + 1)
        chance = hypergeom.pmf(there, 2 * n, n, total)
        p = np.array([chance[chance <= one * (1 + 1e-7)].sum() for one in chance])
        power += float((first[there] * second[total - there])[p <= alpha].sum())
    return power


def mcnemar_power(pairs: int, lost: float, gained: float, alpha: float = 0.05) -> float:
    """Chance that McNemar's exact test sees a drop of ``lost - gained`` in so many pairs.

    ``lost`` and ``gained`` are shares of all pairs. Exact: the number of discordant pairs is
    binomial, and given it the number lost.
    """
    import numpy as np  # noqa: PLC0415 - see the package
    from scipy.stats import binom  # noqa: PLC0415 - see the package

    discordant = lost + gained
    if discordant <= 0:
        return 0.0
    power = 0.0
    for count, chance in enumerate(binom.pmf(np.arange(pairs + 1), pairs, discordant)):
        if chance < 1e-12 or not count:
            continue
        there = np.arange(count + 1)
        null = binom.pmf(there, count, 0.5)
        p = np.minimum(1.0, 2 * np.minimum(null.cumsum(), null[::-1].cumsum()[::-1]))
        seen = binom.pmf(there, count, lost / discordant)
        power += float(chance * seen[p <= alpha].sum())
    return power


def detectable_drop(
    n: int, before: float = 0.95, power: float = 0.8, alpha: float = 0.05
) -> float | None:
    """Smallest drop from ``before`` that n against n show with this power; None where none does."""
    for hundredths in range(1, round(before * 100) + 1):
        if fisher_power(n, before, before - hundredths / 100, alpha) >= power:
            return hundredths / 100
    return None


def effective_n(items: int, repeats: int, correlation: float) -> float:
    """Independent observations that items x repeats are worth: n / (1 + (m - 1) rho).

    Kish 1965, the design effect: 4 x 5 at rho = 0.3 are worth 9, 20 x 1 are worth 20.
    """
    return items * repeats / (1 + (repeats - 1) * correlation)


def needed(decided: Callable[[float], bool], have: int, most: int = 100_000) -> int | None:
    """How many items in all would decide, at the effects seen, or None beyond ``most``.

    ``decided`` tells whether the question would be answered were there k times as many items.
    """
    if decided(1.0):
        return have
    high = float(have)
    while high <= most and not decided(high / have):
        high *= 2
    if high > most:
        return None
    low = high / 2
    while high - low > max(1.0, have / 50):
        middle = (low + high) / 2
        low, high = (low, middle) if decided(middle / have) else (middle, high)
    return math.ceil(high)


def non_inferiority_n(margin: float, rate: float = 0.95, power: float = 0.8) -> int:
    """Items an arm to show a loss below ``margin`` where there is none.

    Blackwelder 1982: 2 p (1 - p) (z_alpha + z_beta)² / margin², one-sided 5 %, independent arms.
    """
    from scipy.special import ndtri  # noqa: PLC0415 - see the package

    reach = float(ndtri(0.95)) + float(ndtri(power))
    return math.ceil(2 * rate * (1 - rate) * reach**2 / margin**2)


def fewest_heads(total: int, alpha: float = 0.05) -> int | None:
    """Fewest losses of ``total`` discordant pairs that McNemar's exact test calls a loss."""
    from scipy.stats import binomtest  # noqa: PLC0415 - see the package

    for lost in range(total // 2 + 1, total + 1):
        if binomtest(lost, total).pvalue <= alpha:
            return lost
    return None
