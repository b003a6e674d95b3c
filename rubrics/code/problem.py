"""What a problem is, and how a file declares one.

    @problem(1, draw=lambda d: (d.ints(3, 9),), edges={"one number": ([7],)})
    def median(numbers):
        \"\"\"Return the middle one of ``numbers`` …\"\"\"

The function is the reference: it gives the values that an answer has to give. Its docstring is the
task, its name and its parameters are those of the function that is asked for. ``draw`` makes usual
arguments, ``edges`` names unusual ones that the task's own words settle.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from rubrics.code.literals import literal

Arguments = tuple[Any, ...]


@dataclass(frozen=True)
class Draw:
    """Draws arguments."""

    rng: Random

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high."""
        return self.rng.randint(low, high)

    def ints(self, fewest: int, most: int, low: int = -50, high: int = 99) -> list[int]:
        """Whole numbers."""
        return [self.whole(low, high) for _ in range(self.whole(fewest, most))]

    def text(self, fewest: int, most: int, letters: str = "abcdefghijklmnopqrstuvwxyz") -> str:
        """Characters of an alphabet."""
        return "".join(self.rng.choices(letters, k=self.whole(fewest, most)))

    def one(self, values: Any) -> Any:
        """One of several."""
        return self.rng.choice(values)

    def word(self) -> str:
        """A common word."""
        return str(self.one(WORDS))

    def words(self, fewest: int, most: int) -> list[str]:
        """Common words."""
        return [self.word() for _ in range(self.whole(fewest, most))]

    def some(self, values: Any, fewest: int, most: int) -> list[Any]:
        """Distinct ones of several, in any order."""
        return list(self.rng.sample(list(values), self.whole(fewest, most)))


WORDS = (
    "apple", "river", "stone", "cloud", "green", "paper", "night", "horse", "light", "bread",
    "ocean", "table", "tiger", "lemon", "music", "winter", "garden", "silver", "window", "candle",
    "bridge", "forest", "a", "an", "the", "old", "new", "red", "sun", "sky", "ice", "map",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Problem:
    """One problem. ``form`` writes a call of the function, given its name and the arguments."""

    name: str
    level: int
    parameters: tuple[str, ...]
    task: str
    solve: Callable[..., Any]
    draw: Callable[[Draw], Arguments]
    edges: Mapping[str, Arguments]
    form: Callable[[str, Arguments], str]
    law: str = "exact"
    shape: str = "function"
    pure: bool = True

    @property
    def signature(self) -> str:
        """How the function is called."""
        return f"{self.name}({', '.join(self.parameters)})"


def called(name: str, given: Arguments) -> str:
    """The plain call of a function."""
    return f"{name}({', '.join(map(literal, given))})"


def problem(
    level: int,
    *,
    draw: Callable[[Draw], Arguments],
    edges: Mapping[str, Arguments],
    form: Callable[[str, Arguments], str] = called,
    **more: Any,
) -> Callable[[Callable[..., Any]], Problem]:
    """Declare a problem (see :class:`Problem`); ``name`` and ``parameters`` may be given."""

    def declare(solve: Callable[..., Any]) -> Problem:
        parameters = tuple(map(_camel, inspect.signature(solve).parameters))
        found = {"name": _camel(solve.__name__), "parameters": parameters} | more
        task = " ".join(inspect.cleandoc(solve.__doc__ or "").replace("``", "`").split("\n"))
        return Problem(
            level=level, task=task, solve=solve, draw=draw, edges=edges, form=form, **found
        )

    return declare


def _camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda one: one[1].upper(), name.strip("_"))
