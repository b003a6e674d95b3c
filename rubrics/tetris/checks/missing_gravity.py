"""Pieces do not fall by themselves.

A Tetris presses: pieces come down whether one plays or not. A piece is watched for ten seconds
with room below it; where it stays, with two different sequences of pieces, nothing falls.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict
from rubrics.tetris.evidence.play import Board, Fall, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when

HANGING = Message("hanging-piece", "in {seconds} s a piece with {free} free rows below never falls")

LEAST_FREE = 2


@check
def missing_gravity(play: Play) -> Verdict:
    """Look for a piece that falls by itself."""
    if play.board is None:
        return unplayed(play)
    watched = [one for one in play.falls if one.free >= LEAST_FREE]
    fell = [one for one in watched if one.rows > 0]
    hung = [one for one in watched if one.rows <= 0]
    worst = max(hung, key=lambda one: one.ms, default=Fall(0, 0, 0, 0, 0))
    finding = HANGING.at(when(worst), seconds=round(worst.ms / 1000), free=worst.free)
    return judged(fell, hung, finding, "no piece was watched that had room to fall")


_BOARD = Board(10, 20, 24, 24, 0, 0)


def _game(*falls: Fall) -> Play:
    return Play(board=_BOARD, falls=falls)


EXAMPLES = (
    good(_game(Fall(1000, 2, 17, 1, 2000))),
    good(
        _game(Fall(10_000, 0, 1, 1, 11_000), Fall(10_000, 0, 1, 2, 11_000)), note="a gap: no room"
    ),
    good(_game(Fall(10_000, 0, 17, 1, 11_000)), note="a gap: one seed proves nothing"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game(Fall(10_000, 0, 17, 1, 11_000), Fall(10_000, 0, 16, 2, 11_000)), earns=(HANGING,)),
)
