"""Game: playing, one piece after another, and seeing what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rubrics.tetris.evidence.board import (
    Set,
    bottom,
    cells_of,
    collapsed,
    corner,
    full_rows,
    groups,
    landed,
    shape,
    shifted,
)
from rubrics.tetris.evidence.geometry import Cells
from rubrics.tetris.evidence.lattice import occupied
from rubrics.tetris.evidence.placing import Placement, placements
from rubrics.tetris.providers.measure import Ground
from rubrics.tetris.providers.seat import Deed, Seat, hold, tap

GLANCE_MS = 50.0
"""Between two looks while something is waited for."""

MOST_CELLS = 12
"""Cells of the largest thing that is taken for a piece."""

ASIDE = 6
"""Taps that move a piece so far that it lies nowhere on its old cells."""

MOST_LOWERINGS = 120
"""Times a piece is lowered before it is left to itself."""

PATIENCE_MS = 4000.0
"""How long a next piece, or rows that go, are waited for."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Which key does what; empty where none does."""

    left: str = ""
    right: str = ""
    down: str = ""
    held: bool = False
    turn: str = ""
    back: str = ""
    drop: str = ""


@dataclass
class Game:
    """A game that is being played: what lies, and what falls."""

    seat: Seat
    ground: Ground
    roles: Roles
    stack: Set = frozenset()
    piece: Set = frozenset()
    ghost: bool = False
    """Whether the place where the piece would lie is shown."""

    async def begin(self) -> None:
        """Start anew, up to where the first piece falls."""
        await self.seat.begin(self.ground.found.prefix)
        self.stack, self.piece = frozenset(), frozenset()

    async def see(self) -> Set:
        """Every cell that is filled: stack, piece and ghost."""
        samples = await self.seat.cells(self.ground.lattice)
        return cells_of(occupied(samples, self.ground.empty))

    def falling(self, seen: Set, like: Cells = ()) -> Set:
        """The falling piece among what is seen: the uppermost group that does not lie.

        ``like`` is the shape that it must have, where that is known: then a ghost that
        touches it is told apart.
        """
        loose = seen - self.stack
        if not loose:
            return frozenset()
        if like:
            for row in range(min(row for _, row in loose), self.ground.floor):
                for column in range(self.ground.columns):
                    there = shifted(like, column, row)
                    if there <= loose:
                        return there
        first = groups(loose)[0]
        return _upper_half(first) if self.ghost and len(first) % 2 == 0 else first

    async def next(self, *, patience: float = PATIENCE_MS) -> Set:
        """Wait for a piece that falls, whole; empty where none comes."""
        waited = 0.0
        while waited <= patience:
            seen = await self.see()
            piece = self.falling(seen)
            if piece and corner(piece)[1] < self.ground.floor // 2:
                self.ghost = self.ghost or self._haunted(seen, piece)
                self.piece = await self._whole(piece)
                return self.piece
            await self.seat.wait(GLANCE_MS)
            waited += GLANCE_MS
        self.piece = frozenset()
        return self.piece

    def _haunted(self, seen: Set, piece: Set) -> bool:
        """Whether a shape like the piece's is where it would lie."""
        lying = landed(piece, self.stack, self.ground.floor)
        return not lying & piece and lying <= seen - self.stack

    async def _whole(self, piece: Set) -> Set:
        """Let a piece come out from above the board until it grows no more."""
        for _ in range(4):
            if len(piece) >= 4 and corner(piece)[1] > 0:
                return piece
            before = corner(piece)[1]
            if self.roles.down and not self.roles.held:
                await self.seat.do(tap(self.roles.down))
            else:
                await self.seat.wait(400)
            now = self.falling(await self.see())
            if len(now) <= len(piece) and (not now or corner(now)[1] > before):
                return now or piece
            piece = now or piece
        return piece

    async def press(self, deed: Deed) -> Set:
        """Do something and see where the piece is then."""
        await self.seat.do(deed)
        self.piece = self.falling(await self.see()) or self.piece
        return self.piece

    async def bring(self, place: Placement) -> bool:
        """Turn and move the piece to where it has to fall; whether it got there."""
        for _ in range(4):
            if shape(self.piece) == place.shape:
                break
            if not self.roles.turn:
                return False
            await self.press(tap(self.roles.turn))
        if shape(self.piece) != place.shape:
            return False
        for _ in range(3):
            apart = place.column - corner(self.piece)[0]
            if apart == 0:
                return True
            key = self.roles.right if apart > 0 else self.roles.left
            if not key:
                return False
            await self.seat.do(*(tap(key) for _ in range(abs(apart) - 1)))
            await self.press(tap(key))
        return corner(self.piece)[0] == place.column

    async def drop(self) -> Set:
        """Let the piece come down; return the cells where it has to lie."""
        lying = landed(self.piece, self.stack, self.ground.floor)
        if self.roles.drop:
            await self.seat.do(tap(self.roles.drop))
            return lying
        for _ in range(MOST_LOWERINGS):
            far = bottom(lying) - bottom(self.piece)
            if far <= 0:
                break
            await self._lower(far)
            seen = await self.see()
            now = self.falling(seen, shape(self.piece))
            if lying <= seen - self.stack or not now:
                break
            (column, row), (was_column, was_row) = corner(now), corner(self.piece)
            if column != was_column or row < was_row:
                break  # this is the next piece
            self.piece = now
        return lying

    async def _lower(self, rows: int) -> None:
        """Let the piece come down by about so many rows, never by more than it has to."""
        if self.roles.down and not self.roles.held:
            await self.seat.do(*(tap(self.roles.down) for _ in range(rows)))
        elif self.roles.down:
            await self.seat.do(hold(self.roles.down, 100))
        else:
            await self.seat.wait(500)

    def best(self) -> Placement | None:
        """The placement that leaves the best stack."""
        ways = placements(
            self.piece,
            self.stack,
            self.ground.columns,
            self.ground.floor,
            turnable=bool(self.roles.turn),
        )
        return max(ways, key=lambda one: (one.value, -one.column), default=None)

    async def lie(self, lying: Set) -> Set:
        """Wait until a piece lies and the next one comes; return what lies then."""
        after = self.stack | lying
        filled = full_rows(after, self.ground.columns)
        hopes = [*_outcomes(after, filled)]
        for more in (False, True):
            if more and self.roles.down:  # what does not lie by itself may be pressed down
                await self.seat.do(*(tap(self.roles.down) for _ in range(3)))
            waited = 0.0
            while waited <= PATIENCE_MS:
                seen = await self.see()
                for hope in hopes:
                    if hope <= seen and self._starts(seen - hope):
                        self.stack = hope
                        return hope
                await self.seat.wait(GLANCE_MS)
                waited += GLANCE_MS
        self.stack = await self.resting()
        return self.stack

    def _starts(self, rest: Set) -> bool:
        """Whether what is left over is a new piece and nothing else, but for its ghost."""
        if not rest:
            return False
        first, *others = groups(rest)
        if corner(first)[1] >= self.ground.floor // 2 or len(first) > MOST_CELLS:
            return False
        loose = frozenset(cell for group in others for cell in group)
        return not loose or (self.ghost and len(loose) <= len(first))

    async def resting(self) -> Set:
        """What stays where it is while the piece is moved aside, as far as it goes."""
        seen = await self.see()
        for key in (self.roles.left, self.roles.right):
            if not key:
                continue
            await self.seat.do(*(tap(key) for _ in range(ASIDE)))
            now = await self.see()
            if now != seen:
                return seen & now
        return seen - self.falling(seen)


def _outcomes(after: Set, filled: tuple[int, ...]) -> Iterator[Set]:
    """What may lie when rows were filled: as it has to be first, then with every fault."""
    for count in range(len(filled), -1, -1):
        for rows in combinations(filled, count):
            yield collapsed(after, rows)
    yield frozenset(cell for cell in after if cell[1] not in filled)


def _upper_half(cells: Set) -> Set:
    """A piece that stands upon its ghost: the upper one of two equal shapes."""
    ordered = sorted(cells, key=lambda one: (one[1], one[0]))
    half = frozenset(ordered[: len(ordered) // 2])
    rest = cells - half
    return half if shape(half) == shape(rest) else cells
