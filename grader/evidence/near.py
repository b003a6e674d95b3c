"""The nearest of several names: one letter left out, added, changed, or two exchanged."""

from collections.abc import Iterable


def nearest(name: str, names: Iterable[str], most: int = 1) -> str | None:
    """Return the name that differs least, in at most ``most`` letters (one of four at best).

    The distance is that of Damerau and Levenshtein (optimal string alignment).
    """
    most = min(most, len(name) // 4)
    best: tuple[int, str] | None = None
    for one in names:
        if one == name or abs(len(one) - len(name)) > most:
            continue
        found = distance(name, one, most)
        if found <= most and (best is None or (found, one) < best):
            best = found, one
    return None if best is None else best[1]


def distance(one: str, other: str, most: int) -> int:
    """Letters that have to be changed, or more than ``most``."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
