"""Damage to an exact answer, and other ways to write it."""

from grader.evidence.answers.difference import told
from grader.evidence.answers.form import AnswerKey
from grader.item import Item
from rubrics.answer_slips import DAMAGE, HARMLESS


def sound(item: Item) -> str | None:
    """The steps of an item, and its answer."""
    key = AnswerKey.of(item)
    if key is None or key.value is None:
        return None
    steps = [f"{name} = {told(value)}" for name, value in key.steps]
    return "\n".join([*steps, f"Answer: {told(key.value)}"]) + "\n"


MUTATIONS = (*DAMAGE, *HARMLESS)
