"""Tasks that a page posts by priority come at virtual times, in the order of the standard."""

import pytest

from grader.evidence.browser import Ending
from grader.gather.lab.session import View
from tests.lab.strain import throttled
from tests.lab.visits import Visitor

pytestmark = pytest.mark.browser

SECOND = View(seconds=1.0)

SAY = (
    "const say = (...x) => console.log(x.join(' ')), told = (...x) => () => say(...x);"
    " const task = (what, options) => scheduler.postTask(told(what), options);"
)

TASKS = {
    "they come by priority, and those of one priority in order": (
        (
            "setTimeout(say, 0, 'timer'); task('late', { priority: 'background' }); task('1');"
            " task('2', { priority: 'user-visible' });"
            " task('urgent', { priority: 'user-blocking' })"
        ),
        ["urgent", "1", "2", "timer", "late"],
    ),
    "a task tells what it gave, threw, or waited for": (
        (
            "const tell = (p) => p.then(say, (e) => say('no', e));"
            " tell(scheduler.postTask(() => 1)); tell(scheduler.postTask(() => { throw 2 }));"
            " tell(scheduler.postTask(async () => 3)); tell(scheduler.postTask(4).catch(() => 4))"
        ),
        ["4", "1", "no 2", "3"],
    ),
    "a delay counts in virtual time": (
        "task('b', { delay: 70 }); task('a', { delay: 30 }); setTimeout(say, 50, 'timer')",
        ["a", "timer", "b"],
    ),
    "a signal takes them back, before and after": (
        (
            "const c = new AbortController(), { signal } = c, no = (e) => say(e.name);"
            " task('never', { signal }).catch(no); task('never', { signal, delay: 9 }).catch(no);"
            " c.abort(); task('never', { signal }).catch(no)"
        ),
        ["AbortError"] * 3,
    ),
    "a controller gives them another priority": (
        (
            "const c = new TaskController({ priority: 'background' });"
            " task('b', { signal: c.signal }); task('a', { priority: 'background' });"
            " c.setPriority('user-blocking'); task('c')"
        ),
        ["b", "c", "a"],
    ),
    "who yields goes on before others of its priority, and keeps it": (
        (
            "scheduler.postTask(async () => { say(1); await scheduler.yield(); say(2);"
            " await scheduler.yield(); say(3) }, { priority: 'background' });"
            " task('other', { priority: 'background' }); task('first')"
        ),
        ["first", "1", "2", "3", "other"],
    ),
    "a loop that waits for time to pass ends": (
        (
            "(async () => { while (performance.now() < 600) await scheduler.yield();"
            " say('end', performance.now()) })()"
        ),
        ["end 600.5"],
    ),
    "what is wrong is refused as ever": (
        (
            "const no = (e) => say(e.name); task('x', { priority: 'high' }).catch(no);"
            " task('x', { delay: -1 }).catch(no); task('x', { signal: 1 }).catch(no);"
            " task('x', { get delay() { throw RangeError() } }).catch(no)"
        ),
        ["TypeError"] * 3 + ["RangeError"],
    ),
    "they look native": (
        "say(scheduler.postTask, scheduler.postTask.length, scheduler.yield.name)",
        ["function postTask() { [native code] } 1 yield"],
    ),
}


@pytest.mark.parametrize("name", TASKS)
def test_tasks(visitor: Visitor, name: str) -> None:
    script, said = TASKS[name]
    assert visitor.said(SAY + script, SECOND) == said


def _page(script: str) -> str:
    return f"<!doctype html><p>x<script>{script}</script>"


WORK = _page("""const seen = []; let n = 0;
(async () => { for (;;) { n += 1; await scheduler.yield() } })();
(async () => { for (;;) { n += 100; await scheduler.postTask(() => 0, { delay: 5 }) } })();
setInterval(() => { seen.push(n); if (seen.length === 9) console.log(seen.join(' ')) }, 37);""")


def test_they_come_at_the_same_times_on_a_slow_machine(visitor: Visitor) -> None:
    told = visitor.session(WORK)
    assert told.console
    assert told.restless == ()
    with throttled(8):
        assert visitor.session(WORK) == told


def test_tasks_that_breed_never_rest(visitor: Visitor) -> None:
    script = "const f = () => { scheduler.postTask(f); scheduler.postTask(f) }; f()"
    assert visitor.session(_page(script)).ending is Ending.HUNG
