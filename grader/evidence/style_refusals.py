"""Refusals: what in a value a browser does not take, offline, by tables that Chromium wrote.

Only what is surely wrong is told. A value that the browser alone knows (``var(…)``), a property
with names of the page's own, and prefixed words are left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from grader.evidence.near import nearest
from grader.evidence.style_values import COMMON, FUNCTIONS, UNITS, Token, is_open, tokens
from grader.evidence.tables.styles import FREE, KEYWORDS, WORDS

_COURTESIES = frozenset({("cursor", "hand")})
"""Words for browsers of old, which stand beside the right ones."""

Reason = Literal["colour", "unit", "word", "function"]


@dataclass(frozen=True, slots=True)
class Refused:
    """One part of a value that its property does not take; ``near`` is what was meant, perhaps."""

    reason: Reason
    text: str
    near: str | None = None


def refused(name: str, value: str) -> Iterator[Refused]:
    """Say what a property does not take. ``name`` is in lower case, as style sheets write it."""
    if is_open(value):
        return
    inside = list(tokens(value))
    outside = [token for token in inside if not token.within]
    yield from (
        Refused("colour", one.text)
        for one in outside
        if one.kind == "hash" and not _is_colour(one.text)
    )
    yield from (
        Refused("unit", one.text + one.unit)
        for one in inside
        if one.kind == "number" and one.unit and one.unit not in UNITS
    )
    if name not in FREE and name[:1] != "-" and "progid" not in value and "\\" not in value:
        yield from _functions(inside)
        yield from _words(name, outside)


def _functions(inside: list[Token]) -> Iterator[Refused]:
    """Functions that do not exist, where one that does is near: there are always newer ones."""
    for text in (one.text.lower() for one in inside if one.kind == "function"):
        near = None if text in FUNCTIONS else nearest(text, FUNCTIONS, most=2)
        if near is not None:
            yield Refused("function", f"{text}()", f"{near}()")


def _words(name: str, outside: list[Token]) -> Iterator[Refused]:
    for word in (one.text.lower() for one in outside if one.kind == "word"):
        if not _takes(name, word, outside):
            yield Refused("word", word, nearest(word, WORDS.get(name) or KEYWORDS, most=2))


def _takes(name: str, word: str, outside: list[Token]) -> bool:
    """Whether a property may take a word: alone if it stands alone, else in some value at all."""
    if word in COMMON or word.startswith("-") or (name, word) in _COURTESIES:
        return True
    if len(outside) == 1 and name in WORDS:
        return word in WORDS[name]
    return word in KEYWORDS or word in ("from", "to")


def _is_colour(text: str) -> bool:
    digits = text[1:].lower()
    return len(digits) in (3, 4, 6, 8) and all(one in "0123456789abcdef" for one in digits)
