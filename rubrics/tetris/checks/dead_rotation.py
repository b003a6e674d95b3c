"""No key turns a piece.

At least three kinds of piece that look different when turned were in the open, and nothing that
was pressed, shortly or long, changed how one stands. Without turning there is no Tetris.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict, gap
from rubrics.tetris.evidence.geometry import Cells, moved, normal, turned
from rubrics.tetris.evidence.play import Board, Effect, Play, Press, Turn
from rubrics.tetris.evidence.proof import judged, unplayed, when

RIGID = Message("rigid-pieces", "no key turns a piece: {kinds} kinds were tried in the open")

LEAST_KINDS = 3

REACHING = (Effect.LEFT, Effect.RIGHT, Effect.DOWN, Effect.DROP)
"""What shows that keys reach the game: one that is played with the mouse turns in another way."""


@check
def dead_rotation(play: Play) -> Verdict:
    """Look for a piece that stands otherwise after a key was pressed."""
    if play.board is None:
        return unplayed(play)
    if not any(one.effect in REACHING for one in play.presses):
        return gap("no key was found that does anything to a piece")
    tried = [one for one in play.turns if moved(one.before) != turned(one.before)]
    done = [one for one in tried if moved(one.after) != moved(one.before)]
    if done:
        return judged(done, [], RIGID.at(kinds=0), "")
    rigid = [one for one in tried if one.open]
    kinds = len({normal(one.before) for one in rigid})
    seen = rigid if kinds >= LEAST_KINDS else []
    place = when(rigid[0]) if rigid else when(Turn())
    return judged(
        [], seen, RIGID.at(place, kinds=kinds), "too few pieces could be tried in the open"
    )


_T: Cells = ((4, 6), (3, 7), (4, 7), (5, 7))
_S: Cells = ((4, 6), (5, 6), (3, 7), (4, 7))
_L: Cells = ((5, 6), (3, 7), (4, 7), (5, 7))
_UP: Cells = ((4, 6), (4, 7), (5, 7), (4, 8))


def _game(*turns: Turn) -> Play:
    reaching = (Press("ArrowLeft", Effect.LEFT),)
    return Play(board=Board(10, 20, 24, 24, 0, 0), presses=reaching, turns=turns)


def _stays(cells: Cells, seed: int) -> Turn:
    return Turn(cells, cells, open=True, seed=seed, time_ms=900)


EXAMPLES = (
    good(_game(Turn(_T, _UP, open=True, seed=1))),
    good(_game(_stays(_T, 1), _stays(_T, 2)), note="a gap: one kind proves nothing"),
    good(Play(board=Board(10, 20, 24, 24, 0, 0)), note="a gap: it is played with the mouse"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game(*(_stays(one, seed) for one in (_T, _S, _L) for seed in (1, 2))), earns=(RIGID,)),
)
