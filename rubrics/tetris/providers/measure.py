"""Measure: the lattice of the board, its walls and its floor, from what moves on it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rubrics.tetris.evidence.board import Set, bottom, cells_of, groups, shape
from rubrics.tetris.evidence.lattice import Lattice, March, Samples, background, falls, occupied
from rubrics.tetris.evidence.openings import says_down
from rubrics.tetris.evidence.raster import Apart, Raster, apart
from rubrics.tetris.providers.seat import LOOK, REST_MS, TAP_MS, Deed, Seat, hold, tap, wait
from rubrics.tetris.providers.survey import LOOKS, SCALE, Found

PUSHES = 24
"""Taps that bring a piece to the wall of most boards."""

DOWN = ("ArrowDown", "KeyS", "KeyK", "KeyJ", "Digit5", "Digit2", "KeyX")

ASIDE = ("ArrowRight", "ArrowLeft", "KeyD", "KeyA", "KeyL", "KeyJ", "Digit6", "Digit4")
"""The same where pieces fall to a side."""

FEWEST, MOST = 6, 40
"""Columns of a board."""

FINE = 10
"""Rows over which the height of one is measured."""

MARGIN = 4
"""Rows above the first sight of a piece that are looked at."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A board that is understood: its lattice, what an empty cell looks like, and its floor.

    ``floor`` is the first row below the board; row 0 lies ``MARGIN`` rows above the place where
    the first piece was first seen. ``down`` is the key that makes it fall faster, or empty.
    """

    found: Found
    lattice: Lattice
    empty: Samples
    floor: int
    down: str
    held: bool
    top: int = 0
    """The first row of the board, where what holds it says so; above it there are only words."""

    @property
    def columns(self) -> int:
        """Cells from wall to wall."""
        return self.lattice.columns


class Measurer:
    """Measures the board of a game that goes on."""

    def __init__(
        self,
        seat: Seat,
        found: Found,
        keys: Sequence[str],
        region: tuple[float, float, float, float],
    ) -> None:
        self.seat = seat
        self.found = found
        self.keys = keys
        self.region = region
        self.down = ""
        self.held = False

    async def ground(self) -> Ground | None:
        """Find the lattice, the walls and the floor; None where they cannot be told."""
        fall = await self._fall()
        if fall is None:
            return None
        start, down = fall
        walls = await self._walls()
        if walls is None:
            return None
        left, across, columns = walls
        lattice = self._tall(left, across, columns, start, down)
        aside, looks = await self._watch(lattice)
        empty = background(aside)
        seen = [cells_of(occupied(one, empty)) for one in looks]
        floor = _floor(seen)
        if floor <= MARGIN + 2:
            return None
        cut = Lattice(lattice.left, lattice.top, across, down, columns, floor)
        top = await self._top(cut)
        return Ground(self.found, cut, empty[:floor], floor, self.down, self.held, top)

    async def _top(self, cut: Lattice) -> int:
        """The first row of the box that holds the board, and 0 where none fits."""
        left, top, width, height = cut.region
        middle = top + height - 0.5 * cut.down
        for box_left, box_top, box_width, box_height in await self.seat.holders(
            left + width / 2, middle
        ):
            sides = abs(box_left - left) + abs(box_left + box_width - left - width)
            end = box_top + box_height if cut.down > 0 else box_top
            start = box_top if cut.down > 0 else box_top + box_height
            first = round((start - top) / cut.down)
            ends = abs(end - top - height) < abs(cut.down) * 0.75
            if ends and sides < cut.across and first <= MARGIN:  # else it is the last row
                return max(0, first)
        return 0

    def _tall(self, left: float, across: float, columns: int, start: float, down: float) -> Lattice:
        """A lattice from above the piece to the end of the page."""
        top = start - MARGIN * down
        end = self.region[3] if down > 0 else 0.0
        return Lattice(left, top, across, down, columns, int((end - top) / down))

    # ---- down

    async def _fall(self) -> tuple[float, float] | None:
        """Where the first row of the piece begins and how tall a row is, in CSS pixels."""
        still = await self._looks(wait(TAP_MS + REST_MS))
        for key in self._downward():
            for deed in (tap(key), hold(key, 150)):
                same = still if deed.ms == TAP_MS else await self._looks(wait(deed.ms + REST_MS))
                march = self._downs(same, await self._looks(deed), 1)
                if march is not None:
                    self.down, self.held = key, deed.ms > TAP_MS
                    rough = march.box.top / SCALE, march.step / SCALE
                    return rough if self.held else await self._finely(key, *rough)
        for every in (100.0, 34.0):
            looks = await self._looks(wait(every), 40)
            for sign in (1, -1):
                march = self._downs([looks[0]] * (len(looks) - 1), looks[1:], sign)
                if march is not None:
                    edge = march.box.top if sign > 0 else march.box.bottom
                    return edge / SCALE, march.step / SCALE
        return None

    async def _finely(self, key: str, start: float, down: float) -> tuple[float, float]:
        """Measure the same over many rows, and to a pixel: a small error adds up to the floor."""
        left, top, right, _ = self.found.box
        reach = 2 * self.found.step
        height = min(self.region[3] - top, (FINE + 6) * down)
        region = (left - reach, max(0.0, top - reach), right - left + 2 * reach, height)
        looks = []
        for deed in (wait(TAP_MS + REST_MS), tap(key)):
            await self.seat.begin()
            series = [deed, LOOK] * FINE
            looks.append(await self.seat.pictures(region, 1.0, *self.found.prefix, *series))
        fitting = [
            march
            for march in falls(looks[0], looks[1])
            if abs(march.step - down) < down / 8 and march.steps > FINE // 2
        ]
        if not fitting:
            return start, down
        best = min(fitting, key=lambda march: march.uneven)
        return region[1] + best.box.top, best.step

    def _downward(self) -> Iterator[str]:
        taken = {self.found.left, self.found.right}
        usual = ASIDE if self.seat.turned else DOWN
        yield from (key for key in usual if key in self.keys and key not in taken)
        yield from (key for key in self.keys if says_down(key) and key not in taken)

    def _downs(self, still: Sequence[Raster], pressed: Sequence[Raster], sign: int) -> March | None:
        left, _, right, _ = self.found.box
        fitting = [
            march
            for march in falls(still, pressed, sign)
            if march.box.left / SCALE < right
            and march.box.right / SCALE > left
            and 0.3 < abs(march.step) / SCALE / self.found.step < 3.4
            and march.steps > 1
        ]
        return min(fitting, key=lambda march: march.uneven, default=None)

    async def _looks(self, deed: Deed, count: int = LOOKS) -> list[Raster]:
        await self.seat.begin()
        watching = [deed, LOOK] * count
        return await self.seat.pictures(self.region, SCALE, *self.found.prefix, *watching)

    # ---- across

    async def _walls(self) -> tuple[float, float, int] | None:
        """The left edge of the board, how wide a column is, and how many there are."""
        step = self.found.step
        _, top, _, bottom = self.found.box
        reach = 6 * step
        band = (0.0, max(0.0, top - reach), self.region[2], bottom - top + 2 * reach)
        still, to_left, to_right = [
            await self._pushed(key, band) for key in ("", self.found.left, self.found.right)
        ]
        near = (
            self._edges(apart(still, to_left)) if self.found.left else None,
            self._edges(apart(still, to_right)) if self.found.right else None,
        )
        to_wall, from_wall = near
        if to_wall is None or from_wall is None:
            return await self._held(to_wall, from_wall)
        (first, start_right), (start_left, last) = to_wall, from_wall
        moved_left = round((start_left - first) / step)
        moved_right = round((last - start_right) / step)
        if moved_left + moved_right < 2:
            return None
        across = (start_left - first + last - start_right) / (moved_left + moved_right)
        columns = round((last - first) / across)
        if abs(across - round(across)) * columns < 2:
            across = float(round(across))
        rim = max(0.0, columns * across - (last - first))  # the gap between two cells
        return first - rim / 2, across, columns

    async def _held(
        self, to_wall: tuple[int, int] | None, from_wall: tuple[int, int] | None
    ) -> tuple[float, float, int] | None:
        """The board of a piece that goes one way only, or none: what holds it on the page.

        The wall that it reached is where the board ends; the other one follows from the width.
        """
        step = self.found.step
        left, top, right, bottom = self.found.box
        await self.seat.begin(self.found.prefix)
        for start, _, width, _ in await self.seat.holders((left + right) / 2, (top + bottom) / 2):
            columns = round(width / step)
            if not FEWEST <= columns <= MOST or abs(columns * step - width) > step / 2:
                continue
            if to_wall is not None:
                moved = max(1, round((left - to_wall[0]) / step))
                across = self._snapped((left - to_wall[0]) / moved, columns)
                return to_wall[0], across, columns
            if from_wall is not None:
                moved = max(1, round((from_wall[1] - right) / step))
                across = self._snapped((from_wall[1] - right) / moved, columns)
                return from_wall[1] - columns * across, across, columns
            return start, width / columns, columns
        return None

    @staticmethod
    def _snapped(across: float, columns: int) -> float:
        """A whole number where that is as good: edges are seen to a pixel."""
        near = float(round(across))
        return near if abs(across - near) * columns < 2 * columns / 4 else across

    async def _pushed(self, key: str, band: tuple[float, float, float, float]) -> Raster:
        await self.seat.begin()
        pushes = [tap(key) if key else wait(TAP_MS + REST_MS)] * PUSHES
        (seen,) = await self.seat.pictures(band, 1.0, *self.found.prefix, *pushes, LOOK)
        return seen

    def _edges(self, look: Apart) -> tuple[int, int] | None:
        set_ = np.flatnonzero((look > self.found.least).any(axis=0))
        return (int(set_[0]), int(set_[-1]) + 1) if len(set_) else None

    # ---- the floor

    async def _watch(self, lattice: Lattice) -> tuple[list[Samples], list[Samples]]:
        """Look at every cell while a piece goes to the walls, and while pieces come down.

        In the first looks each cell is empty most of the time; in the others the middle fills.
        """
        aside: list[Samples] = []
        for key in (self.found.left, self.found.right):
            await self.seat.begin()
            lower = [tap(self.down)] * 3 if self.down else [wait(2500)]
            onward = [tap(key)] * 4 if key else lower
            watching = [LOOK, *onward, LOOK, *onward, LOOK, *lower, LOOK]
            aside += await self.seat.glances(lattice, *self.found.prefix, *watching)
        await self.seat.begin()
        deed = hold(self.down, 700) if self.down else wait(2500)
        looks = await self.seat.glances(lattice, *self.found.prefix, *[deed, LOOK] * 8)
        return aside, [*aside, *looks]


def _floor(seen: Sequence[Set]) -> int:
    """The first row below which no piece ever came: one, or its ghost, lay on that.

    What stands below the board and changes has another shape than the pieces that are seen
    again and again above.
    """
    pieces = [group for cells in seen for group in groups(cells)[:1]]
    if not pieces:
        return 0
    often = Counter(map(shape, pieces)).most_common()
    first = max((one for one, count in often if count == often[0][1]), key=len)
    lying = [group for cells in seen for group in groups(cells) if shape(group) == first]
    return max(map(bottom, lying)) + 1
