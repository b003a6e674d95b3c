"""Two models, or two files of one: quality item by item, flips, every task that got worse, cost."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from grader.decide.answers import Answer, Rung, outcomes
from grader.errors import UsageError
from grader.rubric import suggestion
from grader.stats.estimate import Estimate
from grader.stats.interval import Outcomes, rate
from grader.stats.many import holm
from grader.stats.paired import Flips, difference, flips, mcnemar


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its rung and all its answers."""

    name: str
    rung: Rung
    answers: tuple[Answer, ...]

    @property
    def speed(self) -> float | None:
        """Median tokens per second; None where nobody timed."""
        timed = [one.tokens_per_second for one in self.answers if one.tokens_per_second is not None]
        return statistics.median(timed) if timed else None


@dataclass(frozen=True, slots=True)
class Bout:
    """One task: rates of both sides on the items both answered, difference B - A, flips.

    ``p`` is exact McNemar, Holm over the tasks.
    """

    task: str
    first: Estimate | None
    second: Estimate | None
    difference: Estimate | None
    flips: Flips
    p: float

    @property
    def worse(self) -> bool:
        """Whether B is worse here beyond error."""
        return self.difference is not None and self.difference.value < 0 and self.p < 0.05

    @property
    def better(self) -> bool:
        """Whether B is better here beyond error."""
        return self.difference is not None and self.difference.value > 0 and self.p < 0.05


@dataclass(frozen=True, slots=True)
class Duel:
    """Both sides, every task, and all tasks together (every item weighs the same)."""

    first: Side
    second: Side
    bouts: tuple[Bout, ...]
    overall: Bout
    dominated: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the duel, for programs."""
        return {
            "a": _side(self.first),
            "b": _side(self.second),
            "overall": _bout(self.overall),
            "tasks": [_bout(one) for one in self.bouts],
            "worse": [one.task for one in self.bouts if one.worse],
            "better": [one.task for one in self.bouts if one.better],
            "dominated": self.dominated,
        }


def duel(answers: Sequence[Answer], a: str, b: str) -> Duel:
    """Compare what ``a`` and ``b`` name.

    Raises:
        UsageError: one of them names nothing, or several rungs; or they share no item.
    """
    first, second = find_side(answers, a), find_side(answers, b)
    tasks = sorted({one.task for one in first.answers} & {one.task for one in second.answers})
    bouts = [_fought(task, _at(first, task), _at(second, task)) for task in tasks]
    overall = _fought("all tasks", _at(first), _at(second))
    if not overall.flips.items:
        raise UsageError(f"{a} and {b} answered no item in common: nothing can be paired")
    adjusted = holm([one.p for one in bouts])
    bouts = [
        Bout(one.task, one.first, one.second, one.difference, one.flips, p)
        for one, p in zip(bouts, adjusted, strict=True)
    ]
    return Duel(first, second, tuple(bouts), overall, _dominated(first, second, overall))


def find_side(answers: Sequence[Answer], named: str) -> Side:
    """Find the one rung that a name means: ``quant``, ``model``, ``model:quant`` or a digest.

    Raises:
        UsageError: none, or several, are meant.
    """
    rungs: dict[str, list[Answer]] = {}
    for one in answers:
        rungs.setdefault(one.rung.origin or "", []).append(one)
    names = {key: f"{one[0].rung.model or '?'}:{one[0].rung.label}" for key, one in rungs.items()}
    wanted = named.casefold()

    tests: tuple[Callable[[Rung, str], bool], ...] = (
        lambda _, name: wanted in (name.casefold(), name.replace(":", "/", 1).casefold()),
        lambda rung, _: wanted == rung.label.casefold(),
        lambda rung, _: wanted == (rung.model or "").casefold(),
        lambda rung, _: len(wanted) >= 6 and (rung.file_digest or "").startswith(wanted),
        lambda rung, _: len(wanted) >= 6 and (rung.origin or "").startswith(wanted),
        lambda _, name: wanted in name.casefold(),
    )
    for fits in tests:
        found = [key for key, one in rungs.items() if fits(one[0].rung, names[key])]
        if len(found) == 1:
            (key,) = found
            return Side(names[key], rungs[key][0].rung, tuple(rungs[key]))
        if found:
            some = ", ".join(
                f"{names[one]} ({one[:8]})" for one in sorted(found, key=names.__getitem__)[:8]
            )
            raise UsageError(f"{named} may mean {some}: say which, as model:quant or by digest")
    hint = suggestion(named, list(names.values()))
    raise UsageError(f"{named}: nobody of that name answered anything{hint}")


def _at(side: Side, task: str | None = None) -> Outcomes:
    return outcomes(one for one in side.answers if task in (None, one.task))


def _fought(task: str, first: Outcomes, second: Outcomes) -> Bout:
    shared = [one for one in first if one in second]
    a, b = {one: first[one] for one in shared}, {one: second[one] for one in shared}
    turned = flips(a, b)
    return Bout(
        task,
        rate(a) if a else None,
        rate(b) if b else None,
        difference(a, b) if a else None,
        turned,
        mcnemar(len(turned.lost), len(turned.gained)),
    )


def _dominated(first: Side, second: Side, overall: Bout) -> str | None:
    """Name the side that is worse beyond error and neither smaller nor faster."""
    gap = overall.difference
    if gap is None:
        return None
    if gap.high < 0 and _no_cheaper(second, first):
        return second.name
    if gap.low > 0 and _no_cheaper(first, second):
        return first.name
    return None


def _no_cheaper(side: Side, other: Side) -> bool:
    mine, theirs = side.rung.gigabytes, other.rung.gigabytes
    if mine is None or theirs is None or mine < theirs:
        return False
    return side.speed is None or other.speed is None or side.speed <= other.speed


def _side(side: Side) -> dict[str, Any]:
    rung = side.rung
    return {
        "name": side.name,
        "model": rung.model,
        "quant": rung.label,
        "params": rung.params,
        "bits": rung.width,
        "gigabytes": rung.gigabytes,
        "tokens_per_second": side.speed,
        "answers": len(side.answers),
    }


def _bout(bout: Bout) -> dict[str, Any]:
    return {
        "task": bout.task,
        "items": bout.flips.items,
        "a": bout.first.to_json() if bout.first else None,
        "b": bout.second.to_json() if bout.second else None,
        "difference": bout.difference.to_json() if bout.difference else None,
        "lost": list(bout.flips.lost),
        "gained": list(bout.flips.gained),
        "p": bout.p,
    }
