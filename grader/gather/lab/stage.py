"""A stage: where a provider plays a page, one fork after another.

    async def act(stage: Stage) -> Answer:
        idle = await stage.fork(Plan(looks([1000.0], Show.DRAWS)))
        moved = await stage.fork(Plan((*tap("ArrowLeft", 500.0), *looks([1000.0], Show.DRAWS))))
        ...

    return await lab.stage(artifact, source, act)

A fork starts from nothing: the page is loaded anew, its storage is empty, its clock and its
draws are those of the plan's window. So it depends on (artifact, plan) alone, and is run once.
"""

import asyncio
from dataclasses import dataclass, replace
from typing import Protocol

from grader.artifact import Artifact
from grader.evidence.browser import Ending
from grader.evidence.inputs import Plan, Window
from grader.evidence.source import SourceFiles
from grader.evidence.trace import Difference, Trace, first_difference
from grader.gather.lab.browser import Browser
from grader.gather.lab.budget import Budget
from grader.gather.lab.fork import Fork, Manner, PacedError, needs_canvas
from grader.gather.lab.live import Live
from grader.gather.lab.log import Log
from grader.gather.lab.room import Room
from grader.gather.lab.serve import Site
from grader.gather.lab.trouble import (
    TRIES,
    CrashedError,
    CrowdedError,
    DeadlyError,
    HungError,
    LateError,
    LostError,
    SpentError,
    ToolError,
    UnsoundError,
)
from grader.gather.lab.watch import Patience

UNCLEAR = (CrowdedError, LateError, LostError)
"""A neighbour, or the machine, may have done it."""

LIVE = 4
"""A live page is played for so many times longer than a fork."""

ENOUGH = 2
"""Times the processor time of one task, which a second look has whatever was used before."""

TELLTALE = b"isTrusted"
"""A page that names this is handed trusted inputs, which no page can tell from a person's."""


class Browsers(Protocol):
    """Who has browsers, and says how long to wait: the lab."""

    async def browser(self) -> Browser:
        """Return the one that all share."""

    async def fresh(self) -> Browser:
        """Start another, which the caller kills."""

    async def discard(self, browser: Browser) -> None:
        """Kill one that is no longer good."""

    def patience(self, times: int = 1) -> Patience:
        """Say what a fork may use, so many times."""

    def patience_alone(self, *, unclear: bool = False) -> Patience:
        """Say what it may use at a second look."""


@dataclass(frozen=True, slots=True)
class Twins:
    """One plan, run twice (A/A). With a ``difference``, whoever compares forks has to abstain."""

    trace: Trace
    difference: Difference | None

    @property
    def deterministic(self) -> bool:
        """Whether both runs told the same."""
        return self.difference is None


class Stage:
    """Plays one page. Safe to use from several tasks; forks run one at a time."""

    def __init__(self, lab: Browsers, artifact: Artifact, source: SourceFiles) -> None:
        self.full = False
        """Whether every draw is recorded from now on, because arming was found unsound."""
        self._lab = lab
        self._site = Site.of(artifact)
        self._source = source
        self._telltale = any(TELLTALE in one.data for one in artifact.files)
        self._traces: dict[Plan, Trace] = {}
        self._dead: dict[Window, Trace] = {}
        self._compared: set[bool] = set()
        self._rooms: dict[bool, Room] = {}
        self._browser: Browser | None = None
        self._budget = Budget(lab.patience().stage)
        self._turn = asyncio.Lock()

    async def fork(self, plan: Plan) -> Trace:
        """Run a plan, once: the same plan has the same trace.

        A page that hangs or crashes twice has a trace with that ending.

        Raises:
            ToolError, SpentError, LateError, DeadlyError: nobody can tell; ``Lab.stage`` makes
                a Missing of it.
        """
        plan = self._settled(plan)
        async with self._turn:
            if plan not in self._traces:
                self._traces[plan] = await self._checked(plan)
            return self._traces[plan]

    async def twins(self, plan: Plan) -> Twins:
        """Run a plan and run it again, to see whether the page repeats itself."""
        one = await self.fork(plan)
        if one.ending in ENDINGS.values():
            return Twins(one, None)  # it took two browsers to say so
        async with self._turn:
            other = await self._run(self._settled(plan))
        return Twins(one, first_difference(one, other))

    async def live(self, window: Window, *, trusted: bool | None = None, full: bool = True) -> Live:
        """Load the page to play it step by step; it lasts until the next fork or live page.

        Without ``full``, canvases are painted only shortly before a look, which is many times
        faster where a game paints in every frame; a look that needs more raises UnsoundError.

        Raises:
            LostError, LateError: as ``fork``.
        """
        plan = self._settled(Plan(window=window, trusted=trusted))
        async with self._turn:
            patience = replace(self._lab.patience(LIVE), alone=True)  # nobody looks again
            patience = self._budget.allow(patience)
            room = await self._ready(plan, patience, record=not full)
            await room.renew(window, Log(self._site, self._source), patience)
        live = Live(room, trusted=bool(plan.trusted), callbacks=patience.callbacks, full=full)
        await live.begin()
        return live

    async def close(self) -> None:
        """Leave the page."""
        rooms, browser = list(self._rooms.values()), self._browser
        self._rooms.clear()
        for room in rooms:
            self._budget.close(room.account)
            if browser is not None and not await room.close():
                await self._lab.discard(browser)

    def _settled(self, plan: Plan) -> Plan:
        """A plan with nothing left to choose."""
        trusted = self._telltale if plan.trusted is None else plan.trusted
        return replace(plan, trusted=trusted)

    async def _checked(self, plan: Plan) -> Trace:
        """Run a plan; the first ones are run in full as well, and must show the same."""
        if plan.window in self._dead:  # it hung before any plan began: no other begins
            return self._dead[plan.window]
        trace = await self._run(plan)
        kind = bool(plan.inputs)
        if self.full or plan.full or kind in self._compared or not needs_canvas(plan):
            return trace
        self._compared.add(kind)
        full = await self._run(replace(plan, full=True))
        self.full = trace != full
        return full

    async def _run(self, plan: Plan) -> Trace:
        try:
            return await self._attempt(plan, self._budget.allow(self._lab.patience()))
        except (HungError, CrashedError) as error:
            await self.close()
            return await self._again(plan, type(error))
        except UNCLEAR as error:
            await self._leave()
            return await self._again(plan, type(error))
        except SpentError:
            await self._leave()
            raise

    async def _attempt(self, plan: Plan, patience: Patience) -> Trace:
        room = await self._ready(plan, patience)
        full = self.full or plan.full
        try:
            return await self._play(room, plan, patience, full=full)
        except UnsoundError:
            self.full = True
            return await self._play(room, plan, patience, full=True)

    async def _play(self, room: Room, plan: Plan, patience: Patience, *, full: bool) -> Trace:
        manner = Manner(bool(plan.trusted), full, eager=False, callbacks=patience.callbacks)
        try:
            fork = await self._begin(room, plan, patience, manner)
            trace = await fork.run()
        except PacedError:
            fork = await self._begin(room, plan, patience, manner)
            trace = await fork.run_paced()
        if trace.ending is Ending.NAVIGATED_AWAY:
            await self.close()  # what it kept lies where it left from
        return trace

    async def _begin(self, room: Room, plan: Plan, patience: Patience, manner: Manner) -> Fork:
        log = Log(self._site, self._source)
        await room.renew(plan.window, log, patience)
        return Fork(room, log, plan, manner)

    async def _ready(self, plan: Plan, patience: Patience, *, record: bool = True) -> Room:
        """The room of this stage with a recorder, or without one, opened where it is not."""
        if self._browser is None or not self._browser.alive:
            for room in self._rooms.values():
                self._budget.close(room.account)
            self._rooms.clear()
            self._browser = await self._lab.browser()
        if record not in self._rooms:
            room = Room(self._browser, Log(self._site, self._source), plan.window, record=record)
            self._rooms[record] = room
            self._budget.open(room.account)
            await room.open(patience)
        return self._rooms[record]

    async def _leave(self) -> None:
        """Give up a room whose page cannot be gone on with, and the browser, which is no better."""
        browser = self._browser
        await self.close()
        if browser is not None:
            await self._lab.discard(browser)

    async def _again(self, plan: Plan, first: type[Exception]) -> Trace:
        """Run a plan alone in a fresh browser, with more patience.

        Raises:
            ToolError: it crashed once, and not a second time.
            DeadlyError: the browser was lost each time.
        """
        patience = self._lab.patience_alone(unclear=first in UNCLEAR)
        for _ in range(TRIES):
            try:
                trace = await self._alone(plan, patience)
            except LostError as error:
                lost = str(error)
                continue
            if first is CrashedError and trace.ending not in ENDINGS.values():
                raise ToolError("the page crashed once and not a second time")
            return trace
        raise DeadlyError(lost)

    async def _alone(self, plan: Plan, patience: Patience) -> Trace:
        browser = await self._lab.fresh()
        patience = self._budget.allow(patience, more=ENOUGH * patience.task)
        room = Room(browser, Log(self._site, self._source), plan.window, record=True)
        try:
            await room.open(patience)
            return await self._to_the_end(room, plan, patience)
        finally:
            self._budget.close(room.account)
            await browser.kill()

    async def _to_the_end(self, room: Room, plan: Plan, patience: Patience) -> Trace:
        """Run a plan; what was seen before the page hangs or crashes is its trace."""
        full, paced = self.full or plan.full, False
        while True:
            manner = Manner(bool(plan.trusted), full, eager=True, callbacks=patience.callbacks)
            fork = await self._begin(room, plan, patience, manner)
            try:
                return await (fork.run_paced() if paced else fork.run())
            except (HungError, CrashedError) as error:
                trace = fork.trace(ENDINGS[type(error)], str(error))
                if not fork.begun:
                    self._dead[plan.window] = trace
                return trace
            except UnsoundError:
                full = True
            except PacedError:
                paced = True


ENDINGS: dict[type[Exception], Ending] = {
    HungError: Ending.HUNG,
    CrashedError: Ending.CRASHED,
}
