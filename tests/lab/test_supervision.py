"""Whatever is killed, nothing that it started is left behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc"),
]

BUSY = "<!doctype html><p>x</p><script>setTimeout(() => { for (;;); }, 1)</script>"
PATIENCE = 180.0


@dataclass(frozen=True)
class Seen:
    """One process, known by more than a number that may be given again."""

    pid: int
    born: str
    command: str

    @property
    def alive(self) -> bool:
        told = _stat(self.pid)
        return told is not None and told[19] == self.born and told[0] != "Z"


def _stat(pid: int) -> list[str] | None:
    """Fields of /proc/<pid>/stat from the third on (proc(5)): state, parent …, 19 is the start."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def below(root: int) -> list[Seen]:
    """Every process that a process started, however deep."""
    children: dict[int, list[Seen]] = {}
    for entry in Path("/proc").iterdir():
        told = _stat(int(entry.name)) if entry.name.isdigit() else None
        if told is None or told[0] == "Z":
            continue
        try:
            command = (entry / "cmdline").read_bytes().decode()
        except OSError:
            continue
        children.setdefault(int(told[1]), []).append(Seen(int(entry.name), told[19], command))
    found, waiting = [], [root]
    while waiting:
        for one in children.get(waiting.pop(), []):
            found.append(one)
            waiting.append(one.pid)
    return found


def wait(reached: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if reached():
            return True
        time.sleep(0.1)
    return False


def those(all_: list[Seen], part: str) -> list[Seen]:
    return [one for one in all_ if part in one.command]


Sitting = tuple[subprocess.Popen[bytes], list[Seen]]


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    """A running `grade` whose browser is busy with a page, and all that it started."""
    (tmp_path / "busy.html").write_text(BUSY)
    command = [sys.executable, "-m", "grader", "busy.html", "--no-store", "--workers", "1"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=tmp_path, stdout=quiet, stderr=quiet)
    started: list[Seen] = []

    def opened() -> bool:
        started[:] = below(process.pid)
        return bool(those(started, "type=renderer"))

    assert wait(opened), "no browser was started"
    yield process, started
    process.kill()
    process.wait()
    for one in started:
        if one.alive:
            os.kill(one.pid, signal.SIGKILL)


def test_a_killed_grader_leaves_nothing_behind(sitting: Sitting) -> None:
    process, started = sitting
    process.kill()
    assert wait(lambda: not any(one.alive for one in started)), started


def test_a_killed_worker_leaves_nothing_behind(sitting: Sitting) -> None:
    process, started = sitting
    (worker,) = those(started, "spawn_main")
    os.kill(worker.pid, signal.SIGKILL)
    others = those(started, "driver") + those(started, "chrom") + those(started, "headless")
    assert len(others) > 2
    assert wait(lambda: not any(one.alive for one in others)), others
    assert wait(lambda: process.poll() is not None)


def test_a_killed_driver_takes_its_browser_along(sitting: Sitting) -> None:
    _, started = sitting
    driver = those(started, "run-driver")[0]
    os.kill(driver.pid, signal.SIGKILL)
    browsers = those(started, "type=") + those(started, "remote-debugging")
    assert len(browsers) > 2
    assert wait(lambda: not any(one.alive for one in browsers)), browsers


def test_a_browser_that_does_not_react_is_killed_all_the_same(sitting: Sitting) -> None:
    """A pipe that ends is not noticed by who stands still: the kernel has to do it."""
    if not shutil.which("setpriv"):
        pytest.skip("no setpriv on this machine")
    _, started = sitting
    driver = those(started, "run-driver")[0]
    browser = those(started, "remote-debugging-pipe")[0]  # the topmost comes first
    os.kill(browser.pid, signal.SIGSTOP)
    os.kill(driver.pid, signal.SIGKILL)
    assert wait(lambda: not browser.alive)
