"""Summaries: items are solved, damage is noticed, and other dress is not."""

from collections import Counter
from random import Random

from grader.evidence.source import source_text
from grader.item import Item
from grader.verdict import Status
from rubrics.prose.checks.broken_constraint import broken_constraint
from rubrics.prose.evidence.counted import Counted
from rubrics.summary.checks.added_fact import added_fact
from rubrics.summary.checks.lost_fact import lost_fact
from rubrics.summary.evidence.summary import Summary, facts_of
from rubrics.summary.items import generate
from rubrics.summary.mutations import MUTATIONS, sound
from tests.budget import FULL

COUNT = 10_000 if FULL else 90


def failing(item: Item, answer: str) -> set[str]:
    """Checks that fail."""
    file = source_text("answer.txt", answer.encode())
    text = Summary.read(file, facts_of(item), item.prompt)
    verdicts = {
        "lost-fact": lost_fact.judge(text),
        "added-fact": added_fact.judge(text),
        "broken-constraint": broken_constraint.judge(Counted.read(file), item),
    }
    return {name for name, one in verdicts.items() if one.status is Status.FAILED}


def test_items_differ_and_are_solved() -> None:
    made = list(generate(5, COUNT))
    assert len({one.digest for one in made}) == COUNT
    for item in made:
        answer = sound(item)
        assert answer is not None
        assert failing(item, answer) == set(), answer
        assert all(one.value in item.prompt.replace(",", "") for one in facts_of(item))


def test_damage_is_noticed_and_other_dress_is_not() -> None:
    made: Counter[str] = Counter()
    for item in generate(6, COUNT):
        answer = sound(item)
        assert answer is not None
        for kind in MUTATIONS:
            text = kind.mutate(answer, item, Random(item.id))
            if text in (None, answer):
                continue
            assert text is not None
            made[kind.name] += 1
            said = failing(item, text)
            assert said & set(kind.expects) if kind.expects else not said, (kind.name, text)
    assert set(made) == {one.name for one in MUTATIONS}
