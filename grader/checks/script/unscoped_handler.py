"""An event handler attribute calls a function that it cannot see.

`onclick="start()"` looks for `start` in the global scope when the button is pressed. A
function that lives in a module, in another function or in a block is not there: the press
throws, and nothing else happens. The same holds for attributes in markup that a script writes.
"""

import re
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.scopes import GLOBAL, Declaration
from grader.evidence.unresolved import Unresolved
from grader.finding import Finding, Message, Place
from grader.verdict import Verdict, capped_share, not_applicable

UNSEEN = Message("unseen", "“{name}” is declared on line {line}, where no attribute can see it")

_WRITTEN = re.compile(
    r"""[\s'"`]on[a-z]{4,24}\s*=\s*\\?["']\s*(?:return\s+)?([A-Za-z_$][\w$]*)\s*\("""
)


@check
def unscoped_handler(unresolved: Unresolved) -> Verdict:
    """Look for the names that handlers call among those that only inner scopes have."""
    total = sum(one.kind == "handler" for one in unresolved.scopes.scripts)
    found = [*_in_attributes(unresolved), *_in_markup(unresolved)]
    if not total + len(found):
        return not_applicable("there are no event handler attributes")
    return capped_share(max(total, len(found)), found)


def _in_attributes(unresolved: Unresolved) -> Iterator[Finding]:
    for one in unresolved.strangers:
        if one.hidden is not None:
            yield _said(unresolved, unresolved.scopes.place(one.use), one.hidden)


def _in_markup(unresolved: Unresolved) -> Iterator[Finding]:
    """Handlers in markup that scripts write, by the names that they call."""
    scopes = unresolved.scopes
    inner = {one.name: one for one in reversed(scopes.declarations) if one.value or _names(one)}
    outer = {one.name for one in scopes.declarations if one.scope == GLOBAL}
    for script in scopes.scripts:
        for match in _WRITTEN.finditer(script.text) if script.kind != "handler" else ():
            declared = inner.get(match[1])
            if declared is None or match[1] in outer or unresolved.provided(match[1]):
                continue
            node = script.node_at(match.start(1))
            if node is not None and node.type in ("string_fragment", "template_string"):
                yield _said(unresolved, script.place_at(match.start(1)), declared)


def _names(one: Declaration) -> bool:
    return one.sort == "function"


def _said(unresolved: Unresolved, place: Place, declared: Declaration) -> Finding:
    line = unresolved.scopes.place(declared).line
    return UNSEEN.at(place, name=declared.name, line=line)


_INSIDE = "(() => { function go() {} })();"

EXAMPLES = (
    good("<script>function go() {}</script><button onclick='go()'>Go</button>"),
    good(f"<script>{_INSIDE} window.go = 1;</script><button onclick='go()'>Go</button>"),
    good(
        "<script type=module>const go = () => 1; Object.assign(window, { go });</script>"
        "<p onclick=go()>"
    ),
    good(f"<script>{_INSIDE}</script><p>Nothing to press</p>"),
    good("<script>function go() {} list.innerHTML = '<b onclick=\"go()\">Go</b>';</script>"),
    good("<script>const f = (n) => { n.id = `<b onclick='n(1)'>`; };</script>"),
    bad(
        f"<script>{_INSIDE}</script>\n<button onclick='go()'>Go</button>", earns=(UNSEEN.on(2, 18),)
    ),
    bad(
        "<script type=module>\nfunction go() {}\n</script>\n<p onclick='return go(event)'>",
        earns=(UNSEEN.on(4, 20),),
    ),
    bad(
        "<button id=spin onclick='spin()'></button><script type=module>function spin() {}</script>",
        earns=(UNSEEN.on(1, 26),),
    ),
    bad(
        "<script type=module>\nconst del = () => 1;\n"
        'list.innerHTML = `<b onclick="del(${3})">x</b>`;\n</script>',
        earns=(UNSEEN.on(3, 31),),
    ),
)
