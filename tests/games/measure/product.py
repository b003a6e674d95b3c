"""The product as a command: a folder of pages in, lines of JSON out."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

JUDGED = {0, 1, 3}
"""Exit codes with which it has judged: nothing broken, something broken, something unknown."""


def graded(folder: Path, pages: Mapping[str, str], options: Iterable[str] = ()) -> str:
    """Write the pages and grade them; return the output.

    Raises:
        RuntimeError: the command did not judge.
    """
    home = folder / "tetris"
    home.mkdir(parents=True, exist_ok=True)
    for name, html in pages.items():
        (home / f"{name}.html").write_text(html, "utf-8")
    command = [sys.executable, "-m", "grader", str(home), "--rubric", "tetris"]
    command += ["--format", "ndjson", "--no-store", *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in JUDGED:
        raise RuntimeError(f"the product ended with {done.returncode}")
    return done.stdout


def read(text: str) -> dict[str, dict[str, Any]]:
    """The rows of an output by the name of the page."""
    rows = (json.loads(line) for line in text.splitlines() if line.strip())
    return {PurePosixPath(row["path"]).stem: row for row in rows}
