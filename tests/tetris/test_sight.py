"""What is made of looks: what is empty, which piece lies, and what follows the mouse."""

import numpy as np

from rubrics.tetris.evidence.board import shifted
from rubrics.tetris.evidence.lattice import Samples, background, occupied
from rubrics.tetris.evidence.lying import has_landed, lying_piece
from rubrics.tetris.providers.holding import lain, sunk
from rubrics.tetris.providers.pointing import SCALE, Trail, followed

BAR = frozenset({(3, 0), (4, 0), (5, 0), (6, 0)})
BENT = frozenset({(4, 0), (3, 1), (4, 1), (5, 1)})
VEIL = frozenset((column, row) for column in range(10) for row in range(20))


def look(*filled: tuple[int, int], rows: int = 40) -> Samples:
    """A dark board of ten columns, 20 rows of it in use, under which the page is lighter."""
    seen: Samples = np.full((rows, 10, 27), 20, dtype=np.int16)
    seen[20:] = 60
    for column, row in filled:
        seen[row, column] = 200
    return seen


def test_what_a_long_ghost_hides_in_most_looks_is_empty_all_the_same() -> None:
    """A bar and its ghost cover columns 3 and 6 in five of eight looks."""
    places = [0, -3, -3, -3, 0, 3, 3, 3]
    empty = background([look(*shifted(BAR, by, 19)) for by in places])
    assert not occupied(look(), empty).any()
    assert occupied(look(*shifted(BAR, 0, 19)), empty).sum() == 4


def test_a_piece_lies_once_another_is_seen_above_it() -> None:
    way = [shifted(BENT, 0, row) for row in range(0, 15, 3)]
    assert not has_landed(lying_piece(way), way)
    lying = shifted(BENT, 0, 18)
    seen = [*way, lying | BAR]
    assert lying_piece(seen) == lying
    assert has_landed(lying, seen)


def test_a_piece_that_lies_on_others_does_not_tell_where_the_board_ends() -> None:
    others = shifted(BAR, 0, 19)
    way = [shifted(BENT, 0, row) for row in range(0, 15, 3)]
    on_top = shifted(BENT, 0, 17) | others
    assert not has_landed(shifted(BENT, 0, 17), [*way, on_top, on_top | BAR])


def test_a_piece_that_touches_a_title_with_a_corner_lies_all_the_same() -> None:
    title = frozenset((column, 21) for column in range(6, 10))
    lying = shifted(BENT, 0, 19)
    way = [shifted(BENT, 0, row) | title for row in range(0, 15, 3)]
    seen = [*way, lying | title, lying | title | BAR]
    assert lying_piece(seen) == lying
    assert has_landed(lying, seen)


def test_a_piece_that_went_into_others_is_known_by_the_next_one() -> None:
    stack = frozenset({(3, 18), (4, 18), (5, 18), (4, 19)})
    lying = shifted(BENT, 0, 16)  # on the stack
    deep = stack | shifted(BENT, 0, 18)
    looks = [deep, deep | BAR]
    assert lain([stack | lying], 20, looks, ghost=False) is None
    assert sunk(lying, stack, 20, looks[:1], ghost=False) is None
    assert sunk(lying, stack, 20, looks, ghost=False) == deep
    assert lain([stack | lying], 20, [stack | lying | BAR], ghost=False) == stack | lying


def test_a_veil_is_no_piece_however_often_it_is_seen() -> None:
    lying = shifted(BENT, 0, 18)
    assert lying_piece([BENT, lying, *[VEIL] * 9]) == lying


def test_nothing_lies_on_an_empty_board() -> None:
    assert lying_piece([frozenset()]) == frozenset()
    assert not has_landed(lying_piece([]), [])


def _picture(column: float) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A piece of three columns of 24 CSS pixels on a board of ten, half a pixel to one."""
    seen = np.zeros((200, 120, 3), dtype=np.uint8)
    left = round(column * 24 * SCALE)
    seen[10:34, left : left + 36] = 180
    return seen


def test_a_piece_that_follows_the_mouse_tells_how_wide_a_column_is() -> None:
    looks = [_picture(3), *(_picture(min(7, max(0, x // 24 - 1))) for x in range(0, 240, 12))]
    assert followed(looks, (100.0, 50.0, 240.0, 400.0)) == Trail((172.0, 70.0, 244.0, 118.0), 24.0)


def test_what_stays_or_glides_does_not_follow_the_mouse() -> None:
    region = (0.0, 0.0, 240.0, 400.0)
    assert followed([_picture(3)] * 20, region) is None
    assert followed([_picture(at / 9) for at in range(60)], region) is None
