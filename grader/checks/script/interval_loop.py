"""A timer draws the animation where the browser offers frames.

``setInterval`` at 20 ms knows nothing of the screen: it fires between two frames or twice
in one, goes on in a hidden tab, and piles up when the page is slow, so that what moves
stutters. ``requestAnimationFrame`` comes once for each frame. A slow timer that moves
things on (gravity, a clock) is fine, and so is an effect that ends itself.
"""

from grader.check import bad, check, good
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.evidence.program_timers import fast_timers, is_chosen, reached_by
from grader.finding import Message
from grader.verdict import Verdict, not_applicable, share

DRAWN_BY_TIMER = Message("drawn-by-timer", "{timer} draws every {delay} ms, and no frame does")

_CANVAS = frozenset({"drawImage", "fillRect", "fillText", "putImageData", "strokeRect", "stroke"})
_CANVAS |= {"fill", "clearRect", "drawArrays", "drawElements", "strokeText"}
_MOVING = frozenset({"left", "top", "right", "bottom", "transform", "translate", "cssText"})
_MOVING |= {"background", "backgroundColor", "opacity", "width", "height"}
_REPLACING = frozenset({"innerHTML", "className"})


@check(kind="craft")
def interval_loop(program: Program, *, longest_ms: float = 50.0) -> Verdict:
    """Follow the callbacks of fast timers, and of frames, to whatever draws."""
    drawing = {one.function for one in program.calls if _draws(one)}
    moving = {one.function for one in program.property_writes if _shows(one.name, one.target)}
    moving |= {one.function for one in program.calls if one.receiver.endswith("classList")}
    moving |= drawing
    frames = [one for one in program.calls if one.name == "requestAnimationFrame"]
    if any(reached_by(program, one) & (moving) for one in frames):
        return share(1, ())
    timers = list(fast_timers(program, longest_ms))
    if not timers:
        return not_applicable("nothing runs in a fast timer")
    ending = {one.function for one in program.calls if one.name == "clearInterval"}
    found = []
    for call, delay in timers:
        own = program.named(call.script, call.arguments[0])
        reached = program.reach(own)
        if reached & drawing or (reached & moving and not (own & ending or is_chosen(call))):
            said = {"timer": call.name, "delay": f"{delay:.3g}"}
            found.append(DRAWN_BY_TIMER.at(program.place(call), **said))
    return share(len(timers), found)


def _draws(call: Call) -> bool:
    """Whether a call draws on a canvas; ``fill`` with a value fills an array."""
    filled = call.name == "fill" and call.arguments
    return call.name in _CANVAS and bool(call.receiver) and not filled


def _shows(name: str, target: str) -> bool:
    return name in _REPLACING or (name in _MOVING and target.endswith("style"))


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
    good(
        f"<script>{_DRAW} function land() {{ if (full()) setTimeout(() => {{ next(); }}, 10); }}\n"
        "function next() { begin(); } function begin() { draw(); land(); }</script>",
        note="a pause after an event",
    ),
    good("<script>setInterval(() => { clock.textContent = now(); row.fill(0); }, 50);</script>"),
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
