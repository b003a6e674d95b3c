"""Items are valid, distinct and solved; damage is noticed and other dress is not."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from random import Random
from types import ModuleType

import pytest

from grader.artifact import Medium
from grader.evidence.source import SourceFiles
from grader.item import Item
from grader.verdict import Status, Verdict
from rubrics.classification.languages import FAMILIES, LANGUAGES
from rubrics.long_context.checks.missed_needle import missed_needle
from rubrics.long_context.evidence.recalled import Haystack, Recalled, recalled
from rubrics.prose.checks.broken_constraint import broken_constraint
from rubrics.prose.evidence.counted import Counted, constraints_of
from tests.budget import FULL

COUNT = 10_000 if FULL else 60
Judge = Callable[[Item, str], Verdict]


def needles(item: Item, answer: str) -> Verdict:
    found = recalled.make(SourceFiles.parse(answer, Medium.TEXT), item)
    assert isinstance(found, Recalled)
    return missed_needle.judge(found, item)


def constraints(item: Item, answer: str) -> Verdict:
    return broken_constraint.judge(Counted.parse(answer), item)


@dataclass(frozen=True)
class Trial:
    """A rubric, and how an answer to it is judged."""

    name: str
    judge: Judge

    @property
    def mutations(self) -> ModuleType:
        return import_module(f"rubrics.{self.name}.mutations")

    def items(self, seed: int, count: int) -> list[Item]:
        return list(import_module(f"rubrics.{self.name}.items").generate(seed, count))


TRIALS = (Trial("long_context", needles), Trial("prose", constraints))


@pytest.mark.parametrize("rubric", ["long_context", "prose", "classification"])
def test_items_differ_and_come_again(rubric: str) -> None:
    made = list(import_module(f"rubrics.{rubric}.items").generate(5, COUNT))
    assert len({one.digest for one in made}) == COUNT
    assert {one.level for one in made} == {1, 2, 3}
    assert Item.from_json(made[2].to_json(), "item.json").digest == made[2].digest
    again = list(import_module(f"rubrics.{rubric}.items").generate(5, 6))
    assert again == made[:6]


@pytest.mark.parametrize("trial", TRIALS, ids=lambda one: one.name)
def test_items_are_solved(trial: Trial) -> None:
    for item in trial.items(6, COUNT):
        verdict = trial.judge(item, trial.mutations.sound(item))
        assert verdict.status is Status.PASSED, (item.prompt[-500:], verdict.findings)


@pytest.mark.parametrize("trial", TRIALS, ids=lambda one: one.name)
def test_damage_is_noticed_and_other_dress_is_not(trial: Trial) -> None:
    made: Counter[str] = Counter()
    for item in trial.items(7, COUNT // 2):
        sound = trial.mutations.sound(item)
        for kind in trial.mutations.MUTATIONS:
            text = kind.mutate(sound, item, Random(item.id))
            if text in (None, sound):
                continue
            made[kind.name] += 1
            failed = trial.judge(item, text).status is Status.FAILED
            assert failed is bool(kind.expects), (kind.name, text)
    assert set(made) == {one.name for one in trial.mutations.MUTATIONS}


def test_needles_stand_where_the_item_says() -> None:
    for item in Trial("long_context", needles).items(8, 9):
        stack = Haystack.of(item)
        assert stack is not None
        text = item.prompt.split("\n\n", 1)[1].rsplit("\n\n", 2)[0]
        for one in stack.needles:
            assert text.count(one.code) == 1
            assert abs(text.index(one.code) / len(text) - one.depth) < 0.1
        sentences = [one for one in text.replace("\n\n", " ").split(". ") if one]
        assert len(set(sentences)) == len(sentences)


def test_constraints_can_be_kept_together() -> None:
    for item in Trial("prose", constraints).items(9, COUNT):
        asked = dict(constraints_of(item))
        letter = asked.get("letter")
        if letter:
            assert not [one for one in asked.get("must", ()) if letter in one]


def test_every_language_has_a_family_and_sentences_of_its_own() -> None:
    assert sorted(one for family in FAMILIES for one in family) == sorted(LANGUAGES)
    parts = [part for _, *groups in LANGUAGES.values() for group in groups for part in group]
    assert len(parts) == 20 * len(LANGUAGES)
    subjects = [one for _, who, *_ in LANGUAGES.values() for one in who]
    assert len(set(subjects)) == len(subjects)
