"""Worker processes: whole artifacts go in, finished rows come out.

The parent owns deadlines and lives on the outside: when a worker hangs or dies, its
whole process group is killed, what it had in hand is tried once more in a fresh one,
and after that told as a gap of cause ``tool``.
"""

import asyncio
import contextlib
import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from grader.binding import Bound, House
from grader.gather.records import Records
from grader.gather.tools import Toolbox
from grader.judging import Question, judge_artifact
from grader.run import Graded, Where
from grader.shelf import read_artifact

TRIES = 2
"""A worker may be lost by accident; twice over the same artifact, it is none."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to know once."""

    rubrics: tuple[str, ...]
    folders: tuple[str, ...]
    static: bool
    record: Path | None = None
    replay: Path | None = None
    deadline: float = 300.0


@dataclass(frozen=True, slots=True)
class Job:
    """One artifact with everything that is asked of it."""

    number: int
    where: Where
    artifact_id: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A finished job, or, with a ``fault``, one that could not be looked at."""

    job: Job
    graded: tuple[Graded, ...] = ()
    tools: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    notes: tuple[str, ...] = ()


@dataclass
class _Hand:
    """One worker process and what it has in hand."""

    process: SpawnProcess
    pipe: Connection
    job: Job | None = None
    since: float = 0.0
    ready: bool = False


@dataclass
class Pool:
    """Keeps ``size`` workers busy and alive."""

    setup: Setup
    size: int
    _hands: list[_Hand] = field(default_factory=list)

    def run(self, jobs: tuple[Job, ...]) -> Iterator[Done]:
        """Yield every job as it is finished, in any order; nothing is left running."""
        waiting = deque(jobs)
        tries: dict[int, int] = {}
        open_jobs = len(jobs)
        try:
            while open_jobs:
                self._feed(waiting)
                for hand in self._stirred():
                    done = self._receive(hand)
                    if done is None:
                        done = self._lose(hand, waiting, tries)
                    if done is not None:
                        open_jobs -= 1
                        yield done
        finally:
            self.close()

    def close(self) -> None:
        """Stop every worker and everything that it started."""
        for hand in self._hands:
            with contextlib.suppress(OSError):
                hand.pipe.close()
        patience = time.monotonic() + 3
        for hand in self._hands:
            hand.process.join(max(0.0, patience - time.monotonic()))
            _kill(hand.process)
        self._hands.clear()

    def _feed(self, waiting: deque[Job]) -> None:
        idle = [hand for hand in self._hands if hand.job is None]
        while waiting and (idle or len(self._hands) < self.size):
            hand = idle.pop() if idle else self._hire()
            hand.job, hand.since = waiting.popleft(), time.monotonic()
            with contextlib.suppress(OSError):  # a dead worker is noticed by its pipe's end
                hand.pipe.send(hand.job)

    def _hire(self) -> _Hand:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.setup), daemon=False)
        process.start()
        theirs.close()
        hand = _Hand(process, ours)
        self._hands.append(hand)
        return hand

    def _stirred(self) -> list[_Hand]:
        """Wait until a worker says something, ends, or is over its deadline."""
        busy = [hand for hand in self._hands if hand.job is not None]
        spoken = wait([hand.pipe for hand in busy], timeout=0.5)
        late = time.monotonic() - self.setup.deadline
        return [hand for hand in busy if hand.pipe in spoken or hand.since < late]

    def _receive(self, hand: _Hand) -> Done | None:
        """Return what a worker finished, or None if it is lost."""
        try:
            if not hand.pipe.poll():
                return None
            done: Done = hand.pipe.recv()
        except (EOFError, OSError):
            return None
        hand.job = None
        return done

    def _lose(self, hand: _Hand, waiting: deque[Job], tries: dict[int, int]) -> Done | None:
        """Put a lost worker's job back, or give it up."""
        job = hand.job
        late = time.monotonic() - hand.since > self.setup.deadline
        self._hands.remove(hand)
        _kill(hand.process)
        hand.pipe.close()
        if job is None:
            return None
        tries[job.number] = tries.get(job.number, 0) + 1
        if tries[job.number] < TRIES:
            waiting.appendleft(job)
            return None
        how = f"was stopped after {self.setup.deadline:.0f} s" if late else "died"
        return Done(job, fault=f"the worker {how}, {TRIES} times")


def _work(pipe: Connection, setup: Setup) -> None:
    """Live as a worker until the pipe closes."""
    os.setsid()  # so that the parent can kill what this process starts along with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    with contextlib.suppress(EOFError, OSError):
        asyncio.run(_serve(pipe, setup))


def settle_memory() -> None:
    """Tell the collector of garbage to leave alone what a worker keeps as long as it lives.

    Going through every module again and again takes a tenth of the time of a static pass.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


async def _serve(pipe: Connection, setup: Setup) -> None:
    house = House.open(setup.folders)
    bound = {id_: house.bind(id_, static=setup.static) for id_ in setup.rubrics}
    settle_memory()
    toolbox = Toolbox()
    inbox: asyncio.Queue[Job | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    threading.Thread(target=_listen, args=(pipe, loop, inbox), daemon=True).start()
    try:
        while (job := await inbox.get()) is not None:
            records = Records(setup.record, setup.replay)
            done = await judged(job, bound, toolbox, records)
            pipe.send(replace(done, notes=tuple(records.notes)))
    finally:
        await toolbox.close()


async def judged(job: Job, bound: dict[str, Bound], toolbox: Toolbox, records: Records) -> Done:
    """Read an artifact and answer everything that is asked of it."""
    try:
        artifact = read_artifact(job.where)
    except OSError as error:
        return Done(job, fault=f"{error.filename}: {error.strerror}")
    if artifact.id != job.artifact_id:
        return Done(job, fault="the file changed while it was graded")
    graded = await judge_artifact(artifact, job.questions, bound, toolbox, records)
    return Done(job, graded, tuple(toolbox.versions().items()))


def _listen(
    pipe: Connection, loop: asyncio.AbstractEventLoop, inbox: "asyncio.Queue[Job | None]"
) -> None:
    """Pass jobs on; when the parent is gone, end the loop, and if that hangs, the process."""
    while True:
        try:
            job: Job | None = pipe.recv()
        except (EOFError, OSError):
            job = None
        loop.call_soon_threadsafe(inbox.put_nowait, job)
        if job is None:
            time.sleep(10)
            os.killpg(os.getpgrp(), signal.SIGKILL)


def _kill(process: SpawnProcess) -> None:
    """Kill a worker's process group and reap the worker."""
    if process.pid is not None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()  # it may not lead its group yet
    process.join(5)


Progress = Callable[[int, int], None]
"""Called with finished and all jobs."""
