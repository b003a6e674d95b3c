"""A pairwise covering array: every two values of two dimensions meet in some game.

Greedy, one row at a time as in AETG (Cohen et al., IEEE TSE 1997): a row begins with a pair that
is not yet covered, and every further dimension takes the value that covers most.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, product
from random import Random
from zlib import crc32

from tests.games.dimensions import DIMENSIONS, LIMITS, allowed

Pair = tuple[str, str, str, str]
"""A dimension and its value, another dimension and its value, in the order of `DIMENSIONS`."""
Row = dict[str, str]

_NAMES = tuple(DIMENSIONS)
_AT = {name: at for at, name in enumerate(_NAMES)}
_APART = (("engine", "view"), ("view", "start"), ("keys", "loop"), ("start", "keys"))
"""Dimensions of which some pairs of values are kept for the held-out games."""


def pair(one: str, value: str, other: str, second: str) -> Pair:
    """A pair in its one order."""
    if _AT[one] < _AT[other]:
        return one, value, other, second
    return other, second, one, value


def is_held_out(found: Pair) -> bool:
    """Whether a pair is never used while something is being tuned: one in seven of some kinds."""
    one, value, other, second = found
    return (one, other) in _APART and crc32(f"{value}+{second}".encode()) % 7 == 0


def held_out_in(row: Row) -> list[Pair]:
    """The held-out pairs of a row."""
    found = (pair(one, row[one], other, row[other]) for one, other in _APART)
    return [each for each in found if is_held_out(each)]


def possible_pairs() -> Iterator[Pair]:
    """Every pair that limits on just these two dimensions allow."""
    for one, other in combinations(_NAMES, 2):
        for value, second in product(DIMENSIONS[one], DIMENSIONS[other]):
            if allowed({one: value, other: second}):
                yield one, value, other, second


class _Filler:
    """Fills rows; what is uncovered shrinks."""

    def __init__(self, uncovered: set[Pair], rng: Random, usable: Callable[[Pair], bool]) -> None:
        self.uncovered = uncovered
        self.rng = rng
        self.usable = usable
        self.limits = {name: [one for one in LIMITS if name in one.over] for name in _NAMES}

    def _fits(self, row: Row, name: str) -> bool:
        for limit in self.limits[name]:
            if all(one in row for one in limit.over) and not limit.holds(
                *(row[one] for one in limit.over)
            ):
                return False
        return all(
            self.usable(pair(one, row[one], other, row[other]))
            for one, other in _APART
            if name in (one, other) and one in row and other in row
        )

    def _gain(self, row: Row, name: str, value: str) -> int:
        return sum(
            pair(name, value, other, second) in self.uncovered for other, second in row.items()
        )

    def row(self, start: Row) -> Row | None:
        """A whole row from a part of one, or None where that leads nowhere."""
        row: Row = {}
        for name, value in start.items():
            row[name] = value
            if not self._fits(row, name):
                return None
        for name in _NAMES:
            if name in row:
                continue
            ranked = [
                (self._gain(row, name, value), self.rng.random(), value)
                for value in DIMENSIONS[name]
            ]
            for _, _, value in sorted(ranked, reverse=True):
                row[name] = value
                if self._fits(row, name):
                    break
            else:
                return None
        return {name: row[name] for name in _NAMES}


def pairs_of(row: Row) -> set[Pair]:
    """Every pair in a row."""
    return {(one, row[one], other, row[other]) for one, other in combinations(_NAMES, 2)}


def covering(seed: int) -> tuple[list[Row], set[Pair]]:
    """Rows that cover every pair that any row can hold, and the pairs that none can."""
    rng = Random(seed)
    uncovered = {each for each in possible_pairs() if not is_held_out(each)}
    filler = _Filler(uncovered, rng, lambda each: not is_held_out(each))
    rows: list[Row] = []
    hopeless: set[Pair] = set()
    queue = sorted(uncovered)
    rng.shuffle(queue)
    for wanted in queue:
        if wanted not in uncovered:
            continue
        one, value, other, second = wanted
        made = [filler.row({one: value, other: second}) for _ in range(6)]
        whole = [row for row in made if row is not None]
        if not whole:
            uncovered.discard(wanted)
            hopeless.add(wanted)
            continue
        best = max(whole, key=lambda row: len(pairs_of(row) & uncovered))
        rows.append(best)
        uncovered -= pairs_of(best)
    return rows, hopeless


def held_out_rows(seed: int, count: int) -> list[Row]:
    """Rows with at least one held-out pair each, otherwise drawn by lot."""
    rng = Random(seed)
    filler = _Filler(set(), rng, lambda _: True)
    wanted = sorted(each for each in possible_pairs() if is_held_out(each))
    rows: list[Row] = []
    while len(rows) < count:
        one, value, other, second = wanted[len(rows) % len(wanted)]
        row = filler.row({one: value, other: second})
        if row is None:
            wanted.remove((one, value, other, second))
        else:
            rows.append(row)
    return rows
