"""The board stays empty.

However the game was started and whatever was pressed, all that is large enough for a board is of
one colour, or there is nothing of the kind, while something goes on behind it.
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
    starts = [one for one in play.starts if one.stirred] or play.starts
    if all(one.blank for one in starts) and any(_runs(one) for one in starts):
        return all_or_nothing([EMPTY.at()])
    return gap("something is shown, but no piece was made out")


def _runs(start: Start) -> bool:
    """Whether the game was started: something goes on, or came to an end by an error."""
    return bool(start.errors) or (start.runs and not start.asks)


def _start(*, blank: bool, runs: bool, asks: bool = False) -> Start:
    return Start("by itself", blank=blank, runs=runs, asks=asks)


EXAMPLES = (
    good(Play(opening="by itself", board=Board(10, 20, 24, 24, 0, 0))),
    good(Play(starts=(_start(blank=False, runs=True),)), note="a gap: something is shown"),
    good(Play(starts=(_start(blank=True, runs=False),)), note="a gap: it did not start"),
    good(Play(starts=(_start(blank=True, runs=True, asks=True),)), note="a gap: perhaps a menu"),
    good(Play(trouble="the page hung"), note="a gap"),
    bad(Play(starts=(_start(blank=True, runs=True),)), earns=(EMPTY,)),
)
