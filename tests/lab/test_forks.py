"""Forks: a page is loaded, a plan is run, and the same plan always shows the same."""

from collections.abc import Iterator

import pytest

from grader.evidence.browser import Ending
from grader.evidence.inputs import (
    Blur,
    Focus,
    Key,
    Look,
    Plan,
    Resize,
    Show,
    Window,
    click,
    looks,
    tap,
)
from grader.evidence.trace import Pulse, Trace, first_difference
from grader.gather.lab import Stage, Twins
from grader.gather.lab.watch import Bounds
from grader.missing import Cause, Missing
from tests.lab.visits import Visitor, opened

pytestmark = pytest.mark.browser

GAME = """<!doctype html><p id=s>0</p><canvas id=c width=100 height=200></canvas><script>
const g = c.getContext('2d'); let x = 4, y = 0, last = 0; const hue = Math.random() * 360 | 0;
(function f(t) { if (t - last > 500) { y++; last = t } g.fillStyle = '#111';
  g.fillRect(0, 0, 100, 200); g.save(); g.scale(10, 10); g.fillStyle = `hsl(${hue} 80% 50%)`;
  g.fillRect(x, y, 2, 2); g.restore(); requestAnimationFrame(f) })(0);
document.addEventListener('keydown', (e) => { if (e.key === 'ArrowLeft') x--; s.textContent = x });
</script>"""

SEEN = (Show.DRAWS, Show.STATE, Show.TEXT, Show.PULSE)


def said(trace: Trace) -> list[str]:
    return [line.text for line in trace.console]


def test_a_fork_shows_what_an_input_changes(visitor: Visitor) -> None:
    idle = Plan(looks([1000], *SEEN))
    left = Plan.of(tap("ArrowLeft", 300), looks([1000], *SEEN))
    one, other = visitor.forks(GAME, idle, left)
    (block,), (moved,) = one.last.surfaces[0].draws, other.last.surfaces[0].draws
    assert (block.x, block.y, block.width, block.height) == (40, 20, 20, 20)
    assert (moved.x, moved.y, moved.style) == (30, 20, block.style)
    assert one.last.surfaces[0].ground == "#111111"
    assert (one.last.text, other.last.text) == ("0", "3")
    assert one.last.state != other.last.state
    assert one.last.pulse == Pulse(0, 0, 0, 1, 1, 6)
    difference = first_difference(one, other)
    assert difference is not None
    assert (difference.look, difference.part) == (0, "surfaces[0]")


def test_the_same_plan_is_run_once_and_shows_the_same_in_another_stage(visitor: Visitor) -> None:
    plan = Plan.of(tap("ArrowLeft", 300), looks([100, 2000, 9000], *SEEN))
    one, again = visitor.forks(GAME, plan, plan)
    assert one is again
    other = visitor.forks(GAME, Plan(), Plan(until=3000), plan)[-1]
    assert other == one
    assert other.digest == one.digest
    assert Plan((*plan.steps,)).digest == plan.digest != Plan().digest


def test_forks_differ_by_what_their_window_says(visitor: Visitor) -> None:
    page = (
        "<p id=p></p><script>let n = 0; (function f() { n++; requestAnimationFrame(f) })();"
        "setTimeout(() => { p.textContent = [innerWidth, innerHeight, devicePixelRatio, n,"
        " Math.random().toFixed(3), 'ontouchstart' in window, document.hasFocus()].join() }, 1001)"
        "</script>"
    )
    windows = (
        Window(),
        Window(800, 600, density=2),
        Window(zoom=2),
        Window(frame_ms=1000 / 120),
        Window(seed=2),
        Window(touch=True),
        Window(),
    )
    see = looks([1100], Show.TEXT)
    traces = visitor.forks(page, *(Plan(see, window=one) for one in windows))
    told = [trace.last.text.split(",") for trace in traces]
    assert [one[:4] for one in told] == [
        ["1280", "800", "1", "61"],
        ["800", "600", "2", "61"],
        ["640", "400", "2", "61"],
        ["1280", "800", "1", "121"],
        ["1280", "800", "1", "61"],
        ["1280", "800", "1", "61"],
        ["1280", "800", "1", "61"],
    ]
    assert len({one[4] for one in told}) == 2
    assert [one[5] for one in told] == ["false"] * 5 + ["true", "false"]
    assert traces[0] is traces[-1]


def test_nothing_is_left_of_an_earlier_fork(visitor: Visitor) -> None:
    page = """<p id=p></p><script>
    const seen = [localStorage.n, sessionStorage.n, document.cookie, name, history.length,
      performance.getEntriesByType('navigation')[0].type, document.referrer, scrollY];
    localStorage.n = sessionStorage.n = 1; document.cookie = 'n=1'; name = 'n';
    for (const last of ['beforeunload', 'pagehide', 'unload', 'visibilitychange'])
      addEventListener(last, () => { localStorage.n = sessionStorage.n = last });
    document.body.style.height = '9000px'; setTimeout(() => scrollTo(0, 900), 50);
    const i = new Image(); i.src = 'a.png'; seen.push(i.complete);
    const r = indexedDB.open('d', 1); r.onupgradeneeded = () => seen.push('new');
    r.onsuccess = async () => { seen.push((await caches.keys()).length); await caches.open('c');
      p.textContent = seen.join('|') };
    </script>"""
    files = {"index.html": page.encode(), "a.png": b""}
    see = looks([500], Show.TEXT)
    forks = visitor.forks(files, *(Plan(see, until=600 + n) for n in range(3)))
    assert {one.last.text for one in forks} == {"||||2|navigate||0|false|new|0"}


def test_nothing_is_left_of_a_page_that_leaves(visitor: Visitor) -> None:
    page = """<p id=p></p><script>p.textContent = [localStorage.n, sessionStorage.n].join('|');
    localStorage.n = sessionStorage.n = 1;
    onkeydown = () => { location = 'https://example.com/' }</script>"""
    plans = (Plan.of(tap("a", 500), looks([100 + n, 900], Show.TEXT)) for n in range(2))
    forks = visitor.forks(page, *plans)
    assert [one.ending for one in forks] == [Ending.NAVIGATED_AWAY] * 2
    assert [one.last.text for one in forks] == ["|", "|"]


UNARMED = {
    "paints once": "g.fillRect(9, 9, 9, 9)",
    "paints once, later": "setTimeout(() => g.fillRect(9, 9, 9, 9), 3000)",
    "adds to what is there": (
        "let n = 0; setInterval(() => { g.fillRect(n % 200, n * 7 % 100, 5, 5); n++ }, 40)"
    ),
    "fades what is there": (
        "let n = 0; (function f() { g.fillStyle = 'rgba(0,0,0,.2)'; g.fillRect(0, 0, 300, 150);"
        " g.fillStyle = 'red'; g.fillRect(n++ % 300, 9, 9, 9); requestAnimationFrame(f) })()"
    ),
    "paints on events only": (
        "g.fillRect(0, 0, 9, 9); onkeydown = () => { g.clearRect(0, 0, 300, 150);"
        " g.fillRect(50, 50, 9, 9) }"
    ),
    "reads itself back": (
        "let n = 0; (function f() { g.fillStyle = '#' + (n % 10) + '00';"
        " g.fillRect(0, 0, 300, 150); const [r] = g.getImageData(1, 1, 1, 1).data; g.fillStyle"
        " = 'blue';"
        " g.fillRect(r, 9, 9, 9); n++; requestAnimationFrame(f) })()"
    ),
    "keeps sprites": (
        "const b = document.createElement('canvas'); b.width = b.height = 20;"
        " const k = b.getContext('2d'); setTimeout(() => { k.fillStyle = 'red';"
        " k.fillRect(0, 0, 20, 20); k.fillStyle = '#fff'; k.fillRect(5, 5, 5, 5) }, 1000);"
        " let n = 0; (function f() { g.clearRect(0, 0, 300, 150); g.drawImage(b, n++ % 280, 9);"
        " requestAnimationFrame(f) })()"
    ),
    "paints on a buffer first": (
        "const b = new OffscreenCanvas(300, 150), k = b.getContext('2d'); let n = 0;"
        " (function f() { k.fillStyle = '#000'; k.fillRect(0, 0, 300, 150); k.fillStyle = 'lime';"
        " k.fillRect(n++ % 280, 9, 20, 20); g.drawImage(b, 0, 0); requestAnimationFrame(f) })()"
    ),
    "clips and turns": (
        "let n = 0; (function f() { g.clearRect(0, 0, 300, 150); g.save(); g.beginPath();"
        " g.rect(20, 20, 50, 50); g.clip(); g.translate(40, 40); g.rotate(n++ / 9);"
        " g.fillRect(-30, -30, 60, 60); g.restore(); requestAnimationFrame(f) })()"
    ),
    "paths, text and gradients": (
        "let n = 0; (function f() { c.width = 300; const w = g.createLinearGradient(0, 0, 9, 9);"
        " w.addColorStop(0, 'red'); w.addColorStop(1, 'blue'); g.fillStyle = w; g.beginPath();"
        " g.roundRect(n % 200, 9, 30, 30, 5); g.fill(); g.beginPath(); g.arc(200, 60, 20, 0, 7);"
        " g.fill(); g.strokeRect(1, 1, 20, 20); g.fillText('SCORE ' + n++, 20, 100);"
        " g.fill(new Path2D()); requestAnimationFrame(f) })()"
    ),
}


@pytest.mark.parametrize("name", UNARMED)
def test_arming_never_shows(visitor: Visitor, name: str) -> None:
    """A fork shows what it would if every draw had been recorded and painted."""
    page = f"<canvas id=c></canvas><script>const g = c.getContext('2d'); {UNARMED[name]}</script>"
    see = looks([1000, 4000, 4500], Show.DRAWS, Show.STATE, Show.SCREEN)
    armed = visitor.forks(page, Plan.of(tap("a", 2000), see))[0]
    full = visitor.forks(page, Plan.of(tap("a", 2000), see, full=True))[0]
    assert armed == full
    assert any(one.draws for one in armed.last.surfaces)


def test_draws_are_told_as_device_boxes(visitor: Visitor) -> None:
    page = """<canvas id=c width=200 height=100 style="width:400px"></canvas><script>
    const g = c.getContext('2d'); g.fillStyle = 'white'; g.fillRect(0, 0, 200, 100);
    g.translate(100, 50); g.scale(2, 2); g.fillStyle = 'rgba(255, 0, 0, 0.5)'; g.globalAlpha = 0.5;
    g.fillRect(0, 0, 10, 5); g.setTransform(1, 0, 0, 1, 0, 0); g.globalAlpha = 1;
    g.strokeStyle = 'blue'; g.lineWidth = 4; g.strokeRect(10, 10, 20, 20);
    g.beginPath(); g.arc(50, 50, 10, 0, Math.PI / 2); g.fillStyle = 'green'; g.fill();
    g.beginPath(); g.moveTo(60, 60); g.lineTo(80, 60); g.lineTo(70, 75); g.stroke();
    g.save(); g.beginPath(); g.rect(150, 0, 20, 20); g.clip(); g.fillRect(140, 10, 90, 90);
    g.restore(); g.putImageData(new ImageData(3, 2), 5, 6); g.font = '20px sans-serif';
    g.fillText('Hi', 100, 90); g.fillRect(100, 0, 5, 5); g.fillRect(100, 0, 5, 5);
    </script>"""
    surface = visitor.forks(page, Plan(looks([50], Show.DRAWS)))[0].last.surfaces[0]
    assert (surface.width, surface.shown_width, surface.ground) == (200, 400, "#ffffff")
    boxes = [(one.kind, one.x, one.y, one.width, one.height) for one in surface.draws]
    assert boxes[:6] == [
        ("fillRect", 100, 50, 20, 10),
        ("strokeRect", 8, 8, 24, 24),
        ("fill", 50, 50, 10, 10),
        ("stroke", 58, 58, 24, 19),
        ("fillRect", 150, 10, 20, 10),
        ("putImageData", 5, 6, 3, 2),
    ]
    assert boxes[7:] == [("fillRect", 100, 0, 5, 5)]
    first, text = surface.draws[0], surface.draws[6]
    assert (first.style, first.alpha) == ("rgba(255, 0, 0, 0.5)", 0.5)
    assert (text.kind, text.text) == ("fillText", "Hi")
    assert 10 < text.height < 25


def test_boxes_tell_what_elements_show(visitor: Visitor) -> None:
    page = (
        "<div id=a style='opacity:.5'><b style='display:block;width:50px;height:20px;"
        "background:rgb(1,2,3);color:red' class=x data-n=1> one <i>two</i></b></div>"
        "<p style='visibility:hidden'>no</p><p style='display:none'>none</p><input value=v>"
    )
    boxes = visitor.forks(page, Plan(looks([50], Show.BOXES)))[0].last.boxes
    block = next(one for one in boxes if one.tag == "b")
    assert (block.width, block.height, block.text, block.opacity) == (50, 20, "one", 0.5)
    assert (block.background, block.colour) == ("rgb(1, 2, 3)", "rgb(255, 0, 0)")
    assert block.attributes == (("class", "x"), ("data-n", "1"))
    assert boxes[block.parent].attributes == (("id", "a"),)
    assert [one.visible for one in boxes if one.tag == "p"] == [False]
    assert [one.text for one in boxes if one.tag == "input"] == ["v"]


def test_a_page_that_does_not_repeat_itself_is_told(visitor: Visitor) -> None:
    page = (
        "<p id=p>x<script>const w = new Worker(URL.createObjectURL(new Blob(["
        "'postMessage(performance.now())']))); w.onmessage = (e) => { p.textContent = e.data };"
        "const t = performance.now(); setInterval(() => 0, 4)</script>"
    )
    steady, restless = (
        visitor.play(
            one, lambda stage: stage.twins(Plan(looks([500, 3000], Show.TEXT, Show.STATE)))
        )
        for one in (GAME, page)
    )
    assert isinstance(steady, Twins)
    assert steady.deterministic
    assert isinstance(restless, Twins)
    assert restless.trace.restless == ("worker",)


HANGING = {
    "a key": "onkeydown = () => { for (;;); }",
    "a frame after a key": "onkeydown = () => requestAnimationFrame(() => { for (;;); })",
    "timers after a click": (
        "onclick = () => { const f = () => { setTimeout(f); setTimeout(f) }; f() }"
    ),
}


@pytest.fixture(scope="module")
def impatient() -> Iterator[Visitor]:
    yield from opened(Bounds(suspicious=0.5, whole=20, wall=60, callbacks=5000))


@pytest.mark.parametrize("name", HANGING)
def test_a_fork_that_hangs_is_one_trace_and_others_go_on(impatient: Visitor, name: str) -> None:
    page = f"<p>x</p><script>{HANGING[name]}</script>"
    see = looks([100, 5000], Show.TEXT)
    plan = Plan.of(tap("a", 200), click(9, 9, 300), see)
    hung, idle = impatient.forks(page, plan, Plan(see))
    assert hung.ending is Ending.HUNG
    assert [one.at for one in hung.sights] == [100]
    assert (idle.ending, len(idle.sights)) == (Ending.LOADED, 2)


def test_a_page_that_hangs_at_load_is_convicted_once(impatient: Visitor) -> None:
    page = "<p>x</p><script>for (;;);</script>"

    async def act(stage: Stage) -> list[Trace]:
        one = await stage.fork(Plan(until=100))
        again = await stage.fork(Plan.of(tap("a", 5)))
        return [one, again, (await stage.twins(Plan(until=50))).trace]

    traces = impatient.play(page, act)
    assert not isinstance(traces, Missing)
    assert {one.ending for one in traces} == {Ending.HUNG}
    assert traces[0] is traces[1] is traces[2]


def test_all_plans_of_a_page_have_one_bound() -> None:
    page = "<p>x</p><script>onkeydown = () => { for (let i = 0, s = Math.sin; i < 1e7; i++) s(i) }"
    done: set[int] = set()

    async def act(stage: Stage) -> None:
        for held in range(200):
            await stage.fork(Plan.of(tap("a", 5, held + 1)))
            done.add(held)

    for visitor in opened(Bounds(stage=1)):
        found = visitor.play(page, act)
        again = visitor.forks(page, Plan(until=5))
    assert isinstance(found, Missing)
    assert found.cause is Cause.CANNOT_TELL
    assert "all that was tried" in found.reason
    assert 0 < len(done) < 200
    assert again[0].ending is Ending.LOADED


def test_a_slow_key_is_seen_at_the_second_look(impatient: Visitor) -> None:
    page = (
        "<p id=p>x</p><script>onkeydown = () => { for (let i = 0, s = Math.sin; i < 4e7; i++) s(i);"
        " p.textContent = 'done' }</script>"
    )
    trace = impatient.forks(page, Plan.of(tap("a", 9), looks([90], Show.TEXT)))[0]
    assert (trace.ending, trace.last.text) == (Ending.LOADED, "done")


def test_a_page_that_loads_itself_again_is_followed(visitor: Visitor) -> None:
    page = (
        "<form><button id=b>Play</button></form><p id=p></p><script>p.textContent = location.search"
        " + '/'; onkeydown = (e) => { p.textContent += e.key }</script>"
    )
    steps = (tap("a", 100), click(20, 16, 500), tap("b", 1000), looks([200, 1200], Show.TEXT))
    trace = visitor.forks(page, Plan.of(*steps))[0]
    assert [one.text.split("\n")[-1] for one in trace.sights] == ["/a", "/b"]
    assert trace.documents == 2
    assert visitor.forks(page, Plan.of(*steps, trusted=True))[0] == trace


def test_a_page_that_leaves_ends_its_fork(visitor: Visitor) -> None:
    page = "<p>x</p><script>onkeydown = () => { location = 'https://example.com/' }</script>"
    away = Plan.of(tap("a", 500), looks([100, 900], Show.TEXT))
    trace, still = visitor.forks(page, away, Plan(looks([100, 900], Show.TEXT)))
    assert (trace.ending, len(trace.sights)) == (Ending.NAVIGATED_AWAY, 1)
    assert trace.requests == ("https://example.com/",)
    assert (still.ending, len(still.sights)) == (Ending.LOADED, 2)


def test_frames_within_the_page_keep_step(visitor: Visitor) -> None:
    page = (
        '<p id=p></p><iframe srcdoc="<script>let n = 0; (function f() { n++;'
        " parent.postMessage(n, '*'); requestAnimationFrame(f) })()</script>\"></iframe>"
        "<script>onmessage = (e) => { p.textContent = e.data }</script>"
    )
    first, last = visitor.forks(page, Plan(looks([500, 1000], Show.TEXT)))[0].sights
    assert 28 <= int(first.text) <= 32
    assert 58 <= int(last.text) <= 62


def test_a_frame_comes_before_the_input_of_the_same_moment(visitor: Visitor) -> None:
    """However often the clock stops on the way there: sums of frames are never exact."""
    page = (
        "<p>x</p><script>let n = 0; (function f() { n += 1; requestAnimationFrame(f) })();"
        " onkeydown = () => console.log(n)</script>"
    )
    plan = Plan.of(*(tap("a", 50.0 * one, 1.0) for one in range(1, 40)), until=2000)
    (whole,) = visitor.forks(page, plan)
    (paced,) = visitor.forks(page + "<iframe srcdoc=x></iframe>", plan)
    assert said(whole) == said(paced) == [str(3 * one + 1) for one in range(1, 40)]


def test_windows_are_resized_and_lose_the_focus(visitor: Visitor) -> None:
    page = (
        "<p>x</p><script>for (const t of ['resize', 'blur', 'focus']) addEventListener(t,"
        " () => console.log(t, innerWidth, document.hasFocus()))</script>"
    )
    see = looks([400], Show.SCREEN)
    steps = Resize(100, 360, 640), Blur(200), Focus(300)
    trace, plain = visitor.forks(page, Plan.of(steps, see), Plan(see))
    assert said(trace) == ["resize 360 true", "blur 360 false", "focus 360 true"]
    assert trace.last.screen != plain.last.screen


def test_only_a_page_that_asks_is_handed_trusted_inputs(visitor: Visitor) -> None:
    page = "<p>x</p><script>onkeydown = (e) => console.log(e.isTrusted)</script>"
    auto, handed = visitor.forks(page, Plan(tap("a", 9)), Plan(tap("a", 9), trusted=False))
    assert (said(auto), said(handed)) == (["true"], ["false"])


def test_plans_are_checked() -> None:
    with pytest.raises(ValueError, match="no key 'Left'"):
        Plan((Key(1, "Left"),))
    with pytest.raises(ValueError, match="none of down, up"):
        Plan((Key(1, "a", "press"),))
    with pytest.raises(ValueError, match="0 or later"):
        Plan((Look(-1),))
    assert Plan((Look(5), Look(1))).until == 5


def test_a_stage_answers_to_many(visitor: Visitor) -> None:
    async def act(stage: Stage) -> list[Trace]:
        import asyncio  # noqa: PLC0415

        plans = [Plan(looks([100 * n], Show.TEXT)) for n in range(4)]
        return await asyncio.gather(*(stage.fork(one) for one in plans))

    traces = visitor.play(GAME, act)
    assert not isinstance(traces, Missing)
    assert [one.last.at for one in traces] == [0, 100, 200, 300]
