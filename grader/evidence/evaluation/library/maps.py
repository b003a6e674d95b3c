"""Map and Set (and their weak kin, which are used like them)."""

from grader.evidence.evaluation.library.kit import Values, at
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import get, iterate
from grader.evidence.evaluation.values import (
    UNDEFINED,
    MapValue,
    Native,
    ObjectValue,
    Undefined,
    Unknown,
    Value,
    is_nullish,
    is_number,
    unknown,
)


def comparable(value: Value) -> object:
    """Turn a key into something that Python compares as the language compares keys."""
    if isinstance(value, ObjectValue):
        return id(value)
    if is_number(value):
        return ("number", value if value == value else "NaN")  # noqa: PLR0124 - NaN
    return (type(value).__name__, UNDEFINED if isinstance(value, Undefined) else value)


def _known(this: Value) -> MapValue | None:
    return this if isinstance(this, MapValue) and not this.vague else None


def put(machine: Machine, this: Value, key: Value, value: Value) -> Value:
    """Set an entry; an unknown key leaves the map vague."""
    if isinstance(this, MapValue):
        certain = machine.certain(this)
        machine.spend(4)
        this.entries[comparable(key)] = (key, value)
        if isinstance(key, Unknown) and certain:
            machine.blur(this)
    return this


def set_(machine: Machine, this: Value, arguments: Values) -> Value:
    """``Map.prototype.set``."""
    return put(machine, this, at(arguments, 0), at(arguments, 1))


def add(machine: Machine, this: Value, arguments: Values) -> Value:
    """``Set.prototype.add``."""
    return put(machine, this, at(arguments, 0), at(arguments, 0))


def get_(_machine: Machine, this: Value, arguments: Values) -> Value:
    """``Map.prototype.get``."""
    known, key = _known(this), at(arguments, 0)
    if known is None:
        return Unknown("not a map")
    if isinstance(key, Unknown):
        return unknown("an unknown entry", *(value for _, value in known.entries.values()))
    return known.entries.get(comparable(key), (UNDEFINED, UNDEFINED))[1]


def has(_machine: Machine, this: Value, arguments: Values) -> Value:
    """``has``."""
    known, key = _known(this), at(arguments, 0)
    if known is None or isinstance(key, Unknown):
        return Unknown("whether it is there")
    return comparable(key) in known.entries


def delete(machine: Machine, this: Value, arguments: Values) -> Value:
    """``delete``."""
    known, key = _known(this), at(arguments, 0)
    if known is None:
        return Unknown("not a map")
    if isinstance(key, Unknown):
        machine.blur(known)
        return Unknown("whether it was there")
    return machine.certain(known) and known.entries.pop(comparable(key), None) is not None


def clear(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``clear``."""
    known = _known(this)
    if known is not None and machine.certain(known):
        known.entries.clear()
    return UNDEFINED


def for_each(machine: Machine, this: Value, arguments: Values) -> Value:
    """``forEach``."""
    known = _known(this)
    for key, value in list(known.entries.values()) if known else []:
        machine.call(at(arguments, 0), at(arguments, 1), [value, key, this])
    return UNDEFINED


def keys(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``keys``; its iterator is kept as an array."""
    known = _known(this)
    return machine.array([key for key, _ in known.entries.values()] if known else [])


def values(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``values``; its iterator is kept as an array."""
    known = _known(this)
    return machine.array([value for _, value in known.entries.values()] if known else [])


def entries(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``entries``; its iterator is kept as an array."""
    known = _known(this)
    found = [machine.array([key, one]) for key, one in known.entries.values()] if known else []
    return machine.array(list(found))


def make(machine: Machine, arguments: Values, *, single: bool) -> Value:
    """``new Map(entries)`` or ``new Set(items)``."""
    made = MapValue(machine.tick(), single=single)
    given = at(arguments, 0)
    listed = [] if is_nullish(given) else iterate(machine, given)
    if isinstance(listed, Unknown):
        made.entries[comparable(listed)] = (listed, listed)
        made.vague = True
        return made
    for one in listed:
        if single:
            put(machine, made, one, one)
        else:
            put(machine, made, get(machine, one, "0"), get(machine, one, "1"))
    return made


MAP: dict[str, Native] = {
    "set": set_,
    "get": get_,
    "has": has,
    "delete": delete,
    "clear": clear,
    "forEach": for_each,
    "keys": keys,
    "values": values,
    "entries": entries,
}

SET: dict[str, Native] = {
    "add": add,
    "has": has,
    "delete": delete,
    "clear": clear,
    "forEach": for_each,
    "keys": values,
    "values": values,
    "entries": entries,
}
