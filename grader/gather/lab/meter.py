"""What a page uses: processor time and memory, of its own process and of the whole browser."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass

TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True, slots=True)
class Meter:
    """Reads one process. A process that is gone, or a platform without /proc, reads None."""

    pid: int

    def seconds(self) -> float | None:
        """Processor time of the main thread: exact where the scheduler tells, else in ticks."""
        thread = f"/proc/{self.pid}/task/{self.pid}"
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(_read(f"{thread}/schedstat").split()[0]) / 1e9
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = _read(f"{thread}/stat").rpartition(b")")[2].split()
            return (int(fields[11]) + int(fields[12])) / TICK
        return None

    def memory(self) -> int | None:
        """Bytes that are resident."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(_read(f"/proc/{self.pid}/statm").split()[1]) * PAGE
        return None

    def calm(self) -> None:
        """Let its workers run only where nobody else wants to: they are many, the page is one."""
        for task in _tasks(self.pid):
            with contextlib.suppress(OSError):
                if _read(f"/proc/{self.pid}/task/{task}/comm").startswith(WORKERS):
                    os.setpriority(os.PRIO_PROCESS, int(task), LEAST)


WORKERS = (b"DedicatedWorker", b"SharedWorker", b"ServiceWorker", b"WorkletThread")
"""How Chromium names the threads of a page's own workers (15 characters are kept)."""

LEAST = 19
"""The lowest priority there is."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a family of processes has used: seconds of processor time, bytes of its own."""

    seconds: float
    memory: int


def family(root: int) -> Use | None:
    """What a process and all that it started have used; None without /proc."""
    uses = [use for pid in _descendants(root) if (use := _use(pid)) is not None]
    if not uses:
        return None
    return Use(sum(one.seconds for one in uses), sum(one.memory for one in uses))


RENDERER, ZYGOTE = b"--type=renderer", b"--type=zygote"


def nursery(root: int) -> tuple[int, ...]:
    """The processes of a browser that fork those of its pages; none where /proc does not tell."""
    return tuple(pid for pid in _descendants(root) if ZYGOTE in _command(pid))


def children(parent: int, word: bytes) -> Iterator[int]:
    """Children of a process in whose command a word stands."""
    with contextlib.suppress(OSError, ValueError):
        for pid in map(int, _read(f"/proc/{parent}/task/{parent}/children").split()):
            if word in _command(pid):
                yield pid


def _read(path: str) -> bytes:
    """Read a file of /proc: by system calls, since hundreds of them are read at each look."""
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, LONGEST)
    finally:
        os.close(file)


LONGEST = 1 << 16
"""Bytes that are read of one file."""


def _tasks(pid: int) -> list[str]:
    """The threads of a process."""
    with contextlib.suppress(OSError):
        return os.listdir(f"/proc/{pid}/task")  # noqa: PTH208 - a name is wanted, not a path
    return []


def _command(pid: int) -> bytes:
    with contextlib.suppress(OSError):
        return _read(f"/proc/{pid}/cmdline")
    return b""


def _descendants(root: int) -> Iterator[int]:
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        yield pid
        for task in _tasks(pid):
            with contextlib.suppress(OSError, ValueError):
                waiting += map(int, _read(f"/proc/{pid}/task/{task}/children").split())


def _use(pid: int) -> Use | None:
    """One process, with the time of those of its children that are gone (proc(5))."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
        resident, shared = map(int, _read(f"/proc/{pid}/statm").split()[1:3])
        return Use(sum(map(int, fields[11:15])) / TICK, (resident - shared) * PAGE)
    return None
