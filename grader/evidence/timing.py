"""What surely runs before a name is ready: uses of ``let``, ``const`` and ``class`` too early.

Only what runs without any condition is followed: statements one after the other, calls of
functions whose declarations are known, and what these do in turn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from grader.evidence.scopes import HOISTED, Declaration, Scopes, Sort, Use
from grader.evidence.script_query import child

_STRAIGHT = frozenset(
    {
        "program", "expression_statement", "lexical_declaration", "variable_declaration",
        "variable_declarator", "call_expression", "arguments", "member_expression", "array",
        "object", "pair", "template_string", "template_substitution", "parenthesized_expression",
        "assignment_expression", "augmented_assignment_expression", "update_expression",
        "unary_expression", "new_expression", "spread_element", "statement_block",
        "subscript_expression", "class_heritage", "class_declaration", "return_statement",
        "sequence_expression", "else_clause",
    }
)  # fmt: skip
"""Nodes whose parts run whenever they run themselves."""

_FIRST_ONLY = {
    "binary_expression": "left", "if_statement": "condition", "for_in_statement": "right",
    "ternary_expression": "condition", "while_statement": "condition",
    "for_statement": "initializer", "switch_statement": "value",
}  # fmt: skip
"""Nodes of which one part is sure to run."""

_LEAVING = frozenset(
    {"return_statement", "throw_statement", "yield_expression", "await_expression"}
)
_DEEPEST = 4
"""Calls within calls that are followed."""


@dataclass(frozen=True, slots=True)
class Premature:
    """A use that comes too early; with ``function`` the use is the call that leads there."""

    use: Use = field(repr=False)
    declared: Declaration = field(repr=False)
    function: str = ""


def premature(scopes: Scopes) -> list[Premature]:
    """Find uses before declarations, and calls that lead to some; one for each declaration."""
    found: dict[int, Premature] = {}
    calls: list[tuple[Use, Declaration]] = []
    sure = _Sure(scopes)
    fit = [scopes.is_readable(one) for one in range(len(scopes.scripts))]
    for use in scopes.uses:
        if len(use.declared) != 1 or not fit[use.script] or scopes.is_hidden(use):
            continue
        declared = use.declared[0]
        if declared.script != use.script:
            continue
        if declared.sort not in HOISTED and _is_above(scopes, use, declared) and not use.asked:
            if declared.node.id not in found:
                found[declared.node.id] = Premature(use, declared)
        elif declared.sort is Sort.FUNCTION and sure.at_top(use):
            calls.append((use, declared))
    for use, declared in calls:
        for late in sure.needs(declared):
            later = late.node.start_byte > use.node.start_byte
            if late.node.id not in found and later and _is_one_run(scopes, use, late):
                found[late.node.id] = Premature(use, late, declared.name)
    return sorted(
        found.values(), key=lambda one: (one.use.script, one.use.node.start_byte, one.declared.name)
    )


def _is_above(scopes: Scopes, use: Use, declared: Declaration) -> bool:
    """Whether a use stands above the end of a declaration, in the same run of a function."""
    if not _is_one_run(scopes, use, declared):
        return False
    at, value = use.node.start_byte, declared.value
    inside = value is not None and value.start_byte <= at < value.end_byte
    above = at < declared.node.start_byte
    return (above or inside) and not _in_class(scopes, use, declared.scope)


def _is_one_run(scopes: Scopes, use: Use, declared: Declaration) -> bool:
    """Whether a use and a declaration stand in the same function, or both at the top."""
    return scopes.scopes[use.scope].function == scopes.scopes[declared.scope].function


def _in_class(scopes: Scopes, use: Use, outer: int) -> bool:
    """Whether a class body stands around a use only: its fields get their values later."""
    for one in scopes.around(use.scope):
        if one == outer:
            return False
        node = scopes.scopes[one].node
        if node is not None and node.type in ("class", "class_declaration"):
            body = child(node, "body")
            if body is not None and use.node.start_byte >= body.start_byte:
                return True
    return False


class _Sure:
    """What is sure to run, by the nodes of calls and names in it."""

    def __init__(self, scopes: Scopes) -> None:
        self._scopes = scopes
        self._uses = {
            (one.script, one.node.id): one for one in scopes.uses if len(one.declared) == 1
        }
        self._top: dict[tuple[int, int], set[int]] = {}
        self._needs: dict[tuple[int, int], list[Declaration]] = {}

    def at_top(self, use: Use) -> bool:
        """Whether a name is called without any condition where a script or a function runs."""
        key = use.script, self._scopes.scopes[use.scope].function
        if key not in self._top:
            node = self._scopes.scopes[key[1]].node
            body = self._scopes.scripts[use.script].root if node is None else child(node, "body")
            sure = surely(body) if body is not None else ()
            self._top[key] = {name.id for one in sure if (name := _is_called(one))}
        return use.node.id in self._top[key]

    def needs(self, function: Declaration, depth: int = _DEEPEST) -> list[Declaration]:
        """What a function is sure to touch and does not declare itself."""
        key = function.script, function.node.id
        if key in self._needs or depth == 0:
            return self._needs.get(key, [])
        found: list[Declaration] = []
        self._needs[key] = found
        node = self._function(function)
        body = child(node, "body") if node is not None else None
        if node is None or body is None or any(one.type in ("async", "*") for one in node.children):
            return found
        for one in surely(body):
            name = _is_called(one) or one
            use = self._uses.get((function.script, name.id))
            if use is None:
                continue
            late = use.declared[0]
            if name is not one and late.sort is Sort.FUNCTION:
                found += self.needs(late, depth - 1)
            elif late.sort not in HOISTED and self._is_outside(late, function) and not use.asked:
                found.append(late)
        return found

    def _is_outside(self, late: Declaration, function: Declaration) -> bool:
        """Whether a declaration stands beside a function, or around it in the same run."""
        root = self._scopes.scopes[function.scope].function
        return late.scope in (root, function.scope) and late.script == function.script

    def _function(self, declared: Declaration) -> Node | None:
        node = declared.node.parent
        return node if node is not None and node.type == "function_declaration" else None


def _is_called(node: Node) -> Node | None:
    """The bare name that a call calls."""
    if node.type != "call_expression":
        return None
    name = child(node, "function")
    return name if name is not None and name.type == "identifier" else None


def surely(node: Node) -> Iterator[Node]:
    """Nodes that are sure to run when a node runs, in the order of the text, up to a way out."""
    todo = [node]
    while todo:
        one = todo.pop()
        yield one
        only = _FIRST_ONLY.get(one.type)
        if only is not None:
            part = child(one, only)
            if part is not None:
                todo.append(part)
            if one.type != "binary_expression" and _may_leave(one):
                return
        elif one.type in _STRAIGHT:
            todo += reversed(one.named_children)
        elif one.type in _LEAVING or one.type in ("try_statement", "labeled_statement"):
            return


def _may_leave(node: Node) -> bool:
    """Whether something in a node may leave the function around it."""
    todo = [node]
    while todo:
        one = todo.pop()
        if one.type in _LEAVING:
            return True
        if "function" not in one.type and one.type != "method_definition":
            todo += one.named_children
    return False
