"""Missing: stands where evidence should be, and says why it is not there."""

from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """Whose fault a gap is.

    ``tool``, ``no-engine``, ``no-item`` and ``interrupted`` are the grader's own
    and never cost a point; ``token-limit`` is the user's; ``stale`` means that no
    fresh verdict exists; ``cannot-tell`` widens the score's interval, so that
    being unreadable never pays.
    """

    TOOL = "tool"
    NO_ENGINE = "no-engine"
    NO_ITEM = "no-item"
    INTERRUPTED = "interrupted"
    TOKEN_LIMIT = "token-limit"  # noqa: S105 - a limit on model tokens, not a secret
    STALE = "stale"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Missing:
    """Evidence that could not be had: a value, never an exception.

    A provider returns it; a check whose need is typed ``X | Missing`` receives it.
    """

    reason: str
    cause: Cause = Cause.TOOL
