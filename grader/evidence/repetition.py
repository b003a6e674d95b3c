"""Degenerate repetition: a model that says the same thing again and again.

Two shapes of one collapse: a *loop* repeats a unit of a few tokens without a break, an
*echo* comes back to whole sentences between other words. Both are found in finished
texts; :class:`LoopWatch` finds loops while a text is still being written. Everything is
deterministic and linear for a fixed longest unit.
"""

import operator
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

LONGEST_UNIT = 64
"""Tokens of the longest unit that is looked for; longer units show as echoes."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A run of ``length`` tokens from ``start`` that repeats its first ``period`` tokens."""

    start: int
    length: int
    period: int

    @property
    def end(self) -> int:
        """Index behind the last token."""
        return self.start + self.length

    @property
    def times(self) -> float:
        """How often the unit stands there, the last one perhaps unfinished."""
        return self.length / self.period


def loops(
    tokens: Sequence[Hashable],
    *,
    least_times: int,
    least_length: int,
    longest_unit: int = LONGEST_UNIT,
) -> tuple[Loop, ...]:
    """Find every run that repeats a unit often and long enough, in the order of the text.

    A run is given with its shortest period; what lies within an earlier run is left out.
    ``least_times`` is at least 2.
    """
    ids = _numbered(tokens)
    found: list[Loop] = []
    for period in range(1, min(longest_unit, len(ids) // 2) + 1):
        least = max(least_length, least_times * period)
        found += _runs(ids, period, least)
    found.sort(key=lambda loop: (loop.start, -loop.length, loop.period))
    kept: list[Loop] = []
    for loop in found:
        if not kept or loop.end > kept[-1].end:
            kept.append(loop)
    return tuple(kept)


def echoes(
    sentences: Sequence[Hashable],
    weights: Sequence[int],
    *,
    least_times: int,
) -> tuple[float, tuple[int, ...]]:
    """Tell which share of a text says again what was said, and where.

    ``weights`` are the sentences' lengths in words. Counted are the sentences that stand
    there at least ``least_times`` times, without the first of each. Returned are their
    share of all words (0 to 1) and their indices.
    """
    where: dict[Hashable, list[int]] = {}
    for index, sentence in enumerate(sentences):
        where.setdefault(sentence, []).append(index)
    again = sorted(
        index for indices in where.values() if len(indices) >= least_times for index in indices[1:]
    )
    words = sum(weights)
    return (sum(weights[index] for index in again) / words if words else 0.0), tuple(again)


def shortest_period(tokens: Sequence[Hashable]) -> int:
    """Length of the shortest unit that a sequence repeats; its own length where none.

    The last unit may be unfinished: ``abcab`` has period 3 (failure function of Knuth,
    Morris and Pratt, 1977).
    """
    borders = [0] * len(tokens)
    border = 0
    for at in range(1, len(tokens)):
        while border and tokens[at] != tokens[border]:
            border = borders[border - 1]
        if tokens[at] == tokens[border]:
            border += 1
        borders[at] = border
    return len(tokens) - (borders[-1] if borders else 0)


@dataclass(frozen=True, slots=True)
class Runaway:
    """A text that loops: the unit, and the offset from which on there is nothing else."""

    unit: str
    start: int


class LoopWatch:
    """Finds a loop in a text while it is being written.

    The verdict depends on the text alone and not on how it was cut into pieces: it looks
    at fixed offsets only. The thresholds let a long table of zeros or a board in source
    code pass: a text is looping when its last ``span`` characters repeat one unit at least
    ``least_times`` times, and never recovers on its own.
    """

    def __init__(self, *, span: int = 4096, least_times: int = 16, stride: int = 1024) -> None:
        self._span = span
        self._least_times = least_times
        self._stride = stride
        self._tail = ""
        self._length = 0
        self.found: Runaway | None = None

    def feed(self, piece: str) -> Runaway | None:
        """Take the next piece of the text; return the loop once there is one."""
        at = 0
        while self.found is None and at < len(piece):
            step = self._stride - self._length % self._stride
            part = piece[at : at + step]
            at += len(part)
            self._length += len(part)
            self._tail = (self._tail + part)[-self._span :]
            if self._length % self._stride == 0 and len(self._tail) == self._span:
                self._look()
        return self.found

    def _look(self) -> None:
        period = shortest_period(self._tail)
        if period * self._least_times <= self._span:
            self.found = Runaway(self._tail[:period], self._length - self._span)


def _numbered(tokens: Sequence[Hashable]) -> list[int]:
    """Give equal tokens equal numbers, so that they compare fast."""
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(token, len(numbers)) for token in tokens]


def _runs(ids: Sequence[int], period: int, least: int) -> Iterator[Loop]:
    """Yield the maximal runs of a period that are at least ``least`` tokens long."""
    same = bytes(map(operator.eq, ids, islice(ids, period, None)))
    wanted = b"\1" * max(least - period, 1)
    at = same.find(wanted)
    while at >= 0:
        end = same.find(b"\0", at)
        end = len(same) if end < 0 else end
        yield Loop(at, end - at + period, period)
        at = same.find(wanted, end)
