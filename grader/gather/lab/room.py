"""A room: one page in a context of its own, with our clock in it and our patience around it."""

import asyncio
import base64
import contextlib
import hashlib
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, NoReturn

from grader.evidence.browser import Paint, Picture
from grader.gather.lab.browser import Browser, Handle
from grader.gather.lab.inject import BINDING, injection, script
from grader.gather.lab.log import Log
from grader.gather.lab.picture import measure
from grader.gather.lab.trouble import AnswerError, HungError, LostError
from grader.gather.lab.watch import Patience, Watch

MOST_DOCUMENTS = 10
"""Documents that one visit may go through; a page that goes on reloads itself without end."""

MOST_FRAMES = 8
"""Frames (of the page's, its own included) whose clocks are advanced; others stand still."""

MOST_CALLBACKS = 100_000
"""Callbacks of one advance; a page that sets more timers than it can run never rests."""

REPLACING = 5.0
"""Seconds of wall clock in which a document that is gone has been followed by another."""

FRAME_MS = 1000 / 60

SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Window:
    """The window that a page is opened in, in CSS pixels, and the seed of its randomness."""

    width: int = 1280
    height: int = 800
    seed: int = 1


class ReplacedError(Exception):
    """The page went on to another document of the artifact, or loaded itself again."""


class LeftError(Exception):
    """The page went, by itself, to an address outside the artifact."""


class Room:
    """Opens, advances and looks at one page. Every call is watched; none can hang."""

    def __init__(self, browser: Browser, log: Log, window: Window) -> None:
        self.log = log
        self._browser = browser
        self._window = window
        self._context: Handle = None
        self._cdp: Handle = None
        self._watch: Watch
        self._main = ""
        self._frames: dict[int, str] = {}
        self._controls: dict[str, str] = {}
        self._documents = 0
        self._news: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self._errands: set[asyncio.Task[None]] = set()

    async def open(self, patience: Patience) -> None:
        """Make the context, and put everything in place before any of the page's own code."""
        self._context, page, meter = await self._browser.open(
            viewport={"width": self._window.width, "height": self._window.height},
            user_agent=self._browser.agent,
            locale="en-US",
            timezone_id="UTC",
            color_scheme="light",
            accept_downloads=False,
        )
        self._watch = Watch(self._browser, meter, patience, self._ping)
        self._context.on("page", lambda other: self._close_popup(other, page))
        page.on("crash", lambda _: self._watch.crashed("its process ended"))
        self._cdp = await self._watch.guard(self._context.new_cdp_session(page))
        self._listen()
        await self._watch.guard(self._context.route("**/*", self._serve))
        self._main = (await self._send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        source = injection(self._window.seed)
        for method, given in (
            ("Page.enable", {}),
            ("Runtime.enable", {}),
            ("Runtime.addBinding", {"name": BINDING}),
            ("Animation.enable", {}),
            ("Animation.setPlaybackRate", {"playbackRate": 0}),
            (
                "Page.addScriptToEvaluateOnNewDocument",
                {"source": source, "includeCommandLineAPI": True},
            ),
        ):
            await self._send(method, **given)

    async def load(self) -> None:
        """Open the artifact's page and wait until it is loaded, painted and at rest."""
        self._controls.clear()
        self._news = asyncio.Queue()
        answer = self._cdp.send("Page.navigate", {"url": self.log.site.address})
        self._errand(_dropped(answer))  # what comes of it is told by the document's own news
        await self._await("document")
        await self.reach()

    async def reach(self) -> None:
        """Wait until the document that has begun is loaded, painted and at rest."""
        await self._await("load")
        await self._call("settle")
        await self._await("settled")

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
                await self._call("advance", min(step, milliseconds), MOST_CALLBACKS, frame=frame)
                await self._await("done", frame)
            milliseconds -= step

    async def paint(self, name: str, time_ms: float) -> tuple[Paint, Picture]:
        """Look at the window: one picture, and what stands in it."""
        shot = await self._send("Page.captureScreenshot", format="png", optimizeForSpeed=True)
        world = await self._send("Page.createIsolatedWorld", frameId=self._main)
        seen = await self._send(
            "Runtime.evaluate",
            expression=script("look"),
            contextId=world["executionContextId"],
            returnByValue=True,
        )
        value = seen["result"].get("value", {})
        data = base64.b64decode(shot["data"])
        found = measure(data)
        paint = Paint(
            name,
            time_ms,
            found.colours,
            found.ground,
            round(found.share, 6),
            *(value[one] for one in ("text", "controls", "drawings", "reach")),
        )
        return paint, Picture(name, hashlib.sha256(data).hexdigest(), data)

    async def close(self) -> bool:
        """Leave the page behind; whether the browser is still good for another."""
        if self._context is None:
            return self._browser.alive
        for errand in self._errands:
            errand.cancel()
        with contextlib.suppress(Exception):  # who cannot be stopped is closed, or killed
            self._watch.end()
            await asyncio.wait_for(self._cdp.send("Runtime.terminateExecution"), 0.5)
        try:
            await asyncio.wait_for(self._context.close(), 3)
        except Exception:  # noqa: BLE001 - a context that does not close costs the browser
            return False
        return self._browser.alive

    # ---- asking

    async def _send(self, method: str, **given: object) -> dict[str, Any]:
        """Call a method of the browser's; if the document went away under it, say so."""
        try:
            answer: dict[str, Any] = await self._watch.guard(self._cdp.send(method, given))
        except AnswerError as error:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._await("document"), REPLACING)
                self._replaced()
            raise LostError(str(error)) from error
        return answer

    async def _call(self, name: str, *given: object, frame: str | None = None) -> None:
        """Call a method, of up to two arguments, of our script's handle (see ``control.js``)."""
        await self._send(
            "Runtime.callFunctionOn",
            objectId=self._controls[frame or self._main],
            functionDeclaration=f"function (one, other) {{ this.{name}(one, other); }}",
            arguments=[{"value": one} for one in given],
        )

    async def _await(self, wanted: str, frame: str | None = None) -> None:
        """Wait for news of a frame."""
        while True:
            news, where = await self._watch.guard(self._news.get())
            if news == "flood":
                raise HungError(f"it ran {MOST_CALLBACKS:,} callbacks and was not done")
            if self._documents > MOST_DOCUMENTS:
                raise HungError(f"it loaded itself {MOST_DOCUMENTS} times")
            if (news, where) == (wanted, frame or self._main):
                return
            if (news, where) == ("document", self._main):
                self._replaced()

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
            ("Runtime.consoleAPICalled", self.log.hear_console),
            ("Runtime.exceptionThrown", self.log.hear_exception),
            ("Page.frameDetached", self._hear_end),
            ("Page.loadEventFired", lambda _: self._news.put_nowait(("load", self._main))),
        ):
            self._cdp.on(event, hear)

    def _hear_context(self, event: dict[str, Any]) -> None:
        context = event["context"]
        self._frames[context["id"]] = context.get("auxData", {}).get("frameId", "")

    def _hear_end(self, event: dict[str, Any]) -> None:
        self._controls.pop(event["frameId"], None)

    def _hear_control(self, event: dict[str, Any]) -> None:
        """Take the handle of a document that begins."""
        frame = self._frames.get(event["executionContextId"], "")
        if frame == self._main:
            self._controls.clear()
            self._documents += 1
        self._controls[frame] = event["object"]["objectId"]
        self._news.put_nowait(("document", frame))

    def _hear_report(self, event: dict[str, Any]) -> None:
        """Take a text that our script told (see ``natives.js``)."""
        kind, *parts = event["payload"].split(SEPARATOR)
        if kind == "fault":
            moment, file, line, column, *text = parts
            self.log.hear_fault(moment, file, line, column, SEPARATOR.join(text))
        elif kind == "request":
            self.log.block(parts[1], parts[0])
        elif kind == "restless":
            self.log.restless.add(parts[0])
        else:
            self._news.put_nowait((kind, self._frames.get(event["executionContextId"], "")))

    # ---- serving

    async def _serve(self, route: Handle) -> None:
        """Answer a request: a file of the artifact, or nothing."""
        request = route.request
        path = self.log.site.path(request.url)
        with contextlib.suppress(Exception):  # the page may be gone before it is answered
            if path is not None:
                answer = self.log.site.answer(path)
                if answer.status != 200 and not path.endswith("favicon.ico"):
                    self.log.absent.add(path)
                headers = {"content-type": answer.kind, "last-modified": LAST_MODIFIED}
                await route.fulfill(status=answer.status, headers=headers, body=answer.body)
                return
            self.log.block(request.url, request.resource_type)
            if not request.is_navigation_request():
                await route.abort("blockedbyclient")
            elif request.frame.parent_frame is not None:
                await route.abort("aborted")
            else:
                self.log.left = self.log.left or request.url
                await route.fulfill(content_type="text/html", body="")

    def _close_popup(self, other: Handle, page: Handle) -> None:
        if other is not page:
            self._errand(_dropped(other.close()))

    def _errand(self, call: Coroutine[Any, Any, None]) -> None:
        """Do something on the side."""
        task = asyncio.ensure_future(call)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)


LAST_MODIFIED = "Thu, 01 Jan 2026 00:00:00 GMT"


async def _dropped(call: Coroutine[Any, Any, object]) -> None:
    """Do something whose outcome shows elsewhere."""
    with contextlib.suppress(Exception):
        await call
