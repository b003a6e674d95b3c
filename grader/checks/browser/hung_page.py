"""The page stops answering.

One task that never ends freezes the tab: nothing is drawn, no key is read, and the browser
offers to close the page. A page that sets ever more timers, or loads itself again and again,
never comes to rest either; one that takes all memory dies.

Processor time decides, never the clock on the wall: the page must burn several seconds in
one task, and four times as many in a second, fresh browser. A busy machine convicts nobody.
"""

from grader.check import bad, check, good
from grader.evidence.browser import BrowserSession, Ending
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing

HUNG = Message("hung", "the page stops answering: {why}")
CRASHED = Message("crashed", "the tab dies: {why}")


@check
def hung_page(session: BrowserSession) -> Verdict:
    """Judge how the visit ended."""
    said = {Ending.HUNG: HUNG, Ending.CRASHED: CRASHED}.get(session.ending)
    return all_or_nothing([said.at(why=session.why)] if said else ())


EXAMPLES = (
    good(BrowserSession()),
    good(BrowserSession(Ending.NAVIGATED_AWAY, "https://example.com/")),
    bad(
        BrowserSession(Ending.HUNG, "one task ran for more than 12 s", paints=()),
        earns=(HUNG,),
    ),
    bad(BrowserSession(Ending.HUNG, "it loaded itself 10 times"), earns=(HUNG,)),
    bad(
        BrowserSession(Ending.CRASHED, "it took more than 2048 MB of memory"),
        earns=(CRASHED,),
    ),
)
