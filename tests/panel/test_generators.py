"""Every generator: valid, distinct items, the same for a seed, solved by somebody else."""

import json
import os
from collections import Counter
from collections.abc import Callable
from fractions import Fraction

import jsonschema
import pytest

from grader.binding import House
from grader.drawing import seed_of
from grader.evidence.answers.form import AnswerKey
from grader.evidence.json_task import JsonTask
from grader.evidence.tool_calls import ToolTask
from grader.item import Item
from grader.items import find_item, generated_items
from tests.panel import (
    solve_calibration,
    solve_json_schema,
    solve_math,
    solve_reasoning,
    solve_tool_use,
)

COUNT = 10_000 if os.environ.get("BITGRADE_FULL") else 400
HOUSE = House.open()


def _math(item: Item) -> None:
    key = AnswerKey.of(item)
    assert key is not None
    assert solve_math.solve(item.prompt) == key.value, item.prompt
    if key.form.kind == "integer":
        assert isinstance(key.value, Fraction)
        assert key.value.denominator == 1


def _reasoning(item: Item) -> None:
    key = AnswerKey.of(item)
    assert key is not None
    assert solve_reasoning.solve(item.prompt) == key.value, item.prompt


def _json_schema(item: Item) -> None:
    task = JsonTask.of(item)
    assert task is not None
    record, schema = solve_json_schema.solve(item.prompt)
    assert record == task.wanted()
    assert schema == json.loads(task.schema)
    jsonschema.Draft202012Validator(schema).validate(record)


def _tool_use(item: Item) -> None:
    task, key = ToolTask.of(item), AnswerKey.of(item)
    assert task is not None
    assert key is not None
    answer, made = solve_tool_use.solve(item)
    assert answer == str(key.value)
    assert made == [(one.name, one.given()) for step in task.steps for one in step]
    assert {one.name for step in task.steps for one in step} < {name for name, _ in task.tools}


def _calibration(item: Item) -> None:
    key = AnswerKey.of(item)
    assert key is not None
    solved = solve_calibration.solve(item.prompt)
    assert solved == (None if key.value is None else str(key.value)), item.prompt


SOLVED: dict[str, Callable[[Item], None]] = {
    "calibration": _calibration,
    "json_schema": _json_schema,
    "math": _math,
    "reasoning": _reasoning,
    "tool_use": _tool_use,
}


@pytest.mark.parametrize("name", SOLVED)
def test_items_are_valid_distinct_and_solved(name: str) -> None:
    items = list(generated_items(HOUSE.rubric(name), 11, COUNT))
    assert len(items) == len({one.id for one in items}) == COUNT
    assert len({json.dumps(one.to_json()["messages"]) for one in items}) == COUNT
    assert set(Counter(one.level for one in items)) == {1, 2, 3}
    for item in items:
        assert item.rubric == name
        SOLVED[name](item)


@pytest.mark.parametrize("name", SOLVED)
def test_an_id_finds_its_item_again(name: str) -> None:
    rubric = HOUSE.rubric(name)
    few = list(generated_items(rubric, 7, 6))
    assert few == list(generated_items(rubric, 7, 30))[:6]
    assert [one.prompt for one in few] != [one.prompt for one in generated_items(rubric, 8, 6)]
    assert seed_of(few[5].id) == (7, 5)
    assert find_item(rubric, few[5].id) == few[5]
    assert Item.from_json(json.loads(json.dumps(few[5].to_json())), "item.json") == few[5]
