"""Names that the language defines everywhere. What is not here belongs to the page: unknown."""

import base64
import binascii
import math
import struct
from collections.abc import Callable, Mapping

from grader.evidence.evaluation.convert import to_int32, to_uint32, truth
from grader.evidence.evaluation.library import (
    arrays,
    copies,
    iteration,
    maps,
    numbers,
    objects,
    strings,
)
from grader.evidence.evaluation.library.kit import Values, at, namespace
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import ITERATOR, to_number, to_text
from grader.evidence.evaluation.values import (
    UNDEFINED,
    ArrayValue,
    Builtin,
    Native,
    ObjectValue,
    Symbol,
    Undefined,
    Unknown,
    Value,
    is_number,
)

LONGEST = 100_000


def _prototype(machine: Machine, kind: str, made: Builtin) -> Builtin:
    shared = machine.prototypes.setdefault(kind, _Shared(machine, kind))
    made.props["prototype"] = shared
    made.hide("prototype")
    return made


class _Shared(ObjectValue):
    """The prototype that all values of a kind share; scripts may add to it."""

    __slots__ = ("kind", "machine")

    def __init__(self, machine: Machine, kind: str) -> None:
        super().__init__(machine.tick())
        self.machine = machine
        self.kind = kind

    def own(self, key: str | Symbol) -> "Value":
        """Read what was added, or the method of the language."""
        return self.machine.method(self.kind, key)


def _class(
    kind: str,
    name: str,
    run: Native,
    statics: Mapping[str, Native | Value] | None = None,
    make: Native | None = None,
) -> Callable[[Machine], Value]:
    def build(machine: Machine) -> Value:
        made = Builtin(name, run, make or run)
        namespace(statics or {}, made)
        return _prototype(machine, kind, made)

    return build


def _space(entries: Mapping[str, Native | Value]) -> Callable[[Machine], Value]:
    return lambda machine: namespace(entries, machine.object())


def _array(machine: Machine, _this: Value, arguments: Values) -> Value:
    if len(arguments) != 1 or not is_number(arguments[0]):
        lost = len(arguments) == 1 and isinstance(arguments[0], Unknown)
        made = machine.array(list(arguments))
        made.vague = lost
        return made
    if not 0 <= arguments[0] < 2**32 or arguments[0] != int(arguments[0]):
        raise machine.error("RangeError", "no such length")
    made = machine.array([])
    made.store("length", arguments[0])
    machine.spend(len(made.items))
    return made


def _array_of(machine: Machine, _this: Value, arguments: Values) -> Value:
    return machine.array(list(arguments))


def _object(machine: Machine, _this: Value, arguments: Values) -> Value:
    given = at(arguments, 0)
    return given if isinstance(given, ObjectValue | Unknown) else machine.object()


def _map(machine: Machine, _this: Value, arguments: Values) -> Value:
    return maps.make(machine, arguments, single=False)


def _set(machine: Machine, _this: Value, arguments: Values) -> Value:
    return maps.make(machine, arguments, single=True)


def _boolean(_machine: Machine, _this: Value, arguments: Values) -> Value:
    known = truth(at(arguments, 0))
    return Unknown("whether it holds") if known is None else known


def _symbol(machine: Machine, _this: Value, arguments: Values) -> Value:
    text = to_text(machine, at(arguments, 0))
    return Symbol(f"{text if isinstance(text, str) else ''} {machine.tick()}")


def _error(name: str) -> Callable[[Machine], Value]:
    def make(machine: Machine, _this: Value, arguments: Values) -> Value:
        made = machine.object()
        made.props = {"name": name, "message": at(arguments, 0)}
        made.hidden = frozenset(made.props)
        return made

    return lambda _machine: Builtin(name, make, make)


def _typed(coerce: Callable[[float], float], name: str) -> Callable[[Machine], Value]:
    """Build the constructor of a typed array."""

    def fitted(machine: Machine, items: Values | Unknown) -> Value:
        made = machine.array([])
        made.coerce = coerce
        if isinstance(items, Unknown):
            made.vague = True
            return made
        for one in items:
            number = to_number(machine, one)
            made.items.append(number if isinstance(number, Unknown) else coerce(number))
        return made

    def make(machine: Machine, _this: Value, arguments: Values) -> Value:
        given = at(arguments, 0)
        if is_number(given) and 0 <= given <= LONGEST:
            machine.spend(int(given))
            return fitted(machine, [0.0] * int(given))
        if not isinstance(given, ArrayValue):
            return fitted(machine, [] if isinstance(given, Undefined) else Unknown("its elements"))
        return fitted(machine, iteration.given_items(machine, given))

    def of(machine: Machine, this: Value, arguments: Values) -> Value:
        found = iteration.from_(machine, this, arguments)
        return make(machine, UNDEFINED, [found])

    def of_items(machine: Machine, _this: Value, arguments: Values) -> Value:
        return fitted(machine, list(arguments))

    return _class("array", name, make, {"from": of, "of": of_items})


def _integer(bits: int, *, signed: bool) -> Callable[[float], float]:
    def coerce(number: float) -> float:
        wide = to_uint32(number) & ((1 << bits) - 1)
        return float(wide - (1 << bits) if signed and wide >> (bits - 1) else wide)

    return coerce


def _clamped(number: float) -> float:
    return float(round(min(max(number, 0.0), 255.0))) if number == number else 0.0  # noqa: PLR0124


def _single(number: float) -> float:
    try:
        return float(struct.unpack("f", struct.pack("f", number))[0])
    except OverflowError:
        return math.copysign(math.inf, number)


def _atob(machine: Machine, _this: Value, arguments: Values) -> Value:
    text = to_text(machine, at(arguments, 0))
    if isinstance(text, Unknown):
        return Unknown("decoded from something unknown")
    bare = "".join(text.split())
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("latin-1")
    except (binascii.Error, ValueError):
        raise machine.error("InvalidCharacterError", "no base64") from None


def _function(run: Native, name: str) -> Callable[[Machine], Value]:
    return lambda _machine: Builtin(name, run)


ERRORS = ("Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError")

TYPED: dict[str, Callable[[float], float]] = {
    "Int8Array": _integer(8, signed=True),
    "Uint8Array": _integer(8, signed=False),
    "Uint8ClampedArray": _clamped,
    "Int16Array": _integer(16, signed=True),
    "Uint16Array": _integer(16, signed=False),
    "Int32Array": lambda number: float(to_int32(number)),
    "Uint32Array": lambda number: float(to_uint32(number)),
    "Float32Array": _single,
    "Float64Array": lambda number: number,
}

CODES: dict[str, Native] = {
    "fromCharCode": strings.from_codes,
    "fromCodePoint": strings.from_codes,
}

GLOBALS: dict[str, Callable[[Machine], Value]] = {
    "NaN": lambda _machine: math.nan,
    "Infinity": lambda _machine: math.inf,
    "undefined": lambda _machine: UNDEFINED,
    "Math": _space(numbers.MATH),
    "JSON": _space(copies.JSON),
    "Reflect": _space({"ownKeys": objects.keys}),
    "Object": _class("object", "Object", _object, objects.OBJECT),
    "Array": _class(
        "array",
        "Array",
        _array,
        {"isArray": arrays.is_array, "from": iteration.from_, "of": _array_of},
    ),
    "String": _class("string", "String", strings.string, CODES),
    "Number": _class("number", "Number", numbers.number, numbers.NUMBER),
    "Boolean": _class("boolean", "Boolean", _boolean),
    "BigInt": _class("bigint", "BigInt", numbers.bigint),
    "Map": _class("map", "Map", _map),
    "WeakMap": _class("map", "Map", _map),
    "Set": _class("set", "Set", _set),
    "WeakSet": _class("set", "Set", _set),
    "Symbol": _class("symbol", "Symbol", _symbol, {"iterator": ITERATOR}),
    "structuredClone": _function(copies.clone, "structuredClone"),
    "atob": _function(_atob, "atob"),
    **{name: _function(run, name) for name, run in numbers.FREE.items()},
    **{name: _error(name) for name in ERRORS},
    **{name: _typed(coerce, name) for name, coerce in TYPED.items()},
}

METHODS: dict[str, Mapping[str, Native]] = {
    "array": arrays.METHODS | iteration.METHODS,
    "string": strings.METHODS,
    "number": numbers.METHODS,
    "bigint": numbers.METHODS,
    "boolean": {},
    "symbol": {},
    "object": objects.METHODS,
    "function": objects.FUNCTION,
    "map": maps.MAP,
    "set": maps.SET,
    "regexp": {"test": strings.test},
}

UNEVALUATED: dict[str, frozenset[str]] = {
    "array": frozenset({"copyWithin", "set", "findLastIndex", "toLocaleString", "buffer"}),
    "string": frozenset(
        {"localeCompare", "normalize", "matchAll", "search", "toLocaleUpperCase", "anchor"}
        | {"toLocaleLowerCase", "isWellFormed", "toWellFormed"},
    ),
    "number": frozenset({"toPrecision", "toExponential", "toLocaleString"}),
    "object": frozenset({"isPrototypeOf", "propertyIsEnumerable", "constructor", "__proto__"}),
    "function": frozenset({"length", "caller", "arguments"}),
    "map": frozenset({"getOrInsert", "getOrInsertComputed"}),
    "set": frozenset({"union", "intersection", "difference", "isSubsetOf", "isSupersetOf"}),
    "regexp": frozenset({"exec", "source", "flags", "lastIndex", "global"}),
}
"""What the language has but is not evaluated: unknown, never undefined."""
