"""Ladders with a known truth, from processes that the estimator does not assume."""

import warnings
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from grader.stats.cliff import GraderError, Rule
from grader.stats.rungs import Rungs, from_table

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Process:
    """True rates of a ladder, most bits first, and how outcomes come about.

    ``hang``: share of the latent variance that an item carries over all rungs and repeats.
    ``alarms`` and
    ``misses``: chance, per rung, that the grader turns an outcome round. ``gaps_good`` and
    ``gaps_bad``: chance, per rung, that a good or bad outcome cannot be told.
    """

    name: str
    rates: tuple[float, ...]
    hang: float = 0.5
    repeats: int = 1
    alarms: tuple[float, ...] = ()
    misses: tuple[float, ...] = ()
    gaps_good: tuple[float, ...] = ()
    gaps_bad: tuple[float, ...] = ()
    sheet: GraderError | None = None

    def cliffs(self, rule: Rule | None = None) -> set[int]:
        """Pairs that are a cliff by definition."""
        rule, rates = rule or Rule(), self.rates
        count = len(rates)
        total = max(rates[a] - rates[b] for a in range(count) for b in range(a + 1, count))
        drops = [above - below for above, below in pairwise(rates)]
        return {
            at
            for at, drop in enumerate(drops)
            if drop >= rule.drop - 1e-9 and drop >= rule.share * total - 1e-9
        }

    def draw(
        self, items: int, rng: np.random.Generator
    ) -> tuple[Rungs | None, Rungs | None, Rungs | None]:
        """Draw one data set: rates without gaps, with gaps failed, with gaps passed."""
        count = len(self.rates)
        shape = (items, count, self.repeats)
        latent = np.sqrt(self.hang) * rng.normal(size=(items, 1, 1))
        latent = latent + np.sqrt(1 - self.hang) * rng.normal(size=shape)
        edge = ndtri(np.clip(self.rates, 1e-12, 1 - 1e-12))
        good = latent < edge[None, :, None]
        seen = good
        if self.alarms or self.misses:
            wrong = np.where(good, _row(self.alarms, count), _row(self.misses, count))
            seen = np.where(rng.random(shape) < wrong, ~good, good)
        values = seen.astype(float)
        if not (self.gaps_good or self.gaps_bad):
            return from_table(values.mean(axis=2)), None, None
        chance = np.where(good, _row(self.gaps_good, count), _row(self.gaps_bad, count))
        gap = rng.random(shape) < chance
        return (
            from_table(_means(np.where(gap, np.nan, values))),
            from_table(np.where(gap, 0.0, values).mean(axis=2)),
            from_table(np.where(gap, 1.0, values).mean(axis=2)),
        )


def _row(values: tuple[float, ...], count: int) -> Vector:
    return np.array(values or (0.0,) * count)[None, :, None]


def _means(values: Vector) -> Vector:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # an item of gaps only stays unknown
        means: Vector = np.nanmean(values, axis=2)
    return means


TOP, LOW = (0.95, 0.95, 0.94, 0.93), (0.43, 0.43, 0.43)
RISING = (0.0, 0.0, 0.01, 0.01, 0.02, 0.03, 0.03)
SHEET = GraderError(alarms=0.03, misses=0.03)

CLIFFS = (
    Process("half", (*TOP, *LOW)),
    Process("independent items", (*TOP, *LOW), hang=0.0),
    Process("items decide nearly all", (*TOP, *LOW), hang=0.95),
    Process("four repeats", (*TOP, *LOW), hang=0.7, repeats=4),
    Process("from the ceiling", (1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5)),
    Process("to the floor", (0.5, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0)),
    Process("first pair", (0.9, 0.4, 0.4, 0.35)),
    Process("last pair", (0.95, 0.95, 0.9, 0.4)),
    Process("two rungs", (0.9, 0.4)),
    Process("uneven rungs", (0.93, 0.92, 0.92, 0.91, 0.91, 0.9, 0.9, 0.88, 0.37, 0.3)),
    Process("a dynamic quant dips", (0.9, 0.75, 0.92, 0.9, 0.35, 0.42, 0.3)),
    Process("it recovers below", (0.9, 0.9, 0.4, 0.55, 0.5)),
    Process("the grader errs more below", (*TOP, *LOW), alarms=RISING, misses=RISING, sheet=SHEET),
    Process(
        "the grader cannot tell below",
        (*TOP, *LOW),
        gaps_good=(0.0, 0.0, 0.0, 0.01, 0.05, 0.06, 0.1),
        gaps_bad=(0.0, 0.0, 0.0, 0.0, 0.05, 0.05, 0.08),
    ),
)
"""True cliffs of about 0.5."""

HARD = (
    Process("exactly 0.30", (0.95, 0.95, 0.95, 0.95, 0.65, 0.65, 0.65)),
    Process("exactly half of the fall", (0.95, 0.8, 0.65, 0.2)),
    Process("two cliffs", (0.95, 0.95, 0.5, 0.5, 0.05)),
    Process("0.30 from the ceiling", (1.0, 1.0, 0.7)),
    Process("0.30 to the floor", (0.3, 0.3, 0.0)),
)
"""Cliffs at the edge of the definition: the set must hold them, claiming them is luck."""

NONE = (
    Process("flat", (0.9,) * 7),
    Process("flat at the ceiling", (1.0,) * 7),
    Process("flat at the floor", (0.02,) * 7),
    Process("flat in the middle", (0.5,) * 7, hang=0.0),
    Process("even slope", (0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05)),
    Process("even slope of four", (0.98, 0.69, 0.40, 0.11)),
    Process("logistic slope", (0.95, 0.94, 0.9, 0.75, 0.47, 0.2, 0.1)),
    Process("just below 0.30", (0.95, 0.95, 0.95, 0.95, 0.66, 0.66, 0.66)),
    Process("just below half", (0.95, 0.65, 0.31, 0.0)),
    Process("four repeats, slope", (0.9, 0.75, 0.6, 0.45, 0.3), hang=0.7, repeats=4),
    Process("zigzag", (0.9, 0.7, 0.85, 0.65, 0.8)),
    Process(
        "flat, false alarms below",
        (0.95,) * 5,
        alarms=(0.0, 0.0, 0.0, 0.1, 0.1),
        sheet=GraderError(0.1, 0.1),
    ),
    Process(
        "slope, made steeper by the grader",
        (0.9, 0.85, 0.8, 0.55, 0.5),
        alarms=(0.0, 0.0, 0.0, 0.1, 0.1),
        misses=(0.1, 0.1, 0.1, 0.0, 0.0),
        sheet=GraderError(0.1, 0.1),
    ),
    Process("flat, the good cannot be told below", (0.8,) * 5, gaps_good=(0, 0, 0, 0.6, 0.6)),
    Process("flat, the bad cannot be told above", (0.5,) * 5, gaps_bad=(0.9, 0.9, 0.9, 0, 0)),
)
"""No pair is a cliff."""
