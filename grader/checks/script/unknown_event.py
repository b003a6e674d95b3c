"""A listener waits for an event that never comes.

`addEventListener("onclick", …)`, `"keyDown"`, `"clik"`: any text is accepted, and nothing ever
happens. The same holds for a property or an attribute that is nearly the name of a handler.
Events that the page itself sends, and those of objects that are no elements, are left alone.
"""

import re

from grader.check import bad, check, good
from grader.evidence.elsewhere import Elsewhere
from grader.evidence.event_names import KNOWN, event_meant, is_odd
from grader.evidence.event_targets import is_sent, is_target
from grader.evidence.html import HtmlTree
from grader.evidence.near import differs_in_number, nearest
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

NEVER = Message("never", "there is no event “{name}”; there is “{near}”")
NOBODY = Message("nobody", "there is no event “{name}”, and the page sends none")
UNSENT = Message("unsent", "nobody sends “{name}”; “{near}” is sent")

_TEXT = re.compile(r"['\"`]([\w:.-]{4,60})['\"`]")


@check
def unknown_event(page: HtmlTree, program: Program, elsewhere: Elsewhere) -> Verdict:
    """Look up every name of an event that elements are asked for."""
    code = "\n".join(one.text for one in program.scripts)
    heard = [one for one in program.calls if one.name == "addEventListener" and one.arguments]
    written = [one for one in program.property_writes if re.match(r"on[a-zA-Z]{3,}$", one.name)]
    marked = [
        (element, one)
        for element in page.elements
        for one in element.attributes
        if one.name.startswith("on") and len(one.name) > 4 and one.value
    ]
    found: list[Finding] = []
    for call in heard:
        name = program.text(call.script, call.arguments[0])
        near = event_meant(name) if name else None
        place = program.scripts[call.script].place(call.arguments[0])
        if name and name not in KNOWN and near is None and not elsewhere.scripts:
            sent = _meant(name, code)
            found += [UNSENT.at(place, name=name, near=sent)] if sent else []
        if near and not is_sent(name, code) and _is_element(program, call, elsewhere):
            found.append(NEVER.at(place, name=name, near=near))
        elif is_odd(name) and is_target(program, call.receiver) and _is_alone(name, elsewhere):
            found += [NOBODY.at(place, name=name)] if not near else []
    for write in written:
        if is_target(program, write.target) and code.count(write.name) == 1:
            near = event_meant(write.name[2:])
            place = program.place(write)
            found += [NEVER.at(place, name=write.name, near=f"on{near}")] if near else []
    for element, attribute in marked:
        if "-" not in element.tag and not element.foreign:
            place, near = page.place(attribute.start), event_meant(attribute.name[2:])
            found += [NEVER.at(place, name=attribute.name, near=f"on{near}")] if near else []
    total = len(heard) + len(written) + len(marked)
    return share(total, found) if total else not_applicable("nobody listens to anything")


def _meant(name: str, code: str) -> str | None:
    """Another text of the page of which an event of the page's own is a slip of the hand.

    The name itself stands nowhere else, so that nobody can send it.
    """
    texts = _TEXT.findall(code)
    if texts.count(name) != 1:
        return None
    near = nearest(name, {one for one in texts if one not in KNOWN})
    heard = (
        re.search(rf"addEventListener\(\s*['\"`]{re.escape(near)}['\"`]", code) if near else None
    )
    return None if heard or not near or differs_in_number(name, near) else near


def _is_alone(name: str, elsewhere: Elsewhere) -> bool:
    """Whether nobody can send an event: its name stands here only, and no name is put together."""
    code = elsewhere.code
    return not elsewhere.scripts and "dispatchEvent" not in code and code.count(name) == 1


def _is_element(program: Program, call: Call, elsewhere: Elsewhere) -> bool:
    """Whether a listener is set on an element, or on something that nobody else sends events to."""
    if call.receiver == "" or is_target(program, call.receiver):
        return True
    said = rf"['\"`]{re.escape(program.text(call.script, call.arguments[0]))}['\"`]"
    return not elsewhere.scripts and len(re.findall(said, elsewhere.code)) == 1


EXAMPLES = (
    good("<p onclick='go()'><script>addEventListener('keydown', f); p.onclick = f;</script>"),
    good("<script>bus.addEventListener('clik', f); bus.emit('clik'); on.onClik = 1;</script>"),
    good("<script>game.onKeyDown = () => 1; addEventListener('DOMContentLoaded', f);</script>"),
    bad("<script>\naddEventListener('onclick', f);</script>", earns=(NEVER.on(2, 18),)),
    bad(
        "<script>const b = document.getElementById('b');\nb.addEventListener('clik', f);</script>",
        earns=(NEVER.on(2, 20),),
    ),
    bad(
        "<script>on.emit('row:added');\non.addEventListener('row:aded', f);</script>",
        earns=(UNSENT.on(2, 21),),
    ),
    bad(
        "<script>const b = document.createElement('b');\nb.addEventListener('faded', f);</script>",
        earns=(NOBODY.on(2, 20),),
    ),
    bad("<script>window.onKeyDown = f;</script>", earns=(NEVER.on(1, 9),)),
    bad("<p>\n<button onclik='go()'>Go</button>", earns=(NEVER.on(2, 9),)),
)
