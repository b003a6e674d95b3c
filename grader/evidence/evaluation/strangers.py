"""Calls into code that is not known: what they may change, call, and give back."""

from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.scope import FunctionValue
from grader.evidence.evaluation.values import UNDEFINED, Unknown, Value, containers

STARTERS = frozenset({"$", "jQuery", "ready", "addEventListener"})
"""Functions of the page, and of a well-known library, that may run something once it has loaded."""

HARMLESS = frozenset(
    [
        "map",
        "filter",
        "slice",
        "concat",
        "join",
        "includes",
        "indexOf",
        "forEach",
        "some",
        "every",
        "find",
        "findIndex",
        "keys",
        "values",
        "entries",
        "get",
        "has",
        "toString",
        "length",
        "reduce",
        "flat",
        "flatMap",
        "at",
        "split",
        "trim",
        "test",
    ]
)
"""Methods that leave what they are called on as it is."""

MUTATING = frozenset(
    [
        "push",
        "pop",
        "shift",
        "unshift",
        "splice",
        "sort",
        "reverse",
        "fill",
        "set",
        "add",
        "delete",
        "clear",
    ]
)
"""Methods that change what they are called on, and nothing else."""

SYNCHRONOUS = frozenset(
    [
        "forEach",
        "map",
        "filter",
        "reduce",
        "some",
        "every",
        "find",
        "findIndex",
        "flatMap",
        "sort",
        "from",
        "replace",
    ]
)
"""Methods that call a function they are given at once; others of the page call it later."""


def unknown_call(
    machine: Machine,
    receiver: Value,
    function: Value,
    given: list[Value] | Unknown,
    name: str,
) -> Value:
    """Call something unknown, or something known with unknown arguments.

    Code of the page's surroundings changes no data of the script; other unknown code may
    change whatever it can reach and call whatever it is given.
    """
    arguments: list[Value] = [given] if isinstance(given, Unknown) else given
    if not isinstance(function, Unknown):
        machine.escape([*arguments, receiver, function])
        return _made_from(*arguments, receiver)
    origin = _made_from(function, receiver if isinstance(receiver, Unknown) else UNDEFINED)
    if name in SYNCHRONOUS:
        for one in arguments:
            if isinstance(one, FunctionValue):
                machine.call_in_doubt(one, [origin, Unknown("index"), Unknown("index")])
    if function.host:
        machine.later.extend(at_start(name, arguments))
    if name in HARMLESS:
        return origin
    if name in MUTATING and isinstance(receiver, Unknown):
        machine.blur(*receiver.may, deep=receiver.deep)
    elif name not in MUTATING and not function.host:
        machine.escape([*arguments, receiver])
        return _made_from(*arguments, origin)
    return origin


def at_start(name: str, arguments: list[Value]) -> list[Value]:
    """Functions that a call of the page registers to be run once it has loaded."""
    event = arguments[0] if arguments else UNDEFINED
    if name == "addEventListener" and event in ("DOMContentLoaded", "load"):
        return arguments[1:2]
    return arguments[:1] if name in STARTERS and isinstance(event, FunctionValue) else []


def _made_from(*values: Value) -> Unknown:
    host = all(isinstance(one, Unknown) and one.host for one in values[:1])
    return Unknown("it comes from something unknown", containers(*values), deep=True, host=host)
