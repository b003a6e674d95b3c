"""Run a snippet in the interpreter from top to bottom, as an engine would."""

from tree_sitter import Parser

from grader.evidence.evaluation.doubt import Limits
from grader.evidence.evaluation.hoisting import hoist
from grader.evidence.evaluation.language import LANGUAGE
from grader.evidence.evaluation.library.copies import stringify
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.nodes import parts
from grader.evidence.evaluation.utf16 import text_of
from grader.evidence.evaluation.values import (
    UNDEFINED,
    ObjectValue,
    Thrown,
    Unknown,
    Value,
)
from grader.evidence.script_query import JAVASCRIPT


def run(source: str, limits: Limits | None = None) -> tuple[Machine, Value]:
    """Execute a script; the value is that of its last expression."""
    machine = Machine(LANGUAGE, limits or Limits())
    root = Parser(JAVASCRIPT).parse(source.encode()).root_node
    scope = machine.scope(None, function=True)
    hoist(machine, scope, root, body=True)
    last: Value = UNDEFINED
    for statement in parts(root):
        if statement.type == "expression_statement":
            last = machine.evaluate(parts(statement)[0], scope)
        else:
            machine.execute(statement, scope)
    return machine, last


def written(machine: Machine, value: Value) -> str:
    """Write a value as JSON, or say that it is unknown."""
    if isinstance(value, Unknown):
        return "unknown"
    text = stringify(machine, UNDEFINED, [value])
    if isinstance(text, Unknown):
        return "unknown"
    return text_of(text) if isinstance(text, str) else "undefined"


def outcome(source: str) -> str:
    """What a script ends with: JSON, ``undefined``, ``unknown`` or what it throws."""
    try:
        machine, value = run(source)
    except Thrown as thrown:
        name = thrown.value.props.get("name") if isinstance(thrown.value, ObjectValue) else None
        return f"THROW {name or thrown.value}"
    return written(machine, value)
