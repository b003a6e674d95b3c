"""Damage to answers: made up, refused without need, wrong; and other ways to say the same."""

from random import Random

from grader.evidence.answers.form import AnswerKey
from grader.item import Item
from grader.mutations.rewriting import Rewriting
from rubrics.answer_slips import DAMAGE, HARMLESS, stated


def sound(item: Item) -> str | None:
    """The answer, or that there is none."""
    unknown = _unanswerable("", item) is not None
    return "Answer: unknown\n" if unknown else stated(item)


def made_up(key: AnswerKey, rng: Random) -> str:
    """Give an answer of the right form."""
    return f"Answer: {_some(key, rng)}\n"


def explained(key: AnswerKey, rng: Random) -> str:
    """Give one in a sentence, as sure as any other."""
    return f"It is widely used, and everybody knows it.\nAnswer: **{_some(key, rng)}**.\n"


def in_other_words(_key: AnswerKey, rng: Random) -> str:
    """Say otherwise that nobody can know."""
    said = rng.choice(
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
    return f"{said}\n"


def _some(key: AnswerKey, rng: Random) -> str:
    if key.form.kind == "integer":
        return str(rng.randint(18, 90))
    if key.form.choices:
        return rng.choice(key.form.choices)[0]
    return rng.choice(("lamp", "to wander about", "a small boat", "thunder", "grandmother"))


def _unanswerable(_answer: str, item: Item) -> tuple[AnswerKey] | None:
    """The key of what nobody can know."""
    key = AnswerKey.of(item)
    return None if key is None or key.answerable else (key,)


_MADE_UP = ("confabulated-answer",)

MUTATIONS = (
    *DAMAGE,
    Rewriting("made_up", _MADE_UP, _unanswerable, made_up),
    Rewriting("made_up_in_words", _MADE_UP, _unanswerable, explained),
    Rewriting("other_abstention", (), _unanswerable, in_other_words),
    *(one for one in HARMLESS if one.name != "boxed"),
)
