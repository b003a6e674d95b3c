"""Bounds and doubt: what a machine counts, and what it keeps apart while it only may run.

Steps and nesting are counted, never timed. *Doubt* is the state in which code runs that only
may run (a branch on something unknown): whatever it changes that is older than the doubt
becomes unknown or vague, whatever it makes is exact.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn, TypeAlias

from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import (
    UNDEFINED,
    Bounded,
    Builtin,
    ObjectValue,
    Thrown,
    Unknown,
    Value,
    containers,
    unknown,
)

PASSES = 6
"""How often the body of a loop with unknown end is run until nothing more becomes unknown."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one machine: evaluated nodes (and elements copied), and nesting of nodes."""

    steps: int = 150_000
    depth: int = 160


@dataclass(slots=True)
class Completion:
    """How a statement ended, if not by reaching its end.

    ``certain`` is False where it only may have ended so.
    """

    kind: str
    value: Value = UNDEFINED
    label: str = ""
    certain: bool = True


Run: TypeAlias = Callable[[], Completion | None]


class Ledger:
    """Counts steps, nesting and things made; knows what is in doubt and what was changed.

    ``threshold`` is the time (in things made) at which the present doubt began, 0 without
    one; ``past`` are times that lie before it nevertheless. ``loops`` are the loops in doubt:
    when each began, and whether something older has changed in this round. ``cut`` is set once
    a bound was reached.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.allowance = limits.steps
        self.deepest = limits.depth
        self.steps = 0
        self.depth = 0
        self.clock = 0
        self.threshold = 0
        self.past: list[tuple[int, int]] = []
        self.loops: list[list[int]] = []
        self.cut = False
        self.altered: dict[int, ObjectValue] = {}
        self.assigned: list[tuple[Scope, str]] = []
        self.forced: dict[str, Value] = {}

    def enter(self) -> None:
        """Count a step and a level of nesting; the caller leaves the level again.

        Raises:
            Bounded: a bound is reached.
        """
        self.steps += 1
        self.depth += 1
        if self.steps > self.allowance or self.depth > self.deepest:
            self.exceed()

    def exceed(self) -> NoReturn:
        """Say which bound is reached.

        Raises:
            Bounded: always.
        """
        many = self.steps > self.allowance
        raise Bounded("it takes too many steps" if many else "it is nested too deeply")

    def spend(self, amount: int) -> None:
        """Count the work and memory of a bulk operation over ``amount`` elements."""
        self.steps += amount >> 2
        if self.steps > self.allowance:
            raise Bounded("it takes too many steps")

    def tick(self) -> int:
        """Count one more thing made."""
        self.clock += 1
        return self.clock

    def certain(self, thing: ObjectValue) -> bool:
        """Announce a change of a thing's structure; False, and it is vague, where in doubt."""
        if thing.vague:
            return False
        if self.doubtful(thing.born):
            self.blur(thing)
            return False
        self.altered[id(thing)] = thing
        return True

    def doubtful(self, born: int) -> bool:
        """Whether a change to something made at that time only may happen."""
        if not self.threshold:
            return False
        return born <= self.threshold or any(start < born <= end for start, end in self.past)

    def blur(self, *things: ObjectValue, deep: bool = False) -> None:
        """Make things vague; with ``deep`` also whatever they lead to."""
        waiting, seen = list(things), set[int]()
        while waiting:
            thing = waiting.pop()
            if id(thing) in seen or isinstance(thing, Builtin):
                continue
            seen.add(id(thing))
            self.spend(4)
            if not thing.vague:
                self._changed(thing.born)
            thing.vague = True
            if deep:
                waiting.extend(containers(*thing.contents()))

    def assign(self, scope: Scope, name: str, value: Value) -> None:
        """Give a name of this very scope a value, or an unknown one where in doubt."""
        if self.doubtful(scope.born):
            value = self.joined(scope.names.get(name, UNDEFINED), value, scope.born)
        self.assigned.append((scope, name))
        scope.names[name] = value

    def within_half(self, run: Callable[[], None]) -> bool:
        """Run something within half of the steps that are left.

        False where that is not enough; then whatever it changed is unknown.
        """
        allowance, depth = self.allowance, self.depth
        altered, assigned = self.altered, self.assigned
        self.altered, self.assigned = {}, []
        self.allowance = self.steps + (allowance - self.steps) // 2
        try:
            run()
        except Bounded as bound:
            self.depth, self.cut = depth, True
            self.give_up(str(bound))
            return False
        finally:
            self.allowance = allowance
            self.altered = altered | self.altered
            self.assigned = assigned + self.assigned
        return True

    def give_up(self, reason: str) -> None:
        """Make unknown whatever was changed by something that was not run to its end."""
        for thing in self.altered.values():
            thing.vague = True
        for scope, name in self.assigned:
            scope.names[name] = unknown(reason, scope.names.get(name, UNDEFINED))

    def joined(self, old: Value, new: Value, born: int | None = None) -> Value:
        """Make the value of something that may or may not have changed from old to new.

        ``born`` is the age of what holds it, if anything does.
        """
        if old is new or (type(old) is type(new) and not isinstance(old, Unknown) and old == new):
            return old
        if born is not None and not isinstance(old, Unknown):
            self._changed(born)
        return unknown("it depends on something unknown", old, new)

    def _changed(self, born: int) -> None:
        """Note for every loop in doubt that something older than the loop has changed."""
        for loop in self.loops:
            loop[1] |= born <= loop[0]

    def doubt(self, run: Run) -> Completion | None:
        """Run something that only may run; how it ends is uncertain."""
        before, self.threshold = self.threshold, self.tick()
        depth = self.depth
        try:
            done = run()
        except Thrown:
            self.depth = depth
            done = None
        finally:
            self.threshold = before
            if not before:
                self.past.clear()
        if done is not None:
            done.certain = False
        return done

    def in_certainty(self, run: Callable[[], None]) -> None:
        """Run something that has happened before whatever is in doubt now."""
        before, forced, start = self.threshold, self.forced, self.clock
        self.threshold, self.forced = 0, {}
        past, self.past = self.past, []
        try:
            run()
        finally:
            self.threshold, self.forced, self.past = before, forced, past
            if before:
                past.append((start, self.clock))

    def repeat_in_doubt(self, run: Run) -> Completion | None:
        """Run something that may run any number of times, until nothing more changes."""
        found: Completion | None = None
        loop = [self.clock, 0]
        self.loops.append(loop)
        try:
            for _ in range(PASSES):
                loop[1] = 0
                found = either(self, found, self.doubt(run))
                if not loop[1]:
                    return found
        finally:
            self.loops.pop()
        raise Bounded("a loop never settles")


def either(ledger: Ledger, one: Completion | None, two: Completion | None) -> Completion | None:
    """Combine two ways in which something may have ended; the one that leaves most counts."""
    if one is None or two is None:
        return one or two
    weight = {"continue": 0, "break": 1, "return": 2}
    if weight[one.kind] == weight[two.kind] == 2:
        return Completion("return", ledger.joined(one.value, two.value), "", certain=False)
    return max(one, two, key=lambda done: (weight[done.kind], bool(done.label)))
