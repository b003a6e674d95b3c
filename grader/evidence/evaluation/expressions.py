"""Expressions: names, operators and functions."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.convert import truth
from grader.evidence.evaluation.hoisting import make_function
from grader.evidence.evaluation.literals import constant
from grader.evidence.evaluation.machine import Machine, Run
from grader.evidence.evaluation.members import remove
from grader.evidence.evaluation.nodes import field, has_token, parts, source
from grader.evidence.evaluation.operators import NUMERIC, binary, unary
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import (
    UNDEFINED,
    UNSET,
    Opaque,
    Symbol,
    Unknown,
    Value,
    is_nullish,
    unknown,
)

HALF = constant(Unknown("half an expression"))


def identifier(node: Node) -> Run:
    """Compile a name; running it raises Thrown before its declaration."""
    name = source(node)

    def run(machine: Machine, scope: Scope) -> Value:
        found = scope.find(name)
        if found is None:
            return machine.named(name)
        value = found.read(name)
        if value is UNSET:
            raise machine.error("ReferenceError", f"{name} is not set yet")
        return value

    return run


def regex(node: Node) -> Run:
    """Carry a regular expression along without looking into it."""
    return lambda machine, _scope: Opaque(machine.tick(), node)


def parenthesized(node: Node) -> Run:
    """Compile what stands between parentheses."""
    inner = parts(node)
    if not inner:
        return constant(Unknown("nothing there"))
    last = inner[-1]
    return lambda machine, scope: machine.evaluate(last, scope)


def sequence(node: Node) -> Run:
    """Compile one after the other; the last is the value."""
    inner = parts(node)

    def run(machine: Machine, scope: Scope) -> Value:
        value: Value = UNDEFINED
        for one in inner:
            value = machine.evaluate(one, scope)
        return value

    return run


def unary_node(node: Node) -> Run:
    """Compile a prefix operator."""
    sign, argument = field(node, "operator"), field(node, "argument")
    if sign is None or argument is None:
        return HALF
    operator = sign.type
    if operator == "delete":
        return _delete(argument)
    return lambda machine, scope: unary(machine, operator, machine.evaluate(argument, scope))


def _delete(argument: Node) -> Run:
    base, index = field(argument, "object"), field(argument, "index")
    name = field(argument, "property")
    if base is None or (index is None and name is None):
        return constant(True)  # noqa: FBT003 - the value of the expression
    key: Value = source(name) if name else UNDEFINED

    def run(machine: Machine, scope: Scope) -> Value:
        holder = machine.evaluate(base, scope)
        remove(machine, holder, machine.evaluate(index, scope) if index else key)
        return True

    return run


def binary_node(node: Node) -> Run:
    """Compile an operator with two sides; a long row of them leans left and is unrolled."""
    rights: list[tuple[str, Callable[..., Value] | None, Node]] = []
    left: Node | None = node
    while left is not None and left.type == "binary_expression":
        sign, right = field(left, "operator"), field(left, "right")
        if sign is None or right is None:
            return HALF
        rights.append((sign.type, NUMERIC.get(sign.type), right))
        left = field(left, "left")
    if left is None:
        return HALF
    rights.reverse()
    first = left
    private = Symbol(source(left)) if left.type == "private_property_identifier" else None

    def run(machine: Machine, scope: Scope) -> Value:
        value: Value = private or machine.evaluate(first, scope)
        for sign, apply, right in rights:
            if sign in LOGICAL:
                value = _logical(machine, sign, value, right, scope)
                continue
            other = machine.evaluate(right, scope)
            if apply is not None and type(value) is float and type(other) is float:
                value = apply(value, other)
            else:
                value = binary(machine, sign, value, other)
        return value

    return run


LOGICAL = frozenset({"&&", "||", "??"})


def _logical(machine: Machine, sign: str, left: Value, right: Node, scope: Scope) -> Value:
    if isinstance(left, Unknown):
        return either_value(machine, left, right, scope)
    keep = not is_nullish(left) if sign == "??" else truth(left) == (sign == "||")
    return left if keep else machine.evaluate(right, scope)


def either_value(machine: Machine, left: Unknown, right: Node, scope: Scope) -> Value:
    """Make the value of ``left || right`` (or kin) with the left side unknown."""
    found: list[Value] = []
    machine.doubt(lambda: found.append(machine.evaluate(right, scope)))
    made = unknown(left.reason, left, *found)
    return Unknown(made.reason, made.may, made.deep, left.host)


def ternary(node: Node) -> Run:
    """Compile ``a ? b : c``; a row of them is unrolled."""
    rows: list[tuple[Node, Node]] = []
    last: Node | None = node
    while last is not None and last.type == "ternary_expression":
        condition, yes, no = (field(last, n) for n in ("condition", "consequence", "alternative"))
        whole = condition is not None and yes is not None and no is not None
        if condition is not None and yes is not None and whole:
            rows.append((condition, yes))
        last = no if whole else None
    return _choice(rows, last)


def _choice(rows: list[tuple[Node, Node]], last: Node | None) -> Run:
    """What the first row whose condition holds gives, else the last; None is half an expression."""

    def run(machine: Machine, scope: Scope) -> Value:
        maybe: list[Value] = []
        chosen = last
        for condition, yes in rows:
            holds = truth(machine.evaluate(condition, scope))
            if holds:
                chosen = yes
                break
            if holds is None:
                machine.doubt(lambda way=yes: maybe.append(machine.evaluate(way, scope)))  # type: ignore[misc]
        if chosen is None:
            return Unknown("half an expression")
        if not maybe:
            return machine.evaluate(chosen, scope)
        machine.doubt(lambda: maybe.append(machine.evaluate(chosen, scope)))
        return unknown("it depends on something unknown", *maybe)

    return run


def await_(node: Node) -> Run:
    """Wait for a value: what is no promise stays what it is."""
    inner = parts(node)
    if not inner:
        return constant(UNDEFINED)
    first = inner[0]
    return lambda machine, scope: machine.evaluate(first, scope)


def function(node: Node) -> Run:
    """Compile the making of a function."""
    kind = "arrow" if node.type == "arrow_function" else "normal"
    if node.type == "generator_function":
        kind = "generator"
    elif has_token(node, "async"):
        kind = f"async {kind}"
    name_node = field(node, "name")
    if name_node is None:
        return lambda machine, scope: make_function(machine, node, scope, kind)
    name = source(name_node)

    def run(machine: Machine, scope: Scope) -> Value:
        inner = machine.scope(scope)
        made = make_function(machine, node, inner, kind)
        inner.names[name] = made
        return made

    return run
