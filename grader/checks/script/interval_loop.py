"""A timer draws the animation where the browser offers frames.

``setInterval`` at 20 ms knows nothing of the screen: it fires between two frames or twice
in one, goes on in a hidden tab, and piles up when the page is slow, so that what moves
stutters. ``requestAnimationFrame`` comes once for each frame. A slow timer that moves
things on (gravity, a clock) is fine, and so is an effect that ends itself.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.finding import Message
from grader.verdict import Verdict, not_applicable, share

DRAWN_BY_TIMER = Message("drawn-by-timer", "{timer} draws every {delay} ms, and no frame does")

_CANVAS = frozenset({"drawImage", "fillRect", "fillText", "putImageData", "strokeRect", "stroke"})
_CANVAS |= {"fill", "clearRect", "drawArrays", "drawElements", "strokeText"}
_MOVING = frozenset({"left", "top", "right", "bottom", "transform", "translate", "cssText"})
_MOVING |= {"background", "backgroundColor", "opacity", "width", "height"}
_REPLACING = frozenset({"innerHTML", "className"})
_CHOICES = frozenset({"if_statement", "ternary_expression", "binary_expression"})


@check(kind="craft")
def interval_loop(program: Program, *, longest_ms: float = 50.0) -> Verdict:
    """Follow the callbacks of fast timers, and of frames, to whatever draws."""
    drawing = {one.function for one in program.calls if one.name in _CANVAS and one.receiver}
    moving = {one.function for one in program.property_writes if _shows(one.name, one.target)}
    moving |= {one.function for one in program.calls if one.receiver.endswith("classList")}
    moving |= drawing
    frames = [one for one in program.calls if one.name == "requestAnimationFrame"]
    if any(_reach(program, one) & (moving) for one in frames):
        return share(1, ())
    timers = list(_fast_timers(program, longest_ms))
    if not timers:
        return not_applicable("nothing runs in a fast timer")
    ending = {one.function for one in program.calls if one.name == "clearInterval"}
    found = []
    for call, delay in timers:
        own = program.named(call.script, call.arguments[0])
        reached = program.reach(own)
        if reached & drawing or (reached & moving and not (own & ending or _is_chosen(call))):
            said = {"timer": call.name, "delay": f"{delay:.3g}"}
            found.append(DRAWN_BY_TIMER.at(program.place(call), **said))
    return share(len(timers), found)


def _shows(name: str, target: str) -> bool:
    return name in _REPLACING or (name in _MOVING and target.endswith("style"))


def _is_chosen(call: Call) -> bool:
    """Whether a timeout is set again on a condition only, as by an effect that ends."""
    node = call.node.parent if call.name == "setTimeout" else None
    while node is not None and "function" not in node.type:
        if node.type in _CHOICES:
            return True
        node = node.parent
    return False


def _fast_timers(program: Program, longest: float) -> Iterator[tuple[Call, float]]:
    """Intervals, and timeouts that set themselves again, with a delay that is known."""
    for call in program.calls:
        if call.name not in ("setInterval", "setTimeout") or not call.arguments:
            continue
        if call.name == "setTimeout" and call.function not in _reach(program, call):
            continue
        given = call.arguments[1:2]
        delay = program.number(call.script, given[0]) if given else 0.0
        if delay is not None and delay <= longest:
            yield call, delay


def _reach(program: Program, call: Call) -> frozenset[int]:
    if not call.arguments:
        return frozenset()
    return program.reach(program.named(call.script, call.arguments[0]))


_DRAW = "function draw() { ctx.clearRect(0, 0, 9, 9); ctx.fillRect(x, y, 1, 1); }"

EXAMPLES = (
    good(f"<script>{_DRAW} function f() {{ draw(); requestAnimationFrame(f); }} f();</script>"),
    good(f"<script>{_DRAW} setInterval(() => {{ y += 1; draw(); }}, 500);</script>"),
    good(
        f"<script>{_DRAW} function frame() {{ draw(); requestAnimationFrame(frame); }}\n"
        "setInterval(() => { y += 1; }, 20); frame();</script>",
        note="the timer reckons, the frame draws",
    ),
    good(f"<script>{_DRAW} setInterval(draw, speed);</script>", note="missed: nobody knows speed"),
    good(
        "<script>let n = 0; const timer = setInterval(() => { bar.style.transform = `scaleX(${n})`;"
        " if (++n > 9) clearInterval(timer); }, 16);</script>",
        note="an effect that ends itself",
    ),
    good("<script>setInterval(() => { clock.textContent = now(); }, 50);</script>"),
    bad(
        f"<script>{_DRAW}\nfunction step() {{ y += 1; draw(); }}\n"
        "const FPS = 60;\nsetInterval(step, 1000 / FPS);</script>",
        earns=(DRAWN_BY_TIMER.on(4, 1),),
    ),
    bad(
        f"<script>{_DRAW}\nfunction loop() {{ draw(); setTimeout(loop, 16); }}\nloop();</script>",
        earns=(DRAWN_BY_TIMER.on(2, 27),),
    ),
    bad(
        "<script>class Game { run() { setInterval(this.tick.bind(this), 33); }\n"
        "tick() { this.move(); } move() { this.box.style.left = this.x + 'px'; } }</script>",
        earns=(DRAWN_BY_TIMER.on(1),),
    ),
)
