"""Write shapes down the way programs do: one function for each form of table."""

import json
from collections.abc import Callable
from itertools import chain

from rubrics.tetris.evidence.geometry import Cells, moved, turned

Encoder = Callable[[list[Cells]], str]


def js(value: object) -> str:
    """A value as it stands in a script."""
    return json.dumps(value)


def rows(cells: Cells, full: object = 1, empty: object = 0, width: int = 0) -> list[list[object]]:
    """A matrix, of the shape's own size or of a square box."""
    across = width or max((column for column, _ in cells), default=0) + 1
    down = width or max((row for _, row in cells), default=0) + 1
    return [[full if (x, y) in cells else empty for x in range(across)] for y in range(down)]


def marks(cells: Cells, full: str = "X", empty: str = ".", width: int = 0) -> list[str]:
    return ["".join(map(str, row)) for row in rows(cells, full, empty, width)]


def mask(cells: Cells) -> int:
    return sum(1 << (15 - 4 * row - column) for column, row in cells)


def ragged(cells: Cells) -> list[list[object]]:
    """Rows that end after their last filled cell."""
    found = rows(cells)
    return [row[: max(x for x, one in enumerate(row) if one) + 1] for row in found]


def points(cells: Cells, dx: float = 0, dy: float = 0) -> list[list[float]]:
    return [[column + dx, row + dy] for column, row in cells]


def each(one: Callable[[Cells], object]) -> Encoder:
    """An array with one value for each shape."""
    return lambda shapes: f"const P = {js([one(cells) for cells in shapes])}; go(P);"


def named(one: Callable[[Cells], object]) -> Encoder:
    """An object with one value for each shape under a name that means nothing."""
    return lambda shapes: (
        f"const P = {js({f'piece{at}': one(cells) for at, cells in enumerate(shapes)})}; go(P);"
    )


def states(cells: Cells) -> list[Cells]:
    second = turned(cells)
    return [cells, second, turned(second), turned(turned(second))]


def constants(shapes: list[Cells]) -> str:
    lines = [f"const p{at} = {js(rows(cells))};" for at, cells in enumerate(shapes)]
    return " ".join(lines) + " go(" + ", ".join(f"p{at}" for at in range(len(shapes))) + ");"


def pushed(shapes: list[Cells]) -> str:
    lines = [f"P.push({js({'m': rows(cells), 'color': 'red'})});" for cells in shapes]
    return "const P = []; function init() { " + " ".join(lines) + " } init(); go(P);"


def cases(shapes: list[Cells]) -> str:
    lines = [f"case {at}: return {js(rows(cells))};" for at, cells in enumerate(shapes)]
    return f"function make(n) {{ switch (n) {{ {' '.join(lines)} }} }} go(make(next()));"


def classes(shapes: list[Cells]) -> str:
    lines = [
        f"class P{at} extends Piece {{ constructor(x) {{ super({js(rows(cells))}, x); }} }}"
        for at, cells in enumerate(shapes)
    ]
    head = "class Piece { constructor(shape, x) { this.shape = shape; this.x = x; } } "
    return head + " ".join(lines) + f" go({', '.join(f'P{at}' for at in range(len(shapes)))});"


def decoded(shapes: list[Cells]) -> str:
    text = " ".join("/".join(marks(cells, "1", "0")) for cells in shapes)
    return (
        f"const P = '{text}'.split(' ').map((s) => "
        "s.split('/').map((r) => [...r].map((c) => c === '1'))); go(P);"
    )


def of_instances(shapes: list[Cells]) -> str:
    made = ", ".join(f"new Piece({js(points(cells))}, 'blue')" for cells in shapes)
    head = "class Piece { constructor(c, k) { this.c = c; this.k = k } } "
    return f"{head}const P = [{made}]; go(P);"


def constructor(shapes: list[Cells]) -> str:
    return (
        "class Game { constructor(c) { this.x = c.width; "
        f"this.all = {js([rows(cells) for cells in shapes])}; "
        "this.now = this.all[Math.floor(Math.random() * this.all.length)]; } } new Game(canvas);"
    )


WIDTH = 10

ENCODERS: dict[str, Encoder] = {
    "matrices": each(rows),
    "colour numbers": each(lambda cells: rows(cells, 5)),
    "square boxes": each(lambda cells: rows(cells, 1, 0, 4)),
    "colour names or null": each(lambda cells: rows(cells, "red", None)),
    "booleans": each(lambda cells: rows(cells, full=True, empty=False)),
    "unusual marks": each(lambda cells: rows(cells, "a", "z", 4)),
    "ragged rows": each(ragged),
    "rows of text": named(marks),
    "rows of boxes of text": named(lambda cells: marks(cells, "#", " ", 4)),
    "text with strokes": each(lambda cells: "/".join(marks(cells, "1", "0"))),
    "text with line ends": each(lambda cells: "\n".join(marks(cells))),
    "sixteen cells": each(lambda cells: list(chain.from_iterable(rows(cells, 1, 0, 4)))),
    "sixteen digits": named(lambda cells: "".join(marks(cells, "1", "0", 4))),
    "masks": each(mask),
    "masks in hex": named(lambda cells: f"{mask(cells):04X}"),
    "bit rows": each(lambda cells: [int(row, 2) for row in marks(cells, "1", "0")]),
    "pairs": each(points),
    "pairs around a pivot": named(lambda cells: points(cells, -1, -2)),
    "pairs with halves": each(lambda cells: points(cells, -1.5, 0.5)),
    "a pivot first": each(lambda cells: [[1.5, 0.5], *points(cells)]),
    "a pivot last": each(lambda cells: [*points(cells), [1, 1]]),
    "objects": each(lambda cells: [{"x": x, "y": y} for x, y in cells]),
    "rows and columns": each(lambda cells: [{"row": y, "col": x} for x, y in cells]),
    "pixels": each(lambda cells: [[x * 24, y * 24] for x, y in cells]),
    "flat pairs": each(lambda cells: [n for pair in cells for n in pair]),
    "indices of a board": each(lambda cells: [y * WIDTH + x for x, y in cells]),
    "indices around a pivot": each(lambda cells: [(y - 1) * WIDTH + x - 1 for x, y in cells]),
    "indices of a box": each(lambda cells: [y * 4 + x for x, y in cells]),
    "states": each(lambda cells: [rows(one) for one in states(cells)]),
    "states as masks": named(lambda cells: [mask(moved(one)) for one in states(cells)]),
    "states by degrees": each(
        lambda cells: {str(90 * at): rows(one) for at, one in enumerate(states(cells))},
    ),
    "in objects": each(lambda cells: {"name": "x", "shape": rows(cells), "color": "#0ff"}),
    "in pairs": each(lambda cells: ["#0ff", points(cells)]),
    "in a map": lambda shapes: (
        f"const P = new Map({js([[f'p{at}', rows(s)] for at, s in enumerate(shapes)])}); go(P);"
    ),
    "in JSON": lambda shapes: f"const P = JSON.parse('{js([rows(s) for s in shapes])}'); go(P);",
    "constants": constants,
    "pushed": pushed,
    "cases": cases,
    "classes": classes,
    "decoded": decoded,
    "instances": of_instances,
    "in a constructor": constructor,
}

FOUR_CELLS = frozenset({"flat pairs", "indices of a board", "indices around a pivot"})
"""Forms in which only shapes of four cells look alike."""

AMBIGUOUS = frozenset({"indices of a box", "indices of a board", "indices around a pivot"})
"""Forms that can be read in several ways: not every set can be told from every other."""
