"""Small questions to syntax nodes that everybody asks."""

from tree_sitter import Node

from grader.evidence.script_query import child as field

__all__ = ["COMMENTS", "field", "has_token", "parts", "source"]

COMMENTS = frozenset({"comment", "html_comment"})


def source(node: Node) -> str:
    """The text of a node."""
    return (node.text or b"").decode("utf-8", "replace")


def parts(node: Node) -> list[Node]:
    """Named children without comments."""
    return [one for one in node.named_children if one.type not in COMMENTS]


def has_token(node: Node, *tokens: str) -> bool:
    """Whether one of the tokens stands directly in a node, such as ``static`` or ``async``."""
    return any(not one.is_named and one.type in tokens for one in node.children)
