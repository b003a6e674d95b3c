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
    """A name from which one letter inside is lost or added, or in which two are exchanged."""
    inner = {one for one in names if one[0] == name[0] and one[-1] == name[-1] and len(one) > 3}
    near = nearest(name, inner)
    return near if near and (len(near) != len(name) or sorted(near) == sorted(name)) else None


def differs_in_number(one: str, other: str) -> bool:
    """Whether two names are the same but for digits: ``card-1`` and ``card-2`` are no slip."""
    return re.sub(r"\d", "", one) == re.sub(r"\d", "", other)
