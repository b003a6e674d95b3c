"""The visit that every page gets: opened, left alone for a while, and looked at."""

import asyncio
from dataclasses import dataclass, replace
from typing import ClassVar

from grader.artifact import Artifact, Medium
from grader.evidence.browser import BrowserSession, Paint, Picture
from grader.evidence.inputs import Window
from grader.evidence.source import SourceFiles
from grader.gather.lab.inject import LOADED_MS
from grader.gather.lab.paint import paint
from grader.gather.lab.pool import Lab
from grader.gather.lab.room import LeftError, ReplacedError, Room
from grader.missing import Cause, Missing
from grader.provider import Settings, provider

FIRST_FRAME_MS = 20.0
"""Long enough for a page's first animation frame."""

LATE = 4
"""A page that shows nothing is given this many times longer."""

RESTLESS_SECONDS = 2.0
"""Real time for a page that shows nothing and has workers, which know no other."""

FLAT = 1
"""Colours of a picture in which nothing is to be seen."""


@dataclass(frozen=True, slots=True)
class View(Settings):
    """How a page is looked at: the window in CSS pixels, for how long, and the random seed."""

    name: ClassVar[str] = "view"
    width: int = 1280
    height: int = 800
    seconds: float = 3.0
    seed: int = 1

    @property
    def window(self) -> Window:
        """The window that the page is opened in."""
        return Window(self.width, self.height, self.seed)

    @property
    def moments(self) -> tuple[tuple[str, float], ...]:
        """When the window may be looked at, in virtual milliseconds after loading.

        At ``half`` and ``late`` only where there was nothing to see before.
        """
        whole = self.seconds * 1000
        first = min(FIRST_FRAME_MS, whole)
        return ("first", first), ("half", whole / 2), ("end", whole), ("late", LATE * whole)


@provider
async def browser_session(
    artifact: Artifact,
    source: SourceFiles,
    view: View,
    lab: Lab,
) -> BrowserSession | Missing:
    """Open the page, let virtual time pass, and tell what was seen and heard."""
    if artifact.medium is not Medium.HTML:
        return Missing(f"the answer is {artifact.medium.value}, not a page", Cause.CANNOT_TELL)

    seen: list[tuple[Paint, Picture]] = []

    async def look(room: Room) -> None:
        await _watch(room, view, seen)

    visit = await lab.visit(artifact, source, view.window, look)
    if isinstance(visit, Missing):
        return visit
    log = visit.log
    return BrowserSession(
        visit.ending,
        visit.why,
        tuple(log.console),
        tuple(log.errors.values()),
        log.blocked(),
        tuple(sorted(log.absent)),
        tuple(paint for paint, _ in seen),
        tuple(sorted(log.restless)),
        tuple(picture for _, picture in seen),
        lab.version,
    )


async def _watch(room: Room, view: View, seen: list[tuple[Paint, Picture]]) -> None:
    """Watch a page; a document that takes its place is watched from its own beginning.

    What was seen before a page hangs stays in ``seen``.
    """
    arrive = room.load
    while True:
        seen.clear()
        try:
            await arrive()
            past = 0.0
            for name, moment in view.moments:
                if name in ("half", "late") and any(paint.colours > FLAT for paint, _ in seen):
                    continue
                if name == "late" and room.log.restless:
                    await asyncio.sleep(RESTLESS_SECONDS)
                await room.advance(moment - past)
                past = moment
                seen.append(await _look(room, name, LOADED_MS + moment, seen))
        except ReplacedError:
            arrive = room.reach
        except LeftError:
            return
        else:
            return


async def _look(
    room: Room, name: str, time_ms: float, seen: list[tuple[Paint, Picture]]
) -> tuple[Paint, Picture]:
    """Look at the window. A page in which nothing has run since shows what it showed."""
    if seen and not room.stirred and not room.log.restless:
        painted, picture = seen[-1]
        return replace(painted, name=name, time_ms=time_ms), replace(picture, name=name)
    room.stirred = False
    return await paint(room, name, time_ms)
