"""The written tree: who stands in whom, what is closed, and exactly where."""

from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.html import HtmlTree, Inside
from tests.budget import examples
from tests.evidence.documents import Author
from tests.evidence.test_html_tokens import JUNK, steps

IMPLIED = frozenset({"html", "head", "body", "tbody", "colgroup"})
Shape = list[tuple[str, int | None]]


def shape(text: str) -> str:
    """Write the tree as nested tags."""
    page = HtmlTree.parse(text)
    inner: dict[int | None, list[int]] = {}
    for index, one in enumerate(page.elements):
        inner.setdefault(one.parent, []).append(index)

    def write(parent: int | None) -> str:
        found = (page.elements[one].tag + write(one) for one in inner.get(parent, ()))
        return "".join(f"({one})" for one in found)

    return write(None)


def unclosed(text: str) -> list[tuple[str, str, bool]]:
    page = HtmlTree.parse(text)
    return [(page.elements[one.element].tag, one.by, one.crossed) for one in page.unclosed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a<p>b", "(p)(p)"),
        ("<p>a<div>b</div>c", "(p)(div)"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "(ul(li(ul(li)))(li))"),
        ("<li><div><li>x", "(li(div))(li)"),
        ("<li><ul><li>x", "(li(ul(li)))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "(dl(dt)(dd)(dt))"),
        ("<table><tr><td>a<td>b<tr><th>c</table>", "(table(tr(td)(td))(tr(th)))"),
        ("<table><tr><td><table><tr><td>a</table><td>", "(table(tr(td(table(tr(td))))(td)))"),
        ("<table><caption>a<tbody><tr><td>b<tfoot>", "(table(caption)(tbody(tr(td)))(tfoot))"),
        ("<select><option>a<optgroup><option>b</select>", "(select(option)(optgroup(option)))"),
        ("<head><title>a</title><p>b", "(head(title))(p)"),
        ("<head><meta>text<b>x", "(head(meta))(b)"),
        ("<html><body><p>a</body></html><p>b", "(html(body(p)(p)))"),
        ("<div></p></div>", "(div)"),
        ("<p><button><p>a</button>b", "(p(button(p)))"),
        ("<svg><g><path/><p>x", "(svg(g(path)))(p)"),
        ("<svg><title><b>x</b></title><path/></svg><p>", "(svg(title(b))(path))(p)"),
        ("<svg><font><font color=red>x", "(svg(font))(font)"),
        ("<svg><a><div></div></a></svg>", "(svg(a))(div)"),
        ("<math><mi><b>x</b></mi><mo><p>", "(math(mi(b))(mo(p)))"),
        ("<math><annotation-xml encoding='text/html'><p>", "(math(annotation-xml(p)))"),
        ("<math><annotation-xml><p>", "(math(annotation-xml))(p)"),
        ("<a>1<a>2</a>", "(a)(a)"),
        ("<h1>a<h2>b</h2>", "(h1)(h2)"),
        ("<ruby>a<rt>b<rp>c</ruby>", "(ruby(rt)(rp))"),
        ("<!doctype html><p><table>", "(p)(table)"),
        ("<p><table>", "(p(table))"),
    ],
)
def test_nesting(text: str, expected: str) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a<ul><li>b", [("ul", "", False)]),
        ("<div><span>a</div>", [("span", "</div>", False)]),
        ("<div><span>a</div></span>", [("span", "</div>", True)]),
        ("<b>a<p>b</b></p>", [("b", "<p>", True)]),
        ("<i><b>a</i></b>", [("b", "</i>", True)]),
        ("<h1>a</h2>", [("h1", "</h2>", False)]),
        ("<table><tr><td><b>a<td>b</table>", [("b", "<td>", False)]),
        ("<svg><g><p>", [("svg", "<p>", False), ("g", "<p>", False)]),
        ("<div/>", [("div", "", False)]),
        ("<button>a<button>b</button>", [("button", "<button>", False)]),
        ("<script>a", [("script", "", False)]),
        ("<plaintext>a", []),
    ],
)
def test_unclosed(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert unclosed(text) == expected


def test_stray_end_tags_are_listed() -> None:
    page = HtmlTree.parse("</div><p></span></p></p><br></br></input>")
    assert [one.written for one in page.stray] == ["</div>", "</span>", "</p>", "</br>", "</input>"]


def test_positions_are_those_of_the_file() -> None:
    page = HtmlTree.parse("\ufeff<p>é日\n  <B CLASS='x'>y</B>\n</p>")
    bold = page.all("b")[0]
    assert (bold.place.line, bold.place.column) == (2, 3)
    assert page.file.text[bold.start : bold.end] == "<B CLASS='x'>y</B>"
    assert bold.get("class") == "x"
    assert bold.get("id") is None
    assert page.elements[bold.parent or 0].tag == "p"


def test_text_is_raw_in_raw_elements_and_decoded_elsewhere() -> None:
    page = HtmlTree.parse(
        "<title>a &amp; b</title><p>a &amp; <b>x</b> c</p><script>1 &lt; 2</script>"
    )
    assert [one.text for one in page.elements] == ["a &amp; b", "a &  c", "x", "1 &lt; 2"]


def test_what_stands_outside_the_document() -> None:
    page = HtmlTree.parse("Hi <think>hm</think>\n<!doctype html><p>x</p></html> Bye <b>z</b>")
    words = [page.file.text[one.start : one.end] for one in (*page.before, *page.after)]
    assert words == ["Hi ", "hm", " Bye "]
    assert page.ended
    assert HtmlTree.parse("a<p>b").before == ()


def test_the_end_of_a_file_inside_an_element() -> None:
    page = HtmlTree.parse("<style>a { b")
    assert page.cut is not None
    assert (page.cut.inside, page.cut.name) == (Inside.RAW, "style")
    assert HtmlTree.parse("<style>a</style>").cut is None


def test_what_stands_within() -> None:
    page = HtmlTree.parse("<template><p><b>x</b></p></template><p>y</p>")
    assert [page.elements[one].tag for one in sorted(page.within("template"))] == ["p", "b"]


@given(JUNK)
def test_reading_junk_never_raises_and_places_are_true(text: str) -> None:
    page = HtmlTree.parse(text)
    written = page.file.text
    for index, one in enumerate(page.elements):
        assert one.start < one.inner_start <= one.inner_end <= one.end <= len(written)
        assert written[one.start + 1 : one.inner_start].lower().startswith(one.tag[:1])
        assert written[one.inner_start - 1] == ">"
        assert one.parent is None or one.parent < index
        for attribute in one.attributes:
            name = written[attribute.start : attribute.start + len(attribute.name)]
            assert name.replace("\0", "\ufffd").lower() == attribute.name.lower()
    assert [one.element for one in page.unclosed] == sorted({one.element for one in page.unclosed})
    assert all(not page.elements[one.element].closed for one in page.unclosed)


def browser_shape(text: str) -> tuple[Shape, int]:
    """What html5lib reads: its tree without implied elements, and how many errors."""
    builder = html5lib.getTreeBuilder("etree")
    parser = html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False)
    found: Shape = []
    todo: list[tuple[Any, int | None]] = [(parser.parse(text, scripting=True), None)]
    while todo:
        element, parent = todo.pop()
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2].lower()
        if tag not in IMPLIED:
            found.append((tag, parent))
            parent = len(found) - 1
        todo += [(one, parent) for one in reversed(element)]
    quiet = {"expected-tag-name", "invalid-codepoint"}
    return found, sum(one[1] not in quiet for one in parser.errors)


def our_shape(page: HtmlTree) -> Shape:
    found: Shape = []
    numbers: list[int | None] = []
    for one in page.elements:
        parent = None if one.parent is None else numbers[one.parent]
        if one.tag in IMPLIED:
            numbers.append(parent)
        else:
            numbers.append(len(found))
            found.append((one.tag, parent))
    return found


@examples(150)
@given(st.integers(0, 10**9))
def test_well_formed_documents_are_read_as_html5lib_reads_them(seed: int) -> None:
    text = Author(seed).document()
    page = HtmlTree.parse(text)
    assert our_shape(page) == browser_shape(text)[0]
    assert (page.unclosed, page.stray, page.cut) == ((), (), None)


@examples(150)
@given(st.integers(0, 10**9))
def test_what_we_call_unclosed_is_an_error_to_html5lib_too(seed: int) -> None:
    author = Author(seed)
    text = author.document()
    ends = [at for at in range(len(text)) if text.startswith("</", at)]
    if ends:
        at = author.random.choice(ends)
        text = text[:at] + text[text.find(">", at) + 1 :]
    page = HtmlTree.parse(text)
    assert not page.unclosed or browser_shape(text)[1]


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<div></div>",
        "<b><p>",
        "<ul><div><li></li>",
        "<svg><p>",
        "<table><tr><td>",
        "<div></span>",
        "<h1><h2>",
        "<a><button>",
        "<select><option>",
        "<svg><title></g>",
    ],
)
def test_work_is_linear_in_the_depth(unit: str) -> None:
    small = steps(lambda: HtmlTree.parse(unit * 200))
    large = steps(lambda: HtmlTree.parse(unit * 800))
    assert large <= 4.3 * small + 500


def test_a_hundred_thousand_elements_deep() -> None:
    page = HtmlTree.parse("<i><div>" * 50_000)
    assert len(page.elements) == len(page.unclosed) == 100_000


def test_ten_megabytes_on_one_line() -> None:
    page = HtmlTree.parse("<p>" + "word " * 2_000_000 + "<b>x</b>")
    assert page.all("b")[0].place.column == 10_000_004
