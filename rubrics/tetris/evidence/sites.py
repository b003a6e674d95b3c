"""Where in a program tables of pieces may be, the likeliest places first.

Each place is asked for its value by evaluation. Nothing is decided here: the lists that come
out are judged by what they hold.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from tree_sitter import Node

from grader.evidence.evaluation.data import Literal, literals
from grader.evidence.evaluation.evaluator import Evaluator
from grader.evidence.evaluation.mentions import FUNCTION_NODES
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.patterns import names_in
from grader.evidence.evaluation.strangers import MUTATING
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
    parameters,
)
from rubrics.tetris.evidence.lists import Source
from rubrics.tetris.evidence.readings import Candidate, Entry
from rubrics.tetris.evidence.usage import SHARE, SMALL_SHARE

HEAVY = 7
"""Elements and properties that the smallest literal table holds: one for each piece."""

LIGHT = 3
"""Elements and properties that the smallest literal of one piece holds."""

MANY = 300
"""Names of one page that are tried."""

SPARE = 60_000
"""Steps that may go into evaluating parts of a program from its beginning again."""

MOST_MAKERS = 40
"""Functions of one page that are tried."""

WRAPPERS = frozenset(
    {
        "arguments",
        "array",
        "assignment_expression",
        "await_expression",
        "binary_expression",
        "call_expression",
        "member_expression",
        "new_expression",
        "object",
        "pair",
        "parenthesized_expression",
        "sequence_expression",
        "spread_element",
        "subscript_expression",
        "ternary_expression",
    }
)
"""Expressions through which a literal reaches what it is kept in."""


class Sites:
    """The places of one program, found on demand."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.scripts = evaluator.scripts
        self.spare = SPARE
        self.focused: dict[tuple[int, str], Value] = {}
        self.literals: list[Literal] = [one for script in self.scripts for one in literals(script)]

    def sources(self, enough: Callable[[], bool]) -> Iterator[Source | Candidate]:
        """Values to look into and lists to read; later ones cost more and are rarer.

        Once ``enough`` is found, only what is declared beside a literal is tried, for a table
        that is derived from it.
        """
        yield from self.of_literals()
        yield from self.of_constants()
        if not enough():
            for function, _ in self.makers(FEWEST):
                yield from of_cases(function, self.evaluator)
            yield from self.of_functions()
        yield from self.of_declarations(near=enough())

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
            label = names[0] if names else _label(top, holder)
            yield Source(self.evaluator.evaluate(_harmless(top, node)), label, node)
            made = self.evaluator.machine.made.get(node.id)
            if made is not None:
                yield Source(made, label, node)
        for name in names:
            yield Source(self._value(holder, name, SHARE), name, node)

    def _value(self, node: Node, name: str, steps: int) -> Value:
        """What a name holds; asked for that name alone where the program does too much."""
        value = self.evaluator.name_at(node, name, steps)
        lost = value.vague if isinstance(value, ObjectValue) else isinstance(value, Unknown)
        if not lost or not self.evaluator.machine.cut:
            return value
        key = _scope_key(node), name
        if key not in self.focused and self.spare > 0:
            self.spare -= LIMITS.steps
            self.focused[key] = self.evaluator.focused(node, name, LIMITS)
        return self.focused.get(key, value)

    def of_constants(self) -> Iterator[Candidate]:
        """Pieces that are written down one by one, each under a name of its own."""
        groups: dict[int, list[tuple[Node, Node]]] = {}
        for literal in self.literals:
            holder = reached(literal.node)[1]
            nested = literal.weight >= LIGHT and b"[" in (literal.node.text or b"")
            if nested and holder.type == "variable_declarator":
                groups.setdefault(_scope_key(holder), []).append((holder, literal.node))
        for group in groups.values():
            if len(group) > 2:
                yield from together([list(self._constants(group))])

    def _constants(self, group: list[tuple[Node, Node]]) -> Iterator[Entry]:
        for holder, node in group:
            for name in names_of(holder):
                yield Entry(name, self._value(holder, name, SMALL_SHARE), node)

    def of_declarations(self, *, near: bool) -> Iterator[Source | Candidate]:
        """Tables that are computed, built up, or spread over names, fields and classes."""
        beside = {_scope_key(one.node) for one in self.literals if one.weight >= HEAVY}
        groups: dict[int, list[Entry]] = {}
        for node in islice(_declarations(self.scripts), MANY):
            key = _scope_key(node)
            if near and key not in beside:
                continue
            for name, value in self._declared(node):
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
            if value_node is None or _code(value_node) or _small(value_node):
                return
            for name_text in names_of(node):
                yield name_text, self._value(node, name_text, SMALL_SHARE)

    def of_functions(self, likely: Value | None = None) -> Iterator[Source | Candidate]:
        """Pieces that functions make or put somewhere: all at once, or one function for each."""
        entries: list[Entry] = []
        for function, text in self.makers(1):
            if self.spare > 0 and (likely is None or parameters(function)):
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
            if literal.function is not None:
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


def _code(node: Node) -> bool:
    return node.type in FUNCTION_NODES or node.type == "class"


def _small(node: Node) -> bool:
    """Whether a literal is too small for a shape: a letter, a switch, an empty number."""
    return node.type in ("true", "false", "null") or (
        node.type == "string" and node.end_byte - node.start_byte < 6
    )


def reached(node: Node) -> tuple[Node, Node]:
    """The whole expression that an expression is part of, and what holds it."""
    top, holder = node, node.parent
    while holder is not None and holder.type in WRAPPERS:
        top, holder = holder, holder.parent
    return top, holder or top


def _harmless(top: Node, node: Node) -> Node:
    """The part of an expression around a literal that can be evaluated without changing a thing."""
    whole = top
    while top.type == "assignment_expression":
        top = field(top, "right") or node
    if whole is top and whole.parent is not None and whole.parent.type == "expression_statement":
        return node  # a call that stands for itself is there for what it does
    callee = field(top, "function")
    method = field(callee, "property") if callee is not None else None
    return node if method is not None and source(method) in MUTATING else top


def names_of(holder: Node) -> list[str]:
    """Names under which the value of a declaration, or what a statement changes, is reached."""
    if holder.type == "variable_declarator":
        name = field(holder, "name")
        if name is None:
            return []
        if name.type == "identifier":
            return [source(name)]
        return list(names_in(name))
    if holder.type != "expression_statement":
        return []
    inner = parts(holder)[0]
    target = field(inner, "left") or field(inner, "function")
    while target is not None and target.type in ("member_expression", "subscript_expression"):
        target = field(target, "object")
    known = target is not None and target.type == "identifier"
    return [source(target)] if known and target is not None else []


def _label(top: Node, holder: Node) -> str:
    """A name for what is kept under no name of its own: a field, a property, a function."""
    target = field(top, "left") or field(holder, "property") or field(holder, "left")
    if target is not None:
        return source(field(target, "property") or target)
    return ""


def _scope_key(node: Node) -> int:
    current = node.parent
    while current is not None and current.parent is not None:
        if current.type in FUNCTION_NODES or current.type == "class_body":
            return current.id
        current = current.parent
    return 0
