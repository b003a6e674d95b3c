"""Every control is pressed, and told apart: what works, what is dead, what only seems so."""

import json

import pytest

from grader.checks.browser.dead_control import dead_control
from grader.checks.browser.hung_page import hung_page
from grader.checks.browser.script_error import script_error
from grader.evidence.browser import BrowserSession, Ending
from grader.evidence.exploration import Exploration, Hearing
from grader.gather.codec import decode, encode
from grader.verdict import Status
from tests.explore.exploring import Explorer, control

pytestmark = pytest.mark.browser

WORKING = {
    "a mode that is on already": (
        "<button id=l>Light</button><button id=d>Dark</button><script>"
        "const set = (m) => { document.documentElement.dataset.theme = m };"
        "l.onclick = () => set('light'); d.onclick = () => set('dark'); set('light')</script>"
    ),
    "a reset at the start": (
        "<output id=o>0</output><button id=r>Reset</button><script>"
        "r.onclick = () => { o.textContent = 0 }</script>"
    ),
    "a pause before the start": (
        "<canvas id=c></canvas><button id=p>Pause</button><button id=s>Start</button><script>"
        "const x = c.getContext('2d'); let run = false, paused = false, t = 0;"
        "p.onclick = () => { if (run) paused = !paused };"
        "s.onclick = () => { if (!run) { run = true; f() } };"
        "function f() { if (!paused) x.fillRect(t++ % 300, 9, 9, 9); requestAnimationFrame(f) }"
        "</script>"
    ),
    "delegation": (
        "<button data-act=b>B</button><p id=out></p><script>document.body.addEventListener("
        "'click', (e) => { const b = e.target.closest('[data-act]');"
        " if (b) out.textContent = b.dataset.act })</script>"
    ),
    "delegation that waits for its state": (
        "<button id=again>Again</button><script>let over = false; document.addEventListener("
        "'click', (e) => { if (over && e.target.id === 'again') location.reload() })</script>"
    ),
    "what the browser opens": (
        "<button popovertarget=m>More</button><div id=m popover>hi</div>"
        "<details><summary>Why</summary>Because</details><script>let x = 1</script>"
    ),
    "a form": "<form><input required><button>Send</button></form><script>let x = 1</script>",
    "a menu that opens by the focus": (
        "<style>.m { display: none } button:focus + .m { display: block }</style>"
        "<button>Menu</button><div class=m>here</div><script>let x = 1</script>"
    ),
    "a sound": (
        "<button id=b>Beep</button><script>b.onclick = () => { const a = new AudioContext();"
        "const o = a.createOscillator(); o.connect(a.destination); o.start() }</script>"
    ),
    "a listener that comes late": (
        "<button id=b>Go</button><script>setTimeout(() => b.addEventListener('click', () => {"
        "document.title = 'gone' }), 2500)</script>"
    ),
    "a button in a shadow": (
        "<my-count></my-count><script>customElements.define('my-count', class extends HTMLElement"
        "{ connectedCallback() { const r = this.attachShadow({ mode: 'open' });"
        "r.innerHTML = '<button>+</button><b>0</b>';"
        "r.querySelector('button').onclick = () => { r.querySelector('b').textContent++ } } })"
        "</script>"
    ),
    "a slider that a frame reads": (
        "<label>Speed <input type=range id=sp></label><canvas id=c></canvas><script>"
        "(function f() { c.width = 90 + +document.querySelector('#sp').value;"
        "requestAnimationFrame(f) })()</script>"
    ),
    "a page without script": "<button>Primary</button><button>Secondary</button>",
    "a button that is off": "<button id=b disabled>Next</button><script>let x = 1</script>",
    "a button under a curtain": (
        "<div style='position:fixed;inset:0'></div><button>Fire</button><script>let x</script>"
    ),
}


@pytest.mark.parametrize("name", WORKING)
def test_nothing_that_may_work_is_dead(explorer: Explorer, name: str) -> None:
    verdict = dead_control.judge(explorer.explore(WORKING[name]))
    assert [str(one) for one in verdict.findings] == []


DEAD = """
<button id=one>One</button> <button id=two onclick="nowhere()">Two</button>
<button id=three>Three</button> <a class=btn>Four</a>
<label>Tempo <input type=range id=five></label> <p id=six>0</p>
<script>
document.getElementById("three").onclick = () => { /* later */ };
document.addEventListener("click", (event) => { window.last = event.clientX; });
</script>
"""


def test_dead_controls_are_told_with_their_reason(explorer: Explorer) -> None:
    seen = explorer.explore(DEAD)
    verdict = dead_control.judge(seen)
    said = {one.place.selector: one.message.id for one in verdict.findings}
    assert said == {
        "#one": "deaf",
        "#two": "failing",
        "#three": "idle",
        "body > a": "deaf",
        "#five": "unread",
    }
    assert [one.place.line for one in verdict.findings] == [2, 2, 3, 3, 4]
    assert {one.hearing for one in control(seen, "#one").listeners} == {Hearing.BYSTANDER}


def test_a_press_is_proved_by_a_replay_with_pictures(explorer: Explorer) -> None:
    seen = explorer.explore(DEAD)
    replay = control(seen, "#one").replay
    names = {one.name for one in seen.pictures}
    assert f"replay/{replay}.json" in names
    assert {f"{replay}/990", f"{replay}/2100"} <= names


EFFECTS = {
    "text": "t.textContent += '!'",
    "document": "t.hidden = !t.hidden",
    "pixels": "x.fillRect(Math.random() * 99, 0, 9, 9)",
    "storage": "localStorage.n = (localStorage.n ?? '') + 1",
    "address": "location.hash = Math.random()",
    "scroll": "scrollTo(0, scrollY ? 0 : 500)",
    "focus": "i.focus()",
    "console": "console.log('pressed')",
    "timer": "setTimeout(() => {}, 9000)",
    "frame": "requestAnimationFrame(() => {})",
    "listener": "addEventListener('keydown', () => {})",
    "call": "alert('hi')",
    "animation": "t.animate({ opacity: [0, 1] }, 500)",
    "error": "nowhere()",
    "navigation": "location.reload()",
}


def test_every_effect_is_seen(explorer: Explorer) -> None:
    buttons = "".join(f"<button id={one}>{one}</button>" for one in EFFECTS)
    handlers = "".join(
        f"document.getElementById('{one}').addEventListener('click', () => {{ {act} }});"
        for one, act in EFFECTS.items()
    )
    page = (
        f"{buttons}<p id=t>x</p><input id=i><canvas id=c></canvas>"
        "<div style='height:3000px'></div><script>const x = c.getContext('2d');"
        f"{handlers}</script>"
    )
    seen = explorer.explore(page)
    for effect in EFFECTS:
        presses = control(seen, f"#{effect}").presses
        assert effect in {name for one in presses for name in one.effects}


def test_what_stands_behind_a_start_screen_is_found(explorer: Explorer) -> None:
    page = (
        "<div id=o style='position:fixed;inset:0;background:#999'><button id=s>Start</button></div>"
        "<script>s.onclick = () => { o.innerHTML = '<button id=d>Dead</button>' }</script>"
    )
    seen = explorer.explore(page)
    dead = control(seen, "#d")
    assert dead.shown_by == ("#s",)
    assert [one.place.selector for one in dead_control.judge(seen).findings] == ["#d"]


def test_errors_of_use_are_told_with_what_was_done(explorer: Explorer) -> None:
    page = (
        "<button id=b>Go</button><script>\n"
        "b.onclick = () => { document.title = 'x' };\n"
        "addEventListener('keydown', (e) => { if (e.key === 'q') quit() });\n"
        "addEventListener('resize', () => { fit() });</script>"
    )
    seen = explorer.explore(page)
    verdict = script_error.judge(BrowserSession(), seen)
    assert [(str(one), one.place.line) for one in verdict.findings] == [
        ("Uncaught ReferenceError: quit is not defined (while pressing the key KeyQ)", 3),
        (
            "Uncaught ReferenceError: fit is not defined (while making the window 360 px wide)",
            4,
        ),
    ]


@pytest.mark.soak
def test_a_press_that_freezes_the_page_is_told(explorer: Explorer) -> None:
    page = "<button id=b>Start</button><script>b.onclick = () => { for (;;); }</script>"
    seen = explorer.explore_anything(page)
    assert isinstance(seen, Exploration)
    assert seen.ending is Ending.HUNG
    verdict = hung_page.judge(BrowserSession(), seen)
    assert verdict.status is Status.FAILED
    assert "pressing Start" in str(verdict.findings[0])


def test_the_same_page_gives_the_same_evidence(explorer: Explorer) -> None:
    page = (
        "<button id=b>Go</button><canvas id=c></canvas><script>const x = c.getContext('2d');"
        "let n = 0; b.onclick = () => { n += Math.random(); setTimeout(() => n++, 50) };"
        "(function f() { x.fillRect(n * 9 % 300, 0, 5, 5); requestAnimationFrame(f) })()</script>"
    )
    assert explorer.explore(page) == explorer.explore(page) == explorer.explore(page)


def test_it_can_be_recorded(explorer: Explorer) -> None:
    seen = explorer.explore(DEAD)
    blobs: dict[str, bytes] = {}
    told = json.loads(json.dumps(encode(seen, blobs)))
    assert decode(Exploration, told, blobs.__getitem__) == seen
