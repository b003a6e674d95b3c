"""Assignments: to names, members and patterns, with and without an operator."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.convert import truth
from grader.evidence.evaluation.expressions import either_value
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import element, get, put, put_element, to_primitive
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.operators import binary
from grader.evidence.evaluation.patterns import bind, name_function
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import (
    UNDEFINED,
    Symbol,
    Unknown,
    Value,
    is_bigint,
    is_nullish,
)

PATTERNS = frozenset({"array_pattern", "object_pattern"})


def assign_name(machine: Machine, name: str, value: Value, scope: Scope) -> None:
    """Give a name that is in sight a value; one that is nowhere becomes global.

    Raises:
        Thrown: the name is a constant.
    """
    found = scope.find(name)
    if found is None:
        found = scope
        while found.outer is not None:
            found = found.outer
    elif name in found.constants:
        raise machine.error("TypeError", f"{name} is a constant")
    machine.assign(found, name, value)


def store(machine: Machine, target: Node, value: Value, scope: Scope) -> None:
    """Put a value where a name, a member or a pattern says."""
    if target.type in PATTERNS:
        bind(machine, target, value, scope, lambda leaf, part: store(machine, leaf, part, scope))
        return
    if target.type not in ("member_expression", "subscript_expression"):
        if target.type in ("identifier", "shorthand_property_identifier_pattern"):
            assign_name(machine, source(target), value, scope)
        return
    reference(machine, target, scope)[1](value)


def reference(
    machine: Machine, target: Node, scope: Scope
) -> tuple[Callable[[], Value], Callable[[Value], None]]:
    """Evaluate what a member stands on once, and give its reader and writer."""
    base_node, name, index = (field(target, one) for one in ("object", "property", "index"))
    if base_node is None or (name is None and index is None):
        return lambda: Unknown("half an expression"), lambda _: None
    base = machine.evaluate(base_node, scope)
    if name is not None:
        private = name.type == "private_property_identifier"
        key = Symbol(source(name)) if private else source(name)
        return lambda: get(machine, base, key), lambda value: put(machine, base, key, value)
    at = machine.evaluate(index, scope) if index is not None else UNDEFINED
    return (
        lambda: element(machine, base, at),
        lambda value: put_element(machine, base, at, value),
    )


def assignment(machine: Machine, node: Node, scope: Scope) -> Value:
    """Evaluate ``target = value``."""
    left, right = field(node, "left"), field(node, "right")
    if left is None or right is None:
        return Unknown("half an expression")
    if left.type in ("member_expression", "subscript_expression"):
        write = reference(machine, left, scope)[1]
        value = machine.evaluate(right, scope)
        write(value)
        return value
    value = machine.evaluate(right, scope)
    if left.type == "identifier":
        name_function(value, left)
    inner = parts(left)[-1] if left.type == "parenthesized_expression" else left
    store(machine, inner, value, scope)
    return value


def _place(
    machine: Machine, target: Node, scope: Scope
) -> tuple[Callable[[], Value], Callable[[Value], None]]:
    if target.type == "parenthesized_expression":
        target = parts(target)[-1]
    if target.type in ("member_expression", "subscript_expression"):
        return reference(machine, target, scope)
    return (
        lambda: machine.evaluate(target, scope),
        lambda value: store(machine, target, value, scope),
    )


def augmented(machine: Machine, node: Node, scope: Scope) -> Value:
    """Evaluate ``target op= value``."""
    left, right, sign = (field(node, one) for one in ("left", "right", "operator"))
    if left is None or right is None or sign is None:
        return Unknown("half an expression")
    read, write = _place(machine, left, scope)
    old = read()
    operator = sign.type[:-1]
    if operator not in ("&&", "||", "??"):
        value = binary(machine, operator, old, machine.evaluate(right, scope))
        write(value)
        return value
    if isinstance(old, Unknown):
        value = either_value(machine, old, right, scope)
        write(value)
        return value
    keep = not is_nullish(old) if operator == "??" else truth(old) == (operator == "||")
    if keep:
        return old
    value = machine.evaluate(right, scope)
    name_function(value, left)
    write(value)
    return value


def update(machine: Machine, node: Node, scope: Scope) -> Value:
    """Evaluate ``++`` and ``--``, before or after their target."""
    target, sign = field(node, "argument"), field(node, "operator")
    if target is None or sign is None:
        return Unknown("half an expression")
    read, write = _place(machine, target, scope)
    old = to_primitive(machine, read())
    if is_bigint(old):
        new: Value = old + 1 if sign.type == "++" else old - 1
    else:
        old = binary(machine, "-", old, 0.0)
        new = binary(machine, sign.type[0], old, 1.0)
    write(new)
    return new if sign.start_byte < target.start_byte else old
