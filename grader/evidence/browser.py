"""BrowserSession: what a real browser saw while the page was open and nobody touched it.

Times are virtual milliseconds since the page was opened. ``BrowserSession()`` is a page
that loads, shows something, and says nothing.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from grader.finding import Place


class Ending(StrEnum):
    """How the visit ended."""

    LOADED = "loaded"
    HUNG = "hung"  # it stopped answering, or never came to rest
    CRASHED = "crashed"  # the tab died
    NAVIGATED_AWAY = "navigated-away"  # it asked, by itself, for a page outside the artifact


@dataclass(frozen=True, slots=True)
class ConsoleLine:
    """One line that the page wrote to the console; ``level`` is the method's name.

    At most 200 lines of 500 characters are kept of each document.
    """

    level: str
    text: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    time_ms: float | None = None


@dataclass(frozen=True, slots=True)
class PageError:
    """One uncaught error or unhandled rejection, told once however often it recurs.

    ``text`` is the browser's first line (``Uncaught TypeError: …``); the place is in the
    file, where the browser knows it. Of a handler in an attribute it knows only where the
    tag ends.
    """

    text: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    time_ms: float | None = None

    @property
    def place(self) -> Place:
        """Where it was thrown, and when."""
        return Place(self.file, self.line, self.column, time_ms=self.time_ms)


@dataclass(frozen=True, slots=True)
class BlockedRequest:
    """One address outside the artifact that the page asked for, told once.

    ``kind`` is the browser's word (script, stylesheet, image, font, fetch, websocket,
    document, popup …). The place is where the address stands in a file, if it does.
    """

    url: str
    kind: str
    file: str | None = None
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> Place:
        """Where the address is written."""
        return Place(self.file, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Paint:
    """What the window showed at one moment. The defaults are those of a page with a text.

    ``colours`` is 1 where the picture is flat; else at least 2, and counted on every eighth
    pixel of every eighth row. ``ground`` is the commonest one as red, green, blue, ``share``
    its share of what was counted. ``text`` counts characters, ``controls`` and ``drawings``
    (canvas, img, svg, video …) elements that stand in the window, have a size and are not
    transparent, whether or not anything covers them. ``reach`` counts all of these that
    stand outside the window, to the right or below.
    """

    name: str = "end"
    time_ms: float = 3100.0
    colours: int = 2
    ground: tuple[int, int, int] = (255, 255, 255)
    share: float = 0.9
    text: int = 1
    controls: int = 0
    drawings: int = 0
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A screenshot as PNG. Its name is that of the paint; the bytes are kept by digest."""

    name: str
    sha256: str
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class BrowserSession:
    """One visit. ``why`` explains an ending that is not ``loaded``.

    ``absent`` are addresses inside the artifact that no file answers to. ``restless`` names
    what ran on real time and may differ between two visits (worker, media, loading).
    """

    ending: Ending = Ending.LOADED
    why: str = ""
    console: tuple[ConsoleLine, ...] = ()
    errors: tuple[PageError, ...] = ()
    blocked: tuple[BlockedRequest, ...] = ()
    absent: tuple[str, ...] = ()
    paints: tuple[Paint, ...] = (Paint(),)
    restless: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    browser: str = ""
