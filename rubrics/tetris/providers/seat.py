"""Seat: one game on the table, from its loading on: pressed, waited for and looked at.

Every experiment begins at loading and repeats a prefix; nothing is saved. What was done and when
is kept, so that any run can be done again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from grader.evidence.inputs import Plan, Show, Step, Window, looks
from grader.evidence.inputs import click as point
from grader.evidence.inputs import hold as press
from grader.evidence.trace import Trace
from grader.gather.lab.live import Live
from grader.gather.lab.stage import Stage
from rubrics.tetris.evidence.lattice import Lattice, Samples, unpack_cells
from rubrics.tetris.evidence.openings import Pressable
from rubrics.tetris.evidence.raster import Raster, unpack

SCENE = (files(__package__) / "js" / "scene.js").read_text("utf-8")

TAP_MS = 34.0
"""How long a key is held in a tap: two frames, for games that look at their keys in each."""

WIDTH, HEIGHT = 1280, 1000
"""CSS pixels of the window: tall enough for most boards."""

REST_MS = 34.0
"""Time between two taps: games that take one command a frame have seen the last one."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done to the game: ``kind`` is tap, click or wait.

    ``what`` names a key; ``x`` and ``y`` are in CSS pixels; ``ms`` is how long.
    """

    kind: str
    what: str = ""
    ms: float = 0.0
    x: float = 0.0
    y: float = 0.0

    @property
    def lasts(self) -> float:
        """Milliseconds until the next deed may come."""
        return self.ms if self.kind == "wait" else max(self.ms, TAP_MS) + REST_MS


def tap(key: str) -> Deed:
    """A short press of a key."""
    return Deed("tap", key, TAP_MS)


def hold(key: str, ms: float) -> Deed:
    """A long press of a key."""
    return Deed("tap", key, ms)


def click(x: float, y: float) -> Deed:
    """A click at a point."""
    return Deed("click", x=x, y=y)


def wait(ms: float) -> Deed:
    """Let time pass."""
    return Deed("wait", ms=ms)


class Seat:
    """A person's place before the game. Times are virtual milliseconds since it was loaded."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage = stage
        self.window = Window(WIDTH, HEIGHT, seed)
        self.now = 0.0
        self.deeds: list[tuple[float, Deed]] = []
        self._live: Live

    async def begin(self, prefix: tuple[Deed, ...] = ()) -> None:
        """Load the game anew and do what brings it to where an experiment starts."""
        self._live = await self.stage.live(self.window)
        self.now = 0.0
        self.deeds = []
        await self.do(*prefix)

    async def do(self, *deeds: Deed) -> None:
        """Do one thing after another."""
        at = 0.0
        steps: list[Step] = []
        for deed in deeds:
            if deed.kind != "wait":
                self.deeds.append((self.now + at, deed))
            if deed.kind == "tap":
                steps.extend(press(deed.what, at, deed.ms))
            elif deed.kind == "click":
                steps.extend(point(deed.x, deed.y, at))
            at += deed.lasts
        await self._live.run(Plan(tuple(steps), at, self.window))
        self.now += at

    async def wait(self, ms: float) -> None:
        """Let time pass."""
        await self.do(wait(ms))

    async def picture(self, region: tuple[float, float, float, float], scale: float) -> Raster:
        """Look at a region: left, top, width, height in CSS pixels."""
        left, top, width, height = region
        text = await self._see(f"it.picture({left}, {top}, {width}, {height}, {scale})")
        return unpack(text, -int(-height * scale // 1), -int(-width * scale // 1))

    async def cells(self, lattice: Lattice) -> Samples:
        """Look at the cells of a lattice."""
        given = f"{lattice.left}, {lattice.top}, {lattice.across}, {lattice.down}"
        text = await self._see(f"it.cells({given}, {lattice.columns}, {lattice.rows})")
        return unpack_cells(text, lattice)

    async def words(self) -> str:
        """Read the page's text."""
        return await self._see("it.words()")

    async def height(self) -> float:
        """How tall the document is, in CSS pixels."""
        return float(await self._live.ask(SCENE, "it.height()"))

    async def pressables(self) -> list[Pressable]:
        """What looks as if it could be pressed."""
        return [Pressable(*one) for one in await self._live.ask(SCENE, "it.buttons()")]

    async def holders(self, x: float, y: float) -> list[tuple[float, float, float, float]]:
        """The boxes of what lies at a point, innermost first: left, top, width, height."""
        return [tuple(one) for one in await self._live.ask(SCENE, f"it.holders({x}, {y})")]

    async def ask(self, script: str, call: str) -> Any:
        """Evaluate a call on what a script of ours returns (see ``Live.ask``)."""
        return await self._live.ask(script, call)

    async def replay(self, times: Sequence[float], *shows: Show) -> Trace:
        """Do all that was done since loading once more, in a fork that looks at some moments."""
        steps: list[Step] = [*looks(sorted(times), *shows)]  # they come before what is done then
        for at, deed in self.deeds:
            if at <= max(times):
                done = deed.kind == "tap"
                steps += press(deed.what, at, deed.ms) if done else point(deed.x, deed.y, at)
        return await self.stage.fork(Plan.of(steps, window=self.window))

    async def _see(self, call: str) -> str:
        seen = await self._live.ask(SCENE, call)
        assert isinstance(seen, str)  # noqa: S101 - what the script returns
        return seen
