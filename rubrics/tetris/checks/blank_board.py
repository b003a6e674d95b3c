"""The board stays empty.

However the game was started, every canvas that is large enough for a board is of one colour,
while something goes on behind it.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, gap
from rubrics.tetris.evidence.play import Board, Play, Start

EMPTY = Message("empty-board", "whatever is tried, the board shows one colour and nothing else")


@check
def blank_board(play: Play) -> Verdict:
    """Look for a start after which anything is to be seen."""
    if play.board is not None or play.opening:
        return all_or_nothing([])
    if not play.starts:
        return gap(play.trouble or "no start was tried")
    if all(one.flat for one in play.starts) and any(_runs(one) for one in play.starts):
        return all_or_nothing([EMPTY.at()])
    return gap("something is shown, but no piece was made out")


def _runs(start: Start) -> bool:
    """Whether something goes on, or came to an end by an error."""
    return bool(start.timers or start.frames or start.errors)


def _start(*, flat: bool, frames: int) -> Start:
    return Start("by itself", changed=False, alive=False, flat=flat, frames=frames)


EXAMPLES = (
    good(Play(opening="by itself", board=Board(10, 20, 24, 24, 0, 0))),
    good(Play(starts=(_start(flat=False, frames=1),)), note="a gap: something is shown"),
    good(Play(starts=(_start(flat=True, frames=0),)), note="a gap: nothing runs: it did not start"),
    good(Play(trouble="the page hung"), note="a gap"),
    bad(Play(starts=(_start(flat=True, frames=1),)), earns=(EMPTY,)),
)
