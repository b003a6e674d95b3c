"""Moving pages: whatever moves them, and however slowly, they tell the same, to the byte."""

import os
from collections.abc import Iterator
from functools import cache

import pytest

from grader.evidence.browser import BrowserSession, Ending
from tests.lab.animated import CHANGING, MARKED, PAGES, QUICK
from tests.lab.repeats import PATIENT, STRAINS, difference, tell
from tests.lab.strain import loaded, stalled, throttled
from tests.lab.visits import Visitor, opened

pytestmark = pytest.mark.browser

REPEATS = int(os.environ.get("BITGRADE_REPEATS", "50"))
"""Visits and forks of one page in the long test."""


@pytest.fixture(scope="module")
def patient() -> Iterator[Visitor]:
    yield from opened(PATIENT)


@cache
def told(visitor: Visitor, name: str) -> str:
    """What is told of a page when nothing strains the machine."""
    return tell(visitor, name)


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
