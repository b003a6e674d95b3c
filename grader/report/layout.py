"""Lines of styled text that never leave a given width. Widths are terminal cells.

Text is placed as text: nothing in it is ever read as markup, and nothing is asked of the
terminal, so the same lines come out everywhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

NARROWEST = 40
"""Fewer cells than this cannot hold a row; narrower terminals cut or wrap themselves."""

WIDEST = 140
"""Beyond this the eye loses the line between a text and its place."""

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: a head, a cell a row; the higher its ``need`` the longer it stays."""

    head: str
    cells: tuple[Text, ...]
    need: int
    right: bool = True

    @property
    def size(self) -> int:
        """Terminal cells of the widest entry."""
        return max(cell_len(self.head), *(one.cell_len for one in self.cells))

    @property
    def lines(self) -> tuple[Text, ...]:
        """Head and cells, filled up to one width."""
        head = Text(self.head, "dim")
        return tuple(_filled(one, self.size, right=self.right) for one in (head, *self.cells))


class Page:
    """Collects lines of at most ``width`` cells, kept from 40 to 140, and writes them out."""

    def __init__(self, width: int) -> None:
        self.width = min(max(width, NARROWEST), WIDEST)
        self.lines: list[Text] = []

    def line(self, *parts: str | tuple[str, str] | Text) -> None:
        """Add one line of texts, or (text, style) pairs; what is too long ends in an ellipsis."""
        text = Text.assemble(*parts)
        text.rstrip()
        self.lines.append(crop(text, self.width))

    def space(self) -> None:
        """Add an empty line, unless there is one or nothing stands above."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Text())

    def extend(self, other: "Page") -> None:
        """Add the lines of another page of the same width."""
        self.lines += other.lines

    def __bool__(self) -> bool:
        return bool(self.lines)

    def heading(self, title: Text, aside: str = "") -> None:
        """Add a title on a thin line that runs to the right edge."""
        self.space()
        end = f" {aside}" if aside else ""
        title = crop(title, self.width - cell_len(end) - 2)
        left = self.width - title.cell_len - cell_len(end) - 1
        self.line(title, " ", ("─" * left, "dim"), (end, "dim"))

    def paragraph(
        self,
        mark: Text,
        text: str,
        aside: str = "",
        *,
        style: str = "",
        lead: tuple[int, str] = (0, ""),
        most: int = 0,
        edge: int = 0,
    ) -> None:
        """Add a text that hangs right of its mark, with an aside at the right edge.

        Args:
            mark: stands left of the first line.
            text: broken between words.
            aside: right-aligned on the first line, cropped in the middle to a third.
            style: of the text.
            lead: how many code points at its start get another style.
            most: lines at most, 0 for as many as it takes.
            edge: where the aside ends, 0 for the width.
        """
        indent = mark.cell_len
        edge = min(edge or self.width, self.width)
        aside = crop_middle(aside, self.width // 3)
        room = edge - indent - (cell_len(aside) + 2 if aside else 0)
        for at, words in enumerate(wrap(text, room, most)):
            body = Text(words, style)
            if at == 0:
                body.stylize(lead[1], 0, lead[0])
                gap = " " * (edge - indent - body.cell_len - cell_len(aside))
                self.line(mark, body, gap if aside else "", (aside, "dim"))
            else:
                self.line(" " * indent, body)

    def table(self, columns: Sequence[Column]) -> None:
        """Add a head and rows, two spaces between columns, the least needed left out for width."""
        kept = list(columns)
        while len(kept) > 1 and sum(one.size + 2 for one in kept) - 2 > self.width:
            kept.remove(min(kept, key=lambda one: one.need))
        for row in zip(*(one.lines for one in kept), strict=True):
            self.line(Text("  ").join(row))

    def render(self, *, colour: bool) -> str:
        """Write the lines, with the sixteen colours that every terminal lets its owner choose."""
        out = StringIO()
        console = Console(
            file=out,
            force_terminal=colour,
            force_interactive=False,
            force_jupyter=False,
            color_system="standard" if colour else None,
            width=self.width,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )
        for line in self.lines:
            console.print(line, soft_wrap=True)
        return out.getvalue()


def crop(text: Text, cells: int) -> Text:
    """Shorten styled text at its end."""
    if text.cell_len > cells:
        text = text.copy()
        text.truncate(max(cells, 0), overflow="ellipsis")
    return text


def crop_end(text: str, cells: int) -> str:
    """Shorten a text at its end."""
    if cell_len(text) <= cells:
        return text
    return _head(text, cells - 1) + ELLIPSIS if cells > 0 else ""


def crop_middle(text: str, cells: int) -> str:
    """Shorten a text in its middle."""
    if cell_len(text) <= cells:
        return text
    if cells < 1:
        return ""
    tail = _tail(text, (cells - 1) * 2 // 3)
    return _head(text, cells - 1 - cell_len(tail)) + ELLIPSIS + tail


def crop_path(path: str, cells: int) -> str:
    """Shorten a path by whole folders in its middle, keeping its first and at least two last."""
    if cell_len(path) <= cells:
        return path
    folders = path.split("/")
    root = "/".join(folders[:2]) if path.startswith("/") else folders[0]
    tails = ["/".join(folders[at:]) for at in range(1, len(folders))]
    whole = [f"{root}/{ELLIPSIS}/{tail}" for tail in tails[1:-1]]
    fitting = (
        one for one in (*whole, *(f"{ELLIPSIS}/{tail}" for tail in tails)) if cell_len(one) <= cells
    )
    return next(fitting, crop_middle(path, cells))


def wrap(text: str, cells: int, most: int = 0) -> list[str]:
    """Break a text between words; a word that is too long is broken where it must be."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= cells:
            line = joined
            continue
        lines += [line] if line else []
        *full, line = chop_cells(word, max(cells, 2)) or [""]
        lines += full
    lines.append(line)
    if most and len(lines) > most:
        lines = [*lines[: most - 1], crop_end(" ".join(lines[most - 1 :]), cells)]
    return lines


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Fill a text with spaces up to a width."""
    space = " " * (cells - cell_len(text))
    return space + text if right else text + space


def widest(texts: Iterable[str]) -> int:
    """Return the cells of the widest text, 0 of none."""
    return max((cell_len(one) for one in texts), default=0)


def _filled(text: Text, cells: int, *, right: bool) -> Text:
    space = " " * (cells - text.cell_len)
    return Text.assemble(space, text) if right else Text.assemble(text, space)


def _head(text: str, cells: int) -> str:
    return chop_cells(text, cells)[0] if text and cells > 0 else ""


def _tail(text: str, cells: int) -> str:
    tail = ""
    for character in reversed(text):
        if cell_len(character + tail) > cells:
            break
        tail = character + tail
    return tail
