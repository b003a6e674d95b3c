"""Scopes: every name of a page's scripts, where it is declared, and what it refers to.

Classic scripts share one global scope, in which functions and ``var`` live beside ``let``,
``const`` and ``class``; a module has a scope of its own inside it, and so has an event handler
attribute. Names are found by one query and one sweep; nothing is run.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from tree_sitter import Node

from grader.evidence.program_parts import imported, targets
from grader.evidence.script import Script, ScriptKind, ScriptTrees
from grader.evidence.script_query import FUNCTION_VALUES, child
from grader.finding import Place
from grader.provider import provider

GLOBAL = 0
"""Index of the scope that all classic scripts share."""


class Sort(StrEnum):
    """How a name is declared."""

    VAR = "var"
    LET = "let"
    CONST = "const"
    FUNCTION = "function"
    CLASS = "class"
    PARAMETER = "parameter"
    IMPORT = "import"


HOISTED = frozenset({Sort.VAR, Sort.FUNCTION, Sort.PARAMETER, Sort.IMPORT})
"""Declarations whose names may be read before they are reached."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A region of names, opened by ``node``, or by a whole script where that is None.

    ``function`` is the scope of the innermost function or script around.
    """

    script: int
    parent: int | None
    function: int
    node: Node | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration of a name. ``whole`` is the node that declares, ``value`` what it gets."""

    name: str
    sort: Sort
    script: int
    scope: int
    node: Node = field(repr=False, compare=False)
    value: Node | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Use:
    """A name that is read or written. ``declared`` are its declarations, empty where unknown.

    ``written`` says that a value is assigned, ``read`` that its value is wanted (both in
    ``n++``), ``asked`` that it stands behind ``typeof``.
    """

    name: str
    script: int
    scope: int
    node: Node = field(repr=False, compare=False)
    written: bool = False
    read: bool = True
    asked: bool = False
    declared: tuple[Declaration, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Scopes:
    """The names of all scripts of a page, in the order of the text of each."""

    scripts: tuple[Script, ...]
    scopes: tuple[Scope, ...]
    declarations: tuple[Declaration, ...]
    uses: tuple[Use, ...]

    def place(self, part: Declaration | Use) -> Place:
        """Where a name stands."""
        return self.scripts[part.script].place(part.node)

    def is_readable(self, script: int) -> bool:
        """Whether a script runs and parses."""
        one = self.scripts[script]
        return one.closed and not one.root.has_error

    def is_hidden(self, use: Use) -> bool:
        """Whether a ``with`` around a name may mean another thing by it."""
        bodies = (child(one, "body") for one in self.scripts[use.script].found("opaque"))
        at = use.node.start_byte
        return any(one is not None and one.start_byte <= at < one.end_byte for one in bodies)

    def around(self, scope: int) -> Iterator[int]:
        """A scope and all around it, inner first."""
        at: int | None = scope
        while at is not None:
            yield at
            at = self.scopes[at].parent

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read the names of a page given as text."""
        return cls.of(ScriptTrees.parse(html))

    @classmethod
    def of(cls, trees: ScriptTrees) -> Self:
        """Read the names of a page's scripts."""
        reading = _Reading()
        for index, script in enumerate(trees.scripts):
            reading.read(index, script)
        names = tuple(reading.declarations), tuple(reading.resolved())
        return cls(trees.scripts, tuple(reading.scopes), *names)


@provider
def scopes(trees: ScriptTrees) -> Scopes:
    """Find what every name refers to."""
    return Scopes.of(trees)


class _Reading:
    """What was found so far. Linear in the scripts, apart from sorting."""

    def __init__(self) -> None:
        self.scopes = [Scope(-1, None, GLOBAL)]
        self.declarations: list[Declaration] = []
        self._known: dict[tuple[int, str], list[Declaration]] = {}
        self._uses: list[tuple[str, int, int, Node, tuple[bool, bool, bool]]] = []
        self._script: Script
        self._index = 0
        self._naming: set[int] = set()

    def read(self, index: int, script: Script) -> None:
        self._script, self._index = script, index
        own = script.kind is not ScriptKind.CLASSIC
        root = self._open(GLOBAL, None, function=True) if own else GLOBAL
        self._naming = {one.id for clause in script.found("passed") for one in _names(clause)}
        written, kept = self._writes(script)
        asked = {one.id for one in script.found("asked")}
        ends = [(len(script.data) + 1, root)]
        for start, _, kind, _, node in _in_order(script):
            while ends[-1][0] <= start:
                ends.pop()
            scope = ends[-1][1]
            if kind == _SCOPE:
                ends.append((node.end_byte, self._enter(node, scope)))
            elif kind == _DECLARATION:
                self._declare_all(node, scope)
            elif kind == _IMPORTED:
                self._naming |= {one.id for one in _names(node)}
                for one in imported(node):
                    self._declare(one, Sort.IMPORT, scope)
            elif (id_ := node.id) not in self._naming:
                facts = (id_ in written, id_ not in kept, id_ in asked)
                self._uses.append((script.code(node), index, scope, node, facts))

    def resolved(self) -> Iterator[Use]:
        """Every use with its declarations."""
        seen: dict[tuple[int, str], tuple[Declaration, ...]] = {}
        for name, script, scope, node, facts in self._uses:
            declared = seen.get((scope, name))
            if declared is None:
                declared = seen[scope, name] = self._declared(scope, name)
            yield Use(name, script, scope, node, *facts, declared)

    def _declared(self, scope: int, name: str) -> tuple[Declaration, ...]:
        at: int | None = scope
        while at is not None:
            found = self._known.get((at, name))
            if found:
                return tuple(found)
            at = self.scopes[at].parent
        return ()

    def _writes(self, script: Script) -> tuple[set[int], set[int]]:
        """Ids of names that are written, and of those of them that are not read."""
        plain: list[Node] = []
        mixed = list(script.found("update"))
        for node in script.found("assignment"):
            (plain if node.type == "assignment_expression" else mixed).append(node)
        kept = {one.id for node in plain for one in _targets(node, "left")}
        kept |= {one.id for node in script.found("target") for one in targets(node)}
        both = [one for node in mixed for side in _SIDES for one in _targets(node, side)]
        return kept | {one.id for one in both}, kept

    def _enter(self, node: Node, around: int) -> int:
        """Open the scope of a node, and declare what the node itself declares."""
        kind = node.type
        name = child(node, "name") if kind in _NAMED else None
        if name is not None and kind == "class_declaration":
            self._declare(name, Sort.CLASS, around)
        if name is not None and kind in _FUNCTION_DECLARATIONS:
            self._declare(name, Sort.FUNCTION, around)
            outer = self.scopes[around].function
            if outer != around:
                self._declare(name, Sort.VAR, outer)
        function = kind in FUNCTION_VALUES
        scope = self._open(around, node, function=function)
        if name is not None and kind in ("function_expression", "generator_function", "class"):
            self._declare(name, Sort.FUNCTION if function else Sort.CLASS, scope)
        if function:
            for one in (child(node, "parameters"), child(node, "parameter")):
                self._bind(one, Sort.PARAMETER, scope)
        elif kind == "catch_clause":
            self._bind(child(node, "parameter"), Sort.PARAMETER, scope)
        elif kind == "for_in_statement":
            word = child(node, "kind")
            if word is not None:
                self._bind(child(node, "left"), Sort(word.type), scope)
        return scope

    def _open(self, around: int, node: Node | None, *, function: bool) -> int:
        index = len(self.scopes)
        owner = index if function else self.scopes[around].function
        self.scopes.append(Scope(self._index, around, owner, node))
        return index

    def _declare_all(self, node: Node, scope: int) -> None:
        word = node.children[0].type
        if word not in ("var", "let", "const"):
            return
        for one in node.named_children:
            pattern = child(one, "name") if one.type == "variable_declarator" else None
            if pattern is not None:
                plain = child(one, "value") if pattern.type == "identifier" else None
                self._bind(pattern, Sort(word), scope, plain)

    def _bind(
        self, pattern: Node | None, sort: Sort, scope: int, value: Node | None = None
    ) -> None:
        for one in targets(pattern) if pattern is not None else ():
            self._declare(one, sort, scope, value)

    def _declare(self, name: Node, sort: Sort, scope: int, value: Node | None = None) -> None:
        if sort is Sort.VAR:
            scope = self.scopes[scope].function
        self._naming.add(name.id)
        found = Declaration(self._script.code(name), sort, self._index, scope, name, value)
        self.declarations.append(found)
        self._known.setdefault((scope, found.name), []).append(found)


_SCOPE, _DECLARATION, _IMPORTED, _NAME = range(4)
_SIDES = ("left", "argument")
_FUNCTION_DECLARATIONS = frozenset({"function_declaration", "generator_function_declaration"})
_NAMED = _FUNCTION_DECLARATIONS | {
    "class", "class_declaration", "function_expression", "generator_function",
}  # fmt: skip

_KINDS = (
    *((one, _SCOPE) for one in ("function", "class", "block")),
    *(("declaration", _DECLARATION), ("imported", _IMPORTED), ("name", _NAME)),
)


def _in_order(script: Script) -> list[tuple[int, int, int, int, Node]]:
    """Everything of interest in a script, outer before inner: place, kind, node."""
    found: list[tuple[int, int, int, int, Node]] = []
    for name, kind in _KINDS:
        for node in script.found(name):
            found.append((node.start_byte, -node.end_byte, kind, len(found), node))
    found.sort()
    return found


def _names(node: Node) -> Iterator[Node]:
    """Every name in a clause of names."""
    if node.type == "identifier":
        yield node
    for one in node.named_children:
        yield from _names(one)


def _targets(node: Node, side: str) -> list[Node]:
    """The names on one side of an assignment."""
    pattern = child(node, side)
    return [] if pattern is None else targets(pattern)
