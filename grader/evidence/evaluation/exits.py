"""Statements that leave what they stand in, and what catches them."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.doubt import Completion
from grader.evidence.evaluation.machine import Carry, Machine
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.statements import declarer, nothing
from grader.evidence.evaluation.values import UNDEFINED, Thrown, Value, unknown


def try_(node: Node) -> Carry:
    """Compile try, catch and finally. What is unknown is taken not to throw."""
    body, handler, final = (field(node, one) for one in ("body", "handler", "finalizer"))
    catch = _catch(handler) if handler is not None else None
    last = field(final, "body") if final else None

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        depth = machine.depth
        done: Completion | None = None
        thrown: Thrown | None = None
        try:
            done = machine.execute(body, scope) if body else None
        except Thrown as error:
            machine.depth, thrown = depth, error
        if thrown is not None and catch is not None:
            caught, thrown = thrown, None
            try:
                done = catch(machine, scope, caught.value)
            except Thrown as error:
                machine.depth, thrown = depth, error
        if last is not None:
            after = machine.execute(last, scope)
            if after is not None:
                return after
        if thrown is not None:
            raise thrown
        return done

    return carry


def _catch(handler: Node) -> Callable[[Machine, Scope, Value], Completion | None]:
    parameter, body = field(handler, "parameter"), field(handler, "body")
    take = declarer(parameter, "let") if parameter is not None else None

    def carry(machine: Machine, scope: Scope, value: Value) -> Completion | None:
        inner = machine.scope(scope)
        if take is not None:
            take(machine, inner, value)
        return machine.execute(body, inner) if body else None

    return carry


def throw(node: Node) -> Carry:
    """Compile throw. In doubt nothing is thrown: a page that runs did not."""
    inner = parts(node)

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        raise Thrown(machine.evaluate(inner[0], scope) if inner else UNDEFINED)

    return carry


def return_(node: Node) -> Carry:
    """Compile the return from a function."""
    inner = parts(node)
    if not inner:
        return lambda _machine, _scope: Completion("return", UNDEFINED)
    first = inner[0]
    return lambda machine, scope: Completion("return", machine.evaluate(first, scope))


def leave(node: Node) -> Carry:
    """Compile break or continue."""
    label = field(node, "label")
    kind = "break" if node.type == "break_statement" else "continue"
    text = source(label) if label else ""
    return lambda _machine, _scope: Completion(kind, UNDEFINED, text)


def export(node: Node) -> Carry:
    """Compile what is exported; a default export takes a name that no script can write."""
    inner, value = field(node, "declaration"), field(node, "value")
    if inner is not None:
        return lambda machine, scope: machine.execute(inner, scope)
    if value is None:
        return nothing

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        scope.names["%default"] = machine.evaluate(value, scope)
        return None

    return carry


def with_(node: Node) -> Carry:
    """Refuse ``with``: what its names mean cannot be told."""
    body = field(node, "body")

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        if body is not None:
            machine.doubt(lambda: machine.execute(body, scope))
        return Completion("return", unknown("with is not evaluated"), certain=False)

    return carry
