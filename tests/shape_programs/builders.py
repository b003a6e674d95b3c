"""Encodings in which code makes the pieces: functions, pushes, array builders."""

from collections.abc import Callable, Sequence
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
    remark,
    size_of,
)
from tests.shape_programs.planting import Entry

Entries = Sequence[Entry]


def _square(entry: Entry) -> list[list[int]]:
    return matrix(entry.cells, side=size_of(entry.cells))


def _counted(data: str, entries: Entries) -> str:
    return f"const KIND_COUNT = {len(entries)};\n{data}"


def switch_matrices(entries: Entries, rng: Random) -> Table:
    """A switch that returns a matrix per case; the last case may be the default."""
    cases = []
    last = "default" if rng.random() < 0.5 else f"case {len(entries) - 1}"
    for at, entry in enumerate(entries):
        head = last if at == len(entries) - 1 else f"case {at}"
        note = remark(entry, rng)
        cases.append(f"    {head}: {note}\n      return {laid_out(_square(entry), rng)};")
    body = "\n".join(["  switch (kind) {", *cases, "  }"])
    return Table(
        data=_counted("", entries),
        take=f"function takeShape(kind) {{\n{body}\n}}",
        count="KIND_COUNT",
    )


def if_else_matrices(entries: Entries, rng: Random) -> Table:
    """A chain of if and else that fills a variable."""
    lines = ["  let rows = [];"]
    for at, entry in enumerate(entries):
        head = "if" if at == 0 else "else if"
        rows = literal(matrix(entry.cells))
        lines.append(f"  {head} (kind === {at}) {{ {remark(entry, rng)}\n    rows = {rows};\n  }}")
    body = "\n".join(lines)
    return Table(
        data=_counted("", entries),
        take=f"function takeShape(kind) {{\n{body}\n  return rows;\n}}",
        count="KIND_COUNT",
    )


_BUILT = """function takeShape(kind) {
  const rows = [];
  for (let line = 0; line < 4; line++) rows.push([0, 0, 0, 0]);
  switch (kind) {
@cases@
  }
  return rows;
}"""


def built_matrices(entries: Entries, rng: Random) -> Table:
    """A switch that sets the cells of an empty matrix one by one, or a row by a loop."""
    cases = []
    for at, entry in enumerate(entries):
        bar = all(y == 0 for _, y in entry.cells)
        loop = f"for (let x = 0; x < {len(entry.cells)}; x++) rows[0][x] = 1;"
        sets = " = ".join(f"rows[{y}][{x}]" for x, y in entry.cells) + " = 1;"
        work = loop if bar else sets
        cases.append(f"    case {at}: {remark(entry, rng)}\n      {work}\n      break;")
    return Table(
        data=_counted("", entries), take=fill(_BUILT, cases="\n".join(cases)), count="KIND_COUNT"
    )


_FACTORY = """const BAG_LETTERS = @letters@;
function createShape(tag) {
@branches@
  return null;
}"""


def factory_letter(entries: Entries, rng: Random) -> Table:
    """A function that is called with a letter and returns its matrix."""
    branches = []
    for entry in entries:
        rows = laid_out(_square(entry), rng)
        branches.append(f"  if (tag === {literal(entry.label)}) {{\n    return {rows};\n  }}")
    labels = [entry.label for entry in entries]
    letters = literal("".join(labels)) if all(len(x) == 1 for x in labels) else literal(labels)
    return Table(
        data=fill(_FACTORY, letters=letters, branches="\n".join(branches)),
        take="function takeShape(kind) {\n  return createShape(BAG_LETTERS[kind]);\n}",
        count="BAG_LETTERS.length",
    )


def _pushed(entries: Entries, rng: Random, write: Callable[[Entry], str]) -> str:
    return "\n".join(
        f"  {write(entry) if entry.states else 'layouts.push(null);'} {remark(entry, rng)}".rstrip()
        for entry in entries
    )


_IIFE = """const layouts = [];
(function () {
  const points = [0, 40, 100, 300, 1200];
  void points;
@pushes@
})();"""


def push_iife(entries: Entries, rng: Random) -> Table:
    """Pushes inside a function that runs at once."""
    pushes = _pushed(entries, rng, lambda e: f"layouts.push({literal(_square(e))});")
    return Table(
        data=fill(_IIFE, pushes=pushes),
        take="function takeShape(kind) {\n  return layouts[kind];\n}",
        count="layouts.length",
    )


_REGISTERED = """const layouts = [];
function register(tag, colour, ...lines) {
  layouts.push({ tag, colour, lines });
}
@calls@"""


def registered(entries: Entries, rng: Random) -> Table:
    """Calls of a function that collects its rest arguments."""
    calls = [
        f"register({literal(e.label)}, {colour(rng)}, "
        f"{', '.join(literal(row) for row in matrix(e.cells))});"
        for e in entries
    ]
    return Table(
        data=fill(_REGISTERED, calls="\n".join(calls)),
        take="function takeShape(kind) {\n  return layouts[kind].lines;\n}",
        count="layouts.length",
    )


def indexed_assignment(entries: Entries, rng: Random) -> Table:
    """One assignment per index."""
    name = rng.choice(TABLE_NAMES)
    lines = [f"var {name} = {rng.choice(('[]', f'new Array({len(entries)})'))};"]
    for at, entry in enumerate(entries):
        value = laid_out(matrix(entry.cells), rng) if entry.states else "null"
        lines.append(f"{name}[{at}] = {value}; {remark(entry, rng)}".rstrip())
    return Table(
        data="\n".join(lines),
        take=f"function takeShape(kind) {{ return {name}[kind]; }}",
        count=f"{name}.length",
    )


def _built_row(row: Sequence[int], rng: Random) -> str:
    wide, text = len(row), "".join(map(str, row))
    if len(set(row)) == 1:
        return rng.choice(
            (
                f"Array({wide}).fill({row[0]})",
                f"new Array({wide}).fill({row[0]})",
                f"Array.from({{ length: {wide} }}, () => {row[0]})",
            )
        )
    cut = rng.randrange(1, wide)
    ways = [
        f"[...'{text}'].map(Number)",
        f"Array.from('{text}', Number)",
        f"{literal(row[:cut])}.concat({literal(row[cut:])})",
        f"[{', '.join(map(str, row[:cut]))}, ...{literal(row[cut:])}]",
    ]
    if sum(row) == 1:
        spot = row.index(1)
        ways.append(f"Array.from({{ length: {wide} }}, (_, at) => (at === {spot} ? 1 : 0))")
    return rng.choice(ways)


def array_builders(entries: Entries, rng: Random) -> Table:
    """Rows made by fill, from, spread and concat."""

    def rows(entry: Entry) -> str:
        return "[" + ", ".join(_built_row(row, rng) for row in matrix(entry.cells)) + "]"

    return listed(entries, rng, rows)


def spread_concat(entries: Entries, rng: Random) -> Table:
    """Two lists joined into one."""
    name = rng.choice(TABLE_NAMES)
    cut = rng.randrange(2, len(entries) - 1)
    halves = [
        items(part, rng, lambda e: literal(matrix(e.cells)))
        for part in (entries[:cut], entries[cut:])
    ]
    joined = rng.choice(("[...easyOnes, ...hardOnes]", "easyOnes.concat(hardOnes)"))
    return Table(
        data=f"const easyOnes = [{halves[0]}];\nconst hardOnes = [{halves[1]}];\n"
        f"const {name} = {joined};",
        take=f"function takeShape(kind) {{\n  return {name}[kind];\n}}",
        count=f"{name}.length",
    )
