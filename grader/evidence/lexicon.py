"""What a lexicon says of a word: whether it exists, and why.

A lexicon looks a token up and never at its neighbours. Four classes: *known* stands in a word
list, *analysable* follows from known roots by rules, *weak* is only plausible, *unknown* is
none of these. The first three are accepted.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class WordClass(StrEnum):
    """How sure a lexicon is that a word exists, surest first."""

    KNOWN = "known"
    ANALYSABLE = "analysable"
    WEAK = "weak"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a lexicon says of one token.

    ``root`` is the dictionary form that the token goes back to (itself where the lexicon
    knows no roots), ``reason`` how.
    """

    word_class: WordClass
    reason: str
    root: str

    @property
    def accepted(self) -> bool:
        """Whether the word may count as a word of the language."""
        return self.word_class is not WordClass.UNKNOWN


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often a lexicon errs, measured on text that it was not built from.

    ``false_alarms`` is the share (0 to 1) of running lower-case words of real text that it
    rejects, ``words`` the size of that sample, ``detection`` the share of invented words that
    it rejects.
    """

    false_alarms: float
    words: int
    detection: float | None = None
    sample: str = ""


class Lexicon(Protocol):
    """A provider of one language's words."""

    @property
    def name(self) -> str:
        """Name as asked for: ``sw``, ``hunspell:hi``, ``wordlist:words.txt``."""

    @property
    def calibration(self) -> Calibration | None:
        """How often it errs, or None where nobody measured: then it is advisory."""

    def analyse(self, token: str) -> Analysis:
        """Look one token up. Capitals are looked up in lower case."""

    def nearest(self, token: str) -> str | None:
        """A real word near to a token, or None where there is none near."""


APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u02bb\u0060\u00b4", "'"))


def normalised(token: str) -> str:
    """Trim, compose (NFC), write one kind of apostrophe, and lower the case of a token."""
    if token.isascii():
        return token.strip().lower().replace("`", "'")
    return unicodedata.normalize("NFC", token).strip().translate(APOSTROPHES).lower()


UNKNOWN_REASON = "in no list, and no analysis from known roots"


def unknown(token: str) -> Analysis:
    """Say that a token is no word."""
    return Analysis(WordClass.UNKNOWN, UNKNOWN_REASON, token)
