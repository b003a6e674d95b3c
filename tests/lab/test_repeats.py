"""Moving pages: whatever moves them, and however slowly, they tell the same, to the byte."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache

import pytest

from grader.evidence.browser import BrowserSession, Ending
from grader.evidence.inputs import Plan, Show, click, looks, tap
from grader.gather.codec import encode
from grader.gather.lab.watch import Bounds
from tests.lab.animated import CHANGING, MARKED, PAGES, QUICK
from tests.lab.strain import calm, loaded, stalled, throttled
from tests.lab.visits import Visitor, opened

pytestmark = pytest.mark.browser

ALL = frozenset(Show) - {Show.SCREEN}

PLAN = Plan.of(
    tap("ArrowLeft", 300),
    click(150, 150, 600),
    tap("Space", 700),
    looks([250, 1000], *ALL),
    looks([1000], Show.SCREEN),
    until=1200,
)
"""Inputs of all kinds, and everything looked at."""

PATIENT = Bounds(suspicious=100, whole=1000, wall=1000)
"""Enough for a page that is throttled on a machine that is busy."""

STRAINS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "calm": calm,
    "throttled": throttled,
    "loaded": loaded,
}

REPEATS = int(os.environ.get("BITGRADE_REPEATS", "50"))
"""Visits and forks of one page in the long test."""


@pytest.fixture(scope="module")
def patient() -> Iterator[Visitor]:
    yield from opened(PATIENT)


def tell(visitor: Visitor, name: str) -> str:
    """All that a visit and a fork tell of a page, as JSON; pictures by their digests."""
    session = visitor.session(PAGES[name])
    assert session.restless == MARKED.get(name, ()), session.restless
    traces = () if session.restless else tuple(visitor.forks(PAGES[name], PLAN))
    return json.dumps(encode((session, *traces) if not session.restless else (), {}))


@cache
def told(visitor: Visitor, name: str) -> str:
    """What is told of a page when nothing strains the machine."""
    return tell(visitor, name)


def difference(one: str, other: str) -> str:
    """The first place where two texts differ, with what stands around it; empty where none is."""
    pairs = enumerate(zip(one, other, strict=False))
    at = next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
    around = slice(max(0, at - 200), at + 100)
    return "" if one == other else f"{one[around]}\n=== or ===\n{other[around]}"


def reduced(first: int, step: int) -> list[str]:
    """Some of the quick pages; other ones for another beginning."""
    return list(QUICK)[first::step]


@pytest.mark.parametrize("name", CHANGING)
def test_visits_side_by_side_tell_the_same(patient: Visitor, name: str) -> None:
    one, other = patient.side_by_side(PAGES[name], PAGES[name])
    assert isinstance(one, BrowserSession), one
    assert one.restless or not difference(repr(one), repr(other))


@pytest.mark.parametrize("name", QUICK)
def test_forks_tell_the_same(patient: Visitor, name: str) -> None:
    assert not difference(told(patient, name), tell(patient, name))


@pytest.mark.parametrize("name", reduced(3, 16))
def test_throttled_pages_tell_the_same(patient: Visitor, name: str) -> None:
    expected = told(patient, name)
    with throttled():
        assert not difference(expected, tell(patient, name))


def test_a_loaded_machine_tells_the_same(patient: Visitor) -> None:
    expected = {name: told(patient, name) for name in reduced(5, 16)}
    with loaded():
        for name, one in expected.items():
            assert not difference(one, tell(patient, name)), name


def test_a_machine_that_stands_still_tells_the_same(visitor: Visitor) -> None:
    """With the bounds that everybody has: nothing is given up because time went by."""
    expected = {name: told(visitor, name) for name in reduced(7, 16)}
    with stalled():
        for name, one in expected.items():
            assert not difference(one, tell(visitor, name)), name


@pytest.mark.soak
@pytest.mark.parametrize("strain", STRAINS)
@pytest.mark.parametrize("name", PAGES)
def test_fifty_repeats_tell_the_same(patient: Visitor, name: str, strain: str) -> None:
    expected = told(patient, name)
    for repeat in range(REPEATS):
        with STRAINS[strain]():
            assert not difference(expected, tell(patient, name)), repeat


@pytest.mark.parametrize("name", CHANGING[::2])
def test_time_moves_them(patient: Visitor, name: str) -> None:
    """A clock that stood still would repeat as well."""
    session = patient.session(PAGES[name])
    assert session.ending is Ending.LOADED
    assert len({picture.sha256 for picture in session.pictures}) > 1


def test_what_cannot_be_held_is_told(patient: Visitor) -> None:
    assert patient.session(PAGES["moving_gif"]).restless == MARKED["moving_gif"]


def test_there_are_enough_pages() -> None:
    assert len(PAGES) - len(MARKED) >= 60
    assert len({*QUICK} - {*MARKED}) >= 30
    assert {*MARKED, *QUICK, *CHANGING} <= set(PAGES)
