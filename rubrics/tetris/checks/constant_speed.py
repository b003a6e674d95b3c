"""The game promises to get faster, and does not.

A level is shown, or it is said after how many rows pieces fall faster. A piece was timed at the
beginning, and another one when the level had risen, or when as many rows had gone as were told.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict, not_applicable
from rubrics.tetris.evidence.advertised import speed_up
from rubrics.tetris.evidence.around import Pace
from rubrics.tetris.evidence.asked import Asked, asks
from rubrics.tetris.evidence.play import Board, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when
from rubrics.tetris.evidence.score import level
from rubrics.tetris.evidence.speed import changes

CONSTANT = Message(
    "constant-speed", "after {rows} rows, at level {level}, a row takes {now} ms as at first: {ms}"
)


@check
def constant_speed(play: Play, asked: Asked | Missing) -> Verdict:
    """Compare how fast pieces fall before and after they should have become faster."""
    promised, rows = speed_up(play.words)
    if not promised and not asks(asked, "levels"):
        return not_applicable("nothing is promised or asked of getting faster")
    if play.board is None:
        return unplayed(play)
    if isinstance(asked, Asked):
        rows = rows or asked.lines_per_level
    seen = changes(play.paces)
    faster = [one.later for one in seen if one.quicker]
    due = [] if faster else [one for one in seen if one.due(rows)]
    first = due[0] if due else None
    start, later = (first.first, first.later) if first else (_NONE, _NONE)
    finding = CONSTANT.at(
        when(later),
        rows=later.cleared,
        level=level(later.figures) or 0,
        now=round(later.ms),
        ms=round(start.ms),
    )
    lacking = "too few rows were cleared to tell whether it gets faster"
    return judged(faster, [one.later for one in due], finding, lacking)


_NONE = Pace(0, 0, (), 0, 0)
_NO = Missing("no item")
_BOARD = Board(10, 20, 24, 24, 0, 0)


def _game(ms: float, *seeds: int, rows: int = 10, shown: str = "2", words: str = "Level 1") -> Play:
    paces = [Pace(800, 0, (("Level", "1"),), seed, 900) for seed in seeds]
    paces += [Pace(ms, rows, (("Level", shown),), seed, 60_000) for seed in seeds]
    return Play(board=_BOARD, words=words, paces=tuple(paces))


EXAMPLES = (
    good(_game(700, 1), _NO),
    good(_game(800, 1, 2, words="Score 0"), _NO, note="nothing is promised"),
    good(_game(800, 1), _NO, note="a gap: one seed proves nothing"),
    good(_game(800, 1, 2, shown="1"), _NO, note="a gap: when it gets faster is not told"),
    good(
        _game(800, 1, 2, rows=6, shown="1", words="Faster every 10 lines"),
        _NO,
        note="a gap: too few rows",
    ),
    good(Play(words="Level 1", trouble="no piece was found"), _NO, note="a gap"),
    bad(_game(800, 1, 2), _NO, earns=(CONSTANT,)),
    bad(_game(800, 1, 2, shown="1", words="Faster every 10 lines"), _NO, earns=(CONSTANT,)),
    bad(_game(790, 1, 2, shown="1"), Asked(frozenset({"levels"}), 10), earns=(CONSTANT,)),
)
