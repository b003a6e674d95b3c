"""Lazy scopes: statements that run only when somebody asks for a name they may change.

A lazy scope stands for a program, a module, or the body of a function that nobody called.
Asking for a name runs, in the order of the text and each at most once, the statements that
declare or may change it: directly, or through functions that they mention. Whatever those
statements read is made ready the same way, as far as it precedes them.
"""

import bisect
from collections.abc import Callable, Iterator, Sequence

from tree_sitter import Node

from grader.evidence.evaluation.hoisting import (
    FUNCTIONS,
    NESTING,
    hoist_function,
    unwrapped,
    variables,
)
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.mentions import (
    Mention,
    alias,
    assigned,
    changes,
    declared_names,
    functions_around,
    mention,
    occurrences,
    shadowed,
    touches,
)
from grader.evidence.evaluation.nodes import field, source
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


class Passage:
    """Statements that follow one another, and the bytes of the script they stand in."""

    __slots__ = ("starts", "statements", "text")

    def __init__(self, text: bytes, statements: Sequence[Node]) -> None:
        self.text = text
        self.statements = statements
        self.starts = [one.start_byte for one in statements]

    def mentions(self, name: str) -> Iterator[tuple[int, Mention]]:
        """Find a name: the statement (by position) and the path down to each mention.

        Raises:
            Bounded: a mention is nested too deeply.
        """
        if not self.statements:
            return
        end = self.statements[-1].end_byte
        for start, stop in occurrences(self.text, name, self.starts[0], end):
            at = bisect.bisect_right(self.starts, start) - 1
            path = mention(self.statements[at], start, stop)
            if path is not None:
                yield at, path


class LazyScope(Scope):
    """A scope whose statements run on demand.

    ``thunks`` make names ready that no statement gives a value, such as parameters.
    ``now`` is the statement that is running, END where the whole text lies behind.
    """

    __slots__ = (
        "_foreign",
        "_related",
        "_writers",
        "aborted",
        "declared",
        "done",
        "machine",
        "now",
        "open",
        "passages",
        "statements",
        "thunks",
    )

    def __init__(
        self,
        machine: Machine,
        outer: Scope | None,
        passages: Sequence[Passage],
        *,
        function: bool,
    ) -> None:
        super().__init__(machine.tick(), outer, function=function)
        self.machine = machine
        self.passages = passages
        self.statements = [one for passage in passages for one in passage.statements]
        self.open = outer is None
        self.now = END
        self.done: set[int] = set()
        self.aborted: set[int] = set()
        self.thunks: dict[str, Callable[[], Value]] = {}
        self.declared: dict[str, list[int]] = {}
        self._foreign: set[str] = set()
        self._related: dict[str, frozenset[str]] = {}
        self._writers: dict[str, tuple[int, ...]] = {}
        for at, statement in enumerate(self.statements):
            self._declare(at, statement)

    def _declare(self, at: int, statement: Node) -> None:
        node = unwrapped(statement)
        if node.type in FUNCTIONS:
            name = hoist_function(self.machine, self, node)
            self.declared.setdefault(name, [])
            return
        names = list(declared_names(node))
        value: Value = UNDEFINED if node.type == "variable_declaration" else UNSET
        if node.type in NESTING and self.function:
            names, value = list(variables(node)), UNDEFINED
        for name in names:
            self.names.setdefault(name, value)
            self.declared.setdefault(name, []).append(at)

    def has(self, name: str) -> bool:
        """Whether the name stands here; runs what may change it."""
        thunk = self.thunks.pop(name, None)
        if thunk is not None:
            self.names[name] = Unknown("it needs itself")
            self.machine.in_certainty(lambda: self.names.__setitem__(name, thunk()))
        if name not in self.declared:
            if name in self.names and not self.open:
                return True
            if not self._appears(name):
                return name in self.names
        self.settle(name)
        return True

    def _appears(self, name: str) -> bool:
        """Whether an undeclared name becomes a global one by being assigned."""
        if not self.open or name in self._foreign or name in self.machine.language.globals:
            return False
        if any(assigned(passage.text, name) for passage in self.passages) and self.writers(name):
            self.names.setdefault(name, UNDEFINED)
            self.declared[name] = []
            return True
        self._foreign.add(name)
        return False

    def read(self, name: str) -> Value:
        """Read a name; unknown where it has been changed by a later statement already."""
        value = self.names[name]
        late = [at for at in self._writers.get(name, ()) if at in self.done and at > self.now]
        if late and self.declared.get(name) != late:
            return Unknown("it is changed later", containers(value))
        return value

    def settle(self, name: str) -> None:
        """Run the statements that may change a name, up to the one that is running."""
        for at in self.writers(name):
            if at >= self.now:
                break
            if at not in self.done:
                self.run(at)
            if at in self.aborted:
                old = self.names.get(name, UNDEFINED)
                self.names[name] = Unknown(
                    "it was not evaluated to its end", containers(old), deep=True
                )

        if self.now == END:
            self._start()

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
            whole = self._carry_out(
                lambda: _ignore(self.machine.execute(self.statements[at], self))
            )
        finally:
            self.now = before
        if not whole:
            self.aborted.add(at)

    def _carry_out(self, run: Callable[[], None]) -> bool:
        """Run something that stands for itself; whether it came to its end."""
        depth = self.machine.depth
        try:
            return self.machine.within_half(lambda: self.machine.in_certainty(run))
        except Thrown:
            self.machine.depth = depth
            return False

    def writers(self, name: str) -> tuple[int, ...]:
        """Statements that may change a name, in order."""
        if name not in self._writers:
            self._writers[name] = ()
            found, seen = set(self.declared.get(name, ())), {name}
            self._collect(name, found, seen)
            self._writers[name] = tuple(sorted(found))
            self._related[name] = frozenset(seen)
        return self._writers[name]

    def related(self, name: str) -> frozenset[str]:
        """The name, its aliases, and the functions through which it may change."""
        self.writers(name)
        return self._related.get(name, frozenset({name}))

    def _collect(self, name: str, found: set[int], seen: set[str], *, held: bool = False) -> None:
        """Add the statements that may change a name, or what it ``held`` under another one."""
        for at, path in self._mentions(name):
            around = functions_around(path)
            if changes(path, held=held) or (not around and touches(path)):
                if not shadowed(name, around):
                    self._add(at, around, found, seen)
                continue
            other = None if around else alias(path)
            if other is not None and other not in seen and other in self.declared:
                seen.add(other)
                before = len(found)
                self._collect(other, found, seen, held=True)
                found.update(self.declared[other] if len(found) > before else ())

    def _add(self, at: int, around: list[Node], found: set[int], seen: set[str]) -> None:
        """Add a statement that changes something itself or in functions that it defines."""
        statement = unwrapped(self.statements[at])
        if statement.type not in FUNCTIONS and statement.type != "class_declaration":
            found.add(at)
        for name in _defined(statement, around[0]) if around else ():
            if name not in seen:
                seen.add(name)
                self._add_callers(name, at, found, seen)

    def _add_callers(self, name: str, home: int, found: set[int], seen: set[str]) -> None:
        """Add the statements that mention a function, or whatever is made with it."""
        for at, path in self._mentions(name):
            around = functions_around(path)
            if at == home or at in found or shadowed(name, around):
                continue
            self._add(at, around, found, seen)
            statement = unwrapped(self.statements[at])
            made = statement.type in ("lexical_declaration", "variable_declaration")
            for other in declared_names(statement) if made and not around else ():
                if other not in seen:
                    seen.add(other)
                    self._add_callers(other, at, found, seen)

    def _mentions(self, name: str) -> list[tuple[int, Mention]]:
        found: list[tuple[int, Mention]] = []
        first = 0
        for passage in self.passages:
            for at, path in passage.mentions(name):
                self.machine.spend(4)
                found.append((first + at, path))
            first += len(passage.statements)
        return found


def _defined(statement: Node, function: Node) -> list[str]:
    """Names under which others reach a function that stands in a statement."""
    named = list(declared_names(statement))
    if named:
        return named
    if function.type in FUNCTIONS:
        name = field(function, "name")
        return [source(name)] if name else []
    inner = statement.named_children[0] if statement.named_children else None
    left = field(inner, "left") if inner is not None else None
    while left is not None and left.type in ("member_expression", "subscript_expression"):
        left = field(left, "object")
    return [source(left)] if left is not None and left.type == "identifier" else []


def _ignore(_value: object) -> None:
    return None
