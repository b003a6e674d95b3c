"""A page's scripts as one program that can be asked for values, without running it.

    evaluator = Evaluator(trees.scripts)
    evaluator.value("SHAPES")            what a global name holds once all scripts have run
    evaluator.evaluate(node)             what an expression gives where it stands
    evaluator.call(node)                 what a function gives, its parameters unknown

Answers are values (see ``values``); what cannot be told is Unknown, never an exception.
Two askers with the same questions in the same order get the same answers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tree_sitter import Node

from grader.evidence.evaluation.doubt import Limits
from grader.evidence.evaluation.hoisting import make_function
from grader.evidence.evaluation.influence import Influence
from grader.evidence.evaluation.language import LANGUAGE
from grader.evidence.evaluation.lazy import LazyScope
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.mentions import Mention
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.uncalled import Surroundings
from grader.evidence.evaluation.values import (
    Bounded,
    Thrown,
    Unknown,
    Value,
)
from grader.evidence.script import Script
from grader.finding import NOWHERE, Place

SHARE = 12_000
"""Steps that one question may use if it does not say otherwise."""


class Evaluator:
    """The scripts of a page, evaluated on demand and within bounds."""

    def __init__(self, scripts: Iterable[Script], limits: Limits | None = None) -> None:
        self.machine = Machine(LANGUAGE, limits or Limits())
        self.scripts = tuple(one for one in scripts if one.closed)
        self.around = Surroundings(self.machine, self.scripts, {})
        self.spent = 0  # steps of looks from the beginning

    def fresh(self, limits: Limits) -> "Evaluator":
        """Another evaluator of the same scripts, from their beginning."""
        made = Evaluator((), limits)
        made.scripts = self.scripts
        made.machine.compiled = self.machine.compiled
        made.around = Surroundings(made.machine, self.scripts, self.around.influences)
        return made

    def value(self, name: str) -> Value:
        """What a global name holds once all scripts have run; unknown where there is none."""
        return self.attempt(lambda: self.around.read(self.around.scope, name))

    def evaluate(self, node: Node) -> Value:
        """What an expression gives where it stands, once the scripts around have run."""
        return self.attempt(lambda: self.machine.evaluate(node, self.around.scope_of(node)))

    def name_at(self, node: Node, name: str, steps: int = SHARE) -> Value:
        """What a name that can be seen from a node holds in the end."""
        return self.attempt(lambda: self.around.read(self.around.scope_of(node), name), steps)

    def focused(self, node: Node, name: str, limits: Limits) -> Value:
        """What a name that can be seen from a node holds, evaluated for that name alone.

        Calls that have nothing to do with it are left out, so a program that does much when
        it starts can still be asked. Costs a look at the program from its beginning.
        """
        fresh = self.fresh(limits)

        def run() -> Value:
            around = scope = fresh.around.scope_of(node)
            while scope.outer is not None and not (
                isinstance(scope, LazyScope) and name in scope.declared
            ):
                scope = scope.outer
            if isinstance(scope, LazyScope):
                fresh.machine.focus = scope.influence.related(name, fresh.machine.spend)
            return fresh.around.read(around, name)

        value = fresh.attempt(run, limits.steps)
        self.spent += fresh.machine.steps
        return value

    def lasting(self, node: Node, name: str) -> bool:
        """Whether a name that can be seen from a node keeps the value of its declaration."""
        try:
            found = self._influence(node, name)
            return found is not None and found.fixed(name, self.machine.spend) is not None
        except Bounded:
            return False

    def fillings(self, node: Node, name: str) -> list[Mention]:
        """Where a name that can be seen from a node is assigned, or gets an element."""
        try:
            found = self._influence(node, name)
            return list(found.fillings(name, self.machine.spend)) if found is not None else []
        except Bounded:
            return []

    def _influence(self, node: Node, name: str) -> Influence | None:
        scope: Scope | None = self.around.scope_of(node)
        while scope is not None:
            if isinstance(scope, LazyScope) and name in scope.declared:
                return scope.influence
            scope = scope.outer
        return None

    def call(
        self,
        node: Node,
        forced: Mapping[str, Value] | None = None,
        arguments: Sequence[Value] = (),
        steps: int = SHARE,
    ) -> Value:
        """What a function or class in the text gives when it is called (or constructed).

        Parameters without an argument are unknown. ``forced`` gives expressions, by their
        text, the value that they have where they would be unknown.
        """

        def run() -> Value:
            scope = self.around.scope_of(node)
            self.machine.forced = dict(forced or {})
            given: list[Value] = [*arguments, *[Unknown("a parameter")] * (8 - len(arguments))]
            try:
                if node.type.startswith("class"):
                    return self.machine.construct(self.around.class_at(node), given)
                function = make_function(self.machine, node, scope, "normal")
                if node.type.startswith("function") and b"this" in (node.text or b""):
                    return self.machine.construct(function, given)
                return self.machine.call(function, self.around.this(node), given)
            finally:
                self.machine.forced = {}

        return self.attempt(run, steps)

    def invoke(self, function: Value, this: Value, arguments: list[Value]) -> Value:
        """Call a function value."""
        return self.attempt(lambda: self.machine.call(function, this, arguments))

    def attempt(self, run: Callable[[], Value], steps: int = SHARE) -> Value:
        """Run a question within its share of steps; unknown where it throws or runs out."""
        machine = self.machine
        machine.allowance = min(machine.limits.steps, machine.steps + steps)
        machine.depth, machine.altered, machine.assigned = 0, {}, []
        try:
            return run()
        except Thrown:
            return Unknown("it throws an error")
        except Bounded as bound:
            machine.give_up(str(bound))
            machine.cut = True
            return Unknown(str(bound))
        except RecursionError:  # whoever asks stands on a deep stack already
            machine.give_up("it is nested too deeply")
            machine.cut = True
            return Unknown("it is nested too deeply")

    def this(self, function: Node) -> Value:
        """What ``this`` may be in a function that nobody called."""
        return self.attempt(lambda: self.around.this(function))

    def place(self, node: Node) -> Place:
        """Where a node stands in its file."""
        script = self.around.script_of(node)
        return script.place(node) if script else NOWHERE
