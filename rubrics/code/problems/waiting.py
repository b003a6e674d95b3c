"""Problems about things that take time."""

from typing import Any

from rubrics.code.literals import literal
from rubrics.code.problem import problem


def _timed(name: str, given: tuple[Any, ...]) -> str:
    """Tasks that take so many milliseconds; a negative one fails."""
    times, limit = given
    return (
        f"(async () => {{ let now = 0, most = 0; const started = []; const tasks = {literal(times)}.map((ms, i) => () => "
        "new Promise((ok, no) => { started.push(i); now += 1; most = Math.max(most, now); setTimeout(() => { now -= 1; "
        "ms < 0 ? no(new Error('task ' + i)) : ok(i * 10); }, Math.abs(ms)); })); let result; "
        f"try {{ result = await {name}(tasks, {limit}); }} catch (error) {{ result = error.message; }} return [result, most, started]; }})()"
    )


def _waiting(d: Any) -> tuple[list[int], int]:
    return [10 * one for one in d.some(range(1, 30), 2, 7)], d.whole(1, 4)


@problem(
    3,
    form=_timed,
    shape="async",
    name="runLimited",
    pure=False,
    draw=_waiting,
    edges={
        "no tasks": ([], 2),
        "one at a time": ([30, 10, 20], 1),
        "more room than tasks": ([20, 10], 9),
        "the last is done first": ([90, 50, 10], 3),
        "one task": ([5], 1),
    },
)
def run_limited(tasks: list[int], limit: int) -> list[Any]:
    """`tasks` is an array of functions without parameters, each of which starts something and returns
    a promise. Write an async function that starts them in their order, but never has more than
    `limit` of them running at a time: the next one is started as soon as one is done. It returns the
    array of their results, in the order of `tasks`.
    """
    return [
        [10 * one for one in range(len(tasks))],
        min(limit, len(tasks)),
        list(range(len(tasks))),
    ]


def _retrying(name: str, given: tuple[Any, ...]) -> str:
    fails, times, pause = given
    return (
        "(async () => { const at = []; const begin = Date.now(); const task = async () => { at.push(Date.now() - begin); "
        f"if (at.length <= {fails}) throw new Error('try ' + at.length); return 'done'; }}; let result; "
        f"try {{ result = await {name}(task, {times}, {pause}); }} catch (error) {{ result = error.message; }} return [result, at]; }})()"
    )


@problem(
    3,
    form=_retrying,
    shape="async",
    name="retry",
    parameters=("task", "times", "pause"),
    pure=False,
    draw=lambda d: (d.whole(0, 5), d.whole(1, 5), 100 * d.whole(1, 9)),
    edges={
        "it works at once": (0, 3, 100),
        "only one try": (1, 1, 100),
        "the last try works": (2, 3, 50),
        "never": (9, 3, 200),
        "no pause": (1, 3, 0),
    },
)
def retry(fails: int, times: int, pause: int) -> list[Any]:
    """`task` is a function without parameters that returns a promise. Write an async function that
    calls it and returns what its promise gives. If the promise is rejected, it waits `pause`
    milliseconds and calls it again, until it was called `times` times; then it throws the error of the
    last call, without waiting. `times` is at least 1.
    """
    tries = min(fails + 1, times)
    result = "done" if fails < times else f"try {times}"
    return [result, [one * pause for one in range(tries)]]


def _bouncing(name: str, given: tuple[Any, ...]) -> str:
    moments, wait = given
    return (
        f"(async () => {{ const log = []; const begin = Date.now(); const f = {name}((...x) => log.push([Date.now() - begin, ...x]), {wait}); "
        f"let past = 0; for (const at of {literal(moments)}) {{ await new Promise((ok) => setTimeout(ok, at - past)); past = at; f(at, 'x'); }} "
        f"await new Promise((ok) => setTimeout(ok, {wait} * 3)); return log; }})()"
    )


@problem(
    3,
    form=_bouncing,
    name="debounce",
    parameters=("callback", "wait"),
    pure=False,
    draw=lambda d: (
        sorted(10 * one + 5 for one in d.some(range(1, 90), 2, 6)),
        100 * d.whole(1, 3) + 3,
    ),
    edges={
        "one call": ([15], 100),
        "all in one": ([15, 25, 35], 100),
        "all apart": ([15, 315, 615], 100),
        "each call begins the wait anew": ([15, 105, 195, 285], 100),
    },
)
def debounce(moments: list[int], wait: int) -> list[Any]:
    """Return a function that may be called often, with any values, and calls `callback` only when it
    was not called for `wait` milliseconds: once, with the values of the last call.
    """
    last = [
        one for one, then in zip(moments, [*moments[1:], 10**9], strict=True) if then - one > wait
    ]
    return [[one + wait, one, "x"] for one in last]
