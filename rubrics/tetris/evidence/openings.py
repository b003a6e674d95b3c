"""How a game may be started: what to try, the likeliest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rubrics.tetris.evidence.score import Word

_START = re.compile(
    r"start|play|begin|new|go\b|run|launch|ready|▶|►|⏵|開始|开始|スタート|はじめ|プレイ|시작|게임|"
    r"начать|старт|игра|новая|jugar|empezar|comenzar|iniciar|inicio|nuevo|jouer|commencer|démarrer|"
    r"nouvelle|spiel|starten|neu|gioca|inizia|avvia|jogar|começar|novo|anza|cheza|hrát|spustit|nová|"
    r"graj|oyna|başla|خ?ابدأ|شروع|शुरू|खेल|mulai|main|bắt đầu|chơi|เริ่ม|starta|spela|pelaa|aloita",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"re-?start|reset|again|новую|neustart|recommencer|reiniciar", re.IGNORECASE)
_NOT = re.compile(
    r"pause|stop|left|right|down|rotate|drop|hold|mute|sound|help|about|close|settings"
)


@dataclass(frozen=True, slots=True)
class Pressable:
    """Something on the page that a person might press; positions in CSS pixels."""

    kind: str
    words: str
    x: float
    y: float
    width: float
    height: float
    free: bool

    @property
    def rank(self) -> tuple[int, float]:
        """How much it looks like what starts a game; less is likelier."""
        words = self.words
        if _AGAIN.search(words):
            return 2, 0.0
        if _START.search(words):
            return 1, float(len(words))
        if _NOT.search(words.lower()):
            return 4, 0.0
        return 3, -self.width * self.height


PAIRS = (
    ("ArrowLeft", "ArrowRight"),
    ("KeyA", "KeyD"),
    ("KeyJ", "KeyL"),
    ("KeyH", "KeyL"),
    ("Digit4", "Digit6"),
    ("KeyZ", "KeyC"),
)
"""Keys for left and right, the commonest first."""

UPRIGHT = (("ArrowUp", "ArrowDown"), ("KeyW", "KeyS"), ("KeyI", "KeyK"), ("Digit8", "Digit2"))
"""Keys for up and down, in games whose pieces fall to a side."""

LONGEST = 30
"""Letters of a drawn text that may be the label of a button."""


def drawn_buttons(words: Sequence[Word]) -> list[Pressable]:
    """Texts in canvases that may be labels of buttons drawn there, one of each."""
    short = {one.text.strip(): one for one in words if 0 < len(one.text.strip()) <= LONGEST}
    return [
        Pressable(
            "button",
            text,
            one.left + one.width / 2,
            one.top + one.height / 2,
            one.width,
            one.height,
            free=True,
        )
        for text, one in short.items()
    ]


_LEFT = re.compile(
    r"left|link|izq|gauche|esq|sinis|влево|лево|左|왼|좌|kushoto|vänster|vlevo|lewo|sol\b|يسار|←|◀|⬅|◄|\u2039|\u00ab|⇦|⯇|^<$",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"right|recht|der(ech)?a|droit|dir(eit)?|destr|вправо|право|右|오른|우\b|kulia|höger|vpravo|prawo|sağ|يمين|→|▶|➡|►|\u203a|»|⇨|⯈|^>$",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"down|unten|runter|abajo|\bbas\b|baixo|giù|вниз|下|아래|하\b|chini|dol[uů]|dół|aşağ\u0131|أسفل|↓|▼|⬇|⇩|⯆",
    re.IGNORECASE,
)


def button(one: Pressable) -> str:
    """A name for a press of a button, which stands where the name of a key stands."""
    return f"@{one.x:.0f},{one.y:.0f} {' '.join(one.words.split())}".strip()


def is_button(key: str) -> bool:
    """Whether a name is that of a button on the page."""
    return key.startswith("@")


MOUSE_LEFT, MOUSE_RIGHT = "mouse left", "mouse right"
"""The mouse goes a column to a side."""

MOUSE_CLICK, MOUSE_WHEEL, MOUSE_MENU = "mouse click", "mouse wheel", "mouse right button"
"""A click, a turn of the wheel, and a click with the right button, where the mouse is."""


def is_mouse(key: str) -> bool:
    """Whether a name is that of a gesture of the mouse."""
    return key.startswith("mouse ")


def place_of(key: str) -> tuple[float, float]:
    """Where a button is: its middle, in CSS pixels."""
    x, _, y = key[1:].split(" ", maxsplit=1)[0].partition(",")
    return float(x), float(y)


def sideways(things: Sequence[Pressable]) -> tuple[str, str] | None:
    """The buttons that say left and right."""
    free = [one for one in things if one.kind == "button" and one.free]
    left = [one for one in free if _LEFT.search(one.words) and not _RIGHT.search(one.words)]
    right = [one for one in free if _RIGHT.search(one.words) and not _LEFT.search(one.words)]
    return (button(left[0]), button(right[0])) if left and right else None


def says_down(key: str) -> bool:
    """Whether a button says down, or a wheel turns down."""
    return key == MOUSE_WHEEL or (is_button(key) and bool(_DOWN.search(key)))


@dataclass(frozen=True, slots=True)
class Opening:
    """What to do before anything else: clicks as (x, y), keys by name."""

    deeds: tuple[str | tuple[float, float], ...]
    words: str

    def __str__(self) -> str:
        return self.words


def openings(things: Sequence[Pressable], keys: Sequence[str]) -> Iterator[Opening]:
    """Every opening worth trying, nothing at all first."""
    buttons = sorted(
        (one for one in things if one.kind == "button" and one.free), key=lambda one: one.rank
    )
    canvases = sorted(
        (one for one in things if one.kind == "canvas"), key=lambda one: -one.width * one.height
    )
    yield Opening((), "by itself")
    likely = [one for one in buttons if one.rank[0] <= 2]
    for one in likely[:3]:
        yield _press(one)
    yield Opening(("Enter",), "Enter")
    yield Opening(("Space",), "Space")
    for one in canvases[:2]:
        yield Opening(((one.x, one.y),), "a click on the canvas")
    for one in (each for each in things if each.kind == "board"):
        yield Opening(((one.x, one.y),), "a click on the board")
    yield Opening(((640.0, 400.0),), "a click in the middle of the window")
    for one in buttons[len(likely[:3]) : 8]:
        yield _press(one)
    for one in likely[:1]:
        for key in ("Enter", "Space"):
            yield Opening(((one.x, one.y), key), f"{_named(one)}, then {key}")
    for one in likely[:2]:
        yield Opening(((one.x, one.y), "Enter"), f"{_named(one)}, then Enter")
    yield Opening(("Enter", "Enter"), "Enter twice")
    yield Opening(("Space", "Enter"), "Space, then Enter")
    for key in keys:
        if key not in ("Enter", "Space"):
            yield Opening((key,), key)


def _press(one: Pressable) -> Opening:
    return Opening(((one.x, one.y),), _named(one))


def _named(one: Pressable) -> str:
    words = " ".join(one.words.split())
    return f"the button “{words}”" if words else "a button without words"
