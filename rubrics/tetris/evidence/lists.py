"""Lists of values that may be a table of pieces, wherever in a value they are kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tree_sitter import Node

from grader.evidence.evaluation.literals import string
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.scope import FunctionValue
from grader.evidence.evaluation.utf16 import text_of
from grader.evidence.evaluation.values import (
    Accessor,
    ArrayValue,
    Builtin,
    MapValue,
    ObjectValue,
    Opaque,
    Symbol,
    Unknown,
    Value,
)
from rubrics.tetris.evidence.pieces import Reading
from rubrics.tetris.evidence.readings import MOST, Candidate, Entry

WIDEST = 60
"""Containers of one value that are looked into."""

FEWEST = 3
"""Different values of the smallest table of pieces."""

DEEPEST = 3
"""Levels of containers that are looked into."""


@dataclass(frozen=True, slots=True)
class Source:
    """A value of the program, the name by which others reach it, and where it stands."""

    value: Value
    name: str
    node: Node


class Search:
    """Looks into values for lists of pieces, into no container twice."""

    def __init__(self, read: Callable[[Candidate], Reading | None]) -> None:
        self.read = read
        self.seen: dict[int, ObjectValue] = {}

    def readings(self, source: Source) -> Iterator[tuple[Candidate, Reading]]:
        """Read every list in a value, outer ones first, as far as one could be a table."""
        waiting: list[tuple[Value, int]] = [(source.value, 0)]
        looked = 0
        while waiting and looked < WIDEST:
            value, depth = waiting.pop(0)
            for thing in value.may if isinstance(value, Unknown) else (value,):
                if not isinstance(thing, ObjectValue) or id(thing) in self.seen or thing.vague:
                    continue
                self.seen[id(thing)] = thing
                looked += 1
                entries = [] if isinstance(thing, Builtin | Opaque) else entries_of(thing)
                settled = False
                for candidate, reading in self._read(source, thing, entries):
                    settled |= reading.sound * 2 >= len(entries)
                    yield candidate, reading
                narrow = len(entries) <= MOST or not isinstance(thing, ArrayValue)
                if not settled and depth < DEEPEST and narrow:
                    waiting.extend((one.value, depth + 1) for one in entries if _holds(one.value))

    def _read(
        self, source: Source, thing: ObjectValue, entries: list[Entry]
    ) -> Iterator[tuple[Candidate, Reading]]:
        """Read a container as nothing but pieces, else as a thing that holds some."""
        if not 3 <= len(entries) <= MOST or _monotonous(entries):
            return
        pure = not isinstance(thing, FunctionValue) and thing.parent is None
        kinds = (False,) if isinstance(thing, ArrayValue | MapValue) else (False, True)
        for loose in kinds if pure else kinds[1:]:
            candidate = Candidate(entries, loose, source.name, source.node)
            reading = self.read(candidate)
            if reading is not None:
                yield candidate, reading
                if len(reading.kinds) > 2:
                    return


def _monotonous(entries: list[Entry]) -> bool:
    """Whether there are less than three different values: a row of a board, say."""
    plain = {one.value for one in entries if not isinstance(one.value, ObjectValue | Unknown)}
    held = sum(isinstance(one.value, ObjectValue | Unknown) for one in entries)
    return not held and len(plain) < FEWEST


def _holds(value: Value) -> bool:
    """Whether a value may hold a list of pieces: it holds containers or texts."""
    if isinstance(value, Unknown):
        return bool(value.may)
    if not isinstance(value, ObjectValue):
        return False
    return any(isinstance(one, ObjectValue | str | Unknown) for one in value.contents())


def entries_of(value: ObjectValue) -> list[Entry]:
    """What a container lists, with names and the nodes that it was written down in."""
    nodes = _nodes(value.node)
    if isinstance(value, ArrayValue):
        return [
            Entry(f"entry {at + 1}", one, nodes.get(str(at))) for at, one in enumerate(value.items)
        ]
    if isinstance(value, MapValue):
        return [
            Entry(
                f"entry {at + 1}" if value.single or not isinstance(key, str) else text_of(key), one
            )
            for at, (key, one) in enumerate(value.entries.values())
        ]
    found: list[Entry] = []
    for key, one in value.props.items():
        hidden = key in value.hidden and not isinstance(value, FunctionValue)
        if not isinstance(one, Accessor | Builtin) and not hidden and key != "prototype":
            name = key.name if isinstance(key, Symbol) else text_of(key)
            found.append(Entry(name, one, nodes.get(name)))
    return found


def _nodes(literal: Node | None) -> dict[str, Node]:
    """The nodes of a literal's elements by their keys, if it has no spread before them."""
    found: dict[str, Node] = {}
    if literal is None:
        return found
    if literal.type == "array":
        for at, one in enumerate(parts(literal)):
            if one.type == "spread_element":
                break
            found[str(at)] = one
    elif literal.type == "object":
        for one in parts(literal):
            key, value = field(one, "key"), field(one, "value")
            if key is not None and value is not None:
                text = source(key)
                found[string(text) if key.type == "string" else text] = value
    return found
