"""What one fork showed: a frozen value that two equal forks share to the byte.

Times of looks are virtual milliseconds after the page is loaded, as in the plan; those of
errors and console lines are the page's own clock, which shows 100 at that moment.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from grader.evidence.browser import ConsoleLine, Ending, PageError, Picture
from grader.finding import shortened


@dataclass(frozen=True, slots=True)
class Draw:
    """One paint on a canvas, as the device box that it covers (canvas pixels).

    ``kind`` is the method (fillRect, strokeRect, clearRect, fill, stroke, drawImage,
    putImageData, fillText, strokeText). ``style`` is a colour as canvases write it
    (``#rrggbb``, ``rgba(…)``), ``gradient:`` with its stops, ``pattern:`` or ``image:`` with
    its source and the part of it. ``alpha`` is the context's, without the colour's own.
    """

    kind: str
    x: float
    y: float
    width: float
    height: float
    style: str
    alpha: float = 1.0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Surface:
    """One canvas: its size in pixels, its box in the window, and what is on it.

    ``draws`` holds what was painted since the whole canvas was last painted over, in order,
    without what later opaque paints hide; ``ground`` is the style of that painting over.
    ``context`` is 2d, webgl, webgl2, bitmaprenderer, offscreen or none: draws are known of 2d.
    """

    name: str
    context: str
    width: int
    height: int
    x: float
    y: float
    shown_width: float
    shown_height: float
    ground: str
    draws: tuple[Draw, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One rendered element, in CSS pixels of the window.

    ``parent`` is the index of the nearest rendered ancestor among the boxes, or -1. ``text``
    is the element's own. ``opacity`` is multiplied with that of its ancestors. ``attributes``
    are those that matter (id, class, role, aria-*, data-*, type, value, disabled …).
    """

    tag: str
    x: float
    y: float
    width: float
    height: float
    text: str
    colour: str
    background: str
    opacity: float
    visible: bool
    attributes: tuple[tuple[str, str], ...]
    parent: int


@dataclass(frozen=True, slots=True)
class Pulse:
    """Counts: lines and errors since loading; timers, frames, listeners and nodes that live.

    ``listeners`` counts those on the window, the document, elements in it and objects that
    are no elements.
    """

    console: int = 0
    errors: int = 0
    timers: int = 0
    frames: int = 0
    listeners: int = 0
    nodes: int = 0


@dataclass(frozen=True, slots=True)
class Pixels:
    """One canvas as it was read back; ``picture`` is None where it cannot be read."""

    name: str
    width: int
    height: int
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Sight:
    """What one look saw. What it did not ask for is empty."""

    at: float
    surfaces: tuple[Surface, ...] = ()
    boxes: tuple[Box, ...] = ()
    text: str = ""
    state: str = ""
    pixels: tuple[Pixels, ...] = ()
    pulse: Pulse = Pulse()
    screen: Picture | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """One fork, seen from outside. ``why`` explains an ending that is not ``loaded``.

    ``documents`` counts those that the page went through. ``restless`` names what ran on
    real time (worker, media, loading …): such a trace may differ from its twin.
    """

    ending: Ending
    why: str = ""
    sights: tuple[Sight, ...] = ()
    console: tuple[ConsoleLine, ...] = ()
    errors: tuple[PageError, ...] = ()
    requests: tuple[str, ...] = ()
    documents: int = 1
    restless: tuple[str, ...] = ()
    browser: str = field(default="", compare=False)

    @property
    def digest(self) -> str:
        """sha256 of all that was seen and heard, as canonical JSON, in hex."""
        told = {one.name: getattr(self, one.name) for one in fields(self) if one.compare}
        text = json.dumps(told, sort_keys=True, separators=(",", ":"), default=_plain)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def last(self) -> Sight:
        """The last look.

        Raises:
            IndexError: there was none.
        """
        return self.sights[-1]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two traces first differ: the look (or -1), its time, the part, both values."""

    look: int
    at: float
    part: str
    one: str
    other: str

    def __str__(self) -> str:
        return f"{self.part} at {self.at:g} ms: {self.one} / {self.other}"


def first_difference(one: Trace, other: Trace) -> Difference | None:
    """Say what differs first between two traces, or None where nothing does."""
    for number, (left, right) in enumerate(zip(one.sights, other.sights, strict=False)):
        for part, values in _parts(left, right):
            return Difference(number, left.at, part, *values)
    for part, values in _parts(one, other):
        return Difference(-1, one.sights[-1].at if one.sights else 0.0, part, *values)
    return None


def _parts(one: Sight | Trace, other: Sight | Trace) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield every field that differs, down to the first entry of a list that does."""
    for each in fields(one):
        left, right = getattr(one, each.name), getattr(other, each.name)
        if not each.compare or left == right:
            continue
        name = each.name
        if isinstance(left, tuple) and isinstance(right, tuple):
            number = next(
                (n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
                min(len(left), len(right)),
            )
            name = f"{name}[{number}]"
            left, right = _entry(left, number), _entry(right, number)
        yield name, (_short(left), _short(right))


def _entry(values: tuple[object, ...], number: int) -> object:
    return values[number] if number < len(values) else None


def _short(value: object) -> str:
    return shortened(repr(value), 200)


def _plain(value: object) -> object:
    """Turn a value into JSON; of a picture only the digest is told."""
    if isinstance(value, Picture):
        return value.sha256
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: getattr(value, one.name) for one in fields(value) if one.compare}
    raise TypeError(f"{value!r} is no part of a trace")
