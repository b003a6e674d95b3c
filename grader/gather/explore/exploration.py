"""The exploration of a page: a walk, trials in forks, and a long look at what grows."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from grader.artifact import Artifact
from grader.evidence.browser import BrowserSession, Picture
from grader.evidence.exploration import Control, Exploration, Mishap
from grader.evidence.growth import Watching
from grader.evidence.html import HtmlTree
from grader.evidence.inputs import Window
from grader.evidence.source import SourceFiles
from grader.evidence.whereabouts import Traits, find
from grader.gather.explore.mentions import Scripts
from grader.gather.explore.opened import ended
from grader.gather.explore.pairs import Pair
from grader.gather.explore.spots import Spot, spots
from grader.gather.explore.suspicion import listeners, repeatable, silent, tried
from grader.gather.explore.trials import Growing, Outcome, trials
from grader.gather.explore.walk import Seen, Walk
from grader.gather.explore.watching import Close, Course
from grader.gather.lab.pool import Lab
from grader.gather.lab.room import LeftError, ReplacedError, Room
from grader.gather.lab.session import View
from grader.gather.lab.stage import Stage
from grader.missing import Missing
from grader.provider import provider

MOST_PAIRS = 5
MOST_REPEATS = 4
"""Silent controls that are pressed in pairs; controls that are pressed again and again."""


@dataclass
class _Found:
    """What the first visit found."""

    walk: Walk
    spots: dict[str, Spot] = field(default_factory=dict)


@provider
async def exploration(
    artifact: Artifact,
    source: SourceFiles,
    page: HtmlTree,
    session: BrowserSession,
    view: View,
    lab: Lab,
) -> Exploration | Missing:
    """Use the page in every way that it offers, and tell what came of it."""
    if gone := ended(session):
        return gone
    explorer = _Explorer(artifact, source, page, view.window, lab, Scripts.of(page, source))
    return await explorer.explore()


@dataclass
class _Explorer:
    artifact: Artifact
    source: SourceFiles
    page: HtmlTree
    window: Window
    lab: Lab
    scripts: Scripts

    @property
    def scripted(self) -> bool:
        """Whether the page has a script at all."""
        return bool(self.scripts.text.strip())

    async def explore(self) -> Exploration | Missing:
        """Walk, try what the walk left open, and look closely at what grew."""
        doing: list[Walk] = []

        async def look(room: Room) -> _Found:
            walk = Walk(room, self.window, self.scripts)
            doing.append(walk)
            await walk.run()
            suspects = silent(walk, self.scripts)[:MOST_PAIRS]
            wanted = {one.selector: one for one in (*suspects, *repeatable(walk)[:MOST_REPEATS])}
            return _Found(walk, await spots(room, self.window, wanted.values()))

        visit = await self.lab.visit(self.artifact, self.source, self.window, look, record=True)
        if isinstance(visit, Missing):
            return visit
        if visit.found is None:
            by = f" ({doing[-1].doing})" if doing else ""
            return Exploration(visit.ending, f"{visit.why}{by}", scripted=self.scripted)
        return await self._try(visit.found)

    async def _try(self, found: _Found) -> Exploration | Missing:
        suspects = [
            found.spots[one.selector]
            for one in silent(found.walk, self.scripts)[:MOST_PAIRS]
            if one.selector in found.spots
        ]

        async def act(stage: Stage) -> Outcome:
            return await trials(stage, self.window, suspects, self._courses(found))

        outcome = await self.lab.stage(self.artifact, self.source, act)
        if isinstance(outcome, Missing):
            return outcome
        watchings = await self._closely(outcome.growing)
        if isinstance(watchings, Missing):
            return watchings
        walk = found.walk
        return Exploration(
            steady=outcome.steady,
            scripted=self.scripted,
            controls=tuple(
                self._control(one, outcome.pairs.get(one.selector)) for one in walk.seen.values()
            ),
            mishaps=tuple(_linked(one, outcome) for one in walk.mishaps),
            watchings=watchings,
            untried=tuple(walk.untried),
            pictures=tuple(_pictures(outcome)),
        )

    def _courses(self, found: _Found) -> list[Course]:
        """How the page is watched: alone, and with every press that sets something going."""
        there = [one for one in repeatable(found.walk) if one.selector in found.spots]
        repeated = [found.spots[one.selector] for one in there[:MOST_REPEATS]]
        started = [one for one in repeated if one.behind is None][:1]
        return [
            Course(),
            *(Course(first=one) for one in started),
            *(Course(repeated=one) for one in repeated),
        ]

    async def _closely(self, growing: tuple[Growing, ...]) -> tuple[Watching, ...] | Missing:
        """Look closely at what grew."""
        if not growing:
            return ()

        async def look(room: Room) -> tuple[Watching, ...]:
            seen = []
            for one in growing:
                close = Close(room, self.window, self.page, self.source)
                try:
                    watching = await close.watch(one.course)
                except (ReplacedError, LeftError):
                    continue
                seen.append(replace(watching, replay=one.replay.name))
            return tuple(seen)

        visit = await self.lab.visit(self.artifact, self.source, self.window, look, record=True)
        return visit if isinstance(visit, Missing) else visit.found or ()

    def _control(self, one: Seen, pair: Pair | None) -> Control:
        told = one.told
        traits = Traits.read(told["traits"])
        return Control(
            one.selector,
            told["kind"],
            told["label"],
            told["native"],
            bool(told["disabled"]),
            self.scripts.mention(traits),
            one.shown_by,
            listeners(one),
            (*((pair.press,) if pair else ()), *tried(one)),
            pair.replay.name if pair else "",
            find(traits, self.page, self.source),
        )


def _linked(one: Mishap, outcome: Outcome) -> Mishap:
    """Add the replay of a pair in which the same error was seen."""
    for pair in outcome.pairs.values():
        if pair.press.error and pair.press.error.text == one.error.text:
            return replace(one, replay=pair.replay.name)
    return one


def _pictures(outcome: Outcome) -> Iterator[Picture]:
    for pair in outcome.pairs.values():
        yield from (*pair.pictures, pair.replay.kept)
    for growing in outcome.growing:
        yield from growing.pictures
