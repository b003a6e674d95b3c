"""Functions: calling and constructing them."""

from tree_sitter import Node

from grader.evidence.evaluation.doubt import Completion
from grader.evidence.evaluation.hoisting import hoist
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import get, iterate
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.patterns import bind
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


def arguments_of(machine: Machine, node: Node, scope: Scope) -> list[Value] | Unknown:
    """Evaluate the arguments of a call; unknown where something unknown is spread."""
    if node.type != "arguments":
        return Unknown("a tagged template is not evaluated")
    found: list[Value] = []
    lost: Unknown | None = None
    for child in parts(node):
        if child.type == "spread_element":
            more = iterate(machine, machine.evaluate(parts(child)[0], scope))
            if isinstance(more, Unknown):
                lost = more
            found.extend([more] if isinstance(more, Unknown) else more)
        else:
            found.append(machine.evaluate(child, scope))
    return unknown("arguments are unknown", *found) if lost else found


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
    if "generator" in function.kind:
        return unknown("a generator is not run", *given)
    scope = machine.scope(function.scope, function=True)
    if "arrow" not in function.kind:
        sloppy = is_nullish(this) and "normal" in function.kind
        scope.names["this"] = machine.window if sloppy else this
        if function.home is not None:
            scope.names["%home"] = function.home
    done = run_body(machine, function, scope, given)
    if function.kind.startswith("async"):
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
    body = field(node, "body") if node else None
    if node is None or body is None:
        return None
    machine.enter()
    machine.depth += 1  # a call stands on several frames of our own stack
    bind_parameters(machine, node, scope, given)
    if body.type == "statement_block":
        hoist(machine, scope, body, body=True)
        if machine.declared[body.id].reflective and "arrow" not in function.kind:
            scope.names["arguments"] = machine.array(list(given))
        done = machine.language.block(machine, body, scope)
    else:
        done = Completion("return", machine.evaluate(body, scope))
    machine.depth -= 2
    return done


def bind_parameters(machine: Machine, node: Node, scope: Scope, given: list[Value]) -> None:
    """Give the parameters of a function their values."""
    single = field(node, "parameter")
    listed = field(node, "parameters")
    patterns = [single] if single else parts(listed) if listed else []

    def store(leaf: Node, value: Value) -> None:
        scope.names[source(leaf)] = value

    for at, pattern in enumerate(patterns):
        if pattern.type == "rest_pattern":
            bind(machine, parts(pattern)[0], machine.array(given[at:]), scope, store)
        else:
            bind(machine, pattern, given[at] if at < len(given) else UNDEFINED, scope, store)


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
