"""Chains of members, subscripts and calls, and the instances that ``new`` makes."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.classes import super_base, super_call
from grader.evidence.evaluation.functions import arguments_of
from grader.evidence.evaluation.literals import constant
from grader.evidence.evaluation.machine import Link, Machine, Run
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

HALF = constant(Unknown("half an expression"))

Member = Callable[[Machine, Scope, Value, Value], Value]
"""A compiled member: reads it from a base, for a receiver."""


def this(_node: Node) -> Run:
    """Compile ``this``."""
    return receiver_in


def receiver_in(_machine: Machine, scope: Scope) -> Value:
    """Look up ``this``."""
    found = scope.find("this")
    return UNDEFINED if found is None else found.read("this")


def chain(node: Node) -> Run:
    """Compile members, subscripts and calls; ``?.`` ends the whole chain."""

    def run(machine: Machine, scope: Scope) -> Value:
        value = link(machine, node, scope)[1]
        return UNDEFINED if value is ABSENT else value

    return run


def link(machine: Machine, node: Node, scope: Scope) -> tuple[Value, Value]:
    """Evaluate one link of a chain to ``this`` and value; the value is ABSENT after ``?.``."""
    id_ = node.id
    known = machine.compiled.links
    if id_ not in known:
        known[id_] = _call(node) if node.type == "call_expression" else _access(node)
    return known[id_](machine, scope)


def _access(node: Node) -> Link:
    base_node = field(node, "object")
    if base_node is None:
        return lambda _machine, _scope: (UNDEFINED, Unknown("half an expression"))
    member, optional = _member(node), field(node, "optional_chain") is not None
    if base_node.type == "super":
        return _of_super(member, optional=optional)
    before = _before(base_node)

    def run(machine: Machine, scope: Scope) -> tuple[Value, Value]:
        base = before(machine, scope)
        if base is ABSENT or (optional and is_nullish(base)):
            return UNDEFINED, ABSENT
        return base, member(machine, scope, base, base)

    return run


def _of_super(member: Member, *, optional: bool) -> Link:
    def run(machine: Machine, scope: Scope) -> tuple[Value, Value]:
        base, receiver = super_base(machine, scope), receiver_in(machine, scope)
        if base is ABSENT or (optional and is_nullish(base)):
            return UNDEFINED, ABSENT
        return receiver, member(machine, scope, base, receiver)

    return run


def _member(node: Node) -> Member:
    name, index = field(node, "property"), field(node, "index")
    if name is None:
        return _element(index)
    private = name.type == "private_property_identifier"
    key = Symbol(source(name)) if private else source(name)

    def read(machine: Machine, _scope: Scope, base: Value, receiver: Value) -> Value:
        if isinstance(base, ObjectValue):
            return of_object(machine, base, key, receiver)
        return get(machine, base, key)

    return read


def _element(index: Node | None) -> Member:
    if index is None:
        return lambda _machine, _scope, _base, _receiver: Unknown("half an expression")
    return lambda machine, scope, base, _receiver: element(
        machine, base, machine.evaluate(index, scope)
    )


def _before(node: Node) -> Run:
    """Compile what a link stands on: another link goes on with the chain."""
    if node.type not in CHAIN:
        return lambda machine, scope: machine.evaluate(node, scope)

    def run(machine: Machine, scope: Scope) -> Value:
        machine.enter()
        value = link(machine, node, scope)[1]
        machine.depth -= 1
        return machine.wished(node, value) if machine.forced else value

    return run


def _call(node: Node) -> Link:
    callee, given = field(node, "function"), field(node, "arguments")
    if callee is None or given is None or callee.type == "import":
        return lambda _machine, _scope: (UNDEFINED, Unknown("a call that is not evaluated"))
    if callee.type == "super":
        parent = super_call(given)
        return lambda machine, scope: (UNDEFINED, parent(machine, scope))
    chained, optional = callee.type in CHAIN, field(node, "optional_chain") is not None
    arguments_in, name = arguments_of(given), _called(callee)

    def run(machine: Machine, scope: Scope) -> tuple[Value, Value]:
        receiver: Value = UNDEFINED
        if chained:
            machine.enter()
            receiver, function = link(machine, callee, scope)
            machine.depth -= 1
        else:
            function = machine.evaluate(callee, scope)
        if function is ABSENT or (optional and is_nullish(function)):
            return UNDEFINED, ABSENT
        arguments = arguments_in(machine, scope)
        if isinstance(function, Unknown) or isinstance(arguments, Unknown):
            return UNDEFINED, unknown_call(machine, receiver, function, arguments, name)
        return UNDEFINED, machine.call(function, receiver, arguments)

    return run


def _called(callee: Node) -> str:
    """The name of the method that is called, or of a function that may start the page."""
    name = field(callee, "property")
    if name is not None:
        return source(name)
    text = source(callee) if callee.type == "identifier" else ""
    return text if text in STARTERS else ""


def new(node: Node) -> Run:
    """Compile the making of an instance."""
    callee, given = field(node, "constructor"), field(node, "arguments")
    if callee is None:
        return HALF
    arguments_in = arguments_of(given) if given else None

    def run(machine: Machine, scope: Scope) -> Value:
        function = machine.evaluate(callee, scope)
        arguments = arguments_in(machine, scope) if arguments_in else []
        if isinstance(function, Unknown) or isinstance(arguments, Unknown):
            return unknown_call(machine, UNDEFINED, function, arguments, "")
        value = machine.construct(function, arguments)
        if isinstance(value, ObjectValue) and value.node is None:
            value.node = node
        return value

    return run
