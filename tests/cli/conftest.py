"""Run the command as users do: in a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

GOOD_JSON, BAD_JSON = '{"a": 1}', '{"a": 1,}'


@dataclass(frozen=True, slots=True)
class Said:
    """What a command wrote and how it ended."""

    code: int
    out: str
    err: str


Grade = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def grade(home: Path) -> Grade:
    def run(*arguments: str, given: bytes | None = None, **environ: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "grader", *arguments],
            cwd=home, env={**os.environ, **environ}, input=given, capture_output=True,
            timeout=120, check=False,
        )  # fmt: skip
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def outputs(home: Path) -> Path:
    """A small ladder: three answers of two quants, one of them broken."""
    for path, text in {
        "out/Q8_0/a.json": GOOD_JSON,
        "out/Q2_K/a.json": BAD_JSON,
        "out/Q2_K/b.txt": "A calm sentence about the sea. Another one about the rain.",
    }.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text)
    return home / "out"
