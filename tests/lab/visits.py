"""A lab on an event loop of its own, for tests that are no coroutines."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, TypeVar

import pytest

from grader.artifact import Artifact, File, Medium
from grader.evidence.browser import BrowserSession
from grader.evidence.inputs import Plan
from grader.evidence.source import source_files
from grader.evidence.trace import Trace
from grader.gather.lab import Lab, Stage
from grader.gather.lab.find import chromiums
from grader.gather.lab.pool import USUAL
from grader.gather.lab.session import View, browser_session
from grader.gather.lab.watch import Bounds
from grader.missing import Missing
from grader.provider import Limits

T = TypeVar("T")

Page = str | bytes | Mapping[str, bytes]


def artifact(page: Page) -> Artifact:
    """Make an artifact of one page, or of several files of which the first is opened."""
    data = page.encode() if isinstance(page, str) else page
    files = {"index.html": data} if isinstance(data, bytes) else data
    made = tuple(File(path, body) for path, body in files.items())
    return Artifact(made, made[0].path, Medium.HTML)


def opened(bounds: Bounds = USUAL) -> Iterator["Visitor"]:
    """Open a lab for the tests of a fixture, and close it."""
    if not any(one.is_file() for one in chromiums()):
        pytest.skip("no Chromium on this machine")
    one = Visitor(bounds)
    try:
        one.start()
        yield one
    finally:
        one.close()


class Visitor:
    """Opens pages, one at a time or side by side."""

    def __init__(self, bounds: Bounds = USUAL) -> None:
        self.lab = Lab(bounds)
        self._runner = asyncio.Runner()

    def start(self) -> None:
        self.run(self.lab.start(Limits()))

    def close(self) -> None:
        self.run(self.lab.close())
        self._runner.close()

    def run(self, call: Any) -> Any:
        return self._runner.run(call)

    def visit(self, page: Page, view: View | None = None) -> BrowserSession | Missing:
        """Open a page as the provider does."""
        seen: BrowserSession | Missing = self.run(self.call(page, view))
        return seen

    def session(self, page: Page, view: View | None = None) -> BrowserSession:
        """Open a page that has to be seen."""
        seen = self.visit(page, view)
        assert isinstance(seen, BrowserSession), seen
        return seen

    def play(self, page: Page, act: Callable[[Stage], Awaitable[T]]) -> T | Missing:
        """Play a page: what ``act`` finds on its stage."""
        made = artifact(page)
        source = source_files.make(made)
        played: T | Missing = self.run(self.lab.stage(made, source, act))
        return played

    def forks(self, page: Page, *plans: Plan) -> list[Trace]:
        """Run plans on one stage, one after another."""

        async def act(stage: Stage) -> list[Trace]:
            return [await stage.fork(plan) for plan in plans]

        traces = self.play(page, act)
        assert not isinstance(traces, Missing), traces
        return traces

    def side_by_side(self, *pages: Page) -> list[BrowserSession | Missing]:
        """Open pages in contexts of the same browser at the same time."""

        async def together() -> list[BrowserSession | Missing]:
            return await asyncio.gather(*(self.call(page) for page in pages))

        seen: list[BrowserSession | Missing] = self.run(together())
        return seen

    def said(self, script: str, view: View | None = None) -> list[str]:
        """Run a script in a page and return what it writes to the console."""
        session = self.session(f"<!doctype html><p>x</p><script>{script}</script>", view)
        assert not session.errors, session.errors
        return [line.text for line in session.console]

    async def call(self, page: Page, view: View | None = None) -> BrowserSession | Missing:
        made = artifact(page)
        source = source_files.make(made)
        if isinstance(source, Missing):
            return source
        seen: BrowserSession | Missing = await browser_session.make(
            made, source, view or View(), self.lab
        )
        return seen
