"""Ladders: rungs of one model at one task that differ in one thing, in order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from grader.decide.answers import Answer, Rung
from grader.decide.quants import ANY, cache_bits, recipe


class Axis(StrEnum):
    """What differs from rung to rung; the others are held fixed."""

    WEIGHTS = "weights"
    KV = "kv"
    ACTIVATIONS = "activations"


@dataclass(frozen=True, slots=True)
class Step:
    """One rung with its answers, and how many bits it has on the ladder's axis."""

    label: str
    rung: Rung
    bits: float | None
    answers: tuple[Answer, ...]

    @property
    def unknown(self) -> int:
        """Answers whose outcome is not known."""
        return sum(one.success is None for one in self.answers)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps of one model, task and recipe family, most bits first."""

    model: str
    task: str
    family: str
    axis: Axis
    fixed: str
    steps: tuple[Step, ...]

    @property
    def items(self) -> int:
        """Items that any step answered."""
        return len({one.item for step in self.steps for one in step.answers})


Key = Callable[[Rung], object]


def ladders(
    answers: Iterable[Answer], axis: Axis = Axis.WEIGHTS, *, together: bool = False
) -> list[Ladder]:
    """Make every ladder that the answers hold; rungs of unknown bits stand on none.

    Args:
        answers: of any models and tasks.
        axis: what differs between rungs.
        together: take all recipe families for one.
    """
    groups: dict[tuple[str, str, object], dict[object, list[Answer]]] = {}
    for one in answers:
        bits = _bits(one.rung, axis)
        if bits is None:
            continue
        key = (one.rung.model or "unknown model", one.task, _fixed(one.rung, axis))
        groups.setdefault(key, {}).setdefault(_identity(one.rung, axis), []).append(one)
    made = []
    for (model, task, fixed), rungs in sorted(groups.items(), key=lambda one: str(one[0])):
        for family, members in _families(list(rungs.values()), axis, together=together):
            steps = _steps(members, axis)
            if len(steps) > 1:
                made.append(Ladder(model, task, family, axis, _said(fixed), steps))
    return made


def _bits(rung: Rung, axis: Axis) -> float | None:
    if axis is Axis.WEIGHTS:
        return rung.width
    return cache_bits(rung.kv_cache) if axis is Axis.KV else rung.activation_bits


def _identity(rung: Rung, axis: Axis) -> object:
    """A rung is its file, never its name; without a digest, all that is known of it."""
    own = rung.file_digest or (rung.quant, rung.scheme, rung.quant_maker, rung.bits)
    return (own, _bits(rung, axis))


def _fixed(rung: Rung, axis: Axis) -> tuple[object, ...]:
    """What must be the same for two rungs to stand on one ladder."""
    if axis is Axis.WEIGHTS:
        return (rung.kv_cache, rung.activation_bits)
    weights = rung.file_digest or (rung.quant, rung.scheme, rung.bits)
    if axis is Axis.KV:
        return (weights, rung.activation_bits, rung.quant)
    return (rung.kv_cache, rung.weight_bits)


def _said(fixed: object) -> str:
    parts = [str(one) for one in fixed if one is not None] if isinstance(fixed, tuple) else []
    return ", ".join(one for one in parts if len(one) < 40)


def _families(
    rungs: list[list[Answer]], axis: Axis, *, together: bool
) -> list[tuple[str, list[list[Answer]]]]:
    """Divide rungs by recipe and maker. What stands on every ladder joins each of them."""
    if together or axis is not Axis.WEIGHTS:
        return [("all", rungs)]
    found: dict[tuple[str, str], list[list[Answer]]] = {}
    everywhere = []
    makers = {one[0].rung.quant_maker for one in rungs}
    for one in rungs:
        rung = one[0].rung
        name = recipe(rung.quant, rung.scheme)
        if name == ANY:
            everywhere.append(one)
        else:
            maker = rung.quant_maker or ""
            found.setdefault((name, maker if len(makers) > 1 else ""), []).append(one)
    if not found:
        return [("all", everywhere)]
    return [
        (f"{name}, {maker}" if maker else name, [*everywhere, *members])
        for (name, maker), members in sorted(found.items())
    ]


def _steps(rungs: Sequence[Sequence[Answer]], axis: Axis) -> tuple[Step, ...]:
    steps = []
    for answers in rungs:
        rung = answers[0].rung
        label = rung.label if axis is Axis.WEIGHTS else _axis_label(rung, axis)
        steps.append(Step(label, rung, _bits(rung, axis), tuple(answers)))
    return tuple(sorted(steps, key=lambda one: (-(one.bits or 0.0), one.label)))


def _axis_label(rung: Rung, axis: Axis) -> str:
    if axis is Axis.KV:
        return f"KV {rung.kv_cache}"
    return rung.scheme or f"A{rung.activation_bits:g}"
