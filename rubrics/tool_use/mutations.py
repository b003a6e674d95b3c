"""Damage to calls: left out, invented, repeated, in a wrong order, with wrong arguments."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from grader.evidence.tool_calls import ToolTask
from grader.item import Item
from rubrics.answer_slips import stated

Calls = list[dict[str, Any]]
_TOOL, _ARGUMENTS = ("wrong-tool",), ("wrong-arguments",)


@dataclass(frozen=True, slots=True)
class CallSlip:
    """A change of the calls; False where it cannot be made."""

    name: str
    change: Callable[[Calls, ToolTask, Random], bool]
    expects: tuple[str, ...] = _TOOL

    def mutate(self, answer: str, item: Item | None, rng: Random) -> str | None:
        """Write the changed calls."""
        task = ToolTask.of(item) if item else None
        calls = json.loads(answer)
        if task is None or not self.change(calls, task, rng):
            return None
        return json.dumps(calls, indent=2)


def sound(item: Item) -> dict[str, str] | None:
    """The calls step by step, a turn each, and the answer."""
    task, answer = ToolTask.of(item), stated(item)
    if task is None or answer is None:
        return None
    calls = [
        {"turn": turn, "name": one.name, "arguments": one.given()}
        for turn, step in enumerate(task.steps, 1)
        for one in step
    ]
    text = json.dumps(calls, indent=2) + "\n"
    return {"calls.json": text, "answer.txt": answer}


def left_out(calls: Calls, _task: ToolTask, rng: Random) -> bool:
    """Leave one call out."""
    if not calls:
        return False
    calls.pop(rng.randrange(len(calls)))
    return True


def distracted(calls: Calls, task: ToolTask, rng: Random) -> bool:
    """Call a tool that nobody needs."""
    needed = {one.name for step in task.steps for one in step}
    name = rng.choice([one for one, _ in task.tools if one not in needed])
    calls.insert(rng.randint(0, len(calls)), {"turn": 1, "name": name, "arguments": {}})
    return True


def imagined(calls: Calls, _task: ToolTask, rng: Random) -> bool:
    """Call one under a name that is not offered."""
    if not calls:
        return False
    one = rng.choice(calls)
    one["name"] = f"{one['name']}{rng.choice(('s', '_by_name', '_v2'))}"
    return True


def repeated(calls: Calls, _task: ToolTask, rng: Random) -> bool:
    """Call again what was called."""
    if not calls:
        return False
    calls.append(dict(rng.choice(calls)))
    return True


def hasty(calls: Calls, task: ToolTask, _rng: Random) -> bool:
    """Call the last first, though it needs what the others reply."""
    if len(task.steps) < 2:
        return False
    calls.insert(0, calls.pop())
    return True


def _argument(calls: Calls, rng: Random) -> tuple[dict[str, Any], str] | None:
    """Some argument: what holds it, and its name."""
    spots = [(one["arguments"], key) for one in calls for key in one["arguments"]]
    return rng.choice(spots) if spots else None


def other_value(calls: Calls, _task: ToolTask, rng: Random) -> bool:
    """Get a number or a word of an argument wrong."""
    spot = _argument(calls, rng)
    if spot is None:
        return False
    arguments, key = spot
    value = arguments[key]
    if isinstance(value, int):
        arguments[key] = value + rng.choice((-1, 1, 10))
    else:
        at = rng.randrange(len(value))
        arguments[key] = value[:at] + rng.choice("xqz") + value[at:]
    return True


def other_type(calls: Calls, _task: ToolTask, rng: Random) -> bool:
    """Write a number as a text, or a text as a list."""
    spot = _argument(calls, rng)
    if spot is None:
        return False
    arguments, key = spot
    value = arguments[key]
    arguments[key] = str(value) if isinstance(value, int) else [value]
    return True


def unnamed(calls: Calls, _task: ToolTask, rng: Random) -> bool:
    """Leave an argument out."""
    spot = _argument(calls, rng)
    if spot is None:
        return False
    arguments, key = spot
    del arguments[key]
    return True


def added(calls: Calls, _task: ToolTask, rng: Random) -> bool:
    """Give an argument that there is no room for."""
    if not calls:
        return False
    rng.choice(calls)["arguments"][rng.choice(("limit", "unit", "verbose"))] = 1
    return True


def broken_text(calls: Calls, _task: ToolTask, rng: Random) -> bool:
    """Write arguments that are no JSON."""
    if not calls:
        return False
    one = rng.choice(calls)
    one["arguments"] = json.dumps(one["arguments"])[:-1]
    return True


def in_one_turn(calls: Calls, _task: ToolTask, _rng: Random) -> bool:
    """Count turns otherwise: whether calls come at once is nobody's fault."""
    for at, one in enumerate(calls):
        one["turn"] = at + 1
    return bool(calls)


MUTATIONS = (
    CallSlip("lost_call", left_out),
    CallSlip("distracted_call", distracted),
    CallSlip("imagined_tool", imagined),
    CallSlip("repeated_call", repeated),
    CallSlip("hasty_call", hasty),
    CallSlip("wrong_value", other_value, _ARGUMENTS),
    CallSlip("wrong_type", other_type, _ARGUMENTS),
    CallSlip("lost_argument", unnamed, _ARGUMENTS),
    CallSlip("added_argument", added, _ARGUMENTS),
    CallSlip("broken_arguments", broken_text, _ARGUMENTS),
    CallSlip("one_by_one", in_one_turn, ()),
)
