"""The machine: evaluates syntax nodes one by one, within bounds, and keeps doubt apart.

It knows no syntax itself; the handlers of each node type are given to it. What it owns is
what all of them share: counted steps and depth, the clock of things made, and *doubt*. Code
that only may run (a branch on something unknown) is evaluated in doubt: whatever it changes
that is older than the doubt becomes unknown or vague, whatever it makes is exact.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tree_sitter import Node

from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import (
    HOST,
    UNDEFINED,
    ArrayValue,
    Bounded,
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

PASSES = 6
"""How often the body of a loop with unknown end is run until nothing more becomes unknown."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one machine: evaluated nodes (and elements copied), and nesting of nodes."""

    steps: int = 150_000
    depth: int = 160


@dataclass(frozen=True, slots=True)
class Declared:
    """What a block declares: functions, names of let, const and class, names of var.

    ``reflective`` marks a body that mentions ``arguments``.
    """

    functions: tuple[Node, ...]
    lexical: tuple[str, ...]
    variables: tuple[str, ...] = ()
    reflective: bool = False


@dataclass(slots=True)
class Completion:
    """How a statement ended, if not by reaching its end.

    ``certain`` is False where it only may have ended so.
    """

    kind: str
    value: Value = UNDEFINED
    label: str = ""
    certain: bool = True


Expression: TypeAlias = "Callable[[Machine, Node, Scope], Value]"
Statement: TypeAlias = "Callable[[Machine, Node, Scope], Completion | None]"
Run: TypeAlias = Callable[[], Completion | None]


@dataclass(frozen=True, slots=True)
class Language:
    """Everything that gives nodes and functions a meaning."""

    expressions: Mapping[str, Expression]
    statements: Mapping[str, Statement]
    block: Callable[..., Completion | None]
    call: Callable[..., Value]
    construct: Callable[..., Value]
    instance: Callable[..., Value]
    methods: Mapping[str, Mapping[str, Native]]
    unevaluated: Mapping[str, frozenset[str]]
    globals: Mapping[str, "Callable[[Machine], Value]"]


class Machine:
    """Evaluates nodes. One machine serves one look at a page and is thrown away after.

    ``forced`` maps the text of an expression to the value it gets where it would be
    unknown; ``made`` maps a node to the container that it made last.
    """

    def __init__(self, language: Language, limits: Limits) -> None:
        self.language = language
        self.limits = limits
        self.steps = 0
        self.depth = 0
        self.clock = 0
        self.threshold = 0
        self.past: list[tuple[int, int]] = []
        self.allowance = limits.steps
        self.changes = 0
        self.forced: dict[str, Value] = {}
        self.window: Value = HOST
        self.made: dict[int, ObjectValue] = {}
        self.altered: dict[int, ObjectValue] = {}
        self.assigned: list[tuple[Scope, str]] = []
        self.later: list[Value] = []
        self.prototypes: dict[str, ObjectValue] = {}
        self.declared: dict[int, Declared] = {}
        self._globals: dict[str, Value] = {}
        self._methods: dict[tuple[str, str], Builtin] = {}

    def evaluate(self, node: Node, scope: Scope) -> Value:
        """Evaluate an expression.

        Raises:
            Thrown: the script throws.
            Bounded: a bound is reached.
        """
        handler = self.language.expressions.get(node.type)
        if handler is None:
            return Unknown(f"{node.type.replace('_', ' ')} is not evaluated")
        self.enter()
        value = handler(self, node, scope)
        self.depth -= 1
        return self.wished(node, value)

    def wished(self, node: Node, value: Value) -> Value:
        """Replace an unknown value by the one that is forced on this expression."""
        if self.forced and isinstance(value, Unknown):
            return self.forced.get(source(node), value)
        return value

    def execute(self, node: Node, scope: Scope) -> Completion | None:
        """Execute a statement; the result is None where it reached its end."""
        handler = self.language.statements.get(node.type)
        if handler is None:
            return None
        self.enter()
        done = handler(self, node, scope)
        self.depth -= 1
        return done

    def enter(self) -> None:
        """Count a step and a level of nesting; the caller leaves the level again.

        Raises:
            Bounded: a bound is reached.
        """
        self.steps += 1
        self.depth += 1
        if self.steps > self.allowance:
            raise Bounded("it takes too many steps")
        if self.depth > self.limits.depth:
            raise Bounded("it is nested too deeply")

    def spend(self, amount: int) -> None:
        """Count the work and memory of a bulk operation over ``amount`` elements."""
        self.steps += amount >> 2
        if self.steps > self.allowance:
            raise Bounded("it takes too many steps")

    def tick(self) -> int:
        """Count one more thing made."""
        self.clock += 1
        return self.clock

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

    # Doubt.

    def certain(self, thing: ObjectValue) -> bool:
        """Announce a change of a thing's structure; False, and it is vague, where in doubt."""
        if thing.vague:
            return False
        if self.doubtful(thing.born):
            self.blur(thing)
            return False
        self.altered[id(thing)] = thing
        return True

    def doubtful(self, born: int) -> bool:
        """Whether a change to something made at that time only may happen."""
        if not self.threshold:
            return False
        return born <= self.threshold or any(start < born <= end for start, end in self.past)

    def blur(self, *things: ObjectValue, deep: bool = False) -> None:
        """Make things vague; with ``deep`` also whatever they lead to."""
        waiting, seen = list(things), set[int]()
        while waiting:
            thing = waiting.pop()
            if id(thing) in seen or isinstance(thing, Builtin):
                continue
            seen.add(id(thing))
            self.spend(4)
            self.changes += not thing.vague
            thing.vague = True
            if deep:
                waiting.extend(containers(*thing.contents()))

    def assign(self, scope: Scope, name: str, value: Value) -> None:
        """Give a name of this very scope a value, or an unknown one where in doubt."""
        if self.doubtful(scope.born):
            value = self.joined(scope.names.get(name, UNDEFINED), value)
        self.assigned.append((scope, name))
        scope.names[name] = value

    def within_half(self, run: Callable[[], None]) -> bool:
        """Run something within half of the steps that are left.

        False where that is not enough; then whatever it changed is unknown.
        """
        allowance, depth = self.allowance, self.depth
        altered, assigned = self.altered, self.assigned
        self.altered, self.assigned = {}, []
        self.allowance = self.steps + (allowance - self.steps) // 2
        try:
            run()
        except Bounded as bound:
            self.depth = depth
            self.give_up(str(bound))
            return False
        finally:
            self.allowance = allowance
            self.altered = altered | self.altered
            self.assigned = assigned + self.assigned
        return True

    def give_up(self, reason: str) -> None:
        """Make unknown whatever was changed by something that was not run to its end."""
        for thing in self.altered.values():
            thing.vague = True
        for scope, name in self.assigned:
            scope.names[name] = unknown(reason, scope.names.get(name, UNDEFINED))

    def joined(self, old: Value, new: Value) -> Value:
        """Make the value of something that may or may not have changed from old to new."""
        if old is new or (type(old) is type(new) and not isinstance(old, Unknown) and old == new):
            return old
        both = containers(old, new)
        if isinstance(old, Unknown) and len(both) == len(old.may):
            return old
        self.changes += 1
        return unknown("it depends on something unknown", old, new)

    def doubt(self, run: Run) -> Completion | None:
        """Run something that only may run; how it ends is uncertain."""
        before, self.threshold = self.threshold, self.tick()
        depth = self.depth
        try:
            done = run()
        except Thrown:
            self.depth = depth
            done = None
        finally:
            self.threshold = before
            if not before:
                self.past.clear()
        if done is not None:
            done.certain = False
        return done

    def in_certainty(self, run: Callable[[], None]) -> None:
        """Run something that has happened before whatever is in doubt now."""
        before, forced, start = self.threshold, self.forced, self.clock
        self.threshold, self.forced = 0, {}
        past, self.past = self.past, []
        try:
            run()
        finally:
            self.threshold, self.forced, self.past = before, forced, past
            if before:
                past.append((start, self.clock))

    def repeat_in_doubt(self, run: Run) -> Completion | None:
        """Run something that may run any number of times, until nothing more changes."""
        found: Completion | None = None
        for _ in range(PASSES):
            before = self.changes
            found = either(self, found, self.doubt(run))
            if self.changes == before:
                return found
        raise Bounded("a loop never settles")

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


def either(machine: Machine, one: Completion | None, two: Completion | None) -> Completion | None:
    """Combine two ways in which something may have ended; the one that leaves most counts."""
    if one is None or two is None:
        return one or two
    weight = {"continue": 0, "break": 1, "return": 2}
    if weight[one.kind] == weight[two.kind] == 2:
        return Completion("return", machine.joined(one.value, two.value), "", certain=False)
    return max(one, two, key=lambda done: (weight[done.kind], bool(done.label)))


def source(node: Node) -> str:
    """The text of a node."""
    return (node.text or b"").decode("utf-8", "replace")
