"""A live page: played on from where it stands, and looked at in one go with what is done."""

from typing import Any

import pytest

from grader.evidence.inputs import Plan, Window, looks, tap
from grader.gather.lab import Stage
from grader.gather.lab.trouble import UnsoundError
from tests.lab.visits import Visitor

pytestmark = pytest.mark.browser

SCENE = """(() => {
  const copy = document.createElement('canvas').getContext('2d');
  const at = (x) => {
    copy.drawImage(document.querySelector('canvas'), 0, 0);
    return copy.getImageData(x, 5, 1, 1).data[0];
  };
  return { row: () => [15, 25, 35].map(at), fails: () => { throw new Error('no') } };
})()"""

EVERY_FRAME = """<canvas width=100 height=10></canvas><script>
const g = document.querySelector('canvas').getContext('2d'); let x = 30;
(function f() { g.fillStyle = '#000'; g.fillRect(0, 0, 100, 10); g.fillStyle = '#fff';
  g.fillRect(x, 0, 10, 10); requestAnimationFrame(f) })();
addEventListener('keydown', () => x -= 10)</script>"""

ONCE = """<canvas width=100 height=10></canvas><script>
const g = document.querySelector('canvas').getContext('2d'); let x = 30;
const draw = () => { g.fillStyle = '#000'; g.fillRect(0, 0, 100, 10); g.fillStyle = '#fff';
  g.fillRect(x, 0, 10, 10) }; draw();
addEventListener('keydown', () => { x -= 10; draw() })</script>"""

MOVES = Plan.of(looks([100]), tap("KeyA", 150), looks([300]), tap("KeyA", 350), looks([500, 600]))


def seen(visitor: Visitor, page: str, *, full: bool, call: str = "it.row()") -> Any:
    async def act(stage: Stage) -> Any:
        live = await stage.live(Window(), full=full)
        one = await live.watch(MOVES, SCENE, call)
        return one, await live.watch(Plan.of(looks([50])), SCENE, call)

    return visitor.play(page, act)


@pytest.mark.parametrize("full", [True, False])
def test_every_look_shows_what_was_done_before_it(visitor: Visitor, *, full: bool) -> None:
    told = [[0, 0, 255], [0, 255, 0], [255, 0, 0], [255, 0, 0]]
    assert seen(visitor, EVERY_FRAME, full=full) == (told, told[-1:])


def test_a_paint_that_was_left_out_is_not_taken_for_the_picture(visitor: Visitor) -> None:
    async def act(stage: Stage) -> str:
        live = await stage.live(Window(), full=False)
        with pytest.raises(UnsoundError):
            await live.watch(MOVES, SCENE, "it.row()")
        return "unsound"

    late = ONCE.replace("draw() })", "setTimeout(draw, 20) })")
    plan_is_sound = seen(visitor, late, full=True)
    assert plan_is_sound[0][-1] == [255, 0, 0]
    assert visitor.play(late, act) == "unsound"


def test_a_call_that_throws_is_a_look_without_a_value(visitor: Visitor) -> None:
    assert seen(visitor, ONCE, full=True, call="it.fails()") == ([None] * 4, [None])


def test_a_page_cannot_say_when_to_look(visitor: Visitor) -> None:
    liar = EVERY_FRAME.replace(
        "addEventListener('keydown'",
        """const tell = EventTarget.prototype.dispatchEvent;
        EventTarget.prototype.dispatchEvent = function (e) {
          names.push(e.type); return tell.call(this, e) };
        const names = []; const add = document.addEventListener;
        document.addEventListener = function (...a) { names.push(a[0]); return add.apply(this, a) };
        setInterval(() => { for (const one of names) document.dispatchEvent(new Event(one)) }, 40);
        addEventListener('keydown'""",
    )
    assert len(seen(visitor, liar, full=True)[0]) == 4
