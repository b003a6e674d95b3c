"""The parts of a program that questions about its architecture are made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from grader.evidence.script_query import child

TIMERS = frozenset({"setInterval", "setTimeout", "requestAnimationFrame"})
"""Functions of the browser that call back later, again or in the next frame."""

LATER = TIMERS | {"addEventListener", "on", "once", "requestIdleCallback"}
"""Functions whose callbacks do not run while their caller runs."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a script. ``script`` is its index; ``function`` the innermost one around it."""

    script: int
    node: Node = field(repr=False, compare=False)
    function: int | None


@dataclass(frozen=True, slots=True)
class Function(Part):
    """A function, method or arrow. ``function`` is the one that it stands in.

    ``names`` are those under which it can be called, ``properties`` those under which it can
    be called on an object; ``declared`` are the names that it declares itself.
    """

    names: frozenset[str] = frozenset()
    properties: frozenset[str] = frozenset()
    declared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Call(Part):
    """A call or ``new``: ``receiver.name(arguments)``; ``receiver`` is empty for a bare name."""

    name: str
    receiver: str = ""
    arguments: tuple[Node, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Write(Part):
    """A value given to a name after its declaration."""

    name: str


@dataclass(frozen=True, slots=True)
class PropertyWrite(Part):
    """A value given to a property: ``target.name = value``; None where it is only changed."""

    name: str
    target: str
    value: Node | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Binding(Part):
    """A name declared at the top level of a classic script, so that every script shares it.

    ``kind`` is ``var``, ``let``, ``const``, ``function`` or ``class``; ``value`` is what it
    starts with. The bindings of modules are their own and not listed.
    """

    name: str
    kind: str
    value: Node | None = field(default=None, repr=False, compare=False)

    @property
    def mutable(self) -> bool:
        """Whether another value can be assigned."""
        return self.kind in ("let", "var")


def targets(pattern: Node) -> list[Node]:
    """The names that a binding or assignment pattern fills, in the order of the text."""
    if pattern.type == "identifier":
        return [pattern]
    found: list[Node] = []
    todo = [pattern]
    while todo:
        node = todo.pop()
        match node.type:
            case "identifier" | "shorthand_property_identifier_pattern":
                found.append(node)
            case "pair_pattern":
                todo += _field(node, "value")
            case "assignment_pattern" | "object_assignment_pattern":
                todo += _field(node, "left")
            case "array_pattern" | "object_pattern" | "rest_pattern" | "formal_parameters":
                todo += reversed(node.named_children)
            case "parenthesized_expression":
                todo += node.named_children
    return found


def imported(clause: Node) -> Iterator[Node]:
    """The names that an import declares; what they are called elsewhere is left out."""
    for one in clause.named_children:
        if one.type == "identifier":
            yield one
        elif one.type == "namespace_import":
            yield from one.named_children
        elif one.type == "named_imports":
            for each in one.named_children:
                name = child(each, "alias") or child(each, "name")
                if name is not None:
                    yield name


def _field(node: Node, name: str) -> list[Node]:
    found = child(node, name)
    return [] if found is None else [found]
