"""A piece that is turned leaves the board or goes into what lies there.

At a wall or beside the stack a turn may be refused, or kick the piece aside. Where cells of it
vanish, stand beyond the wall, or cover what lies, the board is broken from then on.
"""

from collections.abc import Sequence

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict
from rubrics.tetris.evidence.geometry import Cells, normal
from rubrics.tetris.evidence.play import NAMES, Board, Play, Turn
from rubrics.tetris.evidence.proof import judged, unplayed, when

ESCAPED = Message(
    "escaped-cells", "after a turn at the {where} {seen} of {whole} cells are on the board"
)
TORN = Message("torn-piece", "after a turn at the {where} the piece stands in pieces on the board")

OFTEN = 10
"""One turn in so many at the walls, or beside the stack, has to show it."""


@check
def escaping_rotation(play: Play) -> Verdict:
    """Look for turns after which a piece is not whole."""
    if play.board is None:
        return unplayed(play)
    columns = play.board.columns
    near = [one for one in play.turns if not one.open and _turnable(one.before)]
    beside = [one for one in near if _beside(one)]
    walls = [one for one in near if not _beside(one)]
    odd = [*_odd(walls), *_odd(beside)]
    sound = [one for one in near if normal(one.after) == normal(one.before)]
    first = odd[0] if odd else Turn(((0, 0),))
    where = _where(first, columns)
    detail = {"where": where, "seen": len(first.after), "whole": len(first.before)}
    message = ESCAPED if _lost(first) else TORN
    finding = message.at(when(first), **detail)
    return judged(sound if len(odd) < 2 else [], odd, finding, "no piece was turned at a wall")


def _odd(turns: Sequence[Turn]) -> list[Turn]:
    """Turns after which a piece is not whole; what does not stop one shows again and again."""
    odd = [one for one in turns if _lost(one) or _torn(one)]
    return odd if len(odd) * OFTEN >= len(turns) else []


def _turnable(piece: Cells) -> bool:
    """Whether it is a tetromino that is another one when it is turned."""
    return NAMES.get(normal(piece), "O") != "O"


def _lost(turn: Turn) -> bool:
    """Whether cells are gone, though the piece did not come to lie."""
    return 0 < len(turn.after) < len(turn.before)


def _torn(turn: Turn) -> bool:
    """Whether as many cells as before make another shape, far apart."""
    if len(turn.after) != len(turn.before) or normal(turn.after) == normal(turn.before):
        return False
    across = [column for column, _ in turn.after]
    return max(across) - min(across) > len(turn.before)


def _beside(turn: Turn) -> bool:
    """Whether what lies is next to the piece."""
    sides = {(column + by, row) for column, row in turn.before for by in (-1, 1)}
    return not sides.isdisjoint(turn.stack)


def _where(turn: Turn, columns: int) -> str:
    across = [column for column, _ in turn.before]
    if _beside(turn):
        return "stack"
    if min(across, default=0) <= 1:
        return "left wall"
    return "right wall" if max(across) >= columns - 2 else "stack"


_I: Cells = ((0, 6), (0, 7), (0, 8), (0, 9))
_FLAT: Cells = ((0, 7), (1, 7), (2, 7), (3, 7))
_CUT: Cells = ((0, 7), (1, 7))
_WRAPPED: Cells = ((0, 7), (1, 7), (8, 7), (9, 7))


def _game(after: Cells, seeds: tuple[int, ...] = (1, 2)) -> Play:
    turns = [Turn(_I, after, seed=seed, time_ms=900) for seed in seeds]
    return Play(board=Board(10, 20, 24, 24, 0, 0), turns=tuple(turns))


EXAMPLES = (
    good(_game(_FLAT), note="kicked from the wall"),
    good(_game(_I), note="refused"),
    good(_game(_CUT, (1,)), note="a gap: one seed proves nothing"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game(_CUT), earns=(ESCAPED,)),
    bad(_game(_WRAPPED), earns=(TORN,)),
)
