"""Whether anything was seen that may be a fault: then the game is played with a second seed."""

from rubrics.tetris.evidence.board import collapsed, full_rows
from rubrics.tetris.evidence.geometry import moved, normal
from rubrics.tetris.evidence.play import Landing, Play, Turn


def suspicious(play: Play) -> bool:
    """Whether anything went otherwise than in a sound game, or was not seen at all."""
    return (
        any(one.moved < one.free for one in play.pushes)
        or len({one.direction for one in play.pushes}) < 2
        or any(one.rows == 0 for one in play.falls)
        or not play.turns
        or any(map(odd_turn, play.turns))
        or not any(moved(one.before) != moved(one.after) for one in play.turns)
        or any(odd_landing(one, play.board.columns if play.board else 0) for one in play.landings)
        or any(len(one.after) == len(one.before) for one in play.clears)
        or not any(len(one.rows) == 1 for one in play.clears)
        or not any(len(one.rows) > 1 for one in play.clears)
        or any(one.answers for one in play.ends)
        or any(len(one.shape) != 4 for one in play.spawns)
    )


def odd_turn(turn: Turn) -> bool:
    """Whether what came out is no turn of the piece: cells are lost, or stand elsewhere."""
    return normal(turn.after) != normal(turn.before)


def odd_landing(landing: Landing, columns: int) -> bool:
    """Whether something else lies afterwards than has to."""
    lying = frozenset(landing.before) | frozenset(landing.expected)
    after = frozenset(landing.after)
    return after not in (lying, collapsed(lying, full_rows(lying, columns)))


def unproved(play: Play) -> bool:
    """Whether rows that were filled at once went wrong with one seed, and no other one tried."""
    for several in (False, True):
        clears = [one for one in play.clears if (len(one.rows) > 1) is several]
        if len({one.seed for one in clears}) == 1 and not all(one.sound for one in clears):
            return True
    return False
