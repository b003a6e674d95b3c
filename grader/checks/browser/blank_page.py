"""The page shows nothing.

Whatever went wrong, this is what people see: a window in one flat colour, from the first
frame to the last look. The picture decides and not the document: text in the colour of
its ground, a stuck `opacity: 0`, an overlay that never goes away and a canvas that nobody
draws on are all nothing. A start button, a line of text or a title screen is something.

A page of which anything can be scrolled to is left alone, because only the window is
looked at. So is a page that hung or crashed before its first picture: that is told elsewhere.
"""

from grader.check import bad, check, good
from grader.evidence.browser import BrowserSession, Ending, Paint
from grader.finding import Message, Place
from grader.verdict import Verdict, all_or_nothing, gap

BLANK = Message("blank", "after {seconds} s the window still shows nothing but {colour}")
LEFT = Message("left", "the page leaves for {url} before it shows anything")


@check
def blank_page(session: BrowserSession) -> Verdict:
    """Judge every look at the window together."""
    if any(_shows(paint) for paint in session.paints):
        return all_or_nothing(())
    if session.ending in (Ending.HUNG, Ending.CRASHED):
        return gap(f"the page {session.ending} before it could be looked at: {session.why}")
    if not session.paints:
        return all_or_nothing([LEFT.at(url=session.why)])
    last = session.paints[-1]
    colour = "#{:02x}{:02x}{:02x}".format(*last.ground)
    place = Place(time_ms=last.time_ms)
    return all_or_nothing([BLANK.at(place, seconds=round(last.time_ms / 1000, 1), colour=colour)])


def _shows(paint: Paint) -> bool:
    return paint.colours > 1 or paint.reach > 0


FLAT = Paint("end", 12100.0, colours=1, ground=(17, 17, 34), share=1.0, text=0)

EXAMPLES = (
    good(BrowserSession()),
    good(
        BrowserSession(paints=(FLAT, Paint("end", colours=9))),
        note="a splash that begins with an empty frame",
    ),
    good(
        BrowserSession(paints=(Paint("end", colours=2, share=0.998, controls=1),)),
        note="a game that waits behind its start button",
    ),
    good(
        BrowserSession(paints=(Paint("end", colours=1, share=1.0, text=0, reach=400),)),
        note="everything stands below the fold",
    ),
    bad(BrowserSession(paints=(FLAT,)), earns=(BLANK,)),
    bad(
        BrowserSession(paints=(FLAT, FLAT, Paint("end", colours=1, drawings=1, text=0))),
        earns=(BLANK,),
        note="a canvas on which nothing is ever drawn",
    ),
    bad(
        BrowserSession(paints=(Paint("end", colours=1, share=1.0, text=120),)),
        earns=(BLANK,),
        note="text in the colour of its ground, or under an overlay",
    ),
    bad(
        BrowserSession(Ending.NAVIGATED_AWAY, "https://example.com/", paints=()),
        earns=(LEFT,),
    ),
)
