"""Looking again while data arrive: spent error, and intervals that hold at any time."""

import math
from collections.abc import Sequence

from grader.stats.estimate import Estimate


def spent(look: int, looks: int, alpha: float = 0.05) -> float:
    """Return the level at which look ``look`` of ``looks`` equally spaced ones tests.

    The spending function of Lan and DeMets 1983 (Biometrika 70:659) like O'Brien and Fleming's,
    2 - 2 Φ(z / √t); each look uses what was newly spent, so that the sum of levels is ``alpha``
    whatever the looks have in common.

    Raises:
        ValueError: there is no such look.
    """
    if not 1 <= look <= looks:
        raise ValueError(f"look {look} of {looks}: looks are counted from 1")
    from scipy.special import ndtr, ndtri  # noqa: PLC0415 - see the package

    z = float(ndtri(1 - alpha / 2))

    def until(step: int) -> float:
        return 2 - 2 * float(ndtr(z / math.sqrt(step / looks))) if step else 0.0

    return until(look) - until(look - 1)


def anytime(values: Sequence[float], level: float = 0.95) -> Estimate | None:
    """Interval of a mean in [0, 1] that holds at every n at once: look as often as you like.

    The empirical-Bernstein confidence sequence with predictable plug-ins, Waudby-Smith and
    Ramdas 2024 (JRSS B 86:1), theorem 2. ``values`` stand in the order in which they came.
    """
    if not values:
        return None
    alpha = 1 - level
    mean, variance, total, squares = 0.5, 0.25, 0.5, 0.25
    weight = weighted = spread = 0.0
    low, high = 0.0, 1.0
    for t, one in enumerate(values, 1):
        stake = min(math.sqrt(2 * math.log(2 / alpha) / (variance * t * math.log(1 + t))), 0.5)
        weight += stake
        weighted += stake * one
        spread += 4 * (one - mean) ** 2 * (-math.log(1 - stake) - stake) / 4
        centre, reach = weighted / weight, (math.log(2 / alpha) + spread) / weight
        low, high = max(low, centre - reach), min(high, centre + reach)
        total += one
        mean = total / (t + 1)
        squares += (one - mean) ** 2
        variance = squares / (t + 1)
    n = len(values)
    return Estimate(
        sum(values) / n, min(low, high), max(low, high), n, n, "confidence sequence", level
    )
