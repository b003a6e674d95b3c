"""Encodings as matrices of cells: binary or coloured, tight, square, ragged or flat."""

from collections.abc import Sequence
from random import Random

from tests.shape_programs.javascript import (
    TABLE_NAMES,
    Table,
    colour,
    fill,
    items,
    laid_out,
    listed,
    literal,
    matrix,
    size_of,
    stacked,
)
from tests.shape_programs.planting import Entry

Entries = Sequence[Entry]
EMPTY_MATRICES = ("null", "[]", "[[0]]", "[[0, 0], [0, 0]]")


def minimal_binary(entries: Entries, rng: Random) -> Table:
    """The smallest 0/1 rows that hold the piece."""
    return listed(entries, rng, lambda e: literal(matrix(e.cells)), EMPTY_MATRICES)


def minimal_stacked(entries: Entries, rng: Random) -> Table:
    """The same with one row per line."""
    return listed(entries, rng, lambda e: stacked(matrix(e.cells)), EMPTY_MATRICES)


def minimal_colour(entries: Entries, rng: Random) -> Table:
    """The filled cells hold the piece's colour number."""
    marks = {id(entry): at + (entries[0].states != ()) for at, entry in enumerate(entries)}
    return listed(entries, rng, lambda e: literal(matrix(e.cells, mark=marks[id(e)])))


def square_binary(entries: Entries, rng: Random) -> Table:
    """Boxes of 2 by 2, 3 by 3 and 4 by 4."""
    return listed(
        entries,
        rng,
        lambda e: laid_out(matrix(e.cells, side=size_of(e.cells)), rng),
        EMPTY_MATRICES,
    )


def square_colour(entries: Entries, rng: Random) -> Table:
    """Square boxes with colour numbers in an order of their own."""
    marks = dict(zip(map(id, entries), rng.sample(range(1, 10), len(entries)), strict=True))
    return listed(
        entries,
        rng,
        lambda e: laid_out(matrix(e.cells, mark=marks[id(e)], side=size_of(e.cells)), rng),
        EMPTY_MATRICES,
    )


def fixed_four(entries: Entries, rng: Random) -> Table:
    """Every piece in a 4 by 4 box."""
    return listed(entries, rng, lambda e: laid_out(matrix(e.cells, side=4), rng), EMPTY_MATRICES)


def ragged_rows(entries: Entries, rng: Random) -> Table:
    """Rows that end at their last filled cell."""

    def trimmed(row: list[int]) -> list[int]:
        ends = [at for at, cell in enumerate(row) if cell]
        return row[: ends[-1] + 1] if ends else [0]

    return listed(entries, rng, lambda e: literal([trimmed(row) for row in matrix(e.cells)]))


_TAKE_FLAT = """function takeShape(kind) {
  const cells = @name@[kind];
  const side = Math.sqrt(cells.length);
  const rows = [];
  for (let at = 0; at < cells.length; at += side) {
    rows.push(cells.slice(at, at + side));
  }
  return rows;
}"""


def _flat(entries: Entries, rng: Random, on: Sequence[object], off: object, side: int) -> Table:
    marks = dict(zip(map(id, entries), on, strict=False))

    def cells(entry: Entry) -> str:
        rows = matrix(entry.cells, side=side or size_of(entry.cells))
        signs = [[marks[id(entry)] if cell else off for cell in row] for row in rows]
        lines = [", ".join(literal(sign) for sign in row) for row in signs]
        return "[" + (",\n   " if rng.random() < 0.6 else ", ").join(lines) + "]"

    name = rng.choice(TABLE_NAMES)
    return Table(
        data=f"const {name} = [{items(entries, rng, cells)}];",
        take=fill(_TAKE_FLAT, name=name),
        count=f"{name}.length",
    )


def flat_sixteen(entries: Entries, rng: Random) -> Table:
    """Sixteen numbers a piece."""
    return _flat(entries, rng, [1] * len(entries), 0, 4)


def flat_squares(entries: Entries, rng: Random) -> Table:
    """4, 9 or 16 numbers a piece, as many as its square box has."""
    return _flat(entries, rng, range(1, len(entries) + 1), 0, 0)


def flat_colours(entries: Entries, rng: Random) -> Table:
    """Flat boxes of colour names and null."""
    colours = ["aqua", "yellow", "purple", "green", "red", "blue", "orange", "gray", "pink"]
    return _flat(entries, rng, rng.sample(colours, len(entries)), None, 0)


_TAKE_TURN = """function takeShape(kind, turn) {
  const states = @name@[kind];
  return states[turn % states.length];
}"""


def state_matrices(entries: Entries, rng: Random) -> Table:
    """Every turned state written out in its square box."""

    def states(entry: Entry) -> str:
        side = max(size_of(state) for state in entry.states)
        written = [laid_out(matrix(state, side=side), rng) for state in entry.states]
        return "[\n  " + ",\n  ".join(written) + "\n  ]"

    name = rng.choice(TABLE_NAMES)
    return Table(
        data=f"const {name} = [{items(entries, rng, states)}];",
        take=fill(_TAKE_TURN, name=name),
        count=f"{name}.length",
    )


_DERIVED = """const @name@ = [@items@];
function quarterTurn(rows) {
  return rows[0].map((cell, at) => rows.map((row) => row[at]).reverse());
}
const ALL_STATES = @name@.map((rows) => {
  const states = [rows];
  for (let at = 1; at < 4; at++) states.push(quarterTurn(states[at - 1]));
  return states;
});"""


def derived_states(entries: Entries, rng: Random) -> Table:
    """A table of shapes and a second one with all their turns, computed from it."""
    name = rng.choice(TABLE_NAMES)
    rows = items(entries, rng, lambda e: literal(matrix(e.cells, side=size_of(e.cells))))
    return Table(
        data=fill(_DERIVED, name=name, items=rows),
        take=fill(_TAKE_TURN, name="ALL_STATES"),
        count="ALL_STATES.length",
    )


def records(entries: Entries, rng: Random) -> Table:
    """Objects with a name, a colour and a matrix."""
    name = rng.choice(TABLE_NAMES)
    field = rng.choice(("shape", "matrix", "cells", "layout"))

    def record(entry: Entry) -> str:
        rows = laid_out(matrix(entry.cells), rng)
        parts = [f"tag: {literal(entry.label)}", f"colour: {colour(rng)}", f"{field}: {rows}"]
        return "{ " + ", ".join(rng.sample(parts, 3)) + " }"

    return Table(
        data=f"const {name} = [{items(entries, rng, record, ('null', '{}'))}];",
        take=f"const takeShape = (kind) => {name}[kind].{field};",
        count=f"{name}.length",
    )


def tuple_rows(entries: Entries, rng: Random) -> Table:
    """Arrays of name, colour and matrix, read by position."""
    name = rng.choice(TABLE_NAMES)

    def row(entry: Entry) -> str:
        return f"[{literal(entry.label)}, {colour(rng)}, {literal(matrix(entry.cells))}]"

    return Table(
        data=f"const {name} = [{items(entries, rng, row)}];",
        take=f"function takeShape(kind) {{\n  const [, , rows] = {name}[kind];\n  return rows;\n}}",
        count=f"{name}.length",
    )
