"""Encodings as lists of coordinates, from a corner, round a pivot or along a board."""

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
)
from tests.shape_programs.oracle import Cell, Cells
from tests.shape_programs.planting import Entry

Entries = Sequence[Entry]


def _shuffled(cells: Cells, rng: Random) -> list[Cell]:
    return rng.sample(sorted(cells, key=lambda cell: (cell[1], cell[0])), len(cells))


def _points(cells: Cells, rng: Random, x: str = "x", y: str = "y") -> str:
    first, second = (x, y) if rng.random() < 0.8 else (y, x)
    points = [
        f"{{ {first}: {at[first]}, {second}: {at[second]} }}"
        for at in ({x: cell[0], y: cell[1]} for cell in _shuffled(cells, rng))
    ]
    return "[" + ", ".join(points) + "]"


def xy_pairs(entries: Entries, rng: Random) -> Table:
    """Pairs of column and row."""
    return listed(entries, rng, lambda e: laid_out(_shuffled(e.cells, rng), rng))


def xy_fields(entries: Entries, rng: Random) -> Table:
    """Records that hold pairs beside other numbers."""
    name = rng.choice(TABLE_NAMES)

    def record(entry: Entry) -> str:
        spot = literal(_shuffled(entry.cells, rng))
        return f"{{ id: {rng.randrange(90)}, colour: {colour(rng)}, blocks: {spot} }}"

    return Table(
        data=f"const {name} = [{items(entries, rng, record)}];",
        take=f"function takeShape(kind) {{\n  return {name}[kind].blocks;\n}}",
        count=f"{name}.length",
    )


_TAKE_POINTS = """function takeShape(kind) {
  return @name@[kind].map((at) => [@x@, @y@]);
}"""


def _point_list(
    entries: Entries, rng: Random, write: Callable[[Entry], str], x: str, y: str
) -> Table:
    table = listed(entries, rng, write)
    name = table.count.removesuffix(".length")
    return Table(table.data, fill(_TAKE_POINTS, name=name, x=x, y=y), table.count)


def xy_objects(entries: Entries, rng: Random) -> Table:
    """Objects with x and y, in either order."""
    return _point_list(entries, rng, lambda e: _points(e.cells, rng), "at.x", "at.y")


def rc_objects(entries: Entries, rng: Random) -> Table:
    """Objects with r and c, or row and col."""
    c, r = rng.choice((("c", "r"), ("col", "row")))
    return _point_list(entries, rng, lambda e: _points(e.cells, rng, c, r), f"at.{c}", f"at.{r}")


def rc_pairs(entries: Entries, rng: Random) -> Table:
    """Pairs of row and column; only the code that uses them tells which is which."""

    def pairs(entry: Entry) -> str:
        return literal([(y, x) for x, y in _shuffled(entry.cells, rng)])

    return _point_list(entries, rng, pairs, "at[1]", "at[0]")


def _around(cells: Cells, rng: Random) -> Cells:
    """The cells as seen from one of them in the middle."""
    middle = rng.choice([cell for cell in cells if cell != (0, 0)] or list(cells))
    return tuple((x - middle[0], y - middle[1]) for x, y in cells)


def pivot_pairs(entries: Entries, rng: Random) -> Table:
    """Pairs round a pivot, with negative numbers."""
    return listed(entries, rng, lambda e: literal(_shuffled(_around(e.cells, rng), rng)))


def pivot_objects(entries: Entries, rng: Random) -> Table:
    """Objects round a pivot, with negative numbers."""
    return _point_list(entries, rng, lambda e: _points(_around(e.cells, rng), rng), "at.x", "at.y")


_SPREAD_PIVOT = """const ORIGIN = [0, 0];
const @name@ = {@body@
};
const KIND_NAMES = Object.keys(@name@);"""


def pivot_spread(entries: Entries, rng: Random) -> Table:
    """Each piece is the shared origin and the cells round it."""
    name = rng.choice(TABLE_NAMES)
    lines = []
    for entry in entries:
        around = _around(entry.cells, rng)
        rest = ", ".join(literal(cell) for cell in _shuffled(around, rng) if cell != (0, 0))
        lines.append(f"\n  {entry.label}: [{', '.join(filter(None, ['ORIGIN', rest]))}]")
    return Table(
        data=fill(_SPREAD_PIVOT, name=name, body=",".join(lines)),
        take=f"const takeShape = (kind) => {name}[KIND_NAMES[kind]];",
        count="KIND_NAMES.length",
    )


_TAKE_TURN = """function takeShape(kind, turn) {
  const states = @name@[kind];
  return states[turn % states.length]@decode@;
}"""


def _state_list(entries: Entries, rng: Random, write: Callable[[Cells], str], decode: str) -> Table:
    def states(entry: Entry) -> str:
        return "[\n   " + ",\n   ".join(write(state) for state in entry.states) + "\n  ]"

    name = rng.choice(TABLE_NAMES)
    return Table(
        data=f"const {name} = [{items(entries, rng, states)}];",
        take=fill(_TAKE_TURN, name=name, decode=decode),
        count=f"{name}.length",
    )


def state_pairs(entries: Entries, rng: Random) -> Table:
    """Every turned state as pairs."""
    return _state_list(entries, rng, lambda cells: literal(_shuffled(cells, rng)), "")


def state_objects(entries: Entries, rng: Random) -> Table:
    """Every turned state as objects with x and y."""
    return _state_list(
        entries, rng, lambda cells: _points(cells, rng), ".map((at) => [at.x, at.y])"
    )


def _along(cell: Cell) -> str:
    x, y = cell
    if y == 0:
        return str(x)
    start = "COLS" if y == 1 else f"COLS * {y}"
    return start if x == 0 else f"{start} + {x}"


_DECODE_OFFSETS = ".map((at) => [at % COLS, Math.floor(at / COLS)])"


def symbolic_offsets(entries: Entries, rng: Random) -> Table:
    """Every turned state as places along a board that is COLS wide, written with its name."""
    return _state_list(
        entries,
        rng,
        lambda cells: "[" + ", ".join(_along(cell) for cell in _shuffled(cells, rng)) + "]",
        _DECODE_OFFSETS,
    )


def symbolic_constants(entries: Entries, rng: Random) -> Table:
    """One constant per piece with its states along the board, and a list of them."""
    name = rng.choice(TABLE_NAMES)

    def states(entry: Entry) -> str:
        rows = ["[" + ", ".join(map(_along, _shuffled(s, rng))) + "]" for s in entry.states]
        return "[\n  " + ",\n  ".join(rows) + "\n]"

    lines = [f"const {entry.label}Tetromino = {states(entry)};" for entry in entries]
    lines.append(f"const {name} = [{', '.join(f'{e.label}Tetromino' for e in entries)}];")
    return Table(
        data="\n".join(lines),
        take=fill(_TAKE_TURN, name=name, decode=_DECODE_OFFSETS),
        count=f"{name}.length",
    )
