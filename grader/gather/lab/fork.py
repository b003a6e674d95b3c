"""One fork: a page is loaded anew, a plan is run in it, and what was seen becomes a trace."""

import json
from dataclasses import dataclass, replace

from grader.evidence.browser import Ending
from grader.evidence.inputs import Look, Plan, Resize, Show
from grader.evidence.trace import Sight, Trace
from grader.gather.lab.hand import Hand
from grader.gather.lab.log import Log
from grader.gather.lab.room import LeftError, ReplacedError, Room
from grader.gather.lab.trouble import UnsoundError
from grader.gather.lab.wire import END, picture, sights_of, steps_of


@dataclass(frozen=True, slots=True)
class Manner:
    """How a fork is run, which must not show in its trace.

    ``trusted`` inputs go through the browser; with ``full`` every draw is recorded; ``eager``
    looks are told at once, since the page is expected to hang; ``callbacks`` may run between
    two steps.
    """

    trusted: bool
    full: bool
    eager: bool
    callbacks: int


class Fork:
    """One run of a plan. What was seen before a page hangs stays in ``sights``."""

    def __init__(self, room: Room, log: Log, plan: Plan, manner: Manner) -> None:
        self._room = room
        self._log = log
        self._plan = plan
        self._manner = manner
        self._steps = steps_of(plan, trusted=manner.trusted, eager=manner.eager)
        self._sights: dict[int, Sight] = {}
        self._screens: dict[int, bytes] = {}
        self._hand = Hand()
        self._documents = 1
        self.begun = False
        """Whether the page was loaded at all, and the plan begun."""

    async def run(self) -> Trace:
        """Run the plan in a room that was made ready for it; a page that goes on is followed.

        Raises:
            UnsoundError: what was not recorded is needed after all.
        """
        paced = await self._once(paced=False)
        if not paced:
            return self.trace(Ending.NAVIGATED_AWAY if self._log.left else Ending.LOADED)
        raise PacedError

    async def run_paced(self) -> Trace:
        """Run it once more, frame by frame, so that frames within the page keep step."""
        await self._once(paced=True)
        return self.trace(Ending.NAVIGATED_AWAY if self._log.left else Ending.LOADED)

    async def _once(self, *, paced: bool) -> bool:
        """Run the plan; whether it has to be paced and was not."""
        arrive, done, past = self._room.load, 0, 0.0
        while True:
            try:
                await arrive()
                await self._play(done, past, paced=paced)
            except ReplacedError:
                self._documents += 1
                self._collect()
                arrive, (done, past) = self._room.reach, self._room.progress
                continue
            except LeftError:
                pass
            self._collect()
            return self._room.most_frames > 1 and not paced

    async def _play(self, done: int, past: float, *, paced: bool) -> None:
        room, frame_ms = self._room, self._plan.window.frame_ms
        self.begun = True
        given = {
            "steps": self._steps,
            "from": done,
            "past": past,
            "trusted": self._manner.trusted,
            "full": self._manner.full,
            "pace": frame_ms if paced else 0,
            "most": self._manner.callbacks,
        }
        gesture = bool(self._plan.inputs) and not self._manner.trusted
        await room.call("play", json.dumps(given), gesture=gesture)
        while True:
            news = await room.hear("stop", "unsound", "pace")
            if news == "unsound":
                raise UnsoundError
            if news == "stop" and room.stopped == END:
                return
            size = (0, 0)
            if news == "stop":
                size = await self._act(room.stopped)
            else:
                await self._keep_step(frame_ms)
            await room.call("resume", *size)

    async def _keep_step(self, frame_ms: float) -> None:
        for frame in self._room.others:
            await self._room.turn(frame, frame_ms)

    async def _act(self, index: int) -> tuple[int, int]:
        """Do what only the browser can; the size that the page waits for, or zeros."""
        step = self._plan.steps[index]
        if isinstance(step, Resize):
            return await self._room.furniture.resize(self._plan.window, step.width, step.height)
        if isinstance(step, Look):
            self._screens[index] = await self._room.picture()
            return 0, 0
        for method, given in self._hand.calls(step):
            await self._room.send(method, **given)
        return 0, 0

    def _collect(self) -> None:
        """Take over what the page has told."""
        for text in self._room.told:
            self._sights.update(sights_of(text))
        self._room.told.clear()

    def trace(self, ending: Ending, why: str = "") -> Trace:
        """What was seen and heard so far."""
        self._collect()
        for index, data in self._screens.items():
            seen = self._sights.get(index)
            if seen is not None:
                self._sights[index] = replace(seen, screen=picture(f"screen {index}", data))
        log = self._log
        return Trace(
            ending,
            why or log.left,
            tuple(seen for _, seen in sorted(self._sights.items())),
            tuple(log.console),
            tuple(log.errors.values()),
            tuple(one.url for one in log.blocked()),
            self._documents,
            tuple(sorted(log.restless)),
        )


class PacedError(Exception):
    """The page has frames within it: the fork has to be run frame by frame."""


def needs_canvas(plan: Plan) -> bool:
    """Whether a plan looks at what canvases show."""
    canvas = {Show.DRAWS, Show.STATE, Show.PIXELS, Show.SCREEN}
    return any(one.show & canvas for one in plan.looks)
