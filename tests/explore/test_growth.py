"""What piles up is told from what only grows for a while."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.check import Check
from grader.checks.browser.leaking_listeners import leaking_listeners
from grader.checks.browser.leaking_nodes import leaking_nodes
from grader.checks.browser.leaking_timers import leaking_timers
from grader.evidence.growth import Kept, Series
from tests.explore.exploring import Explorer

LEAKS: tuple[Check, ...] = (leaking_nodes, leaking_timers, leaking_listeners)

FLAKE = (
    "<style>.f { position: fixed; top: -9px; transition: transform 2s }</style><script>"
    "setInterval(() => { const f = document.createElement('i'); f.className = 'f';"
    "f.textContent = '*'; document.body.append(f);"
    "setTimeout(() => { f.style.transform = 'translateY(120vh)' }, 20); %s }, 500)</script>"
)
SPARK = (
    "<style>.s { position: absolute; animation: fade 0.4s forwards }"
    "@keyframes fade { to { opacity: 0 } }</style><button id=b>Go</button><p id=t>0</p><script>"
    "let n = 0; b.onclick = () => { t.textContent = ++n; const s = document.createElement('i');"
    "s.className = 's'; s.textContent = '*'; document.body.append(s); %s }</script>"
)
CLEAN = {
    "flakes that are taken away": FLAKE % "setTimeout(() => f.remove(), 3000)",
    "sparks that are taken away": SPARK % "s.onanimationend = () => s.remove()",
    "a log": (
        "<ul id=u style='height:90px;overflow:auto'></ul><script>let i = 0; setInterval(() => {"
        "const l = document.createElement('li'); l.textContent = i++; u.append(l) }, 400)</script>"
    ),
    "messages that go away": (
        "<button id=b>Save</button><div id=x></div><script>b.onclick = () => {"
        "const d = document.createElement('p'); d.textContent = 'Saved'; x.append(d);"
        "setTimeout(() => d.remove(), 9000) }</script>"
    ),
    "a clock for each press": (
        "<button id=b>New</button><div id=x></div><script>b.onclick = () => {"
        "const d = document.createElement('p'); x.append(d); let s = 0;"
        "setInterval(() => { d.textContent = ++s }, 1000) }</script>"
    ),
    "a loop that is begun anew": (
        "<button id=b>Start</button><canvas id=c></canvas><script>let h = 0, a = 0;"
        "function loop() { c.width = 100 + a++ % 9; h = requestAnimationFrame(loop) }"
        "b.onclick = () => { cancelAnimationFrame(h); loop() }</script>"
    ),
    "a list of things to do": (
        "<button id=b>Add</button><ul id=u></ul><script>b.onclick = () => {"
        "const l = document.createElement('li'); l.textContent = 'thing'; u.append(l);"
        "l.onclick = () => l.remove() }</script>"
    ),
}


@pytest.mark.browser
@pytest.mark.parametrize("name", CLEAN)
def test_nothing_leaks(explorer: Explorer, name: str) -> None:
    seen = explorer.explore(CLEAN[name])
    assert [str(one) for check in LEAKS for one in check.judge(seen).findings] == []


LEAKING = {
    "flakes that stay": (leaking_nodes, "grows", FLAKE % ""),
    "sparks that stay": (leaking_nodes, "piles", SPARK % ""),
    "an interval more with every press": (
        leaking_timers,
        "piles",
        (
            "<button id=b>Start</button><p id=t>0</p><script>let s = 0;\n"
            "const tick = () => { t.textContent = ++s };\n"
            "b.onclick = () => { setInterval(tick, 1000) }</script>"
        ),
    ),
    "a loop more with every press": (
        leaking_timers,
        "piles",
        (
            "<button id=b>Start</button><canvas id=c></canvas><script>let a = 0;\n"
            "function loop() { c.width = 100 + a++ % 9; requestAnimationFrame(loop) }\n"
            "b.onclick = () => loop()</script>"
        ),
    ),
    "an interval more every second": (
        leaking_timers,
        "grows",
        (
            "<p id=t></p><script>let n = 0;\n"
            "const step = () => { t.textContent = ++n; setInterval(() => { n -= 0 }, 5000) };\n"
            "setInterval(step, 1000)</script>"
        ),
    ),
    "a listener more with every press": (
        leaking_listeners,
        "piles",
        (
            "<button id=b>New game</button><p id=t></p><script>let n = 0; b.onclick = () => {\n"
            "t.textContent = ++n;\n"
            "document.addEventListener('keydown', (e) => { if (e.key === 'a') n += 1 }) }</script>"
        ),
    ),
}


@pytest.mark.browser
@pytest.mark.parametrize("name", LEAKING)
def test_what_leaks_is_told_once(explorer: Explorer, name: str) -> None:
    check, message, page = LEAKING[name]
    seen = explorer.explore(page)
    found = {one.id: one.judge(seen).findings for one in LEAKS}
    assert [one.message.id for one in found[check.id]] == [message]
    assert sum(map(len, found.values())) == 1
    replay = dict(found[check.id][0].detail)["replay"]
    assert f"replay/{replay}.json" in {one.name for one in seen.pictures}


@pytest.mark.browser
def test_a_leak_is_placed_where_its_function_is_written(explorer: Explorer) -> None:
    timers = leaking_timers.judge(explorer.explore(LEAKING["an interval more with every press"][2]))
    keys = leaking_listeners.judge(explorer.explore(LEAKING["a listener more with every press"][2]))
    assert [one.place.line for one in (*timers.findings, *keys.findings)] == [2, 3]


@given(st.lists(st.integers(1, 50), min_size=4, max_size=12), st.integers(0, 9))
def test_steady_growth_is_unbounded(steps: list[int], start: int) -> None:
    level = max(steps)
    counts = [start]
    for _ in steps:
        counts.append(counts[-1] + level)
    assert Series(Kept.TIMERS, "x", tuple(counts)).unbounded


@given(st.lists(st.integers(0, 99), max_size=12))
def test_a_series_with_a_pause_is_bounded(counts: list[int]) -> None:
    paused = (*counts, *counts[-1:])
    assert not Series(Kept.TIMERS, "x", paused).unbounded


@given(st.integers(5, 12), st.integers(1, 99))
def test_what_falls_in_the_end_is_bounded(length: int, step: int) -> None:
    counts = tuple(step * one for one in range(length))
    assert not Series(Kept.TIMERS, "x", counts, rest=counts[-1] - 1).unbounded
