"""Of several rows that are filled at once, some stay.

One row at a time goes well; when one piece fills two or more, some of them stay on the board,
mostly because rows were taken out of a list while it was walked through. The score often counts
all of them: what is seen on the board decides.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict, gap
from rubrics.tetris.evidence.geometry import Cells
from rubrics.tetris.evidence.play import Board, Clear, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when

STAY = Message("rows-stay", "of {full} rows that were filled at once {left} stay on the board")
WRONG = Message(
    "wrong-rows-go", "after {full} rows were filled at once, others are gone than these"
)


@check
def uncleared_multiple(play: Play) -> Verdict:
    """Compare the board before and after several rows that were filled by one piece."""
    if play.board is None:
        return unplayed(play)
    if not any(len(one.rows) == 1 and one.sound for one in play.clears):
        return gap("no single row was seen to go")
    several = [one for one in play.clears if len(one.rows) > 1]
    right = [one for one in several if one.sound]
    odd = [one for one in several if not one.sound]
    first = odd[0] if odd else Clear((0, 1), (), (), (), "", "", 0, 0)
    left = (len(first.after) - len(first.before)) // play.board.columns + len(first.rows)
    message = STAY if left > 0 else WRONG
    finding = message.at(when(first), full=len(first.rows), left=left)
    return judged(right, odd, finding, "no two rows were filled at once")


_ROWS: Cells = tuple((column, row) for row in (18, 19) for column in range(10))
_FULL: Cells = ((0, 17), (1, 17), *_ROWS)
_GONE: Cells = ((0, 19), (1, 19))
_HALF: Cells = ((0, 18), (1, 18), *((column, 19) for column in range(10)))
_NONE: Cells = ((2, 19), (3, 19))
_ONE = Clear((19,), _HALF, _GONE, (), "", "", 1, 500)


def _game(after: Cells, seeds: tuple[int, ...] = (1, 2)) -> Play:
    clears = [Clear((18, 19), _FULL, after, (), "", "", seed, 900) for seed in seeds]
    return Play(board=Board(10, 20, 24, 24, 0, 0), clears=(_ONE, *clears))


EXAMPLES = (
    good(_game(_GONE)),
    good(_game(_HALF, (1,)), note="a gap: one seed proves nothing"),
    good(Play(board=Board(10, 20, 24, 24, 0, 0), clears=(_ONE,)), note="a gap"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game(_HALF), earns=(STAY,)),
    bad(_game(_NONE), earns=(WRONG,)),
)
