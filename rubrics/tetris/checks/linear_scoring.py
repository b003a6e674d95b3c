"""Several rows at once earn no more than one after the other.

In a Tetris risk is rewarded: who waits for the long piece to clear four rows gets far more than
four times a single one. Points that only count rows take that away. Measured by the score that is
shown, at the same level, without what the drop earned.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict, gap, not_applicable
from rubrics.tetris.evidence.around import Gain
from rubrics.tetris.evidence.play import Board, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when
from rubrics.tetris.evidence.scoring import awards, for_rows, ratios, shows_score

LINEAR = Message("linear-scoring", "{rows} rows at once earn {points}, a single one {single}")


@check(kind="craft")
def linear_scoring(play: Play) -> Verdict:
    """Compare what one row and what several at once earned."""
    if not shows_score(play):
        return not_applicable("no score is shown")
    if play.board is None:
        return unplayed(play)
    seen = ratios(for_rows(awards(play.gains)))
    if not seen:
        return gap("no points for a single row and for several at once were read")
    growing = [one for one in seen if not one.linear]
    linear = [] if growing else seen
    worst = linear[0] if linear else seen[0]
    finding = LINEAR.at(
        when(worst.several.award.gain),
        rows=worst.several.rows,
        points=worst.several.points or 0,
        single=worst.single.points or 0,
    )
    return judged(
        [one.several.award.gain for one in growing],
        [one.several.award.gain for one in linear],
        finding,
        "nothing could be compared",
    )


_BOARD = Board(10, 20, 24, 24, 0, 0)


def _game(single: str, double: str, *seeds: int) -> Play:
    gains = []
    for seed in seeds:
        for rows, points in ((0, "0"), (1, single), (2, double)):
            before, after = (("Score", "0"),), (("Score", points),)
            gains.append(
                Gain(rows, 9, hard=True, before=before, after=after, seed=seed, time_ms=900)
            )
    return Play(board=_BOARD, words="Score 0", gains=tuple(gains))


EXAMPLES = (
    good(_game("40", "100", 1)),
    good(_game("10", "20", 1), note="a gap: one seed proves nothing"),
    good(Play(board=_BOARD, words="Lines 0"), note="no score is shown"),
    good(Play(words="Score 0", trouble="no piece was found"), note="a gap"),
    bad(_game("10", "20", 1, 2), earns=(LINEAR,)),
)
