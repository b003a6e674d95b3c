"""Seat: one game on the table, from its loading on: pressed, waited for and looked at.

Every experiment begins at loading and repeats a prefix; nothing is saved. What was done and when
is kept, so that any run can be done again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from grader.evidence.inputs import Look, Plan, Show, Step, Window, looks
from grader.evidence.trace import Trace
from grader.gather.lab.live import Live
from grader.gather.lab.stage import Stage
from rubrics.tetris.evidence.lattice import Lattice, Samples, unpack_cells
from rubrics.tetris.evidence.openings import Pressable, is_mouse
from rubrics.tetris.evidence.raster import Raster, unpack
from rubrics.tetris.providers.deeds import GESTURES, LOOK, Deed, inputs, wait

SCENE = (files(__package__) / "js" / "scene.js").read_text("utf-8")

WIDTH, HEIGHT = 1280, 1000
"""CSS pixels of the window: tall enough for most boards."""

TALLEST = 1600
"""CSS pixels: the window is made as tall as the page, up to this, as if one had scrolled."""


def swapped(box: tuple[float, ...]) -> tuple[float, float, float, float]:
    """Swap the axes of a box."""
    left, top, width, height = box
    return top, left, height, width


def _upright(lattice: Lattice) -> Lattice:
    """The same lattice with its axes swapped back; its cells are counted from the left."""
    left = lattice.top if lattice.down > 0 else lattice.top + lattice.rows * lattice.down
    across, down = abs(lattice.down), lattice.across
    return Lattice(left, lattice.left, across, down, lattice.rows, lattice.columns)


@dataclass(frozen=True, slots=True)
class View:
    """How a game is looked at and, where it is played with the mouse, pointed at; CSS pixels.

    ``height`` is that of the window. ``turned``: with its axes swapped, because pieces fall to a
    side; then points are swapped too. ``follows``: the page listens to where the mouse goes.
    ``home`` is where the mouse rests after loading, ``stride`` how far it goes to move a piece by
    a column, ``walls`` between which.
    """

    height: int = HEIGHT
    turned: bool = False
    follows: bool = False
    home: tuple[float, float] = (WIDTH / 2, HEIGHT / 3)
    stride: float = 0.0
    walls: tuple[float, float] = (0.0, float(WIDTH))


UPRIGHT = View()


@dataclass(slots=True)
class Run:
    """One run from loading on: what was done when, and when something was noted."""

    window: Window
    turned: bool
    deeds: list[tuple[float, Deed]] = field(default_factory=list)
    marks: list[float] = field(default_factory=list)


class Seat:
    """A person's place before the game. Times are virtual milliseconds since it was loaded."""

    def __init__(self, stage: Stage, seed: int, view: View = UPRIGHT) -> None:
        self.stage = stage
        self.seed = seed
        self.now = 0.0
        self.runs: list[Run] = []
        self.said = ""
        """What the page said at the last glance at its cells."""
        self.loads = 0
        self.view = view
        self.pointer = view.home
        """Where the mouse is; in the turned view with its axes swapped."""

        self._cells = ""
        self._live: Live

    @property
    def deeds(self) -> list[tuple[float, Deed]]:
        """What was done in this run, and when."""
        return self.runs[-1].deeds

    @property
    def window(self) -> Window:
        """The window in which the game is played."""
        return Window(WIDTH, self.view.height, self.seed)

    async def begin(self, prefix: tuple[Deed, ...] = ()) -> None:
        """Load the game anew and do what brings it to where an experiment starts."""
        self._live = await self.stage.live(self.window, full=self.stage.full)
        self.loads += 1
        self.now = 0.0
        self.runs = [one for one in self.runs if one.marks]
        self.runs.append(Run(self.window, self.view.turned))
        self.pointer = self.view.home
        self.said = self._cells = ""
        if prefix:
            await self.do(*prefix)

    async def do(self, *deeds: Deed) -> None:
        """Do one thing after another, without looking."""
        await self._live.run(self._plan(deeds))

    async def again(self, deeds: Sequence[tuple[float, Deed]], until: float) -> None:
        """Load the game anew, and do the same at the same times, up to a moment."""
        await self.begin()
        series: list[Deed] = []
        now = 0.0
        for at, deed in deeds:
            series += [wait(at - now), deed]
            now = at + deed.lasts
        await self.do(*series, wait(until - now))

    async def wait(self, ms: float) -> None:
        """Let time pass."""
        await self.do(wait(ms))

    def mark(self, at: float | None = None) -> float:
        """Note a moment of this run, else the time now, so that it can be seen again."""
        moment = self.now if at is None else at
        self.runs[-1].marks.append(moment)
        return moment

    async def pictures(
        self, region: tuple[float, float, float, float], scale: float, *deeds: Deed
    ) -> list[Raster]:
        """Do things, and look at a region at each look among them.

        ``region`` is left, top, width, height in CSS pixels.
        """
        left, top, width, height = swapped(region) if self.view.turned else region
        size = -int(-height * scale // 1), -int(-width * scale // 1)
        call = f"it.picture({left}, {top}, {width}, {height}, {scale})"
        seen = [unpack(text, *size) for text in await self._watched(deeds, call)]
        return [one.transpose(1, 0, 2) for one in seen] if self.view.turned else seen

    async def picture(self, region: tuple[float, float, float, float], scale: float) -> Raster:
        """Look at a region now."""
        (seen,) = await self.pictures(region, scale, LOOK)
        return seen

    async def words(self) -> str:
        """Read the page's text now."""
        return str(await self._live.ask(SCENE, "it.words()"))

    async def glances(self, lattice: Lattice, *deeds: Deed) -> list[Samples]:
        """Do things, and look at the cells of a lattice, and the words, at each look among them."""
        shown = _upright(lattice) if self.view.turned else lattice
        spot = lattice.spot[::-1] if self.view.turned else lattice.spot
        given = f"{spot[0]}, {spot[1]}, {shown.left}, {shown.top}, {shown.across}, {shown.down}"
        call = f"it.glance({given}, {shown.columns}, {shown.rows})"
        seen: list[Samples] = []
        for cells, words in await self._watched(deeds, call):
            self._cells = self._cells if cells is None else cells
            self.said = self.said if words is None else words
            samples = unpack_cells(self._cells, shown)
            if self.view.turned:
                samples = samples.transpose(1, 0, 2)
                samples = samples if lattice.down > 0 else samples[::-1]
            seen.append(samples)
        return seen

    async def _watched(self, deeds: tuple[Deed, ...], call: str) -> list[Any]:
        looks = sum(one.kind == "look" for one in deeds)
        seen = await self._live.watch(self._plan(deeds), SCENE, call)
        if len(seen) < looks:  # the page went on to another document
            one = await self._live.watch(self._plan((LOOK,)), SCENE, call)
            seen = one * looks
        return seen

    def _plan(self, deeds: tuple[Deed, ...]) -> Plan:
        """Make a plan of deeds that begins now, and let its time pass."""
        at = 0.0
        steps: list[Step] = []
        for given in deeds:
            deed = self._pointed(given) if is_mouse(given.what) else given
            done = inputs(deed, at)
            if done:
                self.deeds.append((self.now + at, deed))
            steps += [Look(at)] if deed.kind == "look" else done
            at += deed.lasts
        self.now += at
        return Plan(tuple(steps), at, self.window)

    def aim(self, x: float) -> None:
        """Say where the mouse is taken to be: over a piece that it shall move."""
        self.pointer = x, self.pointer[1]

    def _pointed(self, deed: Deed) -> Deed:
        """Make a gesture of the mouse out of its name, from where the mouse is."""
        kind, sign = GESTURES[deed.what]
        x, y = self.pointer
        x = min(max(x + sign * self.view.stride, self.view.walls[0]), self.view.walls[1])
        self.pointer = x, y
        return Deed(kind, x=y, y=x) if self.view.turned else Deed(kind, x=x, y=y)

    async def height(self) -> float:
        """How tall the document is, in CSS pixels."""
        return float(await self._live.ask(SCENE, "it.height()"))

    async def pressables(self) -> list[Pressable]:
        """What looks as if it could be pressed."""
        things = [Pressable(*one) for one in await self._live.ask(SCENE, "it.buttons()")]
        boards = await self._live.ask(SCENE, "it.boards()")
        return [*things, *(Pressable("board", "", x, y, w, h, free=True) for x, y, w, h in boards)]

    async def holders(self, x: float, y: float) -> list[tuple[float, float, float, float]]:
        """The boxes of what lies at a point, innermost first: left, top, width, height."""
        place = (y, x) if self.view.turned else (x, y)
        told = await self._live.ask(SCENE, f"it.holders({place[0]}, {place[1]})")
        boxes = [tuple(one) for one in told if None not in one]
        return [swapped(one) for one in boxes] if self.view.turned else boxes

    async def ask(self, script: str, call: str) -> Any:
        """Evaluate a call on what a script of ours returns (see ``Live.ask``)."""
        return await self._live.ask(script, call)

    async def replay(self, times: Sequence[float], *shows: Show) -> Trace:
        """Do all that was done since loading once more, in a fork that looks at some moments."""
        steps: list[Step] = [*looks(sorted(times), *shows)]  # they come before what is done then
        for at, deed in self.deeds:
            if at <= max(times):
                steps += inputs(deed, at)
        return await self.stage.fork(Plan.of(steps, window=self.window))
