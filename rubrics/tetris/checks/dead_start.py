"""The game does not start.

Every button, the usual keys and a click on the board were tried, and nothing on the page changed,
then or later; and there is a reason for it: an error that nobody caught, or nothing that listens
or is about to run. Where something does react, but no piece could be made out, nothing is said.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, gap
from rubrics.tetris.evidence.play import Board, Play, Start

BROKEN = Message("broken-start", "nothing starts: {error}")
DEAF = Message("deaf-page", "nothing starts: no key is listened to, and nothing is about to run")


@check
def dead_start(play: Play) -> Verdict:
    """Look at how the page took every attempt to start it."""
    if play.opening:
        return all_or_nothing([])
    if not play.starts:
        return gap(play.trouble or "no start was tried")
    if any(one.alive for one in play.starts):
        return gap("something reacts, but no piece was made out")
    errors = [error for one in play.starts for error in one.errors]
    if errors:
        return all_or_nothing([BROKEN.at(error=errors[0])])
    if all(not one.timers and not one.frames for one in play.starts):
        return all_or_nothing([DEAF.at()])
    return gap("nothing starts, and why cannot be seen")


def _start(*, alive: bool = False, errors: tuple[str, ...] = (), frames: int = 0) -> Start:
    return Start("by itself", changed=False, alive=alive, flat=False, errors=errors, frames=frames)


EXAMPLES = (
    good(Play(opening="by itself", board=Board(10, 20, 24, 24, 0, 0))),
    good(Play(starts=(_start(alive=True, errors=("x",)),)), note="a gap: something reacts"),
    good(Play(starts=(_start(frames=1),)), note="a gap: no reason is seen"),
    good(Play(trouble="the page hung"), note="a gap"),
    bad(Play(starts=(_start(errors=("Uncaught TypeError: x is null",)),)), earns=(BROKEN,)),
    bad(Play(starts=(_start(),)), earns=(DEAF,)),
)
