"""Places inside the entries of a list where shapes may be kept.

Under a key, beside a colour, behind a function without parameters: a path says how to get
from an entry to its shape, and is the same for all entries of a list.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from grader.evidence.evaluation.scope import FunctionValue
from grader.evidence.evaluation.values import (
    Accessor,
    ArrayValue,
    Builtin,
    Key,
    MapValue,
    ObjectValue,
    Unknown,
    Value,
    is_bigint,
    is_number,
)
from rubrics.tetris.evidence.forms import signature

CALL = "()"
"""Step of a path: call the function that is found there."""

EACH = "[*]"
"""Step of a path: go on from every element of a list of rotation states."""

Caller: TypeAlias = Callable[[Value], Value]
Path: TypeAlias = tuple[Key | int, ...]


def paths(values: Sequence[Value], call: Caller, *, loose: bool) -> Iterator[tuple[Path, bool]]:
    """Places that several entries have; of a strict list the first two stand for all.

    The second part is False where a place has others of its kind beside it: one of several
    rotation states, say. Such places come last.
    """
    count: dict[tuple[Path, bool], int] = {}
    for value in values if loose else values[:2]:
        for place in _inside(value, call, 2):
            count[place] = count.get(place, 0) + 1
    places = [place for place, times in count.items() if times >= 3 or not loose]
    yield from sorted(places, key=lambda place: not place[1])


def _inside(value: Value, call: Caller, depth: int) -> Iterator[tuple[Path, bool]]:
    """List the places of an entry in which a shape may be kept, the likeliest first."""
    if isinstance(value, FunctionValue) and value.kind != "class" and depth:
        for rest, sole in _inside(call(value), call, depth - 1):
            yield (CALL, *rest), sole
    elif isinstance(value, ArrayValue | MapValue | str) or is_number(value) or is_bigint(value):
        yield (), True
    if not depth or not isinstance(value, ObjectValue):
        return
    held = _held(value)
    alike = Counter(signature(one) for _, one in held)
    for key, one in held:
        if not isinstance(one, FunctionValue):
            sole = isinstance(one, str) or alike[signature(one)] == 1
            for rest, further in _inside(one, call, 0 if isinstance(key, int) else depth - 1):
                yield (key, *rest), sole and further
    if isinstance(value, ArrayValue) and _are_states(value):
        yield from (((EACH, *rest), False) for rest, _ in _inside(value.items[0], call, 1) if rest)
    if not isinstance(value, ArrayValue | MapValue | FunctionValue):
        yield (), True


def _are_states(value: ArrayValue) -> bool:
    """Whether a list may hold rotation states that are things with a shape somewhere inside."""
    return 1 <= len(value.items) <= 4 and all(type(one) is ObjectValue for one in value.items)


def _held(value: ObjectValue) -> list[tuple[Key | int, Value]]:
    if isinstance(value, ArrayValue):
        return list(enumerate(value.items)) if 2 <= len(value.items) <= 5 else []
    return [(k, one) for k, one in value.props.items() if not isinstance(one, Accessor | Builtin)]


def follow(value: Value, path: Path, call: Caller) -> Value:
    """Go from an entry to its shape; None where the path leads nowhere."""
    for step in path:
        if isinstance(value, Unknown):
            return value
        if step == CALL:
            value = call(value)
        elif step == EACH:
            rest = path[path.index(EACH) + 1 :]
            states = value.items if isinstance(value, ArrayValue) else []
            return ArrayValue(0, [follow(one, rest, call) for one in states])
        elif isinstance(step, int):
            value = value.items[step] if _reaches(value, step) else None  # type: ignore[union-attr]
        elif isinstance(value, ObjectValue):
            held = value.own(step)
            value = None if isinstance(held, Accessor) else held
        else:
            value = None
    return value


def _reaches(value: Value, step: int) -> bool:
    return isinstance(value, ArrayValue) and step < len(value.items)
