"""A piece comes to lie within what lies already, or beyond the floor.

Where it has to lie is known before it falls. When cells of it, or of the stack, are gone
afterwards although no row was full, it went into them.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict
from rubrics.tetris.evidence.board import full_rows
from rubrics.tetris.evidence.geometry import Cells
from rubrics.tetris.evidence.play import Board, Landing, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when

OVERLAP = Message(
    "overlap", "a piece of {whole} cells lies on {added} new cells: it went into others"
)


@check
def overlapping_piece(play: Play) -> Verdict:
    """Count the cells that lie before and after each piece."""
    if play.board is None:
        return unplayed(play)
    columns = play.board.columns
    plain = [one for one in play.landings if not full_rows(_lying(one), columns)]
    odd = [one for one in plain if 0 <= _added(one) < len(one.expected) and _on(one)]
    sound = [one for one in plain if frozenset(one.after) == _lying(one) and one.before]
    first = odd[0] if odd else Landing((), (), (), (), 0, 0)
    finding = OVERLAP.at(when(first), whole=len(first.expected), added=_added(first))
    return judged(sound, odd, finding, "no piece was seen to come down on others")


def _lying(landing: Landing) -> frozenset[tuple[int, int]]:
    return frozenset(landing.before) | frozenset(landing.expected)


def _added(landing: Landing) -> int:
    return len(landing.after) - len(landing.before)


def _on(landing: Landing) -> bool:
    """Whether what lay before still lies, and something new with it."""
    return frozenset(landing.before) <= frozenset(landing.after)


_STACK: Cells = ((3, 18), (4, 18), (3, 19), (4, 19))
_O: Cells = ((3, 4), (4, 4), (3, 5), (4, 5))
_ON: Cells = ((3, 16), (4, 16), (3, 17), (4, 17))
_HALF: Cells = ((3, 17), (4, 17))


def _game(*after: tuple[Cells, int]) -> Play:
    landings = [Landing(_O, _ON, _STACK, (*_STACK, *one), seed, 900) for one, seed in after]
    return Play(board=Board(10, 20, 24, 24, 0, 0), landings=tuple(landings))


EXAMPLES = (
    good(_game((_ON, 1), (_ON, 2))),
    good(_game((_HALF, 1)), note="a gap: one seed proves nothing"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game((_HALF, 1), (_HALF, 2)), earns=(OVERLAP,)),
)
