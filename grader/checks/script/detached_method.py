"""A method is handed over without its object.

`setInterval(this.step, 500)` hands the function over alone: when it runs, `this` is the window
or an element, and what it reads there is undefined. It has to be bound, wrapped in an arrow, or
written as one. Told is only a method that uses members of its own object.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from grader.check import bad, check, good
from grader.evidence.program import Program
from grader.evidence.program_methods import is_bound, is_method, own_members
from grader.evidence.script_query import child
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

DETACHED = Message("detached", "“{name}” is handed over without its object, and uses {members}")

_CALLBACK = {
    "setInterval": 0, "setTimeout": 0, "requestAnimationFrame": 0, "queueMicrotask": 0,
    "addEventListener": 1, "forEach": 0, "map": 0, "filter": 0, "then": 0,
}  # fmt: skip
_NOT_OWN = frozenset({"window", "self", "globalThis", "document"})
_WITH_THIS = frozenset({"forEach", "map", "filter"})


@check
def detached_method(program: Program) -> Verdict:
    """Look at methods that are handed over by name."""
    handed = [
        (call.script, call.arguments[_CALLBACK[call.name]])
        for call in program.calls
        if call.name in _CALLBACK and len(call.arguments) > _CALLBACK[call.name]
        if call.name not in _WITH_THIS or len(call.arguments) == 1
    ]
    handed += [
        (one.script, one.value)
        for one in program.property_writes
        if one.value is not None and re.fullmatch("on[a-z]{3,}", one.name)
    ]
    if not handed:
        return not_applicable("no function is handed over")
    return share(len(handed), _found(program, handed))


def _found(program: Program, handed: list[tuple[int, Node]]) -> Iterator[Finding]:
    for script, node in handed:
        holder = child(node, "object") if node.type == "member_expression" else None
        if holder is None or program.scripts[script].code(holder) in _NOT_OWN:
            continue
        name = child(node, "property")
        functions = program.named(script, node)
        if name is None or not functions or not all(is_method(program, one) for one in functions):
            continue
        method = program.scripts[script].code(name)
        if is_bound(program, method):
            continue
        used = [own_members(program, one) for one in functions]
        if all(used):
            code = program.scripts[script].code(node)
            members = sorted(used[0])[:3]
            yield DETACHED.at(program.scripts[script].place(node), name=code, members=members)


_GAME = "class Game { constructor() { this.n = 0; } step() { this.n++; } idle() { go(); }"

EXAMPLES = (
    good(f"<script>{_GAME} run() {{ setTimeout(() => this.step()); }} }}</script>"),
    good(f"<script>{_GAME} run() {{ setTimeout(this.step.bind(this)); }} }}</script>"),
    good(
        f"<script>{_GAME} run() {{ this.step = this.step.bind(this); later(this.step); "
        "setTimeout(this.step); } }</script>"
    ),
    good(f"<script>{_GAME} run() {{ setTimeout(this.idle); setTimeout(game.stop); }} }}</script>"),
    good("<script>class A { n = 0; go = () => this.n++; on() { setTimeout(this.go); } }</script>"),
    good("<script>class A { go() { this.style.top = 0; } on() { b.onclick = this.go; } }</script>"),
    bad(
        f"<script>{_GAME}\nrun() {{ setInterval(this.step, 9); }} }}</script>",
        earns=(DETACHED.on(2, 21),),
    ),
    bad(
        f"<script>{_GAME} }}\nconst a = new Game();\naddEventListener('click', a.step);</script>",
        earns=(DETACHED.on(3, 27),),
    ),
    bad(
        "<script>g = { n: 0,\nloop() { this.n++; requestAnimationFrame(this.loop); } };</script>",
        earns=(DETACHED.on(2, 42),),
    ),
    bad(
        "<script>function A() { this.n = 0; }\n"
        "A.prototype.go = function () { this.n++; setTimeout(this.go, 9); };</script>",
        earns=(DETACHED.on(2, 53),),
    ),
)
