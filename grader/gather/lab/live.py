"""A live page: played on from where it stands, for whoever decides each step by the last look.

A plan is a fork's; a live page runs one plan after the other without loading anew, and is asked
between them. It is as repeatable as a fork: what was done, and when, is a plan that can be run.
"""

import json
import secrets
from typing import Any

from grader.evidence.inputs import Plan, Resize
from grader.gather.lab.hand import Hand
from grader.gather.lab.room import LeftError, ReplacedError, Room
from grader.gather.lab.trouble import LostError, UnsoundError
from grader.gather.lab.wire import END, steps_of

_LISTEN = """(() => {{
  it.seen = [];
  const look = () => {{ try {{ it.seen.push({call}); }} catch {{ it.seen.push(null); }} }};
  if (it.looking) document.removeEventListener("{name}", it.looking);
  document.addEventListener("{name}", it.looking = look);
}})()"""


class Live:
    """One page, loaded once. Every call is bounded as a fork's is."""

    def __init__(self, room: Room, *, trusted: bool, callbacks: int, full: bool = True) -> None:
        """Without ``full``, canvases are painted only shortly before a look."""
        self._room = room
        self._full = full
        self._trusted = trusted
        self._callbacks = callbacks
        self._hand = Hand()
        self._plan = Plan()
        self._objects: dict[tuple[str, str], str] = {}
        self._name = f"look-{secrets.token_hex(8)}"  # a page that knew it could say when to look
        self._nod = ""
        self._watching = ("", "", "")

    async def begin(self) -> None:
        """Load the page.

        Raises:
            LeftError: it goes, by itself, to an address outside the artifact.
        """
        await self._follow(self._room.load)

    async def run(self, plan: Plan) -> None:
        """Take the steps of a plan, whose times count from now; looks in it are not told.

        Raises:
            LeftError: the page went to an address outside the artifact.
            HungError, CrashedError, SpentError, LateError, LostError: see ``Watch``.
            UnsoundError: a paint that was left out is seen; the page has to be played in full.
        """
        self._plan = plan
        done, past = 0, 0.0
        while True:
            try:
                await self._play(done, past)
            except ReplacedError:
                done, past = self._room.progress
                await self._follow(self._room.reach)
            else:
                self._room.told.clear()
                return

    async def watch(self, plan: Plan, source: str, call: str) -> list[Any]:
        """Run a plan, and evaluate a call (see ``ask``) at each of its looks, all in one go.

        Returns:
            The values, one for each look, None where the call threw; nothing where the page
            went on to another document meanwhile.
        """
        watching = (self._room.document, source, call)
        if self._watching != watching:
            await self.ask(source, _LISTEN.format(name=self._name, call=call))
            self._watching = watching
        self._nod = self._name
        try:
            await self.run(plan)
        finally:
            self._nod = ""
        if self._room.document != watching[0]:
            return []
        seen = await self.ask(source, "it.seen.splice(0)")
        assert isinstance(seen, list)  # noqa: S101 - what the script returns
        return seen

    async def ask(self, source: str, call: str) -> Any:
        """Evaluate a call on what a script returns, in a world of its own within the document.

        There nothing that the page replaced is in force, and the page sees nothing of it.

        Args:
            source: an expression that makes an object; it is made once for each document.
            call: an expression over that object under the name ``it``; its value is JSON.

        Raises:
            LostError: the call threw; the text says what.
        """
        key = (self._room.document, source)
        if key not in self._objects:
            world = await self._room.send("Page.createIsolatedWorld", frameId=self._room.main)
            made = await self._room.send(
                "Runtime.evaluate", expression=source, contextId=world["executionContextId"]
            )
            self._objects[key] = made["result"]["objectId"]
        told = await self._room.send(
            "Runtime.callFunctionOn",
            objectId=self._objects[key],
            functionDeclaration=f"function () {{ const it = this; return {call}; }}",
            returnByValue=True,
        )
        if "exceptionDetails" in told:
            thrown = told["exceptionDetails"].get("exception", {})
            raise LostError(str(thrown.get("description", "the look failed")))
        return told["result"].get("value")

    async def picture(self) -> bytes:
        """Take a picture of the window, as the compositor shows it (PNG)."""
        return await self._room.picture()

    async def _follow(self, arrive: Any) -> None:
        """Arrive at a document; one that goes on at once is followed."""
        while True:
            try:
                await arrive()
            except ReplacedError:
                arrive = self._room.reach
            else:
                return

    async def _play(self, done: int, past: float) -> None:
        steps = steps_of(self._plan, trusted=self._trusted, nod=self._nod)
        given = {
            "steps": steps,
            "from": done,
            "past": past,
            "trusted": self._trusted,
            "full": self._full,
            "pace": self._plan.window.frame_ms if self._room.others else 0,
            "most": self._callbacks,
        }
        gesture = bool(self._plan.inputs) and not self._trusted
        await self._room.call("play", json.dumps(given), gesture=gesture)
        while True:
            news = await self._room.hear("stop", "pace", "unsound")
            if news == "unsound":
                raise UnsoundError
            if news == "stop" and self._room.stopped == END:
                return
            size = (0, 0)
            if news == "stop":
                size = await self._act(self._room.stopped)
            else:
                await self._keep_step()
            await self._room.call("resume", *size)

    async def _keep_step(self) -> None:
        for frame in self._room.others:
            await self._room.call(
                "advance", self._plan.window.frame_ms, self._callbacks, frame=frame
            )
            await self._room.hear("done", frame=frame)

    async def _act(self, index: int) -> tuple[int, int]:
        """Do what only the browser can; the size that the page waits for, or zeros."""
        step = self._plan.steps[index]
        if isinstance(step, Resize):
            return await self._room.furniture.resize(self._plan.window, step.width, step.height)
        for method, given in self._hand.calls(step):
            await self._room.send(method, **given)
        return 0, 0


__all__ = ["LeftError", "Live"]
