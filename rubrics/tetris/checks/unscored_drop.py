"""A drop earns nothing, though points are promised for it.

The page says that a soft or hard drop earns points. Pieces were dropped by key, over several rows
and without clearing any, and the score did not rise.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict, not_applicable
from rubrics.tetris.evidence.advertised import paid_drops
from rubrics.tetris.evidence.around import Gain
from rubrics.tetris.evidence.asked import Asked, asks
from rubrics.tetris.evidence.play import Board, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when
from rubrics.tetris.evidence.scoring import awards, dropped

UNPAID = Message("unpaid-drop", "a piece is dropped by {rows} rows and the score stays")


@check
def unscored_drop(play: Play, asked: Asked | Missing) -> Verdict:
    """Compare the score before and after every drop."""
    soft, hard = paid_drops(play.words)
    if asks(asked, "drop-points"):
        soft = hard = True
    if not soft and not hard:
        return not_applicable("no points are promised or asked for drops")
    if play.board is None:
        return unplayed(play)
    all_drops = dropped(awards(play.gains))
    drops = [one for one in all_drops if (hard if one.gain.hard else soft)]
    paid = [one.gain for one in drops if (one.points or 0) > 0]
    unpaid = [] if paid else [one.gain for one in drops if one.points == 0]
    none = Gain(0, 0, hard=False, before=(), after=(), seed=0, time_ms=0)
    first = unpaid[0] if unpaid else none
    finding = UNPAID.at(when(first), rows=first.fallen)
    return judged(paid, unpaid, finding, "no piece was dropped by key while a score was read")


_NO = Missing("no item")
_BOARD = Board(10, 20, 24, 24, 0, 0)


def _game(after: str, *seeds: int, cleared: int = 0, words: str = "Soft drop: +1 point") -> Play:
    before = (("Score", "0"),)
    gains = tuple(
        Gain(
            cleared,
            12,
            hard=False,
            before=before,
            after=(("Score", after),),
            seed=seed,
            time_ms=900,
        )
        for seed in seeds
    )
    return Play(board=_BOARD, words=words, gains=gains)


EXAMPLES = (
    good(_game("12", 1), _NO),
    good(_game("0", 1, 2, words="Soft drop: ↓"), _NO, note="no points are promised"),
    good(_game("0", 1), _NO, note="a gap: one seed proves nothing"),
    good(_game("0", 1, 2, words="Hard drop: +2"), _NO, note="a gap: only soft drops were made"),
    good(_game("0", 1, 2, cleared=1), _NO, note="a gap: rows went as well"),
    good(Play(words="Hard drop: +2", trouble="no piece was found"), _NO, note="a gap"),
    bad(_game("0", 1, 2), _NO, earns=(UNPAID,)),
    bad(
        _game("0", 1, 2, words=""),
        Asked(frozenset({"drop-points"})),
        earns=(UNPAID,),
        note="asked for",
    ),
)
