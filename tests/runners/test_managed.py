"""Servers that the runner starts: ready, crashing, out of memory, deaf, missing; none is left."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runners.collect import collect
from runners.collection import opened
from runners.plan.parse import parse_plan
from runners.sitting import Tally, Watch, Work
from tests.runners.collecting import QUICK, askings_of

ROOT = Path(__file__).resolve().parents[2]


def variant(label: str, *more: str) -> str:
    words = [sys.executable, "-m", "tests.runners.failing_server", "--port", "{port}", *more]
    listed = ", ".join(f'"{one}"' for one in words)
    return f"""
    [[variant]]
    quant = "{label}"
    command = [{listed}]
    health = "http://127.0.0.1:{{port}}/v1/models"
    """


def plan_text(out: Path, *variants: str, start: float = 60) -> str:
    asked = '[[rubric]]\nid = "web_page"\nitems = 5\n'
    head = f'model = "fake-1b"\nout = "{out}"\n'
    return head + asked + "".join(variants) + QUICK + f"start = {start}\n"


def run(out: Path, *variants: str, start: float = 60) -> dict[str, Tally]:
    plan = parse_plan(plan_text(out, *variants, start=start), "PLAN.toml", out.parent)
    askings = askings_of(plan)
    with opened(plan, askings) as collection:
        tallies = asyncio.run(collect(Work(plan, askings, collection, Watch())))
    return {one.rung.partition("/")[2]: one for one in tallies}


def test_a_server_is_started_measured_and_stopped(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    told = run(tmp_path / "c", variant("Q8_0", "--pid", str(pid)))["Q8_0"]
    assert (told.answered, told.missing) == (5, 0)
    assert (told.peak_memory or 0) > 1_000_000
    assert ends(int(pid.read_text("utf-8")))


def test_a_crash_is_followed_by_a_new_start_and_a_rung_that_only_crashes_by_the_next(
    tmp_path: Path,
) -> None:
    told = run(
        tmp_path / "c",
        variant("Q8_0", "--crash-after", "7"),  # the probe takes four, so three answers a start
        variant("Q4_0", "--crash-after", "0", "--say", "CUDA out of memory"),
        variant("Q2_K"),
    )
    assert told["Q8_0"].answered == 5
    assert told["Q4_0"].answered == 0
    assert "out of memory" in told["Q4_0"].stopped
    assert told["Q2_K"].missing == 0
    log = tmp_path / "c" / ".logs" / "fake-1b-Q4_0.log"
    assert log.read_text("utf-8").count("CUDA out of memory") == 3


def test_what_never_gets_ready_or_is_not_there_is_told(tmp_path: Path) -> None:
    missing = '[[variant]]\nquant = "Q2_K"\ncommand = ["no-such-server"]\nhealth = "http://127.0.0.1:1/"\n'
    told = run(tmp_path / "c", variant("Q8_0", "--deaf"), missing, start=1.5)
    assert "not ready after 2 s" in told["Q8_0"].stopped
    assert "no-such-server: No such file or directory; install it" in told["Q2_K"].stopped


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_no_server_outlives_its_runner(tmp_path: Path, sign: signal.Signals) -> None:
    if sign is signal.SIGKILL and sys.platform != "linux":
        pytest.skip("only Linux ends a process with the one that started it")
    pid = tmp_path / "pid"
    plan = tmp_path / "plan.toml"
    plan.write_text(plan_text(tmp_path / "c", variant("Q8_0", "--deaf", "--pid", str(pid))))
    runner = subprocess.Popen(
        [sys.executable, "-m", "grader", "collect", str(plan)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 600  # a loaded machine fails no test
    while not (pid.exists() and pid.read_text("utf-8")) and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(runner.pid, sign)
    assert runner.wait(600) == (130 if sign is signal.SIGTERM else -signal.SIGKILL)
    assert ends(int(pid.read_text("utf-8")))


def ends(pid: int) -> bool:
    """Whether a process is gone, or soon is; what nobody waited for counts as gone."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
            os.kill(pid, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False
