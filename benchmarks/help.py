"""How long `grade --help` takes, beside a bare start of Python. Medians of wall-clock time.

Run it as ``python benchmarks/help.py [rounds]``.
"""

import statistics
import subprocess
import sys
import time


def main(rounds: int) -> None:
    """Measure and print."""
    bare = _median(rounds, [sys.executable, "-c", "pass"])
    ours = _median(rounds, [sys.executable, "-m", "grader", "--help"])
    print(f"python -c pass     {bare * 1000:6.0f} ms")
    print(f"grade --help       {ours * 1000:6.0f} ms   {ours / bare:4.1f} x (bound: 300 ms)")


def _median(rounds: int, command: list[str]) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
