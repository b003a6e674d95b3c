"""Encodings as text: digits, drawings, JSON."""

import json
from collections.abc import Sequence
from random import Random

from tests.shape_programs.javascript import (
    TABLE_NAMES,
    Table,
    fill,
    items,
    literal,
    matrix,
    picture,
    size_of,
)
from tests.shape_programs.keyed import fields
from tests.shape_programs.planting import Entry

Entries = Sequence[Entry]
SIGNS = (("X", "."), ("#", "."), ("#", " "), ("1", "0"), ("x", "-"), ("O", "_"), ("█", "·"))

_TAKE_SIGNS = """function takeShape(kind) {
  return @source@.map((line) => [...line].map((sign) => (sign === '@on@' ? 1 : 0)));
}"""


def dot_rows(entries: Entries, rng: Random) -> Table:
    """A string per row, drawn with two signs."""
    on, off = rng.choice(SIGNS)
    name = rng.choice(TABLE_NAMES)
    body = items(entries, rng, lambda e: literal(picture(e.cells, on, off)))
    return Table(
        data=f"const {name} = [{body}];",
        take=fill(_TAKE_SIGNS, source=f"{name}[kind]", on=on),
        count=f"{name}.length",
    )


def letter_rows(entries: Entries, rng: Random) -> Table:
    """Strings drawn with the piece's own label, or its number where it has none."""
    name = rng.choice(TABLE_NAMES)
    signs = {id(e): e.label[0] if e.label else str(at) for at, e in enumerate(entries)}
    body = items(entries, rng, lambda e: literal(picture(e.cells, signs[id(e)], " ")))
    return Table(
        data=f"const {name} = [{body}];",
        take=f"function takeShape(kind) {{\n  return {name}[kind].map((line) =>\n"
        "    line.split('').map((sign) => (sign === ' ' ? 0 : 1)));\n}",
        count=f"{name}.length",
    )


def digit_rows(entries: Entries, rng: Random) -> Table:
    """A string of digits per piece, its rows parted by a sign."""
    name = rng.choice(TABLE_NAMES)
    gap = rng.choice(("|", "/", ",", " "))
    marks = {id(e): str(rng.choice((1, at + 1))) for at, e in enumerate(entries)}
    body = items(
        entries, rng, lambda e: literal(gap.join(picture(e.cells, marks[id(e)], "0"))), ("null",)
    )
    return Table(
        data=f"const {name} = [{body}];",
        take=f"function takeShape(kind) {{\n  return {name}[kind].split('{gap}')"
        ".map((row) => [...row].map(Number));\n}",
        count=f"{name}.length",
    )


_TAKE_DIGITS = """function takeShape(kind) {
  const rows = [];
  for (let line = 0; line < 4; line++) {
    const row = [];
    for (let at = 0; at < 4; at++) row.push(+@name@[kind][line * 4 + at]);
    rows.push(row);
  }
  return rows;
}"""


def digit_words(entries: Entries, rng: Random) -> Table:
    """Sixteen digits a piece, four for each row."""
    name = rng.choice(TABLE_NAMES)

    def word(entry: Entry) -> str:
        return literal("".join(str(c) for row in matrix(entry.cells, side=4) for c in row))

    return Table(
        data=f"const {name} = [{items(entries, rng, word, ('null', repr('0' * 16)))}];",
        take=fill(_TAKE_DIGITS, name=name),
        count=f"{name}.length",
    )


def split_map(entries: Entries, rng: Random) -> Table:
    """One long string, cut into matrices when the program starts."""
    name = rng.choice(TABLE_NAMES)
    text = " ".join("/".join(picture(entry.cells, "1", "0")) for entry in entries)
    return Table(
        data=f"const {name} = '{text}'.split(' ').map(word =>\n"
        "  word.split('/').map(row => row.split('').map(Number)));",
        take=f"const takeShape = kind => {name}[kind];",
        count=f"{name}.length",
    )


_TAKE_ART = """const KIND_NAMES = Object.keys(@name@);
function takeShape(kind) {
  const art = @name@[KIND_NAMES[kind]];
  return art.trim().split('\\n').map((line) => Array.from(line, (sign) => sign === '@on@' ? 1 : 0));
}"""


def art_pieces(entries: Entries, rng: Random) -> Table:
    """A drawing over several lines for each piece."""
    on, off = rng.choice([signs for signs in SIGNS if signs[1] != " "])
    name = rng.choice(TABLE_NAMES)
    body = fields(entries, rng, lambda e: "`\n" + "\n".join(picture(e.cells, on, off)) + "\n`")
    return Table(
        data=f"const {name} = {{{body}}};",
        take=fill(_TAKE_ART, name=name, on=on),
        count="KIND_NAMES.length",
    )


_ART_SHEET = """const @name@ = `
@art@
`.trim().split('\\n\\n').map(block => block.split('\\n').map(line =>
  line.split('').map(sign => sign === '@on@' ? 1 : 0)));"""


def art_sheet(entries: Entries, rng: Random) -> Table:
    """One drawing of all pieces, blank lines between them."""
    on, off = rng.choice([signs for signs in SIGNS if signs[1] != " "])
    name = rng.choice(TABLE_NAMES)
    art = "\n\n".join("\n".join(picture(entry.cells, on, off)) for entry in entries)
    return Table(
        data=fill(_ART_SHEET, name=name, art=art, on=on),
        take=f"function takeShape(kind) {{\n  return {name}[kind];\n}}",
        count=f"{name}.length",
    )


def json_parse(entries: Entries, rng: Random) -> Table:
    """JSON text that the program parses, as a list or keyed by label."""
    name = rng.choice(TABLE_NAMES)
    rows = [matrix(e.cells, side=size_of(e.cells)) if e.states else None for e in entries]
    if rng.random() < 0.5 or not all(entry.label for entry in entries):
        text, pick = json.dumps(rows, separators=(",", ":")), ""
    else:
        labels = [entry.label for entry in entries]
        text, pick = json.dumps(dict(zip(labels, rows, strict=True))), "Object.values"
    return Table(
        data=f"const {name} = {pick}(JSON.parse('{text}'));",
        take=f"const takeShape = (kind) => {name}[kind];",
        count=f"{name}.length",
    )
