"""Is a cliff where it is said to be? Simulated ladders with a known truth, reduced and in full."""

from dataclasses import dataclass

import numpy as np
import pytest
from scipy.stats import beta

from grader.stats.cliff import Cliff, Verdict, find_cliff
from tests.stats.processes import CLIFFS, HARD, NONE, Process

SMALL, FULL = 120, 4_000
"""Data sets of a process: in the suite, and in `make soak`."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the estimator said of many draws of one process."""

    answers: tuple[Cliff, ...]
    truth: frozenset[int]

    @property
    def covered(self) -> int:
        return sum(self.truth <= set(one.possible) for one in self.answers)

    @property
    def false(self) -> int:
        return sum(
            one.verdict is Verdict.CLIFF and one.pair not in self.truth for one in self.answers
        )

    @property
    def claimed(self) -> float:
        return sum(one.verdict is Verdict.CLIFF for one in self.answers) / len(self.answers)

    @property
    def width(self) -> float:
        """Median number of rungs from the first to the last that the set touches."""
        return float(
            np.median(
                [one.possible[-1] - one.possible[0] + 2 for one in self.answers if one.possible]
            )
        )


def tally(process: Process, items: int, draws: int) -> Tally:
    rng = np.random.default_rng(20)
    answers = []
    for _ in range(draws):
        base, low, high = process.draw(items, rng)
        if base is not None:
            answers.append(find_cliff(base, low, high, grader=process.sheet))
    return Tally(tuple(answers), frozenset(process.cliffs()))


def lower(successes: int, n: int) -> float:
    """Lower bound of a share, one-sided at 97.5 % (Clopper-Pearson)."""
    return float(beta.ppf(0.025, successes, n - successes + 1)) if successes else 0.0


@pytest.mark.parametrize("process", CLIFFS, ids=lambda one: one.name)
def test_the_set_holds_the_cliff_and_is_narrow(process: Process) -> None:
    found = tally(process, 100, SMALL)
    assert found.covered >= 0.95 * SMALL
    assert found.width <= 2
    assert found.false <= 0.05 * SMALL


@pytest.mark.parametrize("process", HARD, ids=lambda one: one.name)
def test_the_set_holds_a_cliff_at_the_edge(process: Process) -> None:
    found = tally(process, 100, SMALL)
    # 0.92: three standard errors of the simulation below 0.97
    assert found.covered >= 0.92 * SMALL
    assert found.false <= 0.05 * SMALL


@pytest.mark.parametrize("process", NONE, ids=lambda one: one.name)
@pytest.mark.parametrize("items", [20, 100])
def test_no_cliff_is_seen_where_there_is_none(process: Process, items: int) -> None:
    assert tally(process, items, SMALL).false <= 0.05 * SMALL


def test_twenty_items_are_often_not_enough() -> None:
    found = tally(CLIFFS[0], 20, SMALL)
    enough = [one for one in found.answers if one.verdict is not Verdict.NOT_ENOUGH]
    assert len(enough) < SMALL / 2
    more = [one.needed for one in found.answers if one.needed]
    assert more
    assert 40 <= np.median(more) <= 200


def test_a_collapse_is_seen_with_twenty_items() -> None:
    assert tally(Process("collapse", (0.98, 0.97, 0.96, 0.02)), 20, SMALL).claimed > 0.9


@pytest.mark.soak
@pytest.mark.parametrize("items", [20, 50, 100, 300])
@pytest.mark.parametrize("process", [*CLIFFS, *HARD], ids=lambda one: one.name)
def test_coverage_in_full(process: Process, items: int) -> None:
    draws = FULL if items == 100 else FULL // 4
    found = tally(process, items, draws)
    n = len(found.answers)
    assert found.covered / n >= 0.95, found.covered / n
    assert lower(found.covered, n) >= (0.94 if n >= FULL else 0.93)
    assert found.false <= 0.05 * n
    if items >= 100 and process in CLIFFS:
        assert found.width <= 2


@pytest.mark.soak
@pytest.mark.parametrize("items", [20, 50, 100, 300])
@pytest.mark.parametrize("process", NONE, ids=lambda one: one.name)
def test_false_cliffs_in_full(process: Process, items: int) -> None:
    found = tally(process, items, FULL // 4)
    assert found.false <= 0.05 * len(found.answers)
