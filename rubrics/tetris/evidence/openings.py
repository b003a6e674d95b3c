"""How a game may be started: what to try, the likeliest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
