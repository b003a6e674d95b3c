"""What the item asked for by name, beside the game itself."""

from dataclasses import dataclass

from grader.item import Item
from grader.missing import Missing
from grader.provider import provider


@dataclass(frozen=True, slots=True)
class Asked:
    """Features that the prompt names; ``lines_per_level`` is 0 where it names no number."""

    features: frozenset[str] = frozenset()
    lines_per_level: int = 0


@provider
def asked(item: Item) -> Asked:
    """Read the item's parameters."""
    features = item.param("features")
    rows = item.param("lines_per_level", 0)
    listed = features if isinstance(features, list | tuple) else ()
    return Asked(frozenset(map(str, listed)), rows if isinstance(rows, int) else 0)


def asks(told: Asked | Missing, feature: str) -> bool:
    """Whether a feature was asked for; without an item nothing was."""
    return not isinstance(told, Missing) and feature in told.features
