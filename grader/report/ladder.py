"""The ladder as people read it: one group a model and task, the most bits on top.

Plain arithmetic only. Whether a step down is more than luck is a question for statistics.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from grader.report.wording import visible
from grader.rows import LadderRow, SampleRow


@dataclass(frozen=True, slots=True)
class Rung:
    """One row with its label; ``step`` is its mean score minus that of the rung above."""

    label: str
    row: LadderRow
    step: float | None = None

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Samples of every tier, in the order of ``TIERS``."""
        row = self.row
        return row["professional"], row["functional"], row["broken"], row["unknown"]

    @property
    def bits(self) -> str:
        """Bits per weight, with two places."""
        return "—" if self.row["bits"] is None else f"{self.row['bits']:.2f}"


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of one model at one task; an illustration was written, not measured."""

    model: str
    task: str
    illustration: bool
    rungs: tuple[Rung, ...]

    @property
    def steepest(self) -> float | None:
        """The largest loss between neighbours, or None where nothing is lost."""
        lost = [one.step for one in self.rungs if one.step is not None and one.step < 0]
        return min(lost, default=None)


def ladders(rows: Iterable[LadderRow]) -> tuple[Ladder, ...]:
    """Group rows by model, task and illustration; rows of unknown model and quant are left out.

    Illustrations come last.
    """
    groups: dict[tuple[bool, str, str], list[LadderRow]] = {}
    for row in rows:
        if row["model"] is not None or row["quant"] is not None:
            key = (row["illustration"], row["model"] or "unknown model", row["task"])
            groups.setdefault(key, []).append(row)
    return tuple(
        Ladder(visible(model), visible(task), illustration, _rungs(there))
        for (illustration, model, task), there in sorted(groups.items(), key=lambda one: one[0])
    )


def told(rows: Iterable[SampleRow], ladder: Iterable[LadderRow]) -> list[SampleRow]:
    """Put samples in the order of a story: by rubric, by model, from the most bits to the fewest.

    What is on no rung comes after what is, by path.
    """
    heights: dict[tuple[str | None, str | None], float] = {}
    for rung in ladder:
        key = rung["model"], rung["quant"]
        heights[key] = max(heights.get(key, 0.0), rung["bits"] or 0.0)

    def place(row: SampleRow) -> tuple[str, bool, str, float, str, str]:
        known = row["model"] is not None or row["quant"] is not None
        bits = heights.get((row["model"], row["quant"]), 0.0)
        rung = row["model"] or "", -bits, row["quant"] or ""
        return row["rubric"], not known, *rung, row["path"]

    return sorted(rows, key=place)


def _rungs(rows: list[LadderRow]) -> tuple[Rung, ...]:
    ordered = sorted(rows, key=_height)
    caches = len({row["kv_cache"] for row in rows}) > 1
    names = [_name(row, caches=caches) for row in ordered]
    twice = {name for name, times in Counter(names).items() if times > 1}
    rungs: list[Rung] = []
    above: float | None = None
    for row, name in zip(ordered, names, strict=True):
        mean = row["mean_score"]
        label = f"{name} {(row['origin'] or '')[:6]}".rstrip() if name in twice else name
        step = None if mean is None or above is None else mean - above
        rungs.append(Rung(visible(label), row, step))
        above = above if mean is None else mean
    return tuple(rungs)


def _name(row: LadderRow, *, caches: bool) -> str:
    """Name a rung by its quant, and by its KV cache only where that tells rungs apart."""
    quant = row["quant"] or row["scheme"] or "unknown"
    return f"{quant} kv:{row['kv_cache'] or '?'}" if caches else quant


def _height(row: LadderRow) -> tuple[bool, float, str, str]:
    bits = row["bits"]
    return bits is None, -(bits or 0.0), _name(row, caches=True), row["origin"] or ""
