"""Every press starts another interval, and nothing ever stops one.

An interval that is set in a listener and never cleared goes on beside the next one: after three
clicks everything runs three times as fast, and the page gets slower the longer it is used. A
listener that runs once, asks a condition first, or takes itself away is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from grader.check import bad, check, good
from grader.evidence.html import HtmlTree
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

UNCLEARED = Message("uncleared", "each {event} starts another interval; none is ever cleared")

_EVENTS = frozenset(
    {"click", "keydown", "keyup", "mousedown", "mouseup", "mousemove", "pointerdown", "input",
     "change", "mouseenter", "mouseover", "touchstart", "dblclick", "resize", "scroll"}
)  # fmt: skip
_ENDING = re.compile(
    r"removeEventListener|\.disabled\b|\.remove\(|\bonce\b|\.hidden\b|display\b|visibility"
    r"|classList|\bif\s*\(|\?|&&|\|\||clearInterval|location|pointerEvents"
)


@check
def uncleared_interval(page: HtmlTree, program: Program) -> Verdict:
    """Look at intervals that listeners set, directly or through what they call."""
    intervals = [one for one in program.calls if one.name == "setInterval" and one.arguments]
    if not intervals:
        return not_applicable("no interval is set")
    if any("clearInterval" in one.text for one in program.scripts):
        lost = [one for one in intervals if _is_lost(one)]
        return share(len(intervals), _found(page, program, lost))
    return share(len(intervals), _found(page, program, intervals))


def _found(page: HtmlTree, program: Program, intervals: list[Call]) -> Iterator[Finding]:
    heard = dict(_handlers(page, program)) | dict(_listeners(program))
    for call in intervals:
        owner = call.function
        if owner not in heard or _is_guarded(program, owner, call):
            continue
        yield UNCLEARED.at(program.place(call), event=heard[owner])


def _is_lost(call: Call) -> bool:
    """Whether nobody keeps what an interval is known by, so that nobody can clear it."""
    return call.node.parent is not None and call.node.parent.type == "expression_statement"


def _listeners(program: Program) -> Iterator[tuple[int, str]]:
    """Functions that events which come again start, with the event."""
    for call in program.calls:
        if call.name != "addEventListener" or len(call.arguments) != 2:
            continue
        event = program.text(call.script, call.arguments[0])
        for one in program.named(call.script, call.arguments[1]) if event in _EVENTS else ():
            yield one, event
    for write in program.property_writes:
        named = write.value is not None and write.name[2:] in _EVENTS
        for one in program.named(write.script, write.value) if named and write.value else ():
            yield one, write.name[2:]


def _handlers(page: HtmlTree, program: Program) -> Iterator[tuple[int, str]]:
    """The same of event handler attributes."""
    names = {
        page.place(one.value_start): one.name[2:]
        for element in page.elements
        for one in element.attributes
        if one.name[2:] in _EVENTS and one.value
    }
    for call in program.calls:
        script = program.scripts[call.script]
        event = names.get(replace(script.place_at(0), end_line=None))
        if event and script.kind == "handler" and call.function is None and not call.receiver:
            for one in program.named(call.script, call.node.named_children[0]):
                yield one, event


def _is_guarded(program: Program, owner: int, call: Call) -> bool:
    """Whether something keeps a second interval from being set, as far as can be seen."""
    function = program.functions[owner]
    text = program.scripts[function.script].code(function.node)
    inner = program.scripts[call.script].code(call.node)
    if _is_lost(call):
        text = text.replace("clearInterval", "")  # it clears another one
    return _ENDING.search(text.replace(inner, "")) is not None


_START = "function start() { setInterval(tick, 9); } function tick() { if (a) b(); }"

EXAMPLES = (
    good("<script>b.onclick = () => { t = setInterval(f, 9); }; clearInterval(t);</script>"),
    good("<script>b.onclick = () => { if (!on) setInterval(f, 9); on = true; };</script>"),
    good(f"<body onload='start()'><script>{_START}</script>"),
    good("<script>b.onclick = () => { b.disabled = true; setInterval(f, 9); };</script>"),
    good("<script>addEventListener('click', () => setInterval(f, 9), { once: true });</script>"),
    bad(
        "<script>b.onclick = () => { clearInterval(t);\nsetInterval(f, 9); };</script>",
        earns=(UNCLEARED.on(2, 1),),
    ),
    bad(
        f"<script>\n{_START}\nb.addEventListener('click', start);</script>",
        earns=(UNCLEARED.on(2, 20),),
    ),
    bad(
        "<script>b.onclick = () => {\nsetInterval(() => { if (a) b(); }, 9);\n};</script>",
        earns=(UNCLEARED.on(2, 1),),
    ),
    bad(
        f"<button onclick='start()'>Go</button><script>{_START}</script>", earns=(UNCLEARED.on(1),)
    ),
)
