"""Prose: plain text as paragraphs, sentences and words, each with its place.

Fenced code blocks are left out, unless there is nothing else. Made for any script: words
are runs of letters, digits and marks, where a script without spaces (Han, kana, Thai, Lao,
Khmer, Burmese) gives a word for each character. Sentences end at a terminal mark, at a
blank line, and at the end of a list item or heading.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Self

from grader.artifact import Medium
from grader.evidence.source import SourceFiles, SourceText
from grader.finding import Place
from grader.missing import Cause, Missing
from grader.provider import provider

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no spaces between words: Thai to Lao, Burmese, Khmer, kana, Han."""

_APOSTROPHES = "'\u2019\u02bc\u02bb"
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*(?:\n\s*)")
_SENTENCE_END = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026\u061f\u06d4\u0964\u104b\u1362]++"
    r"[\"')\]\u2019\u201d\u00bb*_]*+(?=\s|\Z)"
    r"|[\u3002\uff01\uff1f]++[\"')\]\u2019\u201d\u300d\u300f]*+"
    r"|\n(?=[^\S\n]*(?:[-*+\u2022>|#]|\(?\d{1,3}[.)]|[A-Za-z][.)])\s)"
    r"|(?<=[^\S\n]{2})\n|(?<=:)\n",
)
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|e\.g|i\.e|cf|approx|ca|bzw|z\.B)\.\Z",
)
_NUMBERING = re.compile(r"\s*\(?\d{1,3}\.\Z")
_FENCE = re.compile(r"^[ \t]*(```|~~~)(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as written, and its offset in code points."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what stands for one (a list item, a heading, a line of verse)."""

    start: int
    end: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text between blank lines. It never is without words."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """An answer in plain text. Offsets count code points from its start."""

    file: SourceText
    paragraphs: tuple[Paragraph, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The whole text."""
        return self.file.text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph.sentences)

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word, in order."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    def place(self, start: int, end: int | None = None) -> Place:
        """Turn an offset into a place in the file."""
        return self.file.place(start, end)

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Read a text."""
        return cls.read(SourceFiles.parse(text, Medium.TEXT).index)

    @classmethod
    def read(cls, file: SourceText) -> Self:
        """Read a file of plain text."""
        return cls(file, tuple(_paragraphs(file.text)))


@provider
def prose(source: SourceFiles) -> Prose | Missing:
    """Read the answer as plain text."""
    if source.medium is not Medium.TEXT:
        return Missing(f"the answer is {source.medium.value}, not plain text", Cause.CANNOT_TELL)
    return Prose.read(source.index)


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Split a text into words: letters, digits and marks, with apostrophes inside a word."""
    end = len(text) if end is None else end
    pattern = _word_pattern(_marks(text))
    return tuple(Word(one[0], one.start()) for one in pattern.finditer(text, start, end))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    pattern = _word_pattern(_marks(text))
    plain = text.replace("\r\n", " \n").replace("\r", "\n")
    outside = _without_code(plain)
    if pattern.search(outside):
        plain = outside
    for start, end in _between(_PARAGRAPH_BREAK, plain):
        sentences = tuple(_sentences(plain, start, end, pattern))
        if sentences:
            yield Paragraph(sentences[0].start, sentences[-1].end, sentences)


def _without_code(text: str) -> str:
    """Blank out fenced code; offsets stay. A fence that is never closed is no fence."""
    parts: list[str] = []
    at, opening = 0, None
    for fence in _FENCE.finditer(text):
        if opening is None:
            opening = fence
        elif fence[1] == opening[1] and not fence[2].strip():
            parts += (
                text[at : opening.start()],
                re.sub(r"\S", " ", text[opening.start() : fence.end()]),
            )
            at, opening = fence.end(), None
    return "".join((*parts, text[at:]))


def _sentences(text: str, start: int, end: int, word: re.Pattern[str]) -> Iterator[Sentence]:
    for first, last in _joined(text, start, end):
        words = tuple(Word(one[0], one.start()) for one in word.finditer(text, first, last))
        if words:
            blank = last - first - len(text[first:last].lstrip())
            yield Sentence(first + blank, last, words)


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at the ends of sentences, but not behind an abbreviation."""
    at = start
    for mark in _SENTENCE_END.finditer(text, start, end):
        if mark[0] == "." and _is_no_end(text, at, mark.end()):
            continue
        yield at, mark.end()
        at = mark.end()
    yield at, end


def _is_no_end(text: str, start: int, end: int) -> bool:
    """Whether the full stop before ``end`` belongs to an abbreviation or a list number."""
    short = _ABBREVIATION.search(text, max(start, end - 8), end)
    return bool(short or (end - start < 40 and _NUMBERING.match(text, start, end)))


def _between(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for mark in pattern.finditer(text):
        yield at, mark.start()
        at = mark.end()
    yield at, len(text)


def _marks(text: str) -> str:
    """The combining marks of a text that regular expressions do not take for letters."""
    if text.isascii():
        return ""
    odd = sorted(set(re.sub(r"[\w\s]+", "", text)))
    return "".join(one for one in odd if unicodedata.category(one).startswith("M"))


@cache
def _word_pattern(marks: str) -> re.Pattern[str]:
    marks = re.escape(marks)
    letter = rf"(?![{_UNSPACED}])(?:[^\W_]{f'|[{marks}]' if marks else ''})"
    alone = rf"[{_UNSPACED}](?<=\w){f'[{marks}]*' if marks else ''}"
    return re.compile(rf"{alone}|{letter}+(?:[{_APOSTROPHES}]{letter}+)*")
