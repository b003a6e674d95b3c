"""Vocabulary: every word of an answer, looked up, with what it stands for.

Only a *word* can be invented. Names, numbers, strings that also stand in the source text, and
words of the source language are told apart first, since a lexicon of the target language
knows none of them.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from grader.evidence.lexicon import Analysis, Calibration, Lexicon, WordClass, normalised, unknown
from grader.evidence.notes import Notes
from grader.evidence.prose import Prose, Sentence, Word, words_of
from grader.finding import Place


class Standing(StrEnum):
    """What a token stands for."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    LEFT_OVER = "left-over"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class LookedUp:
    """One token of the answer: where it stands and what the lexicon says of it.

    ``paragraph`` counts from 0. ``nearest`` is named for invented words only.
    """

    text: str
    start: int
    paragraph: int
    standing: Standing
    analysis: Analysis
    nearest: str | None = None

    @property
    def invented(self) -> bool:
        """Whether it ought to be a word of the language and is none."""
        return self.standing is Standing.WORD and not self.analysis.accepted

    @property
    def forms(self) -> frozenset[str]:
        """The token in lower case, and its root."""
        return frozenset((normalised(self.text), self.analysis.root))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokens of an answer, looked up in one lexicon."""

    prose: Prose = field(repr=False)
    words: tuple[LookedUp, ...]
    language: str
    calibration: Calibration | None
    roots: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Dictionary forms of the words in the item's table of terms."""

    def place(self, word: LookedUp) -> Place:
        """Where a token stands."""
        return self.prose.place(word.start, word.start + len(word.text))

    @property
    def looked_up(self) -> tuple[LookedUp, ...]:
        """Tokens that ought to be words of the language."""
        return tuple(one for one in self.words if one.standing is Standing.WORD)

    @property
    def invented(self) -> tuple[LookedUp, ...]:
        """Words that do not exist."""
        return tuple(one for one in self.words if one.invented)

    def paragraphs(self) -> Iterator[tuple[LookedUp, ...]]:
        """Looked-up tokens by paragraph; paragraphs without any are left out."""
        rows: dict[int, list[LookedUp]] = {}
        for one in self.looked_up:
            rows.setdefault(one.paragraph, []).append(one)
        yield from (tuple(one) for one in rows.values())

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Read a marked text, for examples.

        ``tenata*`` is in no lexicon, ``tenata*tena`` neither, and near to a word; ``the~`` is
        left over; ``baharini=bahari`` has that root.
        """
        marked = text if isinstance(text, str) else next(iter(text.values()), "")
        plain, marks = _unmarked(marked)
        prose = Prose.parse(plain)
        rows = []
        for number, _, word in _tokens(prose):
            mark, said = marks.get(word.start, ("", ""))
            fault = mark == "*"
            root = said if mark == "=" else normalised(word.text)
            found = unknown(root) if fault else Analysis(WordClass.KNOWN, "example", root)
            standing = Standing.LEFT_OVER if mark == "~" else Standing.WORD
            near = said if fault and said else None
            rows.append(LookedUp(word.text, word.start, number, standing, found, near))
        return cls(prose, tuple(rows), "sw", Calibration(0.016, 1000))

    @classmethod
    def of(
        cls,
        prose: Prose,
        lexicon: Lexicon,
        notes: Notes,
        source: str = "",
        foreign: Collection[str] = (),
        terms: Collection[str] = (),
    ) -> Self:
        """Look every token up.

        Args:
            prose: the answer.
            lexicon: of the language that it ought to be in.
            notes: what is not part of the translation.
            source: the text that was translated, or nothing.
            foreign: frequent words of the source language, in lower case.
            terms: words whose dictionary forms will be wanted.
        """
        copied = _Copied.of(source, foreign)
        middle = {
            word.text for _, sentence, word in _tokens(prose) if word.start != _first(sentence)
        }
        addresses = [one.span() for one in _ADDRESS.finditer(prose.text)]
        rows = []
        for number, sentence, word in _tokens(prose):
            found = lexicon.analyse(word.text)
            inside = word.start != _first(sentence)
            standing = _standing(word, found, copied, notes, inside or word.text in middle)
            if any(start <= word.start < end for start, end in addresses):
                standing = Standing.NAME
            rows.append(LookedUp(word.text, word.start, number, standing, found))
        rows = [_with_nearest(one, lexicon) for one in _names_joined(rows, prose.text)]
        roots = {one: lexicon.analyse(one).root for one in terms}
        return cls(prose, tuple(rows), lexicon.name, lexicon.calibration, roots)


@dataclass(frozen=True, slots=True)
class _Copied:
    """Strings that an answer may have taken over from the source."""

    names: frozenset[str]
    words: frozenset[str]
    foreign: Collection[str]

    @classmethod
    def of(cls, source: str, foreign: Collection[str]) -> Self:
        texts = [one.text for one in words_of(source)]
        names = frozenset(one for one in texts if not one.islower())
        words = frozenset(one for one in texts if one.islower() and len(one) > 2)
        return cls(names, words, foreign)


def _standing(word: Word, found: Analysis, copied: _Copied, notes: Notes, inside: bool) -> Standing:  # noqa: FBT001 - one call, beside the others
    if notes.covers(word.start):
        return Standing.NOTE
    if any(one.isdigit() for one in word.text):
        return Standing.NUMBER
    if found.accepted:
        return Standing.WORD
    lower = normalised(word.text)
    if len(lower) == 1 or _is_name(word.text, copied, inside=inside):
        return Standing.NAME
    taken = lower in copied.words or lower in copied.foreign
    return Standing.LEFT_OVER if taken else Standing.WORD


def _with_nearest(word: LookedUp, lexicon: Lexicon) -> LookedUp:
    return replace(word, nearest=lexicon.nearest(word.text)) if word.invented else word


def _names_joined(rows: list[LookedUp], text: str) -> Iterator[LookedUp]:
    """Take foreign words between the capitals of one name for parts of it: Bank of Uganda."""
    for at, one in enumerate(rows):
        sides = (rows[max(0, at - 2) : at][::-1], rows[at + 1 : at + 3])
        if one.standing is Standing.LEFT_OVER and all(_capital(one, side, text) for side in sides):
            yield replace(one, standing=Standing.NAME)
        else:
            yield one


def _capital(word: LookedUp, side: list[LookedUp], text: str) -> bool:
    """Whether the next token that is no foreign word, nearest first, has a capital."""
    for near in side:
        first, last = sorted((near, word), key=lambda one: one.start)
        if re.search(r"[^\w\s&-]", text[first.start + len(first.text) : last.start]):
            return False
        if near.standing is not Standing.LEFT_OVER:
            return near.text[0].isupper()
    return False


def _is_name(text: str, copied: _Copied, *, inside: bool) -> bool:
    """Capitals in the middle of a sentence or of a word; at its start, if the source has it."""
    if text[0].isupper() and (inside or text in copied.names or text.isupper()):
        return True
    return not text.islower() and text[1:] != text[1:].lower()


def _tokens(prose: Prose) -> Iterator[tuple[int, Sentence, Word]]:
    """Every token with its paragraph and sentence; parts joined by a hyphen are one."""
    for number, paragraph in enumerate(prose.paragraphs):
        for sentence in paragraph.sentences:
            held: Word | None = None
            for word in sentence.words:
                if held and prose.text[held.end : word.start] in ("-", "\u2010", "\u2011"):
                    held = Word(prose.text[held.start : word.end], held.start)
                    continue
                if held:
                    yield number, sentence, held
                held = word
            if held:
                yield number, sentence, held


def _first(sentence: Sentence) -> int:
    return sentence.words[0].start


_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[@#]\w[\w.-]*"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|io|co|gov|edu|africa|ke|tz|ug)\b\S*"
)
_MARK = re.compile(r"(?<=\w)(?P<mark>\*(?!\*)|[=~])(?P<said>[\w']*)")


def _unmarked(text: str) -> tuple[str, dict[int, tuple[str, str]]]:
    """Take the marks out; return the text and, by offset of their word, the marks."""
    plain, marks, at = "", {}, 0
    for one in _MARK.finditer(text):
        plain += text[at : one.start()]
        at = one.end()
        start = len(plain) - len(re.split(r"[^\w'-]", plain)[-1])
        marks[start] = (one["mark"], one["said"])
    return plain + text[at:], marks
