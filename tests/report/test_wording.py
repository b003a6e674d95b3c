import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.missing import Cause
from grader.report.wording import CAUSES, file_path, interval, percent, place, score, visible
from tests.report.build import finding, sample
from tests.report.strategies import HOSTILE, QUICK

XML_10 = re.compile("[\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


@QUICK
@given(st.text(st.characters()) | st.sampled_from(HOSTILE))
def test_visible_text_is_one_line_that_xml_can_hold(text: str) -> None:
    shown = visible(text)
    assert XML_10.fullmatch(shown)
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown


def test_hidden_characters_are_written_out() -> None:
    assert visible("\x1b[1m\u202e\ud800\U000e0041") == "\\x1b[1m\\u202e\\ud800\\U000e0041"


@pytest.mark.parametrize("text", ["naïve café", "漢字", "می‌خواهم", "👨‍👩‍👧", "❤️", "سلام"])
def test_honest_text_stays(text: str) -> None:
    assert visible(text) == text


@QUICK
@given(st.floats(0, 1).map(lambda value: round(value, 6)))
def test_a_score_is_never_rounded_up(value: float) -> None:
    shown = float(score(value))
    assert shown <= value < shown + 0.01


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "—"), (1.0, "1.00"), (0.999999, "0.99"), (0.29, "0.29"), (0.57, "0.57"), (0.0, "0.00")],
)
def test_scores_read_as_expected(value: float | None, shown: str) -> None:
    assert score(value) == shown


def test_percents_are_whole() -> None:
    assert [percent(one) for one in (None, 0.0, 0.29, 0.999, 1.0)] == [
        "—",
        "0 %",
        "29 %",
        "99 %",
        "100 %",
    ]


def test_an_interval_shows_only_where_something_cannot_be_told() -> None:
    assert interval(sample("a", "unknown", 0.7, low=0.62, high=0.8)) == "0.62–0.80"  # noqa: RUF001
    assert interval(sample("a", "functional", 0.7)) == "0.70"
    assert interval(sample("a", "unknown", None)) == "—"


def test_places() -> None:
    here = finding("x", line=3, column=7)
    assert place(here) == "index.html:3"
    assert place(here, column=True) == "index.html:3:7"
    assert place(finding("x", line=3, end_line=9), column=True) == "index.html:3–9"  # noqa: RUF001
    assert place(finding("x", None, selector="#go")) == "#go"
    assert place(finding("x")) == "index.html"
    assert place(finding("x", None)) == ""


def test_a_sample_of_one_file_is_that_file() -> None:
    page = sample("a/page.html", "functional", 0.9)
    assert file_path(page, "page.html") == "a/page.html"
    assert file_path(page, None) == "a/page.html"
    folder = sample("a/run", "functional", 0.9)
    assert file_path(folder, "js/game.js") == "a/run/js/game.js"


def test_every_cause_has_words() -> None:
    assert set(CAUSES) == {one.value for one in Cause}
