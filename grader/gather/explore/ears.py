"""Ears: which listeners a press reaches, where they are written, and whether they could care."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.evidence.exploration import Hearing, Listener
from grader.finding import NOWHERE, Place
from grader.gather.lab.asking import world
from grader.gather.lab.room import Room

PRESSES = frozenset(
    {
        "click",
        "mousedown",
        "mouseup",
        "pointerdown",
        "pointerup",
        "touchstart",
        "touchend",
        "submit",
    }
)
INPUTS = PRESSES | {
    "input", "change", "beforeinput", "keydown", "keyup", "keypress", "wheel", "blur", "focusout",
    "focusin", "mousemove", "pointermove",
}  # fmt: skip
"""Events by which a script can hear that something was pressed, or that a value was chosen."""

LIFE = frozenset({"error", "load", "animationend", "animationstart", "transitionend"})
"""Events of an element that no press brings about."""

MOST_NODES = 400
"""Elements with listeners that are looked at."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One listener: its event, the node that it is on (0 for the window), its function."""

    event: str
    node: int
    source: str
    place: Place


class Ears:
    """Lists the listeners of a page with the debugger, which the page does not notice."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def listeners(self) -> tuple[Heard, ...]:
        """Every listener on the window, the document and what is in it."""
        room = self._room
        await room.send("Debugger.enable")
        await room.send("Debugger.setSkipAllPauses", skip=True)
        found: list[Heard] = []
        for name in ("window", "document"):
            target = await room.send("Runtime.evaluate", expression=name, objectGroup="ears")
            told = await room.send(
                "DOMDebugger.getEventListeners",
                objectId=target["result"]["objectId"],
                depth=-1 if name == "document" else 1,
                pierce=name == "document",
            )
            found += [self._heard(one) for one in told["listeners"]]
        await room.send("Runtime.releaseObjectGroup", objectGroup="ears")
        await room.send("Debugger.disable")
        return tuple(found)

    def _heard(self, told: Mapping[str, Any]) -> Heard:
        handler = told.get("originalHandler") or told.get("handler") or {}
        url = self._room.scripts.get(told["scriptId"], "")
        file, line, column = self._room.log.spot(url, told["lineNumber"], told["columnNumber"])
        return Heard(
            told["type"],
            told.get("backendNodeId", 0),
            handler.get("description", ""),
            Place(file, line, column) if file else NOWHERE,
        )

    async def names(self, nodes: Sequence[int]) -> list[str]:
        """How the page finds these nodes."""
        if not nodes:
            return []
        told: list[str] | None = await self._ask(
            "function (...nodes) { return explorer.selectorsOf(nodes); }", [], nodes
        )
        return told or ["?" for _ in nodes]

    async def _ask(
        self, function: str, given: list[dict[str, object]], nodes: Sequence[int]
    ) -> Any:
        """Call a function in our world with values, then nodes."""
        here = await world(self._room)
        for node in nodes:
            told = await self._room.send(
                "DOM.resolveNode", backendNodeId=node, executionContextId=here
            )
            given.append({"objectId": told["object"]["objectId"]})
        answer = await self._room.send(
            "Runtime.callFunctionOn",
            functionDeclaration=function,
            executionContextId=here,
            arguments=given,
            returnByValue=True,
        )
        return answer["result"].get("value")

    async def relate(
        self, controls: Sequence[int], heard: Sequence[Heard]
    ) -> dict[int, dict[int, str]]:
        """How each listening node stands to each control: ``own``, ``above`` or nothing."""
        nodes = list(dict.fromkeys(one.node for one in heard if one.node))[:MOST_NODES]
        rows = await self._ask(
            "function (controls, ...nodes) { return explorer.relations(controls, nodes); }",
            [{"value": list(controls)}],
            nodes,
        )
        rows = rows or [[""] * len(nodes) for _ in controls]
        return {
            control: dict(zip(nodes, row, strict=True)) | {0: "above"}
            for control, row in zip(controls, rows, strict=True)
        }


def reaching(
    heard: Sequence[Heard], relation: Mapping[int, str], kind: str
) -> tuple[Listener, ...]:
    """The listeners that a press of a control of this kind reaches."""
    return tuple(_reaching(heard, relation, INPUTS if kind == "choice" else PRESSES))


def _reaching(
    heard: Sequence[Heard], relation: Mapping[int, str], events: frozenset[str]
) -> Iterator[Listener]:
    for one in heard:
        how = relation.get(one.node, "")
        if how == "own" and one.event not in LIFE:
            yield Listener(one.event, Hearing.OWN, is_idle(one.source), one.place)
        elif how == "above" and one.event in events:
            hearing = Hearing.DELEGATED if asks_what(one.source) else Hearing.BYSTANDER
            yield Listener(one.event, hearing, is_idle(one.source), one.place)


_COMMENTS = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_EMPTY = re.compile(
    r"(async\s*)?(function\b[^{}]*|[\w$]+\s*\([^{}]*\)\s*|(\([^{}]*\)|[\w$]+)\s*=>\s*)\{\s*\}"
)


def is_idle(source: str) -> bool:
    """Whether a function holds no statement."""
    return _EMPTY.fullmatch(_COMMENTS.sub("", source).strip()) is not None


_PARAMETER = re.compile(
    r"(?:async\s*)?(?:function\b\s*[\w$]*\s*\(\s*|[\w$]+\s*\(\s*|\(\s*|(?=[\w$]+\s*=>))"
    r"(?P<name>[\w$]+|\{[^}]*\}|\)|)"
)
_WHERE_ONLY = (
    r"(?:(?:client|page|offset|screen|movement)[XY]|[xy]|buttons?|pointerId|pointerType|isPrimary|"
    r"touches|changedTouches|preventDefault|stopPropagation|timeStamp|type|detail|pressure)\b"
)


def asks_what(source: str) -> bool:
    """Whether a function could tell what was pressed: it asks its event for more than a place."""
    text = _COMMENTS.sub("", source)
    if "[native code]" in text or not text:
        return True
    found = _PARAMETER.match(text.strip())
    if found is None or re.search(
        r"\barguments\b|\bwindow\.event\b|\bactiveElement\b|:hover", text
    ):
        return True
    name = found["name"]
    body = text.strip()[found.end() :]
    if name in ("", ")"):
        return re.search(r"(?<![\w$.])event\b", body) is not None
    if name.startswith("{"):
        return re.search(r"\b(target|currentTarget|srcElement|composedPath)\b", name) is not None
    escaped = re.escape(name)
    return re.search(rf"(?<![\w$.]){escaped}\b(?!\s*\.\s*{_WHERE_ONLY})", body) is not None
