"""The nearest of several names: one letter left out, added, changed, or two exchanged."""

import re
from collections.abc import Iterable

from grader.evidence.spelling import distance


def nearest(name: str, names: Iterable[str], most: int = 1) -> str | None:
    """Return the name that differs least, in at most ``most`` letters (one of four at best)."""
    most = min(most, len(name) // 4)
    best: tuple[int, str] | None = None
    for one in names:
        if one == name or abs(len(one) - len(name)) > most:
            continue
        found = distance(name, one, most)
        if found <= most and (best is None or (found, one) < best):
            best = found, one
    return None if best is None else best[1]


def slip(name: str, names: Iterable[str]) -> str | None:
    """A name from which one letter inside is lost or added, or in which two are exchanged.

    Names of three letters may have lost one; shorter ones are too near to everything.
    """
    for one in sorted(names):
        ends = len(one) > 3 and one[0] == name[0] and one[-1] == name[-1]
        exchanged = len(one) == len(name) > 3 and sorted(one) == sorted(name)
        inside = ends and abs(len(one) - len(name)) == 1 and len(name) > 2
        if one != name and (exchanged or inside) and distance(name, one, 1) == 1:
            return one
    return None


def differs_in_number(one: str, other: str) -> bool:
    """Whether two names are the same but for digits: ``card-1`` and ``card-2`` are no slip."""
    return re.sub(r"\d", "", one) == re.sub(r"\d", "", other)
