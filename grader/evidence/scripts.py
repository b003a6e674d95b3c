"""Scripts: which writing system a text is in, and the words that are in another."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from grader.evidence.prose import Prose, Word, words_of
from grader.evidence.translation import TranslationTask
from grader.finding import Place
from grader.missing import Missing
from grader.provider import provider

_TOGETHER = {"HIRAGANA": "Japanese", "KATAKANA": "Japanese", "CJK": "Han", "HANGUL": "Hangul"}
_ALWAYS = frozenset({"Latin", "Greek"})
"""Latin names and Greek symbols stand in texts of every script."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """One word with letters of another script than the text's."""

    text: str
    place: Place
    script: str
    mixed: bool


@dataclass(frozen=True, slots=True)
class Scripts:
    """The script of most letters (empty where there are none), and the words in others."""

    main: str
    strangers: tuple[Stranger, ...]

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Read a text."""
        return cls.of(Prose.parse(text), "")

    @classmethod
    def of(cls, prose: Prose, source: str) -> Self:
        """Find words in a script that neither most of the text nor its source is written in."""
        count: Counter[str] = Counter()
        for word in prose.words:
            count.update(_scripts(word.text))
        if not count:
            return cls("", ())
        main = count.most_common(1)[0][0]
        allowed = {
            main,
            *_ALWAYS,
            *(one for word in words_of(source) for one in _scripts(word.text)),
        }
        if {"Japanese", "Han"} & {main}:
            allowed |= {"Japanese", "Han"}
        return cls(main, tuple(_strangers(prose, allowed, main)))


@provider
def scripts(text: Prose, task: TranslationTask | Missing) -> Scripts:
    """Tell the writing systems of an answer."""
    return Scripts.of(text, task.source if isinstance(task, TranslationTask) else "")


def _strangers(prose: Prose, allowed: set[str], main: str) -> Iterator[Stranger]:
    held: Word | None = None
    for word in prose.words:
        found = _scripts(word.text)
        other = next((one for one in found if one not in allowed), None)
        if other is None:
            continue
        if held is not None and held.end == word.start:
            held = word
            continue
        held = word
        run = _run(prose, word, other)
        mixed = main in found and main != other
        yield Stranger(run, prose.place(word.start, word.start + len(run)), other, mixed)


def _run(prose: Prose, word: Word, script: str) -> str:
    """The word, with the neighbours of its script that no space parts from it."""
    end = word.end
    while end < len(prose.text) and script in _scripts(prose.text[end]):
        end += 1
    return prose.text[word.start : end]


def _scripts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in map(_script, text) if one))


@cache
def _script(letter: str) -> str:
    """The script of a letter by its Unicode name, empty for what is no letter."""
    if not letter.isalpha() or unicodedata.category(letter) == "Lm":
        return ""
    name = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
    return _TOGETHER.get(name, name.capitalize())
