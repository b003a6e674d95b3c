"""A hard drop is promised and does nothing.

The page tells its player how to drop a piece at once, or the item asks for it. The key was tapped
and held with room below the piece, with two sequences of pieces, and everything on the board went
on as without it.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict
from rubrics.tetris.evidence.advertised import hard_drops
from rubrics.tetris.evidence.around import Lowering
from rubrics.tetris.evidence.asked import Asked, asks
from rubrics.tetris.evidence.play import Board, Effect, Play, Press
from rubrics.tetris.evidence.promised import lowered

DEAD = Message("dead-hard-drop", "{key} promises to drop the piece at once, and does nothing")


@check
def dead_hard_drop(play: Play, asked: Asked | Missing) -> Verdict:
    """Look at what the keys did that shall drop a piece."""
    return lowered(play, hard_drops(play.words), DEAD, asked=asks(asked, "hard-drop"), hard=True)


_NO = Missing("no item")
_BOARD = Board(10, 20, 24, 24, 0, 0)


def _game(*seeds: int, fell: bool = False, changed: bool = False) -> Play:
    tried = tuple(
        Lowering(hard=True, by="Space", fell=fell, changed=changed, seed=seed, time_ms=900)
        for seed in seeds
    )
    return Play(board=_BOARD, words="↓: soft drop\nSpace: hard drop", lowerings=tried)


EXAMPLES = (
    good(_game(1, fell=True, changed=True), _NO),
    good(Play(board=_BOARD, words="← → move"), _NO, note="nothing is promised"),
    good(
        Play(board=_BOARD, presses=(Press("Space", Effect.DROP),)),
        Asked(frozenset({"hard-drop"})),
        note="asked for, not promised, and there",
    ),
    good(_game(1), _NO, note="a gap: one seed proves nothing"),
    good(_game(1, 2, changed=True), _NO, note="a gap: it does something else"),
    good(Play(words="Space: drop", trouble="no piece was found"), _NO, note="a gap"),
    bad(_game(1, 2), _NO, earns=(DEAD,)),
)
