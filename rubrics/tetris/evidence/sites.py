"""Where in a program tables of pieces may be, the likeliest places first.

Each place is asked for its value by evaluation. Nothing is decided here: the lists that come
out are judged by what they hold.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from tree_sitter import Node

from grader.evidence.evaluation.data import Literal, literals
from grader.evidence.evaluation.doubt import Limits
from grader.evidence.evaluation.evaluator import Evaluator
from grader.evidence.evaluation.mentions import FUNCTION_NODES
from grader.evidence.evaluation.nodes import field, source
from grader.evidence.evaluation.values import ObjectValue, Unknown, Value
from grader.evidence.script import Script
from grader.evidence.syntax import by_place
from rubrics.tetris.evidence.cases import (
    FEWEST,
    LIMITS,
    around,
    maker,
    of_cases,
    outcome,
    told,
)
from rubrics.tetris.evidence.derived import Derived
from rubrics.tetris.evidence.holders import (
    harmless,
    label_of,
    names_of,
    reached,
    scope_key,
    small,
)
from rubrics.tetris.evidence.lists import Source
from rubrics.tetris.evidence.readings import Candidate, Entry
from rubrics.tetris.evidence.usage import SHARE, SMALL_SHARE, counted

HEAVY = 7
"""Elements and properties that the smallest literal table holds: one for each piece."""

LIGHT = 3
"""Elements and properties that the smallest literal of one piece holds."""

MANY = 300
"""Names of one page that are tried."""

SPARE = 60_000
"""Steps that may go into evaluating parts of a program from its beginning again."""

AMPLE = Limits(steps=24_000)
"""Bounds of asking for a list alone whose entries the program counts, as it does to draw one."""

WRITTEN = re.compile(rb"\d|true|[\"'`][^\"'`\s]{2}")
"""Numbers, switches and letters, of which pieces are made if not of names."""

FEWEST_NAMES = 4
"""Elements and properties of the smallest literal that makes a piece of nothing but names."""

MOST_MAKERS = 40
"""Functions of one page that are tried."""


class Sites:
    """The places of one program, found on demand."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.scripts = evaluator.scripts
        self.spare = SPARE
        self.doubt = ""
        self.focused: dict[tuple[int, str], Value] = {}
        self.literals: list[Literal] = [one for script in self.scripts for one in literals(script)]

    def sources(self, solid: Callable[[], set[str]]) -> Iterator[Source | Candidate]:
        """Values to look into and lists to read; later ones cost more and are rarer.

        Once ``solid`` names tables that are found, only what is declared beside a literal and
        derived from them is tried.
        """
        yield from self.of_literals()
        yield from self.of_constants()
        if not solid():
            for function, _ in self.makers(FEWEST):
                yield from of_cases(function, self.evaluator)
            yield from self.of_functions()
        yield from self.of_declarations(solid())

    def of_literals(self) -> Iterator[Source]:
        """Tables that are written down as one literal, those of about seven things first."""
        heavy = [one for one in self.literals if one.weight >= HEAVY and not one.node.has_error]
        for literal in sorted(heavy, key=lambda one: not 5 <= one.node.named_child_count <= 9):
            yield from self._of_literal(literal)

    def tables(self) -> Iterator[str]:
        """Names under which literals are kept that have as many elements as a table of pieces."""
        for one in self.literals:
            if one.weight >= HEAVY and 5 <= one.node.named_child_count <= 12:
                yield from names_of(reached(one.node)[1])

    def _of_literal(self, literal: Literal) -> Iterator[Source]:
        """What a literal gives where it stands, and what its name holds in the end.

        Inside a function the former comes first: the latter may take a whole game to tell.
        """
        node = literal.node
        top, holder = reached(node)
        names = names_of(holder)
        if not names or (literal.function is not None and holder.type != "variable_declarator"):
            label = names[0] if names else label_of(top, holder)
            yield Source(self.evaluator.evaluate(harmless(top, node)), label, node)
            made = self.evaluator.machine.made.get(node.id)
            if made is not None:
                yield Source(made, label, node)
        for name in names:
            yield Source(self._value(holder, name, SHARE), name, node)

    def _value(self, node: Node, name: str, steps: int) -> Value:
        """What a name holds; asked for that name alone where the program does too much."""
        evaluator = self.evaluator
        value = evaluator.name_at(node, name, steps)
        lost = _untold(value) and not (isinstance(value, Unknown) and value.host)
        if not lost or not evaluator.machine.cut:
            return value
        key = scope_key(node), name
        if key not in self.focused and self.spare > 0:
            before = evaluator.spent
            limits = AMPLE if counted(self.scripts, name) else LIMITS
            self.focused[key] = evaluator.focused(node, name, limits)
            self.spare -= evaluator.spent - before
        return self.focused.get(key, value)

    def of_constants(self) -> Iterator[Candidate]:
        """Pieces that are written down one by one, each under a name of its own."""
        groups: dict[int, list[tuple[Node, Node]]] = {}
        for literal in self.literals:
            holder = reached(literal.node)[1]
            nested = literal.weight >= LIGHT and b"[" in (literal.node.text or b"")
            if nested and holder.type == "variable_declarator":
                groups.setdefault(scope_key(holder), []).append((holder, literal.node))
        for group in groups.values():
            if len(group) > 2:
                yield from together([list(self._constants(group))])

    def _constants(self, group: list[tuple[Node, Node]]) -> Iterator[Entry]:
        for holder, node in group:
            for name in names_of(holder):
                yield Entry(name, self._value(holder, name, SMALL_SHARE), node)

    def of_declarations(self, known: set[str]) -> Iterator[Source | Candidate]:
        """Tables that are computed, built up, or spread over names, fields and classes.

        Where tables are ``known``, only those that are derived from them.
        """
        beside = {scope_key(one.node) for one in self.literals if one.weight >= HEAVY}
        derived = Derived(self.evaluator, known) if known else None
        groups: dict[int, list[Entry]] = {}
        for node in islice(_declarations(self.scripts), MANY):
            key = scope_key(node)
            if derived and (key not in beside or not derived.may_be(node)):
                continue
            for name, value in self._declared(node):
                if derived and derived.holds_all_of_one(node) and _untold(value):
                    self.doubt = "what is found is part of a list that cannot be told"
                groups.setdefault(key, []).append(Entry(name, value, node))
                yield Source(value, name, node)
        yield from together(groups.values())

    def _declared(self, node: Node) -> Iterator[tuple[str, Value]]:
        if node.type in ("class_declaration", "class"):
            name = field(node, "name")
            value = self.evaluator.call(node, steps=SMALL_SHARE)
            yield source(name) if name else "", value
        elif node.type == "field_definition":
            name, value_node = field(node, "property"), field(node, "value")
            if name is not None and value_node is not None and not _code(value_node):
                yield source(name), self.evaluator.evaluate(value_node)
        else:
            value_node = field(node, "value")
            if value_node is None or _code(value_node) or small(value_node):
                return
            for name_text in names_of(node):
                if value_node.type == "number" and not self.evaluator.lasting(node, name_text):
                    continue  # it counts something
                yield name_text, self._value(node, name_text, SMALL_SHARE)

    def of_functions(self, likely: Value | None = None) -> Iterator[Source | Candidate]:
        """Pieces that functions make or put somewhere: all at once, or one function for each."""
        entries: list[Entry] = []
        for function, text in self.makers(1):
            if self.spare > 0 and (likely is None or told(function, likely)):
                self.spare -= LIMITS.steps // 4
                fresh = self.evaluator.fresh(LIMITS)
                value = outcome(fresh, function, {}, likely)
                yield Source(value, text, function)
                entries.append(Entry(text, value, function))
                if likely is not None:
                    yield from self._made_in(function, fresh)
        yield from together([entries])

    def _made_in(self, function: Node, evaluator: Evaluator) -> Iterator[Source]:
        """Tables of which a function gives but one piece away."""
        for one in self.literals:
            inside = one.function is not None and maker(one.function).id == function.id
            made = evaluator.machine.made.get(one.node.id) if inside else None
            if made is not None and one.weight >= HEAVY:
                holder = reached(one.node)[1]
                yield Source(made, next(iter(names_of(holder)), ""), one.node)

    def makers(self, least: int) -> list[tuple[Node, str]]:
        """Functions that hold so many literals, or a switch, the richest first, with names.

        A class stands for its constructor.
        """
        found: dict[int, tuple[Node, list[int]]] = {}
        for literal in self.literals:
            if literal.function is not None and _material(literal):
                one = maker(literal.function)
                found.setdefault(one.id, (one, []))[1].append(literal.weight)
        for script in self.scripts:
            for node in script.found("switch"):
                function = around(node)
                if function is not None:
                    found.setdefault(function.id, (function, []))[1].extend([0] * FEWEST)
        rich = [one for one in found.values() if len(one[1]) >= least]
        rich.sort(key=lambda one: -sum(one[1]))
        named = [(one, field(one, "name")) for one, _ in rich[:MOST_MAKERS]]
        return [(one, source(name) if name else "") for one, name in named]


def _declarations(scripts: Iterable[Script]) -> Iterator[Node]:
    """Whatever is declared with a value, and classes."""
    for script in scripts:
        yield from sorted([*script.found("valued"), *script.found("class")], key=by_place)


def together(groups: Iterable[list[Entry]]) -> Iterator[Candidate]:
    """Lists of things that stand beside one another."""
    for group in groups:
        entries = sorted(group, key=lambda one: one.node.start_byte if one.node else 0)
        node = entries[0].node if entries else None
        if len(entries) >= 3 and node is not None:
            yield Candidate(entries, loose=True, name="", node=node)


def _material(literal: Literal) -> bool:
    """Whether a literal holds enough to make a piece."""
    return literal.weight >= FEWEST_NAMES or bool(WRITTEN.search(literal.node.text or b""))


def _untold(value: Value) -> bool:
    """Whether a value is unknown, or what it holds is."""
    return value.vague if isinstance(value, ObjectValue) else isinstance(value, Unknown)


def _code(node: Node) -> bool:
    return node.type in FUNCTION_NODES or node.type == "class"
