"""Damage to the conclusion of an argument, and other ways to write it."""

from grader.item import Item
from rubrics.answer_slips import DAMAGE, HARMLESS, stated


def sound(item: Item) -> str | None:
    """The answer of an item alone: an argument would be one of many."""
    answer = stated(item)
    return answer and f"I worked through all that is said, step after step.\n{answer}"


MUTATIONS = (*DAMAGE, *HARMLESS)
