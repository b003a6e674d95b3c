"""Where quality breaks on a ladder: an estimate that says so only when the data do.

A *cliff* is an adjacent pair of rungs whose true drop is at least Δ and at least half of the
ladder's total drop (the largest fall from any rung to any lower one).

It is claimed where both hold at the level, for every pair that might be claimed (Bonferroni over
the pairs): so whatever the truth is, flat or smooth or just below Δ, a false cliff has at most
the chance alpha. The *set* holds every pair that the data do not exclude: for the true pair each
of its conditions would have to be refuted, which has at most the chance alpha (union over the
conditions). Nothing is assumed about the shape of the curve: non-monotone rungs are found, not
smoothed away. Calibration: tests/stats/test_cliff_calibration.py.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from grader.stats.estimate import Estimate
from grader.stats.power import needed
from grader.stats.rungs import Rungs, Vector, all_bounds


class Verdict(StrEnum):
    """The honest answers."""

    CLIFF = "cliff"
    SLOPE = "slope"
    PLATEAU = "plateau"
    NOT_ENOUGH = "not enough data"
    INSTRUMENT = "instrument not good enough"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is asked: the smallest drop that is a cliff, its share of the total, the error."""

    drop: float = 0.30
    share: float = 0.50
    alpha: float = 0.05


@dataclass(frozen=True, slots=True)
class GraderError:
    """Upper bounds of the grader's own error, at any rung.

    ``alarms``: chance that a working artifact is called broken; ``misses``: the reverse. The
    error may differ between rungs as it likes, up to these.
    """

    alarms: float = 0.0
    misses: float = 0.0


@dataclass(frozen=True, slots=True)
class Cliff:
    """An answer. Pairs are numbered by their upper rung, from 0.

    ``pair`` is the cliff where one is claimed, ``possible`` the set of pairs that the data do
    not exclude, ``drops`` the drop of every pair with simultaneous intervals, ``total`` the
    largest fall, ``span`` from and to which rung it goes, ``rises`` the rungs that are better
    than one above them beyond error. ``needed``: items in all that would decide, at the effects
    seen; None where it is decided, or where no number of items in reach would.
    """

    verdict: Verdict
    pair: int | None
    possible: tuple[int, ...]
    drops: tuple[Estimate, ...]
    total: Estimate
    span: tuple[int, int]
    rises: tuple[int, ...]
    needed: int | None = None
    why: str = ""


def find_cliff(
    base: Rungs,
    low: Rungs | None = None,
    high: Rungs | None = None,
    rule: Rule = Rule(),
    grader: GraderError | None = None,
) -> Cliff:
    """Answer for a ladder whose rungs stand in order, most bits first.

    Args:
        base: rates without what could not be told.
        low: rates with what could not be told counted as failed; None where all was told.
        high: the same counted as passed.
        rule: what is asked.
        grader: how often the grader errs at most; None is not measured.

    Raises:
        ValueError: fewer than two rungs.
    """
    if len(base.means) < 2:
        raise ValueError("a ladder has two rungs at least")
    answer = _judge(base, rule)
    bracket = [_judge(one, rule) for one in (low, high) if one is not None]
    possible = sorted({pair for one in (answer, *bracket) for pair in one.possible})
    if grader is not None:
        possible = sorted({*possible, *_judge(base, rule, grader).possible})
    answer = replace(answer, possible=tuple(possible))
    doubt = _doubt(answer, bracket, base, rule, grader)
    if doubt:
        return replace(answer, verdict=Verdict.INSTRUMENT, pair=None, why=doubt)
    if answer.verdict in (Verdict.SLOPE, Verdict.PLATEAU) and possible:
        why = "what the grader could not tell, or may have got wrong, leaves a cliff possible"
        return replace(answer, verdict=Verdict.NOT_ENOUGH, why=why)
    if answer.verdict is Verdict.NOT_ENOUGH:
        return replace(answer, needed=_needed(base, rule))
    return answer


def _doubt(
    answer: Cliff, bracket: list[Cliff], base: Rungs, rule: Rule, grader: GraderError | None
) -> str:
    """Say why the instrument is not good enough for this answer, or nothing."""
    said = {(one.verdict, one.pair) for one in (answer, *bracket)}
    if len(said) > 1 and any(verdict is Verdict.CLIFF for verdict, _ in said):
        return "the answer depends on what the grader could not tell: " + ", ".join(
            sorted({str(verdict) for verdict, _ in said})
        )
    if answer.verdict is Verdict.CLIFF and grader is not None:
        worst = _judge(base, rule, grader)
        if worst.pair != answer.pair:
            return (
                f"the grader's own error (up to {grader.alarms:.1%} false alarms and "
                f"{grader.misses:.1%} misses) could explain the drop"
            )
    return ""


def _judge(table: Rungs, rule: Rule, grader: GraderError | None = None) -> Cliff:
    """Answer from one table of rates, with the grader's error against every claim."""
    count = len(table.means)
    pairs = count - 1
    steps = np.array([_step(count, at, at + 1) for at in range(pairs)])
    spans = [(a, b) for a in range(count) for b in range(a + 1, count)]
    falls = np.array([_step(count, a, b) for a, b in spans])
    each = rule.alpha / pairs
    drop_low, _ = _bounded(table, steps, each, grader)
    # A quarter of alpha: near a rate of 1 the binomial's tail is up to twice that of t.
    _, drop_high = _bounded(table, steps, rule.alpha / 4, grader)
    # A drop's share of itself is no condition; its row stands there to keep the table square.
    shares = (steps[:, None, :] - rule.share * falls[None, :, :]).reshape(-1, count)
    share_low, _ = _bounded(table, shares, each, grader)
    _, share_high = _bounded(table, shares, rule.alpha / 2 / max(len(falls) - 1, 1), grader)
    own = np.array([[span == (at, at + 1) for span in spans] for at in range(pairs)])
    large = (own | (share_low.reshape(own.shape) >= 0)).all(axis=1)
    not_small = (own | (share_high.reshape(own.shape) >= 0)).all(axis=1)
    claimed = [int(one) for one in np.flatnonzero((drop_low >= rule.drop) & large)]
    possible = [int(one) for one in np.flatnonzero((drop_high >= rule.drop) & not_small)]
    fall_low, fall_high = all_bounds(table, falls, rule.alpha / len(falls))
    worst = int(np.argmax(falls @ table.means))
    best = max(claimed, key=lambda at: float(steps[at] @ table.means), default=None)
    return Cliff(
        verdict=_verdict(claimed, possible, fall_low, fall_high, rule),
        pair=best,
        possible=tuple(possible),
        drops=_simultaneous(table, steps, rule.alpha / 2 / pairs),
        total=_simultaneous(table, falls[[worst]], rule.alpha / 2 / len(falls))[0],
        span=spans[worst],
        rises=_rises(table, falls, spans, rule.alpha / len(falls)),
    )


def _verdict(
    claimed: list[int], possible: list[int], low: Vector, high: Vector, rule: Rule
) -> Verdict:
    if claimed:
        return Verdict.CLIFF
    if possible:
        return Verdict.NOT_ENOUGH
    if (low > 0).any():
        return Verdict.SLOPE
    return Verdict.PLATEAU if (high < rule.drop).all() else Verdict.NOT_ENOUGH


def _step(count: int, above: int, below: int) -> Vector:
    weights = np.zeros(count)
    weights[above], weights[below] = 1.0, -1.0
    return weights


def _bounded(
    table: Rungs, weights: Vector, alpha: float, grader: GraderError | None
) -> tuple[Vector, Vector]:
    """Bound contrasts of the *true* rates, given that the grader errs as it pleases.

    Seen = true (1 - alarms) + (1 - true) misses, so the true rate lies between
    (seen - misses) / (1 - misses) and seen / (1 - alarms): Rogan and Gladen 1978 (American
    Journal of Epidemiology 107:71) at either end.
    """
    if grader is None:
        return all_bounds(table, weights, alpha)
    least, most = 1 / (1 - grader.misses), 1 / (1 - grader.alarms)
    shift = grader.misses / (1 - grader.misses)
    plus, minus = np.maximum(weights, 0.0), np.minimum(weights, 0.0)
    low, _ = all_bounds(table, plus * least + minus * most, alpha)
    _, high = all_bounds(table, plus * most + minus * least, alpha)
    return low - shift * plus.sum(axis=1), high - shift * minus.sum(axis=1)


def _simultaneous(table: Rungs, weights: Vector, alpha: float) -> tuple[Estimate, ...]:
    low, high = all_bounds(table, weights, alpha)
    values = weights @ table.means
    return tuple(
        Estimate(
            float(value),
            float(max(a, -1.0)),
            float(min(b, 1.0)),
            table.n,
            table.clusters,
            "simultaneous t by item" if not table.single else "simultaneous t, one prompt",
        )
        for value, a, b in zip(values, low, high, strict=True)
    )


def _rises(
    table: Rungs, falls: Vector, spans: list[tuple[int, int]], alpha: float
) -> tuple[int, ...]:
    """Rungs that are better than some rung above them beyond error."""
    _, high = all_bounds(table, falls, alpha)
    return tuple(sorted({b for (_, b), most in zip(spans, high, strict=True) if most < 0}))


def _needed(table: Rungs, rule: Rule) -> int | None:
    def decided(times: float) -> bool:
        return _judge(_grown(table, times), rule).verdict is not Verdict.NOT_ENOUGH

    return needed(decided, int(table.items.min()))


def _grown(table: Rungs, times: float) -> Rungs:
    """Imagine the same rates on so many times the items."""
    items = np.maximum((table.items * times).astype(np.int64), 2)
    centres = (table.means * items + 1) / (items + 2)
    return replace(table, items=items, centres=centres, covariance=table.covariance / times)
