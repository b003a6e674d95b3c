"""One pass over each script that gathers the parts of a program. See ``program``."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.program_parts import (
    Binding,
    Call,
    Function,
    PropertyWrite,
    Write,
    targets,
)
from grader.evidence.script import Script, ScriptKind
from grader.evidence.script_query import FUNCTION_VALUES, child

_LONGEST_TARGET = 120  # bytes of code kept to say on what a method is called

_KINDS = (
    "function",
    "class",
    "declaration",
    "assignment",
    "update",
    "call",
    "target",
    "local",
    "member",
)
"""What is read, by its names in the everyday query; of two at one place the former goes first."""


class Reading:
    """The parts found so far. Reading is linear in the scripts, apart from sorting."""

    def __init__(self) -> None:
        self.functions: list[Function] = []
        self.calls: list[Call] = []
        self.writes: list[Write] = []
        self.property_writes: list[PropertyWrite] = []
        self.bindings: list[Binding] = []
        self.values: dict[str, list[tuple[int, Node | None]]] = {}
        self.by_node: dict[tuple[int, int], int] = {}
        self._declared: list[set[str]] = []
        self._names: dict[int, tuple[set[str], set[str]]] = {}
        self._script: Script
        self._index = 0
        self._outermost: set[int] = set()

    def read(self, index: int, script: Script) -> None:
        """Add the parts of one script."""
        self._script, self._index = script, index
        self._outermost = {one.id for one in script.root.children}
        self._names.clear()
        first = len(self.functions)
        ends: list[tuple[int, int | None]] = [(len(script.data) + 1, None)]
        for start, _, kind, _, node in _in_order(script):
            while ends[-1][0] <= start:
                ends.pop()
            around = ends[-1][1]
            if kind:
                _TAKE[kind](self, node, around)
            else:
                ends.append((node.end_byte, self._function(node, around)))
        self._finish(first)

    def _function(self, node: Node, around: int | None) -> int:
        index = len(self.functions)
        self.functions.append(Function(self._index, node, around))
        self.by_node[self._index, node.id] = index
        self._declared.append(set())
        name = child(node, "name")
        if name is None:
            return index
        if node.type == "method_definition":
            self._name(node, name, method=True)
        else:
            self._name(node, name)
            if node.type.endswith("declaration"):
                self._declare(self._script.code(name), "function", None, name, around)
            else:
                self._declared[index].add(self._script.code(name))
        return index

    def _name(self, function: Node | None, name: Node, *, method: bool = False) -> None:
        """Note under which name a function can be called, if it is one."""
        if function is not None and function.type in FUNCTION_VALUES:
            found = self._names.setdefault(function.id, (set(), set()))
            found[method].add(self._script.code(name).strip("'\""))

    def _member(self, node: Node, _around: int | None) -> None:
        name = child(node, "key") or child(node, "property")
        if name is not None:
            self._name(child(node, "value"), name, method=True)

    def _call(self, node: Node, around: int | None) -> None:
        called = child(node, "function") or child(node, "constructor")
        if called is None:
            return
        given = child(node, "arguments")
        arguments = tuple(given.named_children) if given and given.type == "arguments" else ()
        name, receiver = self._parted(called)
        self.calls.append(Call(self._index, node, around, name, receiver, arguments))

    def _assignment(self, node: Node, around: int | None) -> None:
        left = child(node, "left")
        if left is None:
            return
        right = child(node, "right")
        self._target(left, around, right)
        method = child(left, "property")
        self._name(right, method or left, method=method is not None)

    def _update(self, node: Node, around: int | None) -> None:
        argument = child(node, "argument")
        if argument is not None:
            self._target(argument, around)

    def _target(self, node: Node, around: int | None, value: Node | None = None) -> None:
        if node.type in ("member_expression", "subscript_expression"):
            parted = self._parted(node)
            self.property_writes.append(PropertyWrite(self._index, node, around, *parted, value))
            return
        for one in targets(node):
            self.writes.append(Write(self._index, one, around, self._script.code(one)))

    def _declaration(self, node: Node, around: int | None) -> None:
        kind = node.children[0].type
        shared = node.id in self._outermost or (kind == "var" and around is None)
        for declarator in node.named_children:
            name = child(declarator, "name")
            value = child(declarator, "value")
            if name is not None and name.type == "identifier":
                self._name(value, name)
            for one in targets(name) if name is not None else ():
                plain = value if one == name else None
                self.values.setdefault(self._script.code(one), []).append((self._index, plain))
                if shared or around is not None:
                    self._declare(self._script.code(one), kind, plain, one, around)

    def _class(self, node: Node, around: int | None) -> None:
        name = child(node, "name") if node.type == "class_declaration" else None
        if name is not None and (node.id in self._outermost or around is not None):
            self._declare(self._script.code(name), "class", None, name, around)

    def _local(self, node: Node, around: int | None) -> None:
        if around is not None:
            self._declared[around].update(self._script.code(one) for one in targets(node))

    def _declare(
        self, name: str, kind: str, value: Node | None, node: Node, around: int | None
    ) -> None:
        if around is not None:
            self._declared[around].add(name)
        elif self._script.kind is ScriptKind.CLASSIC:
            self.bindings.append(Binding(self._index, node, None, name, kind, value))

    def _parted(self, node: Node) -> tuple[str, str]:
        """Part ``target.name`` into name and target; an index that is no text has no name."""
        if node.type == "identifier":
            return self._script.code(node), ""
        target = child(node, "object")
        name = child(node, "property") or child(node, "index")
        if target is None or name is None:
            return ("import" if node.type == "import" else "", "")
        text = self._script.code(name).strip("'\"`") if name.type != "number" else ""
        start = max(target.start_byte, target.end_byte - _LONGEST_TARGET)
        return text, self._script.data[start : target.end_byte].decode("utf-8", "replace")

    def _finish(self, first: int) -> None:
        for index in range(first, len(self.functions)):
            one = self.functions[index]
            called, methods = self._names.get(one.node.id, (set(), set()))
            self.functions[index] = Function(
                one.script,
                one.node,
                one.function,
                frozenset(called),
                frozenset(methods),
                frozenset(self._declared[index]),
            )


def _in_order(script: Script) -> list[tuple[int, int, int, int, Node]]:
    """Everything of interest in a script, outer before inner: place, kind by its rank, node."""
    found: list[tuple[int, int, int, int, Node]] = []
    for kind, name in enumerate(_KINDS):
        for node in script.found(name):
            found.append((node.start_byte, -node.end_byte, kind, len(found), node))
    found.sort()
    return found


_Take = Callable[[Reading, Node, int | None], object]

_TAKE: tuple[_Take, ...] = tuple(getattr(Reading, f"_{kind}") for kind in _KINDS)
