"""One pass over each script that gathers the parts of a program. See ``program``."""

from collections.abc import Callable, Iterator

from tree_sitter import Node

from grader.evidence.program_parts import (
    FUNCTION_VALUES,
    PARTS,
    Binding,
    Call,
    Function,
    PropertyWrite,
    Write,
    targets,
)
from grader.evidence.script import Script, ScriptKind

_LONGEST_TARGET = 120  # bytes of code kept to say on what a method is called

_RANKS = {"function": 0, "class": 1, "declaration": 2, "assignment": 3, "update": 4, "call": 5}
_RANKS |= {"target": 6, "local": 7, "member": 8}


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
        open_functions: list[tuple[int, int]] = []
        for kind, node in _in_order(script):
            while open_functions and open_functions[-1][0] <= node.start_byte:
                open_functions.pop()
            around = open_functions[-1][1] if open_functions else None
            if kind == "function":
                open_functions.append((node.end_byte, self._function(node, around)))
            else:
                self._take[kind](self, node, around)
        self._finish(first)

    def _function(self, node: Node, around: int | None) -> int:
        index = len(self.functions)
        self.functions.append(Function(self._index, node, around))
        self.by_node[self._index, node.id] = index
        self._declared.append(set())
        name = node.child_by_field_name("name")
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
        name = node.child_by_field_name("key") or node.child_by_field_name("property")
        if name is not None:
            self._name(node.child_by_field_name("value"), name, method=True)

    def _call(self, node: Node, around: int | None) -> None:
        called = node.child_by_field_name("function") or node.child_by_field_name("constructor")
        if called is None:
            return
        given = node.child_by_field_name("arguments")
        arguments = tuple(given.named_children) if given and given.type == "arguments" else ()
        name, receiver = self._parted(called)
        self.calls.append(Call(self._index, node, around, name, receiver, arguments))

    def _assignment(self, node: Node, around: int | None) -> None:
        left = node.child_by_field_name("left")
        if left is None:
            return
        right = node.child_by_field_name("right")
        self._target(left, around, right)
        method = left.child_by_field_name("property")
        self._name(right, method or left, method=method is not None)

    def _update(self, node: Node, around: int | None) -> None:
        argument = node.child_by_field_name("argument")
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
            name = declarator.child_by_field_name("name")
            value = declarator.child_by_field_name("value")
            if name is not None and name.type == "identifier":
                self._name(value, name)
            for one in targets(name) if name is not None else ():
                plain = value if one == name else None
                self.values.setdefault(self._script.code(one), []).append((self._index, plain))
                if shared or around is not None:
                    self._declare(self._script.code(one), kind, plain, one, around)

    def _class(self, node: Node, around: int | None) -> None:
        name = node.child_by_field_name("name")
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
        target = node.child_by_field_name("object")
        name = node.child_by_field_name("property") or node.child_by_field_name("index")
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

    _take: dict[str, Callable[["Reading", Node, int | None], None]] = {  # noqa: RUF012
        "call": _call,
        "assignment": _assignment,
        "update": _update,
        "target": _target,
        "declaration": _declaration,
        "class": _class,
        "local": _local,
        "member": _member,
    }


def _in_order(script: Script) -> Iterator[tuple[str, Node]]:
    """Everything of interest in a script, outer before inner, with its kind."""
    found = [(kind, node) for kind, nodes in script.captures(PARTS).items() for node in nodes]
    found.sort(key=lambda one: (one[1].start_byte, -one[1].end_byte, _RANKS[one[0]]))
    yield from found
