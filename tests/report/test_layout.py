from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from grader.report.layout import Column, Page, crop_end, crop_middle, crop_path, wrap
from grader.report.wording import visible
from tests.report.strategies import QUICK, texts

PATH = "artifacts/cliff/tetris/demo-8b/Q4_K_M/canonical-0"
shown = texts.map(visible)


@QUICK
@given(shown, st.integers(1, 60))
def test_cropped_text_fits(text: str, cells: int) -> None:
    for crop in (crop_end, crop_middle, crop_path):
        assert cell_len(crop(text, cells)) <= cells


@QUICK
@given(shown)
def test_text_that_fits_stays(text: str) -> None:
    for crop in (crop_end, crop_middle, crop_path):
        assert crop(text, cell_len(text)) == text


@QUICK
@given(shown, st.integers(2, 60))
def test_wrapped_text_fits_and_is_whole(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(cell_len(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@QUICK
@given(shown, st.integers(2, 60), st.integers(1, 3))
def test_wrapped_text_keeps_to_its_lines(text: str, cells: int, most: int) -> None:
    lines = wrap(text, cells, most)
    assert len(lines) <= most
    assert all(cell_len(line) <= cells for line in lines)


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("abcdefgh ij", 5) == ["abcde", "fgh", "ij"]
    assert wrap("a b c d e f", 3, 2) == ["a b", "c …"]


def test_a_path_loses_whole_folders_from_its_middle() -> None:
    assert crop_path(PATH, 49) == PATH
    assert crop_path(PATH, 45) == "artifacts/…/tetris/demo-8b/Q4_K_M/canonical-0"
    assert crop_path(PATH, 32) == "artifacts/…/Q4_K_M/canonical-0"
    assert crop_path(PATH, 24) == "…/Q4_K_M/canonical-0"
    assert crop_path(PATH, 14) == "…/canonical-0"
    assert crop_path("/home/me/shelf/a/b/page.html", 25) == "/home/…/a/b/page.html"


def test_a_table_leaves_out_what_it_can_spare() -> None:
    wide = Column("wide", (Text("w" * 30),), 1)
    name = Column("name", (Text("n"),), 9, right=False)
    number = Column("number", (Text("1"),), 5)
    page = Page(40)
    page.table([name, wide, number])
    assert page.render(colour=False) == "name  number\nn          1\n"
