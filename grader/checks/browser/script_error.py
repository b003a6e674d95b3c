"""A script fails while the page runs, and nobody catches it.

An uncaught error ends the function it happens in: whatever the rest of it would have done
(drawn the board, set the next timer, bound the keys) does not happen. A rejection that
nobody handles ends an asynchronous function in the same way. Each is told once, however
often it recurs, also where the page hides it from the console in `window.onerror`.

A line that the page itself writes with `console.error` is no fault: a page that catches a
failure and says so does what it should. Neither are two notices of the browser's: that a
`ResizeObserver` will be called again, and that sound has to wait until somebody touches the
page. Nothing ends by the first, and the second is over with the first click.
"""

from grader.check import bad, check, good
from grader.evidence.browser import BrowserSession, ConsoleLine, Ending, PageError
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, gap

ERROR = Message("error", "{text}")

NOTICES = (
    "ResizeObserver loop ",
    "Uncaught ResizeObserver loop ",
    "Uncaught (in promise) NotAllowedError: play() failed because the user didn't interact",
)
"""How the browser's mere notices begin (W3C Resize Observer; HTML, "allowed to play")."""


@check
def script_error(session: BrowserSession) -> Verdict:
    """Judge the whole visit as one opportunity."""
    errors = [one for one in session.errors if not one.text.startswith(NOTICES)]
    if not errors and session.ending in (Ending.HUNG, Ending.CRASHED):
        return gap(f"the page {session.ending} before it failed: {session.why}")
    return all_or_nothing(ERROR.at(one.place, text=one.text) for one in errors)


EXAMPLES = (
    good(BrowserSession()),
    good(
        BrowserSession(console=(ConsoleLine("error", "could not load the high scores"),)),
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
    ),
    bad(
        BrowserSession(
            errors=(
                PageError(
                    "Uncaught TypeError: Cannot read properties of null (reading 'getContext')",
                    "index.html",
                    7,
                    31,
                    100.0,
                ),
            ),
        ),
        earns=(ERROR.on(7, 31),),
    ),
    bad(
        BrowserSession(
            errors=(
                PageError("Uncaught ReferenceError: board is not defined", "game.js", 12, 3, 116.7),
                PageError("Uncaught (in promise) Error: no sound", "index.html", 40, 9, 900.0),
            ),
        ),
        earns=(ERROR.on(12, 3), ERROR.on(40, 9)),
    ),
)
