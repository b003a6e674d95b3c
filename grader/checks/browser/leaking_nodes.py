"""The document fills up with elements that nobody can see any more.

Snow that has fallen out of the window, sparks that have faded, ripples that have spread: who
makes an element for each of them and never takes it away makes the page slower by the minute,
until it stutters and the fan turns on.

A list, a log or a chat that grows because the page has more to tell is no leak, and neither is
a pool that fills up or confetti that is swept away. What counts are elements that are laid out
and transparent, clipped away or outside of everything that can be scrolled to, and whose number
grows at every look through a minute of virtual time, or with every press of the same control.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.exploration import Exploration
from grader.evidence.growth import Kept, Series, Watching
from grader.finding import Finding, Message, Place
from grader.verdict import Verdict, all_or_nothing

GROWS = Message(
    "grows", "{spent} elements {what} that cannot be seen any more pile up within {seconds} s"
)
PILES = Message("piles", "every press of {control} leaves elements {what} behind, out of sight")


@check
def leaking_nodes(exploration: Exploration, *, seconds: float = 45.0, least: int = 20) -> Verdict:
    """Judge the page as one opportunity.

    A page that was left alone must have grown for so many ``seconds``, by so many ``least``
    elements that are out of sight.
    """
    return all_or_nothing(_faults(exploration, seconds, least))


def _faults(exploration: Exploration, seconds: float, least: int) -> Iterator[Finding]:
    told: set[str] = set()
    for watching in exploration.watchings:
        for one in watching.of(Kept.ELEMENTS):
            if one.what in told or not (one.unbounded and one.piles_up):
                continue
            if watching.repeated:
                told.add(one.what)
                yield PILES.at(
                    _place(one, watching),
                    control=watching.repeated,
                    what=one.what,
                    replay=watching.replay,
                )
            elif watching.seconds >= seconds and one.spent[-1] - one.spent[0] >= least:
                told.add(one.what)
                more = one.spent[-1] - one.spent[0]
                spent, time = more, round(watching.seconds)
                yield GROWS.at(
                    _place(one, watching),
                    spent=spent,
                    what=one.what,
                    seconds=time,
                    replay=watching.replay,
                )


def _place(one: Series, watching: Watching) -> Place:
    at = one.place
    return Place(at.file, at.line, at.column, selector=one.what, time_ms=watching.times[-1])


MINUTE = (1000.0, 16000.0, 31000.0, 46000.0, 61000.0)


def _watched(
    *counts: int, spent: tuple[int, ...], repeated: str = "", rest: int = 0
) -> Exploration:
    left = (rest, rest) if repeated else (None, None)
    series = Series(Kept.ELEMENTS, "div.flake", counts, spent, *left)
    return Exploration(watchings=(Watching(MINUTE, (), repeated, (series,)),))


EXAMPLES = (
    good(Exploration()),
    good(_watched(5, 20, 35, 50, 65, spent=(0, 0, 0, 0, 0)), note="a log that can be read"),
    good(_watched(9, 60, 60, 60, 60, spent=(0, 9, 9, 9, 9)), note="a pool"),
    good(_watched(9, 40, 60, 66, 67, spent=(0, 31, 51, 57, 58)), note="it levels off"),
    good(_watched(1, 2, 3, 4, 5, spent=(0, 1, 2, 3, 4)), note="too few to matter"),
    good(
        _watched(0, 9, 18, 27, 36, spent=(0, 9, 18, 27, 36), repeated="#party", rest=0),
        note="confetti that is swept away in the end",
    ),
    bad(_watched(10, 40, 70, 100, 130, spent=(0, 25, 55, 85, 115)), earns=(GROWS,)),
    bad(
        _watched(0, 1, 2, 3, 4, spent=(0, 1, 2, 3, 4), repeated="#save", rest=4),
        earns=(PILES,),
        note="a ripple that stays after every press",
    ),
)
