"""Small helpers to write JavaScript data and to cut JavaScript into tokens."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from tests.shape_programs.oracle import Cells
from tests.shape_programs.planting import Entry

TABLE_NAMES = ("SHAPES", "PIECES", "TETROMINOES", "figures", "blockTypes", "pieceShapes")
COLOURS = ("cyan", "gold", "#a0f", "#0c4", "crimson", "#13f", "orange", "#888")

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*.*?\*/)"
    r"|(?P<string>'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\")"
    r"|(?P<name>#?[^\W\d][\w$]*|\$[\w$]*)"
    r"|(?P<number>\d[\w.]*|\.\d+)"
    r"|(?P<sign>=>|\.\.\.|\+\+|--|&&|\|\||\?\?|[^\s\w])",
    re.DOTALL,
)
_CHUNK = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Table:
    """The part of a program that holds the pieces.

    `data` declares them, `take` is a function `takeShape(kind)` or `takeShape(kind, turn)` that
    returns one of them, `count` an expression for how many entries there are.
    """

    data: str
    take: str
    count: str


def fill(text: str, **parts: str) -> str:
    """The text with every `@name@` replaced by the part of that name."""
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text


def literal(value: object) -> str:
    """A JavaScript literal on one line, strings in single quotes."""
    return json.dumps(value).replace('"', "'")


def size_of(cells: Cells) -> int:
    """The side of the smallest square from the origin that holds the cells; at least 2."""
    return max(2, 1 + max(max(cell) for cell in cells))


def matrix(cells: Cells, *, mark: int = 1, side: int = 0) -> list[list[int]]:
    """Rows of 0 and `mark`; as small as the cells allow, or a square of the given side."""
    wide = side or 1 + max(x for x, _ in cells)
    high = side or 1 + max(y for _, y in cells)
    return [[mark if (x, y) in cells else 0 for x in range(wide)] for y in range(high)]


def picture(cells: Cells, on: str, off: str) -> list[str]:
    """Rows of two signs, as small as the cells allow."""
    return ["".join(on if cell else off for cell in row) for row in matrix(cells)]


def stacked(rows: Iterable[object]) -> str:
    """An array literal with one row per line."""
    return "[\n" + ",\n".join(f"    {literal(row)}" for row in rows) + "\n  ]"


def laid_out(rows: Sequence[object], rng: Random) -> str:
    """An array literal on one line or on several."""
    return literal(list(rows)) if rng.random() < 0.5 else stacked(rows)


def remark(entry: Entry, rng: Random) -> str:
    """A comment that says what the entry is meant to be, or nothing."""
    if not entry.note:
        return ""
    return rng.choice((f"// {entry.note}", f"// {entry.note} piece", f"/* {entry.note} */"))


def items(
    entries: Sequence[Entry],
    rng: Random,
    write: Callable[[Entry], str],
    placeholders: Sequence[str] = ("null", "[]"),
) -> str:
    """The lines between the brackets of a list, with a comment before or behind each entry."""
    above = rng.random() < 0.5
    lines = []
    for at, entry in enumerate(entries):
        text = write(entry) if entry.states else rng.choice(placeholders)
        comma = "," if at < len(entries) - 1 else ""
        note = remark(entry, rng)
        if above and note:
            lines.append(f"  {note}\n  {text}{comma}")
        else:
            lines.append(f"  {text}{comma} {note}".rstrip())
    return "\n" + "\n".join(lines) + "\n"


def colour(rng: Random) -> str:
    """A colour literal; it says nothing about the piece."""
    return literal(rng.choice(COLOURS))


def listed(
    entries: Sequence[Entry],
    rng: Random,
    write: Callable[[Entry], str],
    placeholders: Sequence[str] = ("null", "[]"),
) -> Table:
    """A named array of entries that `takeShape` indexes."""
    name = rng.choice(TABLE_NAMES)
    return Table(
        data=f"const {name} = [{items(entries, rng, write, placeholders)}];",
        take=f"function takeShape(kind) {{\n  return {name}[kind];\n}}",
        count=f"{name}.length",
    )


def tokens(script: str) -> list[tuple[str, str]]:
    """(what, text) of every token: space, string, name, number, sign or template chunk.

    Knows everything that the programs here are written with, which excludes regular expressions.
    """
    if "`" in script:
        return _tokens_with_templates(script)
    return [(str(token.lastgroup), token.group()) for token in _TOKEN.finditer(script)]


def _tokens_with_templates(script: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    braces: list[str] = []
    at = 0
    while at < len(script):
        in_template = script[at] == "`" or (script[at] == "}" and braces[-1] == "${")
        token = _CHUNK.match(script, at + 1) if in_template else _TOKEN.match(script, at)
        if token is None:
            raise ValueError(f"no token at {at}: {script[at : at + 20]!r}")
        text = script[at : token.end()]
        if text[0] == "}":
            braces.pop()
        if text == "{" or (in_template and text.endswith("${")):
            braces.append("${" if in_template else "{")
        found.append(("chunk" if in_template else str(token.lastgroup), text))
        at = token.end()
    return found
