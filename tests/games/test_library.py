"""Games by hand are what their truths say, driven in a real Chromium through what they show."""

import os
import re
from collections.abc import Iterator

import pytest

from tests.games.defects import DEFECTS
from tests.games.driver.compare import contradictions
from tests.games.driver.witness import Theatre, theatre
from tests.games.library import FOLDER, MISSES, HandWritten, hand_written, near_misses
from tests.games.oracle import ADVERTISED, ALWAYS, BESIDE, CHECKS


@pytest.fixture(scope="module")
def stage() -> Iterator[Theatre]:
    with theatre(os.environ.get("BITGRADE_CHROMIUM")) as opened:
        yield opened


def test_every_page_has_its_truth_and_every_truth_its_page() -> None:
    assert {f"{one.name}.html" for one in hand_written()} == {p.name for p in FOLDER.glob("*.html")}
    assert {f"{one.name}.html" for one in near_misses()} == {p.name for p in MISSES.glob("*.html")}


def test_about_half_of_at_least_thirty_games_are_faulty() -> None:
    games = list(hand_written())
    assert len(games) >= 30
    faulty = sum(bool(one.owner) for one in games)
    assert len(games) * 0.4 <= faulty <= len(games) * 0.6
    assert len({one.owner for one in games if one.owner}) >= 12


def test_truths_name_checks_that_there_are() -> None:
    known = {*CHECKS, *BESIDE}
    for one in hand_written():
        assert set(one.told["owed"]) <= set(ADVERTISED), one.name
        assert {*one.told.get("also", ()), one.owner or "dead-start"} <= known, one.name
        assert bool(one.owner) == bool(one.told.get("fault"))
    for miss in near_misses():
        assert set(miss.never) <= set(ALWAYS), miss.name


def test_pages_show_nothing_of_their_truth() -> None:
    for one in hand_written():
        assert "__peek" not in one.html
        assert "__peek" in one.shown
        assert not re.search(r"\b(bug|defect|fault)\b", one.html, re.IGNORECASE), one.name
        assert not any(name in one.html for name in DEFECTS)


def test_there_are_at_least_twenty_near_misses() -> None:
    assert len(list(near_misses())) >= 20


@pytest.mark.browser
@pytest.mark.parametrize("one", list(hand_written()), ids=lambda one: one.name)
def test_game_by_hand_is_what_its_truth_says(stage: Theatre, one: HandWritten) -> None:
    result = stage.watch(one.shown, one.plan)
    assert list(contradictions(one.truth, one.terms, result)) == []


@pytest.mark.browser
@pytest.mark.parametrize("miss", list(near_misses()), ids=lambda one: one.name)
def test_near_miss_runs_without_an_error(stage: Theatre, miss: object) -> None:
    assert hasattr(miss, "html")
    stage.open(miss.html)
    stage.page.evaluate("() => window.__clock.advance(3000)")
    assert stage.page.evaluate("() => window.__clock.log.errors") == []
