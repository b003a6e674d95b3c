"""How values read in every human format: safe text, scores, places and plurals."""

import posixpath
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from grader.missing import Cause
from grader.rows import FindingRow, SampleRow

TIERS = ("professional", "functional", "broken", "unknown")
"""Every tier, best first; what could not be told stands last."""

SIGNS = MappingProxyType({"professional": "★", "functional": "✓", "broken": "✗", "unknown": "?"})
"""A sign beside every tier, for readers without colour."""

CAUSES = MappingProxyType(
    {
        Cause.TOOL.value: "could not be looked at: a tool failed",
        Cause.NO_ENGINE.value: "could not be looked at: no JavaScript engine",
        Cause.NO_ITEM.value: "could not be judged: not known what was asked",
        Cause.INTERRUPTED.value: "could not be looked at: interrupted",
        Cause.TOKEN_LIMIT.value: "not judged: your token limit cut the answer",
        Cause.STALE.value: "not judged yet by today's rubric",
        Cause.CANNOT_TELL.value: "cannot be told",
    }
)
"""What a gap of each cause means, after the words `3 checks`."""

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    r"""Write out what a reader could not see or a terminal would obey: controls as ``\x1b``.

    Also directional marks, zero-width characters but joiners, line separators, surrogates and
    tag characters. What remains is one line of text that XML 1.0 can hold.
    """
    return _HIDDEN.sub(_escape, text)


def score(value: float | None) -> str:
    """Write a score with two places, rounded down: none looks as if it reached a bar it missed."""
    if value is None:
        return "—"
    hundredths = round(value * 1_000_000) // 10_000
    return f"{hundredths / 100:.2f}"


def interval(row: SampleRow) -> str:
    """Write a sample's score, or its bounds where some check cannot tell: ``0.62-0.80``."""
    low, high = score(row["score_low"]), score(row["score_high"])
    return score(row["score"]) if low == high else f"{low}–{high}"  # noqa: RUF001 - a range


def percent(value: float | None) -> str:
    """Write a share as whole percents, rounded down."""
    return "—" if value is None else f"{round(value * 1_000_000) // 10_000} %"


def signed(value: float | None) -> str:
    """Write a difference with its sign, nothing where there is none to tell."""
    return "" if value is None else f"{value:+.2f}".replace("-", "−")  # noqa: RUF001 - a minus


def count(number: int, noun: str) -> str:
    """Write a number with its noun: ``1 check``, ``3 checks``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def place(finding: FindingRow, *, column: bool = False) -> str:
    """Write where a fault sits: file and line, else the selector, else the file, else nothing."""
    file, line, col = finding["file"], finding["line"], finding["column"]
    if line is None:
        return visible(finding["selector"] or file or "")
    end = finding["end_line"]
    spot = f"{visible(file)}:{line}" if file else f"line {line}"
    if column and end is not None and end > line:
        return f"{spot}–{end}"  # noqa: RUF001 - a range
    return f"{spot}:{col}" if column and col is not None else spot


def file_path(row: SampleRow, file: str | None) -> str:
    """Join a finding's file to its sample's path; a sample of one file is that file."""
    path = row["path"]
    if file is None or path == file or path.endswith(f"/{file}"):
        return path
    return posixpath.join(path, file)


def asked(row: SampleRow) -> str:
    """Name what was asked: the item and which repeat, or nothing."""
    if row["item"] is None:
        return ""
    repeat = "" if row["repeat"] is None else f"-{row['repeat']}"
    return visible(row["item"]) + repeat


def context(run: Mapping[str, Any]) -> list[str]:
    """Say what looked: version, browser, engine, and whether nothing was opened."""
    known = [run.get("grader_version"), run.get("browser"), run.get("engine")]
    said = [visible(str(one)) for one in known if one]
    return [*said, "static"] if run.get("static") else said


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
