"""A plan on its way to the page, and what was seen on its way back."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from grader.evidence.browser import Picture
from grader.evidence.inputs import (
    Blur,
    Focus,
    Input,
    Key,
    Look,
    Mouse,
    Plan,
    Resize,
    Show,
    Text,
    Touch,
    Wheel,
)
from grader.evidence.keys import MODIFIERS, Cap, cap, typing
from grader.evidence.trace import Box, Draw, Pixels, Pulse, Sight, Surface

T = TypeVar("T")

Told = dict[str, Any]

END = -1
"""The step at which a plan is done."""


def steps_of(plan: Plan, *, trusted: bool, eager: bool = False, nod: str = "") -> list[Told]:
    """Turn a plan into what the page's ``play`` takes; ``index`` is the step's in the plan.

    At a ``stop`` the browser has to act, and the page waits. With ``eager`` each look is told
    at once: the page is expected to hang. With ``nod`` nothing is told of a look: an event of
    that name says when to look, to whoever listens for it.
    """
    told = [one for wired in _steps(plan, trusted=trusted, nod=nod) for one in wired]
    for one in told:
        one["eager"] = eager
    return [*told, _step("stop", plan.until, END)]


def _steps(plan: Plan, *, trusted: bool, nod: str) -> Iterator[list[Told]]:
    shift = False
    for index, step in enumerate(plan.steps):
        if isinstance(step, Look):
            yield [_nod(step, index, nod)] if nod else _look(step, index)
            continue
        if isinstance(step, Resize) or (trusted and not isinstance(step, Blur | Focus)):
            yield [_step("stop", step.at, index)]
            continue
        if isinstance(step, Key) and cap(step.code).key == "Shift":
            shift = step.phase == "down"
        yield [_step(one.pop("do"), step.at, index, **one) for one in _acts(step, shift=shift)]


def _step(do: str, at: float, index: int, **more: object) -> Told:
    return {"do": do, "at": at, "index": index, "show": None, **more}


def _nod(step: Look, index: int, name: str) -> Told:
    nod = _step("nod", step.at, index, name=name)
    nod["show"] = {Show.PIXELS.value: True}  # whoever is told looks at canvases
    return nod


def _look(step: Look, index: int) -> list[Told]:
    show = {one.value: one in step.show for one in Show}
    look = _step("look", step.at, index)
    look["show"] = show
    return [look, *([_step("stop", step.at, index)] if show[Show.SCREEN] else [])]


def _acts(step: Input, *, shift: bool) -> list[Told]:
    """The acts that one untrusted input consists of."""
    if isinstance(step, Key):
        return [_key(step.phase, cap(step.code), shift=shift)]
    if isinstance(step, Mouse):
        return [{"do": "mouse" + step.kind, "x": step.x, "y": step.y, "button": step.button}]
    if isinstance(step, Wheel):
        return [{"do": "wheel", "x": step.x, "y": step.y, "down": step.down, "right": step.right}]
    if isinstance(step, Touch):
        place = {"x": step.x, "y": step.y, "finger": step.finger, "button": 0}
        return [{"do": "touch", "type": step.kind, **place}]
    if isinstance(step, Text):
        return [act for one in step.text for act in _typed(one)]
    return [{"do": "focus" if isinstance(step, Focus) else "blur"}]


def _typed(character: str) -> list[Told]:
    found = typing(character)
    if found is None:
        return [{"do": "text", "text": character}]
    return [_key(phase, found[0], shift=found[1]) for phase in ("down", "up")]


def _key(phase: str, one: Cap, *, shift: bool) -> Told:
    return {
        "do": phase,
        "key": one.meaning(shift=shift),
        "code": one.code,
        "number": one.number,
        "location": one.location,
        "modifier": MODIFIERS.get(one.key, 0),
    }


# ---- back


def sights_of(text: str) -> list[tuple[int, Sight]]:
    """Read what the page told of its looks: the index of the step, and what it saw.

    Raises:
        ValueError: it is not what our own script tells.
    """
    try:
        return [(one["index"], _sight(one)) for one in json.loads(text)]
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"no sights: {error}") from error


def _sight(told: Mapping[str, Any]) -> Sight:
    return Sight(
        at=float(told["at"]),
        surfaces=_all(told.get("surfaces"), _surface),
        boxes=_all(told["boxes"], _box),
        text=told["text"] or "",
        state=told.get("state") or "",
        pixels=_all(told.get("pixels"), _pixels),
        pulse=Pulse(*(told["pulse"] or ())),
    )


def _all(told: list[Any] | None, make: Callable[[list[Any]], T]) -> tuple[T, ...]:
    return tuple(make(one) for one in told or ())


def _surface(told: list[Any]) -> Surface:
    draws = tuple(Draw(*one) for one in told[-1])
    return Surface(*[*told[:-1], draws])


def _box(told: list[Any]) -> Box:
    attributes = tuple((name, value) for name, value in told[-2])
    return Box(*[*told[:-2], attributes, told[-1]])


def _pixels(told: list[Any]) -> Pixels:
    name, width, height, url = told
    return Pixels(name, width, height, _picture(name, url))


def _picture(name: str, url: str) -> Picture | None:
    kind, _, packed = url.partition(",")
    if kind != "data:image/png;base64":
        return None
    try:
        return picture(name, base64.b64decode(packed, validate=True))
    except binascii.Error as error:
        raise ValueError(f"no picture: {error}") from error


def picture(name: str, data: bytes) -> Picture:
    """Name a PNG."""
    return Picture(name, hashlib.sha256(data).hexdigest(), data)
