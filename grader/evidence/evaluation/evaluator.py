"""A page's scripts as one program that can be asked for values, without running it.

    evaluator = Evaluator(trees.scripts)
    evaluator.value("SHAPES")            what a global name holds once all scripts have run
    evaluator.evaluate(node)             what an expression gives where it stands
    evaluator.call(node)                 what a function gives, its parameters unknown

Answers are values (see ``values``); what cannot be told is Unknown, never an exception.
Two askers with the same questions in the same order get the same answers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tree_sitter import Node

from grader.evidence.evaluation.functions import make_function
from grader.evidence.evaluation.language import LANGUAGE
from grader.evidence.evaluation.lazy import LazyScope, Passage
from grader.evidence.evaluation.literals import field, has_token, parts
from grader.evidence.evaluation.machine import Limits, Machine, source
from grader.evidence.evaluation.mentions import DEEPEST, FUNCTION_NODES
from grader.evidence.evaluation.modules import bind_imports
from grader.evidence.evaluation.patterns import names_in
from grader.evidence.evaluation.scope import FunctionValue, Scope
from grader.evidence.evaluation.values import (
    ABSENT,
    HOST,
    UNDEFINED,
    Accessor,
    Bounded,
    Key,
    ObjectValue,
    Thrown,
    Unknown,
    Value,
    unknown,
)
from grader.evidence.script import Script, ScriptKind
from grader.finding import NOWHERE, Place

SHARE = 12_000
"""Steps that one question may use if it does not say otherwise."""

SCOPES = FUNCTION_NODES | {
    "statement_block",
    "for_statement",
    "for_in_statement",
    "catch_clause",
    "switch_body",
    "class_declaration",
    "class",
}


class Evaluator:
    """The scripts of a page, evaluated on demand and within bounds."""

    def __init__(self, scripts: Iterable[Script], limits: Limits | None = None) -> None:
        self.machine = Machine(LANGUAGE, limits or Limits())
        self.scripts = tuple(one for one in scripts if one.closed)
        classic = [one for one in self.scripts if one.kind is ScriptKind.CLASSIC]
        self.scope = self._lazy(None, [_passage(one) for one in classic])
        self.modules: dict[str, LazyScope] = {}
        self._scopes: dict[int, Scope] = {one.root.id: self.scope for one in classic}
        self._roots = {one.root.id: one for one in self.scripts}
        self._this: dict[int, Value] = {}
        self.machine.window = _Window(self.machine, self.scope)
        self.scope.names["this"] = self.machine.window
        for name in ("window", "globalThis", "self"):
            self.machine.define(name, self.machine.window)
        for script in self.scripts:
            if script.kind is ScriptKind.MODULE:
                module = self._lazy(self.scope, [_passage(script)])
                module.names["this"] = UNDEFINED
                self.modules[script.file] = self._scopes[script.root.id] = module
            elif script.kind is ScriptKind.HANDLER:
                self._scopes[script.root.id] = self._lazy(self.scope, [_passage(script)])
        for script in self.scripts:
            if script.kind is ScriptKind.MODULE:
                bind_imports(script.root, self._scopes[script.root.id], self.modules)

    def value(self, name: str) -> Value:
        """What a global name holds once all scripts have run; unknown where there is none."""
        return self.attempt(lambda: self.read(self.scope, name))

    def evaluate(self, node: Node) -> Value:
        """What an expression gives where it stands, once the scripts around have run."""
        return self.attempt(lambda: self.machine.evaluate(node, self.scope_of(node)))

    def name_at(self, node: Node, name: str, steps: int = SHARE) -> Value:
        """What a name that can be seen from a node holds in the end."""
        return self.attempt(lambda: self.read(self.scope_of(node), name), steps)

    def call(
        self, node: Node, forced: Mapping[str, Value] | None = None, steps: int = SHARE
    ) -> Value:
        """What a function or class in the text gives when it is called (or constructed).

        Its parameters are unknown. ``forced`` gives expressions, by their text, the value
        that they have where they would be unknown.
        """

        def run() -> Value:
            scope = self.scope_of(node)
            self.machine.forced = dict(forced or {})
            given: list[Value] = [Unknown("a parameter")] * 8
            try:
                if node.type.startswith("class"):
                    return self.machine.construct(self._class(node), given)
                function = make_function(self.machine, node, scope, "normal")
                if node.type.startswith("function") and b"this" in (node.text or b""):
                    return self.machine.construct(function, given)
                return self.machine.call(function, self.this(node), given)
            finally:
                self.machine.forced = {}

        return self.attempt(run, steps)

    def invoke(self, function: Value, this: Value, arguments: list[Value]) -> Value:
        """Call a function value."""
        return self.attempt(lambda: self.machine.call(function, this, arguments))

    def attempt(self, run: Callable[[], Value], steps: int = SHARE) -> Value:
        """Run a question within its share of steps; unknown where it throws or runs out."""
        machine = self.machine
        machine.allowance = min(machine.limits.steps, machine.steps + steps)
        machine.depth, machine.altered, machine.assigned = 0, {}, []
        try:
            return run()
        except Thrown:
            return Unknown("it throws an error")
        except Bounded as bound:
            machine.give_up(str(bound))
            return Unknown(str(bound))

    def read(self, scope: Scope, name: str) -> Value:
        """Read a name from a scope or those around it."""
        found = scope.find(name)
        return found.read(name) if found else self.machine.named(name)

    def place(self, node: Node | None) -> Place:
        """Where a node stands in its file."""
        current = node
        while current is not None and current.id not in self._roots:
            current = current.parent
        return self._roots[current.id].place(node) if current is not None and node else NOWHERE

    # Scopes of code that nobody called.

    def scope_of(self, node: Node) -> Scope:
        """The scope in which a node stands.

        Raises:
            Bounded: it is nested too deeply.
        """
        around: list[Node] = []
        current = node.parent
        while current is not None and current.id not in self._scopes:
            around.append(current)
            current = current.parent
            if len(around) > DEEPEST:
                raise Bounded("it is nested too deeply")
        scope = self._scopes[current.id] if current is not None else self.scope
        for one in reversed(around):
            if one.type in SCOPES:
                self._scopes[one.id] = scope = self._open(one, scope)
        return scope

    def _lazy(
        self, outer: Scope | None, passages: Sequence[Passage], *, function: bool = True
    ) -> LazyScope:
        return LazyScope(self.machine, outer, passages, function=function)

    def _open(self, node: Node, outer: Scope) -> Scope:
        """Open the scope that a node makes, as if its code had been reached."""
        if node.type in FUNCTION_NODES:
            return self._function_scope(node, outer)
        if node.type == "statement_block":
            if node.parent is not None and node.parent.type in FUNCTION_NODES:
                return outer
            return self._lazy(outer, [self._inside(node, parts(node))], function=False)
        if node.type == "switch_body":
            statements = [one for case in parts(node) for one in parts(case)[1:]]
            return self._lazy(outer, [self._inside(node, statements)], function=False)
        made = self._lazy(outer, [], function=False)
        if node.type.startswith("class"):
            name = field(node, "name")
            made.thunks["this"] = lambda: self.instance(node)
            if name is not None:
                made.thunks[source(name)] = lambda: self._class(node)
            return made
        for part in (field(node, "initializer"), field(node, "left"), field(node, "parameter")):
            for name_text in names_in(part) if part is not None else ():
                made.names[name_text] = Unknown("it changes from round to round")
        return made

    def _inside(self, node: Node, statements: Sequence[Node]) -> Passage:
        root: Node | None = node
        while root is not None and root.id not in self._roots:
            root = root.parent
        return Passage(self._roots[root.id].data if root else b"", statements)

    def _function_scope(self, node: Node, outer: Scope) -> Scope:
        body = field(node, "body")
        statements = parts(body) if body is not None and body.type == "statement_block" else []
        made = self._lazy(outer, [self._inside(node, statements)])
        if node.type != "arrow_function":
            made.thunks["this"] = lambda: self.this(node)
            made.names["arguments"] = Unknown("its arguments")
        given = self._given(node)
        single, listed = field(node, "parameter"), field(node, "parameters")
        for at, pattern in enumerate([single] if single else parts(listed) if listed else []):
            if pattern.type == "identifier" and given is not None:
                argument = given[at] if at < len(given) else None
                made.thunks[source(pattern)] = self._argument(argument)
                continue
            for name in names_in(pattern):
                made.names[name] = Unknown("a parameter")
        return made

    def _argument(self, node: Node | None) -> Callable[[], Value]:
        if node is None:
            return lambda: UNDEFINED
        return lambda: self.machine.evaluate(node, self.scope_of(node))

    def _given(self, function: Node) -> list[Node] | None:
        """Arguments of a function that is called where it stands."""
        call = function.parent
        while call is not None and call.type == "parenthesized_expression":
            call = call.parent
        if call is None or call.type != "call_expression":
            return None
        callee, given = field(call, "function"), field(call, "arguments")
        inside = callee is not None and callee.start_byte <= function.start_byte < callee.end_byte
        if not inside or given is None or any(one.type == "spread_element" for one in parts(given)):
            return None
        return parts(given)

    def this(self, function: Node) -> Value:
        """What ``this`` may be in a function that nobody called."""
        if function.type != "method_definition":
            holder = function.parent
            if holder is not None and holder.type == "pair":
                return self._literal(holder.parent)
            return Unknown("whatever it is called on")
        owner = function.parent
        if owner is None or owner.type != "class_body":
            return self._literal(owner)
        if has_token(function, "static"):
            return self._class(owner.parent) if owner.parent else HOST
        return self.instance(owner.parent) if owner.parent else HOST

    def _literal(self, node: Node | None) -> Value:
        if node is None:
            return Unknown("whatever it is called on")
        if node.id not in self._this:
            self._this[node.id] = Unknown("it needs itself")
            holder = node.parent
            name = field(holder, "name") if holder is not None else None
            if name is not None and name.type == "identifier":
                self.read(self.scope_of(node), source(name))
            made = self.machine.made.get(node.id)
            self._this[node.id] = made or self.machine.evaluate(node, self.scope_of(node))
        return self._this[node.id]

    def instance(self, node: Node) -> Value:
        """An instance of a class, made with unknown arguments."""
        if node.id not in self._this:
            self._this[node.id] = Unknown("it needs itself")
            given: list[Value] = [Unknown("a parameter")] * 8
            self._this[node.id] = self.machine.construct(self._class(node), given)
        return self._this[node.id]

    def _class(self, node: Node) -> Value:
        name = field(node, "name")
        if name is not None and node.type == "class_declaration":
            return self.read(self.scope_of(node), source(name))
        return self.machine.evaluate(node, self.scope_of(node))


class _Window(ObjectValue):
    """The global object: its properties are the global names."""

    __slots__ = ("scope",)

    def __init__(self, machine: Machine, scope: LazyScope) -> None:
        super().__init__(machine.tick())
        self.scope = scope
        self.parent = HOST

    def own(self, key: Key) -> Value | Accessor:
        """Read a global name."""
        known = isinstance(key, str) and self.scope.has(key)
        return self.scope.read(key) if known and isinstance(key, str) else ABSENT

    def store(self, key: Key, value: Value | Accessor) -> None:
        """Write a global name."""
        if isinstance(key, str) and not isinstance(value, Accessor):
            if key == "onload":
                self.scope.machine.later.append(value)
            self.scope.names[key] = value
            self.scope.declared.setdefault(key, [])


def _passage(script: Script) -> Passage:
    return Passage(script.data, parts(script.root))


__all__ = ["FunctionValue", "Program", "unknown"]
