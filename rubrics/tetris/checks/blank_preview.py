"""The next piece is promised and not shown.

A box is titled as that of the next piece, or the item asks for one. Pieces of several kinds came,
with two sequences, and beside the board nothing ever changed but text; or a picture does change,
and again and again another piece comes than the one that followed it before.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict, gap, not_applicable
from rubrics.tetris.evidence.advertised import previews
from rubrics.tetris.evidence.around import Preview
from rubrics.tetris.evidence.asked import Asked, asks
from rubrics.tetris.evidence.play import Board, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when

BLANK = Message("blank-preview", "the box of the next piece stays empty while {pieces} pieces come")
STALE = Message(
    "stale-preview", "beside the board nothing changes while {pieces} pieces of {kinds} kinds come"
)
LYING = Message(
    "lying-preview", "{wrong} times another piece came than the one that was shown before"
)


@check
def blank_preview(play: Play, asked: Asked | Missing) -> Verdict:
    """Look whether anything beside the board tells which piece comes next."""
    if not previews(play.words) and not asks(asked, "preview"):
        return not_applicable("no next piece is promised or asked for")
    if play.board is None:
        return unplayed(play)
    if not play.previews:
        return gap("too few pieces came to tell whether the next one is shown")
    shown = [one for one in play.previews if one.shows]
    faulty = [] if shown else [one for one in play.previews if one.stands or one.lies]
    worst = faulty[0] if faulty else play.previews[0]
    message = LYING if not worst.stands else BLANK if worst.flat else STALE
    given = {
        BLANK: {"pieces": worst.pieces},
        STALE: {"pieces": worst.pieces, "kinds": worst.kinds},
        LYING: {"wrong": worst.belied},
    }[message]
    finding = message.at(when(worst), **given)
    return judged(shown, faulty, finding, "what is beside the board could not be made out")


_NO = Missing("no item")
_BOARD = Board(10, 20, 24, 24, 0, 0)


def _game(*seen: tuple[int, bool, int, int, int], words: str = "Next") -> Play:
    """Each of ``seen``: changes, flat, pictures, foretold, belied."""
    made = tuple(
        Preview(16, 6, changes, flat, pictures, right, wrong, seed, 9000)
        for seed, (changes, flat, pictures, right, wrong) in enumerate(seen, 1)
    )
    return Play(board=_BOARD, words=words, previews=made)


_STILL, _EMPTY = (0, False, 0, 0, 0), (0, True, 0, 0, 0)

EXAMPLES = (
    good(_game((14, False, 7, 8, 0)), _NO),
    good(_game(_STILL, _STILL, words="Score"), _NO, note="nothing is promised"),
    good(_game(_STILL), _NO, note="a gap: one seed proves nothing"),
    good(_game((15, False, 16, 0, 0), (15, False, 16, 0, 0)), _NO, note="a gap: it never repeats"),
    good(_game((2, False, 3, 1, 9), (2, False, 3, 1, 9)), _NO, note="a gap: changes too seldom"),
    good(Play(words="Next", trouble="no piece was found"), _NO, note="a gap"),
    bad(_game(_EMPTY, _EMPTY), _NO, earns=(BLANK,)),
    bad(_game(_STILL, _STILL), _NO, earns=(STALE,)),
    bad(_game((13, False, 7, 1, 7), (13, False, 7, 2, 6)), _NO, earns=(LYING,)),
    bad(_game(_STILL, _STILL, words=""), Asked(frozenset({"preview"})), earns=(STALE,)),
)
