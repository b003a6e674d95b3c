"""What an expression is worth where it is fixed: numbers, texts, and names that stand for them."""

from collections.abc import Mapping, Sequence
from operator import add, mul, sub, truediv

from tree_sitter import Node

from grader.evidence.script import Script

Constants = Mapping[str, tuple[int, Node]]
"""Script and expression of every name that is declared once and never assigned."""

MOST_STEPS = 300
"""Parts of an expression that are looked at: constants may double one another for ever."""

LONGEST = 100_000
"""Bytes of an expression beyond which its text is not read."""

_OPERATORS = {"+": add, "-": sub, "*": mul, "/": truediv}


class Values:
    """Works out one expression; what takes more than the steps allowed is not fixed."""

    def __init__(self, scripts: Sequence[Script], constants: Constants) -> None:
        self._scripts = scripts
        self._constants = constants
        self._steps = MOST_STEPS

    def number(self, script: int, node: Node) -> float | None:
        """Value of an expression of numbers and constants, or None."""
        self._steps -= 1
        if self._steps < 0:
            return None
        if node.type == "number":
            return _number(self._scripts[script].code(node))
        if node.type == "parenthesized_expression" and node.named_child_count == 1:
            return self.number(script, node.named_children[0])
        if node.type == "binary_expression" and len(node.children) == 3:
            left, sign, right = node.children
            first, second = self.number(script, left), self.number(script, right)
            return _calculated(first, sign.type, second)
        constant = self._constant(script, node)
        return None if constant is None else self.number(*constant)

    def text(self, script: int, node: Node) -> str:
        """Text of an expression of strings and constants; empty where its beginning is not fixed.

        Parts behind the beginning that are not fixed are left out.
        """
        self._steps -= 1
        if self._steps < 0 or node.end_byte - node.start_byte > LONGEST:
            return ""
        if node.type == "string":
            return self._scripts[script].code(node)[1:-1]
        if node.type == "template_string":
            return self._template(script, node)
        if node.type == "binary_expression" and len(node.children) == 3:
            left, sign, right = node.children
            first = self.text(script, left) if sign.type == "+" else ""
            return (first + self.text(script, right))[:LONGEST] if first else ""
        constant = self._constant(script, node)
        return "" if constant is None else self.text(*constant)

    def _template(self, script: int, node: Node) -> str:
        parts: list[str] = []
        for one in node.named_children:
            if one.type != "template_substitution":
                parts.append(self._scripts[script].code(one))
                continue
            known = self.text(script, one.named_children[0]) if one.named_children else ""
            if not known and not parts:
                break
            parts.append(known or " ")
        return "".join(parts)[:LONGEST]

    def _constant(self, script: int, node: Node) -> tuple[int, Node] | None:
        if node.type != "identifier":
            return None
        return self._constants.get(self._scripts[script].code(node))


def _calculated(first: float | None, sign: str, second: float | None) -> float | None:
    if first is None or second is None or sign not in _OPERATORS:
        return None
    return None if sign == "/" and second == 0 else float(_OPERATORS[sign](first, second))


def _number(code: str) -> float | None:
    try:
        return float(code.replace("_", ""))
    except ValueError:
        return None
