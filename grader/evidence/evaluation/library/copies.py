"""Copies of data: structuredClone and JSON."""

import json
import math
from functools import partial

from grader.evidence.evaluation.convert import number_to_string
from grader.evidence.evaluation.library.kit import Values, at
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import get, of_object, to_text
from grader.evidence.evaluation.scope import FunctionValue
from grader.evidence.evaluation.utf16 import units
from grader.evidence.evaluation.values import (
    UNDEFINED,
    ArrayValue,
    Bounded,
    Builtin,
    MapValue,
    Native,
    ObjectValue,
    Symbol,
    Undefined,
    Unknown,
    Value,
    is_number,
)


def clone(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``structuredClone``."""
    return _clone(machine, at(arguments, 0), {})


def _clone(machine: Machine, value: Value, done: dict[int, ObjectValue]) -> Value:
    if not isinstance(value, ObjectValue) or id(value) in done:
        return done.get(id(value), value)
    if isinstance(value, FunctionValue | Builtin):
        raise machine.error("DataCloneError", "functions are not cloned")
    machine.enter()
    made: ObjectValue
    if isinstance(value, ArrayValue):
        made = machine.array([], value.node)
    elif isinstance(value, MapValue):
        made = MapValue(machine.tick(), value.node, single=value.single)
    else:
        made = machine.object(value.node)
    done[id(value)] = made
    made.vague = value.vague
    copy = partial(_clone, machine, done=done)
    if isinstance(value, ArrayValue) and isinstance(made, ArrayValue):
        made.coerce = value.coerce
        made.items = [copy(one) for one in value.items]
    elif isinstance(value, MapValue) and isinstance(made, MapValue):
        made.entries = {k: (copy(one), copy(two)) for k, (one, two) in value.entries.items()}
    for key in ObjectValue.keys(value):
        made.props[key] = copy(of_object(machine, value, key, value))
    machine.depth -= 1
    return made


def parse(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``JSON.parse``."""
    text = to_text(machine, at(arguments, 0))
    if isinstance(text, Unknown) or len(arguments) > 1:
        return Unknown("parsed JSON")
    machine.spend(len(text))

    def refuse(name: str) -> float:
        raise ValueError(name)

    try:
        found = json.loads(text, parse_int=float, parse_constant=refuse)
    except RecursionError:
        raise Bounded("it is nested too deeply") from None
    except ValueError:
        raise machine.error("SyntaxError", "no JSON") from None
    return _from_json(machine, found)


def _from_json(machine: Machine, found: object) -> Value:
    if isinstance(found, list):
        machine.enter()
        items = [_from_json(machine, one) for one in found]
        machine.depth -= 1
        return machine.array(items)
    if isinstance(found, dict):
        machine.enter()
        made = machine.object()
        made.props = {units(key): _from_json(machine, one) for key, one in found.items()}
        machine.depth -= 1
        return made
    return units(found) if isinstance(found, str) else found  # type: ignore[return-value]


def stringify(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``JSON.stringify`` of one argument."""
    if len(arguments) > 1:
        return Unknown("text of a chosen form")
    try:
        found = _to_json(machine, at(arguments, 0))
    except LookupError:
        return Unknown("text of something unknown")
    return UNDEFINED if found is None else found


def _to_json(machine: Machine, value: Value) -> str | None:
    """Write a value; None where it is left out.

    Raises:
        LookupError: it is unknown.
    """
    if isinstance(value, Unknown) or (isinstance(value, ObjectValue) and value.vague):
        raise LookupError
    if isinstance(value, Undefined | Symbol | FunctionValue | Builtin):
        return None
    if isinstance(value, ObjectValue):
        machine.enter()
        text = _container_to_json(machine, value)
        machine.depth -= 1
        machine.spend(len(text))
        return text
    if is_number(value):
        return number_to_string(value) if math.isfinite(value) else "null"
    return json.dumps(value, ensure_ascii=False)


def _container_to_json(machine: Machine, value: ObjectValue) -> str:
    if get(machine, value, "toJSON") is not UNDEFINED:
        raise LookupError
    if isinstance(value, ArrayValue):
        return f"[{','.join(_to_json(machine, one) or 'null' for one in value.items)}]"
    found: list[str] = []
    for key in value.keys():  # noqa: SIM118 - an object of the script, not a dict
        text = _to_json(machine, of_object(machine, value, key, value))
        if text is not None:
            found.append(f"{json.dumps(key, ensure_ascii=False)}:{text}")
    return f"{{{','.join(found)}}}"


JSON: dict[str, Native] = {"parse": parse, "stringify": stringify}
