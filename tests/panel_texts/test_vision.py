"""Pictures: what is asked about can be seen in the pixels, by a reader that knows no drawing."""

import base64
import re
import struct
import zlib
from itertools import pairwise

from grader.finding import thaw
from grader.item import Item
from rubrics.vision.canvas import COLOURS, DIGITS, WHITE
from rubrics.vision.items import generate
from tests.budget import FULL

COUNT = 10_000 if FULL else 45

Pixels = list[list[tuple[int, ...]]]


def pixels(item: Item) -> Pixels:
    """Decode the one picture of an item."""
    [address] = item.messages[0].attachments
    data = base64.b64decode(address.removeprefix("data:image/png;base64,"))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, body, size = 8, b"", (0, 0)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        part = data[at + 8 : at + 8 + length]
        assert (
            zlib.crc32(kind + part)
            == struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0]
        )
        size = struct.unpack(">II", part[:8]) if kind == b"IHDR" else size
        body += part if kind == b"IDAT" else b""
        at += 12 + length
    raw, width = zlib.decompress(body), 3 * size[0] + 1
    rows = [raw[start + 1 : start + width] for start in range(0, len(raw), width)]
    assert len(rows) == size[1]
    return [[tuple(row[x : x + 3]) for x in range(0, len(row), 3)] for row in rows]


def islands(picture: Pixels) -> list[tuple[tuple[int, ...], set[tuple[int, int]]]]:
    """Connected areas of one colour, without the ground."""
    left = {(x, y) for y, row in enumerate(picture) for x, one in enumerate(row) if one != WHITE}
    found = []
    while left:
        todo = [left.pop()]
        colour, area = picture[todo[0][1]][todo[0][0]], set(todo)
        while todo:
            x, y = todo.pop()
            for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if near in left and picture[near[1]][near[0]] == colour:
                    left.remove(near)
                    area.add(near)
                    todo.append(near)
        found.append((colour, area))
    return found


def shape(area: set[tuple[int, int]]) -> str:
    """The kind of a shape, by the share of its box that it fills."""
    width = max(x for x, _ in area) - min(x for x, _ in area) + 1
    height = max(y for _, y in area) - min(y for _, y in area) + 1
    share = len(area) / (width * height)
    return "squares" if share > 0.95 else "circles" if share > 0.65 else "triangles"


def number(picture: Pixels, colour: tuple[int, ...]) -> str:
    """Digits of a colour, column by column of cells."""
    there = {(x, y) for y, row in enumerate(picture) for x, one in enumerate(row) if one == colour}
    top, bottom = min(y for _, y in there), max(y for _, y in there)
    scale = (bottom - top + 1) // 7
    columns = sorted({x for x, _ in there})
    starts = [columns[0], *(b for a, b in pairwise(columns) if b - a > 1)]
    known = {cells: digit for digit, cells in DIGITS.items()}
    text, last = "", None
    for start in starts:
        for left in (start, start - scale):  # the first column of a digit may be empty
            cells = " ".join(
                "".join("01"[(left + c * scale, top + r * scale) in there] for c in range(5))
                for r in range(7)
            )
            if cells in known and (last is None or left >= last + 6 * scale):
                text, last = text + known[cells], left
                break
    return text


def seen(item: Item) -> str:
    """Answer by looking."""
    picture, question = pixels(item), item.prompt
    if found := re.match(r"How many (\w+) (\w+) are", question):
        wanted = COLOURS[found[1]]
        return str(sum(c == wanted and shape(area) == found[2] for c, area in islands(picture)))
    if found := re.match(r"Which number is written in (\w+)", question):
        return number(picture, COLOURS[found[1]])
    heights = {
        name: sum(any(one == paint for one in row) for row in picture)
        for name, paint in COLOURS.items()
    }
    there = {name: height for name, height in heights.items() if height}
    choose = max if "highest" in question else min
    return choose(there, key=lambda name: there[name])


def test_pictures_show_what_is_asked_about() -> None:
    items = list(generate(3, COUNT))
    assert len({one.digest for one in items}) == COUNT
    assert len({one.messages[0].attachments for one in items}) == COUNT
    for item in items:
        assert seen(item) == thaw(item.expected)["value"], (item.id, item.prompt)


def test_pictures_are_the_same_again() -> None:
    assert list(generate(4, 9)) == list(generate(4, 12))[:9]
