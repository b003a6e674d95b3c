"""Damage to an exact answer, and other ways to write it."""

from grader.evidence.answers.difference import told
from grader.evidence.answers.form import AnswerKey
from grader.item import Item
from rubrics.answer_slips import DAMAGE, HARMLESS, stated


def sound(item: Item) -> str | None:
    """The steps of an item, and its answer."""
    key, answer = AnswerKey.of(item), stated(item)
    if key is None or answer is None:
        return None
    return "".join(f"{name} = {told(value)}\n" for name, value in key.steps) + answer


MUTATIONS = (*DAMAGE, *HARMLESS)
