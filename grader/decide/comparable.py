"""Whether rungs may be compared: every difference between them that is not the quant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.decide.answers import Answer
from grader.decide.ladders import Ladder, Step


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same on all rungs: which rungs have which value."""

    what: str
    values: tuple[tuple[str, tuple[str, ...]], ...]

    def __str__(self) -> str:
        parts = (f"{value} ({', '.join(labels)})" for value, labels in self.values)
        return f"{self.what}: {' / '.join(parts)}"


_RUNG: tuple[tuple[str, str], ...] = (
    ("chat template", "template_digest"),
    ("server", "server"),
    ("build", "build"),
    ("hardware or backend", "backend"),
    ("sampling and token limit", "sampling"),
    ("context", "context"),
)


def differences(ladder: Ladder) -> tuple[Difference, ...]:
    """Name what differs between the rungs of a ladder beside what it is about.

    What is not known of a rung is no difference: it cannot be told, and is not told.
    """
    found = [_compared(what, ladder.steps, _of_rung(name)) for what, name in _RUNG]
    found.append(_compared("rubric version", ladder.steps, _of_answers("rubric_version")))
    found.append(_compared("grader version", ladder.steps, _of_answers("grader_version")))
    found.append(_compared("checks (some were deselected)", ladder.steps, _of_answers("partial")))
    return tuple(one for one in (*found, _items(ladder.steps)) if one is not None)


def _of_rung(name: str) -> Callable[[Step], set[str]]:
    def values(step: Step) -> set[str]:
        known = {getattr(one.rung, name) for one in step.answers}
        return {str(one) for one in known if one is not None}

    return values


def _of_answers(name: str) -> Callable[[Step], set[str]]:
    return lambda step: {
        str(value) for one in step.answers if (value := getattr(one, name)) is not None
    }


def _compared(
    what: str, steps: Sequence[Step], values: Callable[[Step], set[str]]
) -> Difference | None:
    holders: dict[str, list[str]] = {}
    for step in steps:
        said = " and ".join(sorted(_short(one) for one in values(step)))
        if said:
            holders.setdefault(said, []).append(step.label)
    if len(holders) < 2:
        return None
    return Difference(what, tuple((value, tuple(labels)) for value, labels in holders.items()))


def _items(steps: Sequence[Step]) -> Difference | None:
    """Items of one name that were not the same question everywhere."""
    asked: dict[str, dict[str, list[str]]] = {}
    for step in steps:
        for item, digest in {(one.item, one.item_digest) for one in step.answers}:
            if digest:
                asked.setdefault(item, {}).setdefault(digest, []).append(step.label)
    for item, digests in sorted(asked.items()):
        if len(digests) > 1:
            values = tuple((digest[:8], tuple(labels)) for digest, labels in digests.items())
            return Difference(f"what was asked as {item}", values)
    return None


def _short(value: str) -> str:
    return value[:12] if len(value) >= 40 and " " not in value else value[:80]


def unpaired(answers: Sequence[Answer], others: Sequence[Answer]) -> int:
    """Count items that only one of two rungs answered."""
    return len({one.item for one in answers} ^ {one.item for one in others})
