"""Run the command in a folder of its own: in this process, or as users do in one of its own."""

import asyncio
import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import pytest

from grader.binding import House
from grader.cli import main
from grader.cli.progress import Step
from grader.gather.records import Records
from grader.gather.tools import Toolbox
from grader.grade import Outcome
from grader.grade import grade as grade_all
from grader.plan import Request
from grader.workers import Done, Job, Setup, judged

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


class Here:
    """Stands for the pool of workers, and judges in this process: no start of another."""

    def __init__(self, setup: Setup, _size: int) -> None:
        self.setup = setup

    def run(self, jobs: tuple[Job, ...]) -> tuple[Done, ...]:
        return asyncio.run(self._judged(jobs))

    async def _judged(self, jobs: tuple[Job, ...]) -> tuple[Done, ...]:
        house = House.open(self.setup.folders)
        bound = {id_: house.bind(id_, static=self.setup.static) for id_ in self.setup.rubrics}
        toolbox, finished = Toolbox(), []
        try:
            for job in jobs:
                records = Records(self.setup.record, self.setup.replay)
                done = await judged(job, bound, toolbox, records)
                finished.append(replace(done, notes=tuple(records.notes)))
        finally:
            await toolbox.close()
        return tuple(finished)


@pytest.fixture
def grade(home: Path, monkeypatch: pytest.MonkeyPatch) -> Grade:
    """Run the command in this process: starting others takes longer than most commands."""
    monkeypatch.setattr("grader.grade.Pool", Here)

    def run(*arguments: str, given: bytes = b"", **environ: str) -> Said:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in "oe")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        with patch.dict(os.environ, environ), redirect_stdout(out), redirect_stderr(err):
            try:
                code = main(arguments)
            except SystemExit as done:  # argparse ends its own way
                code = int(done.code or 0)
        return Said(code, *(one.buffer.getvalue().decode() for one in (out, err)))

    return run


@pytest.fixture
def graded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every further command of a test print what the first one graded."""
    outcomes: list[Outcome] = []

    def once(request: Request, step: Step) -> Outcome:
        if not outcomes:
            outcomes.append(grade_all(request, step))
        return outcomes[0]

    monkeypatch.setattr("grader.cli.run.grade", once)


@pytest.fixture
def command(home: Path) -> Grade:
    """Run the command as users do, in a process of its own."""

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
