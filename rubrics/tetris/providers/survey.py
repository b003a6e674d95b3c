"""Survey: how the game starts, where its board lies, and what moves on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from rubrics.tetris.evidence.lattice import (
    NARROWEST,
    WIDEST,
    March,
    falls,
    marches,
)
from rubrics.tetris.evidence.openings import (
    MOUSE_CLICK,
    MOUSE_LEFT,
    MOUSE_MENU,
    MOUSE_RIGHT,
    MOUSE_WHEEL,
    PAIRS,
    UPRIGHT,
    Opening,
    Pressable,
    button,
    is_button,
    openings,
    sideways,
)
from rubrics.tetris.evidence.raster import DIFFERENT, Raster, changed
from rubrics.tetris.providers.deeds import LOOK, REST_MS, TAP_MS, Deed, click, idle, tap, wait
from rubrics.tetris.providers.pointing import trail
from rubrics.tetris.providers.seat import TALLEST, WIDTH, Seat, swapped

SCALE = 0.5
"""Pixels of a raster for each CSS pixel in the first looks."""

LOOKS = 3
FALLING = 4
"""Openings after which something that falls by itself is looked for."""

FEWEST = 6
"""Columns of the narrowest board."""

UNEVEN = 0.3
"""Part of a cell by which a piece may be wider than a whole number of cells."""


@dataclass(frozen=True, slots=True)
class Found:
    """A game that is going on: how it was started, which keys move the piece, and where it is.

    ``left`` or ``right`` is empty where that key moves nothing; ``buttons`` could be pressed, too.
    ``least`` is how far a pixel has to differ to belong to the piece (see ``March``).
    """

    opening: Opening
    prefix: tuple[Deed, ...]
    left: str
    right: str
    step: float
    box: tuple[float, float, float, float]
    least: float = float(DIFFERENT)
    buttons: tuple[str, ...] = ()

    @property
    def middle(self) -> tuple[float, float]:
        """A point in the middle of the piece."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


class Surveyor:
    """Finds the game on the page.

    ``keys`` are those that its scripts name, ``drawn`` what may be buttons in its canvases.
    """

    def __init__(self, seat: Seat, keys: Sequence[str], drawn: Sequence[Pressable] = ()) -> None:
        self.seat = seat
        self.keys = keys
        self.drawn = drawn
        self.tried: list[Opening] = []
        self.stirred: list[Opening] = []  # the page was another one then, or heard a key
        self._idle: dict[float, list[Raster]] = {}
        self._page = (0.0, 0.0, float(WIDTH), 1000.0)

    @property
    def region(self) -> tuple[float, float, float, float]:
        """The page as it is seen: left, top, width, height in CSS pixels."""
        return swapped(self._page) if self.seat.view.turned else self._page

    async def find(self) -> Found | None:
        """Try one opening after the other until something is moved by a key."""
        await self.seat.begin((wait(300),))
        height = min(await self.seat.height(), TALLEST)
        if height > self.seat.view.height:
            self.seat.view = replace(self.seat.view, height=int(height))
            await self.seat.begin((wait(300),))
        self._page = (0.0, 0.0, float(WIDTH), float(max(height, 400)))
        things = [*await self.seat.pressables(), *self.drawn]
        half: Found | None = None  # a key that begins the game may seem to move a piece
        for patience in (400.0, 4000.0):
            for opening in openings(things, self.keys):
                found = await self._try(opening, patience)
                if found is not None and found.left and found.right:
                    return self._pressing(found)
                half = half or found
                if patience > 400 and len(opening.deeds) > 1:
                    break
            if half:
                return self._pressing(half)
        return await self._unmoved()

    async def _unmoved(self) -> Found | None:
        """What falls though no key moves it, and may follow the mouse."""
        fallen: Found | None = None
        views = (False, True) if self.seat.view.follows else (False,)
        for turned, opening in product(views, list(dict.fromkeys(self.tried))[:FALLING]):
            self._turn(turned=turned)
            found = await self._fall(opening)
            pointed = await self._pointed(found) if found and self.seat.view.follows else None
            if pointed is not None:
                return pointed
            fallen = fallen or (None if turned else found)
            if fallen and not self.seat.view.follows:
                break
        self._turn(turned=False)
        return fallen

    async def _pointed(self, found: Found) -> Found | None:
        """The same piece, if it follows the mouse through what holds it."""
        await self.seat.begin(found.prefix)
        boxes = await self.seat.holders(*found.middle)
        holder = next((one for one in boxes if min(one[2:]) >= FEWEST * found.step), None)
        if holder is None:
            return None
        along = holder[1] + holder[3] / 2
        seen = await trail(self.seat, found.prefix, holder, along)
        if seen is None:
            return None
        pointed = replace(found, left=MOUSE_LEFT, right=MOUSE_RIGHT, step=seen.step, box=seen.box)
        home = pointed.middle[0], along
        self.seat.view = replace(self.seat.view, stride=seen.step, home=home)
        self.keys = [MOUSE_CLICK, MOUSE_WHEEL, MOUSE_MENU, *self.keys]
        return pointed

    async def _fall(self, opening: Opening) -> Found | None:
        """Look for a piece that falls, though no key moves it."""
        prefix = _prefix(opening, 400.0)
        await self.seat.begin()
        watching = [LOOK, wait(300)] * 14
        looks = await self.seat.pictures(self.region, SCALE, *prefix, *watching)
        pieces = [one for one in falls([looks[0]] * (len(looks) - 1), looks[1:]) if _falls(one)]
        if not pieces:
            return None
        march = max(pieces, key=lambda one: one.step)
        box = march.box
        place = (box.left / SCALE, box.top / SCALE, box.right / SCALE, box.bottom / SCALE)
        return Found(opening, prefix, "", "", march.step / SCALE, place)

    async def open(self, opening: Opening, patience: float) -> None:
        """Load the game and open it in this way."""
        await self.seat.begin(_prefix(opening, patience))

    def _pairs(self, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Pairs of which its scripts name a key, and the usual ones: names can be hidden."""
        named = [pair for pair in pairs if pair[0] in self.keys or pair[1] in self.keys]
        yield from dict.fromkeys((*named, *pairs[:2]))

    async def _try(self, opening: Opening, patience: float) -> Found | None:
        self.tried.append(opening)
        prefix = _prefix(opening, patience)
        still = await self._looks(prefix, "")
        if opening.deeds and await self._same(prefix, still):
            return None
        if opening.deeds:
            self.stirred.append(opening)
        buttons = [one for one in await self.seat.pressables() if one.kind == "button"]
        shown = [pair] if (pair := sideways(buttons)) else []
        free = tuple(button(one) for one in buttons if one.free)
        pairs = (*self._pairs(PAIRS), *shown)
        if not await self._heard(prefix, [*pairs, *self._pairs(UPRIGHT)]):
            return None
        self.stirred.append(opening)
        half = None
        for pair in pairs:
            found = await self._moved(opening, prefix, still, pair)
            if found is not None and found.left and found.right:
                return replace(found, buttons=free)
            half = half or found  # another pair may move it both ways
        found = await self._across(opening, prefix, still, shown) or half
        return replace(found, buttons=free) if found is not None else None

    def _pressing(self, found: Found) -> Found:
        """Count the buttons among the keys, where buttons move the piece."""
        if is_button(found.left or found.right):
            self.keys = [*self.keys, *found.buttons]
        return found

    async def _across(
        self,
        opening: Opening,
        prefix: tuple[Deed, ...],
        still: list[Raster],
        shown: Sequence[tuple[str, str]],
    ) -> Found | None:
        """Look whether something moves a piece up and down: then it falls to a side.

        The view is turned then. What says left may move it up or down.
        """
        self._turn(turned=True)
        turned = [one.transpose(1, 0, 2) for one in still]
        both = [order for pair in shown for order in (pair, pair[::-1])]
        for pair in (*self._pairs(UPRIGHT), *both):
            found = await self._moved(opening, prefix, turned, pair)
            if found is not None and found.left and found.right:
                return found
        self._turn(turned=False)
        return None

    def _turn(self, *, turned: bool) -> None:
        self.seat.view = replace(self.seat.view, turned=turned)

    async def _moved(
        self,
        opening: Opening,
        prefix: tuple[Deed, ...],
        still: list[Raster],
        pair: tuple[str, str],
    ) -> Found | None:
        """What a pair of keys moves to and fro."""
        left, right = pair
        to_left = await self._march(prefix, still, left, -1)
        to_right = await self._march(prefix, still, right, 1)
        known = [march for march in (to_left, to_right) if march is not None]
        if not known:
            return None
        step = sum(abs(march.step) for march in known) / len(known) / SCALE
        box = known[0].box
        place = (box.left / SCALE, box.top / SCALE, box.right / SCALE, box.bottom / SCALE)
        keys = left if to_left else "", right if to_right else ""
        return Found(opening, prefix, *keys, step, place, known[0].least)

    async def _heard(self, prefix: tuple[Deed, ...], pairs: Sequence[tuple[str, str]]) -> bool:
        """Whether anything is seen of a press of some keys.

        Every pair alone is looked at for longer, so that it is worth knowing first.
        """
        first, second = (
            [tap(one) for one in dict.fromkeys(keys)] for keys in zip(*pairs, strict=True)
        )
        seen = []
        for deeds in ([*first, LOOK, *second, LOOK], [*idle(first), LOOK, *idle(second), LOOK]):
            await self.seat.begin()
            seen.append(await self.seat.pictures(self.region, SCALE, *prefix, *deeds))
        return any(changed(one, other).any() for one, other in zip(*seen, strict=True))

    async def _same(self, prefix: tuple[Deed, ...], still: list[Raster]) -> bool:
        """Whether the page looks as if nobody had done anything."""
        ms = sum(one.lasts for one in prefix)
        if ms not in self._idle:
            self._idle[ms] = await self._looks((wait(ms),), "")
        idle = self._idle[ms]
        return not any(changed(one, other).any() for one, other in zip(still, idle, strict=True))

    async def _march(
        self, prefix: tuple[Deed, ...], still: list[Raster], key: str, sign: int
    ) -> March | None:
        pressed = await self._looks(prefix, key)
        found = [
            march
            for march in marches(still, pressed, sign)
            if NARROWEST <= abs(march.step) / SCALE <= WIDEST and march.steps > 1
        ]
        best = min(found, key=lambda march: march.uneven, default=None)
        return best if best is not None and best.uneven < UNEVEN else None

    async def _looks(self, prefix: tuple[Deed, ...], key: str) -> list[Raster]:
        """Look three times, each after a tap of a key or after as long without one."""
        await self.seat.begin()
        deed = tap(key) if key else wait(TAP_MS + REST_MS)
        return await self.seat.pictures(self.region, SCALE, *prefix, *[deed, LOOK] * LOOKS)


def _falls(march: March) -> bool:
    """Whether it is of some cells, and comes down by one at a time."""
    step = abs(march.step)
    sides = march.box.width / step, march.box.height / step
    square = all(abs(side - round(side)) < 0.2 and 1 <= round(side) <= 4 for side in sides)
    return square and march.steps > 3 and NARROWEST <= step / SCALE <= WIDEST


def _prefix(opening: Opening, patience: float) -> tuple[Deed, ...]:
    deeds: list[Deed] = [wait(300)]
    for one in opening.deeds:
        deeds.append(tap(one) if isinstance(one, str) else click(*one))
        deeds.append(wait(150))
    return (*deeds, wait(patience))
