"""Methods of strings."""

import re
from collections.abc import Callable

from grader.evidence.evaluation.convert import SPACE, to_integer
from grader.evidence.evaluation.library.kit import (
    Values,
    at,
    clamp,
    integer,
    of_text,
    plain,
    span,
)
from grader.evidence.evaluation.library.regexes import pattern_of
from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.members import to_number, to_text
from grader.evidence.evaluation.scope import FunctionValue
from grader.evidence.evaluation.utf16 import units
from grader.evidence.evaluation.values import (
    UNDEFINED,
    Native,
    Opaque,
    Undefined,
    Unknown,
    Value,
    is_nullish,
)

LONGEST = 1 << 20
"""Code units beyond which no string is built."""


def _cut(machine: Machine, text: str, arguments: Values) -> Value:
    window = span(machine, arguments, len(text))
    return text[slice(*window)] if window else Unknown("a part of a text")


def _substring(machine: Machine, text: str, arguments: Values) -> Value:
    start = integer(machine, at(arguments, 0))
    end = integer(machine, at(arguments, 1), float(len(text)))
    if isinstance(start, Unknown) or isinstance(end, Unknown):
        return Unknown("a part of a text")
    first, last = sorted((clamp(max(start, 0), len(text)), clamp(max(end, 0), len(text))))
    return text[first:last]


def _substr(machine: Machine, text: str, arguments: Values) -> Value:
    start = integer(machine, at(arguments, 0))
    count = integer(machine, at(arguments, 1), float(len(text)))
    if isinstance(start, Unknown) or isinstance(count, Unknown):
        return Unknown("a part of a text")
    first = clamp(start, len(text))
    return text[first : first + int(max(0, min(count, len(text))))]


def _split(machine: Machine, text: str, arguments: Values) -> Value:
    by, limit = at(arguments, 0), at(arguments, 1)
    if isinstance(by, Opaque):
        found = pattern_of(machine, by, text)
        if found is None:
            return Unknown("split by a regex")
        parts = list(found[0].split(text))
        if text and found[0].match("") and not found[0].pattern.startswith("\\"):
            return Unknown("split by an empty match")
    elif isinstance(by, Undefined):
        parts = [text]
    else:
        mark = to_text(machine, by)
        if isinstance(mark, Unknown):
            return Unknown("split by something unknown")
        parts = text.split(mark) if mark else list(text)
    most = integer(machine, limit, float(len(parts)))
    if isinstance(most, Unknown):
        return Unknown("how many parts")
    return machine.array(list(parts[: int(min(most, len(parts)))]))


def _pad(*, left: bool) -> Native:
    def run(machine: Machine, text: str, arguments: Values) -> Value:
        width = integer(machine, at(arguments, 0))
        given = at(arguments, 1)
        mark = " " if isinstance(given, Undefined) else to_text(machine, given)
        if isinstance(width, Unknown) or isinstance(mark, Unknown) or width > LONGEST:
            return Unknown("a padded text")
        missing = int(width) - len(text)
        if missing <= 0 or not mark:
            return text
        machine.spend(missing)
        filler = (mark * (missing // len(mark) + 1))[:missing]
        return filler + text if left else text + filler

    return of_text(run)


def _repeat(machine: Machine, text: str, arguments: Values) -> Value:
    count = integer(machine, at(arguments, 0))
    if isinstance(count, Unknown) or count * len(text) > LONGEST:
        return Unknown("a text that is too long")
    if count < 0:
        raise machine.error("RangeError", "a negative count")
    machine.spend(int(count) * len(text))
    return text * int(count)


def _char_at(machine: Machine, text: str, arguments: Values) -> Value:
    index = integer(machine, at(arguments, 0))
    if isinstance(index, Unknown):
        return Unknown("a character")
    return text[int(index)] if 0 <= index < len(text) else ""


def _code_at(machine: Machine, text: str, arguments: Values) -> Value:
    found = _char_at(machine, text, arguments)
    return float(ord(found)) if isinstance(found, str) and found else float("nan")


def _point_at(machine: Machine, text: str, arguments: Values) -> Value:
    index = integer(machine, at(arguments, 0))
    if isinstance(index, Unknown) or not 0 <= index < len(text):
        return UNDEFINED
    pair = text[int(index) : int(index) + 2].encode("utf-16-le", "surrogatepass")
    return float(ord(pair.decode("utf-16-le", "replace")[0]))


def _at(machine: Machine, text: str, arguments: Values) -> Value:
    index = integer(machine, at(arguments, 0))
    if isinstance(index, Unknown):
        return Unknown("a character")
    index += len(text) if index < 0 else 0
    return text[int(index)] if 0 <= index < len(text) else UNDEFINED


def _where(test: Callable[[str, str, int], Value], *, last: bool = False) -> Native:
    def run(machine: Machine, text: str, arguments: Values) -> Value:
        mark = to_text(machine, at(arguments, 0))
        start = integer(machine, at(arguments, 1), float(len(text)) if last else 0.0)
        if isinstance(mark, Unknown) or isinstance(start, Unknown):
            return Unknown("where it is")
        return test(text, mark, int(min(max(start, 0), len(text))))

    return of_text(run)


def _replace(*, every: bool) -> Native:
    def run(machine: Machine, text: str, arguments: Values) -> Value:
        sought, by = at(arguments, 0), at(arguments, 1)
        if isinstance(sought, Opaque):
            found = pattern_of(machine, sought, text)
            if found is None:
                return Unknown("replaced by a regex")
            pattern, many = found[0], "g" in found[1]
        else:
            mark = to_text(machine, sought)
            if isinstance(mark, Unknown):
                return Unknown("replaced by something unknown")
            pattern, many = re.compile(re.escape(mark)), every
        return _replaced(machine, text, pattern, by, count=0 if many else 1)

    return of_text(run)


def _replaced(
    machine: Machine, text: str, pattern: re.Pattern[str], by: Value, count: int
) -> Value:
    lost: list[Unknown] = []

    def one(match: re.Match[str]) -> str:
        value = by
        if isinstance(by, FunctionValue):
            value = machine.call(by, UNDEFINED, [match[0], float(match.start()), text])
        found = to_text(machine, value)
        if isinstance(found, Unknown) or ("$" in found and value is by):
            lost.append(Unknown("replaced by something unknown"))
            return ""
        machine.spend(len(found))
        return found

    made = pattern.sub(one, text, count=count)
    return lost[0] if lost else made


def _match(machine: Machine, text: str, arguments: Values) -> Value:
    found = pattern_of(machine, at(arguments, 0), text)
    if found is None or "g" not in found[1]:
        return Unknown("matched by a regex")
    matches = [match[0] for match in found[0].finditer(text)]
    return machine.array(list(matches)) if matches else None


def _concat(machine: Machine, text: str, arguments: Values) -> Value:
    for one in arguments:
        more = to_text(machine, one)
        if isinstance(more, Unknown):
            return Unknown("joined with something unknown")
        text += more
    machine.spend(len(text))
    return text


def from_codes(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``String.fromCharCode`` and ``String.fromCodePoint``."""
    found = ""
    for one in arguments:
        code = to_number(machine, one)
        if isinstance(code, Unknown) or not 0 <= to_integer(code) <= 0x10FFFF:
            return Unknown("a character")
        found += units(chr(int(to_integer(code))))
    return found


def test(machine: Machine, this: Value, arguments: Values) -> Value:
    """``RegExp.prototype.test``."""
    text = to_text(machine, at(arguments, 0))
    found = None if isinstance(text, Unknown) else pattern_of(machine, this, text)
    if found is None or isinstance(text, Unknown) or "g" in found[1]:
        return Unknown("tested by a regex")
    return found[0].search(text) is not None


def string(machine: Machine, _this: Value, arguments: Values) -> Value:
    """``String(value)``."""
    return to_text(machine, arguments[0]) if arguments else ""


def itself(_machine: Machine, this: Value, _arguments: Values) -> Value:
    """``valueOf`` and ``toString`` of a string."""
    return plain(this) if not is_nullish(this) else UNDEFINED


METHODS: dict[str, Native] = {
    "slice": of_text(_cut),
    "substring": of_text(_substring),
    "substr": of_text(_substr),
    "split": of_text(_split),
    "padStart": _pad(left=True),
    "padEnd": _pad(left=False),
    "repeat": of_text(_repeat),
    "charAt": of_text(_char_at),
    "charCodeAt": of_text(_code_at),
    "codePointAt": of_text(_point_at),
    "at": of_text(_at),
    "indexOf": _where(lambda text, mark, start: float(text.find(mark, start))),
    "lastIndexOf": _where(
        lambda text, mark, start: float(text.rfind(mark, 0, start + len(mark))), last=True
    ),
    "includes": _where(lambda text, mark, start: text.find(mark, start) >= 0),
    "startsWith": _where(lambda text, mark, start: text.startswith(mark, start)),
    "endsWith": _where(lambda text, mark, end: text[:end].endswith(mark), last=True),
    "toUpperCase": of_text(lambda _machine, text, _: text.upper()),
    "toLowerCase": of_text(lambda _machine, text, _: text.lower()),
    "trim": of_text(lambda _machine, text, _: text.strip(SPACE)),
    "trimStart": of_text(lambda _machine, text, _: text.lstrip(SPACE)),
    "trimEnd": of_text(lambda _machine, text, _: text.rstrip(SPACE)),
    "replace": _replace(every=False),
    "replaceAll": _replace(every=True),
    "match": of_text(_match),
    "concat": of_text(_concat),
    "toString": itself,
    "valueOf": itself,
}
