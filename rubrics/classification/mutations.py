"""Damage to a choice, and other ways to write it."""

from random import Random

from grader.evidence.answers.form import AnswerKey
from rubrics.answer_slips import AnswerSlip, bare_bold, ended, other_choice
from rubrics.answer_slips import stated as sound

__all__ = ["MUTATIONS", "sound"]


def both(said: str, key: AnswerKey, rng: Random) -> str:
    """Choose two."""
    return f"{said} or {other_choice(said, key, rng)}"


def neither(_said: str, _key: AnswerKey, _rng: Random) -> str:
    """Choose nothing."""
    return "cannot be determined"


def outside(_said: str, _key: AnswerKey, rng: Random) -> str:
    """Choose what was no choice."""
    return rng.choice(("Basque", "philosophy", "Welsh", "geology"))


def small(said: str, _key: AnswerKey, _rng: Random) -> str:
    """Write it in small letters, with a dot."""
    return f"{said.lower()}."


_NO: tuple[str, ...] = ()

MUTATIONS = (
    AnswerSlip("other_choice", other_choice),
    AnswerSlip("two_choices", both),
    AnswerSlip("no_choice", neither),
    AnswerSlip("outside_choice", outside),
    AnswerSlip("bold", bare_bold, _NO, "**Answer:** "),
    AnswerSlip("small_letters", small, _NO),
    AnswerSlip("sentence", ended, _NO, "The final answer is "),
)
