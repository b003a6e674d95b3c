from bs4 import BeautifulSoup, Tag
from hypothesis import given
from markdown_it import MarkdownIt

from grader.report.markdown import LONGEST, code, escape, markdown
from grader.report.wording import visible
from grader.rows import LadderRow, SampleRow
from tests.report.build import LADDER, NOTES, ROWS, RUN, UNSURE, failed, finding, sample
from tests.report.strategies import HOSTILE, QUICK, ladders, many_samples, notes, texts

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TAGS = {
    *("h3", "p", "ul", "li", "strong", "code", "em"),
    *("table", "thead", "tbody", "tr", "th", "td", "details", "summary"),
}


def read(text: str) -> BeautifulSoup:
    return BeautifulSoup(READER.render(text), "html.parser")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def first(page: BeautifulSoup, name: str) -> Tag:
    found = page.find(name)
    assert isinstance(found, Tag)
    return found


@QUICK
@given(texts)
def test_any_text_comes_back_from_a_cell_of_a_table(text: str) -> None:
    page = read(f"| head | second |\n| --- | --- |\n| {code(text)} | {escape(text)} |\n")
    cells = [one.get_text() for one in page.find_all("td")]
    assert [squeezed(one) for one in cells] == [squeezed(visible(text))] * 2
    assert {one.name for one in page.find_all(name=True)} <= TAGS


@QUICK
@given(many_samples, ladders, notes)
def test_any_rows_make_only_our_own_markup(
    rows: list[SampleRow], ladder: list[LadderRow], warnings: list[str]
) -> None:
    page = read(markdown(rows, ladder, RUN, warnings))
    assert {one.name for one in page.find_all(name=True)} <= TAGS
    assert not [one.attrs for one in page.find_all(name=True) if one.attrs]
    for table in page.find_all("table"):
        assert len({len(one.find_all(["th", "td"])) for one in table.find_all("tr")}) == 1


def test_nothing_in_hostile_text_is_left_for_the_reader_to_obey() -> None:
    for text in HOSTILE:
        raw = escape(text)
        assert not set(raw.replace("&#", "")) & set("<>|`*_[]\\@~$")
        assert "://" not in raw
        assert "www." not in raw


def test_a_row_a_sample_then_the_ladder_then_details_of_what_is_wrong() -> None:
    page = read(markdown(ROWS, LADDER, RUN, NOTES))
    tables = page.find_all("table")
    assert len(tables[0].find_all("tr")) == 1 + len(ROWS)
    assert [one.get_text() for one in tables[1].find_all("tr")[5].find_all("td")] == [
        *("Q2_K", "2.96", "0.31", "−0.43", "0", "2", "18", "0", "10 %", "20"),  # noqa: RUF001
    ]
    assert [one.get_text().split()[0] for one in page.find_all("summary")] == ["✗", "✗", "?", "✓"]
    assert "illustration" in page.get_text()
    assert NOTES[0] in page.get_text()


def test_details_tell_gates_gaps_and_consequences_apart() -> None:
    text = read(markdown(ROWS, (), RUN)).get_text()
    assert "wrong-tetrominoes gate" in text
    assert "2 checks not reached after dead-rotation" in text
    assert "2 checks cannot be told: the canvas is drawn with WebGL" in text
    assert "0.62–0.80" in read(markdown([UNSURE], (), RUN)).get_text()  # noqa: RUF001


def test_a_long_summary_is_cut_between_blocks_and_says_so() -> None:
    faults = [failed(f"check-{at}", finding("|" * 500)) for at in range(9)]
    rows = [sample(f"shelf/{at}", "broken", 0.1, *faults) for at in range(900)]
    text = markdown(rows, LADDER * 9, RUN, NOTES * 900)
    assert len(text) <= LONGEST
    assert text.count("<details>") == text.count("</details>") > 0
    assert "more warnings" in text
    assert text.rstrip().endswith("more samples*")
    assert "Q4&#95;K&#95;M" in text


def test_nothing_makes_a_short_summary() -> None:
    assert first(read(markdown((), (), {})), "strong").get_text() == "0 samples"
