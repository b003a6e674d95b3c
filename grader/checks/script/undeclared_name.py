"""A name is used that nothing declares.

Reading such a name throws, and whatever comes after it does not happen. Assigning it is legal
outside modules and strict code: the engine stays silent and makes a global, or what was meant
to be written somewhere else is lost. Two tokens that ran together (`constspeed = 4`) read like
that to an engine, which is why it does not complain.

Names that the browser, an element's id, a property of the window or a script that is not here
may provide are known or left alone, and so are names that the page asks for with `typeof`.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.unresolved import Stranger, Unresolved
from grader.finding import Finding, Message
from grader.verdict import Verdict, share

UNKNOWN = Message("unknown", "“{name}” is not declared anywhere")
MISSPELT = Message("misspelt", "“{name}” is not declared; “{near}” is")
FUSED = Message("fused", "“{name}” is not declared: “{left}” and “{right}” ran together")
ACCIDENTAL = Message("accidental", "“{name}” is assigned and nowhere declared")


@check
def undeclared_name(unresolved: Unresolved) -> Verdict:
    """Judge every name of the page's scripts once, where it is first used."""
    return share(unresolved.names, _found(unresolved))


def _found(unresolved: Unresolved) -> Iterator[Finding]:
    for one in unresolved.strangers:
        if one.hidden is None:
            yield _said(one, unresolved)


def _said(one: Stranger, unresolved: Unresolved) -> Finding:
    place = unresolved.scopes.place(one.use)
    if one.fused is not None:
        left, right = one.fused
        return FUSED.at(place, name=one.name, left=left, right=right)
    if one.assigned:
        return ACCIDENTAL.at(place, name=one.name)
    if one.near is not None:
        return MISSPELT.at(place, name=one.name, near=one.near)
    return UNKNOWN.at(place, name=one.name)


EXAMPLES = (
    good("<script>let a = 1; function f(b) { return a + b + Math.PI; } f(innerWidth);</script>"),
    good("<canvas id=board></canvas><script>board.getContext('2d');</script>"),
    good("<script>window.game = {};</script><script>game.start();</script>"),
    good("<script>if (typeof THREE !== 'undefined') THREE.go();</script>"),
    good("<script src='https://cdn.example/three.js'></script><script>new THREE.Scene();</script>"),
    good("<script>run(); function run() { try { x(); } catch { } var x; }</script>"),
    good(
        "<script>for (const [k, { v = k }] of new Map()) { label: for (;;) break label; }</script>"
    ),
    good("<script>(function (root) { root.Lib = {}; })(this); Lib.go();</script>"),
    good(
        "<button onclick='value = innerHTML; go(event)'>A</button><script>function go() {}</script>"
    ),
    good("<script>html = 1; var html; const f = function me() { me(); arguments; };</script>"),
    good(
        "<script type=module>import a, { b as c } from './a.js'; a(c); export { a as d };</script>"
    ),
    good("<script>eval('var late = 1'); late++;</script>", note="missed: anything may be declared"),
    good("<script>let a = ;\nunknown();</script>", note="missed: the script does not run at all"),
    bad(
        "<script>\nfunction go(all) {\n  for (const one of all) {\n"
        "    particleconst = one.style;\n  }\n  const particles = [];\n}\n</script>",
        earns=(FUSED.on(4, 5),),
    ),
    bad(
        "<script>\nletspeed = 4;\nmove(speed);\nfunction move(speed) {}\n</script>",
        earns=(FUSED.on(2, 1),),
    ),
    bad(
        "<script>const score = 1;\nshow(scroe);\nfunction show() {}</script>",
        earns=(MISSPELT.on(2, 6),),
    ),
    bad(
        "<script>\nfunction f() { total = 1; }\nf(); total += 1;</script>",
        earns=(ACCIDENTAL.on(2, 16),),
    ),
    bad(
        "<script>setTimeout('go()', 9); function go() {}\nsetInterval('og()', 9);</script>",
        earns=(UNKNOWN.on(2, 13),),
    ),
    bad(
        "<script>draw();</script><button onclick='begin()'>Go</button>",
        earns=(UNKNOWN.on(1, 9), UNKNOWN.on(1, 42)),
    ),
    bad(
        "<script type=module>const go = 1;</script><script>go();</script>",
        earns=(UNKNOWN.on(1, 51),),
    ),
    bad(
        "<script src='https://cdn.example/a.js'></script>\n<script>const a = 1;\nreturna;</script>",
        earns=(FUSED.on(3, 1),),
    ),
)
