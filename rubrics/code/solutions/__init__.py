"""Solutions in JavaScript: for every problem a sound one and a plausible wrong one.

They are independent of the references in ``problems``, which are Python: the tests hold both
against each other, and what damages answers begins with them.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HEAD = re.compile(r"^//# (\w+)(?: wrong: (.*))?\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Solution:
    """A solution by the name of its function; ``wrong`` says what is wrong with it, if anything."""

    name: str
    wrong: str
    text: str


@cache
def solutions() -> tuple[Solution, ...]:
    """All of them, in the order of the files' names."""
    found = []
    for path in sorted(files(__package__).iterdir(), key=lambda one: one.name):
        if path.name.endswith(".js"):
            _, *parts = _HEAD.split(path.read_text("utf-8"))
            for name, wrong, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
                found.append(Solution(name, wrong or "", text))
    return tuple(found)


def solution(name: str, *, wrong: bool = False) -> str | None:
    """The code of one solution, None where there is none."""
    return next(
        (one.text for one in solutions() if one.name == name and bool(one.wrong) is wrong), None
    )
