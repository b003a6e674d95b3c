"""What cannot be seen, what only waits to be, and modes that look alike."""

import json

import pytest

from grader.evidence.appearance import Appearance, Why
from grader.gather.codec import decode, encode
from tests.explore.exploring import Explorer

pytestmark = pytest.mark.browser

FINE = {
    "plain": "<h1>Hello</h1>",
    "brought in": (
        "<style>h1 { opacity: 0; animation: in 1s forwards } @keyframes in { to { opacity: 1 } }"
        "</style><h1>Hello</h1>"
    ),
    "a note that comes and goes": (
        "<style>p { opacity: 0; animation: a 1s } @keyframes a { 50% { opacity: 1 }"
        " 100% { opacity: 0 } }</style><h1>Hello</h1><p>Saved"
    ),
    "waits for its class": "<style>p { opacity: 0 } .on { opacity: 1 }</style><h1>Hi</h1><p>Saved",
    "letters cut out of a gradient": (
        "<h1 style='background:linear-gradient(red,blue);background-clip:text;color:transparent'>Hi"
    ),
    "over a picture": (
        "<body style='color:#fff'><canvas width=900 height=500 style='position:fixed;inset:0;"
        "z-index:-1'></canvas><h1>Hello</h1>"
    ),
    "a title over a board": (
        "<div style='position:relative;width:200px'><canvas width=200 height=200></canvas>"
        "<div style='position:absolute;inset:0;background:#000;color:#fff'>Press to start"
    ),
    "a glow": "<body style='background:#000'><h1 style='color:#000;text-shadow:0 0 9px #0f0'>Neon",
}


@pytest.mark.parametrize("name", FINE)
def test_what_can_be_seen(explorer: Explorer, name: str) -> None:
    seen = explorer.appear(FINE[name])
    assert (seen.texts, seen.canvases) == ((), ())


UNSEEN = {
    "white on white": ("<h1 style='color:#fff'>Hello</h1>", "h1", Why.COLOUR),
    "no keyframes": ("<h1 style='opacity:0;animation:inn 1s'>Hello</h1>", "h1", Why.OPACITY),
    "falls back": (
        (
            "<style>p { opacity: 0; animation: a 1s } @keyframes a { to { opacity: 1 } }</style>"
            "<h1>Hello</h1><p>There"
        ),
        "p",
        Why.OPACITY,
    ),
    "no height": ("<canvas id=c height=0></canvas>", "#c", Why.EMPTY),
    "under a lid": (
        (
            "<div style='position:relative;width:200px'><canvas id=c width=200 height=200></canvas>"
            "<div style='position:absolute;inset:0;background:#123'></div></div>"
        ),
        "#c",
        Why.COVERED,
    ),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_cannot(explorer: Explorer, name: str) -> None:
    page, selector, why = UNSEEN[name]
    seen = explorer.appear(page)
    (one,) = (*seen.texts, *seen.canvases)
    assert (one.selector.rpartition(" > ")[2], one.why, one.place.line) == (selector, why, 1)
    blobs: dict[str, bytes] = {}
    assert (
        decode(Appearance, json.loads(json.dumps(encode(seen, blobs))), blobs.__getitem__) == seen
    )


_BOX = "<p id=a style='position:absolute;left:0;top:9px{}'>Hello there</p>"
_RUN = "<script>let x = 0; (function f() {{ x += 9; {}; requestAnimationFrame(f); }})();</script>"
_MOVE = "a.style.left = x + 'px'"
_OUT = "<style>@keyframes out {{ to {{ transform: translateX(3000px) }} }}</style>"
CARRIED = {
    "for good": (_BOX.format("") + _RUN.format(_MOVE), [Why.AWAY]),
    "and back": (_BOX.format("") + _RUN.format(f"x %= innerWidth; {_MOVE}"), []),
    "a title": (
        _OUT.format() + "<h1 style='position:absolute;animation:out 3s forwards'>Hello</h1>",
        [Why.LEFT],
    ),
    "a notice": (_OUT.format() + _BOX.format(";animation:out 3s forwards"), []),
    "one of many": (_BOX.format("") * 2 + _RUN.format(_MOVE), []),
    "round and round": (_OUT.format() + _BOX.format(";animation:out 9s linear infinite"), []),
}


@pytest.mark.parametrize("name", CARRIED)
def test_what_is_carried_away(explorer: Explorer, name: str) -> None:
    page, why = CARRIED[name]
    assert [one.why for one in explorer.appear(page).carried] == why


MODES = (
    "<style>body.b {{ background: #222 }}"
    "body.{third} {{ color: red }}"
    "</style><h1>Hello</h1><nav id=themes>"
    "<button onclick=\"document.body.className='a'\">Day</button>"
    "<button onclick=\"document.body.className='b'\">Night</button>"
    "<button onclick=\"document.body.className='c'\">Dusk</button></nav>"
)


@pytest.mark.parametrize(("third", "looks"), [("c", 3), ("d", 2)])
def test_modes(explorer: Explorer, third: str, looks: int) -> None:
    (group,) = explorer.appear("<!-- -->" + MODES.format(third=third)).modes
    assert [one.label for one in group] == ["Day", "Night", "Dusk"]
    assert len({one.look for one in group}) == looks
