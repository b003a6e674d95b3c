"""Assignments: to names, members and patterns, with and without an operator."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.convert import truth
from grader.evidence.evaluation.expressions import HALF, LOGICAL, either_value
from grader.evidence.evaluation.machine import Machine, Run
from grader.evidence.evaluation.members import element, get, put, put_element, to_primitive
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.operators import binary
from grader.evidence.evaluation.patterns import NAMED, Take, name_function, taker
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
MEMBERS = frozenset({"member_expression", "subscript_expression"})

Read = Callable[[], Value]
Write = Callable[[Value], None]
Place = Callable[[Machine, Scope], tuple[Read, Write]]
"""A compiled target: evaluates what it stands on once, and gives its reader and writer."""


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


def storer(target: Node) -> Take:
    """Compile putting a value where a name, a member or a pattern says."""
    if target.type in PATTERNS:
        return taker(target, storer)
    if target.type in NAMED:
        name = source(target)
        return lambda machine, scope, value: assign_name(machine, name, value, scope)
    if target.type not in MEMBERS:
        return lambda _machine, _scope, _value: None
    place = reference(target)
    return lambda machine, scope, value: place(machine, scope)[1](value)


def reference(target: Node) -> Place:
    """Compile a member."""
    base_node, name, index = (field(target, one) for one in ("object", "property", "index"))
    if base_node is None or (name is None and index is None):
        return _no_place
    if name is None:
        return _indexed(base_node, index)
    private = name.type == "private_property_identifier"
    key = Symbol(source(name)) if private else source(name)

    def place(machine: Machine, scope: Scope) -> tuple[Read, Write]:
        base = machine.evaluate(base_node, scope)
        return lambda: get(machine, base, key), lambda value: put(machine, base, key, value)

    return place


def _indexed(base_node: Node, index: Node | None) -> Place:
    def place(machine: Machine, scope: Scope) -> tuple[Read, Write]:
        base = machine.evaluate(base_node, scope)
        at = machine.evaluate(index, scope) if index is not None else UNDEFINED
        return (
            lambda: element(machine, base, at),
            lambda value: put_element(machine, base, at, value),
        )

    return place


def _no_place(_machine: Machine, _scope: Scope) -> tuple[Read, Write]:
    return lambda: Unknown("half an expression"), lambda _: None


def assignment(node: Node) -> Run:
    """Compile ``target = value``."""
    left, right = field(node, "left"), field(node, "right")
    if left is None or right is None:
        return HALF
    if left.type in MEMBERS:
        return _to_member(left, right)
    named = left.type == "identifier"
    store = storer(parts(left)[-1] if left.type == "parenthesized_expression" else left)

    def run(machine: Machine, scope: Scope) -> Value:
        value = machine.evaluate(right, scope)
        if named:
            name_function(value, left)
        store(machine, scope, value)
        return value

    return run


def _to_member(left: Node, right: Node) -> Run:
    place = reference(left)

    def run(machine: Machine, scope: Scope) -> Value:
        write = place(machine, scope)[1]
        value = machine.evaluate(right, scope)
        write(value)
        return value

    return run


def _place(target: Node) -> Place:
    if target.type == "parenthesized_expression":
        target = parts(target)[-1]
    if target.type in MEMBERS:
        return reference(target)
    store = storer(target)
    return lambda machine, scope: (
        lambda: machine.evaluate(target, scope),
        lambda value: store(machine, scope, value),
    )


def augmented(node: Node) -> Run:
    """Compile ``target op= value``."""
    left, right, sign = (field(node, one) for one in ("left", "right", "operator"))
    if left is None or right is None or sign is None:
        return HALF
    operator, place = sign.type[:-1], _place(left)
    if operator in LOGICAL:
        return _logical(operator, left, right, place)

    def run(machine: Machine, scope: Scope) -> Value:
        read, write = place(machine, scope)
        old = read()
        value = binary(machine, operator, old, machine.evaluate(right, scope))
        write(value)
        return value

    return run


def _logical(operator: str, left: Node, right: Node, place: Place) -> Run:
    def run(machine: Machine, scope: Scope) -> Value:
        read, write = place(machine, scope)
        old = read()
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

    return run


def update(node: Node) -> Run:
    """Compile ``++`` and ``--``, before or after their target."""
    target, sign = field(node, "argument"), field(node, "operator")
    if target is None or sign is None:
        return HALF
    place, step = _place(target), 1 if sign.type == "++" else -1
    before = sign.start_byte < target.start_byte

    def run(machine: Machine, scope: Scope) -> Value:
        read, write = place(machine, scope)
        old = to_primitive(machine, read())
        if is_bigint(old):
            new: Value = old + step
        else:
            old = binary(machine, "-", old, 0.0)
            new = binary(machine, "+", old, float(step))
        write(new)
        return new if before else old

    return run
