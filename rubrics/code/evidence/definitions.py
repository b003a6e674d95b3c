"""Where a script defines a name at its top level, and the expression that gets at it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

_DECLARED = frozenset(
    {"function_declaration", "generator_function_declaration", "class_declaration"}
)
_GLOBALS = frozenset({"globalThis", "window", "self", "this"})
_EXPORTS = frozenset({"exports", "module.exports"})


@dataclass(frozen=True, slots=True)
class Access:
    """An expression for a function, and the node that defines it."""

    expression: str
    node: Node


def access(root: Node, name: str) -> Access | None:
    """How to get at what a script defines under a name; None where it does not."""
    declared = list(_declared(root))
    for known, node in reversed(declared):
        if known == name:
            return Access(name, node)
    for export in reversed([one for one in root.children if one.type == "export_statement"]):
        found = _exported(export, name)
        if found:
            return found
    for node in reversed(root.children):
        found = _assigned(node, name)
        if found:
            return found
    for known, node in reversed(declared):
        found = _method(known, node, name)
        if found:
            return found
    return None


def top_level(root: Node) -> tuple[str, ...]:
    """Names of functions, classes and variables that a script declares."""
    return tuple(known for known, _ in _declared(root))


def _declared(root: Node) -> Iterator[tuple[str, Node]]:
    for node in root.children:
        kept = node.child_by_field_name("declaration") if node.type == "export_statement" else node
        if kept is None:
            continue
        if kept.type in _DECLARED:
            named = kept.child_by_field_name("name")
            if named is not None:
                yield _text(named), kept
        elif kept.type in ("lexical_declaration", "variable_declaration"):
            for one in kept.named_children:
                named = one.child_by_field_name("name")
                if named is not None and named.type == "identifier":
                    yield _text(named), one
        elif (pair := _assignment(kept)) is not None and pair[0].type == "identifier":
            yield _text(pair[0]), kept


def _exported(node: Node, name: str) -> Access | None:
    """``export { inner as name }``, and a default, which whoever imports gives its name."""
    for clause in (one for one in node.children if one.type == "export_clause"):
        for one in clause.named_children:
            alias = one.child_by_field_name("alias")
            inner = one.child_by_field_name("name")
            if inner is not None and alias is not None and _text(alias) in (name, "default"):
                return Access(_text(inner), node)
    if not any(one.type == "default" for one in node.children):
        return None
    declared = node.child_by_field_name("declaration")
    named = declared.child_by_field_name("name") if declared is not None else None
    if named is not None and declared is not None and declared.type != "class_declaration":
        return Access(_text(named), node)
    if named is not None and declared is not None:
        return _method(_text(named), declared, name) or Access(_text(named), node)
    return Access(_either("_default", name), node)


def _assigned(node: Node, name: str) -> Access | None:
    """``globalThis.name = …``, ``exports.name = …``, ``module.exports = …``."""
    pair = _assignment(node)
    if pair is None or pair[0].type != "member_expression":
        return None
    target = _text(pair[0])
    owner, _, last = target.rpartition(".")
    if last == name and owner in _GLOBALS:
        return Access(name, node)
    if last == name and owner in _EXPORTS:
        return Access(f"module.exports.{name}", node)
    if target == "module.exports":
        return Access(_either("module.exports", name), node)
    return None


def _either(owner: str, name: str) -> str:
    return f"(typeof {owner} === 'function' ? {owner} : {owner}.{name}.bind({owner}))"


def _method(owner: str, node: Node, name: str) -> Access | None:
    """A method of a class, or of an object that a variable holds."""
    value = node.child_by_field_name("value") or node
    if value.type == "object":
        for one in value.named_children:
            key = one.child_by_field_name("name") or one.child_by_field_name("key")
            if key is not None and _text(key).strip("'\"") == name:
                return Access(f"{owner}.{name}.bind({owner})", one)
    body = value.child_by_field_name("body") if value.type.startswith("class") else None
    for one in body.named_children if body is not None else ():
        key = one.child_by_field_name("name") or one.child_by_field_name("property")
        if key is not None and _text(key) == name:
            if any(child.type == "static" for child in one.children):
                return Access(f"{owner}.{name}.bind({owner})", one)
            return Access(f"((one) => one.{name}.bind(one))(new {owner}())", one)
    return None


def _assignment(node: Node) -> tuple[Node, Node] | None:
    if node.type != "expression_statement" or not node.named_children:
        return None
    one = node.named_children[0]
    if one.type != "assignment_expression":
        return None
    left, right = one.child_by_field_name("left"), one.child_by_field_name("right")
    return (left, right) if left is not None and right is not None else None


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")
