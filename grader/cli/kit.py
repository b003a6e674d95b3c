"""What every verb shares: streams, colour, errors, exit codes."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from grader.errors import ContractError, Stopped, UsageError

OK, BROKEN, WRONG_USE, UNSURE, INTERRUPTED = 0, 1, 2, 3, 130


def guarded(work: Callable[[], int]) -> int:
    """Run a verb; turn what people can mend into one clear line, and hide no bug of ours."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        code = work()
        sys.stdout.flush()
    except (UsageError, ContractError) as error:
        complain(str(error))
        return WRONG_USE
    except Stopped as stopped:
        complain(str(stopped))
        return INTERRUPTED
    except KeyboardInterrupt:
        complain("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return OK
    return code


@contextmanager
def unread_allowed() -> Iterator[None]:
    """Go on where the reader of standard output went away (`grade … | head`)."""
    try:
        yield
    except BrokenPipeError:
        _silence(sys.stdout)


def _silence(stream: TextIO) -> None:
    """Lead a stream that nobody reads into nothing; Python would complain again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _stop(_signal: int, _frame: object) -> None:
    """Take a polite request to end like Ctrl-C: keep what is finished and say so."""
    raise KeyboardInterrupt


def complain(text: str) -> None:
    """Say something on standard error, if anybody reads it."""
    try:
        sys.stderr.write(f"grade: {text}\n")
    except BrokenPipeError:
        _silence(sys.stderr)


def note(text: str) -> None:
    """Say something of less weight on standard error."""
    complain(f"note: {text}")


def say(text: str) -> None:
    """Write data on standard output, ended by a newline."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def colour() -> bool:
    """Whether standard output takes colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width() -> int:
    """Columns of the terminal, or 100 in a pipe."""
    return shutil.get_terminal_size((100, 40)).columns if sys.stdout.isatty() else 100
