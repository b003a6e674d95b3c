"""How much memory a server took at most: resident, of all processes of its session (Linux)."""

import re
from collections.abc import Iterator
from pathlib import Path

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


def peak_memory(session: int, proc: Path = Path("/proc")) -> int | None:
    """Bytes, the sum of each process's own peak; None where the system does not tell.

    What a GPU holds is not in it.
    """
    peaks = [peak for folder in _members(session, proc) if (peak := _peak(folder)) is not None]
    return sum(peaks) if peaks else None


def _members(session: int, proc: Path) -> Iterator[Path]:
    for folder in proc.glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text("utf-8", "replace")
        except OSError:
            continue
        fields = stat.rpartition(")")[2].split()
        if len(fields) > 3 and fields[3] == str(session):
            yield folder


def _peak(folder: Path) -> int | None:
    try:
        found = _PEAK.search((folder / "status").read_text("utf-8", "replace"))
    except OSError:
        return None
    return int(found[1]) * 1024 if found else None
