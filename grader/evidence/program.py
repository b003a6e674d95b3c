"""Program: what the scripts of a page are made of, and what calls what.

Functions, calls, writes and top-level bindings, read off the syntax trees. Calls are
resolved by name: a bare name to functions of that name, a call on an object to methods of
that name, whatever the object. That reaches too much rather than too little.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from tree_sitter import Node

from grader.evidence.program_parts import LATER, Binding, Call, Function, PropertyWrite, Write
from grader.evidence.program_reading import Reading
from grader.evidence.program_values import Constants, Values
from grader.evidence.script import Script, ScriptTrees
from grader.evidence.script_query import child
from grader.finding import Place
from grader.provider import provider

_LONGEST_NAME = 200  # bytes of an expression that may name a function
_NAMING = frozenset({"identifier", "member_expression", "call_expression", "string"})
_FUNCTIONS = frozenset({"arrow_function", "function_expression", "generator_function"})


@dataclass(frozen=True, slots=True)
class Program:
    """The scripts of a page as one program, in the order in which they stand.

    ``calls_to[i]`` are the functions that function ``i`` may call while it runs, by index.
    """

    scripts: tuple[Script, ...]
    functions: tuple[Function, ...]
    calls: tuple[Call, ...]
    writes: tuple[Write, ...]
    property_writes: tuple[PropertyWrite, ...]
    bindings: tuple[Binding, ...]
    calls_to: tuple[frozenset[int], ...] = field(repr=False)
    _index: "Index" = field(repr=False, compare=False)
    _reached: dict[frozenset[int], frozenset[int]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def place(self, part: Function | Call | Write | PropertyWrite | Binding) -> Place:
        """Where a part of the program stands."""
        return self.scripts[part.script].place(part.node)

    def reach(self, start: Iterable[int]) -> frozenset[int]:
        """Functions that may run while these run, themselves included."""
        first = frozenset(start)
        if first not in self._reached:
            reached = set(first)
            todo = list(first)
            while todo:
                fresh = self.calls_to[todo.pop()] - reached
                reached |= fresh
                todo += fresh
            self._reached[first] = frozenset(reached)
        return self._reached[first]

    def named(self, script: int, node: Node) -> frozenset[int]:
        """Functions that an expression stands for: a function, a name, ``this.step.bind(this)``."""
        return self._index.named(self.scripts[script], script, node)

    def written_by(self, binding: Binding) -> frozenset[int | str]:
        """Who assigns a binding: functions by index, event handler attributes by name.

        A write in a function counts only where no function around it declares the name.
        """
        return frozenset(
            f"handler {one.script}" if one.function is None else one.function
            for one in self._index.writes.get(binding.name, ())
            if (one.function is not None or self.scripts[one.script].kind == "handler")
            and not self._hides(one.function, one.name)
        )

    def number(self, script: int, node: Node) -> float | None:
        """Value of an expression of numbers and constants, or None where it is not fixed.

        A constant is a name that is declared once in the whole program and never assigned.
        """
        return Values(self.scripts, self._index.constants).number(script, node)

    def text(self, script: int, node: Node) -> str:
        """Text of an expression of strings and constants, empty where its beginning is not fixed.

        Parts behind the beginning that are not fixed are left out.
        """
        return Values(self.scripts, self._index.constants).text(script, node)

    def constant(self, name: str) -> Node | None:
        """What a name is declared with, where it is declared once and never assigned."""
        found = self._index.constants.get(name)
        return None if found is None else found[1]

    def _hides(self, function: int | None, name: str) -> bool:
        while function is not None:
            if name in self.functions[function].declared:
                return True
            function = self.functions[function].function
        return False

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read the program of a page given as text."""
        return cls.of(ScriptTrees.parse(html))

    @classmethod
    def of(cls, scripts: ScriptTrees) -> Self:
        """Read the program of a page."""
        reading = Reading()
        for number, script in enumerate(scripts.scripts):
            reading.read(number, script)
        index = Index.of(reading)
        functions = tuple(reading.functions)
        edges: list[set[int]] = [set() for _ in functions]
        for call in reading.calls:
            if call.function is not None:
                edges[call.function].update(_called(call, scripts.scripts[call.script], index))
        return cls(
            scripts.scripts,
            functions,
            tuple(reading.calls),
            tuple(reading.writes),
            tuple(reading.property_writes),
            tuple(reading.bindings),
            tuple(map(frozenset, edges)),
            index,
        )


@dataclass(frozen=True, slots=True)
class Index:
    """Where to find functions and constants by name."""

    names: Mapping[str, frozenset[int]]
    properties: Mapping[str, frozenset[int]]
    nodes: Mapping[tuple[int, int], int]
    constants: Constants
    writes: Mapping[str, tuple[Write, ...]]

    @classmethod
    def of(cls, reading: Reading) -> Self:
        """Index what was read."""
        written: dict[str, list[Write]] = {}
        for one in reading.writes:
            written.setdefault(one.name, []).append(one)
        constants = {
            name: (values[0][0], values[0][1])
            for name, values in reading.values.items()
            if len(values) == 1 and values[0][1] is not None and name not in written
        }
        by_name = _grouped(enumerate(one.names for one in reading.functions))
        by_property = _grouped(enumerate(one.properties for one in reading.functions))
        writes = {name: tuple(found) for name, found in written.items()}
        return cls(by_name, by_property, reading.by_node, constants, writes)

    def named(self, script: Script, number: int, node: Node) -> frozenset[int]:
        """Functions that an expression stands for."""
        if node.type in _FUNCTIONS:
            found = self.nodes.get((number, node.id))
            return frozenset() if found is None else frozenset({found})
        if node.type not in _NAMING or node.end_byte - node.start_byte > _LONGEST_NAME:
            return frozenset()
        code, bound, _ = script.code(node).partition(".bind(")
        if node.type == "call_expression" and not bound:
            return frozenset()
        if node.type == "string":
            code = code.strip("'\"").partition("(")[0].strip()
        receiver, _, name = code.rpartition(".")
        return (self.properties if receiver else self.names).get(name, frozenset())


@provider
def program(scripts: ScriptTrees) -> Program:
    """Read what the page's scripts are made of."""
    return Program.of(scripts)


def _called(call: Call, script: Script, index: Index) -> Iterator[int]:
    """Functions that a call may run: those of its name, and callbacks that it hands over."""
    yield from (index.properties if call.receiver else index.names).get(call.name, ())
    called = child(call.node, "function")
    if called is not None and called.type == "parenthesized_expression":
        for one in called.named_children:
            yield from index.named(script, call.script, one)
    if call.name not in LATER:
        for one in call.arguments:
            yield from index.named(script, call.script, one)


def _grouped(pairs: Iterable[tuple[int, frozenset[str]]]) -> dict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for index, names in pairs:
        for name in names:
            found[name].add(index)
    return {name: frozenset(indices) for name, indices in found.items()}
