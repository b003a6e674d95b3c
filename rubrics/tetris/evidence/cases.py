"""Functions that make one piece for each case they distinguish.

A switch, a row of ifs or of thresholds asks the same expression again and again. The
function is evaluated once for each answer, every time from the very beginning, and what
each run returns or leaves behind is one entry.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from tree_sitter import Node

from grader.evidence.evaluation.convert import primitive_to_string
from grader.evidence.evaluation.doubt import Limits
from grader.evidence.evaluation.evaluator import Evaluator
from grader.evidence.evaluation.mentions import FUNCTION_NODES
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.values import (
    UNDEFINED,
    Accessor,
    ObjectValue,
    Unknown,
    Value,
    is_number,
)
from rubrics.tetris.evidence.readings import Candidate, Entry

FEWEST = 4
"""Cases that a function must distinguish to be looked at."""

MOST = 16
"""Cases of one expression that are evaluated."""

LARGEST = 4000
"""Syntax nodes beyond which a function is no maker of pieces."""

LIMITS = Limits(steps=8000)
"""Bounds of the evaluation of one case."""

ASKED = frozenset(
    {
        "identifier",
        "member_expression",
        "subscript_expression",
        "call_expression",
        "binary_expression",
    }
)
EQUAL = frozenset({"===", "=="})
ORDERED = frozenset({"<", "<=", ">", ">="})

WORD = re.compile(r"[\w$]+")

OTHER = "\0other"
"""A text that no case of a program names."""


def around(node: Node) -> Node | None:
    """The innermost function around a node; a class stands for its constructor."""
    current = node.parent
    while current is not None and current.type not in FUNCTION_NODES:
        current = current.parent
    return maker(current) if current is not None else None


def maker(function: Node) -> Node:
    """The class of a constructor, else the function itself."""
    name = field(function, "name")
    body = function.parent
    if function.type == "method_definition" and name is not None and body is not None:
        return body.parent if source(name) == "constructor" and body.parent else function
    return function


def of_cases(
    function: Node, evaluator: Evaluator, likely: Value | None = None
) -> Iterator[Candidate]:
    """Candidates that the cases of a function make, one for each expression it asks."""
    name = field(function, "name")
    pure = function.type != "method_definition" and not any(_changed(function))
    for asked, answers in questions(function, evaluator).items():
        if not FEWEST <= len(answers) <= MOST:
            continue
        if likely is not None and not told(function, likely, {asked: UNDEFINED}):
            continue
        entries: list[Entry] = []
        bodies = _bodies(function, asked, evaluator)
        for answer in _with_others(answers):
            fresh = evaluator if pure else evaluator.fresh(LIMITS)
            value = outcome(fresh, function, {asked: answer}, likely)
            if answer in answers or not _untouched(value, function):
                body = bodies.get(answer, bodies.get(OTHER))
                entries.append(Entry(_written(answer), value, body, spare=answer not in answers))
        yield Candidate(
            entries, loose=True, name=source(name) if name else "", node=function, alike=True
        )


def _with_others(answers: list[Value]) -> list[Value]:
    """Add an answer that none of the cases names, for the last else or default."""
    numbers = [one for one in answers if is_number(one)]
    return [*answers, max(numbers) + 1.0 if numbers else OTHER]


def _untouched(value: Value, function: Node) -> bool:
    """Whether a run left everything as it was made elsewhere: none of its cases was met."""
    if not isinstance(value, ObjectValue) or value.node is None or value.node.id != function.id:
        return False
    held = [one for one in value.contents() if isinstance(one, ObjectValue)]
    return not any(one.node is not None and _within(one.node, function) for one in held)


def _within(node: Node, function: Node) -> bool:
    current: Node | None = node
    while current is not None and current.id != function.id:
        current = current.parent
    return current is not None


def _written(answer: Value) -> str:
    text = "" if isinstance(answer, ObjectValue | Unknown) else primitive_to_string(answer)
    if text == OTHER:
        return "otherwise"
    return f"case {text}" if is_number(answer) else text


def questions(function: Node, evaluator: Evaluator) -> dict[str, list[Value]]:
    """Expressions that a function asks, by their text, with the answers it distinguishes."""
    found: dict[str, list[Value]] = {}
    limits: dict[str, list[float]] = {}
    for node in own_nodes(function):
        if node.type == "switch_statement":
            value, body = field(node, "value"), field(node, "body")
            if value is None or body is None:
                continue
            labels = [label for case in parts(body) if (label := field(case, "value")) is not None]
            _note(found, source(parts(value)[0]), [evaluator.evaluate(one) for one in labels])
        elif node.type == "binary_expression":
            _compared(node, evaluator, found, limits)
    for asked, numbers in limits.items():
        _note(found, asked, list(_between(numbers)))
    return found


def _bodies(function: Node, asked: str, evaluator: Evaluator) -> dict[Value, Node]:
    """Where a switch over an expression goes for each answer; ``OTHER`` for its default.

    Cases without statements go where the next ones go. Of several switches the last one counts.
    """
    found: dict[Value, Node] = {}
    for node in own_nodes(function):
        value, body = field(node, "value"), field(node, "body")
        if node.type != "switch_statement" or body is None or value is None:
            continue
        if source(parts(value)[0]) != asked:
            continue
        waiting: list[Value] = []
        for case in parts(body):
            label = field(case, "value")
            waiting.append(OTHER if label is None else evaluator.evaluate(label))
            if field(case, "body") is not None:
                found.update((one, case) for one in waiting if isinstance(one, float | str))
                waiting = []
    return found


def _note(found: dict[str, list[Value]], asked: str, answers: list[Value]) -> None:
    known = found.setdefault(asked, [])
    for one in answers:
        if not isinstance(one, Unknown | ObjectValue) and one not in known:
            known.append(one)


def _compared(
    node: Node,
    evaluator: Evaluator,
    found: dict[str, list[Value]],
    limits: dict[str, list[float]],
) -> None:
    sign, left, right = (field(node, one) for one in ("operator", "left", "right"))
    if sign is None or left is None or right is None or sign.type not in EQUAL | ORDERED:
        return
    if left.type not in ASKED:
        left, right = right, left
    if left.type not in ASKED:
        return
    answer = evaluator.evaluate(right)
    if sign.type in EQUAL:
        _note(found, source(left), [answer])
    elif is_number(answer):
        limits.setdefault(source(left), []).append(answer)


def _between(limits: list[float]) -> Iterator[Value]:
    """Numbers between thresholds, one below the first and one above the last."""
    ordered = sorted(set(limits))
    if len(ordered) > 1:
        yield ordered[0] - (ordered[1] - ordered[0]) / 2
        yield from ((one + two) / 2 for one, two in pairwise(ordered))
        yield ordered[-1] + (ordered[-1] - ordered[-2]) / 2


def own_nodes(function: Node) -> Iterator[Node]:
    """The nodes of a function (of a class: its constructor) without functions inside it."""
    waiting = [_constructor(function)]
    count = 0
    while waiting and count < LARGEST:
        node = waiting.pop()
        count += 1
        yield node
        waiting.extend(
            child
            for child in reversed(node.named_children)
            if child.type not in FUNCTION_NODES and child.type != "class_body"
        )


def _constructor(function: Node) -> Node:
    body = field(function, "body")
    if body is not None and body.type == "class_body":
        for member in parts(body):
            name = field(member, "name")
            if member.type == "method_definition" and name and source(name) == "constructor":
                return member
    return function


def outcome(
    evaluator: Evaluator,
    function: Node,
    forced: Mapping[str, Value],
    likely: Value | None = None,
) -> Value:
    """What a run returns or, where that holds nothing, what it leaves behind, as one object.

    Parameters are unknown, or what is ``likely``: see ``arguments``.
    """
    given = [] if likely is None else arguments(function, likely, forced)
    value = evaluator.call(function, forced, given)
    if isinstance(value, ObjectValue | str | float) or (isinstance(value, Unknown) and value.may):
        return value
    made = ObjectValue(0, function)
    for name in dict.fromkeys(_changed(function)):
        made.props[name] = evaluator.name_at(_constructor(function), name)
    receiver = evaluator.this(function)
    if function.type == "method_definition" and isinstance(receiver, ObjectValue):
        for key, held in receiver.props.items():
            if not isinstance(held, Accessor) and isinstance(key, str):
                made.props[f"this.{key}"] = held
    return made


def parameters(function: Node) -> list[str]:
    """The names of a function's parameters, empty where one is taken apart."""
    one = _constructor(function)
    single, listed = field(one, "parameter"), field(one, "parameters")
    patterns = [single] if single is not None else parts(listed) if listed is not None else []
    names = [field(pattern, "left") or pattern for pattern in patterns]
    return [source(name) if name.type == "identifier" else "" for name in names]


def arguments(
    function: Node, likely: Value, forced: Mapping[str, Value] | None = None
) -> list[Value]:
    """Arguments for a call: ``likely`` for every parameter that is taken for such a thing.

    A number is reckoned with, an object has parts. What ``forced`` asks stays unknown.
    """
    parent = "member_expression" if isinstance(likely, ObjectValue) else "binary_expression"
    taken = {
        source(node)
        for node in own_nodes(function)
        if node.type == "identifier" and node.parent is not None and node.parent.type == parent
    }
    asked = {name for text in forced or () for name in WORD.findall(text)}
    return [
        likely if name in taken - asked else Unknown("a parameter")
        for name in parameters(function)[:8]
    ]


def told(function: Node, likely: Value, forced: Mapping[str, Value] | None = None) -> bool:
    """Whether any parameter is taken for what is ``likely``, so that a call with it tells more."""
    return any(one is likely for one in arguments(function, likely, forced))


def _changed(function: Node) -> Iterator[str]:
    """Names that a function assigns to or calls a method of."""
    for node in own_nodes(function):
        target = None
        if node.type in ("assignment_expression", "augmented_assignment_expression"):
            target = field(node, "left")
        elif node.type == "call_expression":
            callee = field(node, "function")
            target = callee if callee is not None and callee.type == "member_expression" else None
        while target is not None and target.type in ("member_expression", "subscript_expression"):
            target = field(target, "object")
        if target is not None and target.type == "identifier":
            yield source(target)
