"""A name is used before the line that declares it has run.

Until `let`, `const` or `class` is reached, their name exists and may not be touched: using it
throws a ReferenceError. That holds for a line above the declaration, and for a function that is
called above it and uses the name.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.scopes import Scopes
from grader.evidence.timing import Premature, premature
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

ABOVE = Message("above", "“{name}” is used here and declared on line {line}")
CALLED = Message("called", "“{function}” is called here and uses “{name}”, declared on line {line}")


@check
def premature_use(scopes: Scopes) -> Verdict:
    """Follow what surely runs, line by line, into the functions that it calls."""
    late = [one for one in scopes.declarations if one.sort in ("let", "const", "class")]
    if not late:
        return not_applicable("nothing is declared with let, const or class")
    found = list(_said(scopes, premature(scopes)))
    return share(max(len(late), len(found)), found)


def _said(scopes: Scopes, uses: list[Premature]) -> Iterator[Finding]:
    for one in uses:
        line = scopes.place(one.declared).line
        place = scopes.place(one.use)
        if one.function:
            yield CALLED.at(place, name=one.declared.name, line=line, function=one.function)
        else:
            yield ABOVE.at(place, name=one.declared.name, line=line)


EXAMPLES = (
    good("<script>const a = 1; f(); function f() { return a; }</script>"),
    good("<script>const f = () => a; const a = 1; f();</script>"),
    good("<script>later(() => a); let a; function later(f) { queue = f; } var queue;</script>"),
    good(
        "<script>if (typeof a) { f(); } function f() { b; } var b; const a = 1;</script>",
        note="missed: typeof throws as well",
    ),
    good(
        "<script>go(); const a = 1; function go() { if (self.x) a; setTimeout(() => a); }</script>"
    ),
    good("<script>function f() { go(); } const a = 1; function go() { a; } f();</script>"),
    good("<script>class A { m() { return new B(); } } class B extends A { }</script>"),
    good("<script>{ f(); } async function f() { await 0; a; } let a;</script>"),
    bad(
        "<script>\nshow(total);\nlet total = 0;\nfunction show() {}\n</script>",
        earns=(ABOVE.on(2, 6),),
    ),
    bad(
        "<script>(() => { go();\nconst a = 1; function go() { a; } })();</script>",
        earns=(CALLED.on(1, 18),),
    ),
    bad("<script>const a = a + 1;</script>", earns=(ABOVE.on(1, 19),)),
    bad("<script>class A extends B {}\nclass B {}</script>", earns=(ABOVE.on(1, 25),)),
    bad(
        "<script>start();\nfunction start() { place(); }\nfunction place() { board.fill(0); }\n"
        "const board = [];</script>",
        earns=(CALLED.on(1, 9),),
    ),
)
