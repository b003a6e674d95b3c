"""Timers are set again and again, and the old ones never stop.

An interval that is started by every press of *Start*, or by every round, runs beside the ones
before it: the game gets twice as fast, then three times, the clock skips seconds, and the page
uses ever more of the processor. The same happens with a loop of animation frames that is begun
a second time.

The page was left alone for a long time, and controls that set timers were pressed again and
again. Timers that end by themselves are no leak, nor are those of things that each press adds
to the page on purpose.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.exploration import Exploration
from grader.evidence.growth import Kept, Series, Watching
from grader.finding import Finding, Message, Place
from grader.verdict import Verdict, all_or_nothing

GROWS = Message("grows", "{what} runs {times} times at once after {seconds} s, and ever more often")
PILES = Message("piles", "every press of {control} begins another {what} and ends none")


@check
def leaking_timers(exploration: Exploration, *, seconds: float = 20.0) -> Verdict:
    """Judge the page as one opportunity; left alone, it must have grown for so many seconds."""
    return all_or_nothing(_faults(exploration, seconds))


def _faults(exploration: Exploration, seconds: float) -> Iterator[Finding]:
    told: set[Series] = set()
    for watching in exploration.watchings:
        if watching.repeated and any(one.unbounded for one in watching.of(Kept.ELEMENTS)):
            continue
        for one in watching.of(Kept.TIMERS, Kept.FRAMES):
            key = Series(one.kept, one.what, (), place=one.place)
            if key in told or not one.unbounded:
                continue
            if watching.repeated:
                told.add(key)
                control = watching.repeated
                yield PILES.at(
                    _place(one, watching), control=control, what=one.what, replay=watching.replay
                )
            elif watching.seconds >= seconds:
                told.add(key)
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
TICK = "setInterval(…, 1000)"
AT = Place("index.html", 40, 5)


def _pressed(*counts: int, rest: int, cards: tuple[int, ...] = ()) -> Exploration:
    ticks = Series(Kept.TIMERS, TICK, counts, rest=rest, place=AT)
    boxes = Series(Kept.ELEMENTS, "*", cards or (5,) * len(counts), rest=9)
    return Exploration(watchings=(Watching(TIMES, (), "#start", (ticks, boxes)),))


def _alone(*counts: int) -> Exploration:
    ticks = Series(Kept.TIMERS, TICK, counts, place=AT)
    return Exploration(watchings=(Watching(TIMES, (), "", (ticks,)),))


EXAMPLES = (
    good(Exploration()),
    good(_alone(1, 1, 1, 1, 1)),
    good(_pressed(1, 1, 1, 1, 1, rest=1), note="the old interval is cleared first"),
    good(_pressed(0, 1, 2, 3, 4, rest=0), note="messages that disappear after a while"),
    good(_pressed(0, 1, 2, 3, 4, rest=4, cards=(5, 6, 7, 8, 9)), note="each press adds a clock"),
    bad(_alone(1, 3, 5, 7, 9), earns=(GROWS.on(40, 5),)),
    bad(_pressed(0, 1, 2, 3, 4, rest=4), earns=(PILES.on(40, 5),)),
)
