"""Statements: declarations, blocks, branches and what leaves them."""

from collections.abc import Sequence

from tree_sitter import Node

from grader.evidence.evaluation.assignments import store
from grader.evidence.evaluation.classes import class_
from grader.evidence.evaluation.convert import truth
from grader.evidence.evaluation.doubt import Completion, either
from grader.evidence.evaluation.hoisting import hoist
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.operators import strictly_equal
from grader.evidence.evaluation.patterns import bind, name_function
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import UNDEFINED, Thrown, Unknown, Value, unknown


def block(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Execute the statements of a block in a scope that is ready for them."""
    return run(machine, node.named_children, scope)


def run(machine: Machine, statements: Sequence[Node], scope: Scope) -> Completion | None:
    """Execute statements; after one that may have left, the rest only may run."""
    for at, statement in enumerate(statements):
        done = machine.execute(statement, scope)
        if done is None:
            continue
        if done.certain or at + 1 == len(statements):
            return done
        rest = statements[at + 1 :]
        inner: list[Completion | None] = [None]

        def later(rest: Sequence[Node] = rest, inner: list[Completion | None] = inner) -> None:
            inner[0] = run(machine, rest, scope)

        machine.doubt(later)
        if inner[0] is not None and inner[0].certain and inner[0].kind == done.kind == "return":
            return Completion("return", machine.joined(done.value, inner[0].value))
        return either(machine, done, _doubtful(inner[0]))
    return None


def _doubtful(done: Completion | None) -> Completion | None:
    if done is not None:
        done.certain = False
    return done


def block_statement(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Execute a block in a scope of its own."""
    inner = machine.scope(scope)
    hoist(machine, inner, node)
    return run(machine, node.named_children, inner)


def expression_statement(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Evaluate an expression for its effects."""
    for one in parts(node):
        if machine.focus and one.type == "call_expression" and not mentioned(machine, one):
            continue
        machine.evaluate(one, scope)
    return None


def mentioned(machine: Machine, node: Node) -> bool:
    """Whether a node mentions one of the names that the machine is asked about."""
    text = source(node)
    return any(name in text for name in machine.focus)


def declaration(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Execute var, let or const."""
    kind = field(node, "kind")
    lexical = kind is not None
    for declarator in parts(node):
        name, value_node = field(declarator, "name"), field(declarator, "value")
        if name is None or (value_node is None and not lexical):
            continue
        value = machine.evaluate(value_node, scope) if value_node else UNDEFINED
        name_function(value, name)
        declare(machine, name, value, scope, kind.type if kind else "var")
    return None


def declare(machine: Machine, pattern: Node, value: Value, scope: Scope, kind: str) -> None:
    """Introduce the names of a pattern: in this scope, or for var in the function's."""
    if kind == "var":
        bind(machine, pattern, value, scope, lambda leaf, part: store(machine, leaf, part, scope))
        return

    def enter(leaf: Node, part: Value) -> None:
        name = source(leaf)
        scope.names[name] = part
        if kind == "const":
            scope.constants |= {name}

    bind(machine, pattern, value, scope, enter)


def class_declaration(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Make a class and give it its name."""
    name = field(node, "name")
    if name is not None:
        scope.names[source(name)] = class_(machine, node, scope)
    return None


def if_(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Execute a branch; both in doubt where the condition is unknown. Rows are unrolled."""
    uncertain: Completion | None = None
    doubted = False
    current: Node | None = node
    while current is not None and current.type == "if_statement":
        condition, yes, no = (
            field(current, one) for one in ("condition", "consequence", "alternative")
        )
        if condition is None or yes is None:
            return uncertain
        holds = truth(machine.evaluate(condition, scope))
        current = parts(no)[0] if no is not None and parts(no) else None
        if holds:
            current = yes
            break
        if holds is None:
            doubted = True
            done = machine.doubt(lambda way=yes: machine.execute(way, scope))  # type: ignore[misc]
            uncertain = either(machine, uncertain, done)
    if current is None:
        return uncertain
    last = current
    if not doubted:
        return machine.execute(last, scope)
    return either(machine, uncertain, machine.doubt(lambda: machine.execute(last, scope)))


def switch(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Execute a switch, falling through; every case in doubt where the choice is unknown."""
    value_node, body = field(node, "value"), field(node, "body")
    if value_node is None or body is None:
        return None
    inner = machine.scope(scope)
    value = machine.evaluate(value_node, scope)
    cases = [one for one in parts(body) if one.type in ("switch_case", "switch_default")]
    start = _chosen(machine, cases, value, inner)
    if start is None:
        return _any_case(machine, cases, inner)
    statements = [one for case in cases[start:] for one in _body(case)]
    return without_break(run(machine, statements, inner))


def _chosen(machine: Machine, cases: list[Node], value: Value, scope: Scope) -> int | None:
    """Tell where execution enters; past the end for nowhere, None for unknown."""
    if isinstance(value, Unknown):
        return None
    default = len(cases)
    for at, case in enumerate(cases):
        label = field(case, "value")
        if label is None:
            default = at
            continue
        found = machine.evaluate(label, scope)
        if isinstance(found, Unknown):
            return None
        if strictly_equal(found, value):
            return at
    return default


def _any_case(machine: Machine, cases: list[Node], scope: Scope) -> Completion | None:
    found: Completion | None = None
    for case in cases:
        done = machine.doubt(lambda case=case: run(machine, _body(case), scope))  # type: ignore[misc]
        found = either(machine, found, without_break(done))
    return found


def _body(case: Node) -> list[Node]:
    return [one for one in case.children_by_field_name("body") if one.is_named]


def without_break(done: Completion | None) -> Completion | None:
    """Drop a break that ends here."""
    return None if done is not None and done.kind == "break" and not done.label else done


def try_(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Execute try, catch and finally. What is unknown is taken not to throw."""
    body, handler, final = (field(node, one) for one in ("body", "handler", "finalizer"))
    depth = machine.depth
    done: Completion | None = None
    thrown: Thrown | None = None
    try:
        done = machine.execute(body, scope) if body else None
    except Thrown as error:
        machine.depth, thrown = depth, error
    if thrown is not None and handler is not None:
        caught, thrown = thrown, None
        try:
            done = _catch(machine, handler, caught.value, scope)
        except Thrown as error:
            machine.depth, thrown = depth, error
    last = field(final, "body") if final else None
    if last is not None:
        after = machine.execute(last, scope)
        if after is not None:
            return after
    if thrown is not None:
        raise thrown
    return done


def _catch(machine: Machine, handler: Node, value: Value, scope: Scope) -> Completion | None:
    parameter, body = field(handler, "parameter"), field(handler, "body")
    inner = machine.scope(scope)
    if parameter is not None:
        declare(machine, parameter, value, inner, "let")
    return machine.execute(body, inner) if body else None


def throw(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Throw. In doubt nothing is thrown: a page that runs did not."""
    inner = parts(node)
    value = machine.evaluate(inner[0], scope) if inner else UNDEFINED
    raise Thrown(value)


def return_(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Return from a function."""
    inner = parts(node)
    return Completion("return", machine.evaluate(inner[0], scope) if inner else UNDEFINED)


def leave(_machine: Machine, node: Node, _scope: Scope) -> Completion | None:
    """Execute break or continue."""
    label = field(node, "label")
    kind = "break" if node.type == "break_statement" else "continue"
    return Completion(kind, UNDEFINED, source(label) if label else "")


def export(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Execute what is exported; a default export takes a name that no script can write."""
    inner, value = field(node, "declaration"), field(node, "value")
    if inner is not None:
        return machine.execute(inner, scope)
    if value is not None:
        scope.names["%default"] = machine.evaluate(value, scope)
    return None


def with_(machine: Machine, node: Node, scope: Scope) -> Completion | None:
    """Refuse ``with``: what its names mean cannot be told."""
    body = field(node, "body")
    if body is not None:
        machine.doubt(lambda: machine.execute(body, scope))
    return Completion("return", unknown("with is not evaluated"), certain=False)
