"""What holds an expression in a program: the name it is kept under, and the scope."""

from tree_sitter import Node

from grader.evidence.evaluation.mentions import FUNCTION_NODES
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.patterns import names_in
from grader.evidence.evaluation.strangers import MUTATING

WRAPPERS = frozenset(
    {
        "arguments",
        "array",
        "assignment_expression",
        "await_expression",
        "binary_expression",
        "call_expression",
        "member_expression",
        "new_expression",
        "object",
        "pair",
        "parenthesized_expression",
        "sequence_expression",
        "spread_element",
        "subscript_expression",
        "ternary_expression",
    }
)
"""Expressions through which a literal reaches what it is kept in."""


def small(node: Node) -> bool:
    """Whether a value is too small for a shape: a letter, a switch, an element of the page."""
    if node.type == "string":
        return node.end_byte - node.start_byte < 6
    found = node.type == "call_expression" and (node.text or b"").startswith(b"document.")
    return found or node.type in ("true", "false", "null")


def reached(node: Node) -> tuple[Node, Node]:
    """The whole expression that an expression is part of, and what holds it."""
    top, holder = node, node.parent
    while holder is not None and holder.type in WRAPPERS:
        top, holder = holder, holder.parent
    return top, holder or top


def harmless(top: Node, node: Node) -> Node:
    """The part of an expression around a literal that can be evaluated without changing a thing."""
    whole = top
    while top.type == "assignment_expression":
        top = field(top, "right") or node
    if whole is top and whole.parent is not None and whole.parent.type == "expression_statement":
        return node  # a call that stands for itself is there for what it does
    callee = field(top, "function")
    method = field(callee, "property") if callee is not None else None
    return node if method is not None and source(method) in MUTATING else top


def names_of(holder: Node) -> list[str]:
    """Names under which the value of a declaration, or what a statement changes, is reached."""
    if holder.type == "variable_declarator":
        name = field(holder, "name")
        if name is None:
            return []
        if name.type == "identifier":
            return [source(name)]
        return list(names_in(name))
    if holder.type != "expression_statement":
        return []
    inner = parts(holder)[0]
    target = field(inner, "left") or field(inner, "function")
    while target is not None and target.type in ("member_expression", "subscript_expression"):
        target = field(target, "object")
    known = target is not None and target.type == "identifier"
    return [source(target)] if known and target is not None else []


def label_of(top: Node, holder: Node) -> str:
    """A name for what is kept under no name of its own: a field, a property, a function."""
    target = field(top, "left") or field(holder, "property") or field(holder, "left")
    if target is not None:
        return source(field(target, "property") or target)
    return ""


def scope_key(node: Node) -> int:
    """The id of the function or class body that a node stands in, 0 outside of all."""
    current = node.parent
    while current is not None and current.parent is not None:
        if current.type in FUNCTION_NODES or current.type == "class_body":
            return current.id
        current = current.parent
    return 0
