"""What the static layer says of whole pages: nothing of sound ones, the right thing of slips."""

import asyncio

import pytest

from tests.budget import some
from tests.pages.confusion import told
from tests.pages.generator import Page, pages
from tests.pages.library import SETS, Slip, slips, sound_pages
from tests.pages.voices import VOICES, voices_of


def test_every_voice_keeps_its_lines() -> None:
    for html in (one for home in SETS for one in sound_pages(home).values()):
        for voice in voices_of(html):
            assert VOICES[voice](html).count("\n") == html.count("\n")


def test_pages_differ_and_have_a_truth() -> None:
    every = [one for home in SETS for one in pages(home)]
    assert len({one.name for one in every}) == len({one.html for one in every}) == len(every) > 1400
    assert all(0 < one.line <= one.html.count("\n") + 1 for one in every if one.checks)


def test_sound_pages_are_left_in_peace() -> None:
    every = [one for home in SETS for one in pages(home) if not one.checks]
    results = asyncio.run(told(some(every, 6)))
    assert [(one.page.name, one.said) for one in results if one.said] == []


@pytest.mark.parametrize("slip", some(slips(), 6), ids=lambda one: one.name)
def test_a_slip_is_found(slip: Slip) -> None:
    page = Page(slip.page, slip.html, slip.checks, slip.line)
    if page.needs_browser:
        pytest.skip("only a browser shows it")
    (result,) = asyncio.run(told([page]))
    assert (result.outcome == "found") is not bool(slip.missed), result.said
