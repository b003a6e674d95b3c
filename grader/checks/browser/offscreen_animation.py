"""Something moves out of the window, and never comes back.

A title, a box or a picture that lies apart from the flow of the page was there at first. Its
animation carries it over the edge and holds it there, or a script moves it on and on and never
turns it round. Nobody can scroll to it. Notices that leave, rain, sparks and other things of
which there are many, and whatever fills the whole window, are left alone.
"""

from grader.check import bad, check, good
from grader.evidence.appearance import Appearance, Unseen, Why
from grader.finding import Message, Place
from grader.verdict import Verdict, all_or_nothing

AWAY = Message("away", "“{label}” moves out of the window, and farther away all the time")
LEFT = Message("left", "the animation of “{label}” ends outside the window, and holds it there")


@check
def offscreen_animation(appearance: Appearance, *, most: int = 5) -> Verdict:
    """Judge the page as one opportunity; ``most`` things are named."""
    found = []
    for one in appearance.carried[:most]:
        said = LEFT if one.why is Why.LEFT else AWAY
        place = Place(one.place.file, one.place.line, one.place.column, selector=one.selector)
        found.append(said.at(place, label=one.label or one.selector))
    return all_or_nothing(found)


EXAMPLES = (
    good(Appearance()),
    bad(
        Appearance(carried=(Unseen("#logo", Why.AWAY, "DVD", Place("index.html", 3, 1)),)),
        earns=(AWAY.on(3, 1),),
    ),
    bad(Appearance(carried=(Unseen("h1", Why.LEFT, "Hello"),)), earns=(LEFT,)),
)
