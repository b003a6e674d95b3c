"""A soft drop is promised and does nothing.

The page tells its player how to make a piece fall faster, or the item asks for it. The key was
tapped and held while a piece fell in the open, with two sequences of pieces, and everything on the
board went on as without it: whoever plays waits for every piece.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict
from rubrics.tetris.evidence.advertised import soft_drops
from rubrics.tetris.evidence.around import Lowering
from rubrics.tetris.evidence.asked import Asked, asks
from rubrics.tetris.evidence.play import Board, Effect, Play, Press
from rubrics.tetris.evidence.promised import lowered

DEAD = Message("dead-soft-drop", "{key} promises that the piece falls faster, and does nothing")


@check
def dead_soft_drop(play: Play, asked: Asked | Missing) -> Verdict:
    """Look at what the keys did that shall make a piece fall faster."""
    return lowered(play, soft_drops(play.words), DEAD, asked=asks(asked, "soft-drop"), hard=False)


_NO = Missing("no item")
_BOARD = Board(10, 20, 24, 24, 0, 0)


def _game(*seeds: int, fell: bool = False, changed: bool = False) -> Play:
    tried = tuple(
        Lowering(hard=False, by="ArrowDown", fell=fell, changed=changed, seed=seed, time_ms=900)
        for seed in seeds
    )
    return Play(board=_BOARD, words="↓: soft drop\nSpace: hard drop", lowerings=tried)


EXAMPLES = (
    good(_game(1, fell=True, changed=True), _NO),
    good(Play(board=_BOARD, words="← → move"), _NO, note="nothing is promised"),
    good(
        Play(board=_BOARD, presses=(Press("KeyS", Effect.DOWN),)),
        Asked(frozenset({"soft-drop"})),
        note="asked for, not promised, and there",
    ),
    good(Play(board=_BOARD), Asked(frozenset({"soft-drop"})), note="a gap: by which key?"),
    good(_game(1), _NO, note="a gap: one seed proves nothing"),
    good(_game(1, 2, changed=True), _NO, note="a gap: it does something else"),
    good(Play(words="↓: soft drop", trouble="no piece was found"), _NO, note="a gap"),
    bad(_game(1, 2), _NO, earns=(DEAD,)),
)
