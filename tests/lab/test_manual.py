"""The manual of the lab does what it says: its own text is run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_tutorial import blocks

PAGE = Path(__file__).parents[2] / "docs" / "lab.md"


@pytest.mark.browser
def test_the_manual_of_the_lab(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    printed, ran = "", 0
    for block in blocks(PAGE):
        if block.path is not None:
            (tmp_path / block.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / block.path).write_text(block.body, "utf-8")
        elif block.kind == "sh":
            done = subprocess.run(
                ["sh", "-eu", "-c", block.body],
                cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True,
                timeout=300, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            printed, ran = done.stdout, ran + 1
        else:
            assert printed == block.body
    assert ran == 1
