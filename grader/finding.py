"""A finding: one fault, at one place, in the words of its check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any

Json = None | bool | int | float | str | tuple["Json", ...]
"""What a detail may hold: JSON scalars and (nested) lists, kept as tuples."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault sits. Everything unknown stays None.

    Lines and columns are 1-based and count in the file, not in the script; columns
    count code points. ``time_ms`` is virtual time since the page was opened.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    selector: str | None = None
    time_ms: float | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence a check can say. Its id is what tests and SQL hold on to.

    ``text`` may name details in braces: ``Message("dead", "{name} does nothing")``.
    """

    id: str
    text: str

    def at(self, place: Place = NOWHERE, **detail: object) -> "Finding":
        """Say the sentence at a place. Details become JSON values and fill the text."""
        return Finding(self, place, tuple((name, to_json(value)) for name, value in detail.items()))

    def on(self, line: int, column: int | None = None) -> "Expected":
        """What an example expects: this message on this line (and column)."""
        return Expected(self, line, column)

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the details that the text needs."""
        return tuple(name for _, name, _, _ in Formatter().parse(self.text) if name)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: a message, where, and the details that fill the sentence."""

    message: Message
    place: Place = NOWHERE
    detail: tuple[tuple[str, Json], ...] = ()

    def __str__(self) -> str:
        """Write the sentence with its details.

        Raises:
            KeyError: a detail that the text names was not given.
        """
        return self.message.text.format_map(
            {name: _plain(value) for name, value in self.detail},
        )

    def inside(self, file: str) -> "Finding":
        """Return the finding with its file filled in where the check left it open."""
        if self.place.file is not None or self.place.line is None:
            return self
        return replace(self, place=replace(self.place, file=file))


@dataclass(frozen=True, slots=True)
class Expected:
    """A message that an example must earn, with the line (and column) it must stand on."""

    message: Message
    line: int
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A trait of an artifact that is no fault by itself, for the view ``trait_ladder``."""

    name: str
    value: Json
    place: Place = NOWHERE


def shortened(text: str, most: int = 60) -> str:
    """Cut a text that is longer than so many code points; a sign at its end says so."""
    return text if len(text) <= most else text[: most - 1] + "…"


def to_json(value: object) -> Json:
    """Freeze a detail: JSON scalars stay, sequences become tuples, the rest its text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return tuple((str(key), to_json(one)) for key, one in value.items())
    if isinstance(value, Sequence):
        return tuple(to_json(one) for one in value)
    return str(value)


def thaw(value: Json, key: str = "") -> Any:
    """Return a frozen detail as plain JSON: pairs whose first is a text are an object again.

    An empty object and an empty array are frozen alike. ``key`` is the one that the value stands
    under: tools and JSON schemas have keys whose value is an object even where it is empty.
    """
    if not isinstance(value, tuple):
        return value
    if not value:
        return {} if key in _OBJECTS else []
    if all(isinstance(one, tuple) and len(one) == 2 and isinstance(one[0], str) for one in value):
        pairs = (one for one in value if isinstance(one, tuple))
        return {str(one[0]): thaw(one[1], str(one[0])) for one in pairs}
    return [thaw(one) for one in value]


_OBJECTS = frozenset({"properties", "parameters", "function", "arguments", "definitions", "$defs"})


def _plain(value: Json) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(one) for one in value)
    return str(value)
