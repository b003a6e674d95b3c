"""A constant is assigned again.

What `const` or `import` declares holds one value for ever. Assigning it is legal to write, and
throws a TypeError when it is reached: the game stops at the first point scored.
"""

from grader.check import bad, check, good
from grader.evidence.scopes import Scopes, Sort, Use
from grader.finding import Message
from grader.verdict import Verdict, not_applicable, share

AGAIN = Message("again", "“{name}” is a constant since line {line}, and is assigned here")

_CONSTANT = frozenset({Sort.CONST, Sort.IMPORT})


@check
def reassigned_constant(scopes: Scopes) -> Verdict:
    """Look at every name that is written."""
    constants = [one for one in scopes.declarations if one.sort in _CONSTANT]
    fit = [scopes.is_readable(one) for one in range(len(scopes.scripts))]
    wrong = [
        one
        for one in scopes.uses
        if one.written and fit[one.script] and _is_constant(one) and not scopes.is_hidden(one)
    ]
    if not constants:
        return not_applicable("there are no constants")
    found = [
        AGAIN.at(scopes.place(one), name=one.name, line=scopes.place(one.declared[0]).line)
        for one in wrong
    ]
    return share(max(len(constants), len(found)), found)


def _is_constant(use: Use) -> bool:
    return bool(use.declared) and all(one.sort in _CONSTANT for one in use.declared)


EXAMPLES = (
    good("<script>const a = []; a.push(1); a[0] = 2; let b = 1; b = 2;</script>"),
    good("<script>const a = 1; function f(a) { a = 2; { let a; a = 3; } }</script>"),
    good("<script>for (const one of [1]) { one.seen = true; }</script>"),
    good("<script>(function me() { me = 1; })();</script>", note="ignored in sloppy code"),
    bad(
        "<script>const score = 0;\nfunction add() { score += 10; }</script>",
        earns=(AGAIN.on(2, 18),),
    ),
    bad("<script>\nfor (const i = 0; i < 3; i++) {}\n</script>", earns=(AGAIN.on(2, 26),)),
    bad(
        "<script>const [a, { b }] = [];</script>\n<script>({ a, b } = { a: 1 });</script>",
        earns=(AGAIN.on(2, 12), AGAIN.on(2, 15)),
    ),
    bad(
        "<script type=module>import { n } from './n.js';\nn = 2;</script>", earns=(AGAIN.on(2, 1),)
    ),
)
