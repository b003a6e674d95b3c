"""Game: playing, one piece after another, and seeing what came of it."""

from dataclasses import dataclass, field

from rubrics.tetris.evidence.board import (
    Set,
    bottom,
    cells_of,
    corner,
    full_rows,
    groups,
    landed,
    shape,
    shifted,
)
from rubrics.tetris.evidence.geometry import Cells
from rubrics.tetris.evidence.lattice import Samples, occupied
from rubrics.tetris.evidence.lying import MOST_CELLS
from rubrics.tetris.evidence.openings import is_mouse
from rubrics.tetris.evidence.placing import Placement, highest, placements
from rubrics.tetris.providers.deeds import LOOK, Deed, hold, tap, wait
from rubrics.tetris.providers.holding import Memory, Roles, lain, outcomes, sunk, upper_half
from rubrics.tetris.providers.measure import MARGIN, Ground
from rubrics.tetris.providers.seat import Seat

GLANCE_MS = 50.0
GLANCES = (wait(GLANCE_MS), LOOK) * 6
"""Looks that are taken in one go while something is waited for."""

LOW_ROWS = 3
HELD_MS = 120.0
FALL_MS = 1500.0
"""How far, or how long, a new piece is lowered before it is turned."""

LAST_ROWS = 2
"""Rows that a piece is lowered by in the end, after one more look."""

WHOLE = 4
"""Cells of a tetromino."""

TWO_PIECES = 8
"""Cells from which a group may be a piece that stands upon its ghost."""

ASIDE = 6
"""Taps that move a piece so far that it lies nowhere on its old cells."""

MOST_LOWERINGS = 120
"""Times a piece is lowered before it is left to itself."""

PATIENCE_MS = 4000.0
"""How long a next piece, or rows that go, are waited for."""

SOON_MS = 600.0
"""When a piece that is not where it has to lie may have gone on through others."""


@dataclass
class Game:
    """A game that is being played: what lies, and what falls.

    Looks are taken in one go with what is done between them; what they tell is made out
    afterwards.
    """

    seat: Seat
    ground: Ground
    roles: Roles
    stack: Set = frozenset()
    piece: Set = frozenset()
    ghost: bool = False
    """Whether the place where the piece would lie is shown."""

    _seen: Set = frozenset()
    _seen_at: tuple[int, float] = (0, 0.0)
    """The last look, and when that was."""

    looks: list[Set] = field(default_factory=list)
    """What was seen since the piece was dropped."""

    memory: Memory = field(default_factory=Memory)

    async def begin(self) -> None:
        """Start anew, up to where the first piece falls."""
        await self.seat.begin(self.ground.found.prefix)
        self.stack, self.piece = frozenset(), frozenset()

    async def watch(self, *deeds: Deed) -> list[Set]:
        """Do things, and return every cell that is filled at each look among them."""
        if self.piece and is_mouse(self.ground.found.left):
            self.seat.aim(self.ground.lattice.over(column for column, _ in self.piece))
        glances = await self.seat.glances(self.ground.lattice, *deeds)
        looks = [self._told(one) for one in glances]
        if deeds[-1] is LOOK:
            self._seen, self._seen_at = looks[-1], (self.seat.loads, self.seat.now)
        return looks

    def _told(self, glance: Samples) -> Set:
        """Every cell that is filled, without what changes above the board and is no piece."""
        seen = cells_of(occupied(glance, self.ground.empty))
        if self.ground.top:
            return frozenset(cell for cell in seen if cell[1] >= self.ground.top)
        if not any(row < MARGIN for _, row in seen):
            return seen
        words = [one for one in groups(seen) if bottom(one) < MARGIN and len(one) != WHOLE]
        return seen.difference(*words)

    async def see(self) -> Set:
        """Every cell that is filled: stack, piece and ghost."""
        if self._seen_at != (self.seat.loads, self.seat.now):
            await self.watch(LOOK)
        return self._seen

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
        if len(first) > MOST_CELLS:  # a veil, or a board that is seen wrongly
            return frozenset()
        return upper_half(first) if self.ghost and len(first) >= TWO_PIECES else first

    async def next(self, *, patience: float = PATIENCE_MS) -> Set:
        """Wait for a piece that falls, whole; empty where none comes."""
        looks, waited = [await self.see()], 0.0
        while True:
            for seen in reversed(looks):
                piece = self.falling(seen)
                if piece and corner(piece)[1] < self.ground.floor // 2:
                    self.ghost = self.ghost or self._haunted(seen, piece)
                    self.piece = await self._whole(piece)
                    return self.piece
            if waited > patience:
                self.piece = frozenset()
                return self.piece
            looks = await self.watch(*GLANCES)
            waited += len(looks) * GLANCE_MS

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
            lower = tap(self.roles.down) if self.roles.down and not self.roles.held else wait(400)
            (seen,) = await self.watch(lower, LOOK)
            now = self.falling(seen)
            if len(now) <= len(piece) and (not now or corner(now)[1] > before):
                return now or piece
            piece = now or piece
        return piece

    def lower(self, rows: int = LOW_ROWS) -> list[Deed]:
        """What brings a new piece away from the upper edge, where turns may not be seen."""
        if self._taps:
            return [tap(self.roles.down)] * rows
        return [hold(self.roles.down, HELD_MS)] if self.roles.down else [wait(FALL_MS)]

    async def press(self, *deeds: Deed) -> Set:
        """Do something and see where the piece is then."""
        (seen,) = await self.watch(*deeds, LOOK)
        self.piece = self.falling(seen) or self.piece
        return self.piece

    async def bring(self, place: Placement) -> bool:
        """Turn and move the piece to where it has to fall; whether it got there."""
        for _ in range(6):
            way = self._way(place)
            if way is None:
                return False
            if not way:
                return True
            before = self.piece
            await self.press(*way)
            if len(way) == 1 and way[0].what == self.roles.turn:
                self.memory.keep(before, self.piece)
        return not self._way(place)

    def _way(self, place: Placement) -> list[Deed] | None:
        """What brings the piece there; a single turn where it is not known what that does."""
        column, shape_, turns = corner(self.piece)[0], shape(self.piece), 0
        while shape_ != place.shape:
            if not self.roles.turn:
                return None
            if turns > 3 or shape_ not in self.memory.turns:
                return [tap(self.roles.turn)]
            shape_, by = self.memory.turns[shape_]
            column, turns = column + by, turns + 1
        apart = place.column - column
        key = self.roles.right if apart > 0 else self.roles.left
        if apart and not key:
            return None
        return [tap(self.roles.turn)] * turns + [tap(key)] * abs(apart)

    async def drop(self, *, softly: bool = False) -> Set:
        """Let the piece come down; return the cells where it has to lie."""
        lying = landed(self.piece, self.stack, self.ground.floor)
        self.looks = []
        if self.roles.drop and not softly:
            self.looks = await self.watch(tap(self.roles.drop), LOOK, *GLANCES)
            return lying
        for _ in range(MOST_LOWERINGS):
            far = bottom(lying) - bottom(self.piece)
            if far <= 0:
                break
            rows = far - LAST_ROWS if far > LAST_ROWS + 1 else far
            self.looks = await self.watch(*self._lowering(rows), LOOK)
            now = self._on_its_way(self.looks[-1] - self.stack, lying, far)
            if not now or (rows == far and self._taps):
                break  # whatever falls now, it may be the next piece
            self.piece = now
        if softly:  # a key that heeds the floor only goes on into what lies
            self.looks = await self.watch(*self._lowering(LOW_ROWS), LOOK, *GLANCES)
        return lying

    @property
    def height(self) -> int:
        """How many rows are between the floor and the top of what lies."""
        return highest(self.stack, self.ground.floor)

    @property
    def _taps(self) -> bool:
        """Whether a tap lowers a piece by a row."""
        return bool(self.roles.down) and not self.roles.held

    def _on_its_way(self, loose: Set, lying: Set, far: int) -> Set:
        """Where the piece is, if nothing but it, and its ghost, is seen between there and below."""
        for rows in range(far - 1, -1, -1):
            there = shifted(self.piece, 0, rows)
            if there <= loose and loose - there <= lying:
                return there
        return frozenset()

    def _lowering(self, rows: int) -> list[Deed]:
        """What lets the piece come down by about so many rows, never by more than it has to."""
        if self._taps:
            return [tap(self.roles.down)] * rows
        if self.roles.down:
            return [hold(self.roles.down, 100)]
        return [wait(500)]

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
        after, floor = self.stack | lying, self.ground.floor
        hopes = [*outcomes(after, full_rows(after, self.ground.columns))]
        looks = [*self.looks, await self.see()]
        for more in (False, True):
            waited = 0.0
            if more and self.roles.down:  # what does not lie by itself may be pressed down
                looks = await self.watch(*[tap(self.roles.down)] * 3, LOOK)
            while True:
                known = lain(hopes, floor, looks, ghost=self.ghost)
                if known is None and waited > SOON_MS:
                    known = sunk(lying, self.stack, floor, looks, ghost=self.ghost)
                if known is not None:
                    self.stack = known
                    return known
                if waited > PATIENCE_MS:
                    break
                looks = await self.watch(*GLANCES)
                waited += len(looks) * GLANCE_MS
        self.stack = await self.resting()
        return self.stack

    async def resting(self) -> Set:
        """What stays where it is while the piece is moved aside, as far as it goes."""
        seen = await self.see()
        for key in (self.roles.left, self.roles.right):
            if not key:
                continue
            (now,) = await self.watch(*[tap(key)] * ASIDE, LOOK)
            if now != seen:
                return seen & now
        return seen - self.falling(seen)
