"""Damage to a choice, and other ways to write it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from grader.evidence.answers.form import AnswerKey
from grader.item import Item

Rewrite = Callable[[str, list[str], Random], str]


@dataclass(frozen=True, slots=True)
class ChoiceSlip:
    """A change of the last line; ``others`` are the wrong choices."""

    name: str
    rewrite: Rewrite
    expects: tuple[str, ...] = ("wrong-answer",)

    def mutate(self, answer: str, item: Item | None, rng: Random) -> str | None:
        """Rewrite what stands behind `Answer:`."""
        key = AnswerKey.of(item) if item else None
        found = re.search(r"^Answer: (.+)$", answer, re.MULTILINE)
        if key is None or found is None:
            return None
        others = [one[0] for one in key.form.choices if one[0] != key.value]
        return answer[: found.start()] + self.rewrite(found[1], others, rng) + "\n"


def sound(item: Item) -> str | None:
    """The right choice."""
    key = AnswerKey.of(item)
    return f"Answer: {key.value}\n" if key and key.value else None


def other(_said: str, others: list[str], rng: Random) -> str:
    """Choose wrongly."""
    return f"Answer: {rng.choice(others)}"


def both(said: str, others: list[str], rng: Random) -> str:
    """Choose two."""
    return f"Answer: {said} or {rng.choice(others)}"


def neither(_said: str, _others: list[str], _rng: Random) -> str:
    """Choose nothing."""
    return "Answer: cannot be determined"


def outside(_said: str, _others: list[str], rng: Random) -> str:
    """Choose what was no choice."""
    return f"Answer: {rng.choice(('Basque', 'philosophy', 'Welsh', 'geology'))}"


def bold(said: str, _others: list[str], _rng: Random) -> str:
    """Write it in bold."""
    return f"**Answer:** **{said}**"


def small(said: str, _others: list[str], _rng: Random) -> str:
    """Write it in small letters, with a dot."""
    return f"Answer: {said.lower()}."


def sentence(said: str, _others: list[str], _rng: Random) -> str:
    """Write a sentence."""
    return f"The final answer is {said}."


_NO: tuple[str, ...] = ()

MUTATIONS = (
    ChoiceSlip("other_choice", other),
    ChoiceSlip("two_choices", both),
    ChoiceSlip("no_choice", neither),
    ChoiceSlip("outside_choice", outside),
    ChoiceSlip("bold", bold, _NO),
    ChoiceSlip("small_letters", small, _NO),
    ChoiceSlip("sentence", sentence, _NO),
)
