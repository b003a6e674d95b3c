"""Which quant to run for a task in a given memory: the smallest that is shown to be good enough."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.decide.answers import Answer, Rung, outcomes
from grader.decide.instrument import ErrorSheet
from grader.decide.memory import Footprint, footprint
from grader.stats.estimate import Estimate
from grader.stats.interval import Outcomes, rate
from grader.stats.many import NonInferiority, holm, non_inferiority
from grader.stats.power import needed, non_inferiority_n

PASSES = 0.5
"""A level is one that the best rung passes where it works on at least half of its items."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished for. Bytes, tokens, shares between 0 and 1, tokens per second.

    ``price_kwh`` is what a kilowatt-hour costs, ``watts`` what the machine draws as it generates.
    """

    memory: float
    context: int
    reserve: float = 0.0
    headroom: float = 0.0
    min_speed: float = 0.0
    margin: float = 0.10
    alpha: float = 0.05
    price_kwh: float = 0.0
    watts: float = 0.0

    def cost(self, speed: float | None) -> float | None:
        """Price of a million tokens of electricity; None where speed, price or power is unknown."""
        if not speed or not self.price_kwh or not self.watts:
            return None
        return 1e6 / speed / 3600 * self.watts / 1000 * self.price_kwh

    @property
    def budget(self) -> float:
        """Bytes that a model may take."""
        return (self.memory - self.reserve) * (1 - self.headroom)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One rung, measured on the level that decides.

    ``versus`` compares it with the best; ``p`` is Holm-adjusted; ``sound``: shown not to be
    worse by the margin; ``worse``: shown to be worse by more than it. ``fits`` and ``fast`` are
    None where size or speed are not known.
    """

    rung: Rung
    rate: Estimate | None
    versus: NonInferiority | None
    p: float | None
    sound: bool
    worse: bool
    footprint: Footprint | None
    fits: bool | None
    speed: float | None
    fast: bool | None
    more_items: int | None = None
    cost: float | None = None

    @property
    def usable(self) -> bool:
        """Whether it may be recommended."""
        return self.sound and self.fits is True and self.fast is not False

    def to_json(self) -> dict[str, Any]:
        """Return what is known of it, for programs."""
        size = self.footprint
        return {
            "model": self.rung.model,
            "quant": self.rung.label,
            "origin": self.rung.origin,
            "bits": self.rung.width,
            "rate": self.rate.to_json() if self.rate else None,
            "difference": self.versus.difference.to_json() if self.versus else None,
            "p": self.p,
            "sound": self.sound,
            "worse": self.worse,
            "bytes": round(size.total) if size else None,
            "weights_bytes": round(size.weights) if size else None,
            "cache_bytes": round(size.cache) if size else None,
            "assumed": size.assumed if size else None,
            "fits": self.fits,
            "tokens_per_second": self.speed,
            "fast": self.fast,
            "items_needed": self.more_items,
            "cost_per_million_tokens": self.cost,
        }


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to run for a task, or why nothing can be said.

    ``answer``: ``run``, ``not enough data``, ``nothing fits``, ``nothing is good enough``,
    ``instrument not measured``, ``nothing measured``.
    """

    task: str
    answer: str
    chosen: Candidate | None
    best: Candidate | None
    larger: Candidate | None
    level: int | None
    candidates: tuple[Candidate, ...]
    wish: Wish

    def to_json(self) -> dict[str, Any]:
        """Return the recommendation, for programs."""
        return {
            "task": self.task,
            "answer": self.answer,
            "level": self.level,
            "margin": self.wish.margin,
            "budget_bytes": round(self.wish.budget),
            "context": self.wish.context,
            "chosen": self.chosen.to_json() if self.chosen else None,
            "best": self.best.to_json() if self.best else None,
            "next_larger": self.larger.to_json() if self.larger else None,
            "candidates": [one.to_json() for one in self.candidates],
        }


def recommend(
    task: str,
    answers: Sequence[Answer],
    wish: Wish,
    sheets: Mapping[str, ErrorSheet | None],
    *,
    allow_unmeasured: bool = False,
) -> Recommendation:
    """Choose for one task among every rung that answered it.

    It decides on the hardest level that the best rung passes, since a mean over levels hides
    what the easy ones do not ask. A rung is good enough where it is not worse than the best one
    measured by ``wish.margin`` (paired by item, one-sided, Holm over the rungs).
    """
    if not answers:
        return Recommendation(task, "nothing measured", None, None, None, None, (), wish)
    level = deciding_level(answers)
    deciding = [one for one in answers if level is None or one.level == level]
    candidates = _candidates(answers, deciding, wish)
    best = next((one for one in candidates if one.versus is None and one.sound), None)
    measured = all(sheets.get(one.rubric) for one in answers)
    chosen = None
    if not measured and not allow_unmeasured:
        answer = "instrument not measured"
    else:
        usable = [one for one in candidates if one.usable]
        chosen = min(usable, key=_size, default=None)
        answer = "run" if chosen else _why_nothing(candidates)
    larger = _next_larger(chosen, candidates) if chosen else None
    return Recommendation(task, answer, chosen, best, larger, level, candidates, wish)


def deciding_level(answers: Sequence[Answer]) -> int | None:
    """Return the hardest level that some rung passes; None where levels are not known."""
    levels = sorted({one.level for one in answers if one.level is not None}, reverse=True)
    for level in levels:
        there = [one for one in answers if one.level == level]
        rates = [rate(outcomes(one)) for one in _by_rung(there).values()]
        if any(one is not None and one.value >= PASSES for one in rates):
            return level
    return levels[-1] if levels else None


def _by_rung(answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    rungs: dict[str, list[Answer]] = {}
    for one in answers:
        rungs.setdefault(one.rung.origin or one.rung.label, []).append(one)
    return rungs


def _candidates(
    answers: Sequence[Answer], deciding: Sequence[Answer], wish: Wish
) -> tuple[Candidate, ...]:
    spoken = {key: outcomes(one) for key, one in _by_rung(deciding).items()}
    rungs = {key: one[0].rung for key, one in _by_rung(answers).items()}
    speeds = {key: _speed(one) for key, one in _by_rung(answers).items()}
    rates = {key: rate(one) for key, one in spoken.items()}
    known = [key for key, one in rates.items() if one is not None]
    best = max(known, key=lambda key: (rates[key].value, rungs[key].width or 0), default=None)  # type: ignore[union-attr]
    tests = {
        key: non_inferiority(spoken[best], spoken[key], wish.margin, 1 - 2 * wish.alpha)
        for key in known
        if best is not None and key != best
    }
    tested = [key for key, one in tests.items() if one is not None]
    adjusted = dict(zip(tested, holm([tests[key].p for key in tested]), strict=True))  # type: ignore[union-attr]
    made = []
    for key, rung in rungs.items():
        test, size = tests.get(key), footprint(rung, wish.context)
        sound = key == best or (key in adjusted and adjusted[key] < wish.alpha)
        worse = test is not None and test.difference.high < -wish.margin
        unsettled = test is not None and not sound and not worse
        speed = speeds[key]
        made.append(
            Candidate(
                rung=rung,
                rate=rates.get(key),
                versus=test,
                p=adjusted.get(key),
                sound=sound,
                worse=worse,
                footprint=size,
                fits=None if size is None else size.total <= wish.budget,
                speed=speed,
                fast=None if speed is None or not wish.min_speed else speed >= wish.min_speed,
                cost=wish.cost(speed),
                more_items=_items_needed(spoken[best], spoken[key], wish)
                if unsettled and best is not None
                else None,
            )
        )
    return tuple(sorted(made, key=_size))


def _items_needed(best: Outcomes, other: Outcomes, wish: Wish) -> int | None:
    """Items in all that would settle it at the difference seen."""
    test = non_inferiority(best, other, wish.margin, 1 - 2 * wish.alpha)
    if test is None:
        return non_inferiority_n(wish.margin)
    seen, error = test.difference.value, test.difference.high - test.difference.low

    def decided(times: float) -> bool:
        reach = error / 2 / times**0.5
        return bool(seen - reach > -wish.margin or seen + reach < -wish.margin)

    return needed(decided, test.difference.clusters)


def _speed(answers: Sequence[Answer]) -> float | None:
    timed = [one.tokens_per_second for one in answers if one.tokens_per_second is not None]
    return statistics.median(timed) if timed else None


def _size(candidate: Candidate) -> tuple[bool, float, str]:
    size = candidate.footprint
    return size is None, size.total if size else 0.0, candidate.rung.label


def _next_larger(chosen: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The next rung of the same model that takes more memory."""
    there = [one for one in candidates if one.rung.model == chosen.rung.model]
    return next((one for one in there if _size(one) > _size(chosen) and one.footprint), None)


def _why_nothing(candidates: Sequence[Candidate]) -> str:
    fitting = [one for one in candidates if one.fits and one.fast is not False]
    if not fitting:
        return "nothing fits"
    if all(one.worse for one in fitting):
        return "nothing is good enough"
    return "not enough data"
