"""What the functions of the language share: arguments, unknown ones, and tables of functions."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from grader.evidence.evaluation.convert import to_integer
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import to_number, to_text, vague
from grader.evidence.evaluation.values import (
    HOLE,
    UNDEFINED,
    ArrayValue,
    Builtin,
    Native,
    ObjectValue,
    Undefined,
    Unknown,
    Value,
)

Values: TypeAlias = list[Value]
Pure: TypeAlias = Callable[..., Value]


def at(arguments: Values, index: int) -> Value:
    """One argument, undefined where it was not given."""
    return arguments[index] if index < len(arguments) else UNDEFINED


def plain(value: Value) -> Value:
    """Turn a hole into undefined."""
    return UNDEFINED if value is HOLE else value


def of_numbers(run: Callable[..., float]) -> Native:
    """Make a function of numbers: unknown where an argument is."""

    def native(machine: Machine, _this: Value, arguments: Values) -> Value:
        numbers: list[float] = []
        for one in arguments:
            number = to_number(machine, one)
            if isinstance(number, Unknown):
                return Unknown(number.reason)
            numbers.append(number)
        return run(*numbers)

    return native


def of_text(run: Callable[[Machine, str, Values], Value]) -> Native:
    """Make a method of strings: unknown where the string or an argument is."""

    def native(machine: Machine, this: Value, arguments: Values) -> Value:
        text = to_text(machine, this)
        lost = next((one for one in (text, *arguments) if isinstance(one, Unknown)), None)
        if lost is not None or isinstance(text, Unknown):
            return Unknown("made from something unknown")
        machine.spend(len(text))
        return run(machine, text, arguments)

    return native


def integer(machine: Machine, value: Value, default: float = 0.0) -> float | Unknown:
    """Read an argument as an integer (or infinity), ``default`` where it is undefined."""
    if isinstance(value, Undefined):
        return default
    number = to_number(machine, value)
    return number if isinstance(number, Unknown) else to_integer(number)


def clamp(position: float, length: int) -> int:
    """Turn a relative position, counted from the end where negative, into an index."""
    if position < 0:
        return int(max(position + length, 0))
    return int(min(position, length))


def span(
    machine: Machine, arguments: Values, length: int, first: int = 0
) -> tuple[int, int] | None:
    """Read arguments (start, end) as ``slice`` does; None where one is unknown."""
    start = integer(machine, at(arguments, first))
    end = integer(machine, at(arguments, first + 1), float(length))
    if isinstance(start, Unknown) or isinstance(end, Unknown):
        return None
    return clamp(start, length), clamp(end, length)


def elements(machine: Machine, this: Value) -> Values | Unknown:
    """The elements of an array; unknown where nobody knows them."""
    if isinstance(this, ArrayValue) and not this.vague:
        machine.spend(len(this.items))
        return this.items
    if isinstance(this, str):
        return list(this)
    if isinstance(this, ObjectValue):
        return vague(this)
    return Unknown("not an array")


def namespace(entries: Mapping[str, Native | Value], made: ObjectValue) -> ObjectValue:
    """Fill an object with functions and constants of the language, hidden from listing."""
    for name, one in entries.items():
        made.props[name] = Builtin(name, one) if callable(one) else one
    made.hidden = frozenset(made.props)
    return made
