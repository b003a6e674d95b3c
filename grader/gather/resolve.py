"""Gather what the checks need, and no more.

Asking for a kind of evidence runs its provider once, after everything the provider
starts from; concurrent askers share the call. What nobody has to wait for is made at
once, without a task: most of what is known of a page takes less time than a task does.
Whatever goes wrong becomes a Missing in its place: a page at fault is evidence, a tool
at fault is a gap.
"""

import asyncio
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from grader.artifact import Artifact
from grader.errors import ContractError
from grader.gather.records import Asked, Records
from grader.gather.tools import Toolbox
from grader.item import Item, Reply
from grader.missing import Cause, Missing
from grader.provider import Provider, Settings, Tool
from grader.run import Timing

GIVEN: tuple[type, ...] = (Artifact, Item, Reply)
"""Kinds that come with the sample and have no provider."""

NOT_GIVEN = {
    Item: Missing("the sample does not say what was asked", Cause.NO_ITEM),
    Reply: Missing("the sample does not say how it was answered", Cause.NO_ITEM),
}


@dataclass(frozen=True)
class Plan:
    """Providers by what they make, checked for cycles once.

    ``absent`` are kinds that cannot be had in this run, tools among them, with the reason.
    """

    makers: Mapping[type, Provider]
    absent: Mapping[type, Missing] = field(default_factory=dict)
    _reach: dict[type, frozenset[type]] = field(default_factory=dict, compare=False)
    _apart: dict[type, tuple[type, ...]] = field(default_factory=dict, compare=False)
    _slow: dict[type, bool] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, providers: Iterable[Provider]) -> "Plan":
        """Index providers.

        Raises:
            ContractError: two make the same kind, or they go round in a circle.
        """
        makers: dict[type, Provider] = {}
        for one in providers:
            other = makers.setdefault(one.makes, one)
            if other is not one:
                both = f"{other.module}.{other.id} and {one.module}.{one.id}"
                raise ContractError(f"{one.makes.__name__} is provided twice: by {both}")
        plan = cls(makers)
        for kind in makers:
            plan.reach(kind)
        return plan

    def without(self, tool: type[Tool], reason: str) -> "Plan":
        """The same plan where a tool is never started, nor what needs it ever made."""
        lost = [kind for kind in (*self.makers, tool) if tool in self.required(kind)]
        makers = {kind: one for kind, one in self.makers.items() if kind not in lost}
        return Plan(makers, {**self.absent, **dict.fromkeys(lost, Missing(reason))})

    def reach(self, kind: type, trail: tuple[type, ...] = ()) -> frozenset[type]:
        """Everything that a kind of evidence depends on, itself included.

        Raises:
            ContractError: it depends on itself.
        """
        if kind in trail:
            circle = " → ".join(one.__name__ for one in (*trail[trail.index(kind) :], kind))
            raise ContractError(f"providers go round in a circle: {circle}")
        if kind not in self._reach:
            found = {kind}
            maker = self.makers.get(kind)
            for need in maker.needs if maker else ():
                found |= self.reach(need.kind, (*trail, kind))
            self._reach[kind] = frozenset(found)
        return self._reach[kind]

    def apart(self, kind: type) -> tuple[type, ...]:
        """What a kind of evidence depends on besides the artifact: Item, Reply and settings."""
        if kind not in self._apart:
            reach = self.reach(kind)
            chosen = [one for one in reach if issubclass(one, Settings)]
            given = [one for one in (Item, Reply) if one in reach]
            self._apart[kind] = (*given, *sorted(chosen, key=lambda one: one.__qualname__))
        return self._apart[kind]

    def slow(self, kind: type) -> bool:
        """Whether something has to be waited for until a kind of evidence is there."""
        if kind not in self._slow:
            makers = [self.makers[one] for one in self.reach(kind) if one in self.makers]
            self._slow[kind] = any(one.impure or one.waits for one in makers)
        return self._slow[kind]

    def required(self, kind: type) -> frozenset[type]:
        """Everything without which a kind cannot be made: :meth:`reach` over required needs."""
        found = {kind}
        maker = self.makers.get(kind)
        for need in maker.needs if maker else ():
            if not need.optional:
                found |= self.required(need.kind)
        return frozenset(found)


class Gathering:
    """Evidence about one artifact, for one item, reply and settings, made on demand.

    ``shared`` holds what other gatherings of the same artifact already asked for: evidence
    that reaches neither item, reply nor other settings is made once for all of them.
    """

    def __init__(
        self,
        plan: Plan,
        toolbox: Toolbox,
        given: Mapping[type, object],
        settings: Mapping[type[Settings], Settings] | None = None,
        shared: dict[object, object] | None = None,
        records: Records | None = None,
    ) -> None:
        self._plan = plan
        self._toolbox = toolbox
        self._given = given
        self._settings = settings or {}
        self._asked = {} if shared is None else shared
        self._records = records or Records()
        self.timings: list[Timing] = []

    async def get(self, kind: type) -> object:
        """Return the evidence of a kind, or a Missing that says why there is none."""
        found = self._ask(kind)
        return await found if isinstance(found, asyncio.Task) else found

    async def all(self, kinds: Iterable[type]) -> dict[type, object]:
        """Gather several kinds side by side."""
        wanted = tuple(dict.fromkeys(kinds))
        slow = [self._ask(kind) for kind in wanted if self._plan.slow(kind)]
        if slow:
            await asyncio.sleep(0)  # off with every question; what is fast is made meanwhile
        for kind in wanted:
            self._ask(kind)
        return {kind: await self.get(kind) for kind in wanted}

    def _ask(self, kind: type) -> object:
        """The evidence of a kind, or the task that makes it where it has to be waited for."""
        if kind in GIVEN:
            return self._given.get(kind) or NOT_GIVEN.get(kind) or Missing(f"no {kind.__name__}")
        key = self._key(kind)
        if key not in self._asked:
            make = self._made_later if self._plan.slow(kind) else self._made
            made = make(kind)
            self._asked[key] = asyncio.create_task(made) if asyncio.iscoroutine(made) else made
        return self._asked[key]

    def _key(self, kind: type) -> object:
        """A kind of evidence with what it depends on here, besides the artifact."""
        apart = self._plan.apart(kind)
        if not apart:
            return kind
        return kind, tuple(self._given.get(one) or self._settings.get(one) for one in apart)

    def _made(self, kind: type) -> object:
        maker = self._plan.makers.get(kind)
        if maker is None:
            return self._plan.absent.get(kind) or Missing(f"nothing provides {kind.__name__}")
        try:
            given = [self._at_hand(need.kind) for need in maker.needs]
            lacking = _lacking(maker, given)
            if lacking is not None:
                return lacking
            start = time.perf_counter(), time.process_time()
            made = maker.make(*given)
            self._note(maker, start)
            return _fitting(maker, made)
        except Exception as error:  # noqa: BLE001 - one provider must not sink the run
            return _raised(maker, error)

    async def _made_later(self, kind: type) -> object:
        maker = self._plan.makers[kind]
        try:
            recorded = self._recorded(maker)
            if recorded is not None:
                return recorded
            for need in maker.needs:  # all of them are under way before the first is waited for
                if not issubclass(need.kind, Settings | Tool):
                    self._ask(need.kind)
            given = [await self._need(need.kind) for need in maker.needs]
            lacking = _lacking(maker, given)
            if lacking is not None:
                return lacking
            start = time.perf_counter(), time.process_time()
            made = maker.make(*given)
            made = await made if asyncio.iscoroutine(made) else made
            self._note(maker, start)
            return self._kept(maker, _fitting(maker, made))
        except Exception as error:  # noqa: BLE001 - one provider must not sink the run
            return _raised(maker, error)

    def _recorded(self, maker: Provider) -> object | None:
        """What was recorded of a provider that asks for tools; then no tool is started."""
        asked = self._question(maker)
        return self._records.find(asked) if asked else None

    def _kept(self, maker: Provider, made: object) -> object:
        """What was just made, after it was recorded."""
        asked = self._question(maker)
        if asked:
            names = {one.__name__ for one in maker.tools}
            versions = self._toolbox.versions()
            used = {name: one for name, one in versions.items() if name in names}
            if len(used) == len(names):  # who looked without a tool may see more with it
                self._records.keep(asked, made, used)
        return made

    def _question(self, maker: Provider) -> Asked | None:
        """What a provider is asked, where its tools say that the answer can be kept."""
        artifact = self._given.get(Artifact)
        if not maker.impure or not isinstance(artifact, Artifact) or not self._records.on:
            return None
        if not all(one.recorded for one in maker.tools):
            return None
        return Asked(maker, artifact, tuple(self._apart(maker.makes)))

    def _apart(self, kind: type) -> Iterator[object]:
        for one in self._plan.apart(kind):
            yield self._at_hand(one) if issubclass(one, Settings) else self._given.get(one)

    def _at_hand(self, kind: type) -> object:
        if issubclass(kind, Settings):
            return self._settings.get(kind) or kind()
        return self._ask(kind)

    async def _need(self, kind: type) -> object:
        if issubclass(kind, Tool):
            return await self._tool(kind)
        found = self._at_hand(kind)
        return await found if isinstance(found, asyncio.Task) else found

    async def _tool(self, kind: type[Tool]) -> object:
        if kind in self._plan.absent:
            return self._plan.absent[kind]
        try:
            return await self._toolbox.get(kind)
        except Exception as error:  # noqa: BLE001 - a tool that cannot start is a gap, not a crash
            return Missing(f"{kind.__name__} did not start: {error}", Cause.TOOL)

    def _note(self, maker: Provider, start: tuple[float, float]) -> None:
        wall, cpu = time.perf_counter() - start[0], time.process_time() - start[1]
        self.timings.append(Timing(maker.id, round(cpu * 1000, 3), round(wall * 1000, 3)))


def _lacking(maker: Provider, given: Sequence[object]) -> Missing | None:
    """The first thing that is missing and without which nothing can be made."""
    for need, piece in zip(maker.needs, given, strict=True):
        if isinstance(piece, Missing) and not need.optional:
            return piece
    return None


def _fitting(maker: Provider, made: object) -> object:
    if isinstance(made, Missing | maker.makes):
        return made
    said = f"{maker.id} made {type(made).__name__}, not {maker.makes.__name__}"
    return Missing(said, Cause.TOOL)


def _raised(maker: Provider, error: Exception) -> Missing:
    return Missing(f"{maker.id}: {type(error).__name__}: {error}", Cause.TOOL)
