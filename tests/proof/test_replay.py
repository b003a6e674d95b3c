"""A replay in a reader's own browser shows what the lab saw, and nothing of it before the click."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from grader.evidence.inputs import Look, Plan, Show, Window, click, tap
from grader.evidence.source import SourceFiles
from grader.evidence.trace import Sight, Trace
from grader.gather.lab import Stage
from tests.lab.visits import Visitor, artifact
from tests.proof.conftest import Open, written

pytestmark = pytest.mark.browser

GAME = """<!doctype html>
<title>Game</title><style>body { margin: 0 } i { display: inline-block }
.go { animation: slide 1s linear forwards } @keyframes slide { to { opacity: 0.5 } }</style>
<button id="b" style="width:200px;height:50px">Deal</button><p id="log"></p>
<canvas id="c" width="200" height="100"></canvas>
<script>
const log = (text) => { document.getElementById("log").textContent += text + " "; };
const pen = document.getElementById("c").getContext("2d");
let x = 0;
const roll = () => Math.floor(Math.random() * 1000);
document.getElementById("b").addEventListener("click", (event) => {
  log("deal" + roll() + "@" + Math.round(performance.now()) + "," + event.clientX);
  event.target.className = "go";
  localStorage.deals = Number(localStorage.deals ?? 0) + 1;
  log("kept" + localStorage.deals + document.cookie);
  if (localStorage.deals === "2") broken();
});
addEventListener("keydown", (event) => log(event.key + roll() + "/" + x));
setInterval(() => log("t" + roll() + Date.now() % 1000), 300);
(function frame(now) {
  x += Math.random() * 3;
  pen.fillRect(x % 200, 20, 4, 4);
  requestAnimationFrame(frame);
})();
</script>
"""
PLAN = Plan.of(
    click(100, 20, 200.0),
    tap("ArrowLeft", 400.0),
    click(100, 20, 700.0),
    until=1000.0,
    window=Window(seed=7),
)


OVER = "(({ value, max }) => value === max)(document.querySelector('progress'))"


def _frame(page: Any) -> Any:
    page.click(".cover button")
    page.wait_for_function(OVER)
    (frame,) = page.frames[1:]
    return frame


def _in_the_lab() -> Sight:
    """What the lab sees at the end of the plan."""
    look = Look(PLAN.until, frozenset({Show.TEXT}))

    async def act(stage: Stage) -> Trace:
        return await stage.fork(Plan.of(PLAN.inputs, look, window=PLAN.window))

    visitor = Visitor()
    try:
        visitor.start()
        call = visitor.lab.stage(artifact(GAME), SourceFiles.parse(GAME), act)
        trace: Trace = visitor.run(call)
    finally:
        visitor.close()
    return trace.last


def test_a_replay_shows_what_the_lab_saw(opened: Open) -> None:
    with ThreadPoolExecutor(1) as thread:  # the reader's browser has this one's event loop
        seen = thread.submit(_in_the_lab).result()
    page = opened(written(GAME, PLAN))
    words = _frame(page).evaluate("document.getElementById('log').textContent").split()
    assert words == seen.text.split()[1:]
    assert [one[:4] for one in words].count("deal") == 2
    assert page.locator(".faults li").all_text_contents() == [
        "0.75 s Uncaught ReferenceError: broken is not defined"
    ]


def test_it_comes_out_the_same_again(opened: Open) -> None:
    page = opened(written(GAME, PLAN))
    pixels = "document.getElementById('c').toDataURL() + document.body.innerText"
    first = _frame(page).evaluate(pixels)
    page.click("#again")
    page.wait_for_function(OVER)
    assert page.frames[1].evaluate(pixels) == first


def test_nothing_runs_before_the_click(opened: Open) -> None:
    page = opened(written("<script>parent.postMessage(1, '*'); top.seen = 1</script>"))
    page.wait_for_timeout(200)
    assert len(page.frames) == 1
    assert page.evaluate("'seen' in window") is False


def test_it_can_be_held_and_goes_on(opened: Open) -> None:
    page = opened(written(GAME, Plan(until=60_000.0)))
    page.click(".cover button")
    page.wait_for_function("document.querySelector('progress').value > 100")
    page.click("#hold")
    page.wait_for_timeout(100)
    held = page.evaluate("document.querySelector('progress').value")
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('progress').value") == held
    page.click("#hold")
    page.wait_for_function(f"document.querySelector('progress').value > {held + 100}")


def test_the_keyboard_is_enough(opened: Open) -> None:
    page = opened(written(GAME, PLAN))
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('progress').value > 100")
