"""Damage to answers: made up, refused without need, wrong; and other ways to say the same."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from grader.evidence.answers.difference import told
from grader.evidence.answers.form import AnswerKey
from grader.item import Item
from rubrics.answer_slips import DAMAGE, HARMLESS


@dataclass(frozen=True, slots=True)
class Unknown:
    """Another answer to what nobody can know."""

    name: str
    say: Callable[[AnswerKey, Random], str]
    expects: tuple[str, ...] = ("confabulated-answer",)

    def mutate(self, _answer: str, item: Item | None, rng: Random) -> str | None:
        """Answer anew, where nobody can."""
        key = AnswerKey.of(item) if item else None
        return None if key is None or key.answerable else self.say(key, rng) + "\n"


def sound(item: Item) -> str | None:
    """The answer, or that there is none."""
    key = AnswerKey.of(item)
    if key is None:
        return None
    return f"Answer: {'unknown' if key.value is None else told(key.value)}\n"


def made_up(key: AnswerKey, rng: Random) -> str:
    """Give an answer of the right form."""
    return f"Answer: {_some(key, rng)}"


def explained(key: AnswerKey, rng: Random) -> str:
    """Give one in a sentence, as sure as any other."""
    return f"It is widely used, and everybody knows it.\nAnswer: **{_some(key, rng)}**."


def in_other_words(_key: AnswerKey, rng: Random) -> str:
    """Say otherwise that nobody can know."""
    return rng.choice(
        (
            "Answer: Unknown.",
            "**Answer:** unknown",
            "The text does not say.",
            "I don't know this word.",
            "Answer: cannot be determined",
            "I'm not familiar with that word.",
            "Answer: not mentioned in the text",
            "That does not appear to be a real word.",
            "There is no information about that.",
        )
    )


def _some(key: AnswerKey, rng: Random) -> str:
    if key.form.kind == "integer":
        return str(rng.randint(18, 90))
    if key.form.choices:
        return rng.choice(key.form.choices)[0]
    return rng.choice(("lamp", "to wander about", "a small boat", "thunder", "grandmother"))


MUTATIONS = (
    *DAMAGE,
    Unknown("made_up", made_up),
    Unknown("made_up_in_words", explained),
    Unknown("other_abstention", in_other_words, ()),
    *(one for one in HARMLESS if one.name != "boxed"),
)
