"""Which keys a program names. Only the order of what is tried hangs on it, never a verdict."""

import re

from grader.evidence.keys import cap

_NAMES = re.compile(
    r"""["'`](?:Arrow|Key|Digit)?(Left|Right|Up|Down|[A-Za-z0-9]|Space|Enter| )["'`]"""
)
_CODES = re.compile(
    r"(?:case\s+|[=!]==?\s*|keyCode\D{0,12}|which\D{0,12}|[\[{,]\s*|"
    r"(?:left|right|up|down|space|enter|esc\w*|shift|rotate\w*|drop)[\"']?\s*[:=]\s*)(\d{2,3})\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(Space|Enter|Escape|Shift|Control|Tab|ArrowLeft|ArrowRight|ArrowUp|ArrowDown)\b"
)
_KEYS = re.compile(r"\b(?:Key([A-Z])|Digit(\d))\b")

BY_NUMBER = {
    13: "Enter",
    16: "ShiftLeft",
    17: "ControlLeft",
    27: "Escape",
    32: "Space",
    37: "ArrowLeft",
    38: "ArrowUp",
    39: "ArrowRight",
    40: "ArrowDown",
    **{number: f"Digit{chr(number)}" for number in range(48, 58)},
    **{number: f"Key{chr(number)}" for number in range(65, 91)},
}


_MOVES = re.compile(r"(?:mouse|pointer)move", re.IGNORECASE)


def moves_mouse(text: str) -> bool:
    """Whether a script listens to where the mouse goes."""
    return bool(_MOVES.search(text))


_UNREACHED = re.compile(
    r"touch(?:start|move|end)|(?:mouse|pointer)(?:move|over|enter)|dblclick|wheel|drag|gamepad|"
    r"contextmenu|device(?:orientation|motion)|submit|oninput|[\"'`]input[\"'`]|onchange|"
    r"[\"'`]change[\"'`]|webgl|<iframe|postMessage|SpeechRecognition",
    re.IGNORECASE,
)


def unreached(text: str) -> bool:
    """Whether a page may be started or seen by other ways than keys, clicks and canvases."""
    return bool(_UNREACHED.search(text))


def named_keys(text: str) -> tuple[str, ...]:
    """Every key that a script names, by its code, in the order of the text."""
    found: dict[int, str] = {}
    for match in _NAMES.finditer(text):
        found.setdefault(match.start(), _code(match[1]))
    for match in _WORDS.finditer(text):
        found.setdefault(match.start(), _code(match[1]))
    for match in _KEYS.finditer(text):
        found.setdefault(match.start(), _code(match[1] or match[2]))
    for match in _CODES.finditer(text):
        code = BY_NUMBER.get(int(match[1]), "")
        if code:
            found.setdefault(match.start(), code)
    return tuple(dict.fromkeys(code for _, code in sorted(found.items())))


def _code(name: str) -> str:
    if name in ("Left", "Right", "Up", "Down"):
        return f"Arrow{name}"
    return cap(" " if name == "Space" else name.lower() if len(name) == 1 else name).code
