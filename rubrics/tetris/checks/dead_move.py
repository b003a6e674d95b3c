"""A piece cannot be moved to one side, or to neither.

Every key that the program names, and the usual ones, are pressed while columns are free; the
piece is seen before and after. Who cannot bring a piece to its place cannot play.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.finding import Finding, Message
from grader.verdict import Verdict, capped_share, gap
from rubrics.tetris.evidence.play import Board, Effect, Play, Push
from rubrics.tetris.evidence.proof import convincing, unplayed, when

STUCK = Message(
    "stuck-piece", "no key moves a piece to the {direction}, where {free} columns are free"
)
SHORT = Message(
    "unreachable-columns", "a piece stops {left} columns before the {direction} edge of the board"
)


@check
def dead_move(play: Play) -> Verdict:
    """Compare how far pieces were pushed with how far they could go."""
    if play.board is None:
        return unplayed(play)
    pushes = [one for one in play.pushes if one.free > 0]
    for direction in (Effect.LEFT, Effect.RIGHT):
        ways = [one for one in pushes if one.direction is direction]
        if not ways:
            return gap(f"no piece was pushed to the {direction} with room there")
        short = [one for one in ways if one.moved < one.free]
        if short and not convincing(short):
            return gap(f"a piece did not go to the {direction} once, and did with other pieces")
    return capped_share(2, _findings(pushes))


def _findings(pushes: list[Push]) -> Iterator[Finding]:
    for direction in (Effect.LEFT, Effect.RIGHT):
        ways = [one for one in pushes if one.direction is direction]
        stuck = [one for one in ways if one.moved == 0]
        short = [one for one in ways if 0 < one.moved < one.free]
        if len(stuck) == len(ways):
            one = stuck[0]
            yield STUCK.at(when(one), direction=direction.value, free=one.free)
        elif len(short) == len(ways):
            one = short[0]
            yield SHORT.at(when(one), direction=direction.value, left=one.free - one.moved)


def _game(*pushes: Push) -> Play:
    return Play(board=Board(10, 20, 24, 24, 0, 0), pushes=pushes)


_LEFT = Push(Effect.LEFT, 3, 3, 1, 900), Push(Effect.LEFT, 4, 4, 2, 900)
_RIGHT = Push(Effect.RIGHT, 4, 4, 1, 1800), Push(Effect.RIGHT, 5, 5, 2, 1800)
_STUCK = Push(Effect.RIGHT, 4, 0, 1, 1800), Push(Effect.RIGHT, 5, 0, 2, 1800)
_SHORT = Push(Effect.LEFT, 4, 3, 1, 900), Push(Effect.LEFT, 3, 2, 2, 900)

EXAMPLES = (
    good(_game(*_LEFT, *_RIGHT)),
    good(_game(*_LEFT, _STUCK[0]), note="a gap: one seed proves nothing"),
    good(_game(*_LEFT, Push(Effect.RIGHT, 0, 0, 1, 9)), note="a gap: no room"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game(*_LEFT, *_STUCK), earns=(STUCK,)),
    bad(_game(*_SHORT, *_RIGHT), earns=(SHORT,)),
)
