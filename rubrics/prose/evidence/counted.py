"""Counted: the text of an answer without what stands around it, and its constraints.

A fence, a title and a polite sentence before or after the text are no part of it.
"""
# ruff: noqa: RUF001 - signs that models write

import re
from dataclasses import dataclass
from typing import Any, Self

from grader.evidence.source import SourceFiles, SourceText, source_text
from grader.finding import Place, thaw
from grader.item import Item
from grader.provider import provider

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HYPHENED = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")
_BEFORE = re.compile(
    r"(?:sure|here(?:'s| is)|certainly|of course|okay|absolutely)\b[^\n]{0,120}[:!.]", re.IGNORECASE
)
_AFTER = re.compile(
    r"[(*\[_]*(?:word count|words?:|\d+ words|note:|i hope|let me know)[^\n]*", re.IGNORECASE
)
_TITLE = re.compile(r"#{1,6} [^\n]*|\*\*[^*\n]{1,80}\*\*")
_FENCE = re.compile(r"\s*```[^\n]*\n(.*?)\n?```\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Counted:
    """The paragraphs of a text, each with its offset in the file."""

    file: SourceText
    paragraphs: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        """All paragraphs."""
        return "\n\n".join(text for _, text in self.paragraphs)

    @property
    def counts(self) -> tuple[int, int]:
        """Words, where a hyphen joins two into one, and where it does not."""
        text = self.text
        return len(_HYPHENED.findall(text)), len(WORD.findall(text))

    def place(self, offset: int) -> Place:
        """Turn an offset in the file into a place."""
        return self.file.place(offset)

    @classmethod
    def read(cls, file: SourceText) -> Self:
        """Cut off what is no part of the text."""
        fenced = _FENCE.fullmatch(file.text)
        start, text = (fenced.start(1), fenced[1]) if fenced else (0, file.text)
        parts = [
            (start + one.start(), one[0].strip())
            for one in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
        ]
        if len(parts) > 1 and _BEFORE.fullmatch(parts[0][1]):
            parts = parts[1:]
        if len(parts) > 1 and _TITLE.fullmatch(parts[0][1]):
            parts = parts[1:]
        if len(parts) > 1 and _AFTER.fullmatch(parts[-1][1]):
            parts = parts[:-1]
        if len(parts) > 2:
            parts = [one for one in parts if one[1] not in ("---", "***")]
        return cls(file, tuple(parts))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a text."""
        return cls.read(source_text("answer.txt", text.encode()))


@provider
def counted(source: SourceFiles) -> Counted:
    """Read the answer."""
    return Counted.read(source.index)


def constraints_of(item: Item) -> tuple[tuple[str, Any], ...]:
    """Kinds and values of what an item asks for; nothing where it asks for nothing."""
    told = thaw(item.expected)
    if not isinstance(told, dict):
        return ()
    # a kind and its value are frozen like an object's key and value
    found = told.get("constraints") or {}
    return tuple(found.items()) if isinstance(found, dict) else tuple(map(tuple, found))
