"""Where each ladder breaks: answers in, one decision a ladder out, with all that qualifies it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from grader.decide.answers import Answer, has_untold, outcomes
from grader.decide.comparable import Difference, differences, unpaired
from grader.decide.instrument import ErrorSheet
from grader.decide.ladders import Ladder, Step
from grader.stats.cliff import Cliff, Rule, Verdict, find_cliff
from grader.stats.estimate import Estimate
from grader.stats.interval import rate
from grader.stats.many import halves, noise_floor
from grader.stats.rungs import Rungs, rungs

FAMILIES = 6
"""Tasks or families of items from which on a word about "code" or "prose" may be said."""


@dataclass(frozen=True, slots=True)
class Point:
    """One rung as it is shown: its rate with interval, and how much is not known."""

    step: Step
    rate: Estimate | None
    items: int
    known: int
    unknown: int

    @property
    def gap_rate(self) -> float | None:
        """Share of answers whose outcome is not known; None of no answers."""
        total = self.known + self.unknown
        return self.unknown / total if total else None


@dataclass(frozen=True, slots=True)
class Decision:
    """What can be said of one ladder.

    ``confounders`` are differences that are not the quant: with any of them and without
    ``--allow-confounded`` there is no cliff, and ``refused`` says so. ``measured``: the rubrics
    have error sheets. ``floor``: what two halves of one rung's repeats differ by (A/A).
    """

    ladder: Ladder
    points: tuple[Point, ...]
    cliff: Cliff | None
    confounders: tuple[Difference, ...]
    refused: str
    measured: bool
    floor: Estimate | None
    notes: tuple[str, ...]
    too_little: bool = False

    @property
    def answer(self) -> str:
        """The answer in a word or a few."""
        if self.cliff is not None:
            return self.cliff.verdict.value
        return Verdict.NOT_ENOUGH.value if self.too_little else "refused"

    @property
    def between(self) -> tuple[str, str] | None:
        """Labels of the rungs above and below the cliff."""
        if self.cliff is None or self.cliff.pair is None:
            return None
        return self.points[self.cliff.pair].step.label, self.points[self.cliff.pair + 1].step.label

    @property
    def possible(self) -> tuple[tuple[str, str], ...]:
        """Pairs that the data do not exclude, by label."""
        labels = [one.step.label for one in self.points]
        pairs = self.cliff.possible if self.cliff else ()
        return tuple((labels[at], labels[at + 1]) for at in pairs)

    def to_json(self) -> dict[str, Any]:
        """Return everything that was found, for programs."""
        cliff = self.cliff
        return {
            "model": self.ladder.model,
            "task": self.ladder.task,
            "recipe": self.ladder.family,
            "axis": self.ladder.axis.value,
            "fixed": self.ladder.fixed,
            "answer": self.answer,
            "between": list(self.between) if self.between else None,
            "possible": [list(one) for one in self.possible],
            "total_drop": cliff.total.to_json() if cliff else None,
            "drops": [one.to_json() for one in cliff.drops] if cliff else [],
            "items_needed": cliff.needed if cliff else None,
            "baseline": self.points[0].step.label if self.points else None,
            "instrument_measured": self.measured,
            "noise_floor": self.floor.to_json() if self.floor else None,
            "why": (cliff.why if cliff else "") or self.refused,
            "confounders": [str(one) for one in self.confounders],
            "notes": list(self.notes),
            "rungs": [
                {
                    "quant": one.step.label,
                    "bits": one.step.bits,
                    "origin": one.step.rung.origin,
                    "items": one.items,
                    "known": one.known,
                    "unknown": one.unknown,
                    "gap_rate": one.gap_rate,
                    "rate": one.rate.to_json() if one.rate else None,
                }
                for one in self.points
            ],
        }


def decide(
    ladder: Ladder,
    sheets: Mapping[str, ErrorSheet | None],
    rule: Rule | None = None,
    *,
    allow_confounded: bool = False,
    baseline: str | None = None,
) -> Decision:
    """Say where a ladder breaks.

    Args:
        ladder: steps with their answers.
        sheets: the error sheet of each rubric, None where it was never measured.
        rule: what a cliff is, and at which error.
        allow_confounded: compare in spite of differences that are not the quant.
        baseline: label of the rung to start from; the most bits by default.
    """
    ladder = _from_baseline(ladder, baseline)
    points = tuple(_point(one) for one in ladder.steps)
    kept = tuple(one for one in points if one.rate is not None or one.known)
    confounders = differences(ladder)
    rubrics = {one.rubric for step in ladder.steps for one in step.answers}
    measured = [sheets.get(one) for one in sorted(rubrics)]
    notes = _notes(ladder, points, kept)
    made = Decision(
        replace(ladder, steps=tuple(one.step for one in kept)),
        kept,
        None,
        confounders,
        "",
        all(measured) and bool(measured),
        _floor(ladder.steps),
        notes,
    )
    if confounders and not allow_confounded:
        return replace(
            made, refused="the rungs differ in more than the quant; --allow-confounded compares"
        )
    steps = [one.step.answers for one in kept]
    base = _table(steps) if len(steps) > 1 else None
    if base is None:
        return replace(made, refused=_too_little(kept), too_little=True)
    worst = max((one.bounds for one in measured if one), key=lambda one: one.alarms, default=None)
    low = high = None
    if any(has_untold(one) for one in steps):
        low, high = _table(steps, untold=False), _table(steps, untold=True)
    cliff = find_cliff(base, low, high, rule or Rule(), worst)
    return replace(made, cliff=cliff, notes=(*notes, *_findings(cliff, kept)))


def _too_little(points: Sequence[Point]) -> str:
    if len(points) < 2:
        return "fewer than two rungs have outcomes that are known"
    return (
        "a single answer at a rung tells nothing of its rate; 20 prompts a rung show a collapse, "
        "100 a drop of 0.5"
    )


def _table(steps: Sequence[Sequence[Answer]], *, untold: bool | None = None) -> Rungs | None:
    return rungs([outcomes(one, untold=untold) for one in steps])


def _point(step: Step) -> Point:
    known = outcomes(step.answers)
    return Point(step, rate(known), len(known), sum(map(len, known.values())), step.unknown)


def _from_baseline(ladder: Ladder, baseline: str | None) -> Ladder:
    if baseline is None:
        return ladder
    labels = [one.label for one in ladder.steps]
    if baseline not in labels:
        return ladder
    return replace(ladder, steps=ladder.steps[labels.index(baseline) :])


def _floor(steps: Sequence[Step]) -> Estimate | None:
    pairs = [halves(outcomes(one.answers)) for one in steps]
    return noise_floor([one for one in pairs if one is not None])


def _notes(ladder: Ladder, points: Sequence[Point], kept: Sequence[Point]) -> tuple[str, ...]:
    notes = [
        f"{one.step.label} is left out: none of its {one.unknown} outcomes is known"
        for one in points
        if one not in kept
    ]
    items = ladder.items
    if items == 1:
        (item,) = {one.item for step in ladder.steps for one in step.answers}
        notes.append(f"one prompt ({item}): this says nothing about other prompts")
    elif items < FAMILIES:
        notes.append(f"{items} prompts: a word about this task, not about its kind")
    apart = max((unpaired(a.answers, b.answers) for a, b in _pairs(ladder.steps)), default=0)
    if apart:
        notes.append(f"up to {apart} items were answered by one of two neighbours only")
    return tuple(notes)


def _pairs(steps: Sequence[Step]) -> list[tuple[Step, Step]]:
    return list(pairwise(steps))


def _findings(cliff: Cliff, points: Sequence[Point]) -> tuple[str, ...]:
    notes = [
        f"{points[at].step.label} is better than a rung with more bits, beyond error: a fact about "
        "that file, kept as it is"
        for at in cliff.rises
    ]
    if cliff.verdict is Verdict.CLIFF and cliff.pair is not None:
        below = points[cliff.pair + 1 :]
        if any(at > cliff.pair + 1 for at in cliff.rises):
            notes.append(f"quality comes back below {below[0].step.label}: look at that file first")
    return tuple(notes)


def sheets_of(
    answers: Sequence[Answer], read: Callable[[str], ErrorSheet | None]
) -> dict[str, ErrorSheet | None]:
    """Read the error sheet of every rubric that answers were graded by."""
    return {one: read(one) for one in sorted({answer.rubric for answer in answers})}
