"""Slips in the code of a script: tokens, brackets, signs, arguments, lines, copies."""

import itertools
import re
from collections.abc import Iterator
from random import Random

from tree_sitter import Node

from grader.mutations.edit import ANY, Change, Slip
from grader.mutations.reading import Draft, Piece, draft

_WORDS = frozenset(
    {"let", "const", "var", "return", "new", "function", "typeof", "throw", "class", "case", "in",
     "of", "instanceof", "else", "await"}
)  # fmt: skip
_GAP = re.compile(rb"[ \t]+(?=[A-Za-z_$])")


def fused_tokens(page: Draft, _rng: Random) -> Iterator[Change]:
    """Lose the space behind a keyword: ``letpiece``."""
    for piece in page.scripts:
        for node in piece.nodes(*_WORDS):
            gap = _GAP.match(piece.code.data, node.end_byte)
            if gap and not node.child_count:
                yield (piece.span(gap.start(), gap.end()),)


def dropped_brackets(page: Draft, _rng: Random) -> Iterator[Change]:
    """Lose a bracket."""
    for piece in page.scripts:
        for node in piece.nodes(*"()[]{}"):
            yield (piece.edit(node, ""),)


def dropped_quotes(page: Draft, _rng: Random) -> Iterator[Change]:
    """Lose the second quote of a text."""
    for piece in page.scripts:
        for node in piece.nodes("string", "template_string"):
            yield (piece.span(node.end_byte - 1, node.end_byte),)


def swapped_arguments(page: Draft, _rng: Random) -> Iterator[Change]:
    """Swap two arguments of a call, of which the order matters."""
    for piece in page.scripts:
        for node in piece.nodes("arguments"):
            given = node.named_children
            called = node.parent.child_by_field_name("function") if node.parent else None
            if called is not None and piece.text(called) in {"Math.max", "Math.min"}:
                continue
            for one, other in itertools.pairwise(given):
                spread = {"spread_element", "comment"} & {one.type, other.type}
                if not spread and piece.text(one) != piece.text(other):
                    yield (
                        piece.edit(one, piece.text(other)),
                        piece.edit(other, piece.text(one)),
                    )


_OPPOSITE = {"+": "-", "-": "+", "+=": "-=", "-=": "+=", "++": "--", "--": "++"}
_TEXTS = frozenset({"string", "template_string"})


def inverted_signs(page: Draft, _rng: Random) -> Iterator[Change]:
    """Take away what ought to be added, or the reverse; a text that is joined is none."""
    for piece in page.scripts:
        for node in piece.nodes(*_OPPOSITE):
            whole = node.parent
            if whole is None or node.child_count:
                continue
            if whole.type == "unary_expression":
                yield (piece.edit(node, ""),) if node.type == "-" else ()
            elif not _joins(whole):
                yield (piece.edit(node, _OPPOSITE[node.type]),)


def _joins(node: Node) -> bool:
    """Whether something in a sum is a text."""
    todo = [node]
    while todo:
        one = todo.pop()
        if one.type in _TEXTS:
            return True
        if one.type in {"binary_expression", "parenthesized_expression"} or one is node:
            todo += one.named_children
    return False


_NEXT = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}


def shifted_bounds(page: Draft, _rng: Random) -> Iterator[Change]:
    """Go one too far, or not far enough."""
    for piece in page.scripts:
        for node in piece.nodes(*_NEXT):
            if node.parent is not None and node.parent.type == "binary_expression":
                yield (piece.edit(node, _NEXT[node.type]),)


def corrupted_matrices(page: Draft, _rng: Random) -> Iterator[Change]:
    """Change one number of a table of small numbers, or lose it."""
    for piece in page.scripts:
        for row in matrix_rows(piece):
            for one in row:
                yield (piece.edit(one, "1" if piece.text(one) == "0" else "0"),)
            if len(row) > 1:
                yield (piece.span(row[0].start_byte, row[1].start_byte),)


def matrix_rows(piece: Piece) -> Iterator[list[Node]]:
    """Rows of numbers below 10 that stand in tables of two rows and more."""
    for table in piece.nodes("array"):
        rows = table.named_children
        if len(rows) < 2 or any(one.type != "array" for one in rows):
            continue
        for row in rows:
            found = row.named_children
            if found and all(one.type == "number" and len(piece.text(one)) == 1 for one in found):
                yield found


def deleted_lines(page: Draft, _rng: Random) -> Iterator[Change]:
    """Lose a line that is one whole statement."""
    for piece in page.scripts:
        for node in piece.nodes("expression_statement"):
            first = node.named_children[0] if node.named_children else None
            if first is not None and first.type != "string" and _alone(piece, node):
                yield (piece.edit(node, ""),)


def _alone(piece: Piece, node: Node) -> bool:
    """Whether a statement stands on a line of its own, in a block."""
    data = piece.code.data
    start = data.rfind(b"\n", 0, node.start_byte) + 1
    end = data.find(b"\n", node.end_byte)
    around = data[start : node.start_byte] + data[node.end_byte : end if end >= 0 else len(data)]
    return not around.strip() and node.start_point.row == node.end_point.row and _in_block(node)


def _in_block(node: Node) -> bool:
    return node.parent is not None and node.parent.type in {"statement_block", "program"}


def dropped_calls(page: Draft, _rng: Random) -> Iterator[Change]:
    """Forget to call a function that the script has."""
    for piece in page.scripts:
        known = set(_functions(piece))
        for node in piece.nodes("expression_statement"):
            call = node.named_children[0] if node.named_children else None
            if call is None or call.type != "call_expression" or not _in_block(node):
                continue
            called = call.child_by_field_name("function")
            if called is not None and piece.text(called) in known:
                yield (piece.edit(node, ""),)


def _functions(piece: Piece) -> Iterator[str]:
    """Names of functions, as they are called: bare, or of ``this``."""
    for one in piece.nodes("function_declaration", "variable_declarator", "method_definition"):
        name, value = one.child_by_field_name("name"), one.child_by_field_name("value")
        if name is None or (value is not None and value.type not in _FUNCTIONS):
            continue
        if one.type == "method_definition":
            yield f"this.{piece.text(name)}"
        elif one.type == "function_declaration" or value is not None:
            yield piece.text(name)


_FUNCTIONS = frozenset({"arrow_function", "function_expression"})

_COPIES = (
    re.compile(r"(?:structuredClone|Array\.from)\(([\w$.\[\]]+)\)"),
    re.compile(r"\[\.\.\.([\w$.\[\]]+)\]"),
    re.compile(r"\{\s*\.\.\.([\w$.\[\]]+)\s*\}"),
    re.compile(r"([\w$.\[\]]+)\.slice\((?:0)?\)"),
    re.compile(r"([\w$.\[\]]+)\.map\(\s*\(?([\w$]+)\)?\s*=>\s*(?:\[\.\.\.\2\]|\2\.slice\(\))\s*\)"),
    re.compile(r"JSON\.parse\(JSON\.stringify\(([\w$.\[\]]+)\)\)"),
)
_VALUES = ("call_expression", "array", "object")


def stale_copies(page: Draft, _rng: Random) -> Iterator[Change]:
    """Use the thing itself where a fresh copy was made."""
    for piece in page.scripts:
        for node in piece.nodes(*_VALUES):
            text = piece.text(node)
            for one in _COPIES:
                if found := one.fullmatch(text):
                    yield (piece.edit(node, found[1]),)
                    break


def repeated_declarations(page: Draft, _rng: Random) -> Iterator[Change]:
    """Say a declaration twice."""
    for piece in page.scripts:
        for node in piece.nodes("lexical_declaration", "class_declaration"):
            if _in_block(node):
                text = piece.text(node)
                yield (piece.span(node.end_byte, node.end_byte, f"\n{text}"),)


def constant_variables(page: Draft, _rng: Random) -> Iterator[Change]:
    """Declare as a constant what is assigned again."""
    for piece in page.scripts:
        assigned = {
            piece.text(target)
            for one in piece.nodes(
                "assignment_expression", "augmented_assignment_expression", "update_expression"
            )
            if (target := one.child_by_field_name("left") or one.child_by_field_name("argument"))
            is not None
        }
        for node in piece.nodes("lexical_declaration"):
            kind = node.child_by_field_name("kind")
            names = [
                (one.child_by_field_name("name"), one.child_by_field_name("value"))
                for one in node.named_children
            ]
            if kind is None or piece.text(kind) != "let" or not all(value for _, value in names):
                continue
            if any(name is not None and piece.text(name) in assigned for name, _ in names):
                yield (piece.edit(kind, "const"),)


KINDS = (
    Slip("fused_token", ("script-syntax-error", "undeclared-name"), draft, fused_tokens),
    Slip("dropped_bracket", ("script-syntax-error",), draft, dropped_brackets),
    Slip("dropped_quote", ("script-syntax-error",), draft, dropped_quotes),
    Slip(
        "repeated_declaration",
        ("script-syntax-error", "duplicate-declaration"),
        draft,
        repeated_declarations,
    ),
    Slip("constant_variable", ("reassigned-constant", "script-error"), draft, constant_variables),
    Slip("swapped_argument", ANY, draft, swapped_arguments),
    Slip("inverted_sign", ANY, draft, inverted_signs),
    Slip("shifted_bound", ANY, draft, shifted_bounds),
    Slip("corrupted_matrix", ANY, draft, corrupted_matrices),
    Slip("deleted_line", ANY, draft, deleted_lines),
    Slip("dropped_call", ANY, draft, dropped_calls),
    Slip("stale_copy", ANY, draft, stale_copies),
)
