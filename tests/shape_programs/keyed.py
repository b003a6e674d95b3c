"""Encodings in which every piece has a name: objects, maps, constants."""

from collections.abc import Callable, Sequence
from random import Random

from tests.shape_programs.javascript import (
    TABLE_NAMES,
    Table,
    colour,
    fill,
    items,
    laid_out,
    literal,
    matrix,
    remark,
    size_of,
    stacked,
)
from tests.shape_programs.planting import Entry

Entries = Sequence[Entry]


def fields(entries: Entries, rng: Random, write: Callable[[Entry], str]) -> str:
    """The members of an object literal keyed by label, with comments."""
    lines = []
    for at, entry in enumerate(entries):
        comma = "," if at < len(entries) - 1 else ""
        lines.append(f"  {entry.label}: {write(entry)}{comma} {remark(entry, rng)}".rstrip())
    return "\n" + "\n".join(lines) + "\n"


_TAKE_KEYED = """const KIND_NAMES = Object.keys(@name@);
function takeShape(kind) {
  return @name@[KIND_NAMES[kind]]@field@;
}"""


def letter_object(entries: Entries, rng: Random) -> Table:
    """An object from letter to matrix, frozen in some programs."""
    name = rng.choice(TABLE_NAMES)
    body = fields(entries, rng, lambda e: laid_out(matrix(e.cells, side=size_of(e.cells)), rng))
    value = f"{{{body}}}" if rng.random() < 0.6 else f"Object.freeze({{{body}}})"
    return Table(
        data=f"const {name} = {value};",
        take=fill(_TAKE_KEYED, name=name, field=""),
        count="KIND_NAMES.length",
    )


def letter_records(entries: Entries, rng: Random) -> Table:
    """An object from letter to a record with colour and matrix."""
    name = rng.choice(TABLE_NAMES)

    def record(entry: Entry) -> str:
        return f"{{ colour: {colour(rng)}, layout: {laid_out(matrix(entry.cells), rng)} }}"

    return Table(
        data=f"const {name} = {{{fields(entries, rng, record)}}};",
        take=fill(_TAKE_KEYED, name=name, field=".layout"),
        count="KIND_NAMES.length",
    )


_TAKE_MAP = """const KIND_NAMES = [...@name@.keys()];
function takeShape(kind) {
  return @name@.get(KIND_NAMES[kind]);
}"""


def map_entries(entries: Entries, rng: Random) -> Table:
    """A Map built from pairs."""
    name = rng.choice(TABLE_NAMES)
    body = items(entries, rng, lambda e: f"[{literal(e.label)}, {literal(matrix(e.cells))}]")
    return Table(
        data=f"const {name} = new Map([{body}]);",
        take=fill(_TAKE_MAP, name=name),
        count="KIND_NAMES.length",
    )


def map_calls(entries: Entries, rng: Random) -> Table:
    """A Map filled call by call."""
    name = rng.choice(TABLE_NAMES)
    calls = [
        f"{name}.set({literal(e.label)}, {literal(matrix(e.cells))}); {remark(e, rng)}".rstrip()
        for e in entries
    ]
    return Table(
        data="\n".join([f"const {name} = new Map();", *calls]),
        take=fill(_TAKE_MAP, name=name),
        count="KIND_NAMES.length",
    )


_OBJECT_ENTRIES = """const @name@ = Object.entries({@body@}).map(([tag, rows], number) => ({
  tag,
  number: number + 1,
  rows
}));"""


def object_entries(entries: Entries, rng: Random) -> Table:
    """Records made from the entries of an object."""
    name = rng.choice(TABLE_NAMES)
    body = fields(entries, rng, lambda e: literal(matrix(e.cells)))
    return Table(
        data=fill(_OBJECT_ENTRIES, name=name, body=body),
        take=f"const takeShape = kind => {name}[kind].rows;",
        count=f"{name}.length",
    )


def _constant(entry: Entry) -> str:
    return f"{entry.label}_BLOCK"


def _constants(entries: Entries, rng: Random, write: Callable[[Entry], str]) -> list[str]:
    order = rng.sample(entries, len(entries))
    return [f"const {_constant(e)} = {write(e)}; {remark(e, rng)}".rstrip() for e in order]


def constants_list(entries: Entries, rng: Random) -> Table:
    """One constant per piece and a list of them further down."""
    name = rng.choice(TABLE_NAMES)
    lines = _constants(entries, rng, lambda e: laid_out(matrix(e.cells), rng))
    lines += ["const LINE_BONUS = [40, 100, 300, 1200];"]
    lines += [f"const {name} = [{', '.join(map(_constant, entries))}];"]
    return Table(
        data="\n".join(lines),
        take=f"function takeShape(kind) {{\n  return {name}[kind].map(row => row.slice());\n}}",
        count=f"{name}.length",
    )


def constants_switch(entries: Entries, rng: Random) -> Table:
    """One constant per piece and a switch that picks one."""
    lines = _constants(entries, rng, lambda e: stacked(matrix(e.cells, side=size_of(e.cells))))
    lines.append(f"const KIND_COUNT = {len(entries)};")
    cases = [f"    case {at}: return {_constant(e)};" for at, e in enumerate(entries)]
    body = "\n".join(["  switch (kind) {", *cases, "  }"])
    return Table(
        data="\n".join(lines),
        take=f"function takeShape(kind) {{\n{body}\n  return [];\n}}",
        count="KIND_COUNT",
    )


_TAKE_PAIR = """function takeShape(kind, turn) {
  const states = @name@[kind][0];
  return states[turn % states.length];
}"""


def constants_states(entries: Entries, rng: Random) -> Table:
    """One constant with all turned states per piece, and pairs of constant and colour."""

    def states(entry: Entry) -> str:
        side = max(size_of(state) for state in entry.states)
        return "[\n  " + ",\n  ".join(stacked(matrix(s, side=side)) for s in entry.states) + "\n]"

    name = rng.choice(TABLE_NAMES)
    pairs = ",\n".join(f"  [{_constant(e)}, {colour(rng)}]" for e in entries)
    return Table(
        data="\n".join([*_constants(entries, rng, states), f"const {name} = [\n{pairs}\n];"]),
        take=fill(_TAKE_PAIR, name=name),
        count=f"{name}.length",
    )
