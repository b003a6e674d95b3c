"""Where a name is mentioned in source text, and whether the mention may change its value.

Nothing is indexed beforehand: a name is searched for when somebody asks for it, and only
the places that carry it are looked at in the tree. A mention is the path of nodes from the
statement down to the identifier.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from tree_sitter import Node

from grader.evidence.evaluation.hoisting import unwrapped, variables
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.patterns import names_in
from grader.evidence.evaluation.strangers import MUTATING, SYNCHRONOUS
from grader.evidence.evaluation.values import Bounded

Mention: TypeAlias = tuple[Node, ...]

FUNCTION_NODES = frozenset(
    {
        "function_declaration",
        "function_expression",
        "arrow_function",
        "method_definition",
        "generator_function",
        "generator_function_declaration",
    }
)

DEEPEST = 500
"""Syntax nodes around a mention beyond which nobody looks."""

NAMES = frozenset(
    {
        "identifier",
        "shorthand_property_identifier",
        "shorthand_property_identifier_pattern",
    }
)

LINKS = frozenset({"member_expression", "subscript_expression"})
ASSIGNMENTS = frozenset({"assignment_expression", "augmented_assignment_expression"})
TARGETS = frozenset({"array_pattern", "object_pattern", "pair_pattern", "rest_pattern"})
DEFAULTS = frozenset({"assignment_pattern", "object_assignment_pattern"})
CHANGING = frozenset(
    {"Object.assign", "Object.defineProperty", "Object.defineProperties", "Object.setPrototypeOf"}
)
READING = ("console.", "Object.", "localStorage.", "JSON.")
"""Calls that change nothing of what they are given."""


WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$") | set(
    range(0x80, 0x100)
)
"""Bytes of identifiers (all beyond ASCII are taken for such)."""

_ASSIGNED = re.compile(rb"\s*(?:=[^=>]|\+\+|--|[-+|]=)")


def occurrences(text: bytes, name: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find where a name stands in a part of a text, be it code or not."""
    word = name.encode("utf-8", "replace")
    length = len(word)
    at = text.find(word, start, end) if word else -1
    while at >= 0:
        after = at + length
        if (at == 0 or text[at - 1] not in WORD) and text[after : after + 1] not in _BYTES:
            yield at, after
        at = text.find(word, after, end)


_BYTES = frozenset(bytes((one,)) for one in WORD)


def assigned(text: bytes, name: str) -> bool:
    """Whether a name seems to be assigned somewhere in a text, as itself or of the window."""
    return any(
        _ASSIGNED.match(text, stop)
        and (text[start - 1 : start] != b"." or text.endswith(_WINDOWS, 0, start - 1))
        for start, stop in occurrences(text, name, 0, len(text))
    )


_WINDOWS = (b"window", b"self", b"globalThis")


def mention(statement: Node, start: int, end: int) -> Mention | None:
    """Give the path to an identifier in a statement; None where these bytes are none.

    Raises:
        Bounded: it is nested too deeply.
    """
    node = statement.descendant_for_byte_range(start, end)
    if node is None or node.start_byte != start or node.end_byte != end:
        return None
    if node.type not in NAMES and node.type != "property_identifier":
        return None
    path = _path(statement, node)
    return path if node.type in NAMES or _of_window(path) else None


def _path(statement: Node, node: Node) -> Mention:
    found = [statement]
    while found[-1].id != node.id:
        inner = found[-1].child_with_descendant(node)
        if inner is None:
            break
        found.append(inner)
        if len(found) > DEEPEST:
            raise Bounded("it is nested too deeply")
    return tuple(found)


def _of_window(path: Mention) -> bool:
    base = field(path[-2], "object") if len(path) > 1 else None
    return base is not None and source(base) in ("window", "globalThis", "self")


def _whole(path: Mention) -> int:
    """Index of the longest chain such as ``name.a[b]`` that starts with the mention."""
    at = len(path) - 1
    while at > 0 and path[at - 1].type in LINKS:
        base = field(path[at - 1], "object")
        leads = base is not None and base.id == path[at].id
        if not leads and path[at].type != "property_identifier":
            break
        at -= 1
    return at


def changes(path: Mention, *, held: bool = False) -> bool:
    """Whether a mention changes the value of the name, or what the value holds.

    With ``held`` only the latter counts: giving the name another value does not.
    """
    at = _whole(path)
    if not at or (held and at == len(path) - 1 and path[at - 1].type in ASSIGNMENTS):
        return False
    link, parent = path[at], path[at - 1]
    if parent.type == "call_expression":
        method = field(link, "property")
        return method is not None and source(method) in MUTATING
    return _is_target(path[: at + 1])


def replaces(path: Mention) -> bool:
    """Whether a mention gives the name itself another value."""
    at, itself = _whole(path), len(path) - 1
    if path[itself].type == "property_identifier":
        itself -= 1  # of the window
    return at == itself and _is_target(path[: at + 1])


def fills(path: Mention) -> bool:
    """Whether a mention changes the name or one element: not what an element holds."""
    return len(path) - 1 - _whole(path) <= 1 and (changes(path) or touches(path))


def touches(path: Mention) -> bool:
    """Whether a mention hands the value on to code that could change what it holds."""
    at = _whole(path)
    if not at:
        return False
    link, parent = path[at], path[at - 1]
    if parent.type == "call_expression":
        method = field(link, "property")
        return method is not None and source(method) in SYNCHRONOUS
    if parent.type == "arguments":
        return _handed_over(path[: at - 1])
    return parent.type == "for_in_statement"


def _handed_over(path: Mention) -> bool:
    """Whether a call that stands for itself, or one made to change things, gets the name."""
    callee = field(path[-1], "function") if path else None
    if callee is None:
        return False
    text = source(callee)
    if text in CHANGING:
        return True
    alone = len(path) > 1 and path[-2].type == "expression_statement"
    return alone and not text.startswith(READING)


def _is_target(path: Mention) -> bool:
    """Whether the last node of a path is assigned or deleted."""
    at = len(path) - 1
    while at > 0 and path[at - 1].type in TARGETS | DEFAULTS:
        right = field(path[at - 1], "right")
        if right is not None and right.id == path[at].id:
            return False
        at -= 1
    parent = path[at - 1] if at else None
    if parent is None:
        return False
    if parent.type in ASSIGNMENTS:
        left = field(parent, "left")
        return left is not None and left.id == path[at].id
    if parent.type == "unary_expression":
        return any(one.type == "delete" for one in parent.children)
    if parent.type == "for_in_statement":
        left = field(parent, "left")
        return left is not None and left.id == path[at].id
    return parent.type == "update_expression"


def alias(path: Mention) -> str | None:
    """The name that a declaration or assignment gives to the mentioned value, if it does."""
    at = _whole(path)
    parent = path[at - 1] if at else None
    if parent is None or parent.type not in ("variable_declarator", "assignment_expression"):
        return None
    target = field(parent, "name") or field(parent, "left")
    if target is None or target.type != "identifier" or target.id == path[at].id:
        return None
    return source(target)


def functions_around(path: Mention) -> list[Node]:
    """Functions on a path, outermost first."""
    return [one for one in path if one.type in FUNCTION_NODES]


def own_names(function: Node) -> frozenset[str]:
    """Names that a function declares at its top: parameters, var, let, const, functions."""
    body, single = field(function, "body"), field(function, "parameter")
    listed = field(function, "parameters")
    found: set[str] = set()
    for pattern in [single] if single else parts(listed) if listed else []:
        found.update(names_in(pattern))
    if body is not None and body.type == "statement_block":
        found.update(variables(body))
        for statement in body.named_children:
            found.update(declared_names(statement))
    return frozenset(found)


def declared_names(statement: Node) -> Iterator[str]:
    """Names that a statement introduces into the scope it stands in."""
    statement = unwrapped(statement)
    if statement.type in ("lexical_declaration", "variable_declaration"):
        for declarator in parts(statement):
            name = field(declarator, "name")
            if name is not None:
                yield from names_in(name)
    elif statement.type.endswith("_declaration"):
        name = field(statement, "name")
        if name is not None:
            yield source(name)
