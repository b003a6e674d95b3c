"""The page is wider than the window it is shown in.

What sticks out to the right makes the whole page slide sideways under the finger, or is cut
off for good where the page forbids scrolling. People lose the end of each line, a column of a
table, the button that they need.

The page is opened in windows as wide as a phone, a tablet and a desk; the narrow ones count
only where the page asks phones for their own width. A box that scrolls by itself is fine. So
are empty boxes and ornaments beyond the edge, what moves or is parked outside, and drawings
of a fixed size in a window that is narrower than they are.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.layout import Fit, Layout, Overhang, Sort
from grader.finding import Finding, Message, Place
from grader.verdict import Verdict, not_applicable, share

SIDEWAYS = Message(
    "sideways", "in a window of {width} px the page is {reach} px wide: {selector} sticks out"
)
CUT = Message("cut", "in a window of {width} px {selector} ends at {right} px and is cut off there")

PHONE_AND_TABLET = 1000
"""Windows narrower than this are wide enough for no page that was made for a desk."""

SMALLEST = 8
"""CSS pixels that nobody notices."""


@check
def overflowing_layout(
    layout: Layout, *, widths: tuple[int, ...] = (360, 768, 1280), most: int = 3
) -> Verdict:
    """Judge each window as one opportunity; ``most`` elements are named, widest windows first."""
    fits = [
        one
        for one in layout.fits
        if one.width in widths and (layout.adaptive or one.width >= PHONE_AND_TABLET)
    ]
    if not fits:
        return not_applicable("the page was opened in none of these windows")
    named: set[str] = set()
    found: list[Finding] = []
    for fit in sorted(fits, key=lambda one: -one.width):
        faults = list(_faults(fit))
        fresh = [one for one in faults if one.place.selector not in named]
        found += fresh[:1]
        named |= {str(one.place.selector) for one in faults}
    return share(max(len(fits), 1), found[:most])


def _faults(fit: Fit) -> Iterator[Finding]:
    for one in fit.overhangs:
        if not _counts(one, fit.width):
            continue
        message = CUT if one.lost else SIDEWAYS
        yield message.at(
            Place(one.place.file, one.place.line, one.place.column, selector=one.selector),
            width=fit.width,
            reach=fit.reach,
            right=one.right,
            selector=one.selector,
            text=one.label,
            replay=fit.replay,
        )


def _counts(one: Overhang, width: int) -> bool:
    if one.right < width + SMALLEST or one.sort is Sort.BOX:
        return False
    fixed = one.sort in (Sort.DRAWING, Sort.FRAME)
    return not fixed or width >= PHONE_AND_TABLET


TABLE = Overhang("main > table", Sort.TEXT, 900, "Name", place=Place("index.html", 12, 3))
CANVAS = Overhang("#board", Sort.DRAWING, 480, place=Place("index.html", 9, 1))

EXAMPLES = (
    good(Layout((Fit(360, 360), Fit(768, 768), Fit(1280, 1280)))),
    good(
        Layout((Fit(360, 900, (TABLE,)), Fit(1280, 1280)), adaptive=False),
        note="phones show it zoomed out, as it was made for a desk",
    ),
    good(
        Layout((Fit(360, 480, (CANVAS,)), Fit(768, 768), Fit(1280, 1280))),
        note="a board of a fixed size, on a phone",
    ),
    good(
        Layout((Fit(1280, 1500, (Overhang("div.glow", Sort.BOX, 1500),)),)),
        note="an ornament beyond the edge",
    ),
    good(Layout((Fit(1280, 1284, (Overhang("h1", Sort.TEXT, 1284),)),))),
    bad(
        Layout((Fit(360, 900, (TABLE,)), Fit(768, 900, (TABLE,)), Fit(1280, 1280))),
        earns=(SIDEWAYS.on(12, 3),),
        note="the same element in two windows is told once",
    ),
    bad(
        Layout((Fit(1280, 1280, (Overhang("p.lead", Sort.TEXT, 1700, lost=True),)),)),
        earns=(CUT,),
    ),
    bad(
        Layout((Fit(1280, 1600, (Overhang("#stage", Sort.DRAWING, 1600),)),)),
        earns=(SIDEWAYS,),
    ),
)
