"""Reading a list of values as a table of pieces: one form for all, judged by geometry.

A list is read in every form that its values could be written in, and at every place inside
them where a shape could be kept (under a key, beside a colour, behind a function without
parameters). The reading with most different tetrominoes wins.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tree_sitter import Node

from grader.evidence.evaluation.scope import FunctionValue
from grader.evidence.evaluation.utf16 import text_of
from grader.evidence.evaluation.values import (
    ArrayValue,
    ObjectValue,
    Unknown,
    Value,
    is_nullish,
)
from rubrics.tetris.evidence.encodings import Form, Unclear
from rubrics.tetris.evidence.forms import FEWEST, Strides, attempts, states_of
from rubrics.tetris.evidence.geometry import KINDS, Cells, letter, moved
from rubrics.tetris.evidence.paths import Caller, follow, paths
from rubrics.tetris.evidence.pieces import Piece, Reading, common_kind, regrouped

MOST = 64
"""Entries beyond which a list is no table of pieces."""

TETRO = 4
"""Cells of a tetromino."""

NAMES = ("name", "type", "id", "letter", "key", "kind", "label", "symbol", "char")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a list, the name it has there, and the syntax node it stands in.

    ``spare`` marks what a program falls back on, which need not be a piece of its own.
    """

    name: str
    value: Value
    node: Node | None = None
    spare: bool = False


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


def read_table(candidate: Candidate, call: Caller, strides: Strides) -> Reading | None:
    """Read a list as pieces in the best way, or None where they are none at all.

    ``call`` calls a function without arguments, ``strides`` gives likely widths of the board.
    """
    entries = _without_placeholders(candidate.entries)
    if not 3 <= len(entries) <= MOST or sum(_telling(one.value) for one in entries) < 3:
        return None
    if len(entries) < FEWEST and all(_row(one.value) for one in entries):
        return None
    best: Reading | None = None
    for path, sole in paths([one.value for one in entries], call, loose=candidate.loose):
        if not sole and best is not None and len(best.kinds) > 2:
            break
        values = [follow(one.value, path, call) for one in entries]
        for reading in _readings(candidate, entries, values, strides):
            if best is not None and reading.rank == best.rank:
                best = replace(best, torn=best.torn or _differ(best, reading, strides))
            if best is None or reading.rank > best.rank:
                best = reading
                settled = not reading.form.startswith("offsets") or bool(strides())
                enough = len(best.kinds) > 2 and settled
                whole = best.sound == len(entries) and (enough or reading.form == "matrix")
                if whole or best.perfect:
                    return regrouped(best)
    return regrouped(best) if best is not None else None


def _readings(
    candidate: Candidate, entries: Sequence[Entry], values: Sequence[Value], strides: Strides
) -> Iterator[Reading]:
    """Read the values in every form that they may be written in.

    A form in which nothing has as many cells as a tetromino is left out: no piece would come
    out, and a reading without pieces decides nothing.
    """
    hopeless: dict[object, bool] = {}
    for form, states in attempts(values, strides):
        key = form.count, states
        if form.count is not None and key not in hopeless:
            hopeless[key] = not any(_counts(values, form.count, states=states))
        reading = None
        if form.count is None or not hopeless[key]:
            reading = _read(candidate, entries, values, form, states=states)
        if reading is not None:
            yield reading


def _counts(
    values: Sequence[Value], count: Callable[[Value], int], *, states: bool
) -> Iterator[bool]:
    """Whether values (or their states) have as many cells as a tetromino."""
    for value in values:
        yield count(value) == TETRO
        if states and not isinstance(value, Unknown):
            try:
                yield from (count(one) == TETRO for one in (states_of(value) or ()))
            except Unclear:
                continue


def _telling(value: Value) -> bool:
    """Whether anything is known of a value that could be a piece."""
    return bool(value.may) if isinstance(value, Unknown) else not is_nullish(value)


def _row(value: Value) -> bool:
    """Whether a value is a row of a matrix rather than a shape, where there are few of them."""
    if isinstance(value, ArrayValue):
        return not any(isinstance(one, ObjectValue | str) for one in value.items)
    return not isinstance(value, ObjectValue)


def _differ(one: Reading, two: Reading, strides: Strides) -> bool:
    """Whether two readings of indices see other pieces, and no known width decides."""
    if not (one.form.startswith("offsets") and two.form.startswith("offsets")) or strides():
        return False
    return [piece.kind for piece in one.pieces] != [piece.kind for piece in two.pieces]


def _without_placeholders(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Drop an empty entry at either end: piece numbers often start at one."""
    first = 1 if entries and _empty(entries[0].value) else 0
    last = -1 if len(entries) > 1 and _empty(entries[-1].value) else len(entries)
    return entries[first:last]


def _empty(value: Value) -> bool:
    if isinstance(value, ArrayValue):
        return not value.items and not value.vague
    return is_nullish(value) or value in ("", 0.0)


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
        if not any(cells) and entry in (entries[0], entries[-1]):
            continue
        if entry.spare and _superfluous(cells, found):
            continue
        key = _identity(entry, cells, candidate)
        if key not in seen:
            seen.add(key)
            node = value.node if isinstance(value, ObjectValue) else None
            found.append(Piece(_name(entry), cells, common_kind(cells), entry.node or node))
    reading = Reading(form.name, tuple(found), unclear)
    if candidate.loose and len(reading.kinds) == len(KINDS):
        reading = replace(reading, unclear=0)  # whatever is unknown is something else
    return reading if found else None


def _superfluous(cells: tuple[Cells, ...], found: Sequence[Piece]) -> bool:
    """Whether what a program falls back on adds nothing to the pieces that it names.

    Beside all seven, another turn of one of them or a few cells only keep it from failing.
    """
    if any(one.states == cells for one in found):
        return True
    whole = {one.kind for one in found} >= set(KINDS)
    return whole and (common_kind(cells) is not None or len(cells[0]) < TETRO)


def _between(value: Value, cells: tuple[Cells, ...]) -> bool:
    """Whether a readable value of a loose list is a piece and not some other number or board."""
    if isinstance(value, ObjectValue):
        return any(cells)
    return any(letter(one) for one in cells)


def _identity(entry: Entry, cells: tuple[Cells, ...], candidate: Candidate) -> object:
    """What makes two entries the same piece: the very container, or the text that made it.

    In a list each entry counts: one that is listed twice is drawn twice as often.
    """
    value = entry.value
    if not candidate.loose:
        return object()
    if not isinstance(value, ObjectValue):
        return cells if candidate.alike else object()
    made = entry.node or value.node if candidate.alike else None
    return (made.id, cells) if made is not None else id(value)


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
