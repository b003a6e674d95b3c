"""What does not fit into the window, and what only seems not to."""

import json

import pytest

from grader.checks.browser.overflowing_layout import overflowing_layout
from grader.evidence.layout import Layout
from grader.gather.codec import decode, encode
from grader.verdict import Verdict
from tests.explore.exploring import HEAD, Explorer

pytestmark = pytest.mark.browser

FITTING = {
    "words": "<h1>Hi</h1><p>" + "word " * 300,
    "a code block that scrolls": "<pre style='overflow:auto'>" + "x" * 900 + "</pre>",
    "a table that scrolls": (
        "<div style='overflow-x:auto'><table><tr>" + "<td>cellcellcell" * 30 + "</table></div>"
    ),
    "slides in a row": (
        "<div style='overflow:hidden'><div style='display:flex;width:400%'>"
        + "<div style='width:25%'>slide</div>" * 4
        + "</div></div>"
    ),
    "pages side by side": (
        "<body style='margin:0;display:flex;width:300vw'>"
        + "<section style='width:100vw;height:100vh'>page</section>" * 3
    ),
    "a menu that waits outside": (
        "<body style='overflow-x:hidden'><nav style='position:absolute;right:-300px;width:300px'>"
        "Menu</nav><p>x"
    ),
    "a menu that waits outside of a page that scrolls": (
        "<nav style='position:absolute;right:-300px;width:300px'>Menu</nav><p>x"
    ),
    "an ornament": (
        "<div style='position:absolute;right:-200px;width:400px;height:99px;background:pink'>"
        "</div><p>x"
    ),
    "a board": "<canvas width=480 height=600></canvas>",
    "a board with words beneath": (
        "<div style='width:max-content'><canvas width=480 height=600></canvas>"
        "<p>Use the arrow keys to move and turn the pieces as they fall down</p></div>"
    ),
    "news that run": (
        "<style>@keyframes s { from { transform: translateX(100vw) } }</style>"
        "<div style='overflow:hidden'><span style='display:inline-block;white-space:nowrap;"
        "animation:s 9s linear infinite'>" + "news " * 90 + "</span></div>"
    ),
    "words for screen readers": (
        "<span style='position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap'>"
        + "long " * 90
        + "</span><p>x"
    ),
    "words that end in dots": (
        "<p style='white-space:nowrap;overflow:hidden;text-overflow:ellipsis'>" + "long " * 200
    ),
}


def judged(seen: Layout) -> Verdict:
    verdict: Verdict = overflowing_layout.judge(seen)
    return verdict


@pytest.mark.parametrize("name", FITTING)
def test_what_fits_is_left_alone(explorer: Explorer, name: str) -> None:
    assert [str(one) for one in judged(explorer.measure(FITTING[name])).findings] == []


def test_a_wide_table_is_told_with_its_place(explorer: Explorer) -> None:
    seen = explorer.measure("\n<h1>x</h1>\n<table><tr>" + "<td>wordwordword" * 8 + "</table>")
    (found,) = judged(seen).findings
    assert (found.message.id, found.place.line, found.place.selector) == (
        "sideways",
        3,
        "body > table",
    )
    assert {one.name for one in seen.pictures} >= {"layout/360", "replay/width-360.json"}


def test_words_that_are_cut_off_are_told(explorer: Explorer) -> None:
    page = "<body style='overflow:hidden'><p style='white-space:nowrap'>" + "long " * 400
    (found,) = judged(explorer.measure(page)).findings
    assert found.message.id == "cut"
    assert dict(found.detail)["width"] == 1280


def test_a_box_of_a_fixed_width_is_told(explorer: Explorer) -> None:
    page = "<main style='width:1000px'><p>left</p><p style='text-align:right'>right</p></main>"
    (found,) = judged(explorer.measure(page)).findings
    assert dict(found.detail)["selector"] == "body > main"


def test_a_page_for_desks_need_not_fit_a_phone(explorer: Explorer) -> None:
    head = HEAD.partition("<meta name=viewport")[0]
    page = "<main style='width:1000px'><p style='text-align:right'>right</p></main>"
    assert judged(explorer.measure(page, head)).findings == ()


def test_it_can_be_recorded(explorer: Explorer) -> None:
    seen = explorer.measure("<table><tr>" + "<td>wordwordword" * 8 + "</table>")
    blobs: dict[str, bytes] = {}
    told = json.loads(json.dumps(encode(seen, blobs)))
    assert decode(Layout, told, blobs.__getitem__) == seen
