"""A function does too much to be followed.

More than twenty ways lead through it, or it fills more than two screens: whoever changes it has
to keep all of it in mind. What functions inside it do counts for these alone.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from grader.check import bad, check, good
from grader.evidence.program import Program
from grader.evidence.script_query import FUNCTION_VALUES, child
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

BRANCHED = Message("branched", "{ways} ways lead through this function")
LONG = Message("long", "this function has {lines} lines of its own")

_BRANCHES = frozenset(
    {"if_statement", "for_statement", "for_in_statement", "while_statement", "do_statement",
     "switch_case", "catch_clause", "ternary_expression"}
)  # fmt: skip
_SIGNS = re.compile(r"\b(?:if|for|while|case|catch)\b|\?|&&|\|\|")
_SHORT_CIRCUITS = frozenset({"&&", "||", "??"})


@check(kind="craft")
def tangled_function(program: Program, *, most_ways: int = 20, most_lines: int = 100) -> Verdict:
    """Count McCabe's cyclomatic complexity and the lines of each function."""
    if not program.functions:
        return not_applicable("there are no functions")
    return share(len(program.functions), _found(program, most_ways, most_lines))


def _found(program: Program, most_ways: int, most_lines: int) -> Iterator[Finding]:
    for one in program.functions:
        body = child(one.node, "body")
        if body is None:
            continue
        lines = body.end_point.row - body.start_point.row
        signs = _SIGNS.findall(program.scripts[one.script].code(body)) if body.child_count else ()
        if len(signs) < most_ways and lines < most_lines:
            continue  # far from it: most functions need not be walked
        ways, lines = _measured(body)
        if ways > most_ways:
            yield BRANCHED.at(program.place(one), ways=ways)
        elif lines > most_lines:
            yield LONG.at(program.place(one), lines=lines)


def _measured(body: Node) -> tuple[int, int]:
    """Ways through a function, and its lines without those of functions and classes in it."""
    ways, lines = 1, body.end_point.row - body.start_point.row + 1
    todo = list(body.named_children)
    while todo:
        node = todo.pop()
        if node.type in FUNCTION_VALUES or node.type in ("class_declaration", "class"):
            lines -= node.end_point.row - node.start_point.row
            continue
        if node.type in _BRANCHES:
            ways += 1
        elif node.type == "binary_expression":
            sign = child(node, "operator")
            ways += sign is not None and sign.type in _SHORT_CIRCUITS
        todo += node.named_children
    return ways, max(lines, 1)


_MANY = "if (a && b) c(); " * 11
_LINES = "go();\n" * 120
_A = "go();\n" * 60

EXAMPLES = (
    good("<script>function f() { if (a) b(); else c(); } const g = () => 1;</script>"),
    good(
        f"<script>(() => {{ function a() {{\n{_A} }}\nfunction b() {{\n{_A} }}\n"
        f"function c() {{\n{_A} }} }})();</script>",
        note="an outer function is its own",
    ),
    bad(f"<script>\nfunction f() {{ {_MANY} }}</script>", earns=(BRANCHED.on(2, 1),)),
    bad(f"<script>const f = () => {{\n{_LINES}}};</script>", earns=(LONG.on(1, 19),)),
)
