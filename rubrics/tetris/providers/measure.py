"""Measure: the lattice of the board, its walls and its floor, from what moves on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rubrics.tetris.evidence.board import Set, bottom, cells_of
from rubrics.tetris.evidence.lattice import Lattice, March, Samples, background, falls, occupied
from rubrics.tetris.evidence.lying import has_landed, lying_piece
from rubrics.tetris.evidence.openings import says_down
from rubrics.tetris.evidence.raster import Raster
from rubrics.tetris.providers.deeds import LOOK, REST_MS, TAP_MS, Deed, hold, tap, wait
from rubrics.tetris.providers.seat import Seat
from rubrics.tetris.providers.survey import FEWEST, LOOKS, SCALE, Found
from rubrics.tetris.providers.walls import MOST, Walls

DOWN = ("ArrowDown", "KeyS", "KeyK", "KeyJ", "Digit5", "Digit2", "KeyX")

ASIDE = ("ArrowRight", "ArrowLeft", "KeyD", "KeyA", "KeyL", "KeyJ", "Digit6", "Digit4")
"""The same where pieces fall to a side."""

BATCHES = 8
"""Times that eight looks are taken at most until a piece lies."""

ROUGHLY, NEARLY = 0.08, 0.02
"""How far a height may be from the width of a cell that is square: from few looks, from many."""

SURELY, UNSURE = 0.15, 4.0
"""How far from a whole number a height from many looks may be, and, in CSS pixels, all columns."""

FIRST = (0, 10, 20)
"""Looks that others are compared with: a piece may not be seen at first."""

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
        fall = await self._fall() or await self._standing()
        if fall is None:
            return None
        start, down = fall
        walls = await Walls(self.seat, self.found, self.region[2]).find()
        if walls is None:
            return None
        left, across, columns = walls
        whole = round(abs(down))
        if (
            not self.held
            and abs(abs(down) - whole) < SURELY
            and columns * abs(across - whole) < UNSURE
        ):
            left, across = left + columns * (across - whole) / 2, float(whole)  # rows are surer
        if self.held and abs(down) > 1.5 * self.found.step:  # some rows at once, or a tall one
            start, down = await self._drift() or (start, down / round(abs(down) / across))
        if abs(abs(down) - across) < (ROUGHLY if self.held else NEARLY) * across:
            down = across if down > 0 else -across  # cells are square, and columns well measured
        lattice = self._tall(left, across, columns, start, down)
        empty, seen = await self._watch(lattice)
        lying = lying_piece(seen)
        floor = bottom(lying) + 1 if lying else 0
        if not has_landed(lying, seen):
            floor = await self._end(lattice) or floor
        if floor <= MARGIN + 2:
            return None
        cut = Lattice(lattice.left, lattice.top, across, down, columns, floor)
        top = await self._top(cut)
        return Ground(self.found, cut, empty[:floor], floor, self.down, self.held, top)

    async def _boxes(self, lattice: Lattice, row: float) -> list[tuple[float, float]]:
        """Where boxes as wide as the board begin and end, in rows; they lie under its middle."""
        left, top, width, _ = lattice.region
        boxes = []
        for box_left, box_top, box_width, box_height in await self.seat.holders(
            left + width / 2, top + row * lattice.down
        ):
            sides = abs(box_left - left) + abs(box_left + box_width - left - width)
            if sides < lattice.across:
                ends = (box_top - top) / lattice.down, (box_top + box_height - top) / lattice.down
                boxes.append((min(ends), max(ends)))
        return boxes

    async def _top(self, cut: Lattice) -> int:
        """The first row of the box that holds the board, and 0 where none fits."""
        for first, end in await self._boxes(cut, cut.rows - 0.5):
            if abs(end - cut.rows) < 0.75 and round(first) <= MARGIN:  # else it is the last row
                return max(0, round(first))
        return 0

    async def _end(self, lattice: Lattice) -> int:
        """The first row below the box that holds the board, and 0 where none fits."""
        for first, end in await self._boxes(lattice, MARGIN + 0.5):
            if end - first >= FEWEST and abs(end - round(end)) < 0.3:
                return round(end)
        return 0

    async def _standing(self) -> tuple[float, float] | None:
        """The same as ``_fall`` of a piece that nothing lowers: cells are square.

        It stands at the end of what holds it from which pieces come.
        """
        step = self.found.step
        _, top, _, bottom_ = self.found.box
        await self.seat.begin(self.found.prefix)
        for _, start, width, height in await self.seat.holders(*self.found.middle):
            rows = round(height / step)
            whole = abs(rows * step - height) < step / 2 and FEWEST <= round(width / step) <= MOST
            if whole and rows >= FEWEST:
                before = round((top - start) / step) * step
                after = round((start + height - bottom_) / step) * step
                upper = before <= after
                return (start + before, step) if upper else (start + height - after, -step)
        return None

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
        return await self._drift()

    async def _drift(self) -> tuple[float, float] | None:
        """The same of a piece that is left to itself."""
        left, _, right, _ = self.found.box
        reach = 2 * self.found.step
        strip = (left - reach, 0.0, right - left + 2 * reach, self.region[3])
        for every in (100.0, 34.0):
            await self.seat.begin()
            watching = [wait(every), LOOK] * 40
            looks = await self.seat.pictures(strip, 1.0, *self.found.prefix, *watching)
            for first, sign in product(FIRST, (1, -1)):
                later = looks[first + 1 :]
                march = self._downs([looks[first]] * len(later), later, sign, strip[0])
                if march is not None:
                    return float(march.box.top if sign > 0 else march.box.bottom), march.step
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
        usual = ASIDE if self.seat.view.turned else DOWN
        yield from (key for key in usual if key in self.keys and key not in taken)
        yield from (key for key in self.keys if says_down(key) and key not in taken)

    def _downs(
        self,
        still: Sequence[Raster],
        pressed: Sequence[Raster],
        sign: int,
        edge: float | None = None,
    ) -> March | None:
        """The piece in its fall. Pictures are of all, or in full size from an edge on."""
        scale, start = (SCALE, 0.0) if edge is None else (1.0, edge)
        left, _, right, _ = self.found.box
        fitting = [
            march
            for march in falls(still, pressed, sign)
            if start + march.box.left / scale < right
            and start + march.box.right / scale > left
            and 0.3 < abs(march.step) / scale / self.found.step < 3.4
            and march.steps > 1
        ]
        return min(fitting, key=lambda march: march.uneven, default=None)

    async def _looks(self, deed: Deed, count: int = LOOKS) -> list[Raster]:
        await self.seat.begin()
        watching = [deed, LOOK] * count
        return await self.seat.pictures(self.region, SCALE, *self.found.prefix, *watching)

    # ---- the floor

    async def _watch(self, lattice: Lattice) -> tuple[Samples, list[Set]]:
        """Look at every cell while a piece goes to the walls, and while pieces come down.

        Tells what an empty cell looks like, and which cells were filled in each look. In the first
        looks each is empty most of the time; in the others the middle fills.
        """
        aside: list[Samples] = []
        for key in (self.found.left, self.found.right):
            await self.seat.begin()
            lower = [tap(self.down)] * 3 if self.down else [wait(2500)]
            onward = [tap(key)] * 4 if key else lower
            watching = [LOOK, *onward, LOOK, *onward, LOOK, *lower, LOOK]
            aside += await self.seat.glances(lattice, *self.found.prefix, *watching)
        await self.seat.begin(self.found.prefix)
        empty = background(aside)
        seen = [cells_of(occupied(one, empty)) for one in aside]
        for _ in range(BATCHES):
            looks = await self.seat.glances(lattice, *[*self._lowering(), LOOK] * 8)
            seen += [cells_of(occupied(one, empty)) for one in looks]
            if has_landed(lying_piece(seen), seen):
                break
        return empty, seen

    def _lowering(self) -> list[Deed]:
        if not self.down:
            return [wait(2500)]
        return [hold(self.down, 700)] if self.held else [tap(self.down)] * 6
