"""Where a script writes data down: its outermost array and object literals.

Literals inside a function that stands in a literal
count by themselves, so a whole game in one object does not hide its tables.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from grader.evidence.evaluation.mentions import DEEPEST
from grader.evidence.script import Script
from grader.evidence.syntax import by_place

DATA = frozenset({"array", "object"})


@dataclass(frozen=True, slots=True)
class Literal:
    """An outermost literal: its node, how much it holds, and the function around it.

    ``weight`` counts elements and properties at all levels; ``function`` is the innermost
    function that the literal stands in.
    """

    node: Node
    weight: int
    function: Node | None


def literals(script: Script) -> Iterator[Literal]:
    """Outermost literals of a script in the order of the text."""
    around: list[tuple[int, str, Node, int]] = []
    found: list[Literal | None] = []
    weights: list[int] = []
    nodes = [*script.found("data"), *script.found("function")]
    for node in sorted(nodes, key=by_place):
        kind, end = node.type, node.end_byte
        while around and around[-1][0] <= node.start_byte:
            around.pop()
        if kind not in DATA:
            around.append((end, kind, node, -1))
            continue
        if around and around[-1][1] in DATA:
            index = around[-1][3]
        else:
            index = len(weights)
            weights.append(0)
            shallow = len(around) < DEEPEST
            function = around[-1][2] if around else None
            found.append(Literal(node, 0, function) if shallow else None)
        weights[index] += node.named_child_count
        around.append((end, kind, node, index))
    for literal, weight in zip(found, weights, strict=True):
        if literal is not None:
            yield Literal(literal.node, weight, literal.function)
