"""The page at rest, as axe-core judges it: in a world that the page cannot reach."""

from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

from grader.artifact import Artifact
from grader.evidence.accessibility import Accessibility, Barrier
from grader.evidence.browser import BrowserSession
from grader.evidence.html import HtmlTree
from grader.evidence.source import SourceFiles
from grader.evidence.whereabouts import Traits, find
from grader.gather.explore.opened import ended
from grader.gather.explore.scripts import looking
from grader.gather.lab.asking import ask_later
from grader.gather.lab.pool import Lab
from grader.gather.lab.room import LeftError, ReplacedError, Room
from grader.gather.lab.session import View
from grader.missing import Cause, Missing
from grader.provider import Limits, Tool, provider

PACKAGE = "axe-playwright-python"
"""Brings axe-core as one script. Nothing of its own code is used."""


RESTED_MS = 3000.0
"""Virtual time after which most of what comes in has come; six seconds cost twice as much."""


class AxeCore(Tool):
    """The text of axe-core, read once a worker."""

    def __init__(self) -> None:
        self.script = ""

    @property
    def version(self) -> str:
        """The package's version and the first line of the script, which names its own."""
        try:
            return f"{version(PACKAGE)} {self.script[:40].partition(chr(10))[0]}".strip()
        except PackageNotFoundError:
            return "none"

    async def start(self, limits: Limits) -> None:  # noqa: ARG002 - the base class gives it
        """Read the script.

        Raises:
            OSError, ModuleNotFoundError: the package is not there.
        """
        self.script = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@provider
async def accessibility(
    artifact: Artifact,
    source: SourceFiles,
    page: HtmlTree,
    session: BrowserSession,
    view: View,
    lab: Lab,
    axe: AxeCore,
) -> Accessibility | Missing:
    """Leave the page alone until it rests, and ask axe-core."""
    if gone := ended(session):
        return gone
    expression = f"(() => {{ {axe.script}\nreturn {looking('barriers')}(); }})()"

    async def look(room: Room) -> Any:
        try:
            await room.load()
            await room.advance(RESTED_MS)
            return await ask_later(room, expression)
        except (ReplacedError, LeftError):
            return None

    visit = await lab.visit(artifact, source, view.window, look)
    if isinstance(visit, Missing):
        return visit
    if gone := ended(visit):
        return gone
    if not visit.found:
        return Missing("the page is too large, or went on to another one", Cause.CANNOT_TELL)
    found = tuple(
        Barrier(
            one["rule"],
            one["help"],
            one["selector"],
            find(Traits.read(one["traits"]), page, source),
        )
        for one in visit.found["barriers"]
    )
    return Accessibility(visit.found["rules"], found)
