"""Statements: declarations, blocks and branches."""

from collections.abc import Sequence

from tree_sitter import Node

from grader.evidence.evaluation.assignments import storer
from grader.evidence.evaluation.classes import make_class
from grader.evidence.evaluation.convert import truth
from grader.evidence.evaluation.doubt import Completion, either
from grader.evidence.evaluation.focus import idle
from grader.evidence.evaluation.functions import local
from grader.evidence.evaluation.hoisting import hoist
from grader.evidence.evaluation.machine import Carry, Machine
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.operators import strictly_equal
from grader.evidence.evaluation.patterns import Take, name_function, taker
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import UNDEFINED, Unknown, Value


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


def nothing(_machine: Machine, _scope: Scope) -> Completion | None:
    """Carry out what stands there for nothing."""
    return None


def block_statement(node: Node) -> Carry:
    """Compile a block with a scope of its own."""
    statements = parts(node)

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        inner = machine.scope(scope)
        hoist(machine, inner, node)
        return run(machine, statements, inner)

    return carry


def expression_statement(node: Node) -> Carry:
    """Compile an expression that is evaluated for its effects."""
    inner = [(one, idle(one) if one.type == "call_expression" else None) for one in parts(node)]

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        for one, left_out in inner:
            if not (machine.focus and left_out is not None and left_out(machine, scope)):
                machine.evaluate(one, scope)
        return None

    return carry


def declaration(node: Node) -> Carry:
    """Compile var, let or const."""
    kind_node = field(node, "kind")
    kind = kind_node.type if kind_node is not None else "var"
    declared: list[tuple[Node, Node | None, Take]] = []
    for declarator in parts(node):
        name, value = field(declarator, "name"), field(declarator, "value")
        if name is not None and (value is not None or kind_node is not None):
            declared.append((name, value, declarer(name, kind)))

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        for name, value_node, declare in declared:
            value = machine.evaluate(value_node, scope) if value_node else UNDEFINED
            name_function(value, name)
            declare(machine, scope, value)
        return None

    return carry


def declarer(pattern: Node, kind: str) -> Take:
    """Compile what introduces the names of a pattern: here, or for var in the function's scope."""
    return taker(pattern, storer if kind == "var" else _fixed if kind == "const" else local)


def _fixed(leaf: Node) -> Take:
    name = source(leaf)
    names = frozenset({name})

    def take(_machine: Machine, scope: Scope, value: Value) -> None:
        scope.names[name] = value
        scope.constants |= names

    return take


def class_declaration(node: Node) -> Carry:
    """Compile a class that has a name."""
    name = field(node, "name")
    if name is None:
        return nothing
    text = source(name)

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        scope.names[text] = make_class(machine, node, scope)
        return None

    return carry


def if_(node: Node) -> Carry:
    """Compile a branch; both run in doubt where the condition is unknown. Rows are unrolled."""
    rows: list[tuple[Node, Node] | None] = []
    last: Node | None = node
    while last is not None and last.type == "if_statement":
        condition, yes, no = (
            field(last, one) for one in ("condition", "consequence", "alternative")
        )
        if condition is None or yes is None:
            rows.append(None)
            break
        rows.append((condition, yes))
        last = next(iter(parts(no)), None) if no is not None else None

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        uncertain: Completion | None = None
        doubted = False
        chosen = last
        for row in rows:
            if row is None:
                return uncertain
            holds = truth(machine.evaluate(row[0], scope))
            if holds:
                chosen = row[1]
                break
            if holds is None:
                doubted = True
                done = machine.doubt(lambda way=row[1]: machine.execute(way, scope))  # type: ignore[misc]
                uncertain = either(machine, uncertain, done)
        if chosen is None:
            return uncertain
        if not doubted:
            return machine.execute(chosen, scope)
        return either(machine, uncertain, machine.doubt(lambda: machine.execute(chosen, scope)))

    return carry


Case = tuple[Node | None, list[Node]]
"""The label of a case (None for the default) and its statements."""


def switch(node: Node) -> Carry:
    """Compile a switch, falling through; every case in doubt where the choice is unknown."""
    value_node, body = field(node, "value"), field(node, "body")
    if value_node is None or body is None:
        return nothing
    cases: list[Case] = [
        (
            field(one, "value"),
            [part for part in one.children_by_field_name("body") if part.is_named],
        )
        for one in parts(body)
        if one.type in ("switch_case", "switch_default")
    ]

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        inner = machine.scope(scope)
        value = machine.evaluate(value_node, scope)
        start = _chosen(machine, cases, value, inner)
        if start is None:
            return _any_case(machine, cases, inner)
        statements = [one for _, body in cases[start:] for one in body]
        return without_break(run(machine, statements, inner))

    return carry


def _chosen(machine: Machine, cases: list[Case], value: Value, scope: Scope) -> int | None:
    """Tell where execution enters; past the end for nowhere, None for unknown."""
    if isinstance(value, Unknown):
        return None
    default = len(cases)
    for at, (label, _) in enumerate(cases):
        if label is None:
            default = at
            continue
        found = machine.evaluate(label, scope)
        if isinstance(found, Unknown):
            return None
        if strictly_equal(found, value):
            return at
    return default


def _any_case(machine: Machine, cases: list[Case], scope: Scope) -> Completion | None:
    found: Completion | None = None
    for _, body in cases:
        done = machine.doubt(lambda body=body: run(machine, body, scope))  # type: ignore[misc]
        found = either(machine, found, without_break(done))
    return found


def without_break(done: Completion | None) -> Completion | None:
    """Drop a break that ends here."""
    return None if done is not None and done.kind == "break" and not done.label else done
