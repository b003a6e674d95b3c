"""``make grade``: grade the shelf, write the report, and say what came out."""

import subprocess
import sys
from pathlib import Path

from tools import say

SHELF = "artifacts/"
STORE = "bitgrade.duckdb"
REPORT = Path("bitgrade-report.html")

MEANING = {
    0: "nothing on the shelf is broken",
    1: "some artifacts are broken. That is a result, not a failure of the grader: a shelf over "
    "many quantizations should have some",
    2: "the command was used wrongly",
    3: "the grader could not look at something that decides, or could not store what it saw",
}
"""What the exit codes of ``grade`` say; the first two are successes of this command."""


def grade_shelf(grade: str, report: Path = REPORT) -> int:
    """Grade and report with the command ``grade``; 0 where that worked, whatever came out."""
    code = _call(grade, SHELF)
    if code in (0, 1, 3):
        if _call(grade, "report", "--output", str(report)) != 0:
            say("The report could not be written.")
            return max(code, 2)
        say(f"\nWritten: {STORE} and {report.name}")
    say(f"Exit code {code} of grade: {MEANING.get(code, 'it did not end as it should')}.")
    return 0 if code in (0, 1) else code


def _call(*command: str) -> int:
    return subprocess.call(command)  # noqa: S603 - our own command, from our own .venv


if __name__ == "__main__":
    sys.exit(grade_shelf(str(Path(sys.executable).with_name("grade"))))
