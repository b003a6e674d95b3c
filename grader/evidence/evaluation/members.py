"""Properties: reading, writing, deleting, iterating; and turning values into text."""

from functools import partial

from grader.evidence.evaluation.convert import (
    number_to_string,
    primitive_to_number,
    primitive_to_string,
    typeof,
)
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.scope import FunctionValue
from grader.evidence.evaluation.utf16 import characters
from grader.evidence.evaluation.values import (
    ABSENT,
    HOLE,
    UNDEFINED,
    Accessor,
    ArrayValue,
    Builtin,
    Key,
    MapValue,
    ObjectValue,
    Opaque,
    Symbol,
    Unknown,
    Value,
    is_index,
    is_nullish,
    is_number,
    unknown,
)

ITERATOR = Symbol("iterator")


def kind_of(thing: ObjectValue) -> str:
    """Name the table of methods that a thing inherits from the language."""
    if isinstance(thing, ArrayValue):
        return "array"
    if isinstance(thing, MapValue):
        return "set" if thing.single else "map"
    if isinstance(thing, FunctionValue | Builtin):
        return "function"
    return "regexp" if isinstance(thing, Opaque) else "object"


def get(machine: Machine, base: Value, key: Key) -> Value:
    """Read a property.

    Raises:
        Thrown: the base is null or undefined, or a getter throws.
    """
    if isinstance(base, ObjectValue):
        return of_object(machine, base, key, base)
    if isinstance(base, Unknown):
        return _of_unknown(machine, base, key)
    if isinstance(base, str):
        if key == "length":
            return float(len(base))
        if isinstance(key, str) and is_index(key):
            return base[int(key)] if int(key) < len(base) else UNDEFINED
    if is_nullish(base):
        name = key if isinstance(key, str) else key.name
        raise machine.error("TypeError", f"cannot read {name} of {primitive_to_string(base)}")
    return machine.method(typeof(base), key)


def of_object(machine: Machine, thing: ObjectValue, key: Key, receiver: Value) -> Value:
    """Read a property of an object or of what it inherits from."""
    holder: ObjectValue | Unknown | None = thing
    while isinstance(holder, ObjectValue):
        if holder.vague:
            return vague(holder)
        found = holder.own(key)
        if isinstance(found, Accessor):
            return (
                machine.call(found.get, receiver, []) if found.get is not UNDEFINED else UNDEFINED
            )
        if found is not ABSENT:
            return UNDEFINED if found is HOLE else found
        holder = holder.parent
    return holder if isinstance(holder, Unknown) else machine.method(kind_of(thing), key)


def vague(thing: ObjectValue) -> Unknown:
    """Read from a thing of which nobody knows any more what it holds."""
    return unknown("it was changed in an unknown way", *thing.contents())


def _of_unknown(machine: Machine, base: Unknown, key: Key) -> Unknown:
    if base.deep or not base.may:
        return base
    return unknown(base.reason, *(of_object(machine, one, key, one) for one in base.may))


def element(machine: Machine, base: Value, index: Value) -> Value:
    """Read ``base[index]``."""
    if type(base) is ArrayValue and is_number(index) and not base.vague:
        at = int(index) if 0 <= index < len(base.items) else -1
        if at >= 0 and at == index:
            found = base.items[at]
            return UNDEFINED if found is HOLE else found
    key = to_key(machine, index)
    if not isinstance(key, Unknown):
        return get(machine, base, key)
    if isinstance(base, ObjectValue):
        return unknown(key.reason, *base.contents())
    return base if isinstance(base, Unknown) else key


def put(machine: Machine, base: Value, key: Key, value: Value) -> None:
    """Write a property.

    Raises:
        Thrown: the base is null or undefined, or a setter throws.
    """
    if isinstance(base, Unknown):
        if base.deep:
            machine.blur(*base.may, deep=True)
            return
        for one in base.may:
            machine.doubt(partial(put, machine, one, key, value))
    elif isinstance(base, ObjectValue):
        _put(machine, base, key, value)
    elif is_nullish(base):
        raise machine.error("TypeError", f"cannot set a property of {primitive_to_string(base)}")


def _put(machine: Machine, thing: ObjectValue, key: Key, value: Value) -> None:
    setter = _accessor(thing, key)
    if setter is not None:
        if setter.set is not UNDEFINED:
            machine.call(setter.set, thing, [value])
        return
    if thing.frozen:
        return
    old = thing.own(key)
    if machine.doubtful(thing.born) and not isinstance(old, Accessor):
        if isinstance(thing, ArrayValue) and old is ABSENT:
            machine.certain(thing)
        value = machine.joined(UNDEFINED if old is ABSENT else old, value, thing.born)
        if key == "length":
            machine.certain(thing)
            return
    else:
        machine.altered[id(thing)] = thing
    thing.store(key, value)


def _accessor(thing: ObjectValue, key: Key) -> Accessor | None:
    holder: ObjectValue | Unknown | None = thing
    while isinstance(holder, ObjectValue):
        found = holder.own(key)
        if isinstance(found, Accessor):
            return found
        if found is not ABSENT:
            return None
        holder = holder.parent
    return None


def put_element(machine: Machine, base: Value, index: Value, value: Value) -> None:
    """Write ``base[index]``; an unknown index makes the container vague."""
    key = to_key(machine, index)
    if not isinstance(key, Unknown):
        put(machine, base, key, value)
    elif isinstance(base, ObjectValue):
        base.props[Symbol("somewhere")] = value  # kept, so that changes through it still reach it
        machine.blur(base)
    elif isinstance(base, Unknown):
        machine.blur(*base.may, deep=base.deep)


def remove(machine: Machine, base: Value, index: Value) -> None:
    """Carry out ``delete base[index]``."""
    key = to_key(machine, index)
    if isinstance(base, Unknown):
        machine.blur(*base.may, deep=base.deep)
    elif isinstance(base, ObjectValue) and not base.frozen:
        if isinstance(key, Unknown):
            machine.blur(base)
        elif machine.certain(base):
            base.remove(key)


def to_key(machine: Machine, value: Value) -> Key | Unknown:
    """Turn a value into a property key."""
    if isinstance(value, str | Symbol):
        return value
    if is_number(value):
        return number_to_string(value)
    return to_text(machine, value)


def to_primitive(machine: Machine, value: Value, *, number: bool = True) -> Value:
    """Turn a value into a primitive one (or an unknown one)."""
    if not isinstance(value, ObjectValue):
        return value
    if value.vague:
        return vague(value)
    for name in ("valueOf", "toString") if number else ("toString", "valueOf"):
        method = of_object(machine, value, name, value)
        found = method
        if isinstance(method, FunctionValue):
            found = machine.call(method, value, [])
        if not isinstance(found, ObjectValue):
            return found
    return _described(machine, value)


def _described(machine: Machine, value: ObjectValue) -> Value:
    if isinstance(value, ArrayValue):
        return join(machine, value, ",")
    if isinstance(value, FunctionValue | Builtin | Opaque):
        return Unknown("the text of a function or regex")
    return f"[object {kind_of(value).capitalize()}]"


def join(machine: Machine, array: ArrayValue, separator: str) -> str | Unknown:
    """Join the elements of an array as text."""
    machine.depth += 1
    machine.spend(4 * len(array.items))
    if array.vague:
        return vague(array)
    if machine.depth > machine.limits.depth:
        raise machine.error("RangeError", "nested too deeply")
    parts = [("" if is_nullish(one) else to_text(machine, one)) for one in array.items]
    machine.depth -= 1
    found: list[str] = []
    for part in parts:
        if isinstance(part, Unknown):
            return Unknown(part.reason)
        found.append(part)
    text = separator.join(found)
    machine.spend(len(text))
    return text


def to_text(machine: Machine, value: Value) -> str | Unknown:
    """Turn a value into a string.

    Raises:
        Thrown: it is a symbol.
    """
    if isinstance(value, str):
        return value
    value = to_primitive(machine, value, number=False)
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Symbol):
        raise machine.error("TypeError", "a symbol is no text")
    return primitive_to_string(value)


def to_number(machine: Machine, value: Value) -> float | Unknown:
    """Turn a value into a number.

    Raises:
        Thrown: it is a symbol.
    """
    if is_number(value):
        return value
    value = to_primitive(machine, value)
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Symbol):
        raise machine.error("TypeError", "a symbol is no number")
    return primitive_to_number(value)


def iterate(machine: Machine, value: Value) -> list[Value] | Unknown:
    """List what iterating a value gives.

    Raises:
        Thrown: it cannot be iterated.
    """
    if isinstance(value, Unknown):
        return value
    if isinstance(value, str):
        machine.spend(4 * len(value))
        return list(characters(value))
    if isinstance(value, ObjectValue):
        if value.vague:
            return vague(value)
        if isinstance(value, ArrayValue):
            machine.spend(len(value.items))
            return [UNDEFINED if one is HOLE else one for one in value.items]
        if isinstance(value, MapValue):
            return _entries(machine, value)
        if of_object(machine, value, ITERATOR, value) is not UNDEFINED:
            return Unknown("an iterator of the script's own is not run")
    raise machine.error("TypeError", "it cannot be iterated")


def _entries(machine: Machine, value: MapValue) -> list[Value]:
    machine.spend(4 * len(value.entries))
    if value.single:
        return [one for one, _ in value.entries.values()]
    return [machine.array([key, one]) for key, one in value.entries.values()]
