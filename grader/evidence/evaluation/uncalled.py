"""Code that nobody called: the scopes in which it would run, and what ``this`` may be there.

A function that only an event would call is looked at as if it had been reached: its
parameters are unknown, its statements run on demand, its surroundings are as the scripts
left them.
"""

from collections.abc import Callable, Sequence

from tree_sitter import Node

from grader.evidence.evaluation.influence import Influence, Passage
from grader.evidence.evaluation.lazy import LazyScope
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.mentions import DEEPEST, FUNCTION_NODES
from grader.evidence.evaluation.modules import bind_imports
from grader.evidence.evaluation.nodes import field, has_token, parts, source
from grader.evidence.evaluation.patterns import names_in
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import (
    ABSENT,
    HOST,
    UNDEFINED,
    Accessor,
    Bounded,
    Key,
    ObjectValue,
    Unknown,
    Value,
)
from grader.evidence.script import Script, ScriptKind

SCOPES = FUNCTION_NODES | {
    "statement_block",
    "for_statement",
    "for_in_statement",
    "catch_clause",
    "switch_body",
    "class_declaration",
    "class",
}


class Surroundings:
    """The scopes of a page's scripts, opened when somebody asks for code inside them.

    ``influences`` is what other evaluations of the same scripts have found in their syntax.
    """

    def __init__(
        self, machine: Machine, scripts: Sequence[Script], influences: dict[int, Influence]
    ) -> None:
        self.machine = machine
        self.influences = influences
        classic = [one for one in scripts if one.kind is ScriptKind.CLASSIC]
        self.scope = self._lazy(0, None, [_passage(one) for one in classic], function=True)
        self._roots = {one.root.id: one for one in scripts}
        self._scopes: dict[int, Scope] = {one.root.id: self.scope for one in classic}
        self._this: dict[int, Value] = {}
        self._open_window()
        self._open_others([one for one in scripts if one.kind is not ScriptKind.CLASSIC])

    def _open_window(self) -> None:
        window = _Window(self.machine, self.scope)
        self.machine.window = self.scope.names["this"] = window
        for name in ("window", "globalThis", "self"):
            self.machine.define(name, window)

    def _open_others(self, scripts: Sequence[Script]) -> None:
        modules: dict[str, LazyScope] = {}
        for script in scripts:
            made = self._lazy(script.root.id, self.scope, [_passage(script)], function=True)
            self._scopes[script.root.id] = made
            if script.kind is ScriptKind.MODULE:
                made.names["this"] = UNDEFINED
                modules[script.file] = made
        for script in scripts:
            if script.kind is ScriptKind.MODULE:
                bind_imports(script.root, self._scopes[script.root.id], modules)

    def _lazy(
        self, key: int, outer: Scope | None, passages: Sequence[Passage], *, function: bool
    ) -> LazyScope:
        if key not in self.influences:
            self.influences[key] = Influence(passages, function=function)
        return LazyScope(self.machine, outer, self.influences[key], function=function)

    def script_of(self, node: Node) -> Script | None:
        """The script that a node stands in."""
        current: Node | None = node
        while current is not None and current.id not in self._roots:
            current = current.parent
        return self._roots[current.id] if current is not None else None

    def read(self, scope: Scope, name: str) -> Value:
        """Read a name from a scope or those around it."""
        found = scope.find(name)
        return found.read(name) if found else self.machine.named(name)

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

    def _open(self, node: Node, outer: Scope) -> Scope:
        """Open the scope that a node makes, as if its code had been reached."""
        if node.type in FUNCTION_NODES:
            return self._function_scope(node, outer)
        if node.type == "statement_block":
            if node.parent is not None and node.parent.type in FUNCTION_NODES:
                return outer
            return self._block(node, outer, self._inside(node, parts(node)))
        if node.type == "switch_body":
            statements = [one for case in parts(node) for one in parts(case)[1:]]
            return self._block(node, outer, self._inside(node, statements))
        made = self._block(node, outer)
        if node.type.startswith("class"):
            name = field(node, "name")
            made.thunks["this"] = lambda: self.instance(node)
            if name is not None:
                made.thunks[source(name)] = lambda: self.class_at(node)
            return made
        for part in (field(node, "initializer"), field(node, "left"), field(node, "parameter")):
            for name_text in names_in(part) if part is not None else ():
                made.names[name_text] = Unknown("it changes from round to round")
        return made

    def _block(self, node: Node, outer: Scope, *passages: Passage) -> LazyScope:
        return self._lazy(node.id, outer, passages, function=False)

    def _inside(self, node: Node, statements: Sequence[Node]) -> Passage:
        script = self.script_of(node)
        return Passage(script.data if script else b"", statements)

    def _function_scope(self, node: Node, outer: Scope) -> Scope:
        body = field(node, "body")
        statements = parts(body) if body is not None and body.type == "statement_block" else []
        made = self._lazy(node.id, outer, [self._inside(node, statements)], function=True)
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
            return self.class_at(owner.parent) if owner.parent else HOST
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
            self._this[node.id] = self.machine.construct(self.class_at(node), given)
        return self._this[node.id]

    def class_at(self, node: Node) -> Value:
        """The class that a node makes."""
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
            self.scope.declared.add(key)


def _passage(script: Script) -> Passage:
    return Passage(script.data, parts(script.root))
