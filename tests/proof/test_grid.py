"""A lattice over a picture: where the board was made out, drawn for whoever doubts it."""

import json
import re
import struct
import zlib

import pytest

from grader.evidence.inputs import Plan, Window, tap
from grader.evidence.replay import Grid, Replay, Shot
from grader.report.proof import Proof, proof
from grader.report.proof.grid import gridded
from tests.report.build import failed, finding, sample


def png(width: int, height: int) -> bytes:
    """A grey picture."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


BOARD = Grid(100.0, 50.0, 30.0, 30.0, 10, 20, ((4, 0), (5, 0)))


def drawn(grid: Grid) -> str:
    told = json.loads(json.dumps({name: getattr(grid, name) for name in Grid.__slots__}))
    return gridded(png(640, 700), told, "the first piece")


def test_the_picture_is_cut_down_to_the_board_and_a_margin() -> None:
    found = re.search(r'viewBox="([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)"', drawn(BOARD))
    assert found
    assert [float(one) for one in found.groups()] == [64.0, 14.0, 372.0, 672.0]


def test_every_line_and_every_cell_is_drawn_once() -> None:
    text = drawn(BOARD)
    lines = re.search(r'class="lines" d="([^"]*)"', text)
    assert lines
    assert lines[1].count("V") == 11
    assert lines[1].count("H") == 21
    assert '<rect class="foreseen" x="220" y="50" width="30" height="30">' in text
    assert text.count("<rect ") == 2


def test_what_was_seen_and_not_foreseen_is_marked_otherwise() -> None:
    text = drawn(Grid(100.0, 50.0, 30.0, 30.0, 10, 20, ((4, 0),), ((9, 19),)))
    assert text.count('class="foreseen"') == 1
    assert '<rect class="unforeseen" x="370" y="620" width="30" height="30"' in text


def test_rows_may_be_counted_upwards() -> None:
    text = drawn(Grid(100.0, 650.0, 30.0, -30.0, 10, 20, ((0, 0),)))
    assert 'viewBox="64 14 372 672"' in text
    assert '<rect class="foreseen" x="100" y="620" width="30" height="30"' in text


@pytest.mark.parametrize("left", [-5000.0, 5000.0])
def test_a_board_beside_the_picture_shows_the_whole_picture(left: float) -> None:
    assert 'viewBox="0 0 640 700"' in drawn(Grid(left, 50.0, 30.0, 30.0, 10, 20))


PLAN = Plan.of(tap("ArrowLeft", 500.0), until=900.0, window=Window(1280, 1000, 2))
REPLAY = Replay(
    "moment-1", "a piece that is pushed", PLAN,
    (Shot("before", 499.0, "a.png", BOARD), Shot("after", 600.0, "b.png")), 567.0,
)  # fmt: skip


def test_a_replay_with_a_grid_and_a_moment_comes_back_as_it_was() -> None:
    assert Replay.read(json.loads(REPLAY.kept.data)) == REPLAY


def test_what_an_older_version_kept_can_still_be_read() -> None:
    told = json.loads(REPLAY.kept.data)
    del told["moment"]
    for one in told["strip"]:
        del one["grid"]
    read = Replay.read(told)
    assert (read.moment, read.strip[0].grid) == (None, None)


def shown(moment: float) -> str:
    fault = finding("no key moves a piece to the left", time_ms=moment)
    row = sample("index.html", "broken", 0.5, failed("dead-move", fault))
    recipe = json.loads(REPLAY.kept.data) | {"play": "[]"}
    pictures = {"a.png": png(640, 700), "b.png": png(640, 700)}
    return proof(Proof(row, "<canvas></canvas>", {}, pictures, [recipe], "0"))


def test_a_replay_belongs_to_the_finding_of_its_moment() -> None:
    item = shown(567.0).partition("no key moves a piece to the left")[2].partition("</li>")[0]
    assert 'class="gridded"' in item
    assert "0.50 s: before" in item
    assert 'data-replay="moment-1"' in item


def test_a_replay_of_no_finding_is_shown_above_them() -> None:
    before, _, after = shown(900.0).partition("no key moves a piece to the left")
    assert "<h3>a piece that is pushed</h3>" in before
    assert 'class="gridded"' in before
    assert 'class="gridded"' not in after
