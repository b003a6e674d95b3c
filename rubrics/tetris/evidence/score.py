"""Numbers that a page shows, under the words beside them."""

# ruff: noqa: RUF001 - signs and letters of other alphabets are meant

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rubrics.tetris.evidence.vocabulary import BEST, LEVEL, LINES, SCORE

Figures: TypeAlias = tuple[tuple[str, str], ...]
"""Numbers as they stand on the page, each under the words beside it."""

_NUMBER = re.compile(
    r"NaN|undefined|\[object \w+\]"
    r"|(?<![\w.])-?(?:\d{1,3}(?:[,.'’ \u00a0\u202f\u2009]\d{3})+(?!\d)|\d+)(?!\d)"
)
_BROKEN = re.compile(r"NaN|undefined|\[object")
_FRACTION = re.compile(r"\d+[.,]\d{1,2}(?!\d)|\d+:\d\d")
FAR = 260.0
"""CSS pixels to the left at which a label still belongs to a number."""

SEVERAL = 2
"""Heights of a label that may lie between it and its number, above or below."""

UNIT = 12
"""Characters of what may stand behind a number as its unit: ``0 points``."""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text and its box in CSS pixels."""

    text: str
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


def number(text: str) -> int | None:
    """Read a number with any digits and separators; None where it is none (``NaN``)."""
    if _BROKEN.search(text):
        return None
    digits = "".join(str(unicodedata.decimal(one)) for one in text if one.isdecimal())
    return int(digits) * (-1 if text.startswith("-") else 1) if digits else None


def figures(words: Sequence[Word]) -> Figures:
    """Find the numbers among some words, and the label of each."""
    found = []
    for word in words:
        text = _FRACTION.sub(" ", word.text)
        since = 0
        for match in _NUMBER.finditer(text):
            label = _bare(text[since : match.start()])
            if not label and match.end() < len(text) and not since:
                rest = _bare(text[match.end() :])
                label = rest if len(rest) <= UNIT else ""
            found.append((label or _beside(word, words), match[0]))
            since = match.end()
    return tuple((label[:LONGEST], value) for label, value in found)


LONGEST = 40


def _bare(text: str) -> str:
    return text.strip(" \t:：=|/·•-–—()[]#×x★")


def _beside(word: Word, words: Sequence[Word]) -> str:
    """The words to the left of a number, else those above it, else those below."""
    labels = [one for one in words if not _NUMBER.search(one.text) and _bare(one.text)]
    level = [
        (word.left - one.right, one)
        for one in labels
        if min(word.bottom, one.bottom) - max(word.top, one.top) > min(word.height, one.height) / 2
        and -2 <= word.left - one.right <= FAR
    ]
    over = [
        (word.top - one.bottom, one)
        for one in labels
        if min(word.right, one.right) > max(word.left, one.left) - word.height
        and -2 <= word.top - one.bottom <= SEVERAL * one.height
    ]
    under = [
        (one.top - word.bottom, one)
        for one in labels
        if min(word.right, one.right) > max(word.left, one.left) - word.height
        and -2 <= one.top - word.bottom <= SEVERAL * one.height
    ]
    level.sort(key=lambda pair: pair[0])
    if level and (level[0][0] <= 3 * word.height or not (over or under)):
        return _bare(level[0][1].text)
    for near in (over, under, level):
        if near:
            return _bare(min(near, key=lambda pair: pair[0])[1].text)
    return ""


def is_score(label: str) -> bool:
    """Whether a number under this label counts points."""
    return bool(SCORE.search(label)) and not BEST.search(label) and not LEVEL.search(label)


def scores(seen: Figures) -> tuple[str, ...]:
    """Every number that is labelled as points."""
    return tuple(value for label, value in seen if is_score(label))


def level(seen: Figures) -> int | None:
    """The level that is shown."""
    shown = (value for label, value in seen if LEVEL.search(label) and not LINES.search(label))
    return next((number(one) for one in shown), None)
