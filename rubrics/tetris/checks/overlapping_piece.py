"""A piece comes to lie within what lies already, or beyond the floor.

Where it has to lie is known before it falls. When part of it stands out of what lay before, as
it would if the rest were within that or under the floor, it went into it. A collision that is not
noticed shows again and again; what is seen once in many times was seen wrongly.
"""

from collections.abc import Sequence

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict
from rubrics.tetris.evidence.board import corner, full_rows, shape, shifted
from rubrics.tetris.evidence.geometry import Cells
from rubrics.tetris.evidence.play import Board, Landing, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when

OVERLAP = Message(
    "overlap", "a piece of {whole} cells lies on {added} new cells: it went into others"
)

OFTEN = 5
"""One landing in so many of those that came down in the same way has to show it."""


@check
def overlapping_piece(play: Play) -> Verdict:
    """Count the cells that lie before and after each piece."""
    if play.board is None:
        return unplayed(play)
    columns = play.board.columns
    plain = [one for one in play.landings if not full_rows(_lying(one), columns)]
    floor = max((row for one in plain for _, row in one.after), default=0)
    ways = [[one for one in plain if one.softly is softly] for softly in (False, True)]
    told = [_told(way, floor) for way in ways]
    odd = [one for faults, _ in told for one in faults]
    sound = [one for faults, rest in told if faults or not odd for one in rest]
    first = odd[0] if odd else Landing((), (), (), (), 0, 0)
    finding = OVERLAP.at(when(first), whole=len(first.expected), added=_added(first))
    return judged(sound, odd, finding, "no piece was seen to come down on others")


def _told(landings: Sequence[Landing], floor: int) -> tuple[list[Landing], list[Landing]]:
    """Of pieces that came down in one way, those that went into others and those that did not."""
    odd = [one for one in landings if _within(one, floor)]
    sound = [one for one in landings if frozenset(one.after) == _lying(one) and one.before]
    return (odd if len(odd) * OFTEN >= len(odd) + len(sound) else []), sound


def _lying(landing: Landing) -> frozenset[tuple[int, int]]:
    return frozenset(landing.before) | frozenset(landing.expected)


def _added(landing: Landing) -> int:
    return len(landing.after) - len(landing.before)


def _within(landing: Landing, floor: int) -> bool:
    """Whether what is new is a part of the piece, whose rest is in the stack or under the floor."""
    before, after = frozenset(landing.before), frozenset(landing.after)
    new = after - before
    if not before <= after or not 0 < len(new) < len(landing.piece):
        return False
    for row in range(floor + len(landing.piece)):
        there = shifted(shape(landing.piece), corner(landing.expected)[0], row)
        rest = there - new
        if new < there and all(cell in before or cell[1] > floor for cell in rest):
            return True
    return False


_STACK: Cells = ((3, 18), (4, 18), (3, 19), (4, 19))
_O: Cells = ((3, 4), (4, 4), (3, 5), (4, 5))
_ON: Cells = ((3, 16), (4, 16), (3, 17), (4, 17))
_HALF: Cells = ((3, 17), (4, 17))  # the other half is within the stack


def _game(*after: tuple[Cells, int]) -> Play:
    landings = [Landing(_O, _ON, _STACK, (*_STACK, *one), seed, 900) for one, seed in after]
    return Play(board=Board(10, 20, 24, 24, 0, 0), landings=tuple(landings))


EXAMPLES = (
    good(_game((_ON, 1), (_ON, 2))),
    good(_game(((), 1), ((), 2)), note="a gap: it was not seen where it lies"),
    good(_game((_HALF, 1)), note="a gap: one seed proves nothing"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game((_HALF, 1), (_HALF, 2)), earns=(OVERLAP,)),
)
