"""The repaired tree: what a browser makes of a page, and when nobody tries."""

import pytest
from hypothesis import given

from grader.evidence.html import HtmlTree
from grader.evidence.repaired import DEEPEST, RepairedTree
from grader.missing import Cause, Missing
from tests.budget import examples
from tests.evidence.test_html_tokens import JUNK


def tags(text: str) -> list[str]:
    return [one.tag for one in RepairedTree.parse(text).elements]


def test_what_is_implied_is_there() -> None:
    assert tags("<table><td>x") == ["html", "head", "body", "table", "tbody", "tr", "td"]


def test_crossed_formatting_is_split() -> None:
    assert tags("<b>1<p>2</b>3</p>")[3:] == ["b", "p", "b"]


def test_what_stands_wrongly_in_a_table_is_moved() -> None:
    page = RepairedTree.parse("<table><tr><td>a</td></tr><div id=x>b</div></table>")
    assert [one.tag for one in page.elements][3:5] == ["div", "table"]
    assert page.all("div")[0].get("id") == "x"
    assert page.all("div")[0].get("class") is None


def test_visible_text_leaves_out_what_is_not_seen() -> None:
    page = "<title>t</title><p>a &amp; b<script>c</script><style>d</style><!-- e --><template>f"
    assert RepairedTree.parse(page).visible_text == "a & b"


def test_a_noscript_is_text_and_never_shown() -> None:
    page = RepairedTree.parse("<noscript><p>no</p></noscript><p>yes")
    assert page.visible_text == "yes"
    assert len(page.all("p")) == 1


def test_foreign_elements_are_told_apart() -> None:
    page = RepairedTree.parse("<svg><a>x</a></svg><a>y</a>")
    assert [one.foreign for one in page.all("a")] == [True, False]


@pytest.mark.parametrize("text", ["", "hello.html", "http://a.org", "<?xml version='1.0'?><p>x"])
def test_short_and_odd_texts_are_pages_too(text: str) -> None:
    assert "body" in tags(text)


def test_depth_is_limited_as_in_a_browser() -> None:
    page = RepairedTree.parse("<div>" * 2000 + "x")
    depths: list[int] = []
    for one in page.elements:
        depths.append(0 if one.parent is None else depths[one.parent] + 1)
    assert max(depths) <= DEEPEST + 3
    assert len(page.all("div")) == 2000


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000,
        "".join(f"<p><b a={n}>" for n in range(2000)),
        "<div>" * 600 + "</span>" * 50_000,
        "<p>x" * 100_000,
        "<table>" + "<div>x</div>" * 20_000,
    ],
)
def test_what_would_take_too_long_is_not_repaired(text: str) -> None:
    found = RepairedTree.of(HtmlTree.parse(text))
    assert isinstance(found, Missing)
    assert found.cause is Cause.CANNOT_TELL


@examples(60)
@given(JUNK)
def test_junk_never_raises(text: str) -> None:
    page = RepairedTree.parse(text)
    assert [one.tag for one in page.elements][:1] == ["html"]
    assert all(one.parent is None or one.parent < at for at, one in enumerate(page.elements))
