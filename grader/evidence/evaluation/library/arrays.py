"""Methods of arrays that take them apart and put them together."""

from grader.evidence.evaluation.library.kit import (
    Values,
    at,
    clamp,
    elements,
    integer,
    plain,
    span,
)
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import iterate, join, to_text
from grader.evidence.evaluation.operators import strictly_equal
from grader.evidence.evaluation.values import (
    HOLE,
    UNDEFINED,
    ArrayValue,
    Native,
    ObjectValue,
    Unknown,
    Value,
    is_number,
    unknown,
)


def push(machine: Machine, this: Value, arguments: Values) -> Value:
    """``push``."""
    if not isinstance(this, ArrayValue):
        return Unknown("not an array")
    if this.frozen:
        raise machine.error("TypeError", "it is frozen")
    certain = machine.certain(this)
    machine.spend(len(arguments))
    this.items.extend(arguments)
    return float(len(this.items)) if certain else Unknown("its length")


def unshift(machine: Machine, this: Value, arguments: Values) -> Value:
    """``unshift``."""
    if not isinstance(this, ArrayValue):
        return Unknown("not an array")
    certain = machine.certain(this)
    machine.spend(len(this.items))
    this.items[:0] = arguments
    return float(len(this.items)) if certain else Unknown("its length")


def pop(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``pop``."""
    return _take(machine, this, -1)


def shift(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``shift``; of what an iterator gives, this also serves ``next``."""
    return _take(machine, this, 0)


def _take(machine: Machine, this: Value, index: int) -> Value:
    if not isinstance(this, ArrayValue):
        return Unknown("not an array")
    if this.frozen:
        raise machine.error("TypeError", "it is frozen")
    if not machine.certain(this):
        return unknown("an unknown element", *this.items)
    return plain(this.items.pop(index)) if this.items else UNDEFINED


def next_(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``next`` of the iterators that arrays, maps and sets give, which are kept as arrays."""
    made = machine.object()
    done = isinstance(this, ArrayValue) and not this.items
    made.props = {"value": _take(machine, this, 0), "done": done}
    return made


def splice(machine: Machine, this: Value, arguments: Values) -> Value:
    """``splice``."""
    if not isinstance(this, ArrayValue):
        return Unknown("not an array")
    length = len(this.items)
    start = integer(machine, at(arguments, 0))
    count = integer(machine, at(arguments, 1), float(length) if len(arguments) == 1 else 0.0)
    unclear = isinstance(start, Unknown) or isinstance(count, Unknown)
    if unclear or not machine.certain(this):
        this.items.extend(arguments[2:])
        machine.blur(this)
        return unknown("unknown elements", *this.items)
    first = clamp(start, length) if not isinstance(start, Unknown) else 0
    many = int(max(0, min(count, length - first))) if not isinstance(count, Unknown) else 0
    taken = this.items[first : first + many]
    machine.spend(length)
    this.items[first : first + many] = arguments[2:]
    return machine.array(taken)


def slice_(machine: Machine, this: Value, arguments: Values) -> Value:
    """``slice``."""
    items = elements(machine, this)
    if isinstance(items, Unknown):
        return items
    window = span(machine, arguments, len(items))
    return machine.array(items[slice(*window)]) if window else unknown("a part", *items)


def concat(machine: Machine, this: Value, arguments: Values) -> Value:
    """``concat``."""
    made = machine.array([])
    for one in (this, *arguments):
        if isinstance(one, ArrayValue) and not one.vague:
            machine.spend(len(one.items))
            made.items.extend(one.items)
        else:
            made.items.append(one)
            made.vague |= isinstance(one, Unknown | ArrayValue)
    return made


def reverse(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``reverse``."""
    if isinstance(this, ArrayValue) and machine.certain(this):
        this.items.reverse()
    return this


def fill(machine: Machine, this: Value, arguments: Values) -> Value:
    """``fill``."""
    if not isinstance(this, ArrayValue):
        return this
    window = span(machine, arguments, len(this.items), 1)
    value = at(arguments, 0)
    if window is None:
        this.items.append(value)
        machine.blur(this)
    elif machine.doubtful(this.born):
        this.items = [machine.joined(one, value, this.born) for one in this.items]
    elif machine.certain(this):
        first, last = window
        machine.spend(len(this.items))
        this.items[first:last] = [value] * max(0, last - first)
    return this


def join_(machine: Machine, this: Value, arguments: Values) -> Value:
    """``join``."""
    given = at(arguments, 0)
    separator = "," if given is UNDEFINED else to_text(machine, given)
    if isinstance(separator, Unknown) or not isinstance(this, ArrayValue):
        return Unknown("the joined text")
    return join(machine, this, separator)


def flat(machine: Machine, this: Value, arguments: Values) -> Value:
    """``flat``."""
    depth = integer(machine, at(arguments, 0), 1.0)
    items = elements(machine, this)
    if isinstance(depth, Unknown) or isinstance(items, Unknown):
        return unknown("flattened", this)
    made = machine.array([])
    waiting = [(one, depth) for one in reversed(items)]
    while waiting:
        one, left = waiting.pop()
        if isinstance(one, ArrayValue) and left >= 1:
            machine.spend(8 + len(one.items))
            made.vague |= one.vague
            waiting.extend((inner, left - 1) for inner in reversed(one.items))
        elif one is not HOLE:
            made.items.append(one)
            made.vague |= isinstance(one, Unknown) and bool(one.may)
    return made


def at_(machine: Machine, this: Value, arguments: Values) -> Value:
    """``at``."""
    items, index = elements(machine, this), integer(machine, at(arguments, 0))
    if isinstance(items, Unknown):
        return items
    if isinstance(index, Unknown):
        return unknown("an unknown element", *items)
    index += len(items) if index < 0 else 0
    return plain(items[int(index)]) if 0 <= index < len(items) else UNDEFINED


def index_of(machine: Machine, this: Value, arguments: Values) -> Value:
    """``indexOf``."""
    return _search(machine, this, at(arguments, 0), same_nan=False)


def last_index_of(machine: Machine, this: Value, arguments: Values) -> Value:
    """``lastIndexOf``."""
    items = elements(machine, this)
    if isinstance(items, Unknown):
        return Unknown("where it is")
    found = _search(machine, machine.array(items[::-1]), at(arguments, 0), same_nan=False)
    return len(items) - 1 - found if is_number(found) and found >= 0 else found


def includes(machine: Machine, this: Value, arguments: Values) -> Value:
    """``includes``."""
    found = _search(machine, this, at(arguments, 0), same_nan=True)
    return found >= 0 if is_number(found) else found


def _search(machine: Machine, this: Value, sought: Value, *, same_nan: bool) -> Value:
    items = elements(machine, this)
    if isinstance(items, Unknown) or isinstance(sought, Unknown):
        return Unknown("where it is")
    nan = same_nan and sought != sought  # noqa: PLR0124 - NaN
    for index, one in enumerate(items):
        if isinstance(one, Unknown):
            return Unknown("where it is")
        if strictly_equal(plain(one), sought) or (nan and one != one):  # noqa: PLR0124 - NaN
            return float(index)
    return -1.0


def entries(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``entries``; its iterator is kept as an array."""
    items = elements(machine, this)
    if isinstance(items, Unknown):
        return Unknown(items.reason, items.may, deep=True)
    return machine.array([machine.array([float(n), plain(one)]) for n, one in enumerate(items)])


def keys(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``keys``; its iterator is kept as an array."""
    items = elements(machine, this)
    if isinstance(items, Unknown):
        return Unknown("its keys")
    return machine.array([float(index) for index in range(len(items))])


def copy(machine: Machine, this: Value, _arguments: Values) -> Value:
    """``values``, and the start of the methods that change a copy."""
    items = iterate(machine, this)
    return items if isinstance(items, Unknown) else machine.array(items)


def to_reversed(machine: Machine, this: Value, arguments: Values) -> Value:
    """``toReversed``."""
    return reverse(machine, copy(machine, this, arguments), arguments)


def to_spliced(machine: Machine, this: Value, arguments: Values) -> Value:
    """``toSpliced``."""
    made = copy(machine, this, arguments)
    splice(machine, made, arguments)
    return made


def with_(machine: Machine, this: Value, arguments: Values) -> Value:
    """``with``."""
    made, index = copy(machine, this, arguments), integer(machine, at(arguments, 0))
    if not isinstance(made, ArrayValue) or isinstance(index, Unknown):
        return unknown("a changed copy", made, at(arguments, 1))
    index += len(made.items) if index < 0 else 0
    if not 0 <= index < len(made.items):
        raise machine.error("RangeError", "no such element")
    made.items[int(index)] = at(arguments, 1)
    return made


def is_array(_machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Array.isArray``."""
    value = at(arguments, 0)
    if isinstance(value, Unknown):
        return Unknown("whether it is an array")
    return isinstance(value, ObjectValue) and isinstance(value, ArrayValue) and not value.coerce


METHODS: dict[str, Native] = {
    "push": push,
    "unshift": unshift,
    "pop": pop,
    "shift": shift,
    "next": next_,
    "splice": splice,
    "slice": slice_,
    "subarray": slice_,
    "concat": concat,
    "reverse": reverse,
    "fill": fill,
    "join": join_,
    "flat": flat,
    "at": at_,
    "indexOf": index_of,
    "lastIndexOf": last_index_of,
    "includes": includes,
    "entries": entries,
    "keys": keys,
    "values": copy,
    "toReversed": to_reversed,
    "toSpliced": to_spliced,
    "with": with_,
}
