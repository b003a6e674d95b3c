"""After the end, what should begin another game does nothing.

The page says how another game begins: a button, a key, a click. When the game was over all of it
was tried, with two sequences of pieces, and the board stayed full, or nothing fell on it any more.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict, gap, not_applicable
from rubrics.tetris.evidence.advertised import says_again
from rubrics.tetris.evidence.around import Again
from rubrics.tetris.evidence.asked import Asked, asks
from rubrics.tetris.evidence.play import Board, End, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when

STAYS = Message("old-board", "“{way}”: the board stays as full as when the game was over")
STILL = Message("still-over", "“{way}”: the board is emptied, and no piece falls or moves on it")


@check
def dead_restart(play: Play, asked: Asked | Missing) -> Verdict:
    """Look at what came of the ways in which another game should begin."""
    words = "\n".join(one.words_after for one in play.ends) or play.words
    if not play.agains and not says_again(words) and not asks(asked, "restart"):
        return not_applicable("nothing is said or asked of another game")
    if play.board is None:
        return unplayed(play)
    if any(one.reset for one in play.ends):
        return not_applicable("another game begins by itself")
    if not play.agains:
        return gap("no end was reached in which the page says how another game begins")
    begun = [one for one in play.agains if one.alive]
    dead = [one for one in play.agains if not one.alive]
    first = dead[0] if dead else play.agains[0]
    message = STILL if first.cleared else STAYS
    if begun:
        dead = []  # one way that works is enough
    return judged(begun, dead, message.at(when(first), way=first.by), "nothing could be tried")


_NO = Missing("no item")
_BOARD = Board(10, 20, 24, 24, 0, 0)
_OVER = End(reached=True, words_after="Game over. Press R to restart")


def _game(*seeds: int, cleared: bool = False, alive: bool = False) -> Play:
    tried = tuple(Again("Press R to restart", cleared, alive, seed, 90_000) for seed in seeds)
    return Play(board=_BOARD, ends=(_OVER,), agains=tried)


EXAMPLES = (
    good(_game(1, cleared=True, alive=True), _NO),
    good(Play(board=_BOARD, words="Score 0"), _NO, note="nothing is said of another game"),
    good(Play(board=_BOARD), Asked(frozenset({"restart"})), note="a gap: how is not said"),
    good(Play(board=_BOARD, ends=(End(reset=True, words_after="Restart"),)), _NO, note="by itself"),
    good(_game(1), _NO, note="a gap: one seed proves nothing"),
    good(Play(words="Restart", trouble="no piece was found"), _NO, note="a gap"),
    bad(_game(1, 2), _NO, earns=(STAYS,)),
    bad(_game(1, 2, cleared=True), _NO, earns=(STILL,)),
)
