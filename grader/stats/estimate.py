"""What an estimate is: a value with its interval, and how much stands behind it."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value between ``low`` and ``high`` at a confidence ``level``.

    ``n`` counts observations, ``clusters`` the independent units among them (items), ``method``
    names how the interval was made.
    """

    value: float
    low: float
    high: float
    n: int
    clusters: int
    method: str
    level: float = 0.95

    def to_json(self) -> dict[str, Any]:
        """Return the fields, floats rounded to six places."""
        return {
            name: round(one, 6) if isinstance(one, float) else one
            for name, one in asdict(self).items()
        }


def minus(estimate: Estimate) -> Estimate:
    """Return the estimate of the opposite: a rise for a drop."""
    return Estimate(
        -estimate.value,
        -estimate.high,
        -estimate.low,
        estimate.n,
        estimate.clusters,
        estimate.method,
        estimate.level,
    )
