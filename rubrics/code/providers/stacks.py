"""Where in an answer an error came from: the first frame of its stack that lies in it."""

import re
from collections.abc import Sequence

from rubrics.code.evidence.javascript import Snippet

_FRAME = re.compile(r"answer-(\d+)\.js:(\d+):(\d+)")


def spot_of(stack: str, snippets: Sequence[Snippet]) -> tuple[int, int] | None:
    """Return line and column (1-based, code points) in the answer, or None."""
    frame = _FRAME.search(stack)
    if frame is None or int(frame[1]) >= len(snippets):
        return None
    return snippets[int(frame[1])].place(int(frame[2]) - 1, int(frame[3]) - 1)
