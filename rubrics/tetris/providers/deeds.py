"""Deeds: what a person does at a game, and what that is as inputs."""

from collections.abc import Iterable
from dataclasses import dataclass

from grader.evidence.inputs import Input, Mouse, Wheel
from grader.evidence.inputs import click as point
from grader.evidence.inputs import hold as press
from rubrics.tetris.evidence.openings import (
    MOUSE_CLICK,
    MOUSE_LEFT,
    MOUSE_MENU,
    MOUSE_RIGHT,
    MOUSE_WHEEL,
    is_button,
    place_of,
)

TAP_MS = 34.0
"""How long a key is held in a tap: two frames, for games that look at their keys in each."""

REST_MS = 34.0
"""Time between two taps: games that take one command a frame have seen the last one."""


POINT_MS = 17.0
"""Time between two movements of the mouse: a frame."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done to the game: ``kind`` is tap, click, point, wheel, menu, wait or look.

    ``what`` names a key, or a gesture of the mouse; ``x`` and ``y`` are in CSS pixels; ``ms`` is
    how long. ``menu`` is a click with the right button.
    """

    kind: str
    what: str = ""
    ms: float = 0.0
    x: float = 0.0
    y: float = 0.0

    @property
    def lasts(self) -> float:
        """Milliseconds until the next deed may come."""
        if self.kind == "point":
            return POINT_MS
        return self.ms if self.kind in ("wait", "look") else max(self.ms, TAP_MS) + REST_MS


def tap(key: str) -> Deed:
    """A short press of a key."""
    return Deed("tap", key, TAP_MS)


def hold(key: str, ms: float) -> Deed:
    """A long press of a key."""
    return Deed("tap", key, ms)


def click(x: float, y: float) -> Deed:
    """A click at a point."""
    return Deed("click", x=x, y=y)


def to(x: float, y: float) -> Deed:
    """Move the mouse to a point."""
    return Deed("point", x=x, y=y)


def wait(ms: float) -> Deed:
    """Let time pass."""
    return Deed("wait", ms=ms)


def idle(deeds: Iterable[Deed]) -> list[Deed]:
    """Do nothing for as long as these deeds take."""
    return [wait(one.lasts) for one in deeds]


LOOK = Deed("look")
"""Look at what is there after all that was done before."""


def inputs(deed: Deed, at: float) -> tuple[Input, ...]:
    """What a deed is as inputs from a moment on."""
    place = deed.x, deed.y
    match deed.kind:
        case "click" | "menu":
            return point(*place, at, button=2 if deed.kind == "menu" else 0)
        case "point":
            return (Mouse(at, "move", *place),)
        case "wheel":
            return (Wheel(at, *place, down=WHEEL),)
        case "tap" if is_button(deed.what):
            return point(*place_of(deed.what), at, held_ms=deed.ms)
        case "tap":
            return press(deed.what, at, deed.ms)
        case _:
            return ()


GESTURES = {
    MOUSE_LEFT: ("point", -1),
    MOUSE_RIGHT: ("point", 1),
    MOUSE_CLICK: ("click", 0),
    MOUSE_WHEEL: ("wheel", 0),
    MOUSE_MENU: ("menu", 0),
}
"""What each gesture is, and where the mouse goes, in columns."""

WHEEL = 100.0
"""CSS pixels of one notch of a wheel."""
