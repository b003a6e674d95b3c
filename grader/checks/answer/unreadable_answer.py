"""Nobody can read the answer: it is empty, or it is no text.

A model that ends before it begins leaves nothing behind, and whatever else is asked of
nothing holds: no word repeats, no tag is open. Bytes that are no text (control characters
by the dozen) come from a torn file or a wrong decoding, and mean as little.
"""

import re

from grader.check import bad, check, good
from grader.evidence.source import SourceFiles
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing

EMPTY = Message("empty", "the answer is empty")
NO_TEXT = Message("no-text", "{count} control characters stand here: this is no text")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # ESC colours what terminals print
_SHARE = 0.01  # of all characters; the bytes of a picture have a tenth


@check
def unreadable_answer(source: SourceFiles) -> Verdict:
    """Look for anything at all, and for what no text holds."""
    entry = source.index
    if not entry.text.strip("\0 \t\r\n\f\ufeff"):
        return all_or_nothing([EMPTY.at(entry.place(0))])
    control = list(_CONTROL.finditer(entry.text))
    if len(control) <= max(3, len(entry.text) * _SHARE):
        return all_or_nothing([])
    return all_or_nothing([NO_TEXT.at(entry.place(control[0].start()), count=len(control))])


EXAMPLES = (
    good("a"),
    good("\ufeff日本語\f\n\x1b[1mbold\x1b[0m\n"),
    good("one\x00 stray control character"),
    bad("", earns=(EMPTY.on(1, 1),)),
    bad(" \n\t\r\n\x00", earns=(EMPTY.on(1, 1),)),
    bad("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80", earns=(NO_TEXT.on(2, 1),)),
    bad("U\x00T\x00F\x00-\x001\x006\x00", earns=(NO_TEXT.on(1, 2),), note="decoded as if UTF-8"),
)
