"""A function is called where it should be handed over.

`setInterval(tick(), 500)` runs `tick` once, now, and gives the timer what it returns: nothing.
The same holds for listeners and frames. A function that returns a function is left alone.
"""

from collections.abc import Iterator

from tree_sitter import Node

from grader.check import bad, check, good
from grader.evidence.program import Program
from grader.evidence.script_query import child
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

CALLED = Message("called", "“{name}()” is called here and gives nothing; hand over “{name}”")

_CALLBACK = {
    "setInterval": 0, "setTimeout": 0, "requestAnimationFrame": 0, "queueMicrotask": 0,
    "requestIdleCallback": 0, "addEventListener": 1,
}  # fmt: skip
_VOID = frozenset({"alert", "console.log", "console.error", "console.warn"})


@check
def called_handler(program: Program) -> Verdict:
    """Look at calls in places where a function is wanted."""
    wanted = [
        (call.script, call.arguments[_CALLBACK[call.name]])
        for call in program.calls
        if call.name in _CALLBACK and len(call.arguments) > _CALLBACK[call.name]
    ]
    wanted += [
        (one.script, one.value)
        for one in program.property_writes
        if one.value is not None and one.name.startswith("on") and one.name.islower()
    ]
    if not wanted:
        return not_applicable("no function is handed to the browser")
    return share(len(wanted), _found(program, wanted))


def _found(program: Program, wanted: list[tuple[int, Node]]) -> Iterator[Finding]:
    for script, node in wanted:
        called = child(node, "function") if node.type == "call_expression" else None
        if called is None or called.type not in ("identifier", "member_expression"):
            continue
        name = program.scripts[script].code(called)
        functions = program.named(script, called)
        gives_nothing = bool(functions) and all(_gives_nothing(program, one) for one in functions)
        if gives_nothing or name in _VOID:
            yield CALLED.at(program.scripts[script].place(node), name=name)


def _gives_nothing(program: Program, index: int) -> bool:
    """Whether a function surely returns no value."""
    node = program.functions[index].node
    body = child(node, "body")
    if body is None or body.type != "statement_block" or node.type.startswith("generator"):
        return False
    todo = list(body.named_children)
    while todo:
        one = todo.pop()
        if one.type == "return_statement" and one.named_child_count:
            return False
        if "function" not in one.type and one.type not in ("method_definition", "class_body"):
            todo += one.named_children
    return True


_TICK = "function tick() { n++; } function make() { return () => n++; }"

EXAMPLES = (
    good(
        f"<script>{_TICK} setInterval(tick, 9); setTimeout(make(), 9); setTimeout(f(), 1);</script>"
    ),
    good(f"<script>{_TICK} b.onclick = make(); setTimeout(tick.bind(null), 9);</script>"),
    good(
        "<script>const f = () => g(); setTimeout(f(), 9); a.addEventListener('x', of(1));</script>"
    ),
    good("<script>class A { step() { return () => 1; } } setTimeout(a.step(), 9);</script>"),
    bad(f"<script>{_TICK}\nsetInterval(tick(), 9);</script>", earns=(CALLED.on(2, 13),)),
    bad(
        f"<script>{_TICK}\nb.addEventListener('click', tick());</script>", earns=(CALLED.on(2, 29),)
    ),
    bad(f"<script>{_TICK}\nb.onclick = tick();</script>", earns=(CALLED.on(2, 13),)),
    bad("<script>setTimeout(alert('late'), 500);</script>", earns=(CALLED.on(1, 20),)),
)
