"""Object, functions as objects, copies, and JSON."""

import math

from grader.evidence.evaluation.library.kit import Values, at
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import get, iterate, of_object, put, to_key, to_text
from grader.evidence.evaluation.operators import strictly_equal
from grader.evidence.evaluation.values import (
    ABSENT,
    Accessor,
    Builtin,
    Native,
    ObjectValue,
    Symbol,
    Undefined,
    Unknown,
    Value,
    is_nullish,
    is_number,
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

METHODS: dict[str, Native] = {
    "hasOwnProperty": lambda machine, this, given: _owns(machine, this, at(given, 0)),
    "toString": lambda machine, this, _given: to_text(machine, this),
    "toLocaleString": lambda _machine, _this, _given: Unknown("text of the place"),
    "valueOf": lambda _machine, this, _given: this,
}

FUNCTION: dict[str, Native] = {"call": call, "apply": apply, "bind": bind}
