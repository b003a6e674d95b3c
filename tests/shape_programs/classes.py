"""Encodings inside classes: subclasses, static, private and constructor fields, getters."""

from collections.abc import Sequence
from random import Random

from tests.shape_programs.javascript import (
    Table,
    colour,
    fill,
    items,
    laid_out,
    literal,
    matrix,
    remark,
)
from tests.shape_programs.keyed import fields
from tests.shape_programs.planting import Entry

Entries = Sequence[Entry]

_BASE_CLASS = """class Block {
  constructor(rows, colour) {
    this.rows = rows;
    this.colour = colour;
  }
  height() { return this.rows.length; }
}"""


def class_super(entries: Entries, rng: Random) -> Table:
    """A class per piece that hands its matrix to the parent's constructor."""
    lines = [_BASE_CLASS]
    for entry in entries:
        rows = laid_out(matrix(entry.cells), rng)
        note = remark(entry, rng)
        lines.append(
            f"{note}\nclass {entry.label}Block extends Block {{\n"
            f"  constructor() {{\n    super({rows}, {colour(rng)});\n  }}\n}}"
        )
    lines.append(f"const BLOCK_CLASSES = [{', '.join(f'{e.label}Block' for e in entries)}];")
    return Table(
        data="\n".join(lines),
        take="function takeShape(kind) {\n  return new BLOCK_CLASSES[kind]().rows;\n}",
        count="BLOCK_CLASSES.length",
    )


def _in_class(entries: Entries, rng: Random, frame: str) -> Table:
    body = items(entries, rng, lambda e: laid_out(matrix(e.cells), rng), ("null", "[]"))
    data = fill(frame, body=f"[{body}]")
    return Table(
        data=data,
        take="function takeShape(kind) {\n  return pieceBox.pick(kind);\n}",
        count="pieceBox.size",
    )


def static_fields(entries: Entries, rng: Random) -> Table:
    """A static field keyed by letter."""
    body = fields(entries, rng, lambda e: literal(matrix(e.cells)))
    return Table(
        data=f"class Tetromino {{\n  static BORDER = 2;\n  static LAYOUTS = {{{body}}};\n"
        "  static NAMES = Object.keys(Tetromino.LAYOUTS);\n}",
        take="const takeShape = (kind) => Tetromino.LAYOUTS[Tetromino.NAMES[kind]];",
        count="Tetromino.NAMES.length",
    )


_PRIVATE = """class PieceBox {
  #speed = [800, 700, 600, 500];
  #layouts = @body@;
  pick(kind) { return this.#layouts[kind]; }
  get size() { return this.#layouts.length; }
  delay(level) { return this.#speed[Math.min(level, 3)]; }
}
const pieceBox = new PieceBox();"""

_CONSTRUCTOR = """class PieceBox {
  constructor(speed) {
    this.speed = speed;
    this.layouts = @body@;
    this.size = this.layouts.length;
  }
  pick(kind) {
    return this.layouts[kind];
  }
}
const pieceBox = new PieceBox(800);"""

_GETTER = """class PieceBox {
  static get layouts() {
    return @body@;
  }
  static get size() { return PieceBox.layouts.length; }
  static pick(kind) { return PieceBox.layouts[kind]; }
}
const pieceBox = PieceBox;"""


def private_fields(entries: Entries, rng: Random) -> Table:
    """A private field."""
    return _in_class(entries, rng, _PRIVATE)


def constructor_fields(entries: Entries, rng: Random) -> Table:
    """A field set in the constructor."""
    return _in_class(entries, rng, _CONSTRUCTOR)


def static_getter(entries: Entries, rng: Random) -> Table:
    """A static getter that returns a new table each time."""
    return _in_class(entries, rng, _GETTER)
