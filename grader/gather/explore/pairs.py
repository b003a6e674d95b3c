"""Pairs: one fork with a press and one without, from the same seed, alike in everything else.

What moves by itself moves in both; what differs was done by the press.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from grader.evidence.browser import Picture
from grader.evidence.exploration import Press
from grader.evidence.inputs import Key, Look, Mouse, Plan, Show, Step, Wheel, Window
from grader.evidence.replay import Replay, Shot
from grader.evidence.trace import Pulse, Sight, Trace
from grader.gather.explore.spots import Spot
from grader.gather.lab.picture import differs
from grader.gather.lab.stage import Stage

PRESSED_MS = 1000.0
DOOR_MS = 1000.0
HELD_MS = 50.0
AFTER_MS = (100.0, 1100.0)
"""Virtual time of the press, how much later it comes behind another one, for how long it is held,
and after how long the page is looked at."""

AROUND = 16
"""CSS pixels around a control in which a focus ring or a shadow may show."""

SHOWN = frozenset({Show.STATE, Show.TEXT, Show.PULSE})
WITH_SCREEN = SHOWN | {Show.SCREEN}


@dataclass(frozen=True, slots=True)
class Pair:
    """What came of a pair: the press, how to see it again, and the pictures of that."""

    press: Press
    replay: Replay
    pictures: tuple[Picture, ...]


async def pair(stage: Stage, spot: Spot, name: str, window: Window) -> Pair:
    """Press a control in a page that was just opened, and do not press it."""
    without = await stage.fork(_plan(spot, window, press=False))
    pressed_plan = _plan(spot, window, press=True)
    pressed = await stage.fork(pressed_plan)
    errors = [one for one in pressed.errors if one not in without.errors]
    effects = set(_effects(pressed, without, spot)) | ({"error"} if errors else set())
    after = (spot.behind.selector,) if spot.behind else ()
    press = Press(after, tuple(sorted(effects)), errors[0] if errors else None)
    strip = tuple(film(pressed, name, ("before the press", "a second after it")))
    shots = tuple(shot for shot, _ in strip)
    replay = Replay(name, f"press “{spot.called}”", pressed_plan, shots)
    return Pair(press, replay, tuple(picture for _, picture in strip))


def _plan(spot: Spot, window: Window, *, press: bool) -> Plan:
    door, at = spot.behind, PRESSED_MS + (DOOR_MS if spot.behind else 0.0)
    opening = (*approach(door, PRESSED_MS), *presses(door, PRESSED_MS)) if door else ()
    soon, late = (at + one for one in AFTER_MS)
    looks = (Look(soon, SHOWN), Look(late, WITH_SCREEN))
    before = Look(at - 10, frozenset({Show.SCREEN}))
    inputs = (before, *presses(spot, at)) if press else ()
    return Plan.of(opening, *approach(spot, at), *inputs, *looks, window=window)


def approach(spot: Spot, at: float) -> Iterator[Step]:
    """Scroll to a control and move the mouse over it, in good time."""
    if spot.down:
        yield Wheel(at - 100, spot.x, spot.y, down=spot.down)
    yield Mouse(at - 50, "move", spot.x, spot.y)


def presses(spot: Spot, at: float) -> Iterator[Step]:
    """Press a control over which the mouse is; what holds a value gets another one by a key."""
    yield Mouse(at, "down", spot.x, spot.y)
    yield Mouse(at + HELD_MS, "up", spot.x, spot.y)
    if spot.kind == "choice":
        yield Key(at + HELD_MS, "ArrowRight" if spot.type == "range" else "ArrowDown", "down")
        yield Key(at + HELD_MS, "ArrowRight" if spot.type == "range" else "ArrowDown", "up")


def _effects(pressed: Trace, without: Trace, spot: Spot) -> Iterator[str]:
    if (pressed.documents, pressed.ending) != (without.documents, without.ending):
        yield "navigation"
    if pressed.requests != without.requests:
        yield "request"
    for one, other in zip(pressed.sights[1:], without.sights, strict=False):
        if one.state != other.state and spot.kind != "choice":
            yield "document"
        if one.text != other.text:
            yield "text"
        yield from _counted(one.pulse, other.pulse)
        if _looks_different(one, other, spot):
            yield "pixels"


def _counted(one: Pulse | None, other: Pulse | None) -> Iterator[str]:
    if one is None or other is None:
        return
    named = (("console", "console"), ("timers", "timer"), ("frames", "frame"))
    for field, effect in (*named, ("listeners", "listener"), ("nodes", "document")):
        if getattr(one, field) != getattr(other, field):
            yield effect


def _looks_different(one: Sight, other: Sight, spot: Spot) -> bool:
    """Whether the window differs, other than around the control, which has the focus now."""
    if one.screen is None or other.screen is None or one.screen == other.screen:
        return False
    left, top, width, height = spot.box
    around = (left - AROUND, top - AROUND, left + width + AROUND, top + height + AROUND)
    return differs(one.screen.data, other.screen.data, but=around)


def film(trace: Trace, name: str, captions: tuple[str, ...]) -> Iterator[tuple[Shot, Picture]]:
    """The pictures that a fork took, with a caption each."""
    shown = [one for one in trace.sights if one.screen]
    for caption, sight in zip(captions, shown, strict=False):
        if sight.screen is not None:
            called = f"{name}/{sight.at:g}"
            kept = Picture(called, sight.screen.sha256, sight.screen.data)
            yield Shot(caption, sight.at, called), kept
