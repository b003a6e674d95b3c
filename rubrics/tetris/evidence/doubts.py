"""What around the board may be a fault: that is tried again with a second seed, and no more."""

from enum import StrEnum

from rubrics.tetris.evidence.play import Play
from rubrics.tetris.evidence.scoring import awards, dropped, for_rows, ratios
from rubrics.tetris.evidence.speed import changes


class Doubt(StrEnum):
    """The experiment in which a promise did not look kept."""

    FILLING = "filling"
    END = "end"
    KEYS = "keys"


def doubts(play: Play) -> frozenset[Doubt]:
    """Every experiment that has to be made again."""
    found = awards(play.gains)
    earned = for_rows(found)
    drops = [one.points for one in dropped(found)]
    filling = (
        (bool(earned) and not any(one.points for one in earned))
        or (bool(drops) and not any(drops))
        or any(not one.shows for one in play.previews)
        or any(not one.quicker for one in changes(play.paces))
        or any(one.linear for one in ratios(earned))
    )
    doubted = {
        Doubt.FILLING: filling,
        Doubt.END: bool(play.agains) and not any(one.alive for one in play.agains),
        Doubt.KEYS: any(not one.fell for one in play.lowerings),
    }
    return frozenset(name for name, holds in doubted.items() if holds)
