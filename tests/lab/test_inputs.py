"""Inputs: what a page is handed is what a person's keyboard, mouse and fingers give it."""

from dataclasses import replace

import pytest

from grader.evidence.inputs import (
    Key,
    Mouse,
    Plan,
    Show,
    Step,
    Text,
    Wheel,
    click,
    hold,
    looks,
    tap,
)
from tests.lab.visits import Visitor

pytestmark = pytest.mark.browser

SAY = """<script>const say = (...all) => console.log(...all);
const tell = (e) => say(e.type, e.key, e.code, e.keyCode, e.which, e.charCode, e.location, e.repeat,
  e.shiftKey, e.ctrlKey, e.bubbles, e.cancelable, e.composed, e.target.id || e.target.nodeName,
  Math.round(e.timeStamp) === Math.round(performance.now()));
const point = (e) => say(e.type, e.constructor.name, e.clientX, e.clientY, e.button, e.buttons,
  e.detail, e.target.id || e.target.nodeName, e.bubbles, e.pointerType ?? '-', e.pressure ?? '-',
  (e.relatedTarget && (e.relatedTarget.id || e.relatedTarget.nodeName)) ?? '-');
</script>"""

KEYS = (*tap("ArrowLeft", 50), *tap("a", 150), *tap("Space", 250), *tap("Enter", 350))

PAGES: dict[str, tuple[str, tuple[Step, ...]]] = {
    "listeners on the document": (
        (
            "<p>x<script>for (const t of ['keydown', 'keypress', 'keyup'])"
            " document.addEventListener(t, tell)</script>"
        ),
        KEYS,
    ),
    "handlers of the window": (
        "<p>x<script>onkeydown = (e) => say(e.keyCode, event === e); onkeyup = tell</script>",
        KEYS,
    ),
    "an attribute of the body": (
        '<body onkeydown="say(event.which, event.code)" onkeypress="tell(event)"><p>x',
        KEYS,
    ),
    "shifted keys and shortcuts": (
        (
            "<p>x<script>for (const t of ['keydown', 'keypress', 'keyup'])"
            " addEventListener(t, tell)</script>"
        ),
        (
            Key(10, "ShiftLeft"),
            *tap("KeyA", 20),
            *tap("Digit1", 90),
            Key(200, "ShiftLeft", "up"),
            Key(300, "ControlLeft"),
            *tap("KeyZ", 310),
            Key(400, "ControlLeft", "up"),
            *tap("Numpad4", 500),
        ),
    ),
    "a key that is held": (
        (
            "<p id=p>0<script>let n = 0; onkeydown = (e) => { say(e.repeat); p.textContent = ++n }"
            "</script>"
        ),
        hold("ArrowDown", 100, 800),
    ),
    "keys polled by frames": (
        (
            "<canvas id=c width=200 height=60></canvas><script>const g = c.getContext('2d'),"
            " down = {};"
            "let x = 90; document.addEventListener('keydown', (e) => { down[e.code] = true });"
            "document.addEventListener('keyup', (e) => { down[e.code] = false });"
            "(function f() { if (down.ArrowLeft) x -= 2; if (down.ArrowRight) x += 2;"
            " g.clearRect(0, 0, 200, 60); g.fillStyle = 'teal'; g.fillRect(x, 20, 20, 20);"
            " requestAnimationFrame(f) })()</script>"
        ),
        (*tap("ArrowLeft", 100, 200), *tap("ArrowRight", 400, 90)),
    ),
    "only when a key is let go": (
        "<p id=p>x<script>document.onkeyup = (e) => { p.textContent += e.key }</script>",
        KEYS,
    ),
    "a canvas that has to be focused": (
        (
            "<canvas id=c tabindex=0 width=90 height=90></canvas><p>x<script>c.onkeydown = tell;"
            " c.onfocus = c.onblur = (e) => say(e.type, document.activeElement.id)</script>"
        ),
        (*tap("x", 10), *click(40, 40, 100), *tap("x", 200), *click(600, 500, 300), *tap("x", 400)),
    ),
    "fields and a form": (
        (
            "<form id=f><input id=a value=1><textarea id=t></textarea><input type=checkbox id=k>"
            "<button id=b>Go</button></form><script>for (const t of ['beforeinput', 'input',"
            " 'change', 'submit', 'click', 'focusin', 'focusout']) document.addEventListener(t,"
            " (e) => {"
            " say(t, e.target.id, e.data ?? '', e.inputType ?? '', a.value, t_.value, k.checked);"
            " if (t === 'submit') e.preventDefault() }); const t_ = document.getElementById('t');"
            "a.focus()</script>"
        ),
        (
            Text(10, "hi!"),
            *tap("Backspace", 100),
            *tap("Tab", 200),
            Text(300, "A b"),
            *tap("Tab", 400),
            *tap("Space", 500),
            *tap("Tab", 600),
            *tap("Space", 700),
            *tap("Enter", 800),
            Key(900, "ShiftLeft"),
            *tap("Tab", 910),
            Key(980, "ShiftLeft", "up"),
        ),
    ),
    "a field that submits": (
        "<form id=f onsubmit='say(1); return false'><input id=a autofocus></form>",
        (*click(40, 16, 10), Text(100, "x\n"), *tap("Enter", 300)),
    ),
    "a start button keeps the focus": (
        (
            "<button id=b onclick='say(event.detail, event.pointerType); p.textContent += 1'>Start"
            "</button><p id=p><script>addEventListener('keydown', tell)</script>"
        ),
        (*click(20, 16, 10), *tap("Space", 200), *tap("Enter", 300)),
    ),
    "keys that the page keeps for itself": (
        (
            "<button id=b onclick='say(1)'>x</button><div style='height:3000px'></div><script>"
            "b.focus(); addEventListener('keydown', (e) => { if (e.key === 'Enter' ||"
            " e.key === 'ArrowDown') e.preventDefault(); say(e.defaultPrevented, scrollY) })"
            "</script>"
        ),
        (*tap("Enter", 10), *tap("ArrowDown", 100), *tap("Space", 200)),
    ),
    "scrolling by keys": (
        (
            "<div style='height:5000px'>x</div><script>addEventListener('keydown', (e) =>"
            " setTimeout(() => say(e.key, scrollY), 100))</script>"
        ),
        (
            *tap("ArrowDown", 10),
            *tap("PageDown", 200),
            *tap("Space", 400),
            *tap("ArrowUp", 600),
            *tap("End", 800),
            *tap("Home", 1000),
        ),
    ),
    "pointer and mouse": (
        (
            "<div id=a style='width:100px;height:100px;background:red;user-select:none'><b id=i"
            " style='display:block;width:50px;height:50px;background:blue'></b></div><div id=o"
            " style='height:99px'></div>"
            "<script>for (const t of ['over', 'enter', 'down', 'move', 'up', 'out', 'leave'])"
            " for (const k of ['pointer', 'mouse']) for (const x of [a, i, o])"
            " x.addEventListener(k + t, point); for (const t of ['click', 'dblclick',"
            " 'auxclick', 'contextmenu'])"
            " addEventListener(t, point)</script>"
        ),
        (
            Mouse(10, "move", 30, 30),
            Mouse(50, "move", 90, 90),
            *click(90, 90, 100),
            *click(90, 90, 200),
            *click(30, 30, 900, button=2),
            Mouse(1100, "move", 500, 160),
            Mouse(1200, "down", 90, 90),
            Mouse(1300, "up", 30, 30),
        ),
    ),
    "dragging with captured pointer": (
        (
            "<div id=a style='width:50px;height:50px;background:red;touch-action:none'></div>"
            "<div id=o style='height:300px'></div><script>let on; a.onpointerdown = (e) => {"
            " on = true; a.setPointerCapture(e.pointerId) };"
            "a.onpointermove = (e) => on && say(e.clientX, e.clientY); a.onpointerup = (e) => {"
            " on = false; say('up', e.target.id) };"
            "a.ongotpointercapture = a.onlostpointercapture = (e) => say(e.type)</script>"
        ),
        (
            Mouse(10, "move", 30, 30),
            Mouse(20, "down", 30, 30),
            Mouse(60, "move", 200, 200),
            Mouse(90, "move", 300, 250),
            Mouse(120, "up", 300, 250),
            Mouse(150, "move", 320, 250),
        ),
    ),
    "clicks in shadow trees and on labels": (
        (
            "<x-y id=h></x-y><label id=l><input type=checkbox id=k>label</label>"
            "<a id=q href='#z'>q</a><script>h.attachShadow({mode: 'closed'}).innerHTML ="
            " '<button>in</button>';"
            "addEventListener('click', (e) => say(e.target.id, e.composedPath().length));"
            "addEventListener('change', (e) => say('change', k.checked));"
            "addEventListener('hashchange', () => say(location.hash))</script>"
        ),
        (*click(16, 18, 10), *click(75, 18, 300), *click(102, 18, 900)),
    ),
    "a page that turns the wheel": (
        (
            "<canvas id=c width=200 height=200></canvas><div style='height:4000px'></div><script>"
            "c.addEventListener('wheel', (e) => { say(e.deltaY, e.deltaX, e.deltaMode, e.clientX);"
            " e.preventDefault() }, {passive: false}); onscroll = () => say(scrollY > 0)</script>"
        ),
        (Wheel(10, 50, 50, 120), Wheel(100, 50, 50, -30, 10)),
    ),
    "a list and a slider": (
        (
            "<select id=s><option>1<option>2<option disabled>3<option>4</select>"
            "<input type=range id=r><script>for (const t of ['input', 'change'])"
            " addEventListener(t, (e) =>"
            " say(t, s.value, r.value)); s.focus()</script>"
        ),
        (
            *tap("ArrowDown", 10),
            *tap("ArrowDown", 100),
            *tap("ArrowUp", 200),
            *tap("Tab", 300),
            *tap("ArrowRight", 400),
            *tap("ArrowDown", 500),
        ),
    ),
}

SEEN = looks([60, 260, 1500], Show.STATE, Show.TEXT, Show.DRAWS, Show.BOXES)


@pytest.mark.parametrize("name", PAGES)
def test_trusted_and_handed_inputs_have_the_same_trace(visitor: Visitor, name: str) -> None:
    page, steps = PAGES[name]
    plan = Plan.of(steps, SEEN, trusted=False)
    handed, trusted = visitor.forks(
        "<!doctype html>" + SAY + page, plan, replace(plan, trusted=True)
    )
    assert [one.text for one in handed.console] == [one.text for one in trusted.console]
    assert handed == trusted
    still = visitor.forks("<!doctype html>" + SAY + page, Plan(SEEN))[0]
    assert still != handed, "the page reacts to nothing"
