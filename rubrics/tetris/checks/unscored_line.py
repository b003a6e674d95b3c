"""A cleared row earns nothing.

A score is shown, rows were filled and went, and the number did not rise by more than the drop of
the piece earned, or became no number at all. Only where a score is shown, or asked for.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict, gap, not_applicable
from rubrics.tetris.evidence.around import Gain
from rubrics.tetris.evidence.asked import Asked, asks
from rubrics.tetris.evidence.play import Board, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when
from rubrics.tetris.evidence.score import scores
from rubrics.tetris.evidence.scoring import awards, for_rows, shows_score

STAYS = Message("score-stays", "{rows} cleared and the score stays at {score}")
BROKEN = Message("broken-score", "{rows} cleared and the score reads {score}")


@check
def unscored_line(play: Play, asked: Asked | Missing) -> Verdict:
    """Compare the score before and after every row that went."""
    if not shows_score(play) and not asks(asked, "score"):
        return not_applicable("no score is shown or asked for")
    if play.board is None:
        return unplayed(play)
    if not shows_score(play):
        return gap("a score is asked for, and none could be read")
    earned = for_rows(awards(play.gains))
    paid = [one.award.gain for one in earned if (one.points or 0) > 0]
    broken = [one for one in earned if one.points is None]
    unpaid = broken or ([] if paid else earned)  # one that earns is enough
    none = Gain(0, 0, hard=False, before=(), after=(), seed=0, time_ms=0)
    first = unpaid[0].award.gain if unpaid else none
    message = BROKEN if unpaid and unpaid[0].points is None else STAYS
    rows = "a row is" if first.cleared == 1 else f"{first.cleared} rows are"
    score = next(iter(scores(first.after)), "")
    finding = message.at(when(first), rows=rows, score=score)
    return judged(
        paid, [one.award.gain for one in unpaid], finding, "no row went while a score was read"
    )


_NO = Missing("no item")
_BOARD = Board(10, 20, 24, 24, 0, 0)


def _gain(cleared: int, before: str, after: str, seed: int = 1, fallen: int = 9) -> Gain:
    early, late = (("Score", before),), (("Score", after),)
    return Gain(cleared, fallen, hard=True, before=early, after=late, seed=seed, time_ms=900)


def _game(*gains: Gain) -> Play:
    return Play(board=_BOARD, words="Score: 0", gains=gains)


EXAMPLES = (
    good(_game(_gain(0, "0", "0"), _gain(1, "0", "100")), _NO),
    good(_game(_gain(1, "1,200", "1,300")), _NO, note="thousands"),
    good(Play(board=_BOARD, words="Lines: 0"), _NO, note="no score is shown"),
    good(Play(board=_BOARD), Asked(frozenset({"score"})), note="a gap: drawn as a picture"),
    good(_game(_gain(1, "0", "0")), _NO, note="a gap: one seed proves nothing"),
    good(_game(_gain(0, "0", "0")), _NO, note="a gap: no row went"),
    good(Play(words="Score: 0", trouble="no piece was found"), _NO, note="a gap"),
    bad(_game(_gain(1, "0", "0"), _gain(1, "0", "0", 2)), _NO, earns=(STAYS,)),
    bad(_game(_gain(1, "0", "NaN"), _gain(2, "0", "NaN", 2)), _NO, earns=(BROKEN,)),
    bad(
        _game(*(_gain(row, "0", "18", seed) for row in (0, 1) for seed in (1, 2))),
        _NO,
        earns=(STAYS,),
        note="only the drop earns",
    ),
)
