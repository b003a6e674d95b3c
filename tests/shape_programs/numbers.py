"""Encodings as numbers whose bits or digits are cells."""

from collections.abc import Sequence
from random import Random

from tests.shape_programs.javascript import TABLE_NAMES, Table, fill, items, literal, matrix
from tests.shape_programs.oracle import Cells
from tests.shape_programs.planting import Entry

Entries = Sequence[Entry]


def mask(cells: Cells) -> int:
    """A 4 by 4 box as sixteen bits, the highest bit its upper left corner."""
    return sum(1 << (15 - 4 * y - x) for x, y in cells)


def _hex(cells: Cells, rng: Random) -> str:
    digits = f"{mask(cells):04x}"
    return "0x" + (digits.upper() if rng.random() < 0.7 else digits)


_TAKE_STATES = """function takeShape(kind, turn) {
  const masks = @name@[kind]@field@;
  const bits = masks[turn % masks.length];
  const cells = [];
  for (let at = 0; at < 16; at++) {
    if (bits & (0x8000 >> at)) cells.push([at % 4, at >> 2]);
  }
  return cells;
}"""


def hex_states(entries: Entries, rng: Random) -> Table:
    """A sixteen-bit mask for every turned state."""
    name = rng.choice(TABLE_NAMES)

    def masks(entry: Entry) -> str:
        return "[" + ", ".join(_hex(state, rng) for state in entry.states) + "]"

    return Table(
        data=f"const {name} = [{items(entries, rng, masks)}];",
        take=fill(_TAKE_STATES, name=name, field=""),
        count=f"{name}.length",
    )


def hex_records(entries: Entries, rng: Random) -> Table:
    """One constant per piece with its masks and colour, and a list of them."""
    name = rng.choice(TABLE_NAMES)
    lines = []
    for entry in entries:
        masks = ", ".join(_hex(state, rng) for state in entry.states)
        side = rng.randrange(2, 5)
        lines.append(f"var {entry.label}_KIND = {{ size: {side}, blocks: [{masks}] }};")
    lines.append(f"var {name} = [{', '.join(f'{e.label}_KIND' for e in entries)}];")
    return Table(
        data="\n".join(lines),
        take=fill(_TAKE_STATES, name=name, field=".blocks"),
        count=f"{name}.length",
    )


_TAKE_SINGLE = """function takeShape(kind) {
  const rows = [];
  for (let line = 0; line < 4; line++) {
    const nibble = (@name@[kind] >> (12 - line * 4)) & 15;
    rows.push([nibble >> 3 & 1, nibble >> 2 & 1, nibble >> 1 & 1, nibble & 1]);
  }
  return rows;
}"""


def hex_single(entries: Entries, rng: Random) -> Table:
    """One sixteen-bit mask per piece; turning is done by code."""
    name = rng.choice(TABLE_NAMES)
    body = items(entries, rng, lambda e: _hex(e.cells, rng), ("0", "0x0000"))
    return Table(
        data=f"const {name} = [{body}];",
        take=fill(_TAKE_SINGLE, name=name),
        count=f"{name}.length",
    )


_TAKE_BITS = """function takeShape(kind) {
  const rows = @name@[kind];
  const wide = Math.max(...rows).toString(2).length;
  return rows.map((bits) => {
    const row = [];
    for (let at = wide - 1; at >= 0; at--) row.push((bits >> at) & 1);
    return row;
  });
}"""


def bit_rows(entries: Entries, rng: Random) -> Table:
    """A binary number per row, the highest bit leftmost."""
    name = rng.choice(TABLE_NAMES)

    def rows(entry: Entry) -> str:
        cells = matrix(entry.cells)
        return "[" + ", ".join("0b" + "".join(map(str, row)) for row in cells) + "]"

    return Table(
        data=f"const {name} = [{items(entries, rng, rows)}];",
        take=fill(_TAKE_BITS, name=name),
        count=f"{name}.length",
    )


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


_BASE36 = """const @name@ = [];
for (const word of '@words@'.split(' ')) {
  const bits = parseInt(word, 36);
  const rows = [];
  for (let line = 0; line < 4; line++) {
    rows.push([]);
    for (let at = 0; at < 4; at++) {
      rows[line].push((bits >> (15 - line * 4 - at)) & 1);
    }
  }
  @name@.push(rows);
}"""


def base36_loop(entries: Entries, rng: Random) -> Table:
    """Masks in base 36, unpacked into 4 by 4 matrices by a loop at the start."""
    name = rng.choice(TABLE_NAMES)
    words = " ".join(_base36(mask(entry.cells)) for entry in entries)
    return Table(
        data=fill(_BASE36, name=name, words=words),
        take=f"function takeShape(kind) {{\n  return {name}[kind];\n}}",
        count=f"{name}.length",
    )


_PACKED = """const PACKED = @numbers@;
const @name@ = PACKED.map(function (number) {
  var cells = [];
  while (number > 0) {
    var spot = number % 17 - 1;
    cells.push([spot % 4, (spot - spot % 4) / 4]);
    number = Math.floor(number / 17);
  }
  return cells;
});"""


def packed_loop(entries: Entries, rng: Random) -> Table:
    """One integer per piece, each base-17 digit a place in a 4 by 4 box, unpacked by a loop."""
    name = rng.choice(TABLE_NAMES)

    def packed(entry: Entry) -> int:
        number = 0
        for x, y in sorted(entry.cells):
            number = number * 17 + 4 * y + x + 1
        return number

    return Table(
        data=fill(_PACKED, name=name, numbers=literal([packed(entry) for entry in entries])),
        take=f"function takeShape(kind) {{\n  return {name}[kind];\n}}",
        count=f"{name}.length",
    )
