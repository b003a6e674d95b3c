"""ToolCalls, ToolTask and CallMatches: which tools were called, and which should have been.

`calls.json` holds every call in order: ``turn`` (from 1), ``name``, ``arguments`` (an object, or
the model's text where that is no JSON). An item brings in ``expected`` the ``calls`` as JSON text:
an array of steps, each an array of calls (``name``, ``arguments``) that may come in any order, at
once or one by one; a step needs the replies of those before it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from grader.artifact import Medium
from grader.evidence.answers.form import pairs_of
from grader.evidence.json_pointer import offsets
from grader.evidence.source import SourceFiles
from grader.finding import NOWHERE, Place, thaw
from grader.item import Item
from grader.missing import Cause, Missing
from grader.provider import provider

CALLS = "calls.json"


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call. ``arguments`` is JSON text of an object, or what the model wrote for one."""

    name: str
    arguments: str
    place: Place = NOWHERE

    def given(self) -> dict[str, Any] | None:
        """Return the arguments, or None where they are no object."""
        try:
            value = json.loads(self.arguments)
        except ValueError:
            return None
        return value if isinstance(value, dict) else None


@dataclass(frozen=True, slots=True)
class ToolCalls:
    """Every call of an answer, in order."""

    calls: tuple[ToolCall, ...]

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Read a `calls.json`, for examples."""
        return cls.read(SourceFiles.parse(text, Medium.JSON))

    @classmethod
    def read(cls, source: SourceFiles) -> Self:
        """Read the calls of an answer.

        Raises:
            ValueError: the file is no array of calls.
        """
        file = source.get(CALLS) or source.index
        held = json.loads(file.text)
        if not isinstance(held, list) or not all(isinstance(one, dict) for one in held):
            raise ValueError("no array of calls")
        spots = offsets(file.text)
        made = []
        for at, one in enumerate(held):
            said = one.get("arguments")
            text = said if isinstance(said, str) else json.dumps(said or {}, ensure_ascii=False)
            made.append(ToolCall(str(one.get("name")), text, file.place(spots.get(f"/{at}", 0))))
        return cls(tuple(made))


@dataclass(frozen=True, slots=True)
class ToolTask:
    """Which calls are right, step by step, and which tools there are with their parameters."""

    steps: tuple[tuple[ToolCall, ...], ...]
    tools: tuple[tuple[str, str], ...]

    def parameters(self, tool: str) -> dict[str, Any]:
        """The schema of each parameter of a tool."""
        text = dict(self.tools).get(tool, "{}")
        found = json.loads(text).get("properties", {})
        return found if isinstance(found, dict) else {}

    @classmethod
    def of(cls, item: Item) -> Self | None:
        """Read an item; None where it asks for no calls."""
        calls = pairs_of(item.expected).get("calls")
        if not isinstance(calls, str):
            return None
        steps = tuple(
            tuple(ToolCall(one["name"], json.dumps(one["arguments"])) for one in step)
            for step in json.loads(calls)
        )
        held = json.loads(item.tools) if isinstance(item.tools, str) else thaw(item.tools)
        tools = (one.get("function", one) for one in held or [])
        return cls(
            steps, tuple((one["name"], json.dumps(one.get("parameters", {}))) for one in tools)
        )


@dataclass(frozen=True, slots=True)
class CallMatches:
    """For every wanted call the one that answers it (or None), and calls that answer none.

    ``early``: places in ``pairs`` whose call came before one that it needs.
    """

    pairs: tuple[tuple[ToolCall, ToolCall | None], ...]
    surplus: tuple[ToolCall, ...]
    early: tuple[int, ...] = ()

    @classmethod
    def of(cls, said: ToolCalls, task: ToolTask) -> Self:
        """Match calls of one name, those first that have the most arguments right."""
        free = list(range(len(said.calls)))
        pairs: list[tuple[ToolCall, ToolCall | None]] = []
        early: list[int] = []
        done = -1
        for step in task.steps:
            taken = []
            for wanted in step:
                at = _best(
                    wanted, [one for one in free if said.calls[one].name == wanted.name], said
                )
                if at is not None:
                    free.remove(at)
                    taken.append(at)
                    if at < done:
                        early.append(len(pairs))
                pairs.append((wanted, None if at is None else said.calls[at]))
            done = max([done, *taken])
        return cls(tuple(pairs), tuple(said.calls[one] for one in free), tuple(early))


@provider
def tool_calls(source: SourceFiles) -> ToolCalls | Missing:
    """Read the calls off `calls.json`."""
    try:
        return ToolCalls.read(source)
    except (ValueError, RecursionError) as error:
        return Missing(f"no calls can be read: {error}", Cause.CANNOT_TELL)


@provider
def tool_task(item: Item) -> ToolTask | Missing:
    """Read off the item which calls are right."""
    return ToolTask.of(item) or Missing("the item does not say which tools to call", Cause.NO_ITEM)


@provider
def call_matches(said: ToolCalls, task: ToolTask) -> CallMatches:
    """Lay the calls that were made beside those that are right."""
    return CallMatches.of(said, task)


def same_argument(shown: Any, right: Any, schema: Mapping[str, Any]) -> bool:
    """Whether an argument is right: numbers by value, free text but for capitals and blanks."""
    if isinstance(right, bool) or isinstance(shown, bool):
        return shown is right
    if isinstance(right, str) and isinstance(shown, str) and "enum" not in schema:
        return (
            right.split() == shown.split() or right.casefold().split() == shown.casefold().split()
        )
    return bool(shown == right)


def _best(wanted: ToolCall, among: Sequence[int], said: ToolCalls) -> int | None:
    right = wanted.given() or {}

    def fitting(at: int) -> int:
        given = said.calls[at].given() or {}
        return sum(
            key in given and same_argument(given[key], one, {}) for key, one in right.items()
        )

    return max(among, key=lambda at: (fitting(at), -at)) if among else None
