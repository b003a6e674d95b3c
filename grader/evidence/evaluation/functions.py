"""Functions: calling and constructing them."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.doubt import Completion
from grader.evidence.evaluation.hoisting import hoist
from grader.evidence.evaluation.machine import Bind, Carry, Machine
from grader.evidence.evaluation.members import get, iterate
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.patterns import Take, taker
from grader.evidence.evaluation.scope import FunctionValue, Scope
from grader.evidence.evaluation.strangers import unknown_call
from grader.evidence.evaluation.values import (
    UNDEFINED,
    Builtin,
    ObjectValue,
    Unknown,
    Value,
    is_nullish,
    unknown,
)

Arguments = Callable[[Machine, Scope], list[Value] | Unknown]
"""Compiled arguments of a call; unknown where something unknown is spread."""


def arguments_of(node: Node) -> Arguments:
    """Compile the arguments of a call."""
    if node.type != "arguments":
        return lambda _machine, _scope: Unknown("a tagged template is not evaluated")
    given = parts(node)
    if any(one.type == "spread_element" for one in given):
        return _spread(given)
    return lambda machine, scope: [machine.evaluate(one, scope) for one in given]


def _spread(given: list[Node]) -> Arguments:
    def run(machine: Machine, scope: Scope) -> list[Value] | Unknown:
        found: list[Value] = []
        lost = False
        for one in given:
            if one.type == "spread_element":
                more = iterate(machine, machine.evaluate(parts(one)[0], scope))
                lost |= isinstance(more, Unknown)
                found.extend([more] if isinstance(more, Unknown) else more)
            else:
                found.append(machine.evaluate(one, scope))
        return unknown("arguments are unknown", *found) if lost else found

    return run


def call(machine: Machine, function: Value, this: Value, arguments: list[Value]) -> Value:
    """Call a value.

    Raises:
        Thrown: it is no function, or it throws.
    """
    if isinstance(function, Builtin):
        machine.enter()
        value = function.run(machine, this, arguments)
        machine.depth -= 1
        return value
    if isinstance(function, FunctionValue) and function.kind != "class":
        return invoke(machine, function, this, arguments)
    if isinstance(function, Unknown):
        return unknown_call(machine, this, function, arguments, "")
    raise machine.error("TypeError", "not a function")


def invoke(machine: Machine, function: FunctionValue, this: Value, given: list[Value]) -> Value:
    """Run the body of a function of the script."""
    kind = function.kind
    if "generator" in kind:
        return unknown("a generator is not run", *given)
    scope = machine.scope(function.scope, function=True)
    if "arrow" not in kind:
        sloppy = is_nullish(this) and "normal" in kind
        scope.names["this"] = machine.window if sloppy else this
        if function.home is not None:
            scope.names["%home"] = function.home
    done = run_body(machine, function, scope, given)
    if kind.startswith("async"):
        return unknown("a promise", done.value if done else UNDEFINED)
    return returned(machine, done)


def returned(machine: Machine, done: Completion | None) -> Value:
    """Turn the end of a body into the value of the call."""
    if done is None or done.kind != "return":
        return UNDEFINED
    return done.value if done.certain else machine.joined(UNDEFINED, done.value)


def run_body(
    machine: Machine, function: FunctionValue, scope: Scope, given: list[Value]
) -> Completion | None:
    """Bind the parameters and run the body in a prepared scope."""
    node = function.body
    if node is None:
        return None
    known = machine.compiled.bodies
    id_ = node.id
    if id_ not in known:
        known[id_] = _body(node)
    compiled = known[id_]
    if compiled is None:
        return None
    bind, body, block = compiled
    machine.enter()
    machine.depth += 1  # a call stands on several frames of our own stack
    bind(machine, scope, given)
    if block is not None:
        hoist(machine, scope, block, body=True)
        if machine.compiled.declared[block.id].reflective and "arrow" not in function.kind:
            scope.names["arguments"] = machine.array(list(given))
    done = body(machine, scope)
    machine.depth -= 2
    return done


def _body(node: Node) -> tuple[Bind, Carry, Node | None] | None:
    """Compile a function: its parameters, its body, and the block that this is, if it is one."""
    body = field(node, "body")
    if body is None:
        return None
    if body.type == "statement_block":
        return parameters(node), block(body), body
    return (
        parameters(node),
        lambda machine, scope: Completion("return", machine.evaluate(body, scope)),
        None,
    )


def block(node: Node) -> Carry:
    """Compile the statements of a block for a scope that is ready for them."""
    statements = parts(node)
    return lambda machine, scope: machine.language.sequence(machine, statements, scope)


def parameters(node: Node) -> Bind:
    """Compile the parameters of a function."""
    single = field(node, "parameter")
    listed = field(node, "parameters")
    patterns = [single] if single else parts(listed) if listed else []
    places = [(at, *_parameter(one)) for at, one in enumerate(patterns)]

    def bind(machine: Machine, scope: Scope, given: list[Value]) -> None:
        count = len(given)
        for at, rest, take in places:
            if rest:
                take(machine, scope, machine.array(given[at:]))
            else:
                take(machine, scope, given[at] if at < count else UNDEFINED)

    return bind


def _parameter(pattern: Node) -> tuple[bool, Take]:
    rest = pattern.type == "rest_pattern"
    return rest, taker(parts(pattern)[0] if rest else pattern, local)


def local(leaf: Node) -> Take:
    """Compile a name that stands in the scope itself."""
    name = source(leaf)

    def take(_machine: Machine, scope: Scope, value: Value) -> None:
        scope.names[name] = value

    return take


def construct(machine: Machine, function: Value, given: list[Value], target: Value) -> Value:
    """Make an instance, as ``new function(...given)`` does; ``target`` is ``new.target``.

    Raises:
        Thrown: it cannot be constructed, or the constructor throws.
    """
    if isinstance(function, Builtin) and function.make is not None:
        machine.spend(4)
        return function.make(machine, UNDEFINED, given)
    if isinstance(function, Unknown):
        return unknown_call(machine, UNDEFINED, function, given, "")
    if isinstance(function, FunctionValue) and function.kind == "class":
        return machine.language.instance(machine, function, given, target)
    if not isinstance(function, FunctionValue) or function.kind != "normal":
        raise machine.error("TypeError", "not a constructor")
    made = machine.object()
    made.parent = prototype_of(machine, target)
    value = invoke(machine, function, made, given)
    return value if isinstance(value, ObjectValue | Unknown) else made


def prototype_of(machine: Machine, target: Value) -> ObjectValue | Unknown | None:
    """Find what instances of a constructor inherit from."""
    found = get(machine, target, "prototype")
    return found if isinstance(found, ObjectValue | Unknown) else None
