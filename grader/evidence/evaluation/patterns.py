"""Destructuring: from a value to the names and places that a pattern lists."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from tree_sitter import Node

from grader.evidence.evaluation.literals import string
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import get, iterate, to_key
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.scope import FunctionValue, Scope
from grader.evidence.evaluation.values import (
    UNDEFINED,
    Bounded,
    Key,
    ObjectValue,
    Symbol,
    Undefined,
    Unknown,
    Value,
    is_nullish,
    unknown,
)

Take: TypeAlias = Callable[[Machine, Scope, Value], None]
"""A compiled pattern: takes a value apart and stores its parts."""

Leaf: TypeAlias = Callable[[Node], Take]
"""Compiles a leaf of a pattern (an identifier or member): stores the value there."""

NAMED = frozenset({"identifier", "shorthand_property_identifier_pattern"})
DEFAULTS = ("assignment_pattern", "object_assignment_pattern", "assignment_expression")
RESTS = ("rest_pattern", "spread_element")

DEEPEST = 200
"""Levels of a pattern, more than a machine ever enters."""


def taker(pattern: Node, leaf: Leaf, depth: int = 0) -> Take:
    """Compile a pattern, given how its leaves are stored.

    Running it raises Thrown where the value cannot be taken apart, or a default throws.
    """
    if pattern.type in NAMED:
        return leaf(pattern)
    if depth > DEEPEST:
        return _too_deep
    if pattern.type in ("array_pattern", "array"):
        take = _array(pattern, leaf, depth + 1)
    elif pattern.type in ("object_pattern", "object"):
        take = _object(pattern, leaf, depth + 1)
    elif pattern.type in DEFAULTS:
        take = _default(pattern, leaf, depth + 1)
    else:
        take = leaf(pattern)

    def run(machine: Machine, scope: Scope, value: Value) -> None:
        machine.enter()
        take(machine, scope, value)
        machine.depth -= 1

    return run


def _too_deep(_machine: Machine, _scope: Scope, _value: Value) -> None:
    raise Bounded("it is nested too deeply")


def _nothing(_machine: Machine, _scope: Scope, _value: Value) -> None:
    return None


def _default(pattern: Node, leaf: Leaf, depth: int) -> Take:
    left, right = field(pattern, "left"), field(pattern, "right")
    if left is None or right is None:
        return _nothing
    take = taker(left, leaf, depth)

    def run(machine: Machine, scope: Scope, value: Value) -> None:
        take(machine, scope, _or_default(machine, value, right, scope, left))

    return run


def _or_default(machine: Machine, value: Value, right: Node, scope: Scope, left: Node) -> Value:
    if isinstance(value, Unknown):
        found: list[Value] = []
        machine.doubt(lambda: found.append(machine.evaluate(right, scope)))
        return Unknown(value.reason, unknown("", value, *found).may, value.deep, value.host)
    if not isinstance(value, Undefined):
        return value
    made = machine.evaluate(right, scope)
    name_function(made, left)
    return made


def _array(pattern: Node, leaf: Leaf, depth: int) -> Take:
    places: list[tuple[int, bool, Take]] = []
    at = 0
    filled = False
    for child in pattern.children[1:-1]:
        if child.type == ",":
            at += not filled
            filled = False
        elif child.is_named and child.type != "comment":
            filled = True
            rest = parts(child) if child.type in RESTS else []
            places.append((at, bool(rest), taker(rest[0] if rest else child, leaf, depth)))
            at += 1

    def run(machine: Machine, scope: Scope, value: Value) -> None:
        items = iterate(machine, value)
        for at, rest, take in places:
            if isinstance(items, Unknown):
                take(machine, scope, items)
            elif rest:
                take(machine, scope, machine.array(items[at:]))
            else:
                take(machine, scope, items[at] if at < len(items) else UNDEFINED)

    return run


def _object(pattern: Node, leaf: Leaf, depth: int) -> Take:
    places = [_place(child, leaf, depth) for child in parts(pattern)]

    def run(machine: Machine, scope: Scope, value: Value) -> None:
        if is_nullish(value):
            raise machine.error("TypeError", "nothing to take apart")
        taken: list[Key] = []
        for key_of, take in places:
            if key_of is None:
                take(machine, scope, _rest(machine, value, taken))
                continue
            key = key_of(machine, scope)
            if isinstance(key, Unknown):
                take(machine, scope, Unknown("key"))
            else:
                part = get(machine, value, key)
                taken.append(key)
                take(machine, scope, part)

    return run


def _place(child: Node, leaf: Leaf, depth: int) -> "tuple[KeyOf | None, Take]":
    """The key and the pattern of one property; no key for the rest of them."""
    if child.type in RESTS:
        return None, leaf(parts(child)[0])
    target, key_node = child, child
    if child.type in ("pair_pattern", "pair"):
        target, key_node = field(child, "value") or child, field(child, "key") or child
    elif child.type in DEFAULTS:
        key_node = field(child, "left") or child
    return property_key(key_node), taker(target, leaf, depth)


def _rest(machine: Machine, value: Value, taken: list[Key]) -> Value:
    if not isinstance(value, ObjectValue) or value.vague:
        return unknown("the rest of something unknown", value)
    rest = machine.object()
    for key in value.keys():  # noqa: SIM118 - an object of the script, not a dict
        if key not in taken:
            rest.props[key] = get(machine, value, key)
    return rest


KeyOf: TypeAlias = Callable[[Machine, Scope], Key | Unknown]
"""A compiled key."""


def property_key(node: Node) -> KeyOf:
    """Compile the key of a property, method or field as it is written."""
    if node.type == "computed_property_name":
        inner = parts(node)
        if not inner:
            return lambda _machine, _scope: Unknown("key")
        node = inner[0]
    elif node.type != "number":
        key = plain_key(node)
        return lambda _machine, _scope: key
    return lambda machine, scope: to_key(machine, machine.evaluate(node, scope))


def plain_key(node: Node) -> Key:
    """Read a key that is a name or a string."""
    if node.type == "string":
        return string(source(node))
    return Symbol(source(node)) if node.type == "private_property_identifier" else source(node)


def names_in(pattern: Node) -> Iterator[str]:
    """List the names that a pattern of a declaration introduces."""
    waiting = [pattern]
    while waiting:
        node = waiting.pop()
        if node.type in NAMED:
            yield source(node)
        elif node.type in DEFAULTS:
            waiting.extend(one for one in (field(node, "left"),) if one is not None)
        elif node.type == "pair_pattern":
            waiting.extend(one for one in (field(node, "value"),) if one is not None)
        else:
            waiting.extend(reversed(parts(node)))


def name_function(value: Value, target: Node) -> None:
    """Give an anonymous function the name of what it is assigned to."""
    if isinstance(value, FunctionValue) and "name" not in value.props:
        value.props["name"] = source(target)
        value.hide("name")
