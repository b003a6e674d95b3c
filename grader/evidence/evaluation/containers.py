"""Containers: array and object literals."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.classes import method_maker
from grader.evidence.evaluation.expressions import identifier
from grader.evidence.evaluation.literals import number
from grader.evidence.evaluation.machine import Machine, Run
from grader.evidence.evaluation.members import iterate, of_object
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.patterns import name_function, property_key
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import HOLE, ObjectValue, Symbol, Unknown, Value, unknown


def array(node: Node) -> Run:
    """Compile the elements of an array: values that are fixed, expressions, and spreads."""
    elements: list[tuple[Value, Node | None, bool]] = []
    open_ = True
    for child in node.children[1:]:
        kind = child.type
        if kind == "number":
            elements.append((number(source(child)), None, False))
        elif kind == ",":
            if open_:
                elements.append((HOLE, None, False))
            open_ = True
            continue
        elif kind == "spread_element":
            elements.append((None, parts(child)[0], True))
        elif child.is_named and kind != "comment":
            elements.append((None, child, False))
        else:
            continue
        open_ = False
    return _fixed(node, elements) or _mixed(node, elements)


def _fixed(node: Node, elements: list[tuple[Value, Node | None, bool]]) -> Run | None:
    """An array in which nothing has to be evaluated."""
    id_ = node.id
    if not all(one is None for _, one, _ in elements):
        return None
    items = [value for value, _, _ in elements]

    def run(machine: Machine, _scope: Scope) -> Value:
        made = machine.made[id_] = machine.array(items.copy(), node)
        return made

    return run


def _mixed(node: Node, elements: list[tuple[Value, Node | None, bool]]) -> Run:
    id_ = node.id

    def run(machine: Machine, scope: Scope) -> Value:
        items: list[Value] = []
        lost = False
        for value, one, spreads in elements:
            if one is None:
                items.append(value)
            elif not spreads:
                items.append(machine.evaluate(one, scope))
            else:
                more = iterate(machine, machine.evaluate(one, scope))
                lost |= isinstance(more, Unknown)
                items.extend([more] if isinstance(more, Unknown) else more)
        made = machine.array(items, node)
        made.vague = lost
        machine.made[id_] = made
        return made

    return run


Put = Callable[[Machine, Scope, ObjectValue], None]
"""Compiled part of an object literal: puts something on the object."""


def object_(node: Node) -> Run:
    """Compile the properties of an object."""
    id_ = node.id
    puts = [_put(child) for child in parts(node)]

    def run(machine: Machine, scope: Scope) -> Value:
        made = machine.object(node)
        machine.made[id_] = made
        for put in puts:
            put(machine, scope, made)
        return made

    return run


def _put(child: Node) -> Put:
    if child.type == "pair":
        return _pair(child)
    if child.type == "shorthand_property_identifier":
        key, read = source(child), identifier(child)

        def put(machine: Machine, scope: Scope, made: ObjectValue) -> None:
            made.props[key] = read(machine, scope)

        return put
    if child.type == "method_definition":
        return method_maker(child)
    if child.type == "spread_element":
        inner = parts(child)[0]
        return lambda machine, scope, made: spread(machine, made, machine.evaluate(inner, scope))
    return _blur


def _blur(_machine: Machine, _scope: Scope, made: ObjectValue) -> None:
    made.vague = True


def _pair(pair: Node) -> Put:
    key_node, value_node = field(pair, "key"), field(pair, "value")
    if key_node is None or value_node is None:
        return _blur
    key_of = property_key(key_node)

    def put(machine: Machine, scope: Scope, made: ObjectValue) -> None:
        key = key_of(machine, scope)
        value = machine.evaluate(value_node, scope)
        if isinstance(key, Unknown):
            made.props[Symbol("somewhere")] = value
            made.vague = True
            return
        name_function(value, key_node)
        if key == "__proto__" and isinstance(value, ObjectValue):
            made.parent = value
        else:
            made.props[key] = value

    return put


def spread(machine: Machine, made: ObjectValue, value: Value) -> None:
    """Copy the own properties of a value into an object, as ``...value`` does."""
    if isinstance(value, Unknown) or (isinstance(value, ObjectValue) and value.vague):
        made.props[Symbol("somewhere")] = unknown("spread", value)
        made.vague = True
    elif isinstance(value, ObjectValue):
        for key in value.keys():  # noqa: SIM118 - an object of the script, not a dict
            made.props[key] = of_object(machine, value, key, value)
    elif isinstance(value, str):
        made.props.update({str(at): char for at, char in enumerate(value)})
