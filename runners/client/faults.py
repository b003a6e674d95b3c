"""What can go wrong with a request, by what is to be done about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

import openai

from grader.finding import shortened


class Course(StrEnum):
    """What follows from a fault.

    ``again``: the same request once more, later; ``shorter``: without a token limit, which the
    context is too short for; ``plainer``: without log-probabilities; ``gap``: this question cannot
    be asked, the next can; ``stop``: no question can be asked of this server.
    """

    AGAIN = "again"
    SHORTER = "shorter"
    PLAINER = "plainer"
    GAP = "gap"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong. ``wait`` is how many seconds the server wants to be left alone.

    ``reached`` tells whether the server was there at all.
    """

    course: Course
    reason: str
    wait: float | None = None
    reached: bool = True


class BrokenOffError(Exception):
    """A stream ended before the answer did."""


class GapError(Exception):
    """A question that got no answer; the text says why."""


class UnreachableError(GapError):
    """A question that got no answer because nobody was there."""


class StopError(Exception):
    """A server that no question can be asked of; the text says why and what to do."""


_LIMIT = re.compile(r"max(?:imum)?_(?:completion_|new_)?tokens", re.IGNORECASE)
_LIKELY = re.compile(r"log_?prob", re.IGNORECASE)
_LENGTH = re.compile(r"context|too long|exceed|input_tokens|prompt.{0,40}tokens", re.IGNORECASE)
_MEMORY = re.compile(r"out of memory|\boom\b|cudaMalloc|failed to allocate", re.IGNORECASE)
_PASSING = frozenset({408, 409, 425, 429})
LONGEST_TEXT = 300


def fault_of(error: Exception) -> Fault:  # noqa: PLR0911 - one line for each kind
    """Tell what to do about an error of the client, or of reading the stream."""
    if isinstance(error, openai.APIStatusError):
        return _status(error)
    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return Fault(Course.AGAIN, "nothing came for too long")
    if isinstance(error, openai.APIConnectionError):
        cause = error.__cause__
        reached = type(cause).__name__ not in ("ConnectError", "ConnectTimeout")
        return Fault(
            Course.AGAIN, _short(f"{cause or error}" or type(cause).__name__), None, reached
        )
    if isinstance(error, BrokenOffError):
        return Fault(Course.AGAIN, str(error))
    if isinstance(error, UnicodeDecodeError):
        return Fault(Course.AGAIN, "the stream is no UTF-8")
    if isinstance(error, openai.APIError):
        return _in_stream(error)
    return Fault(Course.AGAIN, _short(f"{type(error).__name__}: {error}"))


def _status(error: openai.APIStatusError) -> Fault:  # noqa: PLR0911 - as above
    code, said = error.status_code, _short(_said(error))
    wait = retry_after(error.response.headers, datetime.now(UTC))
    if code in _PASSING or code >= 500:
        return Fault(Course.AGAIN, f"{code}: {said}", wait)
    if code in (401, 403):
        return Fault(Course.STOP, f"{code}: {said}; name the variable of the key in api_key_env")
    if code == 404:
        return Fault(Course.STOP, f"404: {said}; check url and served_as")
    if _LIKELY.search(said):
        return Fault(Course.PLAINER, said)
    if _LIMIT.search(said) and not re.search(r"input_tokens|n_prompt_tokens", said):
        return Fault(Course.SHORTER, said)
    if _LENGTH.search(said):
        return Fault(Course.GAP, f"the prompt is longer than the context: {said}")
    return Fault(Course.GAP, f"{code}: {said}")


def _in_stream(error: openai.APIError) -> Fault:
    """Read an error that came in the middle of a stream, with status 200 long sent."""
    said = _short(error.message)
    body = error.body if isinstance(error.body, Mapping) else {}
    code = body.get("code")
    if isinstance(code, int) and 400 <= code < 500 and code not in _PASSING:
        return Fault(Course.GAP, said)
    return Fault(Course.AGAIN, said)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds of a Retry-After header, which holds seconds or a date (RFC 9110, 10.2.3)."""
    value = headers.get("retry-after")
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, ((then if then.tzinfo else then.replace(tzinfo=UTC)) - now).total_seconds())


def is_out_of_memory(text: str) -> bool:
    """Whether a server's log or error says that memory was not enough."""
    return _MEMORY.search(text) is not None


def _said(error: openai.APIStatusError) -> str:
    body = error.body
    if isinstance(body, Mapping):
        inner = body.get("error", body)
        if isinstance(inner, Mapping) and inner.get("message"):
            return str(inner["message"])
    return error.message


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), LONGEST_TEXT)
