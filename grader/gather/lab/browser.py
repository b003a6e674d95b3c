"""One Chromium with its driver: started, asked, and killed with everything under it."""

import asyncio
import contextlib
import os
import shutil
import signal
import tempfile
from collections.abc import Awaitable
from pathlib import Path
from typing import Any, TypeVar

from grader.gather.lab.confine import Confinement
from grader.gather.lab.meter import RENDERER, Meter, children, nursery
from grader.gather.lab.trouble import LostError

T = TypeVar("T")

Handle = Any
"""An object of Playwright's. Its types are not named: the package is imported only on start."""

STARTING = 120.0
CLOSING = 3.0
"""Seconds of wall clock for a start, and for a polite end."""

FLAGS = (
    "--autoplay-policy=document-user-activation-required",
    "--disable-blink-features=AutomationControlled",
    "--disable-checker-imaging",  # a screenshot waits until its images are decoded
    "--disable-gpu",
    "--disable-partial-raster",
    "--disable-site-isolation-trials",  # all frames of a page in one process, which is watched
    "--disable-smooth-scrolling",
    "--disable-threaded-animation",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--window-size=100,100",  # the empty page, which is there first, is painted as well
)

EAGER = "--no-enable-lazy-source-positions"
"""V8 keeps the lines of what it compiles: else the first error of every page makes it parse our
whole script again, which takes 17 of the 24 ms that the script costs."""


class Browser:
    """A running Chromium. Every call is bounded; ``kill`` leaves no process behind."""

    def __init__(self) -> None:
        self.version = ""
        self.agent = ""
        self.engine = ""
        self.alive = False
        self.tenants = 0
        """Pages that are open in it."""
        self._playwright: Handle = None
        self._browser: Handle = None
        self._cdp: Handle = None
        self._driver: frozenset[int] = frozenset()
        self.pid: int | None = None
        self._nursery: tuple[int, ...] = ()
        self._folder: Path | None = None
        self._opening = asyncio.Lock()

    async def start(self, chromium: Path, how: Confinement, memory_bytes: int) -> None:
        """Start it.

        Raises:
            Exception: whatever keeps it from starting; nothing is left running.
        """
        try:
            await asyncio.wait_for(self._start(chromium, how, memory_bytes), STARTING)
        except BaseException:
            await self.kill()
            raise

    async def _start(self, chromium: Path, how: Confinement, memory_bytes: int) -> None:
        from playwright.async_api import async_playwright  # noqa: PLC0415 - 0.3 s; only who looks pays

        self._folder = Path(tempfile.mkdtemp(prefix="bitgrade-"))
        home = str(how.home(self._folder))
        before = _drivers()
        self._playwright = await async_playwright().start()
        self._driver = _drivers() - before
        self._browser = await self._playwright.chromium.launch(
            executable_path=how.executable(chromium, self._folder),
            chromium_sandbox=how.sandbox,
            args=[*FLAGS, f"--js-flags={EAGER} --max-old-space-size={memory_bytes >> 22}"],
            env={**os.environ, "HOME": home, "TMPDIR": home, "XDG_CONFIG_HOME": home},
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
        )
        self._cdp = await self._browser.new_browser_cdp_session()
        told = await self._cdp.send("Browser.getVersion")
        self.version = told["product"].replace("HeadlessChrome", "Chromium").replace("/", " ")
        self.agent = told["userAgent"].replace("HeadlessChrome", "Chrome")
        self.engine = told["jsVersion"]
        self.pid = next((pid for kind, pid in await self._processes() if kind == "browser"), None)
        self._nursery = nursery(self.pid) if self.pid else ()
        self.alive = True
        self._browser.on("disconnected", self._gone)

    async def open(self, **choices: object) -> tuple[Handle, Handle, Meter | None]:
        """Open a context with one page; the meter reads the process behind it.

        Raises:
            LostError: the browser does not answer.
        """
        async with self._opening:
            before = await self._renderers()
            context = await self._ask(self._browser.new_context(**choices))
            page = await self._ask(context.new_page())
            new = await self._renderers() - before
        self.tenants += 1
        return context, page, Meter(new.pop()) if len(new) == 1 else None

    async def seconds(self, meter: Meter) -> float | None:
        """Processor time of a page: of its main thread, or, without /proc, of its process."""
        exact = meter.seconds()
        if exact is not None:
            return exact
        told = await self._ask(self._cdp.send("SystemInfo.getProcessInfo"))
        return next((one["cpuTime"] for one in told["processInfo"] if one["id"] == meter.pid), None)

    async def echo(self, patience: float) -> bool:
        """Whether whatever was on its way to us has come: answers keep their order."""
        try:
            await asyncio.wait_for(self._cdp.send("Browser.getVersion"), patience)
        except Exception:  # noqa: BLE001 - late or lost: it has not come
            return False
        return True

    async def close(self) -> None:
        """End it politely, and if that takes too long, not."""
        if self._browser is not None and self.alive:
            with contextlib.suppress(Exception):  # it is killed in any case
                await asyncio.wait_for(self._browser.close(), CLOSING)
        await self.kill()

    async def kill(self) -> None:
        """Kill the browser's process group and its driver, and clean up after them."""
        self.kill_now()
        if self._playwright is not None:
            playwright, self._playwright = self._playwright, None
            with contextlib.suppress(Exception):  # a drowned driver may never answer
                await asyncio.wait_for(playwright.stop(), CLOSING)
        for pid in self._driver & _drivers():
            _signal(os.kill, pid)
        self.kill_now()

    def kill_now(self) -> None:
        """Kill the browser's process group without waiting, and drop its folder."""
        self.alive = False
        pid, self.pid = self.pid, None
        if pid is not None and hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError):
                _signal(os.killpg, os.getpgid(pid))
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _gone(self, *_: object) -> None:
        self.alive = False

    async def _renderers(self) -> set[int]:
        """The processes of pages: a browser that is asked for them measures each of its own."""
        if self._nursery:
            return {pid for parent in self._nursery for pid in children(parent, RENDERER)}
        return {pid for kind, pid in await self._ask(self._processes()) if kind == "renderer"}

    async def _processes(self) -> list[tuple[str, int]]:
        told = await self._cdp.send("SystemInfo.getProcessInfo")
        return [(one["type"], one["id"]) for one in told["processInfo"]]

    async def _ask(self, call: Awaitable[T]) -> T:
        """Wait for an answer of the browser itself (never of a page)."""
        try:
            return await asyncio.wait_for(call, STARTING)
        except Exception as error:
            self.alive = False
            raise LostError(f"the browser does not answer: {error}") from error


def _drivers() -> frozenset[int]:
    """Playwright's drivers among the processes that this one started, where /proc tells."""
    found: set[int] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for pid in task.read_text().split():
                if b"run-driver" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found.add(int(pid))
    return frozenset(found)


def _signal(kill: Any, target: int) -> None:
    with contextlib.suppress(OSError):
        kill(target, signal.SIGKILL)
