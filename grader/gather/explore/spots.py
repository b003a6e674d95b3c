"""Where controls stand in a page that was just opened, or in which one thing was pressed."""

from collections.abc import Iterable
from dataclasses import dataclass

from grader.evidence.inputs import Window
from grader.gather.explore.eyes import Eyes
from grader.gather.explore.hands import Hands
from grader.gather.explore.walk import BETWEEN_MS, SETTLED_MS, Seen
from grader.gather.lab.room import LeftError, ReplacedError, Room

MOST_DOORS = 3
"""Things that are pressed first, each in a page of its own, because others stand behind them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A control to press: (x, y) in the window, once the page is scrolled ``down`` so far.

    ``box`` is left, top, width and height in the window, in CSS pixels. ``behind`` is pressed
    before, in a page that was just opened.
    """

    selector: str
    label: str
    kind: str
    type: str
    x: float
    y: float
    down: float
    box: tuple[float, float, float, float]
    behind: "Spot | None" = None

    @property
    def called(self) -> str:
        """What a person would call it."""
        return self.label or self.selector


async def spots(room: Room, window: Window, wanted: Iterable[Seen]) -> dict[str, Spot]:
    """Find controls in pages opened for that; those that cannot be reached are left out."""
    there = list(wanted)
    first = {one.selector: one for one in there if not one.shown_by}
    doors = list(dict.fromkeys(one.shown_by[-1] for one in there if one.shown_by))[:MOST_DOORS]
    needed = dict.fromkeys([*first, *doors])
    found = await _standing(room, window, needed, None)
    for door in doors:
        behind = found.get(door)
        hidden = [one.selector for one in there if one.shown_by and one.shown_by[-1] == door]
        if behind is not None:
            found |= await _standing(room, window, hidden, behind)
    return found


async def _standing(
    room: Room, window: Window, selectors: Iterable[str], behind: Spot | None
) -> dict[str, Spot]:
    eyes = Eyes(room)
    try:
        await eyes.ask("forget")
        await room.load()
        await room.advance(SETTLED_MS)
        await eyes.open()
        if behind is not None:
            hands = Hands(room, window)
            await eyes.ask("scrollDown", behind.down)
            await hands.move(behind.x, behind.y)
            await hands.click(behind.x, behind.y)
            await room.advance(BETWEEN_MS)
        told = {one["selector"]: one for one in await eyes.controls()}
        found = {}
        for selector in selectors:
            one = told.get(selector)
            at = await eyes.aim(one["number"]) if one and one["seen"] else None
            if one and at:
                place = (at["x"], at["y"], at["down"], tuple(at["box"]))
                found[selector] = Spot(
                    selector, one["label"], one["kind"], one["type"], *place, behind
                )
    except (ReplacedError, LeftError):
        return {}
    return found
