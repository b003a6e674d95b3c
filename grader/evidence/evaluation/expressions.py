"""Expressions: names, containers, operators, and the chains of members and calls."""

from tree_sitter import Node

from grader.evidence.evaluation.classes import make_method
from grader.evidence.evaluation.convert import truth
from grader.evidence.evaluation.hoisting import make_function
from grader.evidence.evaluation.literals import number
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import iterate, of_object, remove
from grader.evidence.evaluation.nodes import field, has_token, parts, source
from grader.evidence.evaluation.operators import binary, unary
from grader.evidence.evaluation.patterns import name_function, property_key
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import (
    HOLE,
    UNDEFINED,
    UNSET,
    ObjectValue,
    Opaque,
    Symbol,
    Unknown,
    Value,
    is_nullish,
    unknown,
)


def identifier(machine: Machine, node: Node, scope: Scope) -> Value:
    """Look a name up.

    Raises:
        Thrown: it stands before its declaration.
    """
    name = source(node)
    found = scope.find(name)
    if found is None:
        return machine.named(name)
    value = found.read(name)
    if value is UNSET:
        raise machine.error("ReferenceError", f"{name} is not set yet")
    return value


def array(machine: Machine, node: Node, scope: Scope) -> Value:
    """Make an array of its elements."""
    items: list[Value] = []
    lost: Unknown | None = None
    open_ = True
    for child in node.children[1:]:
        kind = child.type
        if kind == "number":
            items.append(number(source(child)))
        elif kind == ",":
            if open_:
                items.append(HOLE)
            open_ = True
            continue
        elif kind == "spread_element":
            more = iterate(machine, machine.evaluate(parts(child)[0], scope))
            lost = more if isinstance(more, Unknown) else lost
            items.extend([more] if isinstance(more, Unknown) else more)
        elif child.is_named and kind != "comment":
            items.append(machine.evaluate(child, scope))
        else:
            continue
        open_ = False
    made = machine.array(items, node)
    made.vague = lost is not None
    machine.made[node.id] = made
    return made


def object_(machine: Machine, node: Node, scope: Scope) -> Value:
    """Make an object of its properties."""
    made = machine.object(node)
    machine.made[node.id] = made
    for child in parts(node):
        if child.type == "pair":
            _pair(machine, made, child, scope)
        elif child.type == "shorthand_property_identifier":
            made.props[source(child)] = identifier(machine, child, scope)
        elif child.type == "method_definition":
            make_method(machine, child, scope, made)
        elif child.type == "spread_element":
            spread(machine, made, machine.evaluate(parts(child)[0], scope))
        else:
            made.vague = True
    return made


def _pair(machine: Machine, made: ObjectValue, pair: Node, scope: Scope) -> None:
    key_node, value_node = field(pair, "key"), field(pair, "value")
    if key_node is None or value_node is None:
        made.vague = True
        return
    key = property_key(machine, key_node, scope)
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


def regex(machine: Machine, node: Node, _scope: Scope) -> Value:
    """Carry a regular expression along without looking into it."""
    return Opaque(machine.tick(), node)


def parenthesized(machine: Machine, node: Node, scope: Scope) -> Value:
    """Evaluate what stands between parentheses."""
    inner = parts(node)
    return machine.evaluate(inner[-1], scope) if inner else Unknown("nothing there")


def sequence(machine: Machine, node: Node, scope: Scope) -> Value:
    """Evaluate one after the other; the last is the value."""
    value: Value = UNDEFINED
    for one in parts(node):
        value = machine.evaluate(one, scope)
    return value


def unary_node(machine: Machine, node: Node, scope: Scope) -> Value:
    """Evaluate a prefix operator."""
    sign, argument = field(node, "operator"), field(node, "argument")
    if sign is None or argument is None:
        return Unknown("half an expression")
    if sign.type == "delete":
        return _delete(machine, argument, scope)
    return unary(machine, sign.type, machine.evaluate(argument, scope))


def _delete(machine: Machine, argument: Node, scope: Scope) -> Value:
    base, index = field(argument, "object"), field(argument, "index")
    name = field(argument, "property")
    if base is None or (index is None and name is None):
        return True
    holder = machine.evaluate(base, scope)
    key: Value = source(name) if name else UNDEFINED
    remove(machine, holder, machine.evaluate(index, scope) if index else key)
    return True


def binary_node(machine: Machine, node: Node, scope: Scope) -> Value:
    """Evaluate an operator with two sides; a long row of them leans left and is unrolled."""
    rights: list[tuple[str, Node]] = []
    left: Node | None = node
    while left is not None and left.type == "binary_expression":
        sign, right = field(left, "operator"), field(left, "right")
        if sign is None or right is None:
            return Unknown("half an expression")
        rights.append((sign.type, right))
        left = field(left, "left")
    if left is None:
        return Unknown("half an expression")
    if left.type == "private_property_identifier":
        value: Value = Symbol(source(left))
    else:
        value = machine.evaluate(left, scope)
    for sign_text, right in reversed(rights):
        if sign_text in ("&&", "||", "??"):
            value = _logical(machine, sign_text, value, right, scope)
        else:
            value = binary(machine, sign_text, value, machine.evaluate(right, scope))
    return value


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


def ternary(machine: Machine, node: Node, scope: Scope) -> Value:
    """Evaluate ``a ? b : c``; a row of them is unrolled."""
    maybe: list[Value] = []
    while node.type == "ternary_expression":
        condition, yes, no = (field(node, n) for n in ("condition", "consequence", "alternative"))
        if condition is None or yes is None or no is None:
            return Unknown("half an expression")
        holds = truth(machine.evaluate(condition, scope))
        if holds:
            node = yes
            break
        if holds is None:
            way = yes
            machine.doubt(lambda way=way: maybe.append(machine.evaluate(way, scope)))  # type: ignore[misc]
        node = no
    if not maybe:
        return machine.evaluate(node, scope)
    machine.doubt(lambda: maybe.append(machine.evaluate(node, scope)))
    return unknown("it depends on something unknown", *maybe)


def await_(machine: Machine, node: Node, scope: Scope) -> Value:
    """Wait for a value: what is no promise stays what it is."""
    inner = parts(node)
    return machine.evaluate(inner[0], scope) if inner else UNDEFINED


def function(machine: Machine, node: Node, scope: Scope) -> Value:
    """Make a function of an expression."""
    kind = "arrow" if node.type == "arrow_function" else "normal"
    if node.type == "generator_function":
        kind = "generator"
    elif has_token(node, "async"):
        kind = f"async {kind}"
    name = field(node, "name")
    if name is None:
        return make_function(machine, node, scope, kind)
    inner = machine.scope(scope)
    made = make_function(machine, node, inner, kind)
    inner.names[source(name)] = made
    return made
