"""A canvas is drawn on and cannot be seen.

It has no width or no height, or a plain box lies over all of it: the drawing goes on, and nobody
sees it. A cover that says something (a title, a button to start) is no fault.
"""

from grader.check import bad, check, good
from grader.evidence.appearance import Appearance, Unseen, Why
from grader.finding import Message, Place
from grader.verdict import Verdict, not_applicable, share

EMPTY = Message("empty", "the canvas {selector} has no size")
COVERED = Message("covered", "the canvas {selector} lies under a box that hides all of it")


@check
def covered_canvas(appearance: Appearance) -> Verdict:
    """Judge each canvas that is not hidden on purpose."""
    total = max(appearance.canvas_count, len(appearance.canvases))
    if not total:
        return not_applicable("there is no canvas")
    found = []
    for one in appearance.canvases:
        said = EMPTY if one.why is Why.EMPTY else COVERED
        place = Place(one.place.file, one.place.line, one.place.column, selector=one.selector)
        found.append(said.at(place, selector=one.selector))
    return share(total, found)


EXAMPLES = (
    good(Appearance()),
    good(Appearance(canvas_count=1)),
    bad(Appearance(canvases=(Unseen("#c", Why.EMPTY),)), earns=(EMPTY,)),
    bad(
        Appearance(canvases=(Unseen("canvas", Why.COVERED, "", Place("index.html", 9, 2)),)),
        earns=(COVERED.on(9, 2),),
    ),
)
