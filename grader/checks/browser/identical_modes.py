"""Two modes of the page look the same.

Somebody chooses another theme and nothing changes: its rules name a class that is never set, or
set what is already so. The controls were pressed one after the other, and the first once more;
colours, fonts, frames, animations, texts and canvases were compared. Where the first does not
look the same twice, nothing is said.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.appearance import Appearance, Mode
from grader.finding import Finding, Message, Place
from grader.verdict import Verdict, not_applicable, share

SAME = Message("same", "“{label}” looks like “{other}”")


@check
def identical_modes(appearance: Appearance) -> Verdict:
    """Compare the modes of each group, every one after the first with those before it."""
    total = sum(max(0, len(group) - 1) for group in appearance.modes)
    if not total:
        return not_applicable("the page has no modes that look the same twice")
    return share(total, (one for group in appearance.modes for one in _same(group)))


def _same(group: tuple[Mode, ...]) -> Iterator[Finding]:
    first: dict[str, Mode] = {}
    for one in group:
        other = first.setdefault(one.look, one)
        if other is not one:
            place = Place(one.place.file, one.place.line, one.place.column, selector=one.selector)
            yield SAME.at(place, label=one.label, other=other.label)


_DAY, _NIGHT = Mode("#a", "Day", "1"), Mode("#b", "Night", "2")
_DUSK = Mode("#c", "Dusk", "1", Place("index.html", 7, 3))

EXAMPLES = (
    good(Appearance()),
    good(Appearance(modes=((_DAY, _NIGHT),))),
    bad(Appearance(modes=((_DAY, _NIGHT, _DUSK),)), earns=(SAME.on(7, 3),)),
)
