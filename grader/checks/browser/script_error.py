"""A script fails while the page runs, and nobody catches it.

The page is opened, left alone, and then used: every control is pressed, keys are struck, the
window is resized. An uncaught error ends the function it happens in: whatever the rest of it
would have done (drawn the board, set the next timer, bound the keys) does not happen. A
rejection that nobody handles ends an asynchronous function in the same way. Each is told once,
however often it recurs, also where the page hides it from the console in `window.onerror`.

A line that the page itself writes with `console.error` is no fault: a page that catches a
failure and says so does what it should. Neither are two notices of the browser's: that a
`ResizeObserver` will be called again, and that sound has to wait until somebody touches the
page. Nothing ends by the first, and the second is over with the first click.
"""

from grader.check import bad, check, good
from grader.evidence.browser import BrowserSession, ConsoleLine, Ending, PageError
from grader.evidence.exploration import Exploration, Mishap, is_refusal
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict, all_or_nothing, gap

ERROR = Message("error", "{text}")
USED = Message("used", "{text} (while {by})")

NOTICES = (
    "ResizeObserver loop ",
    "Uncaught ResizeObserver loop ",
    "Uncaught (in promise) NotAllowedError: play() failed because the user didn't interact",
)
"""How the browser's mere notices begin (W3C Resize Observer; HTML, "allowed to play")."""


@check
def script_error(session: BrowserSession, exploration: Exploration | Missing) -> Verdict:
    """Judge all visits together as one opportunity."""
    errors = [one for one in session.errors if not _is_notice(one)]
    found = [ERROR.at(one.place, text=one.text) for one in errors]
    known = {(one.text, one.line, one.column) for one in errors}
    for one in () if isinstance(exploration, Missing) else exploration.mishaps:
        spot = (one.error.text, one.error.line, one.error.column)
        if spot not in known and not (_is_notice(one.error) or is_refusal(one.error)):
            known.add(spot)
            told = {"text": one.error.text, "by": one.by, "replay": one.replay}
            found.append(USED.at(one.error.place, **told))
    if not found and session.ending in (Ending.HUNG, Ending.CRASHED):
        return gap(f"the page {session.ending} before it failed: {session.why}")
    return all_or_nothing(found)


def _is_notice(error: PageError) -> bool:
    return error.text.startswith(NOTICES)


UNUSED = Exploration()
NULL = "Uncaught TypeError: Cannot read properties of null (reading 'getContext')"
PAUSE = PageError("Uncaught ReferenceError: pause is not defined", "index.html", 88, 12, 4100.0)

EXAMPLES = (
    good(BrowserSession(), UNUSED),
    good(BrowserSession(), Missing("nobody used the page")),
    good(
        BrowserSession(console=(ConsoleLine("error", "could not load the high scores"),)),
        UNUSED,
        note="the page caught the failure itself",
    ),
    good(
        BrowserSession(
            errors=(
                PageError("ResizeObserver loop completed with undelivered notifications."),
                PageError(
                    "Uncaught (in promise) NotAllowedError: play() failed because the user didn't"
                    " interact with the document first.",
                ),
            ),
        ),
        UNUSED,
    ),
    good(
        BrowserSession(),
        Exploration(
            mishaps=(Mishap(PageError("Uncaught (in promise) TypeError: Failed to fetch"), "x"),)
        ),
        note="told by blocked-request",
    ),
    bad(
        BrowserSession(errors=(PageError(NULL, "index.html", 7, 31, 100.0),)),
        UNUSED,
        earns=(ERROR.on(7, 31),),
    ),
    bad(
        BrowserSession(
            errors=(
                PageError("Uncaught ReferenceError: board is not defined", "game.js", 12, 3, 116.7),
                PageError("Uncaught (in promise) Error: no sound", "index.html", 40, 9, 900.0),
            ),
        ),
        UNUSED,
        earns=(ERROR.on(12, 3), ERROR.on(40, 9)),
    ),
    bad(
        BrowserSession(errors=(PAUSE,)),
        Exploration(mishaps=(Mishap(PAUSE, "pressing the key P"),)),
        earns=(ERROR.on(88, 12),),
        note="told once",
    ),
    bad(
        BrowserSession(),
        Exploration(mishaps=(Mishap(PAUSE, "pressing Pause"),)),
        earns=(USED.on(88, 12),),
    ),
)
