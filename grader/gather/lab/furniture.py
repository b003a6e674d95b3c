"""What stands in a room before a page comes: the window's size, touch, and our script."""

from collections.abc import Awaitable, Callable
from typing import Any

from grader.evidence.inputs import Window
from grader.gather.lab import door
from grader.gather.lab.inject import BINDING, injection
from grader.gather.lab.serve import ORIGIN

Send = Callable[..., Awaitable[dict[str, Any]]]
"""Calls a method of the browser's for the page."""


Calls = tuple[tuple[str, dict[str, Any]], ...]

ALWAYS: Calls = (
    door.HELD,
    ("Page.enable", {}),
    ("Runtime.enable", {}),
    ("Runtime.addBinding", {"name": BINDING}),
    ("Animation.enable", {}),
    ("Animation.setPlaybackRate", {"playbackRate": 0}),
)
"""What every room needs."""

MANY: Calls = (
    ("Network.enable", {}),
    ("Network.setCacheDisabled", {"cacheDisabled": True}),
)
"""What a room needs in which a page is loaded more than once."""

KEPT = "cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage"
"""What a page can leave behind, besides what our own script empties (``retire``); workers can
behind our back, and are told as soon as there is one."""


class Furniture:
    """Keeps what was put in place, so that only what differs is put there again."""

    def __init__(self, send: Send, *, record: bool, plans: bool) -> None:
        self.size = 0, 0
        self._send = send
        self._record = record
        self._plans = plans
        self._touch = False
        self._window: Window | None = None
        self._script = ""
        self._source = ""

    async def prepare(self) -> None:
        """Switch on what the room listens to, once."""
        for method, given in (*ALWAYS, *(MANY if self._record else ())):
            await self._send(method, **given)

    async def empty(self) -> None:
        """Empty the stores that only the browser can."""
        await self._send("Storage.clearDataForOrigin", origin=ORIGIN, storageTypes=KEPT)

    async def place(self, window: Window) -> bool:
        """Put everything in place for the next document; whether anything was moved."""
        if window == self._window:
            return False
        await self.resize(window, window.width, window.height)
        if window.touch != self._touch:
            self._touch = window.touch
            await self._send("Emulation.setTouchEmulationEnabled", enabled=window.touch)
        given = {"record": self._record, "plans": self._plans}
        await self._inject(injection(window.seed, window.frame_ms, **given))
        self._window = window
        return True

    async def resize(self, window: Window, width: int, height: int) -> tuple[int, int]:
        """Give the window a size in CSS pixels at a zoom of 1; return what the page calls it.

        A page that is zoomed sees a smaller window with more device pixels, and nothing else.
        """
        self._window = None
        self.size = round(width / window.zoom), round(height / window.zoom)
        lies = "landscapePrimary" if width >= height else "portraitPrimary"
        await self._send(
            "Emulation.setDeviceMetricsOverride",
            width=self.size[0],
            height=self.size[1],
            screenWidth=self.size[0],
            screenHeight=self.size[1],
            deviceScaleFactor=window.density * window.zoom,
            screenOrientation={"type": lies, "angle": 0},
            mobile=False,
        )
        return self.size

    async def _inject(self, source: str) -> None:
        if source == self._source:
            return
        if self._script:
            gone = self._script
            await self._send("Page.removeScriptToEvaluateOnNewDocument", identifier=gone)
        method = "Page.addScriptToEvaluateOnNewDocument"
        told = await self._send(method, source=source, includeCommandLineAPI=True)
        self._script, self._source = told["identifier"], source
