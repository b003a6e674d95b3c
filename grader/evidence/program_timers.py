"""Timers of a program: which of them are fast, and what they reach."""

from collections.abc import Iterator

from grader.evidence.program import Program
from grader.evidence.program_parts import Call

_CHOICES = frozenset({"if_statement", "ternary_expression", "binary_expression"})


def is_chosen(call: Call) -> bool:
    """Whether a timeout is set on a condition only, as by an effect that ends."""
    node = call.node.parent if call.name == "setTimeout" else None
    while node is not None and "function" not in node.type:
        if node.type in _CHOICES:
            return True
        node = node.parent
    return False


def fast_timers(program: Program, longest: float) -> Iterator[tuple[Call, float]]:
    """Intervals, and timeouts that set themselves again, with a delay that is known."""
    for call in program.calls:
        if call.name not in ("setInterval", "setTimeout") or not call.arguments:
            continue
        if call.name == "setTimeout" and not _is_set_again(program, call):
            continue
        given = call.arguments[1:2]
        delay = program.number(call.script, given[0]) if given else 0.0
        if delay is not None and delay <= longest:
            yield call, delay


def _is_set_again(program: Program, call: Call) -> bool:
    """Whether a timeout sets itself again: its callback does, or what that calls, or what that.

    What comes round by a longer way is mostly a single delay that some event will ask for anew.
    """
    near = program.named(call.script, call.arguments[0])
    for _ in range(2):
        near = near.union(*(program.calls_to[one] for one in near))
    return call.function in near


def reached_by(program: Program, call: Call) -> frozenset[int]:
    """Functions that may run while the callback of a timer or a frame runs."""
    if not call.arguments:
        return frozenset()
    return program.reach(program.named(call.script, call.arguments[0]))
