"""A control does nothing when it is pressed.

A button promises that something will happen. Somebody who presses it and sees nothing does not
know whether to wait, to press again, or to give the page up.

Silence alone convicts no control: *stop* has nothing to do while nothing runs. The control must
have been pressed in at least two states of the page without any effect (on the document, its
pixels, storage, address, timers, sound, dialogs …), and the reason must be seen: no listener
that could know of the press, one whose body is empty, or one that fails each time. What the
browser does by itself (submitting, toggling, following a link) is an effect.

A page without any running script is a drawing of an interface, and is not judged.
"""

from grader.check import bad, check, good
from grader.evidence.browser import PageError
from grader.evidence.exploration import Control, Exploration, Hearing, Listener, Press
from grader.finding import Finding, Message, Place
from grader.verdict import Verdict, gap, not_applicable, share

DEAF = Message("deaf", "“{label}” does nothing: no script listens to it")
IDLE = Message("idle", "“{label}” does nothing: the function that it calls is empty")
FAILING = Message("failing", "“{label}” does nothing: {error}")
UNREAD = Message("unread", "“{label}” can be set, but no script listens to it or reads it")

PROMISING = ("button", "choice")


@check
def dead_control(exploration: Exploration) -> Verdict:
    """Judge every control that was pressed and either worked or has a reason not to."""
    if not exploration.scripted:
        return not_applicable("no script runs in the page")
    judged = [one for one in exploration.controls if _promises(one)]
    found = [fault for one in judged if (fault := _fault(one)) is not None]
    if found and not exploration.steady:
        return gap("two visits of the page differ by themselves")
    works = sum(any(press.works for press in one.presses) for one in judged)
    return share(works + len(found), found)


def _promises(one: Control) -> bool:
    return one.kind in PROMISING and not (one.disabled or one.native)


def _fault(one: Control) -> Finding | None:
    """Say why a control is dead, if it is and the reason is seen."""
    tries = [press for press in one.presses if press.hit]
    if len({press.after for press in tries}) < 2 or any(press.works for press in tries):
        return None
    place = Place(one.place.file, one.place.line, one.place.column, selector=one.selector)
    label = one.label or one.selector
    heard = [one for one in one.listeners if one.hearing is not Hearing.BYSTANDER]
    errors = [press.error for press in tries if press.error]
    if len(errors) == len(tries):
        return FAILING.at(place, label=label, error=errors[0].text, replay=one.replay)
    if errors or any(not listener.idle for listener in heard):
        return None
    if one.kind == "choice":
        return None if one.mentioned or heard else UNREAD.at(place, label=label, replay=one.replay)
    return (IDLE if heard else DEAF).at(place, label=label, replay=one.replay)


SILENT = (Press(), Press(("#start",)))
WORKING = Control("#start", label="Start", presses=(Press((), ("timer",)),))
CLICK = Listener("click")
ABOVE = Listener("click", Hearing.BYSTANDER)
COPY = PageError("Uncaught (in promise) NotAllowedError: Write permission denied.")
BROKEN = PageError("Uncaught ReferenceError: pause is not defined", "index.html", 9, 20)
AT = Place("index.html", 9, 1)
FAILS = Press((), ("console", "error"), BROKEN), Press(("#start",), ("error",), BROKEN)


def _page(*controls: Control, steady: bool = True, scripted: bool = True) -> Exploration:
    return Exploration(controls=(WORKING, *controls), steady=steady, scripted=scripted)


EXAMPLES = (
    good(_page()),
    good(
        _page(Control("#stop", listeners=(CLICK,), presses=SILENT)),
        note="it listens; perhaps there was nothing to stop",
    ),
    good(_page(Control("#send", native="submit", presses=SILENT))),
    good(_page(Control("#later", presses=(Press(), Press(("#start",), ("text",)))))),
    good(_page(Control("#once", presses=(Press(),))), note="pressed in one state only"),
    good(_page(Control("#under", presses=(Press(hit=False), Press(("#start",), hit=False))))),
    good(_page(Control("li", kind="other", presses=SILENT))),
    good(_page(Control("#cta", presses=SILENT), scripted=False)),
    good(_page(Control("#speed", kind="choice", mentioned=True, presses=SILENT))),
    good(_page(Control("#copy", presses=(Press((), (), COPY), Press(("#start",), (), COPY))))),
    bad(
        _page(Control("#hold", label="Hold", place=AT, presses=SILENT, listeners=(ABOVE,))),
        earns=(DEAF.on(9, 1),),
    ),
    bad(
        _page(Control("#mute", presses=SILENT, listeners=(Listener("click", idle=True),))),
        earns=(IDLE,),
    ),
    bad(
        _page(Control("#pause", label="Pause", listeners=(CLICK,), presses=FAILS)),
        earns=(FAILING,),
    ),
    bad(_page(Control("#tempo", kind="choice", label="Tempo", presses=SILENT)), earns=(UNREAD,)),
)
