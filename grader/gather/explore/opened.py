"""Whether a page can be looked at any closer: the one question before every further look."""

from typing import Protocol

from grader.evidence.browser import Ending
from grader.missing import Cause, Missing


class Ended(Protocol):
    """Whatever says how a page was last seen: a session, or a visit."""

    @property
    def ending(self) -> Ending:
        """How it ended."""

    @property
    def why(self) -> str:
        """What explains an ending that is not ``loaded``."""


def ended(seen: Ended) -> Missing | None:
    """Return why there is no more to see of a page; None where it was loaded and stays."""
    if seen.ending is Ending.LOADED:
        return None
    return Missing(f"the page {seen.ending}: {seen.why}", Cause.CANNOT_TELL)
