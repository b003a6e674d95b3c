"""Runs an answer in the lab and makes every call of its hidden tests, one task each.

The page holds the calls and nothing of what they should give. Each script of the answer is
compiled, then run; timers run in virtual time. What comes back is written down by ``bench.js``,
whose natives were taken before any of the answer's code ran.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from grader.artifact import Artifact, File, Medium
from grader.evidence.browser import Ending
from grader.evidence.inputs import Window
from grader.evidence.source import SourceFiles
from grader.gather.lab import Lab
from grader.gather.lab.room import LeftError, ReplacedError, Room
from grader.item import Item
from grader.missing import Cause, Missing
from grader.provider import provider
from rubrics.code.evidence.calls import Call, Calls, How, Refused, Suite
from rubrics.code.evidence.javascript import JavaScript, Snippet
from rubrics.code.providers.stacks import spot_of

PAGE = "<!doctype html><title>Bench</title>"

SETTLE_MS = 60_000.0
"""Virtual time in which a promise has to settle."""

ADDRESS = "answer-{}.js"
"""Name under which the engine knows a script of the answer."""


@provider
async def run_calls(item: Item, code: JavaScript, lab: Lab) -> Calls | Missing:
    """Define what the answer defines, then call it."""
    tests = Suite.of(item)
    if tests is None:
        return Missing("the item has no tests", Cause.NO_ITEM)
    if not code.snippets:
        return Calls(found="nothing")
    page = Artifact((File("index.html", PAGE.encode()),), "index.html", Medium.HTML)
    sitting = _Sitting(code, tests)
    visit = await lab.visit(page, SourceFiles.parse(PAGE), Window(), sitting.sit)
    if isinstance(visit, Missing):
        return visit
    if visit.ending in (Ending.HUNG, Ending.CRASHED):
        return sitting.ended(How.HUNG if visit.ending is Ending.HUNG else How.CRASHED)
    return sitting.calls


@dataclass
class _Sitting:
    """One sitting with a page; what was seen before the page hangs stays in it."""

    code: JavaScript
    tests: Suite
    made: list[Call] = field(default_factory=list)
    loading: Call | None = None
    calls: Calls = field(default_factory=Calls)
    loaded: bool = False

    async def sit(self, room: Room) -> None:
        """Load, define and call; may begin anew in another room."""
        self.made, self.loading, self.loaded, self.calls = [], None, False, Calls()
        await room.load()
        try:
            self.calls = await self._all(room)
        except (LeftError, ReplacedError):
            self.calls = self.ended(How.CRASHED)

    def ended(self, how: How) -> Calls:
        """What is known where the page came to an end before its time."""
        if not self.loaded:
            return Calls(loading=Call(how))
        return Calls(loading=self.loading, made=(*self.made, Call(how)))

    async def _all(self, room: Room) -> Calls:
        bench = await _evaluate(room, _bench())
        refused = None
        for number, snippet in enumerate(self.code.snippets):
            fault = await _run(room, bench, number, snippet)
            if isinstance(fault, Refused):
                refused = fault
            elif fault:
                self.loading = self.loading or fault
        found = await _ask(room, bench, "take", self.code.access)
        if found != "function":
            return Calls(refused=refused, found=found, loading=self.loading)
        self.loaded = True
        for case in self.tests.cases:
            self.made.append(await self._call(room, bench, case.call))
        return Calls(loading=self.loading, made=tuple(self.made))

    async def _call(self, room: Room, bench: str, call: str) -> Call:
        told = json.loads(await _ask(room, bench, "call", self.tests.function, call))
        if told["how"] == How.PENDING:
            told = json.loads(await _ask(room, bench, "outcome"))
        if told["how"] == How.PENDING:
            await room.advance(SETTLE_MS)
            told = json.loads(await _ask(room, bench, "outcome"))
        place = spot_of(told["stack"], self.code.snippets) if told["stack"] else None
        return Call(How(told["how"]), told["text"], *(place or (None, None)))


async def _run(room: Room, bench: str, number: int, snippet: Snippet) -> Refused | Call | None:
    """Compile and run one script of the answer; what is wrong with it, if anything is."""
    told = await room.send(
        "Runtime.compileScript", expression=snippet.text, sourceURL="", persistScript=False
    )
    details = told.get("exceptionDetails")
    if details is not None:
        place = snippet.place(details["lineNumber"], details["columnNumber"], ran=False)
        return Refused(_description(details), *place)
    await _ask(room, bench, "begin")
    thrown = (
        await room.send(
            "Runtime.evaluate",
            expression=f"{snippet.bounded}\n//# sourceURL={ADDRESS.format(number)}",
            silent=True,
        )
    ).get("exceptionDetails")
    if await _ask(room, bench, "begin") == "stopped":
        return Call(How.HUNG)
    if thrown is None:
        return None
    place = snippet.place(thrown["lineNumber"], thrown["columnNumber"])
    return Call(How.THREW, _description(thrown), *place)


def _description(details: dict[str, Any]) -> str:
    thrown = details.get("exception", {})
    return str(thrown.get("description", thrown.get("value", details["text"]))).partition("\n")[0]


async def _evaluate(room: Room, expression: str) -> str:
    told = await room.send("Runtime.evaluate", expression=expression)
    return str(told["result"]["objectId"])


async def _ask(room: Room, bench: str, method: str, *given: str) -> str:
    told = await room.send(
        "Runtime.callFunctionOn",
        objectId=bench,
        functionDeclaration=f"function (one, other) {{ return this.{method}(one, other); }}",
        arguments=[{"value": one} for one in given],
        returnByValue=True,
        silent=True,
    )
    return str(told["result"]["value"])


@cache
def _bench() -> str:
    return (files(__package__) / "bench.js").read_text("utf-8")
