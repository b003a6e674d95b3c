"""Pages that mean harm: each ends as what it is, its neighbours notice nothing, nothing is left."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from grader.check import Check
from grader.checks.browser.blank_page import blank_page
from grader.checks.browser.blocked_request import blocked_request
from grader.checks.browser.hung_page import hung_page
from grader.checks.browser.script_error import script_error
from grader.evidence.browser import BrowserSession, Ending
from grader.gather.lab.watch import Bounds
from grader.missing import Cause, Missing
from grader.verdict import Status
from tests.lab.hostile.corpus import Hostile, corpus
from tests.lab.test_supervision import Seen, below, wait
from tests.lab.visits import Visitor, opened

pytestmark = pytest.mark.browser

UNUSED = Missing("nobody used the page")

NEIGHBOUR = """<!doctype html><canvas id=c></canvas><p id=p></p><script>
let n = 0; const x = c.getContext('2d');
setInterval(() => { p.textContent = ++n; x.fillRect(Math.random() * 300, n, 9, 9) }, 30)
</script>"""

IMPATIENT = Bounds(suspicious=0.4, whole=4, wall=60)
"""Half a second convicts as well as three do, where pages really never end."""

PATIENT = Bounds(suspicious=20, wall=60)
"""Enough for a loaded machine, where pages really end."""

CHECKS: dict[str, tuple[Check, int]] = {
    "blank-page": (blank_page, 3),
    "blocked-request": (blocked_request, 1),
    "hung-page": (hung_page, 3),
    "script-error": (script_error, 3),
}
"""What is judged by a visit, and how much it weighs in the rubric of web pages."""


@pytest.fixture(scope="module")
def labs() -> Iterator[dict[Bounds, Visitor]]:
    """Two labs of which, when all pages were visited and both are closed, no process is left."""
    before = below(os.getpid())
    with contextlib.ExitStack() as stack:
        once = contextlib.contextmanager(opened)
        yield {one: stack.enter_context(once(one)) for one in (IMPATIENT, PATIENT)}
        started = _ours(before)
        assert started
    assert wait(lambda: not any(one.alive for one in started)), started


def _ours(before: list[Seen]) -> list[Seen]:
    """What was started since, but for what those started that were there before."""
    others = {one.pid for known in before for one in (known, *below(known.pid))}
    return [one for one in below(os.getpid()) if one.pid not in others]


@pytest.fixture(scope="module")
def impatient(labs: dict[Bounds, Visitor]) -> Visitor:
    return labs[IMPATIENT]


@pytest.fixture(scope="module")
def patient(labs: dict[Bounds, Visitor]) -> Visitor:
    return labs[PATIENT]


@pytest.fixture(scope="module")
def neighbour(patient: Visitor) -> BrowserSession:
    return patient.session(NEIGHBOUR)


CASES = [
    pytest.param(one, id=one.name, marks=[] if one.quick else [pytest.mark.soak])
    for one in corpus()
]


@pytest.mark.parametrize("page", CASES)
def test_hostile(
    page: Hostile, impatient: Visitor, patient: Visitor, neighbour: BrowserSession
) -> None:
    visitor = patient if page.patient else impatient
    seen, beside = visitor.side_by_side(page.data, NEIGHBOUR)
    assert beside == neighbour
    statuses = {name: _status(check, seen) for name, (check, _) in CHECKS.items()}
    if page.chance:
        assert not isinstance(seen, Missing) or seen.cause is Cause.CANNOT_TELL, seen
    elif page.missing:
        assert isinstance(seen, Missing), seen
        assert (seen.cause, page.missing in seen.reason) == (Cause.CANNOT_TELL, True), seen
    else:
        _compare(page, seen, statuses)
    assert _earned(seen) <= _earned(_honest(patient, page.honest))


def _compare(page: Hostile, seen: BrowserSession | Missing, statuses: dict[str, Status]) -> None:
    assert isinstance(seen, BrowserSession), seen
    assert seen.ending is page.ending, seen
    assert _named(statuses, Status.FAILED) == page.failed, seen
    assert _named(statuses, Status.GAP) == page.gaps, seen
    assert seen.restless == page.restless
    assert any(page.errors in one.text for one in seen.errors) or not page.errors, seen.errors
    assert any(page.console in one.text for one in seen.console) or not page.console, seen.console
    assert any(page.blocked in one.url for one in seen.blocked) or not page.blocked, seen.blocked
    assert not any(one.text.startswith("caught") for one in seen.console), seen.console
    assert len(seen.console) <= 200
    assert len(seen.errors) <= 200
    assert len(seen.blocked) <= 200
    assert len(seen.absent) <= 200


def _status(check: Check, seen: BrowserSession | Missing) -> Status:
    if isinstance(seen, Missing):
        return Status.GAP
    given = (seen, UNUSED) if check in (hung_page, script_error) else (seen,)
    return check.judge(*given).status


def _named(statuses: dict[str, Status], wanted: Status) -> tuple[str, ...]:
    return tuple(name for name, status in statuses.items() if status is wanted)


def _earned(seen: BrowserSession | Missing) -> int:
    """Weight of what passes: what cannot be told earns nothing."""
    return sum(weight for check, weight in CHECKS.values() if _status(check, seen) is Status.PASSED)


@cache
def _honest(patient: Visitor, page: bytes) -> BrowserSession | Missing:
    return patient.visit(page)


NATIVES = [one.name for one in corpus() if one.quick and one.name.startswith("natives_")]


@pytest.mark.parametrize("name", NATIVES)
def test_no_native_tells_the_real_time(patient: Visitor, name: str) -> None:
    """Nor draws a real lot: what a page wrote of them would differ."""
    (page,) = (one for one in corpus() if one.name == name)
    assert patient.session(page.data) == patient.session(page.data)


def test_every_page_says_what_it_tries() -> None:
    pages = list(corpus())
    assert sum(one.quick for one in pages) >= 40
    mute = {one.name for one in pages if not one.tries}
    assert mute == {"no_text_at_all", "utf_16"}
    assert len({one.tries for one in pages}) == len(pages) - len(mute) + 1


def _page(script: str) -> str:
    return f"<!doctype html><body><p>x</p><script>{script}</script>"


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
