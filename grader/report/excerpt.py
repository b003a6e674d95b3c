"""The line of a source that a finding speaks of, with a caret beneath its column."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from grader.report.layout import ELLIPSIS, crop_end
from grader.report.wording import visible
from grader.rows import FindingRow

_LONGEST = 400
"""Code points of a line that are looked at; a minified line may have a million."""


def excerpt(
    finding: FindingRow, sources: Mapping[str, Sequence[str]], width: int
) -> tuple[Text, ...]:
    """Quote the finding's line and point at its column; nothing where the line is not at hand."""
    file, line, column = finding["file"], finding["line"], finding["column"]
    lines = sources.get(file or "", ())
    if line is None or not 0 < line <= len(lines) or not lines[line - 1].strip():
        return ()
    gutter = f"{line} │ "
    room = width - cell_len(gutter)
    at = None if column is None else column - 1
    code, before = _window(lines[line - 1].rstrip("\r\n"), at, room)
    quoted = Text.assemble((gutter, "dim"), crop_end(code, room))
    if before is None:
        return (quoted,)
    empty = " " * (cell_len(gutter) - 2)
    return quoted, Text.assemble((f"{empty}│ ", "dim"), " " * before, ("^", "bold red"))


def _window(line: str, at: int | None, room: int) -> tuple[str, int | None]:
    """Cut the stretch around a code point out of a line.

    Returns:
        What is shown, and how many cells stand left of the code point, None if it points nowhere.
    """
    if at is None or not 0 <= at <= len(line):
        return _shown(line[:_LONGEST].lstrip()), None
    start = len(line) - len(line.lstrip())
    start = start if start <= at else 0
    if at - start > room or cell_len(_shown(line[start : at + 8])) > room:
        start, leftmost = at, max(0, at - room)
        while start > leftmost and cell_len(_shown(line[start - 1 : at])) < room // 2:
            start -= 1
    cut = ELLIPSIS if line[:start].strip() else ""
    before = cut + _shown(line[start:at])
    return before + _shown(line[at : at + _LONGEST]), cell_len(before)


def _shown(code: str) -> str:
    return visible(code.replace("\t", "    "))
