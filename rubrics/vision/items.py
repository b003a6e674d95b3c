"""Questions about pictures: how many, which number, which bar."""

from collections.abc import Iterator, Mapping
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.asking import asked
from rubrics.vision.canvas import COLOURS, Canvas

SHAPES = ("circles", "squares", "triangles")
CELL = 60
"""Pixels between two shapes: they never touch."""


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("vision", seed, n, _draft)


def _draft(rng: Random, level: int) -> Draft:
    return rng.choice((count, read, compare))(rng, level)


def count(rng: Random, level: int) -> Draft:
    """How many shapes of a kind and colour stand among others."""
    columns, rows = ((4, 3), (5, 4), (7, 5))[level - 1]
    wanted = rng.randint(*((2, 5), (4, 8), (7, 13))[level - 1])
    shape, colour = rng.choice(SHAPES), rng.choice(sorted(COLOURS))
    others = rng.randint(*((1, 3), (4, 8), (10, 18))[level - 1])
    kinds = [(shape, colour)] * wanted + [_other(rng, shape, colour, level) for _ in range(others)]
    places = rng.sample([(c, r) for c in range(columns) for r in range(rows)], len(kinds))
    canvas = Canvas(columns * CELL, rows * CELL)
    for (kind, paint), (column, row) in zip(kinds, places, strict=True):
        x = column * CELL + CELL // 2 + rng.randint(-8, 8)
        y = row * CELL + CELL // 2 + rng.randint(-8, 8)
        _shape(canvas, kind, x, y, rng.randint(13, 20), paint)
    question = f"How many {colour} {shape} are in this picture?"
    return _draft_of(rng, question, canvas, "number", {"kind": "integer", "value": str(wanted)})


def read(rng: Random, level: int) -> Draft:
    """Which number is written there; on higher levels beside others in other colours."""
    digits = (3, 5, 8)[level - 1]
    colours = rng.sample(sorted(COLOURS), level)
    scale = (9, 6, 4)[level - 1]
    canvas = Canvas(6 * digits * scale + 60, level * (7 * scale + 24) + 30)
    numbers = [str(rng.randrange(10 ** (digits - 1), 10**digits)) for _ in colours]
    for row, (text, colour) in enumerate(zip(numbers, colours, strict=True)):
        top = 20 + row * (7 * scale + 24)
        canvas.digits(text, 20 + rng.randint(0, 20), top, scale, COLOURS[colour])
    at = rng.randrange(level)
    question = f"Which number is written in {colours[at]} in this picture?"
    return _draft_of(rng, question, canvas, "number", {"kind": "integer", "value": numbers[at]})


def compare(rng: Random, level: int) -> Draft:
    """Which bar is the highest, or the lowest."""
    bars, least = ((3, 30), (4, 14), (6, 7))[level - 1]
    colours = rng.sample(sorted(COLOURS), bars)
    base = rng.randint(60, 110)
    heights = [base + least * step for step in range(bars)]
    heights = [one + rng.randint(0, least // 3) for one in heights]
    rng.shuffle(heights)
    canvas = Canvas(50 * bars + 20, 260)
    for at, (height, colour) in enumerate(zip(heights, colours, strict=True)):
        canvas.box(20 + 50 * at, 250 - height, 30, height, COLOURS[colour])
    highest = rng.random() < 0.5
    value = colours[heights.index(max(heights) if highest else min(heights))]
    word = "highest" if highest else "lowest"
    question = (
        f"Which colour has the {word} bar in this picture? Choose one of: {', '.join(colours)}."
    )
    expected = {"kind": "choice", "value": value, "choices": colours}
    return _draft_of(rng, question, canvas, "colour", expected)


def _draft_of(
    rng: Random, question: str, canvas: Canvas, what: str, expected: Mapping[str, object]
) -> Draft:
    return Draft(asked(rng, question, what), expected, attachments=(canvas.address,))


def _other(rng: Random, shape: str, colour: str, level: int) -> tuple[str, str]:
    """A shape of another kind or colour; on the higher levels often one of the two is the same."""
    strange = rng.choice([one for one in SHAPES if one != shape])
    paint = rng.choice([one for one in sorted(COLOURS) if one != colour])
    near = level > 1 and rng.random() < 0.7
    return rng.choice(((strange, colour), (shape, paint))) if near else (strange, paint)


def _shape(canvas: Canvas, kind: str, x: int, y: int, radius: int, colour: str) -> None:
    paint = COLOURS[colour]
    if kind == "circles":
        canvas.disc(x, y, radius, paint)
    elif kind == "squares":
        canvas.box(x - radius, y - radius, 2 * radius + 1, 2 * radius + 1, paint)
    else:
        canvas.triangle(x, y, radius, paint)
