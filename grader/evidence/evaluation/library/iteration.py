"""Methods of arrays that call a function for each element."""

import functools
from collections.abc import Iterator

from grader.evidence.evaluation.convert import primitive_to_string, truth
from grader.evidence.evaluation.library.arrays import copy
from grader.evidence.evaluation.library.kit import Values, at, elements, plain
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import iterate, to_number, to_text
from grader.evidence.evaluation.values import (
    HOLE,
    LONGEST,
    UNDEFINED,
    ArrayValue,
    Bounded,
    Native,
    ObjectValue,
    Undefined,
    Unknown,
    Value,
    is_number,
    unknown,
)


def _visits(
    machine: Machine, this: Value, arguments: Values, *, holes: bool = False
) -> Iterator[tuple[int, Value, Value]]:
    """Call the function for each element: index, element, result."""
    items = elements(machine, this)
    function, receiver = at(arguments, 0), at(arguments, 1)
    if isinstance(items, Unknown):
        raise machine.error("TypeError", "not an array")
    for index in range(len(items)):
        if index < len(items) and (holes or items[index] is not HOLE):
            one = plain(items[index])
            yield index, one, machine.call(function, receiver, [one, float(index), this])


def for_each(machine: Machine, this: Value, arguments: Values) -> Value:
    """``forEach``."""
    for _ in _visits(machine, this, arguments):
        pass
    return UNDEFINED


def map_(machine: Machine, this: Value, arguments: Values) -> Value:
    """``map``."""
    items = elements(machine, this)
    found: Values = [] if isinstance(items, Unknown) else [HOLE] * len(items)
    for index, _, value in _visits(machine, this, arguments):
        found[index] = value
    made = machine.array(found)
    if isinstance(this, ArrayValue) and this.coerce is not None:
        made.coerce = this.coerce
        made.items = [this.coerce(one) if is_number(one) else one for one in found]
    return made


def flat_map(machine: Machine, this: Value, arguments: Values) -> Value:
    """``flatMap``."""
    made = machine.array([])
    for _, _, value in _visits(machine, this, arguments):
        if isinstance(value, ArrayValue) and not value.vague:
            machine.spend(len(value.items))
            made.items.extend(one for one in value.items if one is not HOLE)
        else:
            made.items.append(value)
            made.vague |= isinstance(value, Unknown | ArrayValue)
    return made


def filter_(machine: Machine, this: Value, arguments: Values) -> Value:
    """``filter``."""
    made = machine.array([])
    for _, one, value in _visits(machine, this, arguments):
        keep = truth(value)
        made.vague |= keep is None
        if keep is not False:
            made.items.append(one)
    return made


def find(machine: Machine, this: Value, arguments: Values) -> Value:
    """``find``."""
    index = find_index(machine, this, arguments)
    if isinstance(index, Unknown) and isinstance(this, ArrayValue):
        return unknown("an unknown element", *this.items)
    found = is_number(index) and isinstance(this, ArrayValue) and index >= 0
    return plain(this.items[int(index)]) if found else UNDEFINED  # type: ignore[union-attr,arg-type]


def find_index(machine: Machine, this: Value, arguments: Values) -> Value:
    """``findIndex``."""
    return _search(machine, this, arguments, goal=True, holes=True)


def _search(
    machine: Machine, this: Value, arguments: Values, *, goal: bool, holes: bool = False
) -> Value:
    """Find the first index whose result counts as ``goal``; once unknown, all are called."""
    unclear = False
    for index, _, value in _visits(machine, this, arguments, holes=holes):
        holds = truth(value)
        unclear |= holds is None
        if holds is goal and not unclear:
            return float(index)
    return Unknown("which element it is") if unclear else -1.0


def find_last(machine: Machine, this: Value, arguments: Values) -> Value:
    """``findLast``."""
    items = elements(machine, this)
    if isinstance(items, Unknown):
        return items
    return find(machine, machine.array(items[::-1]), arguments)


def some(machine: Machine, this: Value, arguments: Values) -> Value:
    """``some``."""
    index = _search(machine, this, arguments, goal=True)
    return index >= 0 if is_number(index) else index


def every(machine: Machine, this: Value, arguments: Values) -> Value:
    """``every``."""
    index = _search(machine, this, arguments, goal=False)
    return index < 0 if is_number(index) else index


def reduce_(machine: Machine, this: Value, arguments: Values) -> Value:
    """``reduce``."""
    return _fold(machine, this, arguments, step=1)


def reduce_right(machine: Machine, this: Value, arguments: Values) -> Value:
    """``reduceRight``."""
    return _fold(machine, this, arguments, step=-1)


def _fold(machine: Machine, this: Value, arguments: Values, step: int) -> Value:
    items = elements(machine, this)
    if isinstance(items, Unknown):
        return Unknown("folded from something unknown", items.may, deep=True)
    order = [n for n in range(len(items))[::step] if items[n] is not HOLE]
    if len(arguments) > 1:
        value = arguments[1]
    elif order:
        value = items[order.pop(0)]
    else:
        raise machine.error("TypeError", "nothing to fold")
    for index in order:
        if index < len(items):
            value = machine.call(
                at(arguments, 0), UNDEFINED, [value, items[index], float(index), this]
            )
    return value


class _UnclearError(Exception):
    """The order of two elements is unknown."""


def sort(machine: Machine, this: Value, arguments: Values) -> Value:
    """``sort``; an unknown comparison leaves the array vague."""
    items = elements(machine, this)
    if not isinstance(this, ArrayValue) or isinstance(items, Unknown) or this.frozen:
        return this
    given = at(arguments, 0)
    numeric = this.coerce is not None

    def compare(one: Value, two: Value) -> int:
        machine.spend(8)
        if isinstance(given, Undefined):
            return _by_text(machine, one, two, numeric=numeric)
        order = to_number(machine, machine.call(given, UNDEFINED, [one, two]))
        if isinstance(order, Unknown):
            raise _UnclearError
        return (order > 0) - (order < 0)

    kept: Values = [one for one in items if not isinstance(one, Undefined)]
    rest: Values = [one for one in items if isinstance(one, Undefined)]
    try:
        kept.sort(key=functools.cmp_to_key(compare))
    except _UnclearError:
        machine.blur(this)
        return this
    if machine.certain(this):
        this.items[:] = kept + rest
    return this


def _by_text(machine: Machine, one: Value, two: Value, *, numeric: bool) -> int:
    if numeric and is_number(one) and is_number(two):
        return (one > two) - (one < two)
    first, second = to_text(machine, one), to_text(machine, two)
    if isinstance(first, Unknown) or isinstance(second, Unknown):
        raise _UnclearError
    return (first > second) - (first < second)


def to_sorted(machine: Machine, this: Value, arguments: Values) -> Value:
    """``toSorted``."""
    return sort(machine, copy(machine, this, []), arguments)


def from_(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``Array.from``."""
    given, function = at(arguments, 0), at(arguments, 1)
    items = given_items(machine, given)
    if isinstance(items, Unknown):
        if not isinstance(function, Undefined):
            some_ = Unknown(items.reason, items.may, deep=True)
            machine.call_in_doubt(function, [some_, Unknown("index")])
        return Unknown(items.reason, items.may, deep=True)
    if isinstance(function, Undefined):
        return machine.array(list(items))
    found = [
        machine.call(function, UNDEFINED, [one, float(index)]) for index, one in enumerate(items)
    ]
    return machine.array(found)


def given_items(machine: Machine, value: Value) -> Values | Unknown:
    """List the elements of something that can be iterated or has a length."""
    if not isinstance(value, ObjectValue) or not isinstance(value.own("length"), float):
        return iterate(machine, value)
    if isinstance(value, ArrayValue):
        return iterate(machine, value)
    length = value.own("length")
    count = int(min(length, LONGEST + 1)) if isinstance(length, float) and length >= 1 else 0
    if count > LONGEST:
        raise Bounded("an array grows too long")
    machine.spend(4 * count)
    found: Values = []
    for index in range(count):
        one = value.props.get(primitive_to_string(float(index)), UNDEFINED)
        found.append(one if isinstance(one, Value) else Unknown("computed"))
    return found


METHODS: dict[str, Native] = {
    "forEach": for_each,
    "map": map_,
    "flatMap": flat_map,
    "filter": filter_,
    "find": find,
    "findIndex": find_index,
    "findLast": find_last,
    "some": some,
    "every": every,
    "reduce": reduce_,
    "reduceRight": reduce_right,
    "sort": sort,
    "toSorted": to_sorted,
}
