"""SourceFiles: the artifact as text, before anyone understood it."""

import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from grader.artifact import Artifact, Medium
from grader.finding import Place
from grader.missing import Cause, Missing
from grader.provider import provider

LARGEST = 8 << 20
"""Bytes of one artifact beyond which nothing is parsed: eight times the largest answer that a
context of a million tokens gives at eight bits a token."""

ENTRY = {Medium.HTML: "index.html", Medium.TEXT: "answer.txt", Medium.JSON: "answer.json"}


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file, decoded as UTF-8.

    ``damage`` is the offset in bytes of the first byte that is no UTF-8, else None; such
    bytes stand as U+FFFD in ``text``. A leading byte-order mark is not part of ``text``.
    """

    path: str
    text: str
    damage: int | None = None
    line_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def place(self, offset: int, end: int | None = None) -> Place:
        """Turn an offset in code points into a place in this file."""
        row = bisect.bisect_right(self.line_starts, offset) - 1
        end_row = None if end is None else bisect.bisect_right(self.line_starts, end) - 1
        return Place(
            file=self.path,
            line=row + 1,
            column=offset - self.line_starts[row] + 1,
            end_line=None if end_row is None else end_row + 1,
        )

    def lines(self) -> tuple[str, ...]:
        """Lines without their ends, cut where :meth:`place` counts them."""
        ends = (*self.line_starts[1:], len(self.text))
        return tuple(
            self.text[start:end].removesuffix("\n").removesuffix("\r")
            for start, end in zip(self.line_starts, ends, strict=True)
        )


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """Every file of the artifact that is text; ``entry`` is the one that is opened."""

    files: tuple[SourceText, ...]
    entry: str
    medium: Medium = Medium.HTML

    @property
    def index(self) -> SourceText:
        """The file that is opened."""
        found = self.get(self.entry)
        return found or SourceText(self.entry, "", None, (0,))

    def get(self, path: str) -> SourceText | None:
        """One file by its path, or None."""
        return next((one for one in self.files if one.path == path), None)

    @classmethod
    def parse(cls, text: str | Mapping[str, str], medium: Medium = Medium.HTML) -> Self:
        """Make source files from one text (the entry), or from path to text, entry first."""
        entry = ENTRY[medium]
        texts = {entry: text} if isinstance(text, str) else dict(text)
        files = tuple(source_text(path, one.encode()) for path, one in texts.items())
        return cls(files, next(iter(texts), entry), medium)


def source_text(path: str, data: bytes) -> SourceText:
    """Decode one file and index its lines (ends are LF, CRLF or CR, as in a browser)."""
    damage = None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        damage = error.start
        text = data.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff")
    return SourceText(path, text, damage, _line_starts(text))


def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    find = text.find
    if "\r" not in text:
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return tuple(starts)
    for at, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
            starts.append(at + 1)
    return tuple(starts)


@provider
def source_files(artifact: Artifact) -> SourceFiles | Missing:
    """Decode the files of an artifact, unless there is too much of it."""
    if artifact.size > LARGEST:
        size = f"{artifact.size / 1e6:.1f} MB is more than the {LARGEST / 1e6:.1f} MB that are read"
        return Missing(size, Cause.CANNOT_TELL)
    files = tuple(source_text(one.path, one.data) for one in artifact.files)
    return SourceFiles(files, artifact.entry, artifact.medium)
