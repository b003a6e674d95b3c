"""The tutorial does what it says: its own text is run, block by block, in a fresh environment."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "tutorial.md"
_BLOCK = re.compile(
    r"(?:^`(?P<path>[^`\n]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    path: str | None
    body: str


def blocks(page: Path = PAGE) -> Iterator[Block]:
    for match in _BLOCK.finditer(page.read_text("utf-8")):
        yield Block(match["kind"], match["path"], match["body"])


def environment(home: Path) -> dict[str, str]:
    """Make a virtual environment that sees this one's packages, so that nothing is fetched."""
    venv.create(home / "venv", with_pip=True)
    inside = next((home / "venv" / "lib").glob("python*")) / "site-packages"
    outside = sysconfig.get_paths()["purelib"]
    (inside / "outside.pth").write_text(f"import site; site.addsitedir({outside!r})\n")
    scripts = home / "venv" / "bin"
    (scripts / "grade").write_text(
        f"#!{scripts}/python\nimport sys\nfrom grader.cli import main\n"
        "if __name__ == '__main__':\n    sys.exit(main())\n"
    )
    (scripts / "grade").chmod(0o755)
    path = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PIP_NO_BUILD_ISOLATION": "1", "PIP_NO_DEPS": "1"}


def counts_apart(text: str) -> str:
    """How many examples bitgrade's own checks have may grow without a word in the tutorial."""
    return re.sub(r"\d+ examples", "n examples", text)


@pytest.mark.package
def test_tutorial(tmp_path: Path) -> None:
    variables = environment(tmp_path)
    work = tmp_path / "work"
    work.mkdir()
    printed = ""
    ran = 0
    for block in blocks():
        if block.path is not None:
            (work / block.path).parent.mkdir(parents=True, exist_ok=True)
            (work / block.path).write_text(block.body, "utf-8")
        elif block.kind == "sh":
            done = subprocess.run(
                ["sh", "-eu", "-c", block.body],
                cwd=work, env=variables, capture_output=True, text=True, timeout=300, check=False,
            )  # fmt: skip
            assert done.returncode == 0, f"{block.body}\n{done.stdout}\n{done.stderr}"
            printed, ran = done.stdout, ran + 1
        else:
            assert block.kind == "text"
            assert counts_apart(printed) == counts_apart(block.body)
    assert ran >= 7
    assert sys.version_info >= (3, 11)
