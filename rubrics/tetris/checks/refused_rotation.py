"""A piece in the open cannot be turned, though others can.

Nothing is near the piece, the key turns other pieces, and this one stays as it is, each time: one
of its positions cannot be reached.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.finding import Finding, Message
from grader.verdict import Verdict, capped_share, gap
from rubrics.tetris.evidence.geometry import KINDS, Cells, moved, normal, turned
from rubrics.tetris.evidence.play import Board, Play, Turn
from rubrics.tetris.evidence.proof import convincing, unplayed, when

REFUSED = Message(
    "refused-turn", "in the open the {piece} piece does not turn from one of its positions"
)

NAMES = {normal(cells): letter for letter, cells in KINDS.items()}


@check
def refused_rotation(play: Play) -> Verdict:
    """Look for positions from which a piece never turns."""
    if play.board is None:
        return unplayed(play)
    tried = [one for one in play.turns if one.open and moved(one.before) != turned(one.before)]
    if not any(moved(one.after) != moved(one.before) for one in tried):
        return gap("no piece was seen to turn in the open")
    kinds = {normal(one.before) for one in tried}
    return capped_share(len(kinds), _findings(tried))


def _findings(tried: list[Turn]) -> Iterator[Finding]:
    for kind in sorted({normal(one.before) for one in tried} & set(NAMES)):
        same = [one for one in tried if normal(one.before) == kind]
        for position in sorted({moved(one.before) for one in same}):
            here = [one for one in same if moved(one.before) == position]
            stays = [one for one in here if moved(one.after) == position]
            if len(stays) == len(here) and convincing(stays):
                piece = NAMES.get(kind, f"{len(kind)}-cell")
                yield REFUSED.at(when(stays[0]), piece=piece, cells=position)
                break


_T: Cells = ((4, 6), (3, 7), (4, 7), (5, 7))
_UP: Cells = ((4, 6), (4, 7), (5, 7), (4, 8))
_O: Cells = ((4, 6), (5, 6), (4, 7), (5, 7))


def _turn(before: Cells, after: Cells, seed: int, *, free: bool = True) -> Turn:
    return Turn(before, after, open=free, seed=seed, time_ms=900)


def _game(*turns: Turn) -> Play:
    return Play(board=Board(10, 20, 24, 24, 0, 0), turns=turns)


_TURNS = _turn(_T, _UP, 1), _turn(_T, _UP, 2)

EXAMPLES = (
    good(_game(*_TURNS, _turn(_O, _O, 1), _turn(_O, _O, 2)), note="an O looks the same"),
    good(_game(*_TURNS, _turn(_UP, _UP, 1)), note="a gap: one seed proves nothing"),
    good(_game(*_TURNS, _turn(_UP, _UP, 1, free=False)), note="refused at a wall"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game(*_TURNS, _turn(_UP, _UP, 1), _turn(_UP, _UP, 2)), earns=(REFUSED,)),
)
