"""Constraints: what a text breaks of what was asked for, each with the place where it does."""
# ruff: noqa: RUF001 - signs that models write

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rubrics.prose.evidence.counted import WORD, Counted

_ENGLISH = frozenset(
    {
        "the", "a", "an", "of", "and", "to", "in", "is", "was", "it", "that", "for", "with", "as",
        "on", "at", "by", "his", "her", "he", "she", "they", "from", "this", "be", "were", "had",
        "has", "have", "not", "but", "or", "its", "their", "there", "who",
    }
)  # fmt: skip
SHORT = 25
"""Words of a paragraph that has a word of every day in it, in English."""

_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_AGE = re.compile(
    r"\b([\w]+(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?)[-\s]years?[-\s]old\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Breach:
    """One constraint that is broken: what is wrong, and the offset in the file, if any."""

    kind: str
    text: str
    at: int | None = None


def breaches(text: Counted, kind: str, value: Any) -> Iterator[Breach]:
    """What breaks a constraint; a kind that is not known breaks nothing."""
    judge = _JUDGES.get(kind)
    if judge:
        for said, at in judge(text, value):
            yield Breach(kind, said, at)


def drifts(text: Counted) -> Iterator[Breach]:
    """Where a text leaves the Latin script, or English."""
    for start, paragraph in text.paragraphs:
        strange = next((n for n, one in enumerate(paragraph) if _foreign(one)), None)
        if strange is not None:
            yield Breach("drift", "the text leaves the Latin script", start + strange)
            return
        words = [one.lower() for one in WORD.findall(paragraph)]
        if len(words) >= SHORT and not _ENGLISH & set(words):
            yield Breach("drift", "this paragraph is not English", start)
            return


Said = Iterator[tuple[str, int | None]]


def _words(text: Counted, value: Any) -> Said:
    least, most = value
    few, many = min(text.counts), max(text.counts)
    if many < least:
        yield f"{many} words are fewer than {least}", None
    elif few > most:
        yield f"{few} words are more than {most}", None


def _paragraphs(text: Counted, value: Any) -> Said:
    found = len(text.paragraphs)
    if found != value:
        yield f"{found} paragraphs, not {value}", None


def _must(text: Counted, value: Any) -> Said:
    for word in value:
        if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.text, re.IGNORECASE):
            yield f'the word "{word}" is missing', None


def _never(text: Counted, value: Any) -> Said:
    for word in value:
        yield from _there(
            text, rf"(?<!\w){re.escape(word)}(?!\w)", f'the word "{word}" stands here'
        )


def _letter(text: Counted, value: Any) -> Said:
    yield from _there(text, re.escape(value), f'the letter "{value}" stands here')


def _sign(text: Counted, value: Any) -> Said:
    yield from _there(text, re.escape(value), f'"{value}" stands here')


def _ending(text: Counted, value: Any) -> Said:
    last = text.paragraphs[-1][1] if text.paragraphs else ""
    if not last.rstrip("*_\"”' ").replace("’", "'").endswith(value):
        yield f'the text does not end with "{value}"', None


def _hero(text: Counted, value: Any) -> Said:
    name, town, age = value
    for one in (name, town):
        if not re.search(rf"\b{one}\b", text.text):
            yield f"{one} does not appear", None
    spelled = _spelled(age)
    if not re.search(rf"(?<!\d){age}(?!\d)|\b{spelled}\b", text.text, re.IGNORECASE):
        yield f"the age of {age} does not appear", None
    for start, paragraph in text.paragraphs:
        for found in _AGE.finditer(paragraph):
            said = found[1].lower().replace(" ", "-")
            known = said.isdigit() or said.split("-")[0] in _TENS
            if known and said not in (str(age), spelled):
                yield f"{name} is {age} years old, and {found[1]} here", start + found.start()


def _there(text: Counted, pattern: str, said: str) -> Said:
    for start, paragraph in text.paragraphs:
        found = re.search(pattern, paragraph, re.IGNORECASE)
        if found:
            yield said, start + found.start()
            return


def _spelled(age: int) -> str:
    tens, ones = divmod(age, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _foreign(letter: str) -> bool:
    return letter.isalpha() and ord(letter) > 0x24F and "LATIN" not in unicodedata.name(letter, "")


_JUDGES: dict[str, Callable[[Counted, Any], Said]] = {
    "words": _words,
    "paragraphs": _paragraphs,
    "must": _must,
    "never": _never,
    "letter": _letter,
    "sign": _sign,
    "ending": _ending,
    "hero": _hero,
}
