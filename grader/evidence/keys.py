"""The keys of a keyboard: what each tells a page (United States layout).

Names are those of UI Events (https://www.w3.org/TR/uievents-code/ and -key/); ``keyCode`` has
the values that browsers agree on (UI Events, "Legacy Key Attributes").
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cap:
    """One key cap.

    ``code`` names its place, ``key`` what it means, ``shifted`` what it means with Shift;
    ``number`` is its ``keyCode``; ``location`` is 0, or 1 left, 2 right, 3 number pad.
    """

    code: str
    key: str
    number: int
    shifted: str = ""
    location: int = 0

    def meaning(self, *, shift: bool) -> str:
        """What the key means, as an event's ``key``."""
        return self.shifted if shift and self.shifted else self.key


def _caps() -> tuple[Cap, ...]:
    letters = [Cap(f"Key{one}", one.lower(), ord(one), one) for one in map(chr, range(65, 91))]
    digits = [Cap(f"Digit{n}", str(n), 48 + n, ")!@#$%^&*("[n]) for n in range(10)]
    pad = [Cap(f"Numpad{n}", str(n), 96 + n, location=3) for n in range(10)]
    functions = [Cap(f"F{n}", f"F{n}", 111 + n) for n in range(1, 13)]
    return (*letters, *digits, *pad, *functions, *_NAMED, *_SIGNS)


_NAMED = (
    Cap("Backspace", "Backspace", 8),
    Cap("Tab", "Tab", 9),
    Cap("Enter", "Enter", 13),
    Cap("ShiftLeft", "Shift", 16, location=1),
    Cap("ShiftRight", "Shift", 16, location=2),
    Cap("ControlLeft", "Control", 17, location=1),
    Cap("ControlRight", "Control", 17, location=2),
    Cap("AltLeft", "Alt", 18, location=1),
    Cap("AltRight", "Alt", 18, location=2),
    Cap("MetaLeft", "Meta", 91, location=1),
    Cap("MetaRight", "Meta", 92, location=2),
    Cap("Pause", "Pause", 19),
    Cap("CapsLock", "CapsLock", 20),
    Cap("Escape", "Escape", 27),
    Cap("Space", " ", 32),
    Cap("PageUp", "PageUp", 33),
    Cap("PageDown", "PageDown", 34),
    Cap("End", "End", 35),
    Cap("Home", "Home", 36),
    Cap("ArrowLeft", "ArrowLeft", 37),
    Cap("ArrowUp", "ArrowUp", 38),
    Cap("ArrowRight", "ArrowRight", 39),
    Cap("ArrowDown", "ArrowDown", 40),
    Cap("Insert", "Insert", 45),
    Cap("Delete", "Delete", 46),
)

_SIGNS = (
    Cap("Semicolon", ";", 186, ":"),
    Cap("Equal", "=", 187, "+"),
    Cap("Comma", ",", 188, "<"),
    Cap("Minus", "-", 189, "_"),
    Cap("Period", ".", 190, ">"),
    Cap("Slash", "/", 191, "?"),
    Cap("Backquote", "`", 192, "~"),
    Cap("BracketLeft", "[", 219, "{"),
    Cap("Backslash", "\\", 220, "|"),
    Cap("BracketRight", "]", 221, "}"),
    Cap("Quote", "'", 222, '"'),
    Cap("NumpadMultiply", "*", 106, location=3),
    Cap("NumpadAdd", "+", 107, location=3),
    Cap("NumpadSubtract", "-", 109, location=3),
    Cap("NumpadDecimal", ".", 110, location=3),
    Cap("NumpadDivide", "/", 111, location=3),
    Cap("NumpadEnter", "Enter", 13, location=3),
)

CAPS: dict[str, Cap] = {one.code: one for one in _caps()}
"""Key caps by their code."""

_BY_MEANING = {one.key: one for one in reversed(CAPS.values())}

MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}
"""Bits of the modifiers, as the DevTools protocol counts them (``Input.dispatchKeyEvent``)."""


def cap(name: str) -> Cap:
    """Return the key cap of a code (``KeyA``, ``ArrowLeft``) or of a meaning (``a``, `` ``).

    Raises:
        ValueError: there is no such key.
    """
    found = CAPS.get(name) or _BY_MEANING.get(name)
    if found is None:
        raise ValueError(f"no key {name!r}: a code such as 'ArrowLeft', 'KeyZ', 'Space' is wanted")
    return found


def typing(character: str) -> tuple[Cap, bool] | None:
    """Return the key, and whether Shift is held, that types a character; None where none does."""
    if character == "\n":
        return CAPS["Enter"], False
    for one in CAPS.values():
        if one.location == 0 and len(one.key) == 1 and character in (one.key, one.shifted):
            return one, character != one.key
    return None
