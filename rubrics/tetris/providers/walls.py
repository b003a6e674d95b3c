"""Walls: where the board ends on both sides, from a piece that is pushed there."""

import numpy as np

from rubrics.tetris.evidence.raster import Apart, Raster, apart
from rubrics.tetris.providers.deeds import LOOK, REST_MS, TAP_MS, tap, wait
from rubrics.tetris.providers.seat import Seat
from rubrics.tetris.providers.survey import FEWEST, Found

PUSHES = 24
"""Taps that bring a piece to the wall of most boards."""

ROUGH = 2.5
"""CSS pixels by which the way to a wall may be off, as it is seen: cells may have gaps,
and a frame may be cut off at a wall."""

FRAME = 3.0
"""CSS pixels by which what holds a board may be wider or narrower than its cells."""

MOST = 40
"""Columns of the widest board."""


class Walls:
    """Finds the walls. ``width`` is that of what is seen, in CSS pixels."""

    def __init__(self, seat: Seat, found: Found, width: float) -> None:
        self.seat = seat
        self.found = found
        self.width = width

    async def find(self) -> tuple[float, float, int] | None:
        """The left edge of the board, how wide a column is, and how many there are."""
        step = self.found.step
        _, top, _, bottom = self.found.box
        reach = 6 * step
        band = (0.0, max(0.0, top - reach), self.width, bottom - top + 2 * reach)
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
        moved = moved_left + moved_right
        across = (start_left - first + last - start_right) / moved
        columns = round((last - first) / across)
        whole = await self._whole(across, columns, moved)
        across = across if whole is None else float(whole)
        return (first + last - columns * across) / 2, across, columns  # cells may have gaps

    async def _whole(self, across: float, columns: int, moved: int) -> int | None:
        """How wide a column is in whole pixels, if that is as good as what was measured.

        What holds the board says it best: its width, but for a frame. The innermost one counts.
        """
        await self.seat.begin(self.found.prefix)
        for _, _, wide, _ in await self.seat.holders(*self.found.middle):
            whole = round(wide / columns)
            if abs(wide - columns * whole) <= FRAME and abs(across - whole) * moved < 2 * ROUGH:
                return whole
        whole = round(across)
        return whole if abs(across - whole) * moved < ROUGH else None

    async def _held(
        self, to_wall: tuple[int, int] | None, from_wall: tuple[int, int] | None
    ) -> tuple[float, float, int] | None:
        """The board of a piece that goes one way only, or none: what holds it on the page.

        The wall that it reached is where the board ends; the other one follows from the width.
        """
        seen = to_wall or from_wall  # from where it was to where it came
        cells = max(1, round((seen[1] - seen[0]) / self.found.step)) if seen else 1
        step = (seen[1] - seen[0]) / cells if seen else self.found.step
        await self.seat.begin(self.found.prefix)
        for start, _, width, _ in await self.seat.holders(*self.found.middle):
            columns = round(width / step)
            if not FEWEST <= columns <= MOST or abs(columns * step - width) > step / 2:
                continue
            near = min((round(step), width / columns), key=lambda one: abs(one - step))
            across = float(near) if abs(near - step) * cells < ROUGH else step
            if to_wall is not None:
                return to_wall[0], across, columns
            if from_wall is not None:
                return from_wall[1] - columns * across, across, columns
            return start, width / columns, columns
        return None

    async def _pushed(self, key: str, band: tuple[float, float, float, float]) -> Raster:
        await self.seat.begin()
        pushes = [tap(key) if key else wait(TAP_MS + REST_MS)] * PUSHES
        (seen,) = await self.seat.pictures(band, 1.0, *self.found.prefix, *pushes, LOOK)
        return seen

    def _edges(self, look: Apart) -> tuple[int, int] | None:
        set_ = np.flatnonzero((look > self.found.least).any(axis=0))
        return (int(set_[0]), int(set_[-1]) + 1) if len(set_) else None
