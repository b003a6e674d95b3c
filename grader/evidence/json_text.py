"""JsonText: an answer as JSON, or why it is none and where.

Read strictly by RFC 8259: no comments, no trailing commas, no NaN, nothing around the
value. What a lenient reader would have found is kept apart, so that a check can say
"it is fine but for the fence around it".
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from grader.artifact import Medium
from grader.evidence.source import SourceFiles, SourceText
from grader.finding import Place, to_json
from grader.missing import Cause, Missing
from grader.provider import provider

DEEPEST = 500
"""Levels of nesting beyond which the usual readers give up."""

_SPACE = " \t\n\r"
_FENCED = re.compile(r"\s*(`{3,}|~{3,})[^\n`]*\n(.*?)(?:\n[ \t]*\1|\Z)", re.DOTALL)
_STRING = r'"(?:[^"\\]|\\.?)*+(?:"|\Z)'
_NESTING = re.compile(rf"{_STRING}|[\[{{]|[\]}}]", re.DOTALL)
_MOST_DIGITS = 4000  # beyond this Python refuses to read an integer


class Flaw(StrEnum):
    """Why an answer is no JSON."""

    EMPTY = "empty"
    FENCED = "fenced"
    SURROUNDED = "surrounded"
    UNFINISHED = "unfinished"
    NOT_FINITE = "not-finite"
    TOO_DEEP = "too-deep"
    ENCODING = "encoding"
    SYNTAX = "syntax"


@dataclass(frozen=True, slots=True)
class JsonError:
    """The first thing that makes an answer no JSON. ``reason`` is a sentence without a dot."""

    flaw: Flaw
    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class JsonText:
    """An answer read as JSON.

    ``valid`` is the text of the value itself where a value could be read: the whole answer,
    or what stands inside a fence or between other words (then there is an ``error`` too);
    else None. ``duplicates`` names the keys that an object has twice: legal, but all
    values except the last are lost.
    """

    file: SourceText = field(repr=False)
    valid: str | None = None
    error: JsonError | None = None
    duplicates: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole answer."""
        return self.file.text

    def place(self, offset: int) -> Place:
        """Turn an offset in the text of the value (code points) into a place in the file."""
        return self.file.place(max(0, self.text.find(self.valid or "")) + offset)

    def value(self) -> Any:
        """Return the value, built anew at each call: dicts, lists and scalars.

        Raises:
            ValueError: no value could be read.
        """
        if self.valid is None:
            raise ValueError("the answer holds no JSON")
        return _Reading().read(self.valid)

    def frozen(self) -> object:
        """Return the value with tuples for arrays and pairs for objects, to be kept."""
        return to_json(self.value())

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Read an answer given as text."""
        return cls.read(SourceFiles.parse(text, Medium.JSON).index)

    @classmethod
    def read(cls, file: SourceText) -> Self:
        """Read an answer."""
        text = file.text
        reading = _Reading()
        error = _error(file, reading)
        if error is None:
            return cls(file, text, None, tuple(reading.duplicates))
        if error.flaw is Flaw.ENCODING:
            return cls(file, text, error, tuple(reading.duplicates))
        inner = _inner(text) if error.flaw in (Flaw.SYNTAX, Flaw.UNFINISHED) else None
        if inner is None:
            return cls(file, None, error)
        valid, start, flaw = inner
        place = file.place(start)
        return cls(file, valid, JsonError(flaw, place, error.reason))


@provider
def json_text(source: SourceFiles) -> JsonText | Missing:
    """Read the answer as JSON, whatever its medium says."""
    if source.medium is Medium.HTML:
        return Missing("the answer is a page, not JSON", Cause.CANNOT_TELL)
    return JsonText.read(source.index)


class _NotFiniteError(ValueError):
    """NaN or Infinity, which Python would read and JSON does not have."""


class _Reading:
    """One strict reading of a text."""

    def __init__(self) -> None:
        self.duplicates: list[str] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_constant=self._constant,
            parse_int=_integer,
        )

    def read(self, text: str) -> Any:
        """Read a text that holds one value and nothing else."""
        return self._decoder.decode(text)

    def read_at(self, text: str, start: int) -> int:
        """Read one value from an offset on; return the offset behind it."""
        return self._decoder.raw_decode(text, start)[1]

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen and key not in self.duplicates:
                    self.duplicates.append(key)
                seen.add(key)
        return made

    def _constant(self, name: str) -> Any:
        raise _NotFiniteError(name)


def _error(file: SourceText, reading: _Reading) -> JsonError | None:
    text = file.text
    if not text.strip(_SPACE):
        return JsonError(Flaw.EMPTY, file.place(0), "there is nothing")
    deep = _too_deep(text)
    if deep is not None:
        reason = f"it nests more than {DEEPEST} levels"
        return JsonError(Flaw.TOO_DEEP, file.place(deep), reason)
    try:
        reading.read(text)
    except _NotFiniteError as error:
        found = re.search(rf"-?\b{str(error).removeprefix('-')}\b", _blanked(text))
        start = found.start() if found else 0
        return JsonError(Flaw.NOT_FINITE, file.place(start), f"{error} is no JSON value")
    except json.JSONDecodeError as error:
        unfinished = error.pos >= len(text.rstrip(_SPACE)) or error.msg.startswith("Unterminated")
        flaw = Flaw.UNFINISHED if unfinished else Flaw.SYNTAX
        return JsonError(flaw, file.place(error.pos), _in_words(error.msg))
    if file.damage is not None:
        reason = f"byte {file.damage + 1} is wrong"
        return JsonError(Flaw.ENCODING, file.place(max(0, file.text.find("\ufffd"))), reason)
    return None


def _inner(text: str) -> tuple[str, int, Flaw] | None:
    """Find a value inside a fence, or between other words: its text, offset and flaw."""
    fenced = _FENCED.match(text)
    if fenced and _reads(fenced[2]):
        return fenced[2], fenced.start(1), Flaw.FENCED
    opening = re.search(r"[\[{]", text)
    if opening is None:
        return None
    start = opening.start()
    try:
        end = _Reading().read_at(text, start)
    except ValueError:
        return None
    before = text[:start].strip(_SPACE)
    if before.endswith(("```", "```json")):
        return text[start:end], text.index("```"), Flaw.FENCED
    outside = 0 if before else end
    while text[outside] in _SPACE:
        outside += 1
    return text[start:end], outside, Flaw.SURROUNDED


def _reads(text: str) -> bool:
    try:
        _Reading().read(text)
    except ValueError:
        return False
    return True


def _too_deep(text: str) -> int | None:
    """Offset of the bracket that nests too deep, or None."""
    depth = 0
    for mark in _NESTING.finditer(text):
        sign = mark[0]
        if sign in "[{":
            depth += 1
            if depth > DEEPEST:
                return mark.start()
        elif sign in "]}":
            depth -= 1
    return None


def _blanked(text: str) -> str:
    """The text with its strings blanked out, for looking up words outside of them."""
    return re.sub(_STRING, lambda one: " " * len(one[0]), text, flags=re.DOTALL)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _in_words(message: str) -> str:
    return message[:1].lower() + message[1:]
