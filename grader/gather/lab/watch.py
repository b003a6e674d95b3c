"""Patience with a page: its processor time decides, the wall clock only gives up."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from grader.gather.lab.browser import Browser
from grader.gather.lab.meter import Meter, family
from grader.gather.lab.trouble import (
    AnswerError,
    CrashedError,
    CrowdedError,
    HungError,
    LateError,
    LostError,
    SpentError,
)

T = TypeVar("T")

TICK = 0.1
"""Seconds of wall clock between two looks at what a page uses."""

FAMILY = 5
"""Of these looks, every so many go to the whole browser."""

ECHO = 10.0
"""Seconds of wall clock in which the browser itself answers, if nothing is before it."""

MORE_TIME = 1.5
"""Times the processor time of a visit that the whole browser may use meanwhile."""

MORE_MEMORY = 1 << 30
"""Bytes that the whole browser may have besides a page's own."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """When a lab gives up on a page.

    Seconds of processor time decide: who burns ``suspicious`` in one task is looked at a second
    time, in a fresh browser and with ``AGAIN`` times the patience; ``whole`` is for all tasks of
    a visit, ``stage`` for all plans that one provider tries. ``wall`` is in seconds of wall clock,
    and ends what nobody can tell any more. ``callbacks`` may run between two steps of a plan: a
    page that sets more never rests.
    """

    suspicious: float = 3.0
    whole: float = 20.0
    stage: float = 60.0
    wall: float = 30.0
    callbacks: int = 100_000


AGAIN = 4
"""Times the patience of a first look, so that no slow machine convicts a page."""


@dataclass(frozen=True, slots=True)
class Patience:
    """What one visit may use.

    ``task``, ``visit`` and ``stage`` are seconds of processor time: of one task, of all of them, of
    all that a stage tries. ``wall`` is in seconds of wall clock; ``memory`` in bytes; ``callbacks``
    is how many may run between two steps: a page that sets more timers than it can run never
    rests. A page that is ``alone`` with its browser answers for all that the browser does.
    """

    task: float
    visit: float
    stage: float
    wall: float
    memory: int
    callbacks: int
    alone: bool = False


class Watch:
    """Waits for answers of a page, and for no longer than it deserves.

    ``ping`` asks the page for a sign of life, which it can give only between two tasks.
    """

    def __init__(
        self,
        browser: Browser,
        meter: Meter | None,
        patience: Patience,
        ping: Callable[[], Awaitable[object]],
    ) -> None:
        self._browser = browser
        self._meter = meter
        self._patience = patience
        self._ping = ping
        self._pinging: asyncio.Task[object] | None = None
        self._crash: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._since = time.monotonic()
        self._first: float | None = None
        self._alive = 0.0
        self._looks = 0
        self._others = 0.0
        self._alone = True
        self.spent = self.elsewhere = 0.0
        """Seconds of processor time of the page, and of the whole browser, as last looked at."""

    def crashed(self, why: str) -> None:
        """Take the news that the page's process died."""
        if not self._crash.done():
            self._crash.set_result(why)

    def end(self) -> None:
        """Stop asking for signs of life."""
        if self._pinging is not None:
            self._pinging.cancel()

    async def guard(self, call: Awaitable[T]) -> T:
        """Wait for an answer.

        Raises:
            HungError: one task has burnt its processor time.
            CrashedError: the page's process died.
            SpentError: the visit has burnt its processor time, in many tasks.
            CrowdedError: the browser has, and it may be another's doing.
            LateError: the wall clock ran out first.
            LostError: the browser is gone.
            AnswerError: it says that the call cannot be done.
        """
        task = asyncio.ensure_future(call)
        try:
            while True:
                await asyncio.wait((task, self._crash), timeout=TICK, return_when="FIRST_COMPLETED")
                if self._crash.done():
                    raise CrashedError(self._crash.result())
                if task.done():
                    return await self._answer(task)
                await self._look()
        finally:
            self._since_answered()
            if not task.done():
                task.cancel()
                task.add_done_callback(_forget)

    async def _answer(self, task: "asyncio.Future[T]") -> T:
        """Return an answer; behind an error may stand a crash whose news are late."""
        try:
            return task.result()
        except Exception as error:
            await asyncio.wait((self._crash,), timeout=TICK)
            if self._crash.done():
                raise CrashedError(self._crash.result()) from error
            if not self._browser.alive:
                raise LostError(str(error)) from error
            raise AnswerError(str(error)) from error

    async def _look(self) -> None:
        if not self._browser.alive:
            raise LostError("the browser ended")
        if time.monotonic() - self._since > self._patience.wall:
            raise LateError(f"not done within {self._patience.wall:.0f} s of wall clock")
        if self._meter is None:
            return
        spent = await self._browser.seconds(self._meter)
        if spent is None:
            return
        await self._judge(spent)
        self._bound_memory(self._meter)
        if self._looks % FAMILY == 0:
            self._meter.calm()
            self._bound_family()
        self._looks += 1

    async def _judge(self, spent: float) -> None:
        if self._first is None:
            self._first = self._alive = spent
        self.spent = spent - self._first
        if self._pinging is None or self._pinging.done():
            self._alive = spent
            self._pinging = asyncio.ensure_future(_quietly(self._ping))
        late = spent - self._alive > self._patience.task
        # a sign of life may be under way, behind a flood of other news
        if late and await self._browser.echo(ECHO) and not self._pinging.done():
            raise HungError(f"one task ran for more than {self._patience.task:.3g} s")
        if self.spent > self._patience.visit:
            raise SpentError(f"it used more than {self._patience.visit:.3g} s of processor time")

    def _bound_memory(self, meter: Meter) -> None:
        if (meter.memory() or 0) > self._patience.memory:
            self.crashed(f"it took more than {self._patience.memory >> 20} MB of memory")
            with contextlib.suppress(OSError):
                os.kill(meter.pid, signal.SIGKILL)

    def _bound_family(self) -> None:
        """Bound what a page has others do: workers, painters, the browser itself."""
        use = None if self._browser.pid is None else family(self._browser.pid)
        if use is None:
            return
        if self._looks == 0:
            self._others = use.seconds
        self._alone = self._alone and self._browser.tenants == 1
        self.elsewhere = use.seconds - self._others
        patience = self._patience
        most, memory = MORE_TIME * patience.visit, patience.memory + MORE_MEMORY
        if use.memory > memory and patience.alone:
            raise CrashedError(f"it took more than {memory >> 20} MB of memory")
        if self.elsewhere > most or use.memory > memory:
            told = f"the browser used more than {most:.0f} s of processor time"
            whose = patience.alone or (self._alone and use.memory <= memory)
            raise (SpentError if whose else CrowdedError)(told)

    def _since_answered(self) -> None:
        """Begin anew: what ran between two calls is not one task."""
        self.end()
        self._pinging = None


async def _quietly(ping: Callable[[], Awaitable[object]]) -> None:
    with contextlib.suppress(Exception):  # a ping that fails was at least answered
        await ping()


def _forget(task: "asyncio.Future[T]") -> None:
    """Fetch the outcome of a call that nobody waits for any more."""
    if not task.cancelled():
        task.exception()
