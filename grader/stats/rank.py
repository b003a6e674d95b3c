"""Agreement of two orders."""

import math
from collections.abc import Sequence

from grader.stats.estimate import Estimate


def spearman(
    ours: Sequence[float], theirs: Sequence[float], level: float = 0.95
) -> Estimate | None:
    """Rank correlation with an interval by Fisher's z and Bonett and Wright's 2000 variance.

    Bonett and Wright 2000, Psychometrika 65:23. None below four pairs, or where one side does
    not vary.
    """
    from scipy.special import ndtri  # noqa: PLC0415 - see the package
    from scipy.stats import spearmanr  # noqa: PLC0415 - see the package

    n = len(ours)
    if n < 4 or len(set(ours)) < 2 or len(set(theirs)) < 2:
        return None
    r = float(spearmanr(ours, theirs).statistic)
    reach = float(ndtri((1 + level) / 2)) * math.sqrt((1 + r * r / 2) / (n - 3))
    middle = math.atanh(min(max(r, -0.999999), 0.999999))
    low, high = math.tanh(middle - reach), math.tanh(middle + reach)
    return Estimate(r, low, high, n, n, "Spearman", level)
