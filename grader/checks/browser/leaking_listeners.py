"""The same listener is added again and again, and never taken off.

Whoever adds a listener in a function that runs more than once (a restart, a new level, every
frame) has it called twice, then three times: one key moves the piece by two, one click counts
for five, and the page gets slower with each.

Listeners are counted on what was in the page from the beginning, each with the place where its
function is written, while the page was left alone and while controls were pressed again and
again. Listeners on new elements go with them and are not counted; where each press adds
elements on purpose, neither are those that come along.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.exploration import Exploration
from grader.evidence.growth import Kept, Series, Watching
from grader.finding import Finding, Message, Place
from grader.verdict import Verdict, all_or_nothing

GROWS = Message("grows", "{times} listeners for {what} after {seconds} s, and ever more")
PILES = Message("piles", "every press of {control} adds another listener for {what}")


@check
def leaking_listeners(exploration: Exploration, *, seconds: float = 20.0) -> Verdict:
    """Judge the page as one opportunity; left alone, it must have grown for so many seconds."""
    return all_or_nothing(_faults(exploration, seconds))


def _faults(exploration: Exploration, seconds: float) -> Iterator[Finding]:
    told: set[tuple[str, Place]] = set()
    for watching in exploration.watchings:
        if watching.repeated and any(one.unbounded for one in watching.of(Kept.ELEMENTS)):
            continue
        for one in watching.of(Kept.LISTENERS):
            if (one.what, one.place) in told or not one.unbounded:
                continue
            if watching.repeated:
                told.add((one.what, one.place))
                control = watching.repeated
                yield PILES.at(
                    _place(one, watching), control=control, what=one.what, replay=watching.replay
                )
            elif watching.seconds >= seconds:
                told.add((one.what, one.place))
                time, now = round(watching.seconds), one.counts[-1]
                yield GROWS.at(
                    _place(one, watching),
                    what=one.what,
                    times=now,
                    seconds=time,
                    replay=watching.replay,
                )


def _place(one: Series, watching: Watching) -> Place:
    return Place(one.place.file, one.place.line, one.place.column, time_ms=watching.times[-1])


TIMES = (1000.0, 9000.0, 17000.0, 25000.0, 33000.0)
KEYS = "keydown on document"
AT = Place("index.html", 52, 9)


def _pressed(*counts: int, cards: tuple[int, ...] = ()) -> Exploration:
    keys = Series(Kept.LISTENERS, KEYS, counts, rest=counts[-1], place=AT)
    boxes = Series(Kept.ELEMENTS, "*", cards or (5,) * len(counts), rest=9)
    return Exploration(watchings=(Watching(TIMES, (), "#restart", (keys, boxes)),))


def _alone(*counts: int) -> Exploration:
    keys = Series(Kept.LISTENERS, KEYS, counts, place=AT)
    return Exploration(watchings=(Watching(TIMES, (), "", (keys,)),))


EXAMPLES = (
    good(Exploration()),
    good(_alone(3, 3, 3, 3, 3)),
    good(_pressed(1, 2, 2, 2, 2), note="the game listens once it has begun"),
    good(_pressed(1, 2, 3, 4, 5, cards=(5, 6, 7, 8, 9)), note="each press adds a window"),
    bad(_alone(2, 9, 17, 25, 33), earns=(GROWS.on(52, 9),)),
    bad(_pressed(1, 2, 3, 4, 5), earns=(PILES.on(52, 9),)),
)
