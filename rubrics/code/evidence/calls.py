"""Calls: what came of every hidden test of a JavaScript function."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from grader.finding import thaw
from grader.item import Item


class How(StrEnum):
    """How a call ended."""

    RETURNED = "returned"
    THREW = "threw"
    UNWRITABLE = "unwritable"  # what came back is too large, or a circle
    PENDING = "pending"  # a promise that never settles
    HUNG = "hung"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Call:
    """One call. ``text`` is the value as JSON (see ``values``), or what was thrown.

    ``line`` and ``column`` say where in the answer an error came from, 1-based, in code points.
    """

    how: How = How.RETURNED
    text: str = ""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The engine takes the code for no JavaScript: its words, and where it stopped reading."""

    text: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Calls:
    """What came of an answer: refused as code, without the function, or called.

    ``found`` is the kind of thing that stands under the name (``typeof``), ``nothing`` where
    there is none. ``loading`` is what was thrown, or went on for ever, before any call. ``made``
    holds the calls in the order of the tests; after one that never ends there are no more.
    """

    refused: Refused | None = None
    found: str = "function"
    loading: Call | None = None
    made: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One hidden test: a call as JavaScript, and the value that it has to give (see ``values``).

    ``edge`` says what is unusual about it, empty for a usual one. ``law`` is how values are
    compared: ``exact``, ``close``, ``unordered`` or ``one-of``.
    """

    call: str
    want: str
    edge: str = ""
    law: str = "exact"


@dataclass(frozen=True, slots=True)
class Suite:
    """The function that is asked for, and its hidden tests."""

    function: str
    cases: tuple[Case, ...]

    @classmethod
    def of(cls, item: Item) -> Self | None:
        """Read the tests off an item; None where it has none."""
        expected = thaw(item.expected)
        name = item.param("function")
        if not isinstance(expected, dict) or not isinstance(name, str):
            return None
        given = expected.get("cases") or []
        return cls(name, tuple(Case(*map(str, one)) for one in given)) if given else None
