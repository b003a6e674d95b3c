"""Chains of members, subscripts and calls, and the instances that ``new`` makes."""

from tree_sitter import Node

from grader.evidence.evaluation.classes import super_base, super_call
from grader.evidence.evaluation.functions import arguments_of
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import element, get, of_object
from grader.evidence.evaluation.nodes import field, source
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.strangers import STARTERS, unknown_call
from grader.evidence.evaluation.values import (
    ABSENT,
    UNDEFINED,
    ObjectValue,
    Symbol,
    Unknown,
    Value,
    is_nullish,
)

CHAIN = frozenset({"member_expression", "subscript_expression", "call_expression"})


def this(_machine: Machine, _node: Node, scope: Scope) -> Value:
    """Look up ``this``."""
    found = scope.find("this")
    return UNDEFINED if found is None else found.read("this")


def chain(machine: Machine, node: Node, scope: Scope) -> Value:
    """Evaluate members, subscripts and calls; ``?.`` ends the whole chain."""
    value = link(machine, node, scope)[1]
    return UNDEFINED if value is ABSENT else value


def link(machine: Machine, node: Node, scope: Scope) -> tuple[Value, Value]:
    """Evaluate one link of a chain to ``this`` and value; the value is ABSENT after ``?.``."""
    if node.type == "call_expression":
        return UNDEFINED, _call(machine, node, scope)
    base_node = field(node, "object")
    if base_node is None:
        return UNDEFINED, Unknown("half an expression")
    if base_node.type == "super":
        base, receiver = super_base(machine, scope), this(machine, node, scope)
    else:
        base = receiver = _before(machine, base_node, scope)
    optional = is_nullish(base) and field(node, "optional_chain") is not None
    if base is ABSENT or optional:
        return UNDEFINED, ABSENT
    return receiver, _member(machine, node, scope, base, receiver)


def _member(machine: Machine, node: Node, scope: Scope, base: Value, receiver: Value) -> Value:
    name, index = field(node, "property"), field(node, "index")
    if name is None:
        if index is None:
            return Unknown("half an expression")
        return element(machine, base, machine.evaluate(index, scope))
    private = name.type == "private_property_identifier"
    key = Symbol(source(name)) if private else source(name)
    if base is not receiver and isinstance(base, ObjectValue):
        return of_object(machine, base, key, receiver)
    return get(machine, base, key)


def _before(machine: Machine, node: Node, scope: Scope) -> Value:
    if node.type not in CHAIN:
        return machine.evaluate(node, scope)
    machine.enter()
    value = link(machine, node, scope)[1]
    machine.depth -= 1
    return machine.wished(node, value)


def _call(machine: Machine, node: Node, scope: Scope) -> Value:
    callee, given = field(node, "function"), field(node, "arguments")
    if callee is None or given is None or callee.type == "import":
        return Unknown("a call that is not evaluated")
    if callee.type == "super":
        return super_call(machine, given, scope)
    receiver: Value = UNDEFINED
    if callee.type in CHAIN:
        machine.enter()
        receiver, function = link(machine, callee, scope)
        machine.depth -= 1
    else:
        function = machine.evaluate(callee, scope)
    optional = is_nullish(function) and field(node, "optional_chain") is not None
    if function is ABSENT or optional:
        return ABSENT
    arguments = arguments_of(machine, given, scope)
    if isinstance(function, Unknown) or isinstance(arguments, Unknown):
        name = field(callee, "property")
        if name is None and source(callee) in STARTERS:
            name = callee
        return unknown_call(machine, receiver, function, arguments, source(name) if name else "")
    return machine.call(function, receiver, arguments)


def new(machine: Machine, node: Node, scope: Scope) -> Value:
    """Make an instance."""
    callee, given = field(node, "constructor"), field(node, "arguments")
    if callee is None:
        return Unknown("half an expression")
    function = machine.evaluate(callee, scope)
    arguments = arguments_of(machine, given, scope) if given else []
    if isinstance(function, Unknown) or isinstance(arguments, Unknown):
        return unknown_call(machine, UNDEFINED, function, arguments, "")
    value = machine.construct(function, arguments)
    if isinstance(value, ObjectValue) and value.node is None:
        value.node = node
    return value
