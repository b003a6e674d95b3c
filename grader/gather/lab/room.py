"""A room: one page in a context of its own, with our clock in it and our patience around it."""

import asyncio
import base64
import contextlib
from typing import Any, NoReturn

from grader.evidence.inputs import FRAME_MS, Window
from grader.gather.lab import door
from grader.gather.lab.browser import Browser, Handle
from grader.gather.lab.budget import Account
from grader.gather.lab.errands import Errands
from grader.gather.lab.furniture import Furniture
from grader.gather.lab.log import Log
from grader.gather.lab.meter import Meter
from grader.gather.lab.trouble import AnswerError, HungError, LostError
from grader.gather.lab.watch import Patience, Watch

MOST_DOCUMENTS = 10
"""Documents that one visit may go through; a page that goes on reloads itself without end."""

MOST_FRAMES = 8
"""Frames (of the page's, its own included) whose clocks are advanced; others stand still."""

REPLACING = 5.0
"""Seconds of wall clock in which a document is followed by another."""

SEPARATOR = "\x1f"


class ReplacedError(Exception):
    """The page went on to another document of the artifact, or loaded itself again."""


class LeftError(Exception):
    """The page went, by itself, to an address outside the artifact."""


class GoneError(Exception):
    """The frame that was asked, or its document, is no more."""


class Room:
    """Opens, advances and looks at one page. Every call is watched; none can hang."""

    def __init__(
        self, browser: Browser, log: Log, window: Window, *, record: bool, plans: bool = True
    ) -> None:
        """Without ``plans`` time can pass, and nothing can be done or counted in the page."""
        self.log = log
        self.told: list[str] = []
        self.scripts: dict[str, str] = {}
        self.progress = (0, 0.0)
        self.stopped = 0
        self.stirred = True
        self.most_frames = 0
        self._browser = browser
        self._window = window
        self.furniture = Furniture(self.send, record=record, plans=plans)
        self._meter: Meter | None = None
        self._most = 0
        self._context: Handle = None
        self._cdp: Handle = None
        self._watch: Watch
        self.account = Account()
        self.main = ""
        self._frames: dict[int, str] = {}
        self._controls: dict[str, str] = {}
        self._documents = 0
        self._news: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self._errands = Errands()

    async def open(self, patience: Patience) -> None:
        """Make the context, and put everything in place before any of the page's own code."""
        self._context, page, self._meter = await self._browser.open(
            no_viewport=True,  # ours is put in place with the furniture, at once and for good
            user_agent=self._browser.agent,
            locale="en-US",
            timezone_id="UTC",
            color_scheme="light",
            accept_downloads=False,
        )
        self._begin(patience)
        self._context.on("page", lambda other: self._close_popup(other, page))
        page.on("crash", lambda _: self._watch.crashed("its process ended"))
        self._cdp = await self._watch.guard(self._context.new_cdp_session(page))
        self._listen()
        self.main = (await self.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        await self.furniture.prepare()
        await self.furniture.place(self._window)

    async def renew(self, window: Window, log: Log, patience: Patience) -> None:
        """Empty everything that the page could have kept, for another fork in the same room."""
        self._begin(patience)
        moved = await self.furniture.place(window)
        if self.main in self._controls:
            if moved:
                await self.call("fit", *self.furniture.size)
                await self.hear("sized")
            await self.call("retire")
        if self.log.keeps:
            await self.furniture.empty()
        self.log, self.told, self.progress, self.most_frames = log, [], (0, 0.0), 0
        self._documents = 0

    def _begin(self, patience: Patience) -> None:
        self._most = patience.callbacks
        self._watch = Watch(self._browser, self._meter, patience, self._ping)
        self.account.begin(self._meter, self._watch)

    async def load(self) -> None:
        """Open the artifact's page and wait until it is loaded, painted and at rest."""
        self._controls.clear()
        self._news = asyncio.Queue()
        self._errands.run(self._cdp.send("Page.navigate", {"url": self.log.site.address}))
        await self.hear("document")
        await self.reach()

    async def reach(self) -> None:
        """Wait until the document that has begun is loaded, painted and at rest."""
        await self.hear("load")
        await self.call("settle")
        await self.hear("settled")

    async def advance(self, milliseconds: float) -> None:
        """Let virtual time pass.

        Raises:
            ReplacedError: the page went on to another document; time passes there anew.
            LeftError: it went to an address outside.
            HungError: it ran more callbacks than anybody would wait for.
        """
        if len(self._controls) > MOST_FRAMES:
            self.log.restless.add("frames")
        step = FRAME_MS if len(self._controls) > 1 else milliseconds
        while milliseconds > 1e-6:
            for frame in tuple(self._controls)[:MOST_FRAMES]:
                await self.turn(frame, min(step, milliseconds))
            milliseconds -= step

    async def turn(self, frame: str, milliseconds: float) -> None:
        """Let time pass in one frame, unless its document goes away before or meanwhile."""
        with contextlib.suppress(GoneError):
            await self.call("advance", milliseconds, self._most, frame=frame)
            await self.hear("done", frame=frame)

    @property
    def handle(self) -> str:
        """The object behind which our script in the page stands (see ``control.js``)."""
        return self._controls[self.main]

    @property
    def others(self) -> tuple[str, ...]:
        """Frames within the page whose clocks are advanced."""
        return tuple(one for one in self._controls if one != self.main)[: MOST_FRAMES - 1]

    @property
    def document(self) -> str:
        """A name of the document that is there now, which no other one has."""
        return self._controls.get(self.main, "")

    async def picture(self) -> bytes:
        """Take a picture of the window, as the compositor shows it (PNG)."""
        shot = await self.send("Page.captureScreenshot", format="png", optimizeForSpeed=True)
        return base64.b64decode(shot["data"])

    async def close(self) -> bool:
        """Leave the page behind; whether the browser is still good for another."""
        if self._context is None:
            return self._browser.alive
        self._browser.tenants -= 1
        self.log = Log(self.log.site, self.log.source)  # what its end brings about is our doing
        self._errands.cancel()
        with contextlib.suppress(Exception):  # who cannot be stopped is closed, or killed
            self._watch.end()
            await asyncio.wait_for(self._cdp.send("Runtime.terminateExecution"), 0.5)
        try:
            await asyncio.wait_for(self._context.close(), 3)
        except Exception:  # noqa: BLE001 - a context that does not close costs the browser
            return False
        return self._browser.alive

    # ---- asking

    async def send(self, method: str, **given: object) -> dict[str, Any]:
        """Call a method of the browser's; if the document went away under it, say so."""
        return await self._ask(method, given, self.main)

    async def _ask(self, method: str, given: dict[str, object], frame: str) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = await self._watch.guard(self._cdp.send(method, given))
        except AnswerError as error:
            if frame != self.main:
                raise GoneError from error
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.hear("document"), REPLACING)
                self._replaced()
            raise LostError(str(error)) from error
        return answer

    async def call(
        self, name: str, *given: object, frame: str | None = None, gesture: bool = False
    ) -> None:
        """Call a method, of up to two arguments, of our script's handle (see ``control.js``)."""
        frame = frame or self.main
        if frame not in self._controls:
            raise GoneError
        told = {
            "objectId": self._controls[frame],
            "functionDeclaration": f"function (one, other) {{ this.{name}(one, other); }}",
            "arguments": [{"value": one} for one in given],
            "userGesture": gesture,
        }
        await self._ask("Runtime.callFunctionOn", told, frame)

    async def hear(self, *wanted: str, frame: str | None = None) -> str:
        """Wait for news of a frame, and tell which they are."""
        frame = frame or self.main
        while True:
            news, where = await self._watch.guard(self._news.get())
            if news == "flood":
                raise HungError(f"it ran {self._most:,} callbacks and was not done")
            if self._documents > MOST_DOCUMENTS:
                raise HungError(f"it loaded itself {MOST_DOCUMENTS} times")
            if news in wanted and where == frame:
                return news
            if (news, where) == ("document", self.main):
                self._replaced()
            if news in ("document", "gone") and where == frame:
                raise GoneError

    def _replaced(self) -> NoReturn:
        raise LeftError if self.log.left else ReplacedError

    async def _ping(self) -> None:
        """Ask for a sign of life, which comes only between two tasks of the page."""
        if self._cdp is not None:
            await self._cdp.send("Runtime.evaluate", {"expression": "0"})

    # ---- hearing

    def _listen(self) -> None:
        for event, hear in (
            ("Runtime.executionContextCreated", self._hear_context),
            ("Runtime.inspectRequested", self._hear_control),
            ("Runtime.bindingCalled", self._hear_report),
            ("Runtime.consoleAPICalled", self._hear_console),
            ("Runtime.exceptionThrown", self._hear_exception),
            ("Debugger.scriptParsed", self._hear_script),
            ("Page.frameDetached", self._hear_end),
            ("Fetch.requestPaused", self._hear_request),
            ("Page.loadEventFired", lambda _: self._news.put_nowait(("load", self.main))),
        ):
            self._cdp.on(event, hear)

    def _hear_request(self, event: dict[str, Any]) -> None:
        method, given = door.answer(event, self.log, self.main)
        self._errands.run(self._cdp.send(method, given))

    def _hear_context(self, event: dict[str, Any]) -> None:
        context = event["context"]
        self._frames[context["id"]] = context.get("auxData", {}).get("frameId", "")

    def _hear_console(self, event: dict[str, Any]) -> None:
        self.log.hear_console(event)

    def _hear_exception(self, event: dict[str, Any]) -> None:
        self.log.hear_exception(event)

    def _hear_script(self, event: dict[str, Any]) -> None:
        self.scripts[event["scriptId"]] = event["url"]

    def _hear_end(self, event: dict[str, Any]) -> None:
        self._controls.pop(event["frameId"], None)
        self._news.put_nowait(("gone", event["frameId"]))

    def _hear_control(self, event: dict[str, Any]) -> None:
        """Take the handle of a document that begins."""
        frame = self._frames.get(event["executionContextId"], "")
        if frame == self.main:
            self._controls.clear()
            self._documents += 1
        self._controls[frame] = event["object"]["objectId"]
        self.most_frames = max(self.most_frames, len(self._controls))
        self._news.put_nowait(("document", frame))

    def _hear_report(self, event: dict[str, Any]) -> None:
        """Take a text that our script told (see ``natives.js``)."""
        kind, *parts = event["payload"].split(SEPARATOR)
        if kind == "stirred":
            self.stirred = True
        elif kind == "sights":
            self.told.append(SEPARATOR.join(parts))
        elif kind == "progress":
            self.progress = int(parts[0]), float(parts[1])
        elif not self.log.hear_report(kind, parts):
            self.stopped = int(parts[0]) if parts else 0
            self._news.put_nowait((kind, self._frames.get(event["executionContextId"], "")))

    def _close_popup(self, other: Handle, page: Handle) -> None:
        if other is not page:
            self._errands.run(other.close())
