"""The page asks for something that it does not bring along.

A page that is handed in as files has to work from these files. Whatever it fetches from
elsewhere (a library, a font, a picture, an interface) is missing without a network, slow
with one, and tells a stranger who opened the page. The browser was given no network, and
every address that it was asked for is listed here, also those that only running code makes
up.

What is written in the source and never asked for is told elsewhere; links that a person
would have to follow are no requests.
"""

from grader.check import bad, check, good
from grader.evidence.browser import BlockedRequest, BrowserSession, Ending
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, gap

OUTSIDE = Message("outside", "the page asks for {url} ({kind})")
LEAVES = Message("leaves", "the page goes to {url} by itself")

LEAVING = ("document", "popup")


@check
def blocked_request(session: BrowserSession) -> Verdict:
    """Judge the whole visit as one opportunity."""
    if not session.blocked and session.ending in (Ending.HUNG, Ending.CRASHED):
        return gap(f"the page {session.ending} before it asked for anything: {session.why}")
    return all_or_nothing(
        (LEAVES if one.kind in LEAVING else OUTSIDE).at(one.place, url=one.url, kind=one.kind)
        for one in session.blocked
    )


EXAMPLES = (
    good(BrowserSession()),
    good(BrowserSession(absent=("favicon.png",)), note="asked for beside itself, not outside"),
    bad(
        BrowserSession(
            blocked=(
                BlockedRequest("https://cdn.example.com/three.js", "script", "index.html", 5, 14),
            ),
        ),
        earns=(OUTSIDE.on(5, 14),),
    ),
    bad(
        BrowserSession(
            blocked=(
                BlockedRequest("https://api.example.com/scores?player=1", "fetch"),
                BlockedRequest("wss://example.com/live", "websocket", "index.html", 31, 22),
            ),
        ),
        earns=(OUTSIDE, OUTSIDE.on(31, 22)),
    ),
    bad(
        BrowserSession(
            Ending.NAVIGATED_AWAY,
            "https://example.com/",
            blocked=(BlockedRequest("https://example.com/", "document", "index.html", 3, 20),),
        ),
        earns=(LEAVES.on(3, 20),),
    ),
)
