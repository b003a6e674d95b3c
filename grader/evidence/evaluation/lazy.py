"""Lazy scopes: statements that run only when somebody asks for a name they may change.

A lazy scope stands for a program, a module, or the body of a function that nobody called.
Asking for a name runs, in the order of the text and each at most once, the statements that
may change it. Whatever those statements read is made ready the same way, as far as it
precedes them.
"""

from collections.abc import Callable
from typing import ClassVar

from grader.evidence.evaluation.hoisting import make_function
from grader.evidence.evaluation.influence import Influence
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import (
    HOST,
    UNDEFINED,
    UNSET,
    Thrown,
    Unknown,
    Value,
    containers,
)

END = 1 << 30

LEVELS = 5
"""Levels of nesting that one statement run on demand counts for."""


class LazyScope(Scope):
    """A scope whose statements run on demand.

    ``thunks`` make names ready that no statement gives a value, such as parameters.
    ``declared`` are names that belong here. ``now`` is the statement that is running, END
    where the whole text lies behind.
    """

    __slots__ = (
        "_ready",
        "aborted",
        "declared",
        "done",
        "influence",
        "machine",
        "now",
        "open",
        "thunks",
    )

    lazy: ClassVar[bool] = True

    def __init__(
        self,
        machine: Machine,
        outer: Scope | None,
        influence: Influence,
        *,
        function: bool,
    ) -> None:
        super().__init__(machine.tick(), outer, function=function)
        self.machine = machine
        self.influence = influence
        self.open = outer is None
        self.now = END
        self.done: set[int] = set()
        self.aborted: set[int] = set()
        self.thunks: dict[str, Callable[[], Value]] = {}
        self.declared = set(influence.declared)
        self._ready: dict[str, int] = {}
        for name in influence.declared:
            self.names[name] = UNSET if name in influence.unset else UNDEFINED
        for name, kind, node in influence.functions:
            if name:
                self.names[name] = make_function(machine, node, self, kind)

    def has(self, name: str) -> bool:
        """Whether the name stands here; runs what may change it."""
        if self._ready.get(name) == self.now and not self.machine.later:
            return True
        thunk = self.thunks.pop(name, None)
        if thunk is not None:
            self.names[name] = Unknown("it needs itself")
            self.machine.in_certainty(lambda: self.names.__setitem__(name, thunk()))
        if name not in self.declared and not self._appears(name):
            return name in self.names
        self.settle(name)
        return True

    def _appears(self, name: str) -> bool:
        """Whether an undeclared name becomes a global one by being assigned."""
        if not self.open or name in self.machine.language.globals:
            return False
        if not self.influence.assigned(name) or not self.writers(name):
            return False
        self.names.setdefault(name, UNDEFINED)
        self.declared.add(name)
        return True

    def read(self, name: str) -> Value:
        """Read a name; unknown where it has been changed by a later statement already."""
        value = self.names[name]
        if self.now == END or name not in self.declared:
            return value
        late = [at for at in self.writers(name) if at in self.done and at > self.now]
        if late and self.influence.declared.get(name) != late:
            return Unknown("it is changed later", containers(value))
        return value

    def settle(self, name: str) -> None:
        """Run the statements that may change a name, up to the one that is running."""
        if self._given_once(name):
            return
        whole = True
        for at in self.writers(name):
            if at >= self.now:
                break
            if at not in self.done:
                self.run(at)
            if at in self.aborted:
                whole = False
                old = self.names.get(name, UNDEFINED)
                reason = "it was not evaluated to its end"
                self.names[name] = Unknown(reason, containers(old), deep=True)
        if self.now == END:
            self._start()
        if whole:
            self._ready[name] = self.now

    def _given_once(self, name: str) -> bool:
        """Whether its declaration alone tells what a name holds, run here: nothing can change it.

        A canvas is drawn on by half of a game, and stays what the browser decides.
        """
        at = self.influence.fixed(name, self.machine.spend)
        if at is None or at >= self.now:
            return False
        self.run(at)
        if at in self.aborted or containers(self.names[name]):
            return False
        self._ready[name] = self.now
        return True

    def _start(self) -> None:
        """Run what waits for the page to have loaded, once all statements lie behind."""
        while self.machine.later:
            function = self.machine.later.pop(0)
            self._carry_out(lambda function=function: self._call(function))  # type: ignore[misc]

    def _call(self, function: Value) -> None:
        self.machine.call(function, UNDEFINED, [HOST])

    def run(self, at: int) -> None:
        """Run one statement, once."""
        if at in self.done:
            return
        self.done.add(at)
        before, self.now = self.now, at
        try:
            whole = self._carry_out(lambda: self._execute(at))
        finally:
            self.now = before
        if not whole:
            self.aborted.add(at)

    def _execute(self, at: int) -> None:
        self.machine.execute(self.influence.statements[at], self)

    def _carry_out(self, run: Callable[[], None]) -> bool:
        """Run something that stands for itself; whether it came to its end.

        Its statements run in the middle of whatever asked for them: that is nesting too.
        """
        machine, depth = self.machine, self.machine.depth
        machine.depth += LEVELS
        try:
            return machine.within_half(lambda: machine.in_certainty(run))
        except Thrown:
            return False
        finally:
            machine.depth = depth

    def writers(self, name: str) -> tuple[int, ...]:
        """Statements that may change a name, in order."""
        return self.influence.writers(name, self.machine.spend)
