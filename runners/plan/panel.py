"""The panel of canaries: a few questions of everything that falls as bits shrink.

Which rubrics belong to it, and with how many items, they say themselves (``[panel]`` in
``rubric.toml``); so do those that others install.
"""

from collections.abc import Iterable
from typing import Literal, get_args

from grader.errors import ContractError
from grader.rubric import Rubric
from runners.plan.values import Task

Size = Literal["quick", "standard", "full"]
SIZES: tuple[Size, ...] = get_args(Size)
RATES = (10, 30, 100)
"""Tokens per second for which a time is told before any server has answered."""


def panel(size: Size, rubrics: Iterable[Rubric], repeats: int | None = None) -> tuple[Task, ...]:
    """Make the tasks of a panel, by rubric id.

    Raises:
        ContractError: no rubric that is installed belongs to it.
    """
    chosen = sorted((one for one in rubrics if one.panel), key=lambda one: one.id)
    if not chosen:
        raise ContractError("no rubric with a [panel] table is installed")
    return tuple(Task(one.id, getattr(one.panel, size), repeats) for one in chosen)


def duration(seconds: float) -> str:
    """Write a duration as people say it."""
    minutes = seconds / 60
    if minutes < 1:
        return f"{max(seconds, 1):.0f} s"
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"
