"""Which coordinate a program means by the first of a pair, or by ``x``: column or row.

A list of cells looks the same either way; only its use tells S from Z and J from L. What is
drawn decides; where nothing is drawn from it, the names that its parts get, the width that
the first is multiplied by, and last the order in which it indexes the board.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from tree_sitter import Node, Query

from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.script import Script
from grader.evidence.script_query import JAVASCRIPT
from rubrics.tetris.evidence.geometry import moved
from rubrics.tetris.evidence.pieces import Piece, Reading, common_kind

COLUMN = re.compile(r"_?(?:d|p|b|c|o|off|cell|block|rel|n)?(?:x|col|cols|column)\d?|c|dc|cc")
ROW = re.compile(r"_?(?:d|p|b|c|o|off|cell|block|rel|n)?(?:y|row|rows|line)\d?|r|dr|rr")
"""Names that programs give to columns and rows, in lower case."""

DRAWING = frozenset({"fillRect", "strokeRect", "clearRect", "rect", "roundRect", "drawImage"})
WEIGHTS = {"drawn": 1000, "named": 10, "indexed": 1}
"""How much one use says beside others: it takes very many of the lesser to outweigh one."""

_PAIRS = Query(
    JAVASCRIPT,
    "[(array_pattern . (identifier) . (identifier)) (subscript_expression index: (number))"
    ' (member_expression property: (property_identifier) @_axis (#match? @_axis "^[xy]$"))] @one',
)

_AROUND = frozenset({"binary_expression", "parenthesized_expression", "unary_expression"})


def transposed(reading: Reading) -> Reading:
    """Take the first coordinate of every cell for its row."""
    return replace(reading, pieces=tuple(_transposed(one) for one in reading.pieces))


def _transposed(piece: Piece) -> Piece:
    states = tuple(moved((row, column) for column, row in state) for state in piece.states)
    return replace(piece, states=states, kind=common_kind(states))


def row_first(scripts: Iterable[Script], *, named: bool) -> bool:
    """Whether the program takes the first part of a pair (of ``named`` points, x) for a row."""
    votes = 0
    for script in scripts:
        for node in script.captures(_PAIRS).get("one", []):
            if (node.type == "member_expression") is not named:
                continue
            votes += _vote_of_names(node) if node.type == "array_pattern" else _vote_of(node)
    return votes > 0


def _vote_of_names(pattern: Node) -> int:
    first, second = (source(one).lower() for one in parts(pattern)[:2])
    if ROW.fullmatch(first) and COLUMN.fullmatch(second):
        return WEIGHTS["named"]
    return -WEIGHTS["named"] if COLUMN.fullmatch(first) and ROW.fullmatch(second) else 0


def _vote_of(node: Node) -> int:
    """Judge one part of a pair by what becomes of it: above 0 where it speaks for row first."""
    which = field(node, "index") or field(node, "property")
    first = which is not None and source(which) in ("0", "x")
    if not first and (which is None or source(which) not in ("1", "y")):
        return 0
    vote = 0
    inner, outer = node, node.parent
    while outer is not None and outer.type in _AROUND:
        others = [one for one in parts(outer) if one.id != inner.id]
        vote = vote or sum(_vote_of_term(one, node) for one in others)
        vote = vote or _vote_of_width(node, outer, others)
        inner, outer = outer, outer.parent
    if outer is not None:
        vote += _vote_of_drawing(inner, outer) or (0 if vote else _vote_of_board(inner, outer))
    return vote if first else -vote


def _vote_of_term(term: Node, node: Node) -> int:
    """What it is added to: ``row + pair[0]``. Another x beside an x says nothing."""
    name = field(term, "property") or term
    text = source(name).lower() if name.type.endswith("identifier") else ""
    if node.type == "member_expression" and text in ("x", "y"):
        return 0
    return WEIGHTS["named"] * (bool(ROW.fullmatch(text)) - bool(COLUMN.fullmatch(text)))


def _vote_of_width(node: Node, product: Node, others: list[Node]) -> int:
    """``pair[0] * WIDTH + pair[1]`` is the index of a cell, row after row."""
    sign, whole = field(product, "operator"), product.parent
    if sign is None or sign.type != "*" or whole is None or not others:
        return 0
    while whole is not None and whole.type == "parenthesized_expression":
        whole = whole.parent
    plus = field(whole, "operator") if whole is not None else None
    if whole is None or plus is None or plus.type != "+":
        return 0
    base = field(node, "object")
    rest = [one for one in parts(whole) if one.end_byte <= product.start_byte
            or one.start_byte >= product.end_byte]  # fmt: skip
    twin = [field(one, "object") for one in rest if one.type == node.type]
    same = any(one is not None and base is not None and one.text == base.text for one in twin)
    return WEIGHTS["named"] if same else 0


def _vote_of_drawing(value: Node, outer: Node) -> int:
    """Where on the page it goes: the first argument of ``fillRect`` is a column."""
    if outer.type == "template_substitution":
        value, outer = outer.parent or value, (outer.parent and outer.parent.parent) or outer
    if outer.type == "assignment_expression":
        name = field(field(outer, "left") or outer, "property")
        text = source(name) if name is not None else ""
        return WEIGHTS["drawn"] * ((text == "top") - (text == "left"))
    call = outer.parent
    callee = field(call, "function") if call is not None and outer.type == "arguments" else None
    name = field(callee, "property") if callee is not None else None
    if name is None or source(name) not in DRAWING:
        return 0
    given = parts(outer)[1:] if source(name) == "drawImage" else parts(outer)
    at = next((at for at, one in enumerate(given[:2]) if one.id == value.id), None)
    return 0 if at is None else WEIGHTS["drawn"] * (1 if at else -1)


def _vote_of_board(index: Node, subscript: Node) -> int:
    """The first index of ``board[a][b]`` is the row."""
    own = field(subscript, "index") if subscript.type == "subscript_expression" else None
    if own is None or own.id != index.id:
        return 0
    base, outer = field(subscript, "object"), subscript.parent
    kept = field(base, "property") if base is not None else None
    if kept is not None and source(kept) in ("rows", "cells"):  # of a table in the page
        return WEIGHTS["named"] * (1 if source(kept) == "rows" else -1)
    if base is not None and base.type == "subscript_expression":
        return -WEIGHTS["indexed"]
    nested = outer is not None and outer.type == "subscript_expression"
    return WEIGHTS["indexed"] if nested else 0
