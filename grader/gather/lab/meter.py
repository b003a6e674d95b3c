"""What a page's process has used: processor time of its main thread, and memory."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True, slots=True)
class Meter:
    """Reads one process. A process that is gone, or a platform without /proc, reads None."""

    pid: int

    def seconds(self) -> float | None:
        """Processor time of the main thread: exact where the scheduler tells, else in ticks."""
        thread = Path(f"/proc/{self.pid}/task/{self.pid}")
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int((thread / "schedstat").read_text().split()[0]) / 1e9
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (thread / "stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / TICK
        return None

    def memory(self) -> int | None:
        """Bytes that are resident."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * PAGE
        return None
