"""Influence: which statements of a text may change what a name holds.

Found in the syntax alone, when somebody asks for a name: the statements that declare it,
assign to it or change what it holds, directly, under another name, or through functions
that they mention. Shared by all evaluations of the same scripts.
"""

import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence

from tree_sitter import Node

from grader.evidence.evaluation.hoisting import FUNCTIONS, NESTING, named, unwrapped, variables
from grader.evidence.evaluation.mentions import (
    Mention,
    alias,
    assigned,
    changes,
    declared_names,
    fills,
    functions_around,
    mention,
    occurrences,
    own_names,
    replaces,
    touches,
)
from grader.evidence.evaluation.nodes import field, source

Spend = Callable[[int], None]


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


class Influence:
    """What the statements of one scope declare and change.

    ``declared`` maps a name to the statements that declare it, ``functions`` are declared
    functions with name and kind, ``unset`` names that may not be read before their declaration.
    """

    def __init__(self, passages: Sequence[Passage], *, function: bool) -> None:
        self.passages = passages
        self.statements = [one for passage in passages for one in passage.statements]
        self.declared: dict[str, list[int]] = {}
        self.functions: list[tuple[str, str, Node]] = []
        self.unset: set[str] = set()
        self._writers: dict[str, tuple[int, ...]] = {}
        self._related: dict[str, frozenset[str]] = {}
        self._found: dict[str, list[tuple[int, Mention]]] = {}
        self._own: dict[int, frozenset[str]] = {}
        self._fixed: dict[str, int | None] = {}
        self._assigned: dict[str, bool] = {}
        for at, statement in enumerate(self.statements):
            self._declare(at, unwrapped(statement), function=function)

    def _declare(self, at: int, node: Node, *, function: bool) -> None:
        if node.type in FUNCTIONS:
            self.functions.append(named(node))
        if node.type in NESTING and function:
            names = list(variables(node))
        else:
            names = list(declared_names(node))
        if node.type in ("lexical_declaration", "class_declaration"):
            self.unset.update(name for name in names if name not in self.declared)
        for name in names:
            places = self.declared.setdefault(name, [])
            places.extend([at] if node.type not in FUNCTIONS else [])

    def assigned(self, name: str) -> bool:
        """Whether an undeclared name seems to be assigned somewhere."""
        if name not in self._assigned:
            self._assigned[name] = any(assigned(one.text, name) for one in self.passages)
        return self._assigned[name]

    def writers(self, name: str, spend: Spend) -> tuple[int, ...]:
        """Statements that may change a name, in order.

        Raises:
            Bounded: there is too much to look at.
        """
        if name not in self._writers:
            found, seen = set(self.declared.get(name, ())), {name}
            self._collect(name, found, seen, spend)
            self._writers[name] = tuple(sorted(found))
            self._related[name] = frozenset(seen)
        return self._writers[name]

    def fixed(self, name: str, spend: Spend) -> int | None:
        """The statement that gives a name the only value it ever has, if there is one.

        What that value holds may change nevertheless.

        Raises:
            Bounded: there is too much to look at.
        """
        if name not in self._fixed:
            places = self.declared.get(name, ())
            at = places[0] if len(places) == 1 else None
            given = at is not None and not any(
                replaces(path) for _, path in self._mentions(name, spend)
            )
            self._fixed[name] = at if given else None
        return self._fixed[name]

    def fillings(self, name: str, spend: Spend) -> Iterator[Mention]:
        """Mentions that give a name, or an element of what it holds, another value.

        Raises:
            Bounded: there is too much to look at.
        """
        return (path for _, path in self._mentions(name, spend) if fills(path))

    def related(self, name: str, spend: Spend) -> frozenset[str]:
        """The name, its aliases, and the functions through which it may change."""
        self.writers(name, spend)
        return self._related[name]

    def _collect(
        self, name: str, found: set[int], seen: set[str], spend: Spend, *, held: bool = False
    ) -> None:
        """Add the statements that may change a name, or what it ``held`` under another one."""
        for at, path in self._mentions(name, spend):
            around = functions_around(path)
            if changes(path, held=held) or (not around and touches(path)):
                if not self._shadowed(name, around):
                    self._add(at, around, found, seen, spend)
                continue
            other = None if around else alias(path)
            if other is not None and other not in seen and other in self.declared:
                seen.add(other)
                before = len(found)
                self._collect(other, found, seen, spend, held=True)
                found.update(self.declared[other] if len(found) > before else ())

    def _add(
        self, at: int, around: list[Node], found: set[int], seen: set[str], spend: Spend
    ) -> None:
        """Add a statement that changes something itself or in functions that it defines."""
        statement = unwrapped(self.statements[at])
        if statement.type not in FUNCTIONS and statement.type != "class_declaration":
            found.add(at)
        for name in _defined(statement, around[0]) if around else ():
            if name not in seen:
                seen.add(name)
                self._add_callers(name, at, found, seen, spend)

    def _add_callers(
        self, name: str, home: int, found: set[int], seen: set[str], spend: Spend
    ) -> None:
        """Add the statements that mention a function, or whatever is made with it."""
        for at, path in self._mentions(name, spend):
            around = functions_around(path)
            if at == home or at in found or self._shadowed(name, around):
                continue
            self._add(at, around, found, seen, spend)
            statement = unwrapped(self.statements[at])
            made = statement.type in ("lexical_declaration", "variable_declaration")
            for other in declared_names(statement) if made and not around else ():
                if other not in seen:
                    seen.add(other)
                    self._add_callers(other, at, found, seen, spend)

    def _mentions(self, name: str, spend: Spend) -> list[tuple[int, Mention]]:
        if name not in self._found:
            found: list[tuple[int, Mention]] = []
            first = 0
            for passage in self.passages:
                for at, path in passage.mentions(name):
                    spend(8)
                    found.append((first + at, path))
                first += len(passage.statements)
            self._found[name] = found
        return self._found[name]

    def _shadowed(self, name: str, functions: Iterable[Node]) -> bool:
        """Whether one of the functions declares the name for itself."""
        for one in functions:
            if one.id not in self._own:
                self._own[one.id] = own_names(one)
            if name in self._own[one.id]:
                return True
        return False


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
