"""A full row does not go, or what lies above it does not come down.

A row was filled by play, cell by cell, and was watched for three seconds and while two more
pieces came. What counts is what is seen on the board; the score may say what it likes.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict
from rubrics.tetris.evidence.geometry import Cells
from rubrics.tetris.evidence.play import Board, Clear, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when

STAYS = Message("full-row-stays", "row {row} from below is full and stays")
HANGS = Message("rows-hang", "row {row} from below goes, and what lies above it stays in the air")


@check
def uncleared_line(play: Play) -> Verdict:
    """Compare the board before and after a single full row."""
    if play.board is None:
        return unplayed(play)
    single = [one for one in play.clears if len(one.rows) == 1]
    right = [one for one in single if one.sound]
    stays = [one for one in single if (one.after == one.before and _lasts(one)) or _spared(one)]
    hangs = [one for one in single if not one.sound and _hanging(one)]
    odd = [*stays, *hangs]
    first = odd[0] if odd else Clear((0,), (), (), (), "", "", 0, 0)
    bottom = max((row for _, row in first.before), default=0)
    message = HANGS if hangs else STAYS
    finding = message.at(when(first), row=bottom - first.rows[0] + 1)
    return judged(right, odd, finding, "no single row was filled")


def _lasts(clear: Clear) -> bool:
    """Whether the row is still full after two more pieces."""
    row = frozenset(cell for cell in clear.before if cell[1] in clear.rows)
    return bool(clear.later) and row <= frozenset(clear.later)


def _spared(clear: Clear) -> bool:
    """Whether something above the row went in its place, and the row and all below it are there."""
    row = clear.rows[0]
    kept = frozenset(cell for cell in clear.before if cell[1] >= row)
    after = frozenset(clear.after)
    low = frozenset(cell for cell in after if cell[1] >= row)
    return low == kept and len(after) < len(clear.before)


def _hanging(clear: Clear) -> bool:
    rest = frozenset(cell for cell in clear.before if cell[1] not in clear.rows)
    return frozenset(clear.after) == rest


_ROW: Cells = tuple((column, 19) for column in range(10))
_FULL: Cells = ((0, 18), (1, 18), *_ROW)
_GONE: Cells = ((0, 19), (1, 19))
_AIR: Cells = ((0, 18), (1, 18))
_SPARED: Cells = ((0, 18), *_ROW)  # another cell is gone
_LATER: Cells = ((4, 18), *_FULL)


def _game(after: Cells, later: Cells = (), seeds: tuple[int, ...] = (1, 2)) -> Play:
    clears = [Clear((19,), _FULL, after, later, "", "", seed, 900) for seed in seeds]
    return Play(board=Board(10, 20, 24, 24, 0, 0), clears=tuple(clears))


EXAMPLES = (
    good(_game(_GONE)),
    good(_game(_FULL, _LATER, (1,)), note="a gap: one seed proves nothing"),
    good(_game(_FULL), note="a gap: not watched to the end"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game(_FULL, _LATER), earns=(STAYS,)),
    bad(_game(_SPARED), earns=(STAYS,)),
    bad(_game(_AIR), earns=(HANGS,)),
)
