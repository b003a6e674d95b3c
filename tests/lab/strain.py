"""What makes a machine slow, in ways that no verdict may show: throttled, loaded, stalled."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from grader.gather.lab import furniture

BUSY = "while True: pass"

STALL = """
import os, signal, sys, time
from tests.lab.test_supervision import below

root = int(sys.argv[1])
for seconds in (3.0, *[0.4] * 8):
    time.sleep(0.15)
    pids = [root, *(one.pid for one in below(root) if one.pid != os.getpid())]
    for sign, wait in ((signal.SIGSTOP, seconds), (signal.SIGCONT, 0)):
        for pid in pids:
            try:
                os.kill(pid, sign)
            except OSError:
                pass
        time.sleep(wait)
"""
"""Stops a process and all below it, again and again: for three seconds, then for less."""


@contextmanager
def calm() -> Iterator[None]:
    """Leave the machine as it is."""
    yield


@contextmanager
def throttled(rate: float = 20) -> Iterator[None]:
    """Let the browser slow every page down by so many times."""
    slow = ("Emulation.setCPUThrottlingRate", {"rate": rate})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(furniture, "ALWAYS", (*furniture.ALWAYS, slow))
        yield


@contextmanager
def loaded() -> Iterator[None]:
    """Keep every core busy with something else."""
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for one in busy:
            one.kill()
            one.wait()


@contextmanager
def stalled() -> Iterator[None]:
    """Let this process, the driver and the browser stand still together, nine times in a row."""
    stalling = subprocess.Popen([sys.executable, "-c", STALL, str(os.getpid())])
    try:
        yield
    finally:
        assert stalling.wait() == 0
