"""The clock that pages live by: exact, seeded, and hard to tell from the real one."""

import asyncio

import pytest

from grader.evidence.inputs import Window
from grader.evidence.source import source_files
from grader.gather.lab.room import Room
from grader.gather.lab.session import View
from tests.lab.visits import Visitor, artifact

pytestmark = pytest.mark.browser

SECOND = View(seconds=1.0)

CLOCK = {
    "frames come at exact sixtieths of a second": (
        (
            "let n = 0; const f = (t) => { n++; if (n === 60) console.log(t, performance.now());"
            " requestAnimationFrame(f) }; requestAnimationFrame(f)"
        ),
        ["1100 1100"],
    ),
    "a frame asked for in a frame is the next one": (
        (
            "const t = []; const f = (now) => { t.push(Math.round(now * 10) / 10);"
            " if (t.length < 3) requestAnimationFrame(f); else console.log(t.join()) };"
            " requestAnimationFrame(f)"
        ),
        ["116.7,133.3,150"],
    ),
    "a cancelled frame and cleared timers do not run": (
        (
            "const no = () => console.log('no'); cancelAnimationFrame(requestAnimationFrame(no));"
            " clearTimeout(setTimeout(no, 5)); clearInterval(setInterval(no, 5));"
            " const id = setTimeout(no, 50); setTimeout(() => clearInterval(id), 20);"
            " clearTimeout(undefined); clearTimeout('x')"
        ),
        [],
    ),
    "timers run in due order, first set first": (
        (
            "for (const [name, wait] of [['c', 30], ['a', 10], ['b', 10], ['d', 30]])"
            " setTimeout(() => console.log(name, performance.now()), wait)"
        ),
        ["a 110", "b 110", "c 130", "d 130"],
    ),
    "arguments and texts are passed on": (
        (
            "setTimeout((a, b) => console.log(a + b), 1, 2, 3);"
            " setTimeout('console.log(this === window)')"
        ),
        ["true", "5"],
    ),
    "an interval keeps its step and can end itself": (
        (
            "let n = 0; const id = setInterval(() => { console.log(performance.now());"
            " if (++n === 3) clearInterval(id) }, 250)"
        ),
        ["350", "600", "850"],
    ),
    "deeply nested timers wait four milliseconds": (
        (
            "let n = 0; const f = () => { if (++n < 9) setTimeout(f);"
            " else console.log(performance.now()) }; setTimeout(f)"
        ),
        ["116"],
    ),
    "dates follow the clock": (
        (
            "const a = Date.now(), b = new Date(); setTimeout(() => console.log(Date.now() - a,"
            " new Date() - b, new Date().getTime() === Date.now(), typeof Date(),"
            " new Date(2020, 1, 2).getMonth(), new Date(5).getTime(), Date.UTC(1970, 0, 1)), 400)"
        ),
        ["400 400 true string 1 5 0"],
    ),
    "a date is a date": (
        (
            "class Mine extends Date {} const m = new Mine(); console.log(m instanceof Date,"
            " m instanceof Mine, new Date() instanceof Date, new Date().constructor === Date,"
            " Object.prototype.toString.call(m), Date.length, Date.name)"
        ),
        ["true true true true [object Date] 7 Date"],
    ),
    "other ways to read the time agree": (
        (
            "setTimeout(() => { const now = Date.now(), t = performance.now();"
            " console.log(performance.timeOrigin + t - now < 1,"
            " new Intl.DateTimeFormat('en', {timeStyle: 'medium'}).format() === "
            "new Date().toLocaleTimeString('en', {timeStyle: 'medium'}),"
            " document.timeline.currentTime === t, new Event('x').timeStamp === t,"
            " performance.mark('m').startTime === t, performance.measure('n').duration === t,"
            " !globalThis.Temporal || Temporal.Now.instant().epochMilliseconds === now) }, 321)"
        ),
        ["true true true true true true true"],
    ),
    "time stands still within a task": (
        (
            "const t = performance.now(); let x = 0; for (let i = 0; i < 1e6; i++) x += i;"
            " console.log(performance.now() - t)"
        ),
        ["0"],
    ),
    "a busy-wait ends": (
        "const t = Date.now(); while (Date.now() - t < 200); console.log(Date.now() - t)",
        ["200"],
    ),
    "an idle callback has a deadline that comes": (
        (
            "requestIdleCallback((d) => { let n = 0; while (d.timeRemaining() > 0) n++;"
            " console.log(d.didTimeout, n > 100) })"
        ),
        ["false true"],
    ),
    "promises run before the next timer": (
        (
            "setTimeout(() => { console.log('a');"
            " Promise.resolve().then(() => console.log('b')) });"
            " setTimeout(() => console.log('c'))"
        ),
        ["a", "b", "c"],
    ),
    "a socket is refused in virtual time": (
        (
            "const s = new WebSocket('wss://example.com/x');"
            " s.onerror = () => console.log('error');"
            " s.onclose = (e) => console.log(e.code, s.readyState === WebSocket.CLOSED,"
            " performance.now())"
        ),
        ["error", "1006 true 150"],
    ),
    "scrolling is told before anything else can happen": (
        (
            "document.body.append(Object.assign(document.createElement('p'),"
            " { style: 'height: 5000px' })); let n = 0; setInterval(() => { n += 1 }, 5);"
            " onscroll = () => console.log(scrollY, performance.now(), n);"
            " setTimeout(() => scrollTo(0, 500), 100); setTimeout(() => scrollTo(0, 900), 300)"
        ),
        ["500 200 19", "900 400 59"],
    ),
    "so are dialogs that close, and texts that are selected": (
        (
            "const d = document.createElement('dialog'), i = document.createElement('input');"
            " document.body.append(d, i); i.value = 'abc';"
            " d.onclose = i.onselect = (e) => console.log(e.type, performance.now());"
            " setTimeout(() => { d.show(); d.close() }, 40); setTimeout(() => i.select(), 90)"
        ),
        ["close 140", "select 190"],
    ),
    "a script that is put in arrives before time goes on": (
        (
            "setTimeout(() => { const s = document.createElement('script');"
            " s.src = 'data:text/javascript,console.log(performance.now())';"
            " s.onload = () => console.log('load', performance.now()); document.body.append(s) },"
            " 70); setTimeout(() => console.log('late'), 75)"
        ),
        ["170", "load 170", "late"],
    ),
    "a request that is waited for holds nothing": (
        (
            "const r = new XMLHttpRequest(); r.open('GET', '?', false); r.send();"
            " setTimeout(() => console.log(r.status, performance.now()), 50)"
        ),
        ["200 150"],
    ),
    "delayed tasks and signals wait as timers do": (
        (
            "const told = (what) => () => console.log(what, performance.now());"
            " scheduler.postTask(told('task'), {delay: 70});"
            " AbortSignal.timeout(90).onabort = told('abort');"
            " const shared = new Int32Array(new WebAssembly.Memory("
            "{initial: 1, maximum: 1, shared: true}).buffer);"
            " Atomics.waitAsync(shared, 0, 0, 60).value.then((how) => told(how)())"
        ),
        ["timed-out 160", "task 170", "abort 190"],
    ),
    "the browser's own timeline tells no real time": (
        (
            "const [n] = performance.getEntriesByType('navigation'); console.log(n.duration,"
            " n.toJSON().loadEventStart, performance.getEntriesByType('paint').length,"
            " performance.timing.domLoading - performance.timing.navigationStart,"
            " new File([], 'x').lastModified === Date.now(), navigator.hardwareConcurrency,"
            " screen.width === innerWidth, performance.memory.usedJSHeapSize)"
        ),
        ["100 0 0 100 true 4 true 10000000"],
    ),
    "changes of the address are limited, as browsers do": (
        (
            "for (let i = 0; i < 300; i++) history.pushState(i, '');"
            " console.log(history.state, history.length)"
        ),
        ["199 50"],
    ),
    "dialogs are answered, so that whoever asks goes on": (
        (
            "let n = 0; while (!confirm('?')) n++; while (confirm('?')) n++; let name;"
            " while (!name) name = prompt('name?');"
            " console.log(n, name, prompt('?', 'Ann'), alert(1), print(), open('about:blank'))"
        ),
        ["0 1 Ann undefined undefined null"],
    ),
    "a service worker is never there": (
        "navigator.serviceWorker.register('sw.js').then((r) => r.scope); console.log('on')",
        ["on"],
    ),
}


@pytest.mark.parametrize("name", CLOCK)
def test_clock(visitor: Visitor, name: str) -> None:
    script, said = CLOCK[name]
    assert visitor.said(script, SECOND) == said


def test_what_is_replaced_looks_native(visitor: Visitor) -> None:
    script = """
    const native = (f) => /^function (get )?\\w*\\(\\) \\{ \\[native code\\] \\}$/.test('' + f);
    const all = {setTimeout, setInterval, requestAnimationFrame, Date, open, alert, WebSocket,
      random: Math.random, now: performance.now, log: console.log, fetch,
      toString: Function.prototype.toString, observe: IntersectionObserver.prototype.observe};
    for (const [name, f] of Object.entries(all))
      if (!native(f) || f.name !== name) console.log(name);
    const {get} = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
    console.log(native(get), get.name, navigator.webdriver, /Headless/.test(navigator.userAgent));
    """
    assert visitor.said(script) == ["true get timeStamp false false"]


def test_the_page_finds_no_name_of_ours(visitor: Visitor) -> None:
    names = "Object.getOwnPropertyNames(window).sort().join(' ')"

    async def plain() -> str:
        browser = await visitor.lab.browser()
        context, page, _ = await browser.open()
        await page.route("**/*", lambda route: route.fulfill(content_type="text/html", body="x"))
        await page.goto("https://page.test/")
        found: str = await page.evaluate(names)
        await context.close()
        return found

    assert visitor.said(f"console.log({names}.length)") == [str(len(visitor.run(plain())))]


def test_draws_repeat_by_seed_and_by_place(visitor: Visitor) -> None:
    script = """
    const particle = () => Math.random();
    const piece = () => Math.random();
    const drawn = [];
    for (let i = 0; i < 5; i++) { EXTRA drawn.push(piece().toFixed(9)) }
    console.log(drawn.join(), new Set(drawn).size, drawn.every((x) => x >= 0 && x < 1));
    """
    plain = visitor.said(script.replace("EXTRA", "           "))
    more = visitor.said(script.replace("EXTRA", "particle();"))
    assert plain == more == visitor.said(script.replace("EXTRA", "           "))
    assert plain[0].endswith(" 5 true")
    assert plain != visitor.said(script.replace("EXTRA", "           "), View(seed=2))


def test_draws_are_even(visitor: Visitor) -> None:
    script = """
    const bins = Array(7).fill(0);
    for (let i = 0; i < 7000; i++) bins[Math.floor(Math.random() * 7)]++;
    console.log(Math.min(...bins) > 850, Math.max(...bins) < 1150);
    const bytes = crypto.getRandomValues(new Uint8Array(999));
    console.log(new Set(bytes).size > 200, crypto.getRandomValues(new Uint32Array(1))[0] > 0);
    console.log(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
    Object.freeze(Error); console.log(Math.random() !== Math.random());
    """
    assert visitor.said(script) == ["true true", "true true", "true", "true"]


EDITED = {
    "a field": "<input autofocus value=caret>",
    "a field in a closed tree": (
        "<div id=h></div><script>const root = h.attachShadow({mode: 'closed'});"
        " root.innerHTML = '<input value=caret>'; root.firstChild.focus()</script>"
    ),
    "a whole page": (
        "<p>x<script>document.designMode = 'on'; getSelection().collapse(document.body)</script>"
    ),
}


@pytest.mark.parametrize("name", EDITED)
def test_a_caret_does_not_blink(visitor: Visitor, name: str) -> None:
    page = artifact(f"<!doctype html><body>{EDITED[name]}")

    async def look(room: Room) -> set[bytes]:
        await room.load()
        seen = set()
        for _ in range(6):
            await asyncio.sleep(0.15)
            await room.advance(20)
            seen.add(await room.picture())
        return seen

    visit = visitor.run(visitor.lab.visit(page, source_files.make(page), Window(), look))
    assert len(visit.found) == 1


def test_a_page_does_not_see_how_its_caret_is_held(visitor: Visitor) -> None:
    script = (
        "const i = document.createElement('input'); document.body.append(i); i.focus(); let n = 0;"
        " setInterval(() => { n += document.adoptedStyleSheets.length"
        " + (getComputedStyle(i).caretAnimation !== 'auto') }, 100);"
        " setTimeout(() => console.log(n, document.activeElement === i), 900)"
    )
    assert visitor.said(script, SECOND) == ["0 true"]
