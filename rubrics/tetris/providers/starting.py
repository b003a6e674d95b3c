"""Starting: what a page does where no piece was found that anything moves.

Everything is held against the same page left alone for as long: what it does by itself, such as an
animated background, says nothing.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from grader.evidence.inputs import Input, Plan, Show, Step, click, looks
from grader.evidence.inputs import tap as press
from grader.evidence.trace import Trace
from rubrics.tetris.evidence.openings import Opening, Pressable
from rubrics.tetris.evidence.play import Start
from rubrics.tetris.evidence.raster import Raster, changed, components
from rubrics.tetris.providers.deeds import LOOK, REST_MS, TAP_MS, tap, wait
from rubrics.tetris.providers.survey import SCALE, Surveyor

STARTS = 6
"""Openings that are looked at closely."""

KEYS = 12
"""Keys that are pressed after each of them."""

USUAL = ("ArrowLeft", "ArrowDown", "ArrowUp", "Space")

LATER_MS = 3000.0

LOOKS = 12
EVERY_MS = 700.0
"""Looks at the page while keys are pressed and a piece would fall, and how far apart they are."""

TALL = 100.0
"""CSS pixels: what changes on the page and is taller may be a piece that falls; what
comes next changes, too, and is less tall."""

RIM = 2
"""Pixels of a raster at the edge of a board that may be its border."""

EVEN = 6
"""Steps of 256 between the lightest and the darkest pixel of what counts as one colour."""

BOARDS = ("canvas", "board")
LEAST = (60, 150)
"""CSS pixels: width and height from which a canvas may be a board."""


class Starter:
    """Starts a page in every way that may do something, and tells what came of it."""

    def __init__(self, surveyor: Surveyor, keys: Sequence[str]) -> None:
        self.seat = surveyor.seat
        self.surveyor = surveyor
        self.keys = list(dict.fromkeys((*keys, *USUAL)))[:KEYS]
        self._alone: dict[float, Trace] = {}

    async def starts(self) -> tuple[Start, ...]:
        """Look at openings closely, first at those after which the page was another one."""
        tried = dict.fromkeys((*self.surveyor.stirred, *self.surveyor.tried))
        return tuple([await self._start(one) for one in list(tried)[:STARTS]])

    async def _start(self, opening: Opening) -> Start:
        """Start it in one way, wait, and press every key."""
        begun = opened(opening) + 300.0
        shows = looks([begun, begun + LATER_MS], Show.STATE, Show.PULSE)
        if begun not in self._alone:
            self._alone[begun] = await self._fork(shows)
        alone = self._alone[begun]
        keys = [
            one for at, key in enumerate(self.keys) for one in press(key, begun + 100 + 150 * at)
        ]
        quiet = await self._fork(given(opening), shows)
        pressed = await self._fork(given(opening), keys, shows)
        lone, left, busy = (
            [sight.state for sight in one.sights] for one in (alone, quiet, pressed)
        )
        pulse = quiet.sights[-1].pulse if quiet.sights else None
        await self.surveyor.open(opening, 1000.0)
        things = await self.seat.pressables()
        blank, still = await self._seen(things)
        return Start(
            str(opening),
            stirred=opening in self.surveyor.stirred,
            alive=left != lone or busy != lone,
            blank=blank,
            still=still,
            runs=busy[-1:] != left[-1:] or len(set(left)) > 1,
            asks=any(_starts(one) and one.words not in str(opening) for one in things),
            broken=bool(alone.errors),
            errors=tuple(one.text for one in (*quiet.errors, *pressed.errors))[:3],
            timers=pulse.timers if pulse else 0,
            frames=pulse.frames if pulse else 0,
        )

    async def _fork(self, *steps: Iterable[Step]) -> Trace:
        return await self.seat.stage.fork(Plan.of(*steps, window=self.seat.window))

    async def _seen(self, things: Sequence[Pressable]) -> tuple[bool, bool]:
        """Whether all that may be a board is blank, and whether nothing tall changes."""
        boards = [
            (one.x - one.width / 2, one.y - one.height / 2, one.width, one.height)
            for one in things
            if one.kind in BOARDS and one.width >= LEAST[0] and one.height >= LEAST[1]
        ]
        onward = (wait(EVERY_MS - TAP_MS - REST_MS), LOOK)
        pressing = [
            deed for at in range(LOOKS) for deed in (tap(self.keys[at % len(self.keys)]), *onward)
        ]
        seen = await self.seat.pictures(self.surveyor.region, SCALE, LOOK, *pressing)
        ever = np.logical_or.reduce([changed(one, seen[0]) for one in seen[1:]])
        still = all(one.height / SCALE <= TALL for one in components(ever, 4))
        return all(_flat(seen, box) for box in boards) if boards else still, still


def _starts(one: Pressable) -> bool:
    """Whether something can be pressed, and looks as if it started the game."""
    return one.kind == "button" and one.free and one.rank[0] == 1


def _flat(pictures: Sequence[Raster], box: tuple[float, float, float, float]) -> bool:
    """Whether a part of some pictures is of one colour in each of them."""
    left, top, width, height = (round(side * SCALE) for side in box)
    parts = [
        one[max(0, top) + RIM : top + height - RIM, max(0, left) + RIM : left + width - RIM]
        for one in pictures
    ]
    spread = [int(np.ptp(one.reshape(-1, 3), axis=0).max()) for one in parts if one.size]
    return bool(spread) and max(spread) <= EVEN


def given(opening: Opening) -> list[Input]:
    """What an opening is as inputs, the first after 300 ms."""
    made: list[Input] = []
    for number, one in enumerate(opening.deeds):
        at = 300.0 + 250.0 * number
        made.extend(press(one, at) if isinstance(one, str) else click(*one, at))
    return made


def opened(opening: Opening) -> float:
    """When an opening is done, in milliseconds after loading."""
    return 300.0 + 250.0 * len(opening.deeds)
