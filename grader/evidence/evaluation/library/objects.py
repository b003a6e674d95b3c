"""Object, functions as objects, copies, and JSON."""

import json
import math
from functools import partial

from grader.evidence.evaluation.convert import number_to_string
from grader.evidence.evaluation.library.kit import Values, at
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import get, iterate, of_object, put, to_key, to_text
from grader.evidence.evaluation.operators import strictly_equal
from grader.evidence.evaluation.scope import FunctionValue
from grader.evidence.evaluation.values import (
    ABSENT,
    UNDEFINED,
    Accessor,
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
    is_nullish,
    is_number,
    units,
    unknown,
)


def pairs(machine: Machine, value: Value) -> list[tuple[str, Value]] | Unknown:
    """List own enumerable keys with their values."""
    if isinstance(value, Unknown) or (isinstance(value, ObjectValue) and value.vague):
        return unknown("its entries", value)
    if isinstance(value, str):
        return [(str(index), char) for index, char in enumerate(value)]
    if is_nullish(value):
        raise machine.error("TypeError", "nothing to list")
    if not isinstance(value, ObjectValue):
        return []
    keys = value.keys()
    machine.spend(4 * len(keys))
    return [(key, of_object(machine, value, key, value)) for key in keys]


def keys(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.keys``."""
    found = pairs(machine, at(arguments, 0))
    return (
        Unknown("its keys") if isinstance(found, Unknown) else machine.array([k for k, _ in found])
    )


def values(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.values``."""
    found = pairs(machine, at(arguments, 0))
    if isinstance(found, Unknown):
        return Unknown(found.reason, found.may, deep=True)
    return machine.array([value for _, value in found])


def entries(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.entries``."""
    found = pairs(machine, at(arguments, 0))
    if isinstance(found, Unknown):
        return Unknown(found.reason, found.may, deep=True)
    return machine.array([machine.array([key, value]) for key, value in found])


def from_entries(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.fromEntries``."""
    listed = iterate(machine, at(arguments, 0))
    made = machine.object()
    for one in [listed] if isinstance(listed, Unknown) else listed:
        key = to_key(machine, get(machine, one, "0"))
        value = get(machine, one, "1")
        made.vague |= isinstance(key, Unknown)
        made.props[Symbol("somewhere") if isinstance(key, Unknown) else key] = value
    return made


def assign(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.assign``."""
    target = at(arguments, 0)
    for one in arguments[1:]:
        if is_nullish(one):
            continue
        found = pairs(machine, one)
        if isinstance(found, Unknown):
            machine.escape([target])
            return unknown("assigned from something unknown", target, one)
        for key, value in found:
            put(machine, target, key, value)
    return target


def freeze(_machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.freeze`` and ``Object.seal``."""
    value = at(arguments, 0)
    if isinstance(value, ObjectValue):
        value.frozen = True
    return value


def same(_machine: Machine, _this: Value, arguments: Values) -> Value:
    """Functions that give back what they are given, as far as data is concerned."""
    return at(arguments, 0)


def create(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.create``."""
    made = machine.object()
    parent = at(arguments, 0)
    made.parent = parent if isinstance(parent, ObjectValue | Unknown) else None
    made.vague = len(arguments) > 1 and not isinstance(arguments[1], Undefined)
    return made


def define(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.defineProperty``."""
    target, key = at(arguments, 0), to_key(machine, at(arguments, 1))
    described = at(arguments, 2)
    if not isinstance(target, ObjectValue) or isinstance(key, Unknown):
        machine.escape([target])
        return target
    getter = get(machine, described, "get")
    if machine.certain(target):
        found = get(machine, described, "value") if isinstance(getter, Undefined) else None
        accessor = Accessor(getter, get(machine, described, "set"))
        target.store(key, accessor if not isinstance(getter, Undefined) else found)
        if get(machine, described, "enumerable") is not True:
            target.hide(key)
    return target


def prototype_of(_machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.getPrototypeOf``."""
    value = at(arguments, 0)
    if isinstance(value, ObjectValue) and value.parent is not None:
        return value.parent
    return Unknown("a prototype of the language")


def set_prototype(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.setPrototypeOf``."""
    value, parent = at(arguments, 0), at(arguments, 1)
    if isinstance(value, ObjectValue) and machine.certain(value):
        value.parent = parent if isinstance(parent, ObjectValue | Unknown) else None
    return value


def _owns(machine: Machine, thing: Value, key: Value) -> Value:
    name = to_key(machine, key)
    if isinstance(thing, Unknown) or isinstance(name, Unknown):
        return Unknown("whether it has a key")
    if not isinstance(thing, ObjectValue):
        return False
    return Unknown("whether it has a key") if thing.vague else thing.own(name) is not ABSENT


def is_(_machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Object.is``."""
    one, two = at(arguments, 0), at(arguments, 1)
    if isinstance(one, Unknown) or isinstance(two, Unknown):
        return Unknown("whether they are the same")
    if is_number(one) and is_number(two):
        if one != one or two != two:  # noqa: PLR0124 - NaN
            return one != one and two != two  # noqa: PLR0124 - NaN
        return one == two and math.copysign(1, one) == math.copysign(1, two)
    return strictly_equal(one, two)


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


def call(machine: Machine, this: Value, arguments: Values) -> Value:
    """``Function.prototype.call``."""
    return machine.call(this, at(arguments, 0), arguments[1:])


def apply(machine: Machine, this: Value, arguments: Values) -> Value:
    """``Function.prototype.apply``."""
    listed = [] if is_nullish(at(arguments, 1)) else iterate(machine, arguments[1])
    if isinstance(listed, Unknown):
        machine.escape([this, listed])
        return Unknown("called with unknown arguments")
    return machine.call(this, at(arguments, 0), listed)


def bind(_machine: Machine, this: Value, arguments: Values) -> Value:
    """``Function.prototype.bind``."""
    receiver, first = at(arguments, 0), arguments[1:]
    return Builtin("bound", lambda machine, _, rest: machine.call(this, receiver, first + rest))


OBJECT: dict[str, Native] = {
    "keys": keys,
    "values": values,
    "entries": entries,
    "fromEntries": from_entries,
    "assign": assign,
    "freeze": freeze,
    "seal": same,
    "preventExtensions": same,
    "create": create,
    "defineProperty": define,
    "getPrototypeOf": prototype_of,
    "setPrototypeOf": set_prototype,
    "getOwnPropertyNames": keys,
    "hasOwn": lambda machine, _this, given: _owns(machine, at(given, 0), at(given, 1)),
    "is": is_,
    "isFrozen": lambda _machine, _this, given: getattr(at(given, 0), "frozen", True),
}

JSON: dict[str, Native] = {"parse": parse, "stringify": stringify}

METHODS: dict[str, Native] = {
    "hasOwnProperty": lambda machine, this, given: _owns(machine, this, at(given, 0)),
    "toString": lambda machine, this, _given: to_text(machine, this),
    "toLocaleString": lambda _machine, _this, _given: Unknown("text of the place"),
    "valueOf": lambda _machine, this, _given: this,
}

FUNCTION: dict[str, Native] = {"call": call, "apply": apply, "bind": bind}
