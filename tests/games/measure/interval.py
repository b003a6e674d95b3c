"""Exact intervals for a share."""

from math import exp, lgamma, log


def _log_choose(total: int, count: int) -> float:
    return lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)


def at_least(count: int, total: int, share: float) -> float:
    """The probability of at least so many out of a total, if each comes with this share."""
    if count <= 0 or share >= 1:
        return 1.0
    if share <= 0:
        return 0.0
    terms = (
        _log_choose(total, k) + k * log(share) + (total - k) * log(1 - share)
        for k in range(count, total + 1)
    )
    return min(1.0, sum(exp(term) for term in terms))


def _solved(count: int, total: int, wanted: float) -> float:
    """The share at which so many or more have the wanted probability, by halving."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if at_least(count, total, middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def clopper_pearson(count: int, total: int, level: float = 0.95) -> tuple[float, float]:
    """The exact interval of a share (Clopper & Pearson, Biometrika 1934); (0, 1) for nothing."""
    if total == 0:
        return 0.0, 1.0
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else _solved(count, total, tail)
    high = 1.0 if count == total else _solved(count + 1, total, 1 - tail)
    return low, high
