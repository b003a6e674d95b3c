"""What a person's inputs are to the browser: calls of the DevTools protocol.

Source: https://chromedevtools.github.io/devtools-protocol/tot/Input/
"""

from dataclasses import replace
from typing import Any

from grader.evidence.inputs import Key, Mouse, Step, Text, Touch, Wheel
from grader.evidence.keys import MODIFIERS, Cap, cap, typing

Call = tuple[str, dict[str, Any]]
"""A method and what it is given."""

_NAMES = ("left", "middle", "right")
_BITS = (1, 4, 2)

TWICE_MS = 500.0
TWICE_PIXELS = 4.0
"""Two clicks within this time and distance are a double click (as ``pointer.js`` has it)."""


class Hand:
    """Keeps which keys and buttons are down while a plan is run."""

    def __init__(self) -> None:
        self._held: set[str] = set()
        self._buttons: set[int] = set()
        self._clicks = 0
        self._at: tuple[float, float] | None = None
        self._last = Mouse(float("-inf"), "down", 0, 0)

    def calls(self, step: Step) -> list[Call]:
        """The calls that make a step."""
        calls: list[Call] = []
        match step:
            case Key():
                calls = [self._key(step.phase, cap(step.code), self._held)]
            case Mouse():
                there = (step.x, step.y) == self._at or step.kind == "move"
                arriving = [] if there else [self._mouse(replace(step, kind="move"))]
                calls = [*arriving, self._mouse(step)]
            case Wheel():
                turn = {"deltaX": step.right, "deltaY": step.down, "x": step.x, "y": step.y}
                calls = [("Input.dispatchMouseEvent", {"type": "mouseWheel", **turn})]
            case Touch():
                calls = [_touch(step)]
            case Text():
                calls = [call for one in step.text for call in self._typing(one)]
        return calls

    def _typing(self, character: str) -> list[Call]:
        found = typing(character)
        if found is None:
            return [("Input.insertText", {"text": character})]
        one, shift = found
        held = {*self._held, "ShiftLeft"} if shift else set(self._held)
        return [self._key(phase, one, held) for phase in ("down", "up")]

    @staticmethod
    def _key(phase: str, one: Cap, held: set[str]) -> Call:
        repeat = phase == "down" and one.code in held
        if phase == "down":
            held.add(one.code)
        else:
            held.discard(one.code)
        names = {cap(code).key for code in held}
        modifiers = sum(bit for name, bit in MODIFIERS.items() if name in names)
        key = one.meaning(shift="Shift" in names)
        text = "\r" if key == "Enter" else key if len(key) == 1 else ""
        typed = phase == "down" and text and not modifiers & ~MODIFIERS["Shift"]
        given = {
            "type": "keyUp" if phase == "up" else "keyDown" if typed else "rawKeyDown",
            "modifiers": modifiers,
            "key": key,
            "code": one.code,
            "windowsVirtualKeyCode": one.number,
            "location": one.location if one.location < 3 else 0,
            "isKeypad": one.location == 3,
            "autoRepeat": repeat,
        }
        return "Input.dispatchKeyEvent", given | ({"text": text} if typed else {})

    def _mouse(self, step: Mouse) -> Call:
        kind = {"move": "mouseMoved", "down": "mousePressed", "up": "mouseReleased"}[step.kind]
        if step.kind == "down":
            self._buttons.add(step.button)
            self._clicks = self._clicks + 1 if self._again(step) else 1
            self._last = step
        elif step.kind == "up":
            self._buttons.discard(step.button)
        self._at = step.x, step.y
        down = sorted(self._buttons)
        name = _NAMES[step.button] if step.kind != "move" else _NAMES[down[0]] if down else "none"
        given = {
            "type": kind,
            "x": step.x,
            "y": step.y,
            "button": name,
            "buttons": sum(_BITS[one] for one in down),
            "clickCount": 0 if step.kind == "move" else self._clicks,
            "force": 0.5 if down else 0.0,  # what a mouse without a sensor tells (Pointer Events)
        }
        return "Input.dispatchMouseEvent", given

    def _again(self, step: Mouse) -> bool:
        last = self._last
        near = max(abs(step.x - last.x), abs(step.y - last.y)) <= TWICE_PIXELS
        return near and step.at - last.at <= TWICE_MS and step.button == last.button


def _touch(step: Touch) -> Call:
    kind = {"start": "touchStart", "move": "touchMove", "end": "touchEnd"}[step.kind]
    point = {"x": step.x, "y": step.y, "id": step.finger, "radiusX": 1, "radiusY": 1}
    points = [] if step.kind == "end" else [point]
    return "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points}
