"""Gather what the checks need, and no more.

Asking for a kind of evidence runs its provider once, after everything the provider
starts from; concurrent askers share the call. Whatever goes wrong becomes a Missing
in its place: a page at fault is evidence, a tool at fault is a gap.
"""

import asyncio
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.artifact import Artifact
from grader.errors import ContractError
from grader.gather.tools import Toolbox
from grader.item import Item, Reply
from grader.missing import Cause, Missing
from grader.provider import Need, Provider, Settings, Tool
from grader.run import Timing

GIVEN: tuple[type, ...] = (Artifact, Item, Reply)
"""Kinds that come with the sample and have no provider."""

NOT_GIVEN = {
    Item: Missing("the sample does not say what was asked", Cause.NO_ITEM),
    Reply: Missing("the sample does not say how it was answered", Cause.NO_ITEM),
}


@dataclass(frozen=True)
class Plan:
    """Providers by what they make, checked for cycles once."""

    makers: Mapping[type, Provider]
    _reach: dict[type, frozenset[type]] = field(default_factory=dict, compare=False)

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
        shared: dict[object, asyncio.Task[object]] | None = None,
    ) -> None:
        self._plan = plan
        self._toolbox = toolbox
        self._given = given
        self._settings = settings or {}
        self._asked = {} if shared is None else shared
        self.timings: list[Timing] = []

    async def get(self, kind: type) -> object:
        """Return the evidence of a kind, or a Missing that says why there is none."""
        if kind in GIVEN:
            return self._given.get(kind) or NOT_GIVEN.get(kind) or Missing(f"no {kind.__name__}")
        key = self._key(kind)
        if key not in self._asked:
            self._asked[key] = asyncio.create_task(self._make(kind))
        return await self._asked[key]

    def _key(self, kind: type) -> object:
        """What a kind of evidence depends on here, besides the artifact."""
        reach = self._plan.reach(kind)
        given = tuple(self._given.get(one) for one in (Item, Reply) if one in reach)
        chosen = frozenset((one, value) for one, value in self._settings.items() if one in reach)
        return kind, given, chosen

    async def all(self, kinds: Iterable[type]) -> dict[type, object]:
        """Gather several kinds side by side."""
        wanted = tuple(dict.fromkeys(kinds))
        made = await asyncio.gather(*(self.get(kind) for kind in wanted))
        return dict(zip(wanted, made, strict=True))

    async def _make(self, kind: type) -> object:
        maker = self._plan.makers.get(kind)
        if maker is None:
            return Missing(f"nothing provides {kind.__name__}")
        try:
            given = await asyncio.gather(*(self._need(need) for need in maker.needs))
            for need, piece in zip(maker.needs, given, strict=True):
                if isinstance(piece, Missing) and not need.optional:
                    return piece
            return await self._call(maker, given)
        except Exception as error:  # noqa: BLE001 - one provider must not sink the run
            return Missing(f"{maker.id}: {type(error).__name__}: {error}", Cause.TOOL)

    async def _need(self, need: Need) -> object:
        if issubclass(need.kind, Settings):
            return self._settings.get(need.kind) or need.kind()
        if issubclass(need.kind, Tool):
            return await self._tool(need.kind)
        return await self.get(need.kind)

    async def _tool(self, kind: type[Tool]) -> object:
        try:
            return await self._toolbox.get(kind)
        except Exception as error:  # noqa: BLE001 - a tool that cannot start is a gap, not a crash
            return Missing(f"{kind.__name__} did not start: {error}", Cause.TOOL)

    async def _call(self, maker: Provider, given: list[Any] | tuple[Any, ...]) -> object:
        wall, cpu = time.perf_counter(), time.process_time()
        made = maker.make(*given)
        if asyncio.iscoroutine(made):
            made = await made
        spent = (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000
        self.timings.append(Timing(maker.id, round(spent[0], 3), round(spent[1], 3)))
        if not isinstance(made, Missing | maker.makes):
            said = f"{maker.id} made {type(made).__name__}, not {maker.makes.__name__}"
            return Missing(said, Cause.TOOL)
        return made
