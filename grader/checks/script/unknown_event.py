"""A listener waits for an event that never comes.

`addEventListener("onclick", …)`, `"keyDown"`, `"clik"`: any text is accepted, and nothing ever
happens. The same holds for a property or an attribute that is nearly the name of a handler.
Events that the page itself sends, and those of objects that are no elements, are left alone.
"""

import re
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import HtmlTree
from grader.evidence.near import nearest
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.evidence.tables.globals import EVENTS
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

NEVER = Message("never", "there is no event “{name}”; there is “{near}”")

_MORE = (
    "DOMContentLoaded DOMMouseScroll beforeinstallprompt compositionend compositionstart "
    "compositionupdate focusin focusout fullscreenchange gesturechange gestureend gesturestart "
    "touchcancel touchend touchmove touchstart visibilitychange voiceschanged webglcontextlost "
    "webglcontextrestored MSPointerDown MSPointerMove MSPointerUp orientationchange "
    "devicelight storage load error popstate unload pointerlockchange wheel"
)
KNOWN = EVENTS | set(_MORE.split(" "))
_MEANT = {
    "doubleclick": "dblclick", "hover": "mouseenter", "mousehover": "mouseenter", "tap": "click",
    "mouseclick": "click", "keypressed": "keypress", "press": "click",
    "domloaded": "DOMContentLoaded", "ready": "DOMContentLoaded",
}  # fmt: skip
_WINDOW = ("window", "document", "document.body", "document.documentElement")
_ELEMENT = re.compile(r"(?:getElementById|querySelector|createElement)\([^()]*\)$")


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
        near = next(_near(name), None) if name else None
        if near and not _is_sent(name, code) and _is_element(program, call, elsewhere):
            place = program.scripts[call.script].place(call.arguments[0])
            found.append(NEVER.at(place, name=name, near=near))
    for write in written:
        if _is_target(program, write.target) and code.count(write.name) == 1:
            near_names = list(_near(write.name[2:]))
            found += [
                NEVER.at(program.place(write), name=write.name, near=f"on{one}")
                for one in near_names
            ]
    for element, attribute in marked:
        if "-" not in element.tag and not element.foreign:
            place = page.place(attribute.start)
            found += [
                NEVER.at(place, name=attribute.name, near=f"on{one}")
                for one in _near(attribute.name[2:])
            ]
    total = len(heard) + len(written) + len(marked)
    return share(total, found) if total else not_applicable("nobody listens to anything")


def _near(name: str) -> Iterator[str]:
    """The event that was meant, if there is none of this name."""
    plain = name.lower()
    if name in KNOWN:
        return
    same = {one.lower(): one for one in KNOWN}
    near = same.get(plain) or same.get(plain.removeprefix("on")) or _MEANT.get(plain)
    near = near or nearest(name, sorted(KNOWN), most=2)
    if near is not None:
        yield near


def _is_element(program: Program, call: Call, elsewhere: Elsewhere) -> bool:
    """Whether a listener is set on an element, or on something that nobody else sends events to."""
    if call.receiver == "" or _is_target(program, call.receiver):
        return True
    said = rf"['\"`]{re.escape(program.text(call.script, call.arguments[0]))}['\"`]"
    return not elsewhere.scripts and len(re.findall(said, elsewhere.code)) == 1


def _is_target(program: Program, name: str) -> bool:
    if name in _WINDOW or _ELEMENT.search(name):
        return True
    held = program.constant(name)
    text = (held.text or b"").decode("utf-8", "replace") if held is not None else ""
    return _ELEMENT.search(text[-200:]) is not None


def _is_sent(name: str, code: str) -> bool:
    return re.search(rf"Event\(\s*['\"`]{re.escape(name)}['\"`]", code) is not None


EXAMPLES = (
    good("<p onclick='go()'><script>addEventListener('keydown', f); p.onclick = f;</script>"),
    good("<script>bus.addEventListener('clik', f); bus.emit('clik'); on.onClik = 1;</script>"),
    good("<script>game.onKeyDown = () => 1; addEventListener('DOMContentLoaded', f);</script>"),
    bad("<script>\naddEventListener('onclick', f);</script>", earns=(NEVER.on(2, 18),)),
    bad(
        "<script>const b = document.getElementById('b');\nb.addEventListener('clik', f);</script>",
        earns=(NEVER.on(2, 20),),
    ),
    bad("<script>window.onKeyDown = f;</script>", earns=(NEVER.on(1, 9),)),
    bad("<p>\n<button onclik='go()'>Go</button>", earns=(NEVER.on(2, 9),)),
)
