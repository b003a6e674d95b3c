"""What a number of answers can show, told before any is asked for."""

import math

from grader.stats.power import effective_n, fisher_power

CORRELATION = 0.3
"""Correlation of two answers to one prompt that is assumed; see `effective_n`."""

BASELINE = 0.95
POWER = 0.8
_EXACT = 40
"""Beyond so many answers an approximation stands for the exact sum."""


def worth(items: int, repeats: int, *, copies: bool) -> int:
    """Independent answers that items x repeats are worth; repeats at temperature 0 are copies.

    With one item its repeats are what is asked about: this exact prompt and no other.
    """
    if copies:
        return items
    if items == 1:
        return repeats
    return int(effective_n(items, repeats, CORRELATION))


def detectable(n: int) -> float | None:
    """Smallest drop from 95 % that n answers a rung show with 80 % power, to a hundredth.

    Fisher's exact test, two-sided at 5 %; for many answers an approximation of it.
    None where no drop could be shown.
    """
    if n > _EXACT:
        drops = (one / 100 for one in range(1, round(BASELINE * 100) + 1))
        return next((one for one in drops if _needed(one) <= n), None)
    low, high = 0, round(BASELINE * 100)
    if fisher_power(n, BASELINE, 0.0) < POWER:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if fisher_power(n, BASELINE, BASELINE - middle / 100) >= POWER:
            high = middle
        else:
            low = middle
    return high / 100


def _needed(drop: float) -> float:
    """Answers a rung that show a drop, about.

    Cohen's arcsine formula (1988) with the correction of Casagrande, Pike and Smith (1978), without
    which it promises more than an exact test holds.
    """
    after = BASELINE - drop
    size = 2 * math.asin(math.sqrt(BASELINE)) - 2 * math.asin(math.sqrt(after))
    plain = 2 * ((1.959964 + 0.841621) / size) ** 2
    return plain / 4 * (1 + math.sqrt(1 + 4 / (plain * drop))) ** 2
