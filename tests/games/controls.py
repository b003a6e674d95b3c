"""Which key does what, and how the page writes it."""

from dataclasses import dataclass

_CODES: dict[str, tuple[str, int]] = {
    "ArrowLeft": ("ArrowLeft", 37),
    "ArrowUp": ("ArrowUp", 38),
    "ArrowRight": ("ArrowRight", 39),
    "ArrowDown": ("ArrowDown", 40),
    " ": ("Space", 32),
    "Enter": ("Enter", 13),
    "Escape": ("Escape", 27),
    ",": ("Comma", 188),
    "Shift": ("ShiftLeft", 16),
}
_SIGNS = {
    "ArrowLeft": "←", "ArrowUp": "↑", "ArrowRight": "→", "ArrowDown": "↓", " ": "Space",
    "Escape": "Esc",
}  # fmt: skip
_MISSPELT = {
    "ArrowLeft": "ArowLeft", "ArrowRight": "RightArrow", "ArrowUp": "UpArrow",
    "ArrowDown": "ArrowDwon", " ": "Spacebar", "Enter": "Retrun",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a keyboard as events name it."""

    key: str
    code: str
    number: int
    label: str

    @property
    def misspelt(self) -> "Key":
        """The same key as a program that got its name wrong would look for it."""
        name = _MISSPELT.get(self.key, f"Key{self.key.upper()}{self.key}")
        return Key(
            name,
            f"{self.code}Key" if self.key != " " else "Spacebar",
            self.number + 100,
            self.label,
        )


def key(name: str) -> Key:
    """The key that gives a character, or that events call by this name."""
    row = "Digit" if name.isdigit() else "Key"
    code, number = _CODES.get(name) or (f"{row}{name.upper()}", ord(name.upper()))
    return Key(name, code, number, _SIGNS.get(name, name.upper()))


_LAYOUTS: dict[str, dict[str, str]] = {
    "arrows": {
        "left": "ArrowLeft", "right": "ArrowRight", "turn": "ArrowUp", "soft": "ArrowDown",
        "hard": " ", "swap": "c", "pause": "p",
    },
    "xz": {
        "left": "ArrowLeft", "right": "ArrowRight", "turn": "x", "back": "z", "soft": "ArrowDown",
        "hard": "ArrowUp", "swap": "Shift", "pause": "p",
    },
    "wasd": {
        "left": "a", "right": "d", "turn": "w", "soft": "s", "hard": " ", "swap": "e",
        "pause": "p",
    },
    "qw": {
        "left": "ArrowLeft", "right": "ArrowRight", "turn": "w", "back": "q",
        "soft": "ArrowDown", "swap": "c", "pause": " ",
    },
    "space": {
        "left": "ArrowLeft", "right": "ArrowRight", "turn": " ", "soft": "ArrowDown",
        "swap": "c", "pause": "Escape",
    },
    "ijkl": {
        "left": "j", "right": "l", "turn": "i", "soft": "k", "hard": " ", "swap": "h",
        "pause": "p",
    },
}  # fmt: skip
_QUARTER = (
    ("ArrowLeft", "ArrowUp"), ("ArrowRight", "ArrowDown"), ("ArrowDown", "ArrowRight"),
    ("ArrowUp", "ArrowLeft"), ("a", "w"), ("d", "s"), ("s", "d"), ("w", "a"), ("j", "i"),
    ("l", "k"), ("k", "l"), ("i", "j"),
)  # fmt: skip
_FLIPPED = (
    ("ArrowDown", "ArrowUp"),
    ("ArrowUp", "ArrowDown"),
    ("w", "s"),
    ("s", "w"),
    ("i", "k"),
    ("k", "i"),
)


def bindings(layout: str, board: str, roles: frozenset[str]) -> dict[str, Key]:
    """The key of every role that a game has, turned with the direction in which pieces fall."""
    turn = dict(_QUARTER) if board == "sideways" else dict(_FLIPPED) if board == "rising" else {}
    if layout == "qw":
        turn = {old: new for old, new in turn.items() if old.startswith("Arrow")}
    return {
        role: key(turn.get(name, name)) for role, name in _LAYOUTS[layout].items() if role in roles
    }


def has_hard_drop(layout: str) -> bool:
    """Whether a layout has a key that drops a piece at once."""
    return "hard" in _LAYOUTS[layout]
