"""The game does not start.

Every button, the usual keys and a click on the board were tried, and the page went on as if nobody
were there; and there is a reason for it: an error that nobody caught, nothing that is about to
run, or nothing else that could be tried. Where something does react, but no piece could be made
out, nothing is said.
"""

from grader.check import bad, check, good
from grader.finding import Finding, Message
from grader.verdict import Verdict, all_or_nothing, gap
from rubrics.tetris.evidence.play import Board, Play, Start

BROKEN = Message("broken-start", "nothing starts: {error}")
DEAF = Message("deaf-page", "nothing starts: no key is listened to, and nothing is about to run")
IDLE = Message("idle-page", "nothing starts: the page heeds no key and no click")


@check
def dead_start(play: Play) -> Verdict:
    """Look at how the page took every attempt to start it."""
    if play.opening:
        return all_or_nothing([])
    if not play.starts:
        return gap(play.trouble or "no start was tried")
    if any(one.alive for one in play.starts):
        return gap("something reacts, but no piece was made out")
    reason = _reason(play)
    return all_or_nothing([reason]) if reason else gap("nothing starts, and why cannot be seen")


def _reason(play: Play) -> Finding | None:
    """Why nothing starts on a page that heeds nothing."""
    still = all(one.still for one in play.starts)
    errors = [error for one in play.starts if one.broken or still for error in one.errors]
    if errors:
        return BROKEN.at(error=errors[0])
    if all(not one.timers and not one.frames for one in play.starts):
        return DEAF.at()
    asks = any(one.asks for one in play.starts)  # it was pressed, and is there all the same
    return IDLE.at() if asks or (still and not play.unreached) else None


def _start(
    *,
    alive: bool = False,
    still: bool = False,
    asks: bool = False,
    errors: tuple[str, ...] = (),
    frames: int = 0,
) -> Start:
    return Start("Enter", alive=alive, still=still, asks=asks, errors=errors, frames=frames)


EXAMPLES = (
    good(Play(opening="by itself", board=Board(10, 20, 24, 24, 0, 0))),
    good(Play(starts=(_start(alive=True, errors=("x",)),)), note="a gap: something reacts"),
    good(Play(starts=(_start(frames=1),)), note="a gap: something moves by itself"),
    good(Play(starts=(_start(frames=1, still=True),), unreached=True), note="a gap: touches, say"),
    good(Play(trouble="the page hung"), note="a gap"),
    bad(
        Play(starts=(_start(errors=("Uncaught TypeError: x is null",), still=True),)),
        earns=(BROKEN,),
    ),
    bad(Play(starts=(_start(),)), earns=(DEAF,)),
    bad(Play(starts=(_start(frames=1, still=True),)), earns=(IDLE,)),
    bad(Play(starts=(_start(frames=1, asks=True),), unreached=True), earns=(IDLE,)),
)
