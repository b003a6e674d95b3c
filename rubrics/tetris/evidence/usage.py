"""How a program uses its tables: whether at all, and which coordinate it means by the first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tree_sitter import Node, Query

from grader.evidence.evaluation.evaluator import Evaluator
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.values import is_number
from grader.evidence.script import Script
from grader.evidence.script_query import JAVASCRIPT
from rubrics.tetris.evidence.geometry import moved
from rubrics.tetris.evidence.readings import Candidate, Piece, Reading, common_kind

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

COLUMN = re.compile(r"_?(?:d|p|b|c|o|off|cell|block|rel|n)?(?:x|col|cols|column)\d?|c|dc|cc")
ROW = re.compile(r"_?(?:d|p|b|c|o|off|cell|block|rel|n)?(?:y|row|rows|line)\d?|r|dr|rr")
"""Names that programs give to columns and rows, in lower case."""

_PAIRS = Query(
    JAVASCRIPT,
    "[(array_pattern . (identifier) . (identifier)) (subscript_expression index: (number))] @one",
)


def used(scripts: Iterable[Script], candidate: Candidate) -> bool:
    """Whether the program mentions a table again, and the function that it stands in."""
    names = [candidate.name, *_functions(candidate.node)]
    return all(_mentioned(scripts, name) for name in names if name)


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


def transposed(reading: Reading) -> Reading:
    """Take the first coordinate of every cell for its row."""
    return replace(reading, pieces=tuple(_transposed(one) for one in reading.pieces))


def _transposed(piece: Piece) -> Piece:
    states = tuple(moved((row, column) for column, row in state) for state in piece.states)
    return replace(piece, states=states, kind=common_kind(states))


def row_first(scripts: Iterable[Script]) -> bool:
    """Whether the program takes pairs apart as (row, column) more often than as (x, y)."""
    votes = 0
    for script in scripts:
        for node in script.captures(_PAIRS).get("one", []):
            votes += _vote_of_names(node) if node.type == "array_pattern" else _vote_of_index(node)
    return votes > 0


def _vote_of_names(pattern: Node) -> int:
    first, second = (source(one).lower() for one in parts(pattern)[:2])
    if ROW.fullmatch(first) and COLUMN.fullmatch(second):
        return 1
    return -1 if COLUMN.fullmatch(first) and ROW.fullmatch(second) else 0


def _vote_of_index(node: Node) -> int:
    """Judge ``pair[0]`` by what it is added to, or by which index of the board it goes into."""
    index = field(node, "index")
    which = source(index) if index is not None else ""
    if which not in ("0", "1"):
        return 0
    vote = 0
    inner, outer = node, node.parent
    while outer is not None and outer.type in ("binary_expression", "parenthesized_expression"):
        vote = vote or sum(_vote_of_term(one) for one in parts(outer) if one.id != inner.id)
        inner, outer = outer, outer.parent
    if not vote and outer is not None and outer.type == "subscript_expression":
        vote = _vote_of_board(inner, outer)
    return vote if which == "0" else -vote


def _vote_of_term(node: Node) -> int:
    name = field(node, "property") or node
    text = source(name).lower() if name.type.endswith("identifier") else ""
    return int(bool(ROW.fullmatch(text))) - int(bool(COLUMN.fullmatch(text)))


def _vote_of_board(index: Node, subscript: Node) -> int:
    """The first index of ``board[a][b]`` is the row."""
    own = field(subscript, "index")
    if own is None or own.id != index.id:
        return 0
    base, outer = field(subscript, "object"), subscript.parent
    if base is not None and base.type == "subscript_expression":
        return -1
    return 1 if outer is not None and outer.type == "subscript_expression" else 0
