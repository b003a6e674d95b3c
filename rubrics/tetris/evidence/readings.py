"""Reading a list of values as a table of pieces: one form for all, judged by geometry.

A list is read in every form that its values could be written in, and at every place inside
them where a shape could be kept (under a key, beside a colour, behind a function without
parameters). The reading with most different tetrominoes wins.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from tree_sitter import Node

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
    is_nullish,
    is_number,
    text_of,
)
from rubrics.tetris.evidence.encodings import (
    BLANK,
    Form,
    Points,
    Unclear,
    bit_rows,
    chosen,
    coordinates,
    flat,
    listed,
    mask,
    matrix,
    offsets,
    points,
    rows_of,
    text,
)
from rubrics.tetris.evidence.geometry import KINDS, Cells, kind_of, moved, same_shape

MOST = 64
"""Entries beyond which a list is no table of pieces."""

CALL = "()"
"""Step of a path: call the function that is found there."""

SEPARATORS = "\n/|,;: "
NAMES = ("name", "type", "id", "letter", "key", "kind", "label", "symbol", "char")

Caller = Callable[[Value], Value]
Path = tuple[Key | int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a list, the name it has there, and the syntax node it stands in."""

    name: str
    value: Value
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A list that may be a table: its entries, the name others reach it by, where it stands.

    In a ``loose`` list (fields of an object, single constants) other things may stand
    between the pieces. ``alike`` takes entries from one syntax node with the same cells
    for one piece: cases that fall through to the same code.
    """

    entries: Sequence[Entry]
    loose: bool
    name: str
    node: Node
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry, read. ``kind`` is its letter, None where its states are not one tetromino."""

    name: str
    states: tuple[Cells, ...]
    kind: str | None
    node: Node | None = None


def common_kind(states: Iterable[Cells]) -> str | None:
    """The letter that all states share, or None."""
    kinds = {kind_of(one) for one in states}
    return kinds.pop() if len(kinds) == 1 else None


@dataclass(frozen=True)
class Reading:
    """A list read as pieces. ``unclear`` counts entries with unknown parts."""

    form: str
    pieces: tuple[Piece, ...]
    unclear: int = 0

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Letters that appear."""
        return frozenset(one.kind for one in self.pieces if one.kind)

    @cached_property
    def sound(self) -> int:
        """How many pieces are tetrominoes."""
        return sum(one.kind is not None for one in self.pieces)

    @property
    def rank(self) -> tuple[int, int, int]:
        """What makes one reading of the same list better than another."""
        bad = len(self.pieces) - self.sound
        return len(self.kinds), self.sound - bad, -self.unclear

    @property
    def perfect(self) -> bool:
        """Whether it holds the seven pieces and nothing else."""
        return len(self.kinds) == len(self.pieces) == 7 and not self.unclear


def read_table(candidate: Candidate, call: Caller, strides: Iterable[int] = ()) -> Reading | None:
    """Read a list as pieces in the best way, or None where they are none at all.

    ``call`` calls a function without arguments, ``strides`` are likely widths of the board.
    """
    entries = _without_placeholder(candidate.entries)
    if not 3 <= len(entries) <= MOST:
        return None
    best: Reading | None = None
    for path, sole in _paths(entries, call, loose=candidate.loose):
        if not sole and best is not None and len(best.kinds) > 2:
            break
        values = [_follow(one.value, path, call) for one in entries]
        for form, states in _attempts(values, tuple(strides)):
            reading = _read(candidate, entries, values, form, states=states)
            if reading is not None and (best is None or reading.rank > best.rank):
                best = reading
                enough = len(best.kinds) > 2 or form.name == "matrix"
                if enough and best.sound == len(entries):
                    return regrouped(best)
    return regrouped(best) if best is not None else None


def _without_placeholder(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Drop a first entry that is empty: piece numbers often start at one."""
    if entries and (is_nullish(entries[0].value) or entries[0].value in ("", 0.0)):
        return entries[1:]
    first = entries[0].value if entries else None
    if isinstance(first, ArrayValue) and not first.items and not first.vague:
        return entries[1:]
    return entries


# Where the shape is kept in an entry.


def _paths(entries: Sequence[Entry], call: Caller, *, loose: bool) -> Iterator[tuple[Path, bool]]:
    """Places that several entries have; of a strict list the first two stand for all.

    The second part is False where a place has others of its kind beside it: one of several
    rotation states, say. Such places come last.
    """
    count: dict[tuple[Path, bool], int] = {}
    for entry in entries if loose else entries[:2]:
        for place in _inside(entry.value, call, 2):
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
    alike = Counter(_signature(one) for _, one in held)
    for key, one in held:
        if not isinstance(one, FunctionValue):
            sole = isinstance(one, str) or alike[_signature(one)] == 1
            for rest, further in _inside(one, call, 0 if isinstance(key, int) else depth - 1):
                yield (key, *rest), sole and further
    if not isinstance(value, ArrayValue | MapValue | FunctionValue):
        yield (), True


def _held(value: ObjectValue) -> list[tuple[Key | int, Value]]:
    if isinstance(value, ArrayValue):
        return list(enumerate(value.items)) if 2 <= len(value.items) <= 5 else []
    return [(k, one) for k, one in value.props.items() if not isinstance(one, Accessor | Builtin)]


def _follow(value: Value, path: Path, call: Caller) -> Value:
    for step in path:
        if isinstance(value, Unknown):
            return value
        if step == CALL:
            value = call(value)
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


# In which forms it may be written.


def _attempts(values: Sequence[Value], strides: tuple[int, ...]) -> Iterator[tuple[Form, bool]]:
    """Forms to try, each for shapes by themselves or for lists of rotation states."""
    groups: dict[str, list[Value]] = {}
    for value in values:
        groups.setdefault(_signature(value), []).append(value)
    for alike in sorted(groups.values(), key=len, reverse=True):
        if len(alike) * 3 < len(values) and len(alike) < 3:
            continue
        try:
            yield from ((form, False) for form in _forms(alike, strides))
            inner = [state for one in alike for state in (states_of(one) or ())]
            yield from ((form, True) for form in _forms(inner, strides))
        except Unclear:
            continue


def _signature(value: Value) -> str:
    """What a value is made of, as far as forms differ."""
    if isinstance(value, ArrayValue) and value.items:
        return f"array of {type(value.items[0]).__name__}"
    return type(value).__name__


def states_of(value: Value) -> Sequence[Value] | None:
    """The rotation states that a value may list."""
    items = listed(value)
    if items is None and type(value) is ObjectValue:
        held = [value.own(key) for key in value.keys()]  # noqa: SIM118 - no dict
        items = [one for one in held if not isinstance(one, Accessor)]
    return items if items is not None and 1 <= len(items) <= 8 else None


def _forms(samples: Sequence[Value], strides: tuple[int, ...]) -> Iterator[Form]:
    if not samples:
        return
    first = samples[0]
    if isinstance(first, str):
        yield from _text_forms(samples)
    elif is_number(first) or is_bigint(first):
        yield from (mask(4), mask(3))
    items = listed(first) if isinstance(first, ArrayValue | MapValue) else None
    if not items:
        return
    if rows_of(first) is not None:
        yield matrix()
    if is_number(items[0]):
        yield from _flat_forms(len(items), samples)
        yield bit_rows()
        yield from (offsets(one) for one in dict.fromkeys((*strides, 10, 2, 3, 4, 5, 8, 9, 12, 20)))
    elif not isinstance(items[0], ObjectValue):
        yield from _flat_forms(len(items), samples)
    if isinstance(items[0], ObjectValue) or is_number(items[0]):
        yield from _point_forms(samples)
    if rows_of(first) is not None:
        yield from (matrix(mark) for mark in _marks(samples))


def _flat_forms(length: int, samples: Sequence[Value]) -> Iterator[Form]:
    root = math.isqrt(length)
    widths = [root] if root * root == length else [w for w in (4, 3, 2) if not length % w]
    if length > 4:
        yield from (flat(width) for width in widths)
    if root * root == length and root > 2:
        yield from (flat(root, mark) for mark in _marks(samples))


def _text_forms(samples: Sequence[Value]) -> Iterator[Form]:
    first = samples[0]
    if not isinstance(first, str):
        return
    together = "".join(one for one in samples if isinstance(one, str))
    for separator in SEPARATORS:
        if separator in together:
            yield text(separator)
            yield from (text(separator, mark) for mark in _marks(samples) if mark != separator)
    yield from _flat_forms(len(first), samples)
    yield mask(4, 16)
    yield from (offsets(stride) for stride in (4, 2, 3))


def _marks(samples: Sequence[Value]) -> list[object]:
    """Unusual marks that may stand for empty cells: those that most shapes share."""
    count: dict[object, int] = {}
    for sample in samples:
        rows = [sample] if isinstance(sample, str) else rows_of(sample) or [listed(sample) or ()]
        cells = {one for row in rows for one in row if not isinstance(one, ObjectValue | Unknown)}
        for one in cells - BLANK:
            count[one] = count.get(one, 0) + 1
    shared = [mark for mark, times in count.items() if times * 2 >= len(samples)]
    return sorted(shared, key=repr)[:4] if len(count) > 1 else []


def _point_forms(samples: Sequence[Value]) -> Iterator[Form]:
    lists = [coordinates(one) for one in samples]
    for how in (Points(), Points(skip=1), Points(skip=-1), Points(origin=True)):
        unit = _unit([chosen(one, how) for one in lists if one is not None])
        if unit:
            yield points(replace(how, unit=unit))


def _unit(lists: Sequence[list[tuple[float, float]]]) -> float:
    """The distance of neighbours: what divides all differences; 0 where there are none."""
    common = Fraction(0)
    for found in lists:
        for x, y in found[1:]:
            for difference in (x - found[0][0], y - found[0][1]):
                step = Fraction(difference).limit_denominator(1000)
                over = math.lcm(common.denominator, step.denominator)
                common = Fraction(math.gcd(int(common * over), int(step * over)), over)
    return float(common)


# Reading all entries in one form.


def _read(
    candidate: Candidate,
    entries: Sequence[Entry],
    values: Sequence[Value],
    form: Form,
    *,
    states: bool,
) -> Reading | None:
    found: list[Piece] = []
    seen: set[object] = set()
    unclear = 0
    for entry, value in zip(entries, values, strict=True):
        try:
            cells = _decoded(value, form, states=states)
        except Unclear:
            unclear += not (candidate.loose and isinstance(value, Unknown) and value.host)
            continue
        if candidate.loose and (cells is None or not _between(value, cells)):
            continue
        if cells is None:
            return None
        if not found and not any(cells) and entry is entries[0]:
            continue
        key = _identity(value, cells, alike=candidate.alike)
        if key not in seen:
            seen.add(key)
            node = value.node if isinstance(value, ObjectValue) else None
            found.append(Piece(_name(entry), cells, common_kind(cells), entry.node or node))
    reading = Reading(form.name, tuple(found), unclear)
    if candidate.loose and len(reading.kinds) == len(KINDS):
        reading = replace(reading, unclear=0)  # whatever is unknown is something else
    return reading if found else None


def _between(value: Value, cells: tuple[Cells, ...]) -> bool:
    """Whether a readable value of a loose list is a piece and not some other number or board."""
    if isinstance(value, ObjectValue):
        return any(cells)
    return any(kind_of(one) for one in cells)


def _identity(value: Value, cells: tuple[Cells, ...], *, alike: bool) -> object:
    """What makes two entries the same piece: the very container, or the text that made it."""
    if not isinstance(value, ObjectValue):
        return cells if alike else object()
    return (value.node.id, cells) if alike and value.node is not None else id(value)


def _decoded(value: Value, form: Form, *, states: bool) -> tuple[Cells, ...] | None:
    if isinstance(value, Unknown):
        raise Unclear
    if not states:
        cells = form.read(value)
        return None if cells is None else (moved(cells),)
    listed_states = states_of(value)
    found: list[Cells] = []
    for state in listed_states or ():
        cells = form.read(state)
        if cells is None:
            break
        found.append(moved(cells))
    if listed_states and len(found) == len(listed_states):
        return tuple(found)
    cells = form.read(value)
    return None if cells is None else (moved(cells),)


def _name(entry: Entry) -> str:
    """The name of an entry: its own, else a text that the entry carries as its name."""
    value = entry.value
    if isinstance(value, ObjectValue) and not isinstance(value, ArrayValue | FunctionValue):
        for key in NAMES:
            held = value.props.get(key)
            if isinstance(held, str) and 0 < len(held) <= 24:
                return text_of(held)
    return entry.name


def regrouped(reading: Reading) -> Reading:
    """Gather entries that are the rotation states of one piece after another."""
    pieces = reading.pieces
    if len(pieces) < 15 or reading.unclear:
        return reading
    runs: list[list[Piece]] = []
    for at, piece in enumerate(pieces):
        by_four = len(pieces) == 28 and at % 4
        follows = runs and piece.kind and runs[-1][-1].kind == piece.kind and len(runs[-1]) < 4
        if by_four or (follows and len(pieces) != 28):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    joined = tuple(_joined(run) for run in runs)
    sound = sum(same_shape(one.states) for one in joined)
    return replace(reading, pieces=joined) if sound * 4 >= len(joined) * 3 else reading


def _joined(run: Sequence[Piece]) -> Piece:
    states = tuple(state for one in run for state in one.states)
    return replace(run[0], states=states, kind=common_kind(states))
