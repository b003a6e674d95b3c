"""Every check of every installed plug-in keeps the contract. Grows with no new check."""

import inspect
import sys

import pytest

from grader.binding import House
from grader.examples import complaints
from grader.registry import Listed

HOUSE = House.open()
LISTED = sorted(HOUSE.registry.checks.values(), key=lambda one: one.check.id)
COUNTED = {one.id for rubric in HOUSE.registry.rubrics.values() for one in rubric.checks}


def test_no_plugin_is_broken() -> None:
    assert [one.fault for one in HOUSE.registry.faults] == []


def test_there_are_checks() -> None:
    assert len(LISTED) >= 15


@pytest.mark.parametrize("listed", LISTED, ids=lambda one: one.check.id)
def test_examples_come_out_exactly(listed: Listed) -> None:
    assert list(complaints(listed)) == []


@pytest.mark.parametrize("listed", LISTED, ids=lambda one: one.check.id)
def test_file_fits_two_screens(listed: Listed) -> None:
    source = inspect.getsource(sys.modules[listed.check.module])
    assert len(source.splitlines()) <= 120


@pytest.mark.parametrize("listed", LISTED, ids=lambda one: one.check.id)
def test_manual_says_the_fault_and_why_it_hurts(listed: Listed) -> None:
    title, _, why = listed.check.manual.partition("\n\n")
    assert title.endswith(".")
    assert len(why.split()) >= 8


@pytest.mark.parametrize("listed", LISTED, ids=lambda one: one.check.id)
def test_name_says_the_fault(listed: Listed) -> None:
    assert not listed.check.id.startswith(("no-", "check-", "has-", "is-", "avoid-"))


@pytest.mark.parametrize("listed", LISTED, ids=lambda one: one.check.id)
def test_some_rubric_counts_it(listed: Listed) -> None:
    assert listed.check.id in COUNTED


@pytest.mark.parametrize("id_", sorted(HOUSE.registry.rubrics))
def test_rubric_binds(id_: str) -> None:
    bound = HOUSE.bind(id_)
    assert len(bound.due) == len(HOUSE.registry.rubrics[id_].checks)
    assert any(one.gate for one in bound.rubric.checks)
