"""Polyominoes are the same under moving and turning, and different in the mirror."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.tetris.evidence.geometry import (
    KINDS,
    Cells,
    connected,
    kind_of,
    moved,
    normal,
    same_shape,
    turned,
    turns,
)

MIRRORED = {"I": "I", "O": "O", "T": "T", "S": "Z", "Z": "S", "J": "L", "L": "J"}
CELL = st.tuples(st.integers(-9, 9), st.integers(-9, 9))
CELLS = st.lists(CELL, min_size=1, max_size=6, unique=True).map(tuple)


@pytest.mark.parametrize("letter", KINDS)
def test_a_tetromino_is_known_however_it_lies(letter: str) -> None:
    for turn in turns(KINDS[letter]):
        away = tuple((column - 3, row + 7) for column, row in turn)
        assert kind_of(away) == letter
        mirrored = tuple((-column, row) for column, row in turn)
        assert kind_of(mirrored) == MIRRORED[letter]


def test_there_are_nineteen_fixed_tetrominoes() -> None:
    assert len({turn for cells in KINDS.values() for turn in turns(cells)}) == 19
    assert len({normal(cells) for cells in KINDS.values()}) == 7


def test_what_is_no_tetromino_has_no_letter() -> None:
    for cells in ((), ((0, 0),), ((0, 0), (1, 0), (2, 0)), ((0, 0), (1, 1), (2, 0), (3, 0))):
        assert kind_of(cells) is None
    assert kind_of(((0, 0), (1, 0), (2, 0), (3, 0), (4, 0))) is None
    assert kind_of(((0, 0), (0, 0), (1, 0), (2, 0))) is None


@given(CELLS)
def test_four_quarter_turns_are_none(cells: Cells) -> None:
    assert turned(turned(turned(turned(cells)))) == moved(cells)
    assert same_shape(turns(cells))
    assert len({normal(turn) for turn in turns(cells)}) == 1


@given(CELLS)
def test_cells_hang_together_or_fall_into_parts(cells: Cells) -> None:
    column = max(column for column, _ in cells)
    row = next(row for other, row in cells if other == column)
    assert connected((*cells, (column + 1, row))) == connected(cells)
    assert not connected((*cells, (99, 99)))


def test_nothing_hangs_together() -> None:
    assert connected(())
    assert moved(()) == ()
