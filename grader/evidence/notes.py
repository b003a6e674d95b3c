"""Notes: what an answer says about its own translation, and where that begins.

Models add a glossary or remarks to a translation: under a heading ("Notes:", "Maelezo:"), or
as lines that explain a word (``- **mvuvi**: fisherman``). What stands there is no part of the
translation; the words that it explains should exist all the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from grader.evidence.prose import Prose
from grader.provider import provider

_HEADING = re.compile(
    r"^[^\w\n]*(?:(?:translat\w+|translator'?s|vocabulary|cultural|key|brief|some|a few)\s+)?"
    r"(?:notes?|glossary|vocabulary|key terms|terms|word list|explanations?|breakdown|"
    r"maelezo|msamiati|kamusi|istilahi|tanbihi|fasili|maneno)\b[^\n.!?]{0,40}?[:*_#]*\s*$"
    r"|^[^\w\n]*(?:notes?|glossary|maelezo|msamiati|istilahi|tanbihi)[*_]*:",
    re.IGNORECASE | re.MULTILINE,
)
_WORDS = r"[^\W\d_][\w'\u2019 -]{0,40}?"
_ENTRY = re.compile(
    rf"^[ \t]*(?:[-*+\u2022]|\d{{1,2}}[.)])?[ \t]*"
    rf"(?:\*\*|__|[\"\u201c'\u2018*_`])?(?P<word>{_WORDS})(?:\*\*|__|[\"\u201d'\u2019*_`])?"
    rf"[ \t]*(?:\([^)\n]{{1,40}}\))?[ \t]*(?::|=|\u2013|\u2014| - |\u2192)(?:\*\*|[*_])?[ \t]*"
    rf"(?P<meaning>[^\n]*\w[^\n]*)$",
    re.MULTILINE,
)
_MEANS = re.compile(
    rf"[\"\u201c\u2018*_`]{{1,2}}(?P<word>{_WORDS})[\"\u201d\u2019*_`]{{1,2}}\s+"
    r"(?:means?|refers? to|is the \w+ word for|maana yake(?: ni)?|inamaanisha|ni neno la)\s+"
    r"(?P<meaning>[^\n.;]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Explained:
    """One word or phrase that the answer explains, with its offset."""

    text: str
    start: int
    meaning: str

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Notes:
    """Where notes stand (spans of offsets), and the words that they explain."""

    spans: tuple[tuple[int, int], ...]
    explained: tuple[Explained, ...]

    def covers(self, offset: int) -> bool:
        """Whether an offset lies in the notes."""
        return any(start <= offset < end for start, end in self.spans)

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Find the notes of a text."""
        return cls.of(Prose.parse(text).text)

    @classmethod
    def of(cls, text: str) -> Self:
        """Find the notes of a text."""
        heading = next(_headings(text), None)
        start = len(text) if heading is None else heading
        listed = [_explained(one) for one in _ENTRY.finditer(text, start)]
        told = [_explained(one) for one in _MEANS.finditer(text)]
        found = {one.start: one for one in (*told, *listed)}
        lines = ((text.rfind("\n", 0, one.start) + 1, _line_end(text, one.end)) for one in told)
        spans = [(start, len(text))] if start < len(text) else []
        return cls((*spans, *lines), tuple(found[at] for at in sorted(found)))


@provider
def notes(text: Prose) -> Notes:
    """Find what the answer says about its own translation."""
    return Notes.of(text.text)


def _headings(text: str) -> Iterator[int]:
    """Offsets of headings of notes; the first line of an answer is none."""
    for one in _HEADING.finditer(text):
        if text[: one.start()].strip():
            yield one.start()


def _explained(found: re.Match[str]) -> Explained:
    word = found["word"]
    return Explained(word.rstrip(), found.start("word"), found["meaning"].strip())


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
