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
    Key,
    ObjectValue,
    Symbol,
    Undefined,
    Unknown,
    Value,
    is_nullish,
    unknown,
)

Store: TypeAlias = Callable[[Node, Value], None]
"""Puts a value where a leaf of the pattern (an identifier or member) says."""

DEFAULTS = ("assignment_pattern", "object_assignment_pattern", "assignment_expression")
RESTS = ("rest_pattern", "spread_element")


def bind(machine: Machine, pattern: Node, value: Value, scope: Scope, store: Store) -> None:
    """Take a value apart and store its parts.

    Raises:
        Thrown: the value cannot be taken apart, or a default throws.
    """
    if pattern.type in ("identifier", "shorthand_property_identifier_pattern"):
        store(pattern, value)
        return
    machine.enter()
    if pattern.type in ("array_pattern", "array"):
        _array(machine, pattern, value, scope, store)
    elif pattern.type in ("object_pattern", "object"):
        _object(machine, pattern, value, scope, store)
    elif pattern.type in DEFAULTS:
        left, right = field(pattern, "left"), field(pattern, "right")
        if left is not None and right is not None:
            bind(machine, left, _or_default(machine, value, right, scope, left), scope, store)
    else:
        store(pattern, value)
    machine.depth -= 1


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


def _array(machine: Machine, pattern: Node, value: Value, scope: Scope, store: Store) -> None:
    items = iterate(machine, value)
    at = 0
    filled = False
    for child in pattern.children[1:-1]:
        if child.type == ",":
            at += not filled
            filled = False
        elif child.is_named and child.type != "comment":
            filled = True
            inner = parts(child)[0] if child.type in RESTS and parts(child) else child
            if inner is child:
                part = items if isinstance(items, Unknown) else _at(items, at)
            else:
                part = items if isinstance(items, Unknown) else machine.array(items[at:])
            bind(machine, inner, part, scope, store)
            at += 1


def _at(items: list[Value], at: int) -> Value:
    return items[at] if at < len(items) else UNDEFINED


def _object(machine: Machine, pattern: Node, value: Value, scope: Scope, store: Store) -> None:
    if is_nullish(value):
        raise machine.error("TypeError", "nothing to take apart")
    taken: list[Key] = []
    for child in parts(pattern):
        if child.type in RESTS:
            store(parts(child)[0], _rest(machine, value, taken))
            continue
        target, key_node = child, child
        if child.type in ("pair_pattern", "pair"):
            target, key_node = field(child, "value") or child, field(child, "key") or child
        elif child.type in DEFAULTS:
            key_node = field(child, "left") or child
        key = property_key(machine, key_node, scope)
        part = value if isinstance(key, Unknown) else get(machine, value, key)
        if not isinstance(key, Unknown):
            taken.append(key)
        bind(machine, target, Unknown("key") if isinstance(key, Unknown) else part, scope, store)


def _rest(machine: Machine, value: Value, taken: list[Key]) -> Value:
    if not isinstance(value, ObjectValue) or value.vague:
        return unknown("the rest of something unknown", value)
    rest = machine.object()
    for key in value.keys():  # noqa: SIM118 - an object of the script, not a dict
        if key not in taken:
            rest.props[key] = get(machine, value, key)
    return rest


def property_key(machine: Machine, node: Node, scope: Scope) -> Key | Unknown:
    """Read the key of a property, method or field as it is written."""
    if node.type == "string":
        return string(source(node))
    if node.type == "computed_property_name":
        inner = parts(node)
        return to_key(machine, machine.evaluate(inner[0], scope)) if inner else Unknown("key")
    if node.type == "number":
        return to_key(machine, machine.evaluate(node, scope))
    if node.type == "private_property_identifier":
        return Symbol(source(node))
    return source(node)


def names_in(pattern: Node) -> Iterator[str]:
    """List the names that a pattern of a declaration introduces."""
    waiting = [pattern]
    while waiting:
        node = waiting.pop()
        if node.type in ("identifier", "shorthand_property_identifier_pattern"):
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
