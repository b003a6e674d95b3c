"""The page stops answering.

One task that never ends freezes the tab: nothing is drawn, no key is read, and the browser
offers to close the page. A page that sets ever more timers, or loads itself again and again,
never comes to rest either; one that takes all memory dies. So does a page that freezes as soon
as somebody presses a button or a key.

Processor time decides, never the clock on the wall: the page must burn several seconds in
one task, and four times as many in a second, fresh browser. A busy machine convicts nobody.
"""

from grader.check import bad, check, good
from grader.evidence.browser import BrowserSession, Ending
from grader.evidence.exploration import Exploration
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict, all_or_nothing

HUNG = Message("hung", "the page stops answering: {why}")
CRASHED = Message("crashed", "the tab dies: {why}")


@check
def hung_page(session: BrowserSession, exploration: Exploration | Missing) -> Verdict:
    """Judge how the visits ended: the one without a hand on the page first."""
    for visit in (session, exploration):
        said = None if isinstance(visit, Missing) else SAID.get(visit.ending)
        if said and not isinstance(visit, Missing):
            return all_or_nothing([said.at(why=visit.why)])
    return all_or_nothing(())


SAID = {Ending.HUNG: HUNG, Ending.CRASHED: CRASHED}
UNUSED = Missing("nobody used the page")

EXAMPLES = (
    good(BrowserSession(), Exploration()),
    good(BrowserSession(Ending.NAVIGATED_AWAY, "https://example.com/"), UNUSED),
    bad(
        BrowserSession(Ending.HUNG, "one task ran for more than 12 s", paints=()),
        UNUSED,
        earns=(HUNG,),
    ),
    bad(BrowserSession(Ending.HUNG, "it loaded itself 10 times"), UNUSED, earns=(HUNG,)),
    bad(
        BrowserSession(Ending.CRASHED, "it took more than 2048 MB of memory"),
        UNUSED,
        earns=(CRASHED,),
    ),
    bad(
        BrowserSession(),
        Exploration(Ending.HUNG, "one task ran for more than 12 s (pressing Start)"),
        earns=(HUNG,),
    ),
)
