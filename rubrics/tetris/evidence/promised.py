"""What checks of promised drops share."""

from collections.abc import Sequence

from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, gap, not_applicable
from rubrics.tetris.evidence.advertised import Promise
from rubrics.tetris.evidence.around import Lowering
from rubrics.tetris.evidence.play import Effect, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when


def lowered(
    play: Play, said: Sequence[Promise], message: Message, *, asked: bool, hard: bool
) -> Verdict:
    """Judge a soft or hard drop that is promised on the page or asked for.

    A key that does something else than promised is left in doubt.
    """
    if not said and not asked:
        return not_applicable("no such drop is promised or asked for")
    if play.board is None:
        return unplayed(play)
    if play.key(Effect.DROP if hard else Effect.DOWN):
        return all_or_nothing([])
    if not said:
        return gap("it is asked for, and the page does not say by which key")
    tried = [one for one in play.lowerings if one.hard is hard]
    fell = [one for one in tried if one.fell]
    dead = [] if fell else [one for one in tried if not one.changed]  # one that works is enough
    odd = [] if fell else [one for one in tried if one.changed]
    if odd:
        return gap(f"{odd[0].by} does something, and whether it drops the piece cannot be told")
    first = dead[0] if dead else Lowering(hard, "", fell=False, changed=False, seed=0, time_ms=0)
    finding = message.at(when(first), key=first.by)
    return judged(fell, dead, finding, "the page does not say by which key")
