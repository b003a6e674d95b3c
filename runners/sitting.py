"""One sitting of the runner: what it works on, who watches, and what came of each rung."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from runners.client.answer import Answer
from runners.collection import Collection, finished, rung_folder, sample_name
from runners.plan.values import Attached, Plan, Variant
from runners.plan.work import Asking, Question, questions


class Watch:
    """Hears what happens; this one says nothing. ``rung`` is model/label."""

    def begins(self, rung: str, owed: int, there: int) -> None:
        """A rung begins: answers that it owes, and that it has."""

    def answered(self, rung: str, answer: Answer) -> None:
        """One more answer lies on disk."""

    def tells(self, rung: str, text: str) -> None:
        """Something that people should know."""


@dataclass(slots=True)
class Tally:
    """What came of one rung. ``stopped`` says why its rest was given up, or is empty."""

    rung: str
    owed: int = 0
    there: int = 0
    answered: int = 0
    cached: int = 0
    tokens: int = 0
    cut: dict[str, int] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)
    stopped: str = ""
    peak_memory: int | None = None

    @property
    def missing(self) -> int:
        """Answers that are still owed."""
        return self.owed - self.answered


@dataclass(frozen=True, slots=True)
class Work:
    """One collecting: plan, items, where it lies, who watches, and where answers are kept."""

    plan: Plan
    askings: Sequence[Asking]
    collection: Collection
    watch: Watch
    cache: Path | None = None

    @property
    def lanes(self) -> tuple[list[Variant], ...]:
        """Rungs that are asked one after another; lanes run side by side.

        A server that runs is a lane of its own. What is started shares one: two models at once
        would want the memory of two.
        """
        lanes: dict[str, list[Variant]] = {}
        for one in self.plan.variants:
            lane = one.server.url if isinstance(one.server, Attached) else ""
            lanes.setdefault(lane, []).append(one)
        return tuple(lanes.values())


def name_of(variant: Variant) -> str:
    """Name of a rung: model/label."""
    return f"{variant.model}/{variant.label}"


def owed_questions(work: Work, variant: Variant) -> tuple[list[Question], int]:
    """What a rung has not answered, in order, and how many answers lie there."""
    there = {
        one.rubric.id: finished(
            rung_folder(work.collection, one.rubric.id, variant.model, variant.label)
        )
        for one in work.askings
    }
    asked = list(questions(work.askings))
    owed = [one for one in asked if sample_name(one) not in there[one.item.rubric]]
    return owed, len(asked) - len(owed)
