"""The page after some seconds, looked at once, and once for each of its modes."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from grader.artifact import Artifact
from grader.evidence.appearance import Appearance, Mode, Unseen, Why
from grader.evidence.browser import BrowserSession
from grader.evidence.html import HtmlTree
from grader.evidence.source import SourceFiles
from grader.evidence.whereabouts import Traits, find
from grader.gather.explore.opened import ended
from grader.gather.explore.scripts import looking
from grader.gather.lab.asking import ask
from grader.gather.lab.pool import Lab
from grader.gather.lab.room import LeftError, ReplacedError, Room
from grader.gather.lab.session import View
from grader.missing import Cause, Missing
from grader.provider import provider

SETTLED_MS = 6000.0
"""Virtual time after which whatever brings the page's content in is over."""

DRIFT_MS = (100.0, 4000.0, SETTLED_MS)
"""When it is noted where things stand: at first, and twice later, to tell what goes on moving."""

_MOVED = 5.0  # pixels: less is a tremble

CHANGED_MS = 1500.0
"""Virtual time that a change of looks may take."""


@provider
async def appearance(
    artifact: Artifact,
    source: SourceFiles,
    page: HtmlTree,
    session: BrowserSession,
    view: View,
    lab: Lab,
) -> Appearance | Missing:
    """Leave the page alone, look at it, and press each of its modes."""
    if gone := ended(session):
        return gone
    seen: dict[str, Any] = {}

    async def look(room: Room) -> None:
        seen.clear()
        try:
            await room.load()
            places, before = [], 0.0
            for moment in DRIFT_MS:
                await room.advance(moment - before)
                places.append(await ask(room, looking("drift")) or [])
                before = moment
            seen["places"] = places
            seen.update(await ask(room, looking("appear")) or {})
            seen["looks"] = [await _looks(room, group) for group in seen.get("groups", ())]
        except (ReplacedError, LeftError):
            return

    visit = await lab.visit(artifact, source, view.window, look)
    if isinstance(visit, Missing):
        return visit
    if gone := ended(visit):
        return gone
    if "texts" not in seen:
        return Missing("the page went on to another one", Cause.CANNOT_TELL)
    return Appearance(
        tuple(_unseen(one, page, source) for one in seen["texts"]),
        tuple(_unseen(one, page, source) for one in seen["canvases"]),
        len(page.all("canvas")),
        tuple(
            _modes(group, looks, page, source)
            for group, looks in zip(seen["groups"], seen.get("looks", ()), strict=False)
            if looks and looks[0] == looks[-1]
        ),
        tuple(_unseen({**one, "why": why}, page, source) for one, why in _carried(*seen["places"])),
    )


def _carried(*places: list[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Why]]:
    """What was in the window first and left it: still on its way, or a title that was put out.

    An animation that ends outside is mostly meant so, as that of a notice; a title is no notice.
    """
    first, later, last = ({one["selector"]: one for one in each} for each in places)
    for selector, one in last.items():
        if not all(selector in each for each in (first, later)) or first[selector]["beyond"] > 0:
            continue
        out, before = one["beyond"], later[selector]["beyond"]
        if out > before + _MOVED and before > 0 and not one["held"]:
            yield one, Why.AWAY
        elif out and out == before and one["held"] and one["title"]:
            yield one, Why.LEFT


async def _looks(room: Room, group: list[Mapping[str, Any]]) -> list[str]:
    """Digests of the page after each control was pressed, and after the first one again."""
    selectors = [one["selector"] for one in group]
    looks = []
    for pressed in (*selectors, selectors[0]):
        if not await ask(room, _call(selectors, pressed)):
            return []
        await room.advance(CHANGED_MS)
        told = await ask(room, _call(selectors, ""))
        looks.append(hashlib.sha256(str(told).encode()).hexdigest())
    return looks


def _call(selectors: list[str], pressed: str) -> str:
    return f"({looking('mode')})({json.dumps(selectors)}, {json.dumps(pressed)})"


def _unseen(told: Mapping[str, Any], page: HtmlTree, source: SourceFiles) -> Unseen:
    place = find(Traits.read(told["traits"]), page, source)
    return Unseen(told["selector"], Why(told["why"]), told["label"], place)


def _modes(
    group: list[Mapping[str, Any]], looks: list[str], page: HtmlTree, source: SourceFiles
) -> tuple[Mode, ...]:
    return tuple(
        Mode(one["selector"], one["label"], look, find(Traits.read(one["traits"]), page, source))
        for one, look in zip(group, looks, strict=False)
    )
