"""Operators on values (ECMAScript, "Operators"). What is unknown on one side stays unknown."""

import math
import operator
from collections.abc import Callable

from grader.evidence.evaluation.convert import (
    primitive_to_number,
    primitive_to_string,
    to_int32,
    to_uint32,
    truth,
    typeof,
)
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import get, to_key, to_number, to_primitive
from grader.evidence.evaluation.scope import FunctionValue
from grader.evidence.evaluation.values import (
    ABSENT,
    UNDEFINED,
    Builtin,
    ObjectValue,
    Symbol,
    Undefined,
    Unknown,
    Value,
    is_bigint,
    is_nullish,
)


def strictly_equal(left: Value, right: Value) -> bool:
    """Compare as ``===`` does; neither side may be unknown."""
    if isinstance(left, ObjectValue | Symbol) or isinstance(right, ObjectValue | Symbol):
        return left is right
    if isinstance(left, Undefined):
        return isinstance(right, Undefined)
    return type(left) is type(right) and left == right


def loosely_equal(machine: Machine, left: Value, right: Value) -> bool | None:
    """Compare as ``==`` does; None where that is unknown."""
    if is_nullish(left) or is_nullish(right):
        return is_nullish(left) and is_nullish(right)
    if isinstance(left, ObjectValue) and isinstance(right, ObjectValue):
        return left is right
    left, right = to_primitive(machine, left), to_primitive(machine, right)
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return None
    if typeof(left) == typeof(right) or isinstance(left, Symbol) or isinstance(right, Symbol):
        return strictly_equal(left, right)
    return primitive_to_number(left) == primitive_to_number(right)


def binary(machine: Machine, sign: str, left: Value, right: Value) -> Value:
    """Apply a binary operator that evaluates both sides."""
    apply = NUMERIC.get(sign) if type(left) is float and type(right) is float else None
    return apply(left, right) if apply else _general(machine, sign, left, right)


def _general(machine: Machine, sign: str, left: Value, right: Value) -> Value:
    if sign in ("in", "instanceof"):
        return RELATIONS[sign](machine, left, right)
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        one = left if isinstance(left, Unknown) else right
        return Unknown(one.reason) if isinstance(one, Unknown) else UNDEFINED
    if sign in ("===", "!=="):
        return strictly_equal(left, right) == (sign == "===")
    if sign in ("==", "!="):
        same = loosely_equal(machine, left, right)
        return (
            Unknown("compared with something unknown") if same is None else same == (sign == "==")
        )
    one, two = to_primitive(machine, left), to_primitive(machine, right)
    if isinstance(one, Unknown) or isinstance(two, Unknown):
        return Unknown("computed from something unknown")
    return _primitive(machine, sign, one, two)


def _primitive(machine: Machine, sign: str, left: Value, right: Value) -> Value:
    if isinstance(left, Symbol) or isinstance(right, Symbol):
        raise machine.error("TypeError", "a symbol is no number")
    texts = isinstance(left, str), isinstance(right, str)
    if sign == "+" and any(texts):
        text = primitive_to_string(left) + primitive_to_string(right)
        machine.spend(len(text) >> 4)
        return text
    if sign in COMPARISONS:
        compare = COMPARISONS[sign]
        if isinstance(left, str) and isinstance(right, str):
            return bool(compare(left, right))
        return bool(compare(primitive_to_number(left), primitive_to_number(right)))
    if is_bigint(left) or is_bigint(right):
        if not (is_bigint(left) and is_bigint(right)):
            raise machine.error("TypeError", "a bigint and a number do not mix")
        return _bigint(machine, sign, left, right)
    apply = ARITHMETIC.get(sign)
    if apply is None:
        return Unknown(f"operator {sign} is not evaluated")
    return apply(primitive_to_number(left), primitive_to_number(right))


def _divide(left: float, right: float) -> float:
    if right:
        return left / right
    if not left or left != left:  # noqa: PLR0124 - NaN
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _remainder(left: float, right: float) -> float:
    if not right or not math.isfinite(left):
        return math.nan
    return math.fmod(left, right)


def power(left: float, right: float) -> float:
    """Raise to a power as ``**`` does."""
    if right != right or (abs(left) == 1 and math.isinf(right)):  # noqa: PLR0124 - NaN
        return math.nan
    try:
        return math.pow(left, right)
    except OverflowError:
        return -math.inf if left < 0 and right % 2 else math.inf
    except ValueError:
        return math.inf if not left else math.nan


def _bits(apply: Callable[[int, int], int]) -> Callable[[float, float], float]:
    return lambda left, right: float(to_int32(apply(to_int32(left), to_int32(right))))


ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": _divide,
    "%": _remainder,
    "**": power,
    "&": _bits(operator.and_),
    "|": _bits(operator.or_),
    "^": _bits(operator.xor),
    "<<": lambda left, right: float(to_int32(to_int32(left) << (to_uint32(right) & 31))),
    ">>": lambda left, right: float(to_int32(left) >> (to_uint32(right) & 31)),
    ">>>": lambda left, right: float(to_uint32(left) >> (to_uint32(right) & 31)),
}

COMPARISONS: dict[str, Callable[..., bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}

NUMERIC: dict[str, Callable[..., Value]] = {
    **ARITHMETIC,
    **COMPARISONS,
    **dict.fromkeys(("==", "==="), operator.eq),
    **dict.fromkeys(("!=", "!=="), operator.ne),
}
"""What an operator does to two numbers."""

BIGINT: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    "<<": lambda left, right: left << right if right >= 0 else left >> -right,
    ">>": lambda left, right: left >> right if right >= 0 else left << -right,
    "/": lambda left, right: abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1),
    "%": lambda left, right: abs(left) % abs(right) * (-1 if left < 0 else 1),
    "**": operator.pow,
}

WIDEST = 4096
"""Bits beyond which a bigint is not computed."""


def _bigint(machine: Machine, sign: str, left: int, right: int) -> Value:
    apply = BIGINT.get(sign)
    large = abs(right) > WIDEST if sign in ("<<", ">>", "**") else False
    if apply is None or large or max(left.bit_length(), right.bit_length()) > WIDEST:
        return Unknown("a bigint beyond what is evaluated")
    if sign in ("/", "%") and not right:
        raise machine.error("RangeError", "division by zero")
    if sign == "**" and (right < 0 or left.bit_length() * right > WIDEST):
        return Unknown("a bigint beyond what is evaluated")
    return apply(left, right)


def _in(machine: Machine, left: Value, right: Value) -> Value:
    key = to_key(machine, left)
    if isinstance(right, Unknown) or isinstance(key, Unknown):
        return Unknown("whether a key is there")
    if not isinstance(right, ObjectValue):
        raise machine.error("TypeError", "it has no keys")
    if right.own(key) is not ABSENT and not right.vague:
        return True
    found = get(machine, right, key)
    return Unknown(found.reason) if isinstance(found, Unknown) else found is not UNDEFINED


def _instanceof(machine: Machine, left: Value, right: Value) -> Value:
    if isinstance(left, Unknown) or not isinstance(right, FunctionValue):
        return Unknown("what it is an instance of")
    sought = get(machine, right, "prototype")
    holder = left.parent if isinstance(left, ObjectValue) else None
    while isinstance(holder, ObjectValue):
        if holder is sought:
            return True
        holder = holder.parent
    return holder if isinstance(holder, Unknown) else False


RELATIONS: dict[str, Callable[[Machine, Value, Value], Value]] = {
    "in": _in,
    "instanceof": _instanceof,
}


def unary(machine: Machine, sign: str, value: Value) -> Value:
    """Apply a prefix operator to a value: ``! - + ~ typeof void``."""
    if sign == "void":
        return UNDEFINED
    if sign == "!":
        known = truth(value)
        return Unknown("negated") if known is None else not known
    return _typeof(value) if sign == "typeof" else _signed(machine, sign, value)


def _signed(machine: Machine, sign: str, value: Value) -> Value:
    value = to_primitive(machine, value)
    if is_bigint(value) and sign != "+":
        return -value if sign == "-" else ~value
    number = to_number(machine, value)
    if isinstance(number, Unknown) or sign == "+":
        return number
    return -number if sign == "-" else float(~to_int32(number))


def _typeof(value: Value) -> Value:
    if isinstance(value, Unknown):
        return Unknown("the type of something unknown")
    return "function" if isinstance(value, FunctionValue | Builtin) else typeof(value)
