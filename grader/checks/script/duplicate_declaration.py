"""A name is declared twice in one scope.

Between two scripts of a page the second `let`, `const` or `class` of a name is refused when the
page runs: the whole second script is dropped, though each of them is legal by itself. Two
functions or methods of one name are legal everywhere: the later one silently replaces the
earlier, for calls above it as well.
"""

from collections import defaultdict
from collections.abc import Iterator

from tree_sitter import Node

from grader.check import bad, check, good
from grader.evidence.scopes import GLOBAL, Declaration, Scopes, Sort
from grader.evidence.script import Script
from grader.evidence.script_query import child
from grader.evidence.tables.globals import FIXED
from grader.finding import Finding, Message
from grader.verdict import Verdict, share

REFUSED = Message("refused", "“{name}” is declared on line {line} already: this script is dropped")
FIXED_NAME = Message("fixed-name", "“{name}” is the browser's own: this script is dropped")
REPLACED = Message("replaced", "the function “{name}” replaces the one on line {line}")
SAME_METHOD = Message("same-method", "the method “{name}” replaces the one on line {line}")

_BLOCKING = frozenset({Sort.LET, Sort.CONST, Sort.CLASS})


@check
def duplicate_declaration(scopes: Scopes) -> Verdict:
    """Compare what each scope declares, and what each class does."""
    groups: dict[tuple[int, str], list[Declaration]] = defaultdict(list)
    fit = [scopes.is_readable(one) for one in range(len(scopes.scripts))]
    for one in scopes.declarations:
        if fit[one.script]:
            groups[one.scope, one.name].append(one)
    found = [each for group in groups.values() for each in _clashes(scopes, group)]
    methods = 0
    for number, script in enumerate(scopes.scripts):
        for body in script.found("class") if fit[number] else ():
            members = list(_methods(script, body))
            methods += len(members)
            found += _replaced(script, members)
    found.sort(key=lambda one: (one.place.file or "", one.place.line or 0, one.place.column or 0))
    return share(len(scopes.declarations) + methods, found)


def _clashes(scopes: Scopes, group: list[Declaration]) -> Iterator[Finding]:
    first = group[0]
    if first.scope == GLOBAL and first.sort in _BLOCKING and first.name in FIXED:
        yield FIXED_NAME.at(scopes.place(first), name=first.name)
    for number, one in enumerate(group[1:], 1):
        if one.sort is Sort.FUNCTION and group[number - 1].sort is Sort.FUNCTION:
            if one.node.id != first.node.id:
                yield REPLACED.at(scopes.place(one), name=one.name, line=scopes.place(first).line)
        elif one.script != first.script and {one.sort, first.sort} & _BLOCKING:
            yield REFUSED.at(scopes.place(one), name=one.name, line=scopes.place(first).line)


def _methods(script: Script, node: Node) -> Iterator[tuple[str, Node]]:
    """Methods of a class by what tells them apart: name, static, getter or setter."""
    body = child(node, "body")
    for one in body.named_children if body is not None else ():
        name = child(one, "name") if one.type == "method_definition" else None
        if name is not None and name.type in ("property_identifier", "private_property_identifier"):
            words = [each.type for each in one.children if each.type in ("static", "get", "set")]
            yield " ".join([*sorted(words), script.code(name)]), name


def _replaced(script: Script, methods: list[tuple[str, Node]]) -> Iterator[Finding]:
    first: dict[str, Node] = {}
    for key, name in methods:
        if key in first:
            line = script.place(first[key]).line
            yield SAME_METHOD.at(script.place(name), name=script.code(name), line=line)
        first.setdefault(key, name)


EXAMPLES = (
    good("<script>var i = 1; var i = 2; function f(a) { var a; let b; { let b; } }</script>"),
    good("<script>let a = 1;</script><script type=module>let a = 2;</script>"),
    good("<script>var name = 1, a; var a;</script><script>var a = 2; let status;</script>"),
    good("<script>class A { get x() { return 1; } set x(v) {} static x() {} y() {} }</script>"),
    good("<script>if (a) { function f() {} } else { function f() {} } var a;</script>"),
    good("<script>let a;</script><script>{ let a; } (() => { let a; })();</script>"),
    bad(
        "<script>let score = 0;</script>\n<script>\nconst score = 1;\ngo();</script>",
        earns=(REFUSED.on(3, 7),),
    ),
    bad("<script>\nconst location = '/';\n</script>", earns=(FIXED_NAME.on(2, 7),)),
    bad(
        "<script>function draw() { a(); }\nfunction go() {}\nfunction draw() { b(); }</script>",
        earns=(REPLACED.on(3, 10),),
    ),
    bad(
        "<script>class Game { step() {}\nturn() {}\nstep() {} }</script>",
        earns=(SAME_METHOD.on(3, 1),),
    ),
)
