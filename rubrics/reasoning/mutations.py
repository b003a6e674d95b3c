"""Damage to the conclusion of an argument, and other ways to write it."""

from grader.evidence.answers.difference import told
from grader.evidence.answers.form import AnswerKey
from grader.item import Item
from rubrics.answer_slips import DAMAGE, HARMLESS


def sound(item: Item) -> str | None:
    """The answer of an item alone: an argument would be one of many."""
    key = AnswerKey.of(item)
    if key is None or key.value is None:
        return None
    return f"I worked through all that is said, step after step.\nAnswer: {told(key.value)}\n"


MUTATIONS = (*DAMAGE, *HARMLESS)
