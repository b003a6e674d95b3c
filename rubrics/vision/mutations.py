"""Damage to an answer about a picture, and other ways to write it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from grader.evidence.answers.form import AnswerKey
from grader.item import Item

Rewrite = Callable[[str, AnswerKey, Random], str]


@dataclass(frozen=True, slots=True)
class PictureSlip:
    """A change of the last line."""

    name: str
    rewrite: Rewrite
    expects: tuple[str, ...] = ("wrong-answer",)

    def mutate(self, answer: str, item: Item | None, rng: Random) -> str | None:
        """Rewrite what stands behind `Answer:`."""
        key = AnswerKey.of(item) if item else None
        found = re.search(r"^Answer: (.+)$", answer, re.MULTILINE)
        return self.rewrite(found[1], key, rng) + "\n" if key and found else None


def sound(item: Item) -> str | None:
    """The right answer."""
    key = AnswerKey.of(item)
    return f"Answer: {key.value}\n" if key and key.value is not None else None


def wrong(said: str, key: AnswerKey, rng: Random) -> str:
    """Another number near it, or another of the choices."""
    if key.form.choices:
        return rng.choice([one[0] for one in key.form.choices if one[0] != said])
    return str(int(said) + rng.choice((-1, 1, 2)))


def other(said: str, key: AnswerKey, rng: Random) -> str:
    """Answer wrongly."""
    return f"Answer: {wrong(said, key, rng)}"


def both(said: str, key: AnswerKey, rng: Random) -> str:
    """Give two answers."""
    return f"Answer: {said} or {wrong(said, key, rng)}"


def blind(_said: str, _key: AnswerKey, rng: Random) -> str:
    """See no picture."""
    return rng.choice(("I cannot see any picture.", "Answer: cannot be determined"))


def bold(said: str, _key: AnswerKey, _rng: Random) -> str:
    """Write it in bold."""
    return f"**Answer:** **{said}**"


def sentence(said: str, _key: AnswerKey, _rng: Random) -> str:
    """Write a sentence."""
    return f"So the final answer is {said}."


_NO: tuple[str, ...] = ()

MUTATIONS = (
    PictureSlip("other_answer", other),
    PictureSlip("two_answers", both),
    PictureSlip("no_picture", blind),
    PictureSlip("bold", bold, _NO),
    PictureSlip("sentence", sentence, _NO),
)
