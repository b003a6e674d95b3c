"""Ways in which a game's source writes its pieces down, for every form that an engine takes.

Forms: `matrix` rows of cells as small as the piece or square; `box` square rows; `cells` pairs in
the box; `pivot` pairs from the cell about which the piece turns; `states` pairs for each of the
four turns; `mask` sixteen bits for each of the four turns.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.games.pieces import Piece
from tests.shape_programs.oracle import Cells

Values = Sequence[object]
_TABLES = ("SHAPES", "PIECES", "TETROMINOES", "figures", "blockTypes", "FORMS")


@dataclass(frozen=True, slots=True)
class Table:
    """Code that declares the pieces, and code that reads one of them by its number."""

    data: str
    shape_code: str
    hue_code: str
    count: str

    def shape(self, index: str) -> str:
        """The code that reads the shape of a piece."""
        return self.shape_code.replace("$1", index)

    def hue(self, index: str) -> str:
        """The code that reads the colour of a piece."""
        return self.hue_code.replace("$1", index)


def literal(value: object) -> str:
    """A JavaScript literal on one line, strings in single quotes."""
    return json.dumps(value, ensure_ascii=False).replace('"', "'")


def rows_of(cells: Cells, *, square: bool, mark: int = 1) -> list[list[int]]:
    """Rows of 0 and the mark, from the corner of the box or as small as the cells allow."""
    left = 0 if square else min(x for x, _ in cells)
    top = 0 if square else min(y for _, y in cells)
    right, low = max(x for x, _ in cells), max(y for _, y in cells)
    if square:
        right = low = max(right, low)
    return [
        [mark if (x, y) in cells else 0 for x in range(left, right + 1)]
        for y in range(top, low + 1)
    ]


def mask_of(cells: Cells) -> int:
    """Sixteen bits of a box four wide, the first cell of the first row highest."""
    return sum(1 << (15 - 4 * y - x) for x, y in cells)


def _from_pivot(piece: Piece) -> list[list[int]]:
    return [[x - 1, y - 1] if piece.side > 2 else [x, y] for x, y in piece.cells]


def _pairs(cells: Cells) -> list[list[int]]:
    return [list(cell) for cell in cells]


def _flat(pairs: Iterable[Iterable[int]]) -> list[int]:
    return [number for pair in pairs for number in pair]


def _value(piece: Piece, form: str, *, square: bool) -> Any:
    match form:
        case "matrix" | "box":
            return rows_of(piece.cells, square=square or form == "box")
        case "cells":
            return _pairs(piece.cells)
        case "pivot":
            return _from_pivot(piece)
        case "states":
            return [_pairs(state) for state in piece.states]
        case _:
            return [mask_of(state) for state in piece.states]


def _hue(pieces: Sequence[Piece], palette: str) -> tuple[str, str]:
    tints = [one.tint for one in pieces]
    if palette == "random":
        data = f"const COLORS = {literal(sorted(set(tints)))};"
        return data, "COLORS[Math.floor(Math.random() * COLORS.length)]"
    if palette == "mono":
        return f"const BLOCK_COLOR = {literal(tints[0])};", "BLOCK_COLOR"
    return f"const COLORS = {literal(tints)};", "COLORS[$1]"


def _lines(values: Values) -> str:
    return "[\n" + ",\n".join(f"  {literal(value)}" for value in values) + ",\n]"


def _listed(pieces: Sequence[Piece], form: str, palette: str, name: str, *, square: bool) -> Table:
    values = [_value(one, form, square=square) for one in pieces]
    colours, hue = _hue(pieces, palette)
    return Table(
        f"const {name} = {_lines(values)};\n{colours}", f"{name}[$1]", hue, f"{name}.length"
    )


def _plain(pieces: Sequence[Piece], form: str, palette: str, name: str) -> Table:
    return _listed(pieces, form, palette, name, square=False)


def _square(pieces: Sequence[Piece], form: str, palette: str, name: str) -> Table:
    """Square rows; for pairs, objects with an x and a y."""
    if form in {"matrix", "box", "mask"}:
        return _listed(pieces, form, palette, name, square=True)
    values = [_value(one, form, square=True) for one in pieces]
    colours, hue = _hue(pieces, palette)

    def points(pairs: Sequence[Sequence[int]]) -> str:
        return "[" + ", ".join(f"{{ x: {x}, y: {y} }}" for x, y in pairs) + "]"

    def written(value: list[list[list[int]]]) -> str:
        return "[" + ", ".join(points(state) for state in value) + "]"

    each = written if form == "states" else points
    unpack = "(list) => list.map((at) => [at.x, at.y])"
    mapped = f"(states) => states.map({unpack})" if form == "states" else unpack
    body = ",\n".join(f"  {each(value)}" for value in values)
    data = f"const {name} = [\n{body}\n].map({mapped});\n{colours}"
    return Table(data, f"{name}[$1]", hue, f"{name}.length")


def _numbered(pieces: Sequence[Piece], form: str, palette: str, name: str) -> Table:
    """Rows whose numbers are colours; for pairs, one flat run of numbers."""
    colours, hue = _hue(pieces, palette)
    if form in {"matrix", "box"}:
        values: Values = [
            rows_of(one.cells, square=form == "box", mark=number)
            for number, one in enumerate(pieces, 1)
        ]
        return Table(
            f"const {name} = {_lines(values)};\n{colours}", f"{name}[$1]", hue, f"{name}.length"
        )
    if form == "mask":
        run = _flat([mask_of(state) for state in one.states] for one in pieces)
        fill = f"for (let n = 0; n < RUN.length; n += 4) {name}.push(RUN.slice(n, n + 4));"
        data = f"const RUN = {literal(run)};\nconst {name} = [];\n{fill}\n{colours}"
        return Table(data, f"{name}[$1]", hue, f"{name}.length")
    if form == "states":
        values = [[[4 * y + x for x, y in state] for state in one.states] for one in pieces]
        if any(one.side > 4 for one in pieces):
            return _plain(pieces, form, palette, name)
        unpack = "(piece) => piece.map((state) => state.map((n) => [n % 4, Math.floor(n / 4)]))"
    else:
        values = [_flat(_value(one, form, square=True)) for one in pieces]
        unpack = "(run) => run.filter((_, n) => n % 2 === 0).map((x, n) => [x, run[2 * n + 1]])"
    data = f"const {name} = {_lines(values)}.map({unpack});\n{colours}"
    return Table(data, f"{name}[$1]", hue, f"{name}.length")


def _text(pieces: Sequence[Piece], form: str, palette: str, name: str) -> Table:
    """Pictures or words of digits, taken apart when the game loads."""
    colours, hue = _hue(pieces, palette)
    if form in {"matrix", "box"}:
        pictures = [
            "/".join(
                "".join("#" if cell else "." for cell in row)
                for row in rows_of(one.cells, square=form == "box")
            )
            for one in pieces
        ]
        unpack = (
            "(text) => text.split('/').map((row) => [...row].map((sign) => (sign === '#' ? 1 : 0)))"
        )
        data = f"const {name} = {_lines(pictures)}.map({unpack});\n{colours}"
    elif form == "mask":
        words = [" ".join(f"{mask_of(state):016b}" for state in one.states) for one in pieces]
        unpack = "(text) => text.split(' ').map((bits) => parseInt(bits, 2))"
        data = f"const {name} = {_lines(words)}.map({unpack});\n{colours}"
    else:
        unpack = "(text) => text.split(' ').map((pair) => pair.split(',').map(Number))"
        if form == "states":
            words = ["|".join(_words(state) for state in one.states) for one in pieces]
            unpack = f"(text) => text.split('|').map({unpack})"
        else:
            words = [_words(_value(one, form, square=True)) for one in pieces]
        data = f"const {name} = {_lines(words)}.map({unpack});\n{colours}"
    return Table(data, f"{name}[$1]", hue, f"{name}.length")


def _words(pairs: Iterable[Iterable[int]]) -> str:
    return " ".join(",".join(str(number) for number in pair) for pair in pairs)


def _keyed(pieces: Sequence[Piece], form: str, palette: str, name: str) -> Table:
    colours, hue = _hue(pieces, palette)
    names = [
        f"{one.name}{at}" if one.name in [p.name for p in pieces[:at]] else one.name
        for at, one in enumerate(pieces)
    ]
    body = ",\n".join(
        f"  {key}: {literal(_value(one, form, square=True))}"
        for key, one in zip(names, pieces, strict=True)
    )
    data = f"const {name} = {{\n{body}\n}};\nconst KINDS = Object.keys({name});\n{colours}"
    return Table(data, f"{name}[KINDS[$1]]", hue, "KINDS.length")


def _hex(pieces: Sequence[Piece], form: str, palette: str, name: str) -> Table:
    """Sixteen bits a piece, taken apart when the game loads."""
    if any(one.side > 4 for one in pieces):
        return _text(pieces, form, palette, name)
    colours, hue = _hue(pieces, palette)
    if form in {"mask", "states"}:
        rows = ["[" + ", ".join(f"0x{mask_of(s):04X}" for s in one.states) + "]" for one in pieces]
    else:
        rows = [f"[0x{mask_of(one.cells):04X}, {one.side}]" for one in pieces]
    listed = "[\n" + ",\n".join(f"  {row}" for row in rows) + ",\n]"
    if form == "mask":
        data = f"const {name} = {listed};\n{colours}"
        return Table(data, f"{name}[$1]", hue, f"{name}.length")
    taken = "states" if form == "states" else "[mask, side]"
    data = f"""const {name} = {listed}.map(({taken}) => {{
  const bitsOf = (bits) => {{
    const found = [];
    for (let n = 0; n < 16; n++) if (bits & (0x8000 >> n)) found.push([n % 4, n >> 2]);
    return found;
  }};
  {_HEX_ENDS[form]}
}});
{colours}"""
    return Table(data, f"{name}[$1]", hue, f"{name}.length")


_HEX_ENDS = {
    "states": "return states.map(bitsOf);",
    "cells": "return bitsOf(mask);",
    "pivot": "return bitsOf(mask).map(([x, y]) => (side > 2 ? [x - 1, y - 1] : [x, y]));",
    "box": "const rows = Array.from({ length: side }, () => new Array(side).fill(0));\n"
    "  bitsOf(mask).forEach(([x, y]) => { rows[y][x] = 1; });\n  return rows;",
    "matrix": "const rows = Array.from({ length: side }, () => new Array(side).fill(0));\n"
    "  bitsOf(mask).forEach(([x, y]) => { rows[y][x] = 1; });\n"
    "  return side === 2 || side === 4 ? rows.filter((row) => row.includes(1)) : rows;",
}


def _records(pieces: Sequence[Piece], form: str, palette: str, name: str) -> Table:
    field = {"matrix": "shape", "box": "matrix", "mask": "turns", "states": "rotations"}.get(
        form, "blocks"
    )
    colours, hue = _hue(pieces, palette)
    lines = []
    for one in pieces:
        value = literal(_value(one, form, square=False))
        tint = "" if palette in {"random", "mono"} else f" color: {literal(one.tint)},"
        lines.append(f"  {{ name: {literal(one.name)},{tint} {field}: {value} }}")
    if palette not in {"random", "mono"}:
        colours, hue = "", f"{name}[$1].color"
    data = f"const {name} = [\n" + ",\n".join(lines) + f"\n];\n{colours}"
    return Table(data, f"{name}[$1].{field}", hue, f"{name}.length")


_WRITERS: dict[str, Callable[[Sequence[Piece], str, str, str], Table]] = {
    "plain": _plain,
    "square": _square,
    "numbered": _numbered,
    "text": _text,
    "keyed": _keyed,
    "hex": _hex,
    "records": _records,
}


def written(pieces: Sequence[Piece], form: str, encoding: str, palette: str, rng: Random) -> Table:
    """The pieces in one of the encodings."""
    return _WRITERS[encoding](pieces, form, palette, rng.choice(_TABLES))
