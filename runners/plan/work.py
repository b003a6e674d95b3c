"""The work list of a plan: every question, in the order in which it is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from grader.artifact import Medium
from grader.errors import ContractError
from grader.item import Item
from grader.items import declared_items, find_item, generated_items
from grader.rubric import Rubric
from runners.plan.values import Constraint, Task

GENERATED = 20
"""Items that a generator is asked for where the plan does not say."""


@dataclass(frozen=True, slots=True)
class Question:
    """One item asked for the how-manieth time, of any rung. ``folder`` is the rubric's."""

    item: Item
    repeat: int
    medium: Medium
    rubric_version: int
    folder: str
    constraint: Constraint = field(default_factory=Constraint)
    tokens: int | None = None
    """Prompt and answer together, about; None where the rubric does not say."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One task with its items, and how often each is asked."""

    rubric: Rubric
    items: tuple[Item, ...]
    repeats: int
    constraint: Constraint

    @property
    def count(self) -> int:
        """Answers that one rung owes."""
        return len(self.items) * self.repeats

    @property
    def tokens(self) -> int | None:
        """Tokens that one rung takes for it, about; None where the rubric does not say."""
        return self.rubric.panel.tokens * self.count if self.rubric.panel else None


def choose(task: Task, rubric: Rubric, repeats: int, seed: int, where: str) -> Asking:
    """Choose the items of a task: by name, the first so many, or all that are declared.

    Raises:
        ContractError: the rubric has no items, or not those, or too few.
    """
    declared = declared_items(rubric)
    wanted = task.items
    if isinstance(wanted, tuple):
        items = tuple(_named(name, rubric, seed, where) for name in wanted)
    else:
        count = wanted or len(declared) or GENERATED
        items = declared[:count]
        if len(items) < count:
            items += tuple(generated_items(rubric, seed, count - len(items)))
        if not items:
            raise ContractError(
                f"{where}: rubric {rubric.id} has no items to ask; choose another, or write "
                "[[item]] tables into its rubric.toml"
            )
        if wanted and len(items) < wanted:
            raise ContractError(
                f"{where}: rubric {rubric.id} has {len(items)} items, not {wanted}; ask each more "
                "often with `repeats`"
            )
    return Asking(rubric, items, task.repeats or repeats, task.constraint)


def questions(askings: Sequence[Asking]) -> Iterator[Question]:
    """Every question of one rung: all items once before any is asked again.

    What is stopped early has then asked as many different items as it could, since repeats of
    one prompt say nothing about others.
    """
    for repeat in range(max((one.repeats for one in askings), default=0)):
        for asking in askings:
            if repeat < asking.repeats:
                rubric = asking.rubric
                for item in asking.items:
                    yield Question(
                        item, repeat, rubric.medium, rubric.version, rubric.folder,
                        asking.constraint, rubric.panel.tokens if rubric.panel else None,
                    )  # fmt: skip


def _named(name: str, rubric: Rubric, seed: int, where: str) -> Item:
    try:
        return find_item(rubric, name, seed)
    except ContractError as error:
        raise ContractError(f"{where}: {error}") from error
