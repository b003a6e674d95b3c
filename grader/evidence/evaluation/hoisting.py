"""What a block declares before it runs, and the functions made of it."""

from collections.abc import Iterable
from dataclasses import replace

from tree_sitter import Node

from grader.evidence.evaluation.machine import Declared, Machine
from grader.evidence.evaluation.nodes import field, has_token, parts, source
from grader.evidence.evaluation.patterns import names_in
from grader.evidence.evaluation.scope import FunctionValue, Scope
from grader.evidence.evaluation.values import UNDEFINED, UNSET

FUNCTIONS = frozenset({"function_declaration", "generator_function_declaration"})

NESTING = frozenset(
    {
        "statement_block",
        "if_statement",
        "else_clause",
        "for_statement",
        "for_in_statement",
        "while_statement",
        "do_statement",
        "try_statement",
        "catch_clause",
        "finally_clause",
        "switch_statement",
        "switch_body",
        "switch_case",
        "switch_default",
        "labeled_statement",
        "export_statement",
    }
)
"""Statements inside which a ``var`` belongs to the function around."""


def make_function(machine: Machine, node: Node, scope: Scope, kind: str) -> FunctionValue:
    """Make a function that remembers its scope."""
    return FunctionValue(machine.tick(), node, scope, kind)


def unwrapped(statement: Node) -> Node:
    """The declaration inside an export, else the statement itself."""
    if statement.type == "export_statement":
        return field(statement, "declaration") or statement
    return statement


def declared(statements: Iterable[Node]) -> Declared:
    """Read what a list of statements declares in its own scope (without ``var``)."""
    functions: list[tuple[str, str, Node]] = []
    lexical: list[str] = []
    for statement in statements:
        one = unwrapped(statement)
        if one.type in FUNCTIONS:
            functions.append(named(one))
        elif one.type == "lexical_declaration":
            for declarator in parts(one):
                name = field(declarator, "name")
                lexical.extend(names_in(name) if name else ())
        elif one.type == "class_declaration":
            name = field(one, "name")
            lexical.extend([source(name)] if name else ())
    return Declared(tuple(functions), tuple(lexical))


def variables(body: Node) -> tuple[str, ...]:
    """Names that ``var`` declares anywhere in a body, functions inside left out."""
    found: dict[str, None] = {}
    waiting = [body]
    while waiting:
        node = waiting.pop()
        for child in node.named_children:
            if child.type == "variable_declaration":
                for declarator in parts(child):
                    name = field(declarator, "name")
                    found.update(dict.fromkeys(names_in(name) if name else ()))
            elif child.type in NESTING:
                waiting.append(child)
        left = field(node, "left") if node.type == "for_in_statement" else None
        kind = field(node, "kind") if left else None
        if left is not None and kind is not None and kind.type == "var":
            found.update(dict.fromkeys(names_in(left)))
    return tuple(found)


def hoist(machine: Machine, scope: Scope, block: Node, *, body: bool = False) -> None:
    """Declare what a block declares before it runs; ``body`` adds the names of var."""
    known = machine.compiled.declared.get(block.id)
    if known is None:
        known = declared(block.named_children)
        if body:
            reflective = b"arguments" in (block.text or b"")
            known = replace(known, variables=variables(block), reflective=reflective)
        machine.compiled.declared[block.id] = known
    for name in known.variables:
        scope.names.setdefault(name, UNDEFINED)
    for name in known.lexical:
        scope.names[name] = UNSET
    for name, kind, node in known.functions:
        if name:
            scope.names[name] = make_function(machine, node, scope, kind)
            if not body:
                scope.nearest_function().names.setdefault(name, scope.names[name])


def named(function: Node) -> tuple[str, str, Node]:
    """A declared function with its name (empty in broken code) and its kind."""
    name = field(function, "name")
    kind = "generator" if function.type.startswith("generator") else "normal"
    kind = f"async {kind}" if has_token(function, "async") else kind
    return source(name) if name else "", kind, function
