"""Run a command that may hang on a network: end it, with all its children, when no byte moves."""

import contextlib
import fcntl
import math
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

STALL = 20.0
"""Seconds without a byte after which a download is given up."""

POLL = 0.2
"""Seconds between two looks at a running command."""

GRACE = 3.0
"""Seconds that an ended command has to clean up before it is killed."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, or why it was stopped, and what it printed."""

    code: int | None
    output: str
    stopped: str = ""

    @property
    def ok(self) -> bool:
        """Whether it ended by itself and well."""
        return self.code == 0

    @property
    def reason(self) -> str:
        """What went wrong: the first line that calls itself an error, else the last."""
        said = [line.strip() for line in self.output.splitlines() if line.strip()]
        errors = (line for line in said if line.startswith(("E: ", "ERROR: ", "Error: ")))
        last = said[-1] if said else f"exit code {self.code} without a word"
        return self.stopped or next(errors, last)


@dataclass(slots=True)
class Watch:
    """Tells a command that is slow from one that stands still. Time is an argument."""

    stall: float
    _seen: int | None = field(default=None, init=False)
    _since: float = field(default=0.0, init=False)

    def stands_still(self, moved: int, now: float) -> bool:
        """Note how many bytes there are now; True once they stayed the same for ``stall``."""
        if moved != self._seen:
            self._seen, self._since = moved, now
        return now - self._since >= self.stall


def run(
    command: Sequence[str],
    *,
    folders: Iterable[Path] = (),
    stall: float | None = None,
    limit: float | None = None,
    env: Mapping[str, str] | None = None,
    user: int | None = None,
) -> Ended:
    """Run a command in a process group of its own, without standard input.

    Args:
        command: program and arguments.
        folders: where it is expected to write; without any, what it prints is watched.
        stall: seconds without a change there after which it is ended.
        limit: seconds in all after which it is ended.
        env: variables on top of ours.
        user: numeric id to run as; only the superuser may choose one.
    """
    watched = tuple(folders)
    with tempfile.TemporaryFile() as said:
        try:
            process = subprocess.Popen(  # noqa: S603 - every command is written in these tools
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(env or {})},
                start_new_session=True,
                user=user,
                group=user,
                extra_groups=None if user is None else (),
            )
        except OSError as error:
            return Ended(127, f"{command[0]}: {error.strerror}")
        stopped = "interrupted"
        try:
            places = watched or (said.fileno(),)
            stopped = _wait(process, places, Watch(stall or math.inf), limit or math.inf)
        finally:
            if stopped:
                _end(process)
        said.seek(0)
        output = said.read().decode("utf-8", "replace")
        return Ended(None if stopped else process.returncode, output, stopped)


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock file, so that two callers set up one after the other."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _wait(
    process: subprocess.Popen[bytes],
    places: Sequence[Path | int],
    watch: Watch,
    limit: float,
) -> str:
    """Return nothing once the command has ended, or why it has to be stopped."""
    start = time.monotonic()
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(POLL)
            return ""
        now = time.monotonic()
        if watch.stands_still(sum(map(_size, places)), now):
            return f"no byte moved for {watch.stall:g} s"
        if now - start >= limit:
            return f"it was not done after {limit:g} s"


def _size(place: Path | int) -> int:
    """Bytes in an open file or in all files below a folder; what vanishes meanwhile is 0."""
    if isinstance(place, int):
        return os.fstat(place).st_size
    total = 0
    for folder, _, names in os.walk(place):
        for name in names:
            with contextlib.suppress(OSError):
                total += (Path(folder) / name).lstat().st_size
    return total


def _end(process: subprocess.Popen[bytes]) -> None:
    """End whatever is left of the process group: politely, then by force."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, sign)
        if process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(GRACE)
