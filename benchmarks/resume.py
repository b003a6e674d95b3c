"""How long `--resume` takes where everything is finished, beside walking and hashing the files.

    python benchmarks/resume.py [samples]

Grades that many small JSON files once, then again with --resume; prints wall-clock seconds.
"""

import subprocess
import sys
import tempfile
import time
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
    print(f"{count} samples")
    print(f"walk and hash            {walk:7.2f} s")
    print(f"first run                {first:7.2f} s")
    print(f"--resume, ndjson         {again:7.2f} s   {again / walk:5.1f} x the walk")
    print(f"--resume, terminal       {table:7.2f} s   {table / walk:5.1f} x the walk")


def _grade(home: Path, *more: str) -> None:
    command = [sys.executable, "-m", "grader", "out", "--format", "ndjson", *more]
    subprocess.run(command, cwd=home, check=True, stdout=subprocess.DEVNULL)


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
