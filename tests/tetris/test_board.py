"""Cells of a board, and where the machine puts them."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.tetris.evidence.board import Set, collapsed, full_rows, groups, landed, shape, shifted
from rubrics.tetris.evidence.geometry import KINDS, Cells, turned
from rubrics.tetris.evidence.lattice import falls, marches
from rubrics.tetris.evidence.placing import placements
from rubrics.tetris.evidence.planning import plan, toward
from rubrics.tetris.evidence.raster import Raster

COLUMNS, FLOOR = 10, 20
CELLS = st.tuples(st.integers(0, COLUMNS - 1), st.integers(8, FLOOR - 1))
STACKS = st.frozensets(CELLS, max_size=60)
PIECES = st.sampled_from([shifted(cells, 3, 2) for cells in KINDS.values()])


@given(stack=STACKS, piece=PIECES)
def test_a_piece_lands_where_it_can_go_no_further(stack: Set, piece: Set) -> None:
    lying = landed(piece, stack, FLOOR)
    assert not lying & stack
    assert all(row < FLOOR for _, row in lying)
    below = shifted(lying, 0, 1)
    assert below & stack or any(row == FLOOR for _, row in below)


@given(stack=STACKS)
def test_taking_full_rows_out_leaves_the_rest_in_its_order(stack: Set) -> None:
    rows = full_rows(stack, COLUMNS)
    after = collapsed(stack, rows)
    assert len(after) == len(stack) - COLUMNS * len(rows)
    kept = sorted(column for column, row in stack if row not in rows)
    assert kept == sorted(column for column, _ in after)
    assert not full_rows(after, COLUMNS)


@given(stack=STACKS)
def test_groups_part_the_cells_and_do_not_touch(stack: Set) -> None:
    parts = groups(stack)
    assert sum(map(len, parts)) == len(stack)
    for one in parts:
        for other in parts:
            if one is not other:
                assert all(max(abs(a - c), abs(b - d)) > 1 for a, b in one for c, d in other)


@given(stack=STACKS, piece=PIECES)
def test_a_placement_is_the_piece_and_lies_on_free_cells(stack: Set, piece: Set) -> None:
    turns = {shape(piece)}
    for _ in range(3):
        turns |= {turned(one) for one in turns}
    for one in placements(piece, stack, COLUMNS, FLOOR, turnable=True):
        assert one.shape in turns
        assert not one.cells & stack
        assert one.filled == full_rows(stack | one.cells, COLUMNS)


@settings(max_examples=10, deadline=None)
@given(bag=st.permutations(list(KINDS)), rows=st.sampled_from([1, 2]))
def test_a_plan_fills_so_many_rows_at_once_and_none_before(bag: list[str], rows: int) -> None:
    pieces = [shifted(KINDS[letter], 3, 2) for letter in (*bag, *reversed(bag))]
    stack: frozenset[tuple[int, int]] = frozenset()
    steps = plan(pieces, stack, COLUMNS, FLOOR, rows, turnable=True)
    assert steps
    for step in steps[:-1]:
        assert not step & stack
        stack |= step
        assert not full_rows(stack, COLUMNS)
    assert len(full_rows(stack | steps[-1], COLUMNS)) == rows


@settings(max_examples=10, deadline=None)
@given(letters=st.lists(st.sampled_from(list(KINDS)), min_size=30, max_size=30))
def test_a_piece_that_nobody_foresaw_is_laid_where_it_may_lie(
    letters: list[str],
) -> None:
    stack: frozenset[tuple[int, int]] = frozenset()
    for letter in letters:
        step = toward(shifted(KINDS[letter], 3, 0), stack, COLUMNS, FLOOR, 2, turnable=True)
        if not step:  # up to the top
            return
        assert not step & stack
        assert step == landed(step, stack, FLOOR)
        stack |= step
        if len(full_rows(stack, COLUMNS)) >= 2:
            return
        stack = collapsed(stack, full_rows(stack, COLUMNS))


def _picture(left: int, top: int, pitch: int, cells: Cells = KINDS["T"], ghost: int = 0) -> Raster:
    picture = np.full((400, 400, 3), 30, np.uint8)  # wide enough for every march
    for column, row in cells:
        for down, colour in ((0, 200), (ghost, 90)):
            y = top + row * pitch + down
            x = left + column * pitch
            picture[y : y + pitch - 1, x : x + pitch - 1] = colour
    return picture


@settings(max_examples=40, deadline=None)
@given(
    pitch=st.integers(8, 30),
    left=st.integers(60, 90),
    ghost=st.sampled_from([0, 200]),
    cells=st.sampled_from(list(KINDS.values())),
    sign=st.sampled_from([-1, 1]),
)
def test_what_a_key_moves_tells_the_pitch(
    pitch: int, left: int, ghost: int, cells: Cells, sign: int
) -> None:
    still = [_picture(left + 40, 40, pitch, cells, ghost)] * 3
    pressed = [_picture(left + 40 + sign * n * pitch, 40, pitch, cells, ghost) for n in (1, 2, 3)]
    found = next(marches(still, pressed, sign), None)
    assert found is not None
    assert abs(found.step) == pitch
    assert abs(found.box.left - (left + 40)) <= 1


def test_what_falls_tells_the_rows() -> None:
    still = [_picture(100, 40, 20)] * 3
    pressed = [_picture(100, 40 + n * 20, 20) for n in (1, 2, 3)]
    found = next(falls(still, pressed))
    assert found.step == 20
    assert found.box.top == 40


def test_what_only_blinks_marches_nowhere() -> None:
    still = [_picture(100, 40, 20)] * 3
    pressed = [_picture(100, 40, 20, KINDS["O"]) for _ in range(3)]
    assert list(marches(still, pressed, -1)) == []
