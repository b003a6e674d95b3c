"""The page in windows of several widths."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from grader.artifact import Artifact
from grader.evidence.browser import BrowserSession, Ending, Picture
from grader.evidence.html import HtmlTree
from grader.evidence.inputs import Plan, Window
from grader.evidence.layout import Fit, Layout, Overhang, Sort
from grader.evidence.replay import Replay, Shot
from grader.evidence.source import SourceFiles
from grader.evidence.whereabouts import Traits, find
from grader.gather.explore.hands import fit
from grader.gather.explore.opened import ended
from grader.gather.explore.scripts import looking
from grader.gather.lab.asking import ask
from grader.gather.lab.pool import Lab
from grader.gather.lab.room import LeftError, ReplacedError, Room
from grader.gather.lab.session import View
from grader.gather.lab.wire import picture
from grader.missing import Missing
from grader.provider import provider

WIDTHS = (1280, 768, 360)
"""CSS pixels: a desk, a tablet held upright, a phone. The widest first."""

SETTLED_MS = 1000.0
"""Virtual time after which what moves into its place at the beginning has arrived."""


@provider
async def layout(
    artifact: Artifact,
    source: SourceFiles,
    page: HtmlTree,
    session: BrowserSession,
    view: View,
    lab: Lab,
) -> Layout | Missing:
    """Open the page in each window and measure it."""
    if gone := ended(session):
        return gone
    told: list[tuple[Mapping[str, Any], Picture | None]] = []
    window = view.window

    async def look(room: Room) -> None:
        told.clear()
        for width in WIDTHS:
            if await _arrive(room, window, width):
                measured = await ask(room, looking("layout"))
                if measured is not None:
                    told.append((measured, await _shot(room, measured)))

    visit = await lab.visit(artifact, source, view.window, look)
    if isinstance(visit, Missing):
        return visit
    if visit.ending is not Ending.NAVIGATED_AWAY and (gone := ended(visit)):
        return gone
    return Layout(
        tuple(_fit(measured, page, source) for measured, _ in told),
        any(measured["adaptive"] for measured, _ in told),
        tuple(
            kept
            for measured, shot in told
            if shot
            for kept in (shot, _replay(measured["width"], window).kept)
        ),
    )


async def _arrive(room: Room, window: Window, width: int) -> bool:
    """Open the page in a window; False where it left for somewhere else."""
    if width != window.width:
        await fit(room, window, width)
    arrive = room.load
    while True:
        try:
            await arrive()
            await room.advance(SETTLED_MS)
        except ReplacedError:
            arrive = room.reach
        except LeftError:
            return False
        else:
            return True


async def _shot(room: Room, measured: Mapping[str, Any]) -> Picture | None:
    """Keep a picture of a window that does not hold the page."""
    if not measured["overhangs"]:
        return None
    return picture(f"layout/{measured['width']}", await room.picture())


def _fit(measured: Mapping[str, Any], page: HtmlTree, source: SourceFiles) -> Fit:
    overhangs = tuple(
        Overhang(
            one["selector"],
            Sort(one["sort"]),
            one["right"],
            one["label"],
            one["lost"],
            find(Traits.read(one["traits"]), page, source),
        )
        for one in measured["overhangs"]
    )
    width = measured["width"]
    name = _replay(width, Window()).name if overhangs else ""
    return Fit(width, measured["reach"], overhangs, name)


def _replay(width: int, window: Window) -> Replay:
    plan = Plan(until=SETTLED_MS, window=replace(window, width=width))
    title = f"open the page in a window {width} px wide"
    shot = Shot(f"{width} px wide", SETTLED_MS, f"layout/{width}")
    return Replay(f"width-{width}", title, plan, (shot,))
