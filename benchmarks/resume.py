"""How long `--resume` takes where everything is finished, beside walking and hashing the files.

    python benchmarks/resume.py [samples]

Grades that many small JSON files once, then again with --resume. Prints wall-clock seconds, and
seconds of processor time, which other work on the machine changes less.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from grader.artifact import Medium
from grader.shelf import Choice, find_samples


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for number in range(count):
            path = home / f"out/{number // 500:03}/{number:06}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f'{{"n": {number}}}')
        walk = _timed(lambda: find_samples([str(home / "out")], Choice({"x": Medium.JSON})))
        first = _timed(lambda: _grade(home))
        again = _timed(lambda: _grade(home, "--resume"))
        table = _timed(lambda: _grade(home, "--resume", "--format", "terminal"))
    print(f"{count} samples             wall   processor")
    print(f"walk and hash            {walk[0]:7.2f} s {walk[1]:7.2f} s")
    print(f"first run                {first[0]:7.2f} s {first[1]:7.2f} s")
    for name, took in (("ndjson", again), ("terminal", table)):
        ratio = took[1] / walk[1]
        print(f"--resume, {name:<15}{took[0]:7.2f} s {took[1]:7.2f} s   {ratio:5.1f} x the walk")


def _grade(home: Path, *more: str) -> None:
    command = [sys.executable, "-m", "grader", "out", "--format", "ndjson", *more]
    subprocess.run(command, cwd=home, check=True, stdout=subprocess.DEVNULL)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall, and of processor time in this process and its children."""
    start, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    return time.perf_counter() - start, sum(after[:4]) - sum(before[:4])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
