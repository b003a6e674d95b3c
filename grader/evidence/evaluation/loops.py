"""Loops. One whose end is unknown has its body run in doubt until nothing more changes."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.assignments import storer
from grader.evidence.evaluation.convert import truth
from grader.evidence.evaluation.doubt import Completion
from grader.evidence.evaluation.machine import Carry, Machine
from grader.evidence.evaluation.members import iterate
from grader.evidence.evaluation.nodes import field, source
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.statements import declarer, nothing
from grader.evidence.evaluation.utf16 import units
from grader.evidence.evaluation.values import ObjectValue, Unknown, Value, unknown

Round = Callable[[], Completion | None]


def label_of(node: Node) -> str:
    """The label that stands before a loop, or an empty text."""
    outer = node.parent
    if outer is None or outer.type != "labeled_statement":
        return ""
    label = field(outer, "label")
    return source(label) if label else ""


def own(done: Completion, label: str) -> bool:
    """Whether a break or continue is meant for the loop with this label."""
    return not done.label or done.label == label


class Loop:
    """Runs rounds and keeps how the loop ends."""

    def __init__(self, machine: Machine, label: str) -> None:
        self.machine = machine
        self.label = label
        self.end: Completion | None = None

    def goes_on(self, done: Completion | None) -> bool | None:
        """Whether the next round follows; None where that is unknown."""
        if done is None or (done.kind == "continue" and own(done, self.label)):
            return True
        if done.kind != "break" or not own(done, self.label):
            self.end = done
        return False if done.certain else None

    def finish_in_doubt(self, again: Round) -> Completion | None:
        """Run rounds that only may happen; how the loop ends is what is left over."""
        done = self.machine.repeat_in_doubt(again)
        if done is not None and not (done.kind != "return" and own(done, self.label)):
            self.end = done
        return self.end


def repeat(
    machine: Machine,
    label: str,
    test: Callable[[], Value],
    round_: Round,
    step: Callable[[], object],
) -> Completion | None:
    """Run a loop that tests before each round."""
    loop = Loop(machine, label)

    def again() -> Completion | None:
        test()
        done = round_()
        step()
        return done

    while True:
        holds = truth(test())
        if holds is False:
            return loop.end
        goes_on = loop.goes_on(round_()) if holds else None
        if goes_on is None:
            if holds:
                machine.doubt(lambda: _ignore(step()))
            return loop.finish_in_doubt(again)
        if not goes_on:
            return loop.end
        step()


def _ignore(_value: object) -> None:
    return None


def while_(node: Node) -> Carry:
    """Compile a while loop."""
    condition, body = field(node, "condition"), field(node, "body")
    if condition is None or body is None:
        return nothing
    label = label_of(node)
    return lambda machine, scope: repeat(
        machine,
        label,
        lambda: machine.evaluate(condition, scope),
        lambda: machine.execute(body, scope),
        lambda: None,
    )


def do(node: Node) -> Carry:
    """Compile a do loop: the first round is not tested."""
    condition, body = field(node, "condition"), field(node, "body")
    if condition is None or body is None:
        return nothing
    label = label_of(node)

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        first = [True]

        def test() -> Value:
            if first[0]:
                first[0] = False
                return True
            return machine.evaluate(condition, scope)

        return repeat(machine, label, test, lambda: machine.execute(body, scope), lambda: None)

    return carry


def for_(node: Node) -> Carry:
    """Compile a for loop; each round has its own copy of what ``let`` declares."""
    start, step, body = (field(node, one) for one in ("initializer", "increment", "body"))
    named = (one for one in node.children_by_field_name("condition") if one.is_named)
    condition = next(named, None)
    if body is None:
        return nothing
    if condition is not None and condition.type == "empty_statement":
        condition = None
    declares = start is not None and start.type.endswith("declaration")
    evaluates = start is not None and not declares and start.type != "empty_statement"
    label = label_of(node)

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        current = [machine.scope(scope)]
        if start is not None and declares:
            machine.execute(start, current[0])
        elif start is not None and evaluates:
            machine.evaluate(start, scope)
        copied = bool(current[0].names)

        def test() -> Value:
            return True if condition is None else machine.evaluate(condition, current[0])

        def move() -> None:
            if copied:
                fresh = machine.scope(scope)
                fresh.born = current[0].born
                fresh.names = dict(current[0].names)
                current[0] = fresh
            if step is not None:
                machine.evaluate(step, current[0])

        return repeat(machine, label, test, lambda: machine.execute(body, current[0]), move)

    return carry


def for_in(node: Node) -> Carry:
    """Compile for-in and for-of."""
    left, right, body, kind, sign = (
        field(node, one) for one in ("left", "right", "body", "kind", "operator")
    )
    if left is None or right is None or body is None or sign is None:
        return nothing
    over_keys, label = sign.type == "in", label_of(node)
    take = declarer(left, kind.type) if kind is not None else storer(left)

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        over = machine.evaluate(right, scope)
        items = keys(machine, over) if over_keys else iterate(machine, over)

        def round_(item: Value) -> Completion | None:
            inner = machine.scope(scope)
            take(machine, inner, item)
            return machine.execute(body, inner)

        return _each(Loop(machine, label), items, round_)

    return carry


def _each(
    loop: Loop, items: list[Value] | Unknown, round_: Callable[[Value], Completion | None]
) -> Completion | None:
    if isinstance(items, Unknown):
        some = Unknown(items.reason, items.may, deep=True, host=items.host)
        return loop.finish_in_doubt(lambda: round_(some))
    for at, item in enumerate(items):
        goes_on = loop.goes_on(round_(item))
        if goes_on is None:
            return _rest_in_doubt(loop, items[at + 1 :], round_)
        if not goes_on:
            break
    return loop.end


def _rest_in_doubt(
    loop: Loop, items: list[Value], round_: Callable[[Value], Completion | None]
) -> Completion | None:
    rest = unknown("one of the rest", *items)
    return loop.finish_in_doubt(lambda: round_(rest))


def keys(machine: Machine, value: Value) -> list[Value] | Unknown:
    """List what for-in goes through."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, str):
        return [str(at) for at in range(len(value))]
    found: dict[str, None] = {}
    holder: ObjectValue | Unknown | None = value if isinstance(value, ObjectValue) else None
    while isinstance(holder, ObjectValue):
        if holder.vague:
            return Unknown("the keys are unknown")
        found.update(dict.fromkeys(holder.keys()))
        holder = holder.parent
    machine.spend(4 * len(found))
    if isinstance(holder, Unknown):
        return holder
    return [units(key) for key in found]


def labeled(node: Node) -> Carry:
    """Compile a labelled statement; a break with its label ends here."""
    body, label = field(node, "body"), field(node, "label")
    if body is None or label is None:
        return nothing
    text = source(label)

    def carry(machine: Machine, scope: Scope) -> Completion | None:
        done = machine.execute(body, scope)
        if done is not None and done.kind == "break" and done.label == text:
            return None
        return done

    return carry
