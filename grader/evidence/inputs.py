"""What is done to a page, and when it is looked at: the plan of one fork.

Times are virtual milliseconds after the page is loaded. Everything is frozen and hashable, so
that a plan can be a key, a record and a proof.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Self

from grader.evidence.keys import cap

FRAME_MS = 1000 / 60
"""Milliseconds between two animation frames."""

REPEAT_AFTER_MS = 500.0
REPEAT_EVERY_MS = 1000 / 30
"""When a held key begins to repeat, and how often (the defaults of X11 and Windows, rounded)."""


@dataclass(frozen=True, slots=True)
class Window:
    """The window that a page is opened in, and what else a fork can be varied by.

    ``width`` and ``height`` are CSS pixels at a zoom of 1; ``density`` is device pixels a CSS
    pixel, which ``zoom`` multiplies as a browser's zoom does. ``touch`` makes it a touch screen.
    """

    width: int = 1280
    height: int = 800
    seed: int = 1
    density: float = 1.0
    zoom: float = 1.0
    frame_ms: float = FRAME_MS
    touch: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key goes ``down`` or ``up``. A key that is down already repeats.

    ``code`` is a code of UI Events (``ArrowLeft``) or what the key means (``a``).
    """

    at: float
    code: str
    phase: str = "down"


@dataclass(frozen=True, slots=True)
class Mouse:
    """The mouse at (x, y) in CSS pixels of the window: ``move``, ``down`` or ``up``.

    A button goes down or up where the mouse was moved to; 0 is left, 1 middle, 2 right.
    """

    at: float
    kind: str
    x: float
    y: float
    button: int = 0


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel turns over (x, y), by CSS pixels: down and right are positive."""

    at: float
    x: float
    y: float
    down: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Touch:
    """A finger touches: ``start``, ``move`` or ``end``."""

    at: float
    kind: str
    x: float
    y: float
    finger: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A text is typed, key by key, into what has the focus."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Resize:
    """The window gets another size, in CSS pixels at a zoom of 1."""

    at: float
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Blur:
    """The window loses the focus to another program."""

    at: float


@dataclass(frozen=True, slots=True)
class Focus:
    """The window gets the focus back."""

    at: float


class Show(StrEnum):
    """What can be looked at."""

    DRAWS = "draws"  # what was drawn on each canvas, as device boxes with style
    BOXES = "boxes"  # rendered elements, as boxes of the window with style
    TEXT = "text"  # the text of the page, as a reader would copy it
    STATE = "state"  # one digest of the document and of every canvas's pixels
    PIXELS = "pixels"  # every canvas as a picture, read back by the page
    PULSE = "pulse"  # counts of console lines, timers, frames, listeners, nodes
    SCREEN = "screen"  # the window as the compositor shows it, which no page can write


@dataclass(frozen=True, slots=True)
class Look:
    """The page is looked at, after everything that is due at this moment has run."""

    at: float
    show: frozenset[Show] = frozenset({Show.STATE, Show.PULSE})


Input = Key | Mouse | Wheel | Touch | Text | Resize | Blur | Focus
Step = Input | Look

_KINDS: dict[type, tuple[str, ...]] = {
    Mouse: ("move", "down", "up"),
    Touch: ("start", "move", "end"),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """One fork: a page is loaded, these steps are taken, and ``until`` is the end.

    Steps are kept in order of time; of two at the same time the first comes first. With
    ``trusted`` inputs go through the browser, as a person's do; without, the page is handed
    events, a hundred times faster. None lets the stage choose: trusted where a file of the
    artifact names ``isTrusted``. With ``full`` every draw is recorded and painted.

    Raises:
        ValueError: a step is of an unknown kind, or outside 0 … ``until``.
    """

    steps: tuple[Step, ...] = ()
    until: float = 0.0
    window: Window = field(default_factory=Window)
    trusted: bool | None = None
    full: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", tuple(sorted(self.steps, key=lambda one: one.at)))
        last = self.steps[-1].at if self.steps else 0.0
        object.__setattr__(self, "until", max(float(self.until), float(last)))
        for one in self.steps:
            if not one.at >= 0:
                raise ValueError(f"{one}: a step comes at 0 or later")
            if isinstance(one, Key):
                cap(one.code)
                _known(one.phase, ("down", "up"), one)
            elif isinstance(one, Mouse | Touch):
                _known(one.kind, _KINDS[type(one)], one)

    @classmethod
    def of(
        cls,
        *parts: Step | Iterable[Step],
        until: float = 0.0,
        window: Window | None = None,
        trusted: bool | None = None,
        full: bool = False,
    ) -> Self:
        """Make a plan of steps and of groups of steps, such as ``tap`` and ``looks`` return."""
        steps: list[Step] = []
        for part in parts:
            steps.extend((part,) if isinstance(part, Step) else part)
        return cls(tuple(steps), until, window or Window(), trusted, full)

    @property
    def looks(self) -> tuple[Look, ...]:
        """The looks among the steps."""
        return tuple(one for one in self.steps if isinstance(one, Look))

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The steps that are no looks."""
        return tuple(one for one in self.steps if not isinstance(one, Look))

    @property
    def digest(self) -> str:
        """sha256 of the plan as canonical JSON, in hex."""
        steps = [[type(one).__name__, asdict(one)] for one in self.steps]
        told = {**asdict(self), "steps": steps}
        text = json.dumps(told, sort_keys=True, separators=(",", ":"), default=sorted)
        return hashlib.sha256(text.encode()).hexdigest()


def tap(code: str, at: float, held_ms: float = 50.0) -> tuple[Key, Key]:
    """Press a key and let it go."""
    return Key(at, code, "down"), Key(at + held_ms, code, "up")


def hold(code: str, at: float, held_ms: float) -> tuple[Key, ...]:
    """Hold a key, which repeats as a keyboard lets it, and let it go."""
    count = int((held_ms - REPEAT_AFTER_MS) / REPEAT_EVERY_MS) + 1
    again = (at + REPEAT_AFTER_MS + one * REPEAT_EVERY_MS for one in range(max(count, 0)))
    downs = (Key(one, code, "down") for one in (at, *again) if one < at + held_ms)
    return (*downs, Key(at + held_ms, code, "up"))


def click(
    x: float, y: float, at: float, button: int = 0, held_ms: float = 50.0
) -> tuple[Mouse, ...]:
    """Move the mouse to a point, press a button there and let it go."""
    down, up = Mouse(at, "down", x, y, button), Mouse(at + held_ms, "up", x, y, button)
    return Mouse(at, "move", x, y), down, up


def looks(moments: Iterable[float], *show: Show) -> tuple[Look, ...]:
    """Look at the same things at several moments."""
    return tuple(Look(one, frozenset(show)) for one in moments)


def _known(given: str, known: tuple[str, ...], step: Step) -> None:
    if given not in known:
        raise ValueError(f"{step}: {given!r} is none of {', '.join(known)}")
