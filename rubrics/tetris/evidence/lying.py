"""Lying: which piece came to lie, among looks at a board on which some came down."""

from collections import Counter
from collections.abc import Sequence

from rubrics.tetris.evidence.board import EDGES, Set, bottom, corner, groups, shape, shifted

MOST_CELLS = 12
"""Cells of the largest thing that is taken for a piece."""

APART_ROWS = 2
"""Rows between a piece that lies and one that is surely another."""


def lying_piece(seen: Sequence[Set]) -> Set:
    """A piece, or its ghost, where it was seen lowest.

    What stands below the board and changes has another shape than the pieces that are seen
    again and again above. A piece may touch it, or another piece, with a corner.
    """
    tops = [group for cells in seen for group in groups(cells)[:1]]
    pieces = [one for one in tops if len(one) <= MOST_CELLS]
    if not pieces:
        return frozenset()
    often = Counter(map(shape, pieces)).most_common()
    first = max((one for one, count in often if count == often[0][1]), key=len)
    apart = (group for cells in seen for group in (*groups(cells), *groups(cells, EDGES)))
    same = [group for group in apart if shape(group) == first]
    return max(same, key=bottom)


def has_landed(lying: Set, seen: Sequence[Set]) -> bool:
    """Whether the lowest piece lies: another, or that of which it is the ghost, is above it.

    Nothing is under it: what lies on others is not where the board ends.
    """
    if not lying:
        return False
    above = corner(lying)[1] - APART_ROWS
    under = shifted(lying, 0, 1) - lying
    return any(
        lying <= cells and not under & cells and any(bottom(one) < above for one in groups(cells))
        for cells in seen
    )
