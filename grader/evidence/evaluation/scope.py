"""Scopes: which names stand where, and the functions that remember them."""

from typing import ClassVar

from tree_sitter import Node

from grader.evidence.evaluation.nodes import field
from grader.evidence.evaluation.values import Accessor, Key, ObjectValue, Value


class Scope:
    """Names and their values, inside an outer scope.

    ``function`` marks the scope of a function, where ``var`` lands and ``this`` is kept
    under its own name. ``constants`` are names that may not be assigned again.
    """

    __slots__ = ("born", "constants", "function", "names", "outer")

    lazy: ClassVar[bool] = False
    """Whether names are made ready when they are asked for."""

    def __init__(self, born: int, outer: "Scope | None", *, function: bool = False) -> None:
        self.born = born
        self.outer = outer
        self.function = function
        self.names: dict[str, Value] = {}
        self.constants: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        """Whether the name stands in this very scope; a lazy scope makes it ready first."""
        return name in self.names

    def find(self, name: str) -> "Scope | None":
        """Find the nearest scope that has the name."""
        scope: Scope | None = self
        while scope is not None:
            if scope.has(name) if scope.lazy else name in scope.names:
                return scope
            scope = scope.outer
        return None

    def read(self, name: str) -> Value:
        """Read a name that stands in this very scope."""
        return self.names[name]

    def nearest_function(self) -> "Scope":
        """Find the scope where ``var`` lands."""
        scope = self
        while not scope.function and scope.outer is not None:
            scope = scope.outer
        return scope


class FunctionValue(ObjectValue):
    """A function or class of the script.

    ``body`` is the function's syntax (a class's constructor, None where it has none),
    ``kind`` one of normal, arrow, method, async, generator, class. ``home`` is where
    ``super`` starts, ``fields`` what a class puts on each new instance.
    """

    __slots__ = ("body", "fields", "home", "kind", "scope")

    def __init__(self, born: int, node: Node, scope: Scope, kind: str) -> None:
        super().__init__(born, node)
        self.scope = scope
        self.kind = kind
        self.body: Node | None = node
        self.home: ObjectValue | None = None
        self.fields: list[tuple[Key, Node | None]] = []

    def own(self, key: Key) -> Value | Accessor:
        """Read an own property; name and prototype are made when they are first asked for."""
        if key == "name" and key not in self.props and self.node is not None:
            name = field(self.node, "name")
            return (name.text or b"").decode("utf-8", "replace") if name else ""
        if key == "prototype" and key not in self.props and self.kind in ("normal", "class"):
            made = ObjectValue(self.born)
            made.props["constructor"] = self
            made.hide("constructor")
            self.props[key] = made
            self.hide(key)
        return super().own(key)
