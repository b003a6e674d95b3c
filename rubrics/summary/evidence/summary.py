"""Summary: the facts that a text keeps, and the names and numbers that its source does not have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from grader.evidence.source import SourceFiles, SourceText, source_text
from grader.finding import thaw
from grader.item import Item
from grader.missing import Cause, Missing
from grader.provider import provider
from rubrics.prose.evidence.counted import Counted

_NUMBER = re.compile("(?<![\\w.])\\d{1,3}(?:[,.'\u2019\u00a0\u202f ]\\d{3})+(?!\\d)|\\d+")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}(?:[A-Z][a-z]+)*")
_HEADING = re.compile(r"^\s*(?:#|\*\*[^*]+\*\*\s*$)")
_KNOWN = frozenset({"English", "Mayor", "Report", "Summary", "The", "Monday's"})

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Fact:
    """A planted fact: ``kind`` is name or number."""

    kind: str
    what: str
    value: str


@dataclass(frozen=True, slots=True)
class Added:
    """A name or number that the source does not have, and its offset in the file."""

    kind: str
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a summary keeps of the facts, in their order, and what it adds."""

    file: SourceText
    kept: tuple[tuple[Fact, bool], ...]
    added: tuple[Added, ...]
    names: int

    @classmethod
    def read(cls, file: SourceText, facts: tuple[Fact, ...], source: str) -> Self:
        """Read a summary beside its source."""
        text = Counted.read(file)
        numbers = {one for _, part in text.paragraphs for _, one in _numbers(part)}
        kept = tuple((one, _kept(one, text.text, numbers)) for one in facts)
        said = [(start, part) for start, part in text.paragraphs if not _HEADING.match(part)]
        there = {one for _, one in _numbers(source)}
        words = set(re.findall(r"[a-z]+", source.lower()))
        found: dict[str, Added] = {}
        count = 0
        for start, part in said:
            for at, number in _numbers(part):
                count += 1
                if number not in there:
                    found.setdefault(number, Added("number", number, start + at))
            for name in _NAME.finditer(part):
                count += 1
                known = name[0].lower() in words or name[0] in _KNOWN
                if not known:
                    found.setdefault(name[0], Added("name", name[0], start + name.start()))
        return cls(file, kept, tuple(found.values()), max(count, len(found), 1))


@provider
def summary(source: SourceFiles, item: Item) -> Summary | Missing:
    """Read the answer as a summary of what the item asks about."""
    facts = facts_of(item)
    if not facts:
        return Missing("the item has no facts", Cause.NO_ITEM)
    return Summary.read(source.index, facts, item.prompt)


def facts_of(item: Item) -> tuple[Fact, ...]:
    """The facts that are asked for; nothing where the item has none."""
    told = thaw(item.expected)
    given = told.get("facts") if isinstance(told, dict) else None
    return tuple(Fact(*map(str, one)) for one in given or ())


def parse(text: str, facts: tuple[Fact, ...], source: str) -> Summary:
    """Read a text."""
    return Summary.read(source_text("answer.txt", text.encode()), facts, source)


def _kept(fact: Fact, text: str, numbers: set[str]) -> bool:
    if fact.kind == "name":
        return re.search(rf"(?<!\w){re.escape(fact.value)}(?!\w)", text, re.IGNORECASE) is not None
    spelled = _spelled(int(fact.value))
    return fact.value in numbers or bool(spelled and re.search(rf"\b{spelled}\b", text.lower()))


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    for one in _NUMBER.finditer(text):
        yield one.start(), re.sub(r"\D", "", one[0])


def _spelled(number: int) -> str:
    """A number from 20 to 99 as a pattern for its words, else nothing."""
    if not 20 <= number <= 99:
        return ""
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (rf"[-\s]{_ONES[ones]}" if ones else "")
