"""Damage to an answer about a picture, and other ways to write it."""

from random import Random

from grader.evidence.answers.form import AnswerKey
from rubrics.answer_slips import AnswerSlip, bare_bold, ended, other_choice
from rubrics.answer_slips import stated as sound

__all__ = ["MUTATIONS", "sound"]


def wrong(said: str, key: AnswerKey, rng: Random) -> str:
    """Answer with another number near it, or another of the choices."""
    return other_choice(said, key, rng) or str(int(said) + rng.choice((-1, 1, 2)))


def both(said: str, key: AnswerKey, rng: Random) -> str:
    """Give two answers."""
    return f"{said} or {wrong(said, key, rng)}"


def blind(_said: str, _key: AnswerKey, rng: Random) -> str:
    """See no picture."""
    return rng.choice(("I cannot see any picture.", "Answer: cannot be determined"))


_NO: tuple[str, ...] = ()

MUTATIONS = (
    AnswerSlip("other_answer", wrong),
    AnswerSlip("two_answers", both),
    AnswerSlip("no_picture", blind, label=""),
    AnswerSlip("bold", bare_bold, _NO, "**Answer:** "),
    AnswerSlip("sentence", ended, _NO, "So the final answer is "),
)
