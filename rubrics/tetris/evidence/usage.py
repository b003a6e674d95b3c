"""How a program uses its tables: whether at all, and how wide its boards are."""

import re
from collections.abc import Iterable, Iterator

from tree_sitter import Node

from grader.evidence.evaluation.evaluator import Evaluator
from grader.evidence.evaluation.nodes import field, source
from grader.evidence.evaluation.values import is_number
from grader.evidence.script import Script
from rubrics.tetris.evidence.readings import Candidate

SHARE = 12_000
"""Steps for a name that is likely to hold the table."""

SMALL_SHARE = 4000
"""Steps for a name that is only tried."""

NAMES = frozenset(
    {
        "identifier",
        "property_identifier",
        "private_property_identifier",
        "shorthand_property_identifier",
        "shorthand_property_identifier_pattern",
    }
)


def used(scripts: Iterable[Script], candidate: Candidate) -> bool:
    """Whether the program mentions a table again, and the function that it stands in."""
    names = [candidate.name, *_functions(candidate.node)]
    return all(_mentioned(scripts, name) for name in names if name)


def counted(scripts: Iterable[Script], table: str) -> bool:
    """Whether the program asks how many entries a table has, as it does to draw one by lot."""
    name = re.escape(table.encode())
    asked = re.compile(rb"(?<![\w$])" + name + rb"\s*(?:\?\.|\.)\s*length(?![\w$])")
    keys = re.compile(
        rb"Object\s*\.\s*(?:keys|values|entries)\s*\(\s*(?:\w+\.)*" + name + rb"\s*\)"
    )
    return bool(name) and any(asked.search(one.data) or keys.search(one.data) for one in scripts)


def _functions(node: Node) -> Iterator[str]:
    current = node.parent
    while current is not None:
        name = field(current, "name") if current.type == "function_declaration" else None
        if name is not None:
            yield source(name)
        current = current.parent


def _mentioned(scripts: Iterable[Script], name: str) -> bool:
    word = re.compile(rb"(?<![\w$])" + re.escape(name.encode()) + rb"(?![\w$])")
    count = 0
    for script in scripts:
        for match in word.finditer(script.data):
            node = script.root.descendant_for_byte_range(*match.span())
            count += node is not None and node.type in NAMES
            if count > 1:
                return True
    return False


def widths(evaluator: Evaluator, literals: Iterable[Node]) -> tuple[int, ...]:
    """Whole numbers under the names that literals compute with: likely widths of the board."""
    names: dict[str, Node] = {}
    for literal in literals:
        waiting = [literal] if _computes(literal) else []
        while waiting:
            one = waiting.pop()
            if one.type == "identifier":
                names.setdefault(source(one), one)
            waiting.extend(one.named_children)
    found: dict[int, None] = {}
    for name, one in names.items():
        value = evaluator.name_at(one, name, SMALL_SHARE)
        if is_number(value) and value == int(value) and 4 <= value <= 60:
            found[int(value)] = None
    return tuple(found)


def _computes(literal: Node) -> bool:
    text = literal.text or b""
    return literal.type == "array" and (b"+" in text or b"*" in text) and len(text) < 20_000
