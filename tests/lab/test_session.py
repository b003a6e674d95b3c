"""What a visit tells: errors, console, requests and pictures, each with its place."""

import pytest

from grader.checks.browser.blank_page import blank_page
from grader.checks.browser.blocked_request import blocked_request
from grader.checks.browser.hung_page import hung_page
from grader.checks.browser.script_error import script_error
from grader.evidence.browser import BlockedRequest, ConsoleLine, Ending, PageError
from grader.missing import Cause, Missing
from grader.verdict import Status
from tests.lab.visits import Visitor

UNUSED = Missing("nobody used the page")

pytestmark = pytest.mark.browser

GAME = """<!doctype html>
<title>Game</title>
<p>é😀</p><script>let é = 'é😀'; nowhere()</script>
<script src="lib/game.js"></script>
<script type="module">
  import { three } from "./lib/game.mjs";
  setTimeout(() => three.x.y, 300);
  Promise.reject(new RangeError("far"));
</script>
"""
SIBLINGS = {
    "index.html": GAME.encode(),
    "lib/game.js": b"\n\n  null.x;\n",
    "lib/game.mjs": b"export const three = {};\nconsole.warn('mod');",
}


def test_errors_stand_where_they_are_thrown(visitor: Visitor) -> None:
    session = visitor.session(SIBLINGS)
    null = "Uncaught TypeError: Cannot read properties of null (reading 'x')"
    undefined = "Uncaught TypeError: Cannot read properties of undefined (reading 'y')"
    assert session.errors == (
        PageError("Uncaught ReferenceError: nowhere is not defined", "index.html", 3, 32, 100.0),
        PageError(null, "lib/game.js", 3, 8, 100.0),
        PageError("Uncaught (in promise) RangeError: far", "index.html", 8, 18, 100.0),
        PageError(undefined, "index.html", 7, 28, 400.0),
    )
    assert session.console == (ConsoleLine("warning", "mod", "lib/game.mjs", 2, 9, 100.0),)
    assert session.absent == ()
    assert session.ending is Ending.LOADED


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_those_of_the_file(visitor: Visitor, end: str) -> None:
    page = end.join(("<!doctype html>", "<p>x", "<script>", "", "  boom()", "</script>"))
    session = visitor.session("\ufeff" + page)
    assert [(one.line, one.column) for one in session.errors] == [(5, 3)]


HIDDEN = {
    "a handler that swallows": "window.onerror = () => true; boom()",
    "a listener that prevents": "addEventListener('error', (e) => e.preventDefault()); boom()",
    "a listener that stops others": (
        "addEventListener('error', (e) => e.stopImmediatePropagation(), true); boom()"
    ),
    "a rewritten document": "document.open(); document.write('<p>y'); document.close(); boom()",
    "a rewritten document, later": (
        "setTimeout(() => { document.write('<p>y<script>boom()<' + '/script>') }, 50)"
    ),
    "a frame callback": "requestAnimationFrame(() => { boom() })",
    "an event that code dispatches": (
        "addEventListener('go', () => boom()); dispatchEvent(new Event('go'))"
    ),
    "an async function": "(async () => { await new Promise((r) => setTimeout(r, 90)); boom() })()",
    "a page that replaces the prototypes": (
        "Promise.prototype.then = Map.prototype.get = Array.prototype.push = () => { throw 1 };"
        "EventTarget.prototype.addEventListener = JSON.stringify = String = () => { throw 2 };"
        "Object.prototype.then = { get() { throw 3 } }; delete Array.prototype[Symbol.iterator];"
        "Object.defineProperty(Array.prototype, 0, { set() { throw 4 } });"
        "MessagePort.prototype.postMessage = performance.now = Date.now = () => { throw 5 };"
        "setTimeout(() => requestAnimationFrame(() => boom()), 20)"
    ),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_no_page_hides_its_errors(visitor: Visitor, name: str) -> None:
    session = visitor.session(f"<!doctype html><p>x</p><script>{HIDDEN[name]}</script>")
    assert [one.text.split("at ")[0] for one in session.errors] == [
        one.text for one in session.errors if "boom is not defined" in one.text
    ]
    assert len(session.errors) == 1
    assert script_error.judge(session, UNUSED).status is Status.FAILED


CLEAN = {
    "caught": "try { boom() } catch { console.error('caught') }",
    "handled": "Promise.reject(new Error('x')).catch(() => 0)",
    "handled a little later": "const p = Promise.reject(1); queueMicrotask(() => p.catch(() => 0))",
    "a picture that is not there": "new Image().src = 'none.png'",
    "an event of its own making": "dispatchEvent(new ErrorEvent('error', { message: 'boom' }))",
    "storage, history and audio": (
        "localStorage.best = 7; sessionStorage.x = 1; document.cookie = 'a=b';"
        "history.pushState({}, '', '#x'); location.hash = 'y'; new AudioContext().createGain();"
        "indexedDB.open('db'); navigator.clipboard;"
        "crypto.subtle.digest('SHA-1', new Uint8Array(1))"
    ),
    "a size observer that resizes": (
        "new ResizeObserver((e) => { document.body.style.width ="
        " e[0].contentRect.width + 1 + 'px' }).observe(document.body)"
    ),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_is_no_error(visitor: Visitor, name: str) -> None:
    session = visitor.session(f"<!doctype html><body><p>x</p><script>{CLEAN[name]}</script>")
    assert script_error.judge(session, UNUSED).status is Status.PASSED, session.errors
    assert hung_page.judge(session, UNUSED).status is Status.PASSED
    assert blocked_request.judge(session).status is Status.PASSED, session.blocked


def test_a_recurring_error_is_told_once(visitor: Visitor) -> None:
    session = visitor.session("<script>setInterval(() => { throw Error('again') }, 10)</script>")
    assert [(one.text, one.time_ms) for one in session.errors] == [("Uncaught Error: again", 110.0)]


def test_the_console_is_shown_as_text_and_bounded(visitor: Visitor) -> None:
    script = """
    console.log('a', 1, null, undefined, true, [1, 'b', {}], {x: 1, y: [2], get z() { boom() }});
    console.info(new TypeError('t').message, () => 0, Symbol('s'), 10n, -0, NaN);
    console.error('x'.repeat(900)); console.assert(1 === 2, 'unequal'); console.table([1]);
    console.group('silent'); console.time('silent');
    console.log(new Proxy({}, {ownKeys() { boom() }}));
    for (let i = 0; i < 1000; i++) console.debug(i);
    """
    session = visitor.session(f"<script>{script}</script>")
    said = [(one.level, one.text) for one in session.console]
    assert said[:2] == [
        ("log", 'a 1 null undefined true [1, "b", Object] {x: 1, y: Array, z: (…)}'),
        ("info", "t function symbol 10 0 NaN"),
    ]
    assert said[2] == ("error", "x" * 500)
    assert said[3:6] == [("error", "Assertion failed: unequal"), ("table", "[1]"), ("log", "Proxy")]
    assert len(said) == 200
    assert session.errors == ()


OUTSIDE = """<!doctype html>
<link rel="stylesheet" href="https://fonts.example.com/css2?family=Inter">
<img src="http://127.0.0.1:1/a.png"><p>x</p>
<script src="//cdn.example.com/lib.js"></script>
<a href="https://example.com/link">a link is no request</a>
<script>
fetch('https://api.example.com/' + 'scores').catch(() => 0);
new WebSocket('wss://live.example.com/x');
navigator.sendBeacon('https://stats.example.com/b', 'x');
window.open('https://ads.example.com/');
document.body.style.backgroundImage = 'url(https://img.example.com/bg.png)';
import('https://esm.example.com/m.js').catch(() => 0);
</script>
"""


def test_every_request_outside_is_told_with_its_place(visitor: Visitor) -> None:
    session = visitor.session(OUTSIDE)
    told = {(one.url, one.kind): (one.line, one.column) for one in session.blocked}
    assert told == {
        ("https://fonts.example.com/css2?family=Inter", "stylesheet"): (2, 30),
        ("http://127.0.0.1:1/a.png", "image"): (3, 11),
        ("https://cdn.example.com/lib.js", "script"): (4, 14),
        ("https://api.example.com/scores", "fetch"): (None, None),
        ("wss://live.example.com/x", "websocket"): (8, 16),
        ("https://stats.example.com/b", "ping"): (9, 23),
        ("https://ads.example.com/", "popup"): (10, 14),
        ("https://img.example.com/bg.png", "image"): (11, 44),
        ("https://esm.example.com/m.js", "script"): (12, 9),
    }
    verdict = blocked_request.judge(session)
    assert verdict.status is Status.FAILED
    assert len(verdict.findings) == len(told)


def test_files_beside_the_page_are_there_and_others_are_absent(visitor: Visitor) -> None:
    page = (
        b"<link rel=icon href=favicon.ico><img src='./img/a%20b.svg' onload='console.log(1)'>"
        b"<img src=none.png><script>fetch('data.json').then(r => r.json()).then(console.log);"
        b"fetch('/none.json').then(r => console.log(r.status))</script>"
    )
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    files = {"page.html": page, "img/a b.svg": svg, "data.json": b'{"a": 1}'}
    session = visitor.session(files)
    assert sorted(one.text for one in session.console) == ["1", "404", "{a: 1}"]
    assert session.absent == ("none.json", "none.png")
    assert session.blocked == ()


LEAVING = {
    "at once": "<script>location = 'https://example.com/'</script>",
    "by a refresh": "<meta http-equiv=refresh content='0;url=https://example.com/'>",
    "later": (
        "<p>bye</p><script>setTimeout(() => location.replace('https://example.com/'), 900)</script>"
    ),
    "by a form": (
        "<form action='https://example.com/'></form><script>document.forms[0].submit()</script>"
    ),
}


@pytest.mark.parametrize("how", LEAVING)
def test_a_page_that_goes_away_is_not_followed(visitor: Visitor, how: str) -> None:
    session = visitor.session("<!doctype html>" + LEAVING[how])
    assert session.ending is Ending.NAVIGATED_AWAY
    assert session.why.startswith("https://example.com/")
    assert [one.kind for one in session.blocked] == ["document"]
    blank = blank_page.judge(session).status
    assert blank is (Status.PASSED if how == "later" else Status.FAILED)


def test_a_page_may_load_itself_again_or_go_on_beside_itself(visitor: Visitor) -> None:
    once = "<script>if (!sessionStorage.x) { sessionStorage.x = 1; location.reload() }</script><p>x"
    assert visitor.session(once).ending is Ending.LOADED
    two = {"index.html": b"<script>location = 'b.html'</script>", "b.html": b"<h1>B</h1>"}
    session = visitor.session(two)
    assert session.ending is Ending.LOADED
    assert session.paints[-1].text == 1


BLANK = {
    "nothing": "",
    "a background": "<body style='background: #123456'>",
    "a full-page block": "<div style='position:fixed;inset:0;background:teal'></div>",
    "stuck opacity": "<style>body { opacity: 0; transition: 1s }</style><h1>Title</h1>",
    "white on white": "<h1 style='color:#fff'>Title</h1><p style='color:white'>text",
    "an empty canvas": "<canvas width=300 height=300></canvas>",
    "a canvas painted like its page": (
        "<body style='background:#000'><canvas id=c></canvas><script>c.getContext('2d')"
        ".fillRect(0, 0, 300, 150)</script>"
    ),
    "an overlay that stays": (
        "<h1>Game</h1><div style='position:fixed;inset:0;background:#fff'></div>"
    ),
    "a script that dies first": (
        "<div id=app></div><script>const a = missing; app.textContent = 'hello'</script>"
    ),
    "moved out of sight": "<p style='position:absolute;left:-9999px'>text</p>",
    "a comment": "<!-- <h1>hello</h1> -->",
    "a list without entries": "<ul></ul><div class=card></div><template><p>x</template>",
}

SEEN = {
    "a word": "x",
    "a start button": "<button>Start</button>",
    "a faint text": "<p style='opacity:.2'>hello",
    "one dark pixel": "<div style='width:1px;height:1px;background:#000'></div>",
    "a canvas drawn once": (
        "<canvas id=c></canvas><script>c.getContext('2d').fillRect(9, 9, 9, 9)</script>"
    ),
    "a canvas drawn by frames": (
        "<canvas id=c></canvas><script>let n = 0; requestAnimationFrame(function f() {"
        " if (++n > 5) c.getContext('2d').fillRect(n, 9, 9, 9);"
        " requestAnimationFrame(f) })</script>"
    ),
    "a splash that ends": (
        "<style>@keyframes k { to { opacity: 1 } } h1 { opacity: 0; animation: k 1s 1s forwards }"
        "</style><h1>Title</h1>"
    ),
    "text after eight seconds": (
        "<p id=p></p><script>setTimeout(() => p.textContent = 'late', 8000)</script>"
    ),
    "shown for a moment": (
        "<p id=p>soon gone</p><script>setTimeout(() => p.remove(), 1000)</script>"
    ),
    "below the fold": "<div style='height:3000px'></div><h1>below</h1>",
    "a gradient": "<body style='background:linear-gradient(red,blue);height:90vh'>",
    "an svg": "<svg width=90 height=90><circle cx=40 cy=40 r=30 /></svg>",
    "webgl": (
        "<canvas id=c></canvas><script>const g = c.getContext('webgl'); g.clearColor(1, 0, 0, 1);"
        " g.clear(g.COLOR_BUFFER_BIT)</script>"
    ),
    "a canvas painted by a worker": (
        "<canvas id=c></canvas><script>const o = c.transferControlToOffscreen();"
        "const w = new Worker(URL.createObjectURL(new Blob(['onmessage = ({ data }) =>"
        " setTimeout(() => { data.getContext(`2d`).fillRect(9, 9, 50, 50) }, 700)'])));"
        "w.postMessage(o, [o])</script>"
    ),
    "shadow dom": (
        "<div id=h></div><script>h.attachShadow({ mode: 'closed' }).innerHTML = '<p>in'</script>"
    ),
    "revealed when seen": (
        "<style>p { opacity: 0; transition: .5s } .on { opacity: 1 }</style><p>text<script>"
        "new IntersectionObserver((e) => e[0].isIntersecting && e[0].target.classList.add('on'))"
        ".observe(document.querySelector('p'))</script>"
    ),
    "an error page of its own": (
        "<p id=p></p><script>onerror = (m) => { p.textContent = m }; boom()</script>"
    ),
}


@pytest.mark.parametrize("name", BLANK)
def test_blank(visitor: Visitor, name: str) -> None:
    session = visitor.session("<!doctype html>" + BLANK[name])
    assert blank_page.judge(session).status is Status.FAILED, session.paints


@pytest.mark.parametrize("name", SEEN)
def test_not_blank(visitor: Visitor, name: str) -> None:
    session = visitor.session("<!doctype html>" + SEEN[name])
    assert blank_page.judge(session).status is Status.PASSED, session.paints


def test_too_large_a_page_cannot_be_told(visitor: Visitor) -> None:
    seen = visitor.visit("<p>" + "word " * 450_000)
    assert isinstance(seen, Missing)
    assert seen.cause is Cause.CANNOT_TELL


def test_requests_inside_are_no_requests(visitor: Visitor) -> None:
    page = (
        "<iframe srcdoc='<p>in'></iframe><iframe src='about:blank'></iframe><script>"
        "fetch('data:text/plain,x'); fetch(URL.createObjectURL(new Blob(['x'])));"
        "new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))</script>"
    )
    session = visitor.session(page)
    assert session.blocked == ()
    assert session.restless == ("worker",)
    assert BlockedRequest("https://a/", "x").place.line is None


AWAKE = {
    "a timer": "setTimeout(() => p.append('y'), 500)",
    "a frame": "let n = 0; (function f() { if (n++ === 9) p.append('y'); else"
    " requestAnimationFrame(f) })()",
    "a message": "const c = new MessageChannel(); let n = 0; c.port1.onmessage = () => { n++;"
    " if (n < 20) c.port2.postMessage(0); else p.append('y') }; setTimeout(() =>"
    " c.port2.postMessage(0), 500)",
    "an animation": "p.animate([{ opacity: 1 }, { opacity: 0.5 }], 9000)",
}


@pytest.mark.parametrize("name", AWAKE)
def test_a_page_that_stirs_is_looked_at_again(visitor: Visitor, name: str) -> None:
    session = visitor.session(f"<!doctype html><p id=p>x</p><script>{AWAKE[name]}</script>")
    first, last = session.pictures
    assert first.sha256 != last.sha256


def test_a_page_in_which_nothing_runs_shows_what_it_showed(visitor: Visitor) -> None:
    session = visitor.session("<!doctype html><h1>still</h1><script>console.log(1)</script>")
    first, last = session.paints
    assert (first.name, last.name) == ("first", "end")
    assert last.time_ms == 3100
    assert session.pictures[0].data == session.pictures[1].data
