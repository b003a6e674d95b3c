"""When what was seen is enough: a fault has to be seen with two seeds, and soundness once."""

from collections.abc import Iterable, Sequence

from grader.finding import Finding, Place
from grader.verdict import Verdict, all_or_nothing, gap
from rubrics.tetris.evidence.around import Again, Gain, Lowering, Pace, Preview
from rubrics.tetris.evidence.play import Clear, End, Fall, Landing, Play, Push, Spawn, Turn

Observation = (
    Clear | End | Fall | Landing | Push | Spawn | Turn | Again | Gain | Lowering | Pace | Preview
)

SEEDS = 2
"""Seeds with which a fault has to be seen before it counts."""


RARE = 15
"""Sights among which a single odd one counts for nothing."""


def convincing(seen: Iterable[Observation]) -> bool:
    """Whether something was seen with enough seeds."""
    return len({one.seed for one in seen}) >= SEEDS


def unplayed(play: Play) -> Verdict:
    """Say why nothing can be told of a game that was not made out."""
    return gap(play.trouble or "the game could not be made out")


def when(one: Observation) -> Place:
    """The moment of an observation."""
    return Place(time_ms=one.time_ms)


def judged(
    sound: Sequence[Observation], faulty: Sequence[Observation], finding: Finding, lacking: str
) -> Verdict:
    """Judge by what was seen: a fault with two seeds fails, else one sound example passes.

    What went wrong once in many times was seen wrongly: a fault of the game comes again and again.

    Args:
        sound: what went as it has to.
        faulty: what did not.
        finding: what to say of the fault; used where it is proved.
        lacking: why nothing can be told where neither is.
    """
    if sound and RARE * len(faulty) <= len(faulty) + len(sound):
        return all_or_nothing([])
    if convincing(faulty):
        return all_or_nothing([finding])
    if faulty:
        times = f"{len(faulty)} of {len(faulty) + len(sound)} times"
        return gap(f"a fault was seen {times}, and not again with another seed")
    return gap(lacking)
