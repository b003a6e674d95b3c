"""Lab: the tool that visits pages, one browser a worker, replaced whenever it is lost."""

import asyncio
import atexit
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from grader.artifact import Artifact, File, Medium
from grader.evidence.browser import Ending, Paint
from grader.evidence.inputs import Window
from grader.evidence.source import SourceFiles
from grader.gather.lab.browser import Browser
from grader.gather.lab.confine import ALL, EVERYWHERE, Confinement, confinements
from grader.gather.lab.find import ADVICE, chromiums
from grader.gather.lab.paint import paint
from grader.gather.lab.room import Room
from grader.gather.lab.stage import UNCLEAR, Stage
from grader.gather.lab.trouble import (
    TRIES,
    DeadlyError,
    LostError,
    ToolError,
)
from grader.gather.lab.visit import Job, Visit, bounded, visit_once
from grader.gather.lab.watch import AGAIN, Bounds, Patience
from grader.missing import Cause, Missing
from grader.provider import Limits, Tool

T = TypeVar("T")

USUAL = Bounds()

PROOF = "<!doctype html><title>Proof</title><p>Hamburgefonts"


class Lab(Tool):
    """Visits untrusted pages. Safe to use from several tasks at once."""

    def __init__(self, bounds: Bounds = USUAL) -> None:
        self._bounds = bounds
        self._browser = Browser()
        self._chromium: Path | None = None
        self._how: Confinement | None = None
        self._limits = Limits()
        self._starting = asyncio.Lock()

    @property
    def version(self) -> str:
        """The browser's name and version."""
        return self._browser.version

    @property
    def protections(self) -> tuple[str, ...]:
        """What stands between a page and this machine."""
        return (*self._how.protections, *EVERYWHERE) if self._how else ()

    @property
    def unprotected(self) -> tuple[str, ...]:
        """What could stand there, and does not on this machine."""
        return tuple(one for one in ALL if one not in self.protections)

    @property
    def engine(self) -> str:
        """The version of the browser's JavaScript engine (V8)."""
        return self._browser.engine

    async def start(self, limits: Limits) -> None:
        """Find a Chromium and the safest way to start it.

        Raises:
            ToolError: none works; the text says what was tried and what to do.
        """
        self._limits = limits
        atexit.register(self._browser.kill_now)
        tried: dict[Path, str] = {}
        for chromium in chromiums():
            for how in confinements():
                browser = Browser()
                try:
                    await browser.start(chromium, how, limits.memory_bytes)
                except TimeoutError as error:  # a busy machine is no reason to be less safe
                    raise ToolError(f"{chromium} did not start in time") from error
                except Exception as error:  # noqa: BLE001 - whatever it is, the next way may do
                    tried[chromium] = str(error).partition("\n")[0]
                    continue
                self._adopt(browser)
                self._chromium, self._how = chromium, how
                await self._prove()
                return
        said = "; ".join(f"{path}: {why}" for path, why in tried.items()) or "no Chromium found"
        raise ToolError(f"{said}; {ADVICE}")

    async def close(self) -> None:
        """End the browser and everything under it."""
        atexit.unregister(self._browser.kill_now)
        await self._browser.close()

    async def visit(
        self,
        artifact: Artifact,
        source: SourceFiles,
        window: Window,
        look: Callable[[Room], Awaitable[T]],
        *,
        record: bool = False,
    ) -> Visit[T] | Missing:
        """Open a page and look at it; ``look`` may run more than once and keeps nothing.

        Missing where the artifact is too large, where the machine is too busy to tell, or
        where the page behaves differently in a second browser.
        """
        if artifact.size > self._limits.artifact_bytes:
            return self._too_large(artifact)
        return await bounded(self._twice(Job(artifact, source, window, look, record)))

    async def stage(
        self,
        artifact: Artifact,
        source: SourceFiles,
        act: Callable[[Stage], Awaitable[T]],
    ) -> T | Missing:
        """Play a page: ``act`` is handed a stage, whose forks it looks at; its result comes back.

        Missing where the artifact is too large, where the machine is too busy to tell, or
        where the page behaves differently in a second browser.
        """
        if artifact.size > self._limits.artifact_bytes:
            return self._too_large(artifact)
        stage = Stage(self, artifact, source)
        try:
            return await bounded(act(stage))
        finally:
            await stage.close()

    def _too_large(self, artifact: Artifact) -> Missing:
        size, most = artifact.size / 1e6, self._limits.artifact_bytes / 1e6
        told = f"{size:.1f} MB are more than the {most:.1f} MB that are opened"
        return Missing(told, Cause.CANNOT_TELL)

    async def _prove(self) -> None:
        """Look at a page with one line of text, which has to be seen and painted.

        Raises:
            ToolError: it is not.
        """
        page = Artifact((File("index.html", PROOF.encode()),), "index.html", Medium.HTML)

        async def look(room: Room) -> Paint:
            await room.load()
            await room.advance(1)
            return (await paint(room, "proof", 0))[0]

        visit = await self.visit(page, SourceFiles.parse(PROOF), Window(200, 100), look)
        if isinstance(visit, Missing):
            raise ToolError(f"{self._chromium} cannot open a page: {visit.reason}")
        if visit.found is None or not visit.found.text:
            raise ToolError(f"{self._chromium} cannot open a page: {visit.why}; {ADVICE}")
        if visit.found.colours == 1:
            raise ToolError("the browser paints no text: install a font, such as fonts-dejavu")

    async def _twice(self, job: Job[T]) -> Visit[T] | Missing:
        """Visit a page; what does not simply end is looked at again, alone in a fresh browser."""
        try:
            first = await self._shared(job)
        except UNCLEAR:
            return await self._alone(job, self.patience_alone(unclear=True))
        if first.ending not in (Ending.HUNG, Ending.CRASHED):
            return first
        second = await self._alone(job, self.patience_alone())
        if first.ending is Ending.CRASHED and second.ending not in (Ending.HUNG, Ending.CRASHED):
            return Missing(f"the page crashed once ({first.why}) and not a second time")
        return second

    async def _shared(self, job: Job[T]) -> Visit[T]:
        """Visit a page in the worker's browser, and drop that when something is wrong with it."""
        browser, good = await self.browser(), False
        try:
            visit, good = await visit_once(browser, job, self.patience())
        finally:
            if not good:
                await self.discard(browser)
        return visit

    async def _alone(self, job: Job[T], patience: Patience) -> Visit[T]:
        """Visit a page in a browser of its own."""
        for _ in range(TRIES):
            browser = await self.fresh()
            try:
                visit, _ = await visit_once(browser, job, patience)
            except LostError as error:
                lost = str(error)
            else:
                return visit
            finally:
                await browser.kill()
        raise DeadlyError(lost)

    async def browser(self) -> Browser:
        """Return the running browser, starting another where it is gone.

        Raises:
            ToolError: it does not start again.
        """
        async with self._starting:
            if not self._browser.alive:
                await self._browser.kill()
                browser = Browser()
                await self._launch(browser)
                self._adopt(browser)
            return self._browser

    async def discard(self, browser: Browser) -> None:
        """Kill a browser that is no longer good."""
        async with self._starting:
            await browser.kill()

    async def fresh(self) -> Browser:
        """Start a browser of one's own, which the caller kills.

        Raises:
            ToolError: it does not start.
        """
        browser = Browser()
        await self._launch(browser)
        return browser

    async def _launch(self, browser: Browser) -> None:
        if self._chromium is None or self._how is None:
            raise ToolError("the lab was not started")
        for attempt in range(TRIES):
            try:
                await browser.start(self._chromium, self._how, self._limits.memory_bytes)
            except Exception as error:
                if attempt == TRIES - 1:
                    raise ToolError(f"{self._chromium} does not start again: {error}") from error
            else:
                return

    def _adopt(self, browser: Browser) -> None:
        atexit.unregister(self._browser.kill_now)
        self._browser = browser
        atexit.register(self._browser.kill_now)

    def patience(self, times: int = 1) -> Patience:
        """What a page may use, so many times."""
        bounds = self._bounds
        return Patience(
            times * bounds.suspicious,
            times * bounds.whole,
            bounds.stage,
            times * bounds.wall,
            self._limits.memory_bytes,
            times * bounds.callbacks,
        )

    def patience_alone(self, *, unclear: bool = False) -> Patience:
        """What a page may use at a second look, alone with a browser.

        Where it was ``unclear`` whose doing the first end was, one task gets more time, and all of
        them together do not: with a neighbour or without, a page is given up at the same bound.
        """
        patience = self.patience(AGAIN)
        visit = self._bounds.whole if unclear else patience.visit
        return replace(patience, visit=visit, alone=True)
