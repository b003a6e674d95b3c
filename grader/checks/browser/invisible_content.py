"""A text is there and cannot be seen.

It has the colour of what is behind it, or it is transparent for good: an animation that was to
bring it in has ended and left nothing behind, or names keyframes that do not exist. The page was
left alone for six seconds before it was looked at. Texts over pictures, gradients and canvases
are left alone.
"""

from grader.check import bad, check, good
from grader.evidence.appearance import Appearance, Unseen, Why
from grader.finding import Message, Place
from grader.verdict import Verdict, all_or_nothing

SAME_COLOUR = Message("same-colour", "“{label}” has the colour of what is behind it")
TRANSPARENT = Message("transparent", "“{label}” stays transparent once its animation is over")


@check
def invisible_content(appearance: Appearance, *, most: int = 5) -> Verdict:
    """Judge the page as one opportunity; ``most`` texts are named."""
    found = []
    for one in appearance.texts[:most]:
        said = SAME_COLOUR if one.why is Why.COLOUR else TRANSPARENT
        place = Place(one.place.file, one.place.line, one.place.column, selector=one.selector)
        found.append(said.at(place, label=one.label))
    return all_or_nothing(found)


EXAMPLES = (
    good(Appearance()),
    bad(
        Appearance((Unseen("h1", Why.COLOUR, "Hello", Place("index.html", 3, 1)),)),
        earns=(SAME_COLOUR.on(3, 1),),
    ),
    bad(Appearance((Unseen("#a", Why.OPACITY, "Hello"),)), earns=(TRANSPARENT,)),
)
