"""Gathering: each kind once, only on demand; whatever fails stays in its place."""

import asyncio
from dataclasses import dataclass
from typing import ClassVar

import pytest

from grader.artifact import Artifact, File, Medium
from grader.errors import ContractError
from grader.gather.resolve import Gathering, Plan
from grader.gather.tools import Toolbox
from grader.item import Item, Reply
from grader.missing import Cause, Missing
from grader.provider import Limits, Settings, Tool, provider

ARTIFACT = Artifact((File("index.html", b"<p>x"),), "index.html", Medium.HTML)
CALLS: list[str] = []


@dataclass(frozen=True, slots=True)
class Size:
    bytes: int


@dataclass(frozen=True, slots=True)
class Twice:
    bytes: int


@dataclass(frozen=True, slots=True)
class Seen:
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    text: str


@dataclass(frozen=True, slots=True)
class Broken:
    pass


@dataclass(frozen=True, slots=True)
class Lenient:
    reason: str


@dataclass(frozen=True, slots=True)
class Guessed:
    given: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Zoom(Settings):
    name: ClassVar[str] = "zoom"
    factor: float = 1.0


class Glass(Tool):
    async def start(self, limits: Limits) -> None:
        CALLS.append("start")

    async def close(self) -> None:
        CALLS.append("close")


class Cracked(Tool):
    async def start(self, limits: Limits) -> None:
        raise OSError("no such glass")


@provider
def size(artifact: Artifact) -> Size:
    CALLS.append("size")
    return Size(artifact.size)


@provider
def twice(one: Size) -> Twice:
    CALLS.append("twice")
    return Twice(2 * one.bytes)


@provider
async def seen(one: Size, zoom: Zoom, glass: Glass) -> Seen:
    await asyncio.sleep(0)
    CALLS.append("seen")
    assert isinstance(glass, Glass)
    return Seen(f"{one.bytes * zoom.factor:g}")


@provider
def asked(item: Item) -> Asked:
    CALLS.append("asked")
    return Asked(item.prompt)


@provider
def broken(one: Size, glass: Cracked) -> Broken:
    raise AssertionError("must not be reached")


@provider
def lenient(one: Broken | Missing) -> Lenient:
    return Lenient(one.reason if isinstance(one, Missing) else "")


PLAN = Plan.of([size, twice, seen, asked, broken, lenient])


@pytest.fixture(autouse=True)
def _fresh() -> None:
    CALLS.clear()


def gather(*kinds: type, plan: Plan = PLAN, **more: object) -> dict[type, object]:
    async def work() -> dict[type, object]:
        toolbox = Toolbox()
        gathering = Gathering(plan, toolbox, {Artifact: ARTIFACT}, **more)  # type: ignore[arg-type]
        try:
            return await gathering.all(kinds)
        finally:
            await toolbox.close()

    return asyncio.run(work())


def test_nobody_asked_nobody_ran() -> None:
    gather(Size)
    assert CALLS == ["size"]


def test_askers_share_one_call() -> None:
    evidence = gather(Twice, Size, Seen)
    assert evidence == {Twice: Twice(8), Size: Size(4), Seen: Seen("4")}
    assert sorted(CALLS) == ["close", "seen", "size", "start", "twice"]


def test_what_is_fast_is_made_while_what_is_slow_is_waited_for() -> None:
    gather(Twice, Seen)
    assert CALLS.index("twice") < CALLS.index("seen")
    assert [PLAN.slow(kind) for kind in (Size, Twice, Seen, Lenient)] == [False, False, True, True]


def test_settings_reach_the_provider() -> None:
    assert gather(Seen, settings={Zoom: Zoom(2.0)})[Seen] == Seen("8")


def test_a_tool_that_does_not_start_is_a_gap_of_ours() -> None:
    missing = gather(Broken)[Broken]
    assert missing == Missing("Cracked did not start: no such glass", Cause.TOOL)


def test_an_optional_need_receives_the_missing() -> None:
    assert gather(Lenient)[Lenient] == Lenient("Cracked did not start: no such glass")


def test_a_plan_without_a_tool_starts_none_and_tells_why() -> None:
    @provider
    def guessed(glass: Glass | Missing, one: Seen | Missing) -> Guessed:
        return Guessed((glass, one))

    blind = Plan.of([size, seen, guessed]).without(Glass, "nobody looked")
    nothing = Missing("nobody looked")
    found = gather(Size, Seen, Guessed, plan=blind)
    assert found == {Size: Size(4), Seen: nothing, Guessed: Guessed((nothing, nothing))}
    assert CALLS == ["size"]


@pytest.mark.parametrize("kind", [Item, Reply, Asked])
def test_what_was_not_asked_is_a_gap_no_item(kind: type) -> None:
    missing = gather(kind)[kind]
    assert isinstance(missing, Missing)
    assert missing.cause is Cause.NO_ITEM


def test_unprovided_kind_is_named() -> None:
    assert gather(bytes)[bytes] == Missing("nothing provides bytes")


def test_evidence_is_shared_between_items_unless_it_reaches_the_item() -> None:
    async def work() -> None:
        shared: dict[object, object] = {}
        for id_ in ("a", "b"):
            given: dict[type, object] = {Artifact: ARTIFACT, Item: Item("r", id_)}
            await Gathering(PLAN, Toolbox(), given, None, shared).all([Twice, Asked])

    asyncio.run(work())
    assert sorted(CALLS) == ["asked", "asked", "size", "twice"]


def test_circle_is_refused_and_drawn() -> None:
    @provider
    def egg(one: Twice) -> Size:
        return Size(one.bytes)

    with pytest.raises(ContractError, match="Size → Twice → Size"):
        Plan.of([egg, twice])


def test_two_providers_of_one_kind_are_refused() -> None:
    @provider
    def other(artifact: Artifact) -> Size:
        return Size(len(artifact.files))

    with pytest.raises(ContractError, match="provided twice"):
        Plan.of([size, other])


def test_required_needs_do_not_pass_through_optional_ones() -> None:
    assert Glass in PLAN.required(Seen)
    assert Cracked in PLAN.required(Broken)
    assert Cracked not in PLAN.required(Lenient)
    assert Cracked in PLAN.reach(Lenient)
