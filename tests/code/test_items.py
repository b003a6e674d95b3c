"""Items of the rubric `code`: valid, distinct, covering, and telling nothing that they hide."""

from collections import Counter

import pytest

from grader.finding import thaw
from grader.item import Item
from rubrics.code.evidence.calls import Suite
from rubrics.code.evidence.values import same, shown
from rubrics.code.items import generate, problems
from rubrics.code.solutions import solutions
from tests.budget import FULL

COUNT = 10_000 if FULL else 300


@pytest.fixture(scope="module")
def items() -> list[Item]:
    return list(generate(3, COUNT))


def test_there_are_problems_of_three_levels() -> None:
    levels = Counter(one.level for one in problems())
    assert sum(levels.values()) >= 60
    assert min(levels[one] for one in (1, 2, 3)) >= 20


def test_every_problem_has_a_sound_and_a_wrong_solution() -> None:
    names = {one.name for one in problems()}
    assert {one.name for one in solutions() if not one.wrong} == names
    assert {one.name for one in solutions() if one.wrong} == names


def test_items_differ(items: list[Item]) -> None:
    assert len({one.digest for one in items}) == COUNT
    assert len({one.prompt for one in items}) == COUNT
    assert [one.level for one in items[:6]] == [1, 2, 3, 1, 2, 3]


def test_items_are_the_same_again(items: list[Item]) -> None:
    assert list(generate(3, 60)) == items[:60]
    assert list(generate(4, 60)) != items[:60]


def test_items_can_be_judged(items: list[Item]) -> None:
    for item in items:
        tests = Suite.of(item)
        assert tests is not None
        assert len(tests.cases) >= 8
        assert any(one.edge for one in tests.cases)
        for one in tests.cases:
            assert same(one.want, one.want, one.law), item.id
            assert shown(one.want)


def test_items_come_back_from_a_file(items: list[Item]) -> None:
    for item in items[:60]:
        again = Item.from_json(item.to_json(), "item.json")
        assert again.digest == item.digest
        assert thaw(again.expected) == thaw(item.expected)


def test_hidden_tests_stay_hidden(items: list[Item]) -> None:
    for item in items:
        tests = Suite.of(item)
        assert tests is not None
        usual = [one.call for one in tests.cases if not one.edge]
        assert not [one for one in usual if f"\n{one} →" in item.prompt], item.id
