"""Pages that mean harm: each ends as what it is, its neighbours notice nothing, nothing is left."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.checks.browser.hung_page import hung_page
from grader.evidence.browser import BrowserSession, Ending
from grader.gather.lab.watch import Bounds
from grader.missing import Cause, Missing
from grader.verdict import Status
from tests.lab.visits import Visitor, opened

UNUSED = Missing("nobody used the page")

pytestmark = pytest.mark.browser

NEIGHBOUR = """<!doctype html><canvas id=c></canvas><p id=p></p><script>
let n = 0; const x = c.getContext('2d');
setInterval(() => { p.textContent = ++n; x.fillRect(Math.random() * 300, n, 9, 9) }, 30)
</script>"""

HANGS = {
    "a loop while loading": "for (;;);",
    "a loop in a timer": "setTimeout(() => { for (;;); }, 500)",
    "a loop in a frame": "requestAnimationFrame(() => { for (;;); })",
    "a loop of microtasks": "const f = () => Promise.resolve().then(f); f()",
    "a loop of rejections": "const f = () => { Promise.reject(1); queueMicrotask(f) }; f()",
    "a regular expression": "/(a+)+$/.test('a'.repeat(40) + 'b')",
    "a storm of alerts": "while (true) alert(1)",
    "a flood of lines": "for (;;) console.log('x'.repeat(1000))",
    "timers that set timers": "const f = () => { setTimeout(f); setTimeout(f) }; f()",
    "a page that loads itself": "setInterval(() => location.reload(), 50)",
    "a frame that loops": (
        "const i = document.createElement('iframe'); i.sandbox = 'allow-scripts';"
        "i.srcdoc = '<script>for(;;);<' + '/script>'; document.body.append(i)"
    ),
    "a clock that is fought": (
        "Date.now = performance.now = () => 0; const t = Date.now(); while (Date.now() < t + 9);"
    ),
}

CRASHES = {
    "arrays without end": "const a = []; for (;;) a.push(new Array(1e6).fill(1.5))",
    "buffers without end": (
        "const a = []; setInterval(() => a.push(new Uint8Array(1e8).fill(7)), 1)"
    ),
}

HARMLESS = {
    "windows": "for (let i = 0; i < 20; i++) open('https://example.com/' + i)",
    "links to new windows": (
        "const a = document.createElement('a'); a.target = '_blank'; a.href = 'about:blank';"
        "document.body.append(a); for (let i = 0; i < 20; i++) a.click()"
    ),
    "dialogs": "setInterval(() => { alert(1); confirm(2); prompt(3); print() }, 10)",
    "downloads": (
        "const a = document.createElement('a'); a.download = 'x'; a.href = 'data:,x';"
        "for (let i = 0; i < 20; i++) a.click()"
    ),
    "a flood of errors": "setInterval(() => { throw Error(Math.random()) }, 0)",
    "a flood of lines in timers": (
        "setInterval(() => { for (let i = 0; i < 500; i++) console.log('x'.repeat(999)) }, 10)"
    ),
    "endless recursion": "(function f() { f() })()",
    "breakpoints": "setInterval(() => { debugger }, 10)",
    "a rewritten document": "setTimeout(() => { document.write('<p>new'); document.close() }, 50)",
    "deep nesting": "document.write('<div>'.repeat(20000) + 'x')",
    "many frames": (
        "for (let i = 0; i < 60; i++) document.body.append(document.createElement('iframe'))"
    ),
    "busy workers": (
        "const u = URL.createObjectURL(new Blob(['for(;;);'])); for (let i = 0; i < 8; i++)"
        " new Worker(u)"
    ),
    "a local file": "location = 'file:///etc/passwd'",
    "the browser's own pages": "location = 'chrome://crash'",
    "a guard against leaving": "onbeforeunload = (e) => { e.preventDefault(); return 'stay' }",
    "no prototypes left": (
        "for (const c of [Array, Map, WeakMap, Promise, String, Function, EventTarget, MessagePort,"
        " Performance])"
        " for (const k of Object.getOwnPropertyNames(c.prototype))"
        " try { c.prototype[k] = () => { for (;;); } } catch {}"
    ),
}


IMPATIENT = Bounds(suspicious=0.5, whole=4, wall=60)
"""Half a second convicts as well as three do, where pages really never end."""

PATIENT = Bounds(suspicious=20, wall=60)
"""Enough for a loaded machine, where pages really end."""


@pytest.fixture(scope="module")
def impatient() -> Iterator[Visitor]:
    yield from opened(IMPATIENT)


@pytest.fixture(scope="module")
def patient() -> Iterator[Visitor]:
    yield from opened(PATIENT)


@pytest.fixture(scope="module")
def neighbour(patient: Visitor) -> BrowserSession:
    return patient.session(NEIGHBOUR)


def _page(script: str) -> str:
    return f"<!doctype html><body><p>x</p><script>{script}</script>"


@pytest.mark.parametrize("name", HANGS)
def test_what_hangs_is_hung(impatient: Visitor, neighbour: BrowserSession, name: str) -> None:
    page, beside = impatient.side_by_side(_page(HANGS[name]), NEIGHBOUR)
    assert isinstance(page, BrowserSession), page
    assert page.ending is Ending.HUNG, page
    assert hung_page.judge(page, UNUSED).status is Status.FAILED
    assert len(page.console) <= 200
    assert beside == neighbour


@pytest.mark.parametrize("name", CRASHES)
def test_what_takes_all_memory_crashes(
    patient: Visitor, neighbour: BrowserSession, name: str
) -> None:
    page, beside = patient.side_by_side(_page(CRASHES[name]), NEIGHBOUR)
    assert isinstance(page, BrowserSession), page
    assert page.ending is Ending.CRASHED, page
    assert hung_page.judge(page, UNUSED).status is Status.FAILED
    assert beside == neighbour


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_makes_noise_is_loaded(
    patient: Visitor, neighbour: BrowserSession, name: str
) -> None:
    page, beside = patient.side_by_side(_page(HARMLESS[name]), NEIGHBOUR)
    assert isinstance(page, BrowserSession), page
    assert page.ending is Ending.LOADED, page
    assert len(page.errors) <= 200
    assert beside == neighbour


def test_a_large_page_is_no_harm(patient: Visitor, neighbour: BrowserSession) -> None:
    rows = "".join(f"<tr><td>{n:06}<td>the value of row {n:06}</tr>" for n in range(44_000))
    page = f"<table>{rows}</table>"
    assert 1_900_000 < len(page) < 2 << 20
    large, beside = patient.side_by_side(page, NEIGHBOUR)
    assert isinstance(large, BrowserSession), large
    assert large.ending is Ending.LOADED
    assert beside == neighbour


def test_a_slow_task_is_seen_at_the_second_look(impatient: Visitor) -> None:
    """What is slow for one machine must not be a gap there and a verdict elsewhere."""
    slow = "for (let i = 0, s = Math.sin; i < 4e7; i++) s(i); console.log('done')"
    session = impatient.session(_page(slow))
    assert session.ending is Ending.LOADED
    assert [line.text for line in session.console] == ["done"]


def test_work_in_many_tasks_is_not_hung_but_has_an_end(impatient: Visitor) -> None:
    busy = "setInterval(() => { for (let i = 0; i < 3e7; i++); }, 1)"
    seen = impatient.visit(_page(busy))
    assert isinstance(seen, Missing)
    assert seen.cause is Cause.CANNOT_TELL


def test_a_browser_that_is_killed_is_replaced(patient: Visitor, neighbour: BrowserSession) -> None:
    patient.run(patient.lab.browser()).kill_now()
    assert patient.session(NEIGHBOUR) == neighbour


LEAVE = """
import asyncio, sys
from grader.gather.lab import Lab
from grader.provider import Limits

async def main():
    lab = Lab()
    await lab.start(Limits())
    print((await lab.browser()).pid, flush=True)
    if sys.argv[1] == "close":
        await lab.close()
    elif sys.argv[1] == "wait":
        await asyncio.sleep(60)

asyncio.run(main())
"""


def _left(pid: int) -> Iterator[str]:
    """Processes of the browser with this number, or of its group."""
    for process in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = process.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z" and str(pid) in (process.parent.name, fields[2]):
            yield process.parent.name


@pytest.mark.skipif(sys.platform != "linux", reason="processes are counted in /proc")
@pytest.mark.parametrize("how", ["close", "forget", "wait"])
def test_no_process_is_left(how: str) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", LEAVE, how], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert worker.stdout is not None
    pid = int(worker.stdout.readline())
    if how == "wait":
        assert list(_left(pid))
        worker.kill()
    worker.wait(30)
    for _ in range(100):
        if not list(_left(pid)):
            break
        subprocess.run(["sleep", "0.1"], check=True)
    assert list(_left(pid)) == []
