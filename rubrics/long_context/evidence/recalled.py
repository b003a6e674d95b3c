"""Recalled: what an answer says of each needle that was asked for.

An answer is read blind: whoever reads it knows the names and that numbers have five digits, and no
right number. What is said last of a name counts; two numbers beside one name are none.
"""

import re
from dataclasses import dataclass
from typing import Self

from grader.evidence.source import SourceFiles
from grader.finding import thaw
from grader.item import Item
from grader.missing import Cause, Missing
from grader.provider import provider

_NUMBER = re.compile(r"(?<![\d.,])\d{2}[,.\u00a0\u202f' ]?\d{3}(?!\d)|(?<!\d)\d+(?!\d)")
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+\u2022|]|\d+[.)]\s))")


@dataclass(frozen=True, slots=True)
class Needle:
    """A fact that was asked for; ``depth`` is its place in the text, from 0 to 1."""

    name: str
    thing: str
    code: str
    depth: float


@dataclass(frozen=True, slots=True)
class Haystack:
    """What stands in the text: the needles that were asked for, and those that are like them."""

    needles: tuple[Needle, ...]
    others: tuple[Needle, ...] = ()

    @classmethod
    def of(cls, item: Item) -> Self | None:
        """Read the needles off an item; None where it has none."""
        told = thaw(item.expected)
        if not isinstance(told, dict) or not told.get("needles"):
            return None
        needles = tuple(Needle(n, t, c, float(d)) for n, t, c, d in told["needles"])
        others = tuple(Needle(n, t, c, -1.0) for n, t, c in told.get("others") or ())
        return cls(needles, others)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one name: a number, empty where none is, and where that stands."""

    name: str
    numbers: tuple[str, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is said of each name that was asked for, in their order."""

    said: tuple[Said, ...]

    @classmethod
    def read(cls, text: str, names: tuple[str, ...]) -> Self:
        """Read an answer for some names."""
        pattern = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?![^\W_])", re.IGNORECASE
        )
        found = list(pattern.finditer(text))
        if not found and len(names) == 1:
            return cls((Said(names[0], tuple(dict.fromkeys(_numbers(text))), _line(text)),))
        last: dict[str, Said] = {}
        ends = [*(one.start() for one in found), len(text)][1:]
        for one, end in zip(found, ends, strict=True):
            numbers = tuple(dict.fromkeys(_numbers(_span(text, one.end(), end))))
            name = one[0].casefold()
            if numbers or name not in last:
                line = text.count("\n", 0, one.start()) + 1
                last[name] = Said(one[0], numbers, line)
        return cls(tuple(last.get(one.casefold(), Said(one, ())) for one in names))


@provider
def recalled(source: SourceFiles, item: Item) -> Recalled | Missing:
    """Read the answer for the names that the item asks for."""
    stack = Haystack.of(item)
    if stack is None:
        return Missing("the item has no needles", Cause.NO_ITEM)
    return Recalled.read(source.index.text, tuple(one.name for one in stack.needles))


def _span(text: str, start: int, end: int) -> str:
    """What belongs to a name: up to the next one, and up to the next entry of a list."""
    part = text[start:end]
    for stop in _BREAK.finditer(part):
        if _numbers(part[: stop.start()]):
            return part[: stop.start()]
    return part


def _numbers(text: str) -> list[str]:
    """Numbers with five digits, without separators."""
    digits = (re.sub(r"\D", "", one) for one in _NUMBER.findall(text))
    return [one for one in digits if len(one) == 5]


def _line(text: str) -> int:
    first = _NUMBER.search(text)
    return text.count("\n", 0, first.start()) + 1 if first else 1
