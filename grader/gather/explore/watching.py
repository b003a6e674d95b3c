"""Watching what a page keeps, first by cheap counts, and closely only where they grow."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from grader.evidence.growth import Kept, Series, Watching
from grader.evidence.html import HtmlTree
from grader.evidence.inputs import Look, Plan, Show, Step, Window
from grader.evidence.source import SourceFiles
from grader.evidence.trace import Trace
from grader.evidence.whereabouts import Traits, find
from grader.finding import NOWHERE, Place
from grader.gather.explore.ears import Ears, Heard
from grader.gather.explore.eyes import Eyes, Told
from grader.gather.explore.hands import Hands
from grader.gather.explore.pairs import approach, presses
from grader.gather.explore.spots import Spot
from grader.gather.explore.walk import SETTLED_MS
from grader.gather.lab.asking import query
from grader.gather.lab.room import Room

GLANCES = tuple(1500.0 + 3000.0 * one for one in range(5))
"""When a page that is left alone is counted: every three seconds, four times."""

BEAT_MS = 2000.0
BEATS = 5
REST_MS = 30_000.0
"""A control is pressed so many times, with so much time between, and left alone for so long."""

CLOSE_MS = tuple(1000.0 + 20_000.0 * one for one in range(7))
"""When a page that grew by itself is looked at closely: for two minutes, if it goes on growing."""

ENOUGH = 4
"""Looks after which what does not grow is let be."""

MOST_SORTS = 6
"""Sorts of elements, of those that grow, that are looked at."""

PULSE = frozenset({Show.PULSE})


@dataclass(frozen=True, slots=True)
class Course:
    """How a page is watched: what is pressed first, and what again and again (or nothing)."""

    first: Spot | None = None
    repeated: Spot | None = None

    @property
    def title(self) -> str:
        """What a person would do to follow it."""
        if self.repeated:
            return f"press “{self.repeated.called}” {BEATS} times"
        return f"press “{self.first.called}” and wait" if self.first else "wait"


def glance_plan(course: Course, window: Window, *, rest: bool = False) -> Plan:
    """Count what the page keeps, without a closer look; at the end also after a rest, if wanted."""
    steps: list[Step] = []
    if course.repeated is None:
        at = SETTLED_MS
        steps += _pressing(course.first, at) if course.first else []
        return Plan.of(steps, *(Look(one, PULSE) for one in GLANCES), window=window)
    start = SETTLED_MS
    if course.repeated.behind:
        steps += _pressing(course.repeated.behind, start)
    for beat in range(BEATS):
        at = start + (beat + 1) * BEAT_MS
        steps += [Look(at - 200, PULSE), *_pressing(course.repeated, at)]
    end = start + (BEATS + 1) * BEAT_MS - 200
    steps += [Look(end, PULSE), *((Look(end + REST_MS, PULSE),) if rest else ())]
    return Plan(tuple(steps), window=window)


def film_plan(course: Course, window: Window) -> Plan:
    """The same inputs, with a picture at the beginning and one at the end."""
    plan = glance_plan(course, window)
    ends = plan.looks[0].at, plan.looks[-1].at
    screens = (Look(at, frozenset({Show.SCREEN})) for at in ends)
    return Plan.of(plan.inputs, *screens, window=window)


def _pressing(spot: Spot, at: float) -> list[Step]:
    return [*approach(spot, at), *presses(spot, at)]


def grows(trace: Trace, *, rests: bool) -> bool:
    """Whether anything grew at every glance, and, after a rest, is still there."""
    pulses = [one.pulse for one in trace.sights if one.pulse]
    for name in ("timers", "frames", "listeners", "nodes"):
        counts = [getattr(one, name) for one in pulses]
        last = counts.pop() if rests and counts else None
        steps = [after - before for before, after in pairwise(counts)]
        lasting = last is None or (counts and last >= counts[-1] - 1)
        if len(steps) >= 4 and min(steps) >= 1 and lasting:
            return True
    return False


class Close:
    """Looks closely at one page while it grows."""

    def __init__(self, room: Room, window: Window, page: HtmlTree, source: SourceFiles) -> None:
        self._room = room
        self._eyes = Eyes(room)
        self._ears = Ears(room)
        self._hands = Hands(room, window)
        self._page = page
        self._source = source
        self._counts: list[Counter[str]] = []
        self._spent: list[Counter[str]] = []
        self._timers: list[Counter[tuple[str, str]]] = []
        self._listeners: list[Counter[tuple[int, str, Place]]] = []
        self._traits: dict[str, Traits] = {}

    async def watch(self, course: Course) -> Watching:
        """Open the page anew, and follow a course."""
        await self._eyes.ask("forget")
        await self._room.load()
        await self._room.advance(SETTLED_MS)
        await self._eyes.open()
        first = course.first or (course.repeated.behind if course.repeated else None)
        if first is not None:
            await self._press(first)
        await self._count()
        again = course.repeated
        times = await self._leave_alone() if again is None else await self._repeat(again)
        pressed = (first.selector,) if first else ()
        nodes = await self._named()
        series = tuple(self._series(rests=again is not None, nodes=nodes))
        return Watching(times, pressed, again.called if again else "", series)

    async def _leave_alone(self) -> tuple[float, ...]:
        """Count again and again, for as long as something grows."""
        for earlier, later in pairwise(CLOSE_MS):
            await self._room.advance(later - earlier)
            await self._count()
            if len(self._counts) == ENOUGH and not self._goes_on():
                break
        return CLOSE_MS[: len(self._counts)]

    async def _repeat(self, spot: Spot) -> tuple[float, ...]:
        """Count after each press, and once more after a rest."""
        for _ in range(BEATS):
            await self._press(spot)
            await self._room.advance(BEAT_MS)
            await self._count()
        await self._room.advance(REST_MS)
        await self._count()
        return tuple(SETTLED_MS + one * BEAT_MS for one in range(BEATS + 1))

    def _goes_on(self) -> bool:
        """Whether anything that matters has grown from each count to the next so far."""
        kept: tuple[Sequence[Counter[Any]], ...] = (self._spent, self._timers, self._listeners)
        return any(_all_along(one) for one in kept)

    async def _press(self, spot: Spot) -> None:
        await self._eyes.ask("scrollDown", spot.down)
        await self._hands.move(spot.x, spot.y)
        await self._hands.click(spot.x, spot.y)

    async def _count(self) -> None:
        """Take one count of everything."""
        plain = await self._eyes.census()
        counts: Counter[str] = Counter(plain["counts"])
        growing = _growing(self._counts[0] if self._counts else None, counts)
        close = await self._eyes.census(growing)
        self._counts.append(counts)
        self._spent.append(Counter(close["spent"]))
        self._read_traits(close)
        self._timers.append(Counter(map(_timer, await query(self._room, "pending"))))
        heard = await self._ears.listeners()
        self._listeners.append(Counter((one.node, one.event, _where(one)) for one in heard))

    def _read_traits(self, told: Told) -> None:
        for sort, one in told["traits"].items():
            if one:
                self._traits[sort] = Traits.read(one)

    async def _named(self) -> dict[int, str]:
        """Names of the nodes whose listeners grow."""
        first, last = self._listeners[0], self._listeners[-1]
        nodes = list({key[0] for key in last if last[key] > first[key] and key[0]})[:20]
        names = await self._ears.names(nodes)
        return {0: "window"} | dict(zip(nodes, names, strict=True))

    # ---- from counts to series

    def _series(self, *, rests: bool, nodes: Mapping[int, str]) -> Iterator[Series]:
        total = [sum(one.values()) for one in self._counts]
        yield _one(Kept.ELEMENTS, "*", total, (), NOWHERE, rests=rests)
        for sort in _growing(self._counts[0], self._counts[-1]):
            counts = [one[sort] for one in self._counts]
            spent = [one[sort] for one in self._spent]
            place = (
                find(self._traits[sort], self._page, self._source)
                if sort in self._traits
                else NOWHERE
            )
            yield _one(Kept.ELEMENTS, sort, counts, spent, place, rests=rests)
        for key in _grown(self._timers):
            call, text = key
            kept: Kept = Kept.FRAMES if call.startswith("requestAnimationFrame") else Kept.TIMERS
            counts = [one[key] for one in self._timers]
            yield _one(kept, call, counts, (), self._written(text), rests=rests)
        for spot in _grown(self._listeners):
            node, event, where = spot
            if node in nodes:
                counts = [one[spot] for one in self._listeners]
                yield _one(
                    Kept.LISTENERS, f"{event} on {nodes[node]}", counts, (), where, rests=rests
                )

    def _written(self, text: str) -> Place:
        """Where a function is written, if its text stands in the source exactly once."""
        found = [
            (file, at)
            for file in self._source.files
            for at in [file.text.find(text)]
            if len(text) > 8 and at >= 0 and file.text.find(text, at + 1) < 0
        ]
        return found[0][0].place(found[0][1]) if len(found) == 1 else NOWHERE


def _timer(told: Mapping[str, Any]) -> tuple[str, str]:
    text = told["source"]
    if told["kind"] == "requestAnimationFrame":
        return "requestAnimationFrame(…)", text
    return f"{told['kind']}(…, {told['delay']:g})", text


def _where(heard: Heard) -> Place:
    return heard.place


def _growing(first: Counter[str] | None, last: Counter[str]) -> list[str]:
    """The sorts that grew most; before there is anything to compare, the commonest."""
    grown = Counter(last)
    grown.subtract(first or {})
    ranked = sorted(((-count, sort) for sort, count in grown.items() if count > 0))
    return [sort for _, sort in ranked[:MOST_SORTS]]


def _all_along(counters: Sequence[Counter[Any]]) -> bool:
    """Whether some count grew from each moment to the next."""
    return any(
        all(after[key] > before[key] for before, after in pairwise(counters))
        for key in counters[-1]
    )


def _grown(counters: Sequence[Counter[Any]]) -> list[Any]:
    keys = [key for key in counters[-1] if counters[-1][key] > counters[0][key]]
    return sorted(keys, key=str)


def _one(
    kept: Kept, what: str, counts: Iterable[int], spent: Iterable[int], place: Place, *, rests: bool
) -> Series:
    """Make a series; where the page was left alone at the end, the last count is the rest."""
    all_counts, all_spent = tuple(counts), tuple(spent)
    if not rests:
        return Series(kept, what, all_counts, all_spent, place=place)
    rest_spent = all_spent[-1] if all_spent else None
    return Series(kept, what, all_counts[:-1], all_spent[:-1], all_counts[-1], rest_spent, place)
