"""The nearest of several names: one letter left out, added, changed, or two exchanged."""

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
