"""A walk over a page: every control is pressed once, one after the other, in one document.

The clock stands still while a control is pressed and looked at. Whatever differs then was
changed by the press, and by nothing that moves by itself: each press is its own control.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from grader.evidence.browser import PageError
from grader.evidence.exploration import Mishap, Press
from grader.evidence.inputs import Window
from grader.gather.explore.ears import Ears, Heard
from grader.gather.explore.eyes import Eyes, Told
from grader.gather.explore.hands import Hands
from grader.gather.explore.mentions import Scripts
from grader.gather.lab.asking import query
from grader.gather.lab.room import LeftError, ReplacedError, Room

SETTLED_MS = 1000.0
"""Virtual time after which a page is used."""

BETWEEN_MS = 120.0
"""Virtual time between two presses: a few frames, and most delays of a click."""

LATE_MS = 6000.0
"""Virtual time after which what kept silent is pressed again."""

MOST_PRESSES = 60
MOST_ARRIVALS = 5
MOST_LABELS = 12
"""What a walk may do: presses, documents that it goes through, presses that a state is named by."""


class LostWayError(Exception):
    """The page went through more documents than anybody would follow."""


@dataclass
class Seen:
    """One control while it is walked past."""

    told: Told
    shown_by: tuple[str, ...] = ()
    presses: list[Press] = field(default_factory=list)
    relation: list[tuple[tuple[Heard, ...], Mapping[int, str]]] = field(default_factory=list)
    spot: tuple[float, float, float] = (0.0, 0.0, 0.0)  # x, y in the window, scrolled down by

    @property
    def selector(self) -> str:
        """How the page finds it."""
        return str(self.told["selector"])

    @property
    def silent(self) -> bool:
        """Whether it was met and nothing came of it, save perhaps an error."""
        hits = [one for one in self.presses if one.hit]
        return bool(hits) and not any(set(one.effects) - {"error", "console"} for one in hits)


class Walk:
    """Walks over one page. What it finds is in ``seen``, ``mishaps`` and ``untried``."""

    def __init__(self, room: Room, window: Window, scripts: Scripts) -> None:
        self.seen: dict[str, Seen] = {}
        self.mishaps: list[Mishap] = []
        self.untried: list[str] = []
        self.doing = "opening the page"
        self._room = room
        self._eyes = Eyes(room)
        self._ears = Ears(room)
        self._hands = Hands(room, window)
        self._scripts = scripts
        self._pressed: list[str] = []
        self._met: set[str] = set()
        self._arrivals = 0
        self._known_errors = 0
        self._numbers: dict[str, int] = {}

    async def run(self) -> None:
        """Walk, until nothing is left or enough is done."""
        with suppress(LostWayError):
            await self._walk()

    async def _walk(self) -> None:
        await self._arrive(self._room.load)
        for _ in range(MOST_PRESSES):
            one = next((one for one in self.seen.values() if self._waits(one)), None)
            if one is None:
                break
            self._met.add(one.selector)
            await self._safely(lambda one=one: self._press(one))  # type: ignore[misc]
        else:
            left = sum(self._waits(one) for one in self.seen.values())
            self.untried += [f"{left} controls after {MOST_PRESSES} presses"] if left else []
        if any(one.silent for one in self.seen.values()):
            await self._safely(self._wait)
        for one in list(self.seen.values()):
            if one.silent and self._waits(one, again=True):
                await self._safely(lambda one=one: self._press(one))  # type: ignore[misc]
        await self._safely(self._play_around)

    def _waits(self, one: Seen, *, again: bool = False) -> bool:
        told = one.told
        leaves = told["kind"] == "link" and not _stays(told)
        fit = told["seen"] and not told["disabled"] and not leaves and told["native"] != "choose"
        return bool(fit) and (again or one.selector not in self._met)

    async def _wait(self) -> None:
        """Give a page time that makes itself ready late, or in the background."""
        await self._room.advance(LATE_MS)
        await self._look(None)

    # ---- one press

    async def _press(self, one: Seen) -> None:
        number = self._numbers.get(one.selector)
        if number is None:
            return
        self.doing = f"pressing {one.told['label'] or one.selector}"
        spot = await self._eyes.aim(number)
        if spot is None:
            one.presses.append(Press(tuple(self._pressed[-MOST_LABELS:]), hit=False))
            return
        one.spot = (spot["x"], spot["y"], spot["down"])
        after = tuple(self._pressed[-MOST_LABELS:])
        self._pressed.append(one.selector)
        before = len(self._room.log.errors)
        await self._hands.move(spot["x"], spot["y"])
        effects: set[str] = set()
        try:
            await self._eyes.remember()
            tally = await query(self._room, "tally")
            await self._use(one, number, spot)
            effects |= set(await self._eyes.changed(number))
            effects |= _differences(tally, await query(self._room, "tally"))
            await self._room.advance(BETWEEN_MS)
        except (ReplacedError, LeftError):
            effects.add("navigation")
            raise
        finally:
            errors = list(self._room.log.errors.values())[before:]
            one.presses.append(self._told(one, after, effects, errors))
            self._note(errors)
        if effects:
            await self._look(one.selector, listeners="listener" in effects)

    def _told(
        self, one: Seen, after: tuple[str, ...], effects: set[str], errors: list[PageError]
    ) -> Press:
        """Put a press together; an error that was told before is known by its fault alone."""
        error = errors[0] if errors else self._known(one) if "fault" in effects else None
        named = (effects - {"fault"}) | ({"error"} if error else set())
        return Press(after, tuple(sorted(named)), error)

    def _known(self, one: Seen) -> PageError | None:
        """The error that a press throws again; it is told only once."""
        return next((press.error for press in one.presses if press.error), None)

    async def _use(self, one: Seen, number: int, spot: Told) -> None:
        kind = one.told["kind"]
        if kind == "choice":
            await self._eyes.ask("choose", number)
            return
        await self._hands.click(spot["x"], spot["y"])
        if kind == "field":
            await self._hands.type("42")
            await self._hands.tap("Enter")

    # ---- arriving and looking

    async def _safely(self, act: Callable[[], Awaitable[None]]) -> None:
        """Do something; where the page goes on to another document, follow it."""
        try:
            await act()
        except ReplacedError:
            await self._arrive(self._room.reach)
        except LeftError:
            self._room.log.left = ""
            await self._arrive(self._room.load)

    async def _arrive(self, arrive: Callable[[], Awaitable[None]]) -> None:
        while self._arrivals < MOST_ARRIVALS:
            self._arrivals += 1
            self._pressed.clear()
            try:
                await arrive()
                self._note(list(self._room.log.errors.values())[self._known_errors :], by="")
                await self._room.advance(SETTLED_MS)
                self._known_errors = len(self._room.log.errors)
                await self._eyes.open()
                await self._look(None)
            except ReplacedError:
                arrive = self._room.reach
            except LeftError:
                self._room.log.left = ""
                arrive = self._room.load
            else:
                return
        self.untried.append(f"what comes after {MOST_ARRIVALS} documents")
        raise LostWayError

    async def _look(self, shown_by: str | None, *, listeners: bool = True) -> None:
        """See which controls there are now, and who listens to them."""
        found = await self._eyes.controls()
        self._numbers = {one["selector"]: one["number"] for one in found}
        fresh = [one for one in found if one["selector"] not in self.seen]
        for told in found:
            known = self.seen.setdefault(told["selector"], Seen(told))
            known.told = told
        for told in fresh if shown_by else ():
            self.seen[told["selector"]].shown_by = tuple(self._pressed[-MOST_LABELS:])
        wanted = [one for one in found if one["kind"] in ("button", "choice")]
        if not (listeners or fresh):
            return
        heard = await self._ears.listeners()
        related = await self._ears.relate([one["number"] for one in wanted], heard)
        for told in wanted:
            self.seen[told["selector"]].relation.append((heard, related[told["number"]]))

    def _note(self, errors: list[PageError], by: str | None = None) -> None:
        if by != "":
            self.mishaps += [Mishap(one, by or self.doing) for one in errors]
        self._known_errors = len(self._room.log.errors)

    # ---- the rest of a person's doings

    async def _play_around(self) -> None:
        """Move and click over the page, strike the keys that scripts name, resize the window."""
        for doing, act in self._doings():
            self.doing = doing
            before = len(self._room.log.errors)
            await act()
            await self._room.advance(BETWEEN_MS)
            self._note(list(self._room.log.errors.values())[before:])

    def _doings(self) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        hands = self._hands
        doings: list[tuple[str, Callable[[], Awaitable[None]]]] = [
            ("moving the mouse over the page", hands.wander)
        ]
        doings += [
            (f"pressing the key {code}", lambda code=code: hands.tap(code))  # type: ignore[misc]
            for code in self._scripts.keys
        ]
        doings += [
            (f"making the window {width} px wide", lambda width=width: hands.resize(width))  # type: ignore[misc]
            for width in (360, 768, 1280)
        ]
        return doings


def _stays(told: Mapping[str, Any]) -> bool:
    """Whether a link leads to a place in the page, or runs a script."""
    href: str = dict(told["traits"]["attributes"]).get("href", "")
    return href.startswith(("#", "javascript:"))


def _differences(before: Mapping[str, int], after: Mapping[str, int]) -> set[str]:
    """Names of what was counted up or down."""
    return {name for name, count in after.items() if before.get(name) != count}
