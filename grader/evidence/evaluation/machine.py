"""The machine: runs what syntax nodes are compiled to, by compilers that are given to it.

It knows no syntax itself. What it owns is what all code shares: the bounds and the doubt of
its ledger, things made, functions called, and names that the script does not define.

A node is compiled when it is first run: its children, names and constants are looked up once,
and a loop or a second look at the page finds them ready.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tree_sitter import Node

from grader.evidence.evaluation.doubt import Completion, Ledger, Limits
from grader.evidence.evaluation.nodes import source
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import (
    HOST,
    UNDEFINED,
    ArrayValue,
    Builtin,
    Key,
    Native,
    ObjectValue,
    Thrown,
    Unknown,
    Value,
    containers,
    unknown,
)

Run: TypeAlias = Callable[["Machine", Scope], Value]
"""A compiled expression."""

Carry: TypeAlias = Callable[["Machine", Scope], Completion | None]
"""A compiled statement."""

Link: TypeAlias = Callable[["Machine", Scope], tuple[Value, Value]]
"""A compiled link of a chain: gives ``this`` and the value."""

Bind: TypeAlias = Callable[["Machine", Scope, list[Value]], None]
"""Compiled parameters: give the arguments of a call their names."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What a block declares: functions, names of let, const and class, names of var.

    Functions come with their name and kind. ``reflective`` marks a body that mentions
    ``arguments``.
    """

    functions: tuple[tuple[str, str, Node], ...]
    lexical: tuple[str, ...]
    variables: tuple[str, ...] = ()
    reflective: bool = False


@dataclass(slots=True)
class Compiled:
    """What nodes have been compiled to, by their ids; shared by all looks at the same scripts."""

    expressions: dict[int, Run | None] = field(default_factory=dict)
    statements: dict[int, Carry | None] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)
    bodies: dict[int, tuple[Bind, Carry, Node | None] | None] = field(default_factory=dict)
    declared: dict[int, Declared] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Language:
    """Everything that gives nodes and functions a meaning."""

    expressions: Mapping[str, Callable[[Node], Run]]
    statements: Mapping[str, Callable[[Node], Carry]]
    sequence: Callable[..., Completion | None]
    call: Callable[..., Value]
    construct: Callable[..., Value]
    instance: Callable[..., Value]
    methods: Mapping[str, Mapping[str, Native]]
    unevaluated: Mapping[str, frozenset[str]]
    globals: Mapping[str, "Callable[[Machine], Value]"]


class Machine(Ledger):
    """Evaluates nodes. One machine serves one look at a page and is thrown away after.

    ``made`` maps a node to the container that it made last, ``later`` are functions that wait
    for the page to have loaded. With a ``focus``, calls that stand for themselves and mention
    none of its names are left out.
    """

    def __init__(self, language: Language, limits: Limits) -> None:
        super().__init__(limits)
        self.language = language
        self.focus: frozenset[str] = frozenset()
        self.window: Value = HOST
        self.made: dict[int, ObjectValue] = {}
        self.later: list[Value] = []
        self.prototypes: dict[str, ObjectValue] = {}
        self.compiled = Compiled()
        self._globals: dict[str, Value] = {}
        self._methods: dict[tuple[str, str], Builtin] = {}

    def evaluate(self, node: Node, scope: Scope) -> Value:
        """Evaluate an expression.

        Raises:
            Thrown: the script throws.
            Bounded: a bound is reached.
        """
        id_ = node.id
        known = self.compiled.expressions
        if id_ not in known:
            compiler = self.language.expressions.get(node.type)
            known[id_] = compiler(node) if compiler else None
        run = known[id_]
        if run is None:
            return Unknown(f"{node.type.replace('_', ' ')} is not evaluated")
        self.steps += 1
        self.depth += 1
        if self.steps > self.allowance or self.depth > self.deepest:
            self.exceed()
        value = run(self, scope)
        self.depth -= 1
        return self.wished(node, value) if self.forced else value

    def wished(self, node: Node, value: Value) -> Value:
        """Replace an unknown value by the one that is forced on this expression."""
        return self.forced.get(source(node), value) if isinstance(value, Unknown) else value

    def execute(self, node: Node, scope: Scope) -> Completion | None:
        """Execute a statement; the result is None where it reached its end."""
        id_ = node.id
        known = self.compiled.statements
        if id_ not in known:
            compiler = self.language.statements.get(node.type)
            known[id_] = compiler(node) if compiler else None
        carry = known[id_]
        if carry is None:
            return None
        self.enter()
        done = carry(self, scope)
        self.depth -= 1
        return done

    def array(self, items: list[Value], node: Node | None = None) -> ArrayValue:
        """Make an array."""
        self.spend(len(items))
        return ArrayValue(self.tick(), items, node)

    def object(self, node: Node | None = None) -> ObjectValue:
        """Make an empty object."""
        return ObjectValue(self.tick(), node)

    def scope(self, outer: Scope | None, *, function: bool = False) -> Scope:
        """Make a scope."""
        return Scope(self.tick(), outer, function=function)

    def error(self, name: str, message: str) -> Thrown:
        """Make an error of the language, to be raised."""
        thing = self.object()
        thing.props = {"name": name, "message": message}
        thing.hidden = frozenset(thing.props)
        return Thrown(thing)

    def call(self, function: Value, this: Value, arguments: list[Value]) -> Value:
        """Call a function with evaluated arguments."""
        return self.language.call(self, function, this, arguments)

    def construct(self, function: Value, arguments: list[Value]) -> Value:
        """Make an instance, as ``new`` does."""
        return self.language.construct(self, function, arguments, function)

    def named(self, name: str) -> Value:
        """Look up a name that the script does not define: a part of the language, or the page."""
        if name not in self._globals:
            make = self.language.globals.get(name)
            self._globals[name] = make(self) if make else HOST
        return self._globals[name]

    def define(self, name: str, value: Value) -> None:
        """Add a name that every script can see."""
        self._globals[name] = value

    def method(self, kind: str, name: Key) -> Value:
        """Find what all values of a kind inherit, or undefined."""
        shared = self.prototypes.get(kind)
        if shared is not None and name in shared.props:
            found = shared.props[name]
            return found if not shared.vague and isinstance(found, Value) else unknown("changed")
        run = self.language.methods[kind].get(name) if isinstance(name, str) else None
        if run is None or not isinstance(name, str):
            if name in self.language.unevaluated.get(kind, ()):
                return Unknown("a method that is not evaluated")
            return UNDEFINED if kind == "object" else self.method("object", name)
        if (kind, name) not in self._methods:
            self._methods[kind, name] = Builtin(name, run)
        return self._methods[kind, name]

    def escape(self, values: Iterable[Value]) -> None:
        """Hand values to code that is not known: it may change and call them."""
        for value in values:
            for thing in containers(value):
                if hasattr(thing, "body"):
                    self.call_in_doubt(thing)
                else:
                    self.blur(thing, deep=True)

    def call_in_doubt(self, function: Value, arguments: list[Value] | None = None) -> None:
        """Call a function that somebody else may call, any number of times."""

        def run() -> None:
            self.call(function, UNDEFINED, arguments or [unknown("given by unknown code")] * 4)

        self.repeat_in_doubt(run)
