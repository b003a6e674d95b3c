"""What is written down of a game, so that its moments can be seen again."""

import json

from grader.evidence.inputs import Key, Window
from grader.evidence.replay import Grid, Replay
from rubrics.tetris.evidence.play import Board, Clear, Effect, Landing, Play, Push
from rubrics.tetris.providers.deeds import tap
from rubrics.tetris.providers.filming import filmed
from rubrics.tetris.providers.measure import MARGIN
from rubrics.tetris.providers.seat import Run

BOARD = Board(4, 6, 30.0, 20.0, 100.0, 50.0)
FLOOR = MARGIN + 5
LYING = ((0, FLOOR), (1, FLOOR))
OTHER = ((2, FLOOR), (2, FLOOR - 1))
OTHER_SHOWN = ((2, 5), (2, 4))


def run(*marks: float, seed: int = 1, turned: bool = False, key: str = "Space") -> Run:
    deeds = [(300.0, tap("ArrowLeft")), (400.0, tap("ArrowLeft")), (600.0, tap(key))]
    return Run(Window(1280, 1000, seed), turned, deeds, list(marks))


def replays(play: Play, *runs: Run) -> list[Replay]:
    return [Replay.read(json.loads(one.data)) for one in filmed(play, runs)]


def landing(after: tuple[tuple[int, int], ...]) -> Play:
    piece = tuple((column, row - 4) for column, row in OTHER)
    return Play(board=BOARD, landings=(Landing(piece, OTHER, LYING, after, 1, 700.0),))


def test_a_piece_that_lies_as_foretold_is_shown_before_and_after() -> None:
    (seen,) = replays(landing((*LYING, *OTHER)), run(250.0, 700.0))
    assert [one.at for one in seen.strip] == [250.0, 600.0, 700.0]
    assert [one.caption for one in seen.strip] == [
        "a piece that comes to lie", "2 times ArrowLeft", "Space: it lies as foretold"
    ]  # fmt: skip
    grid = Grid(100.0, 50.0, 30.0, 20.0, 4, 6, ((2, 5), (2, 4)))
    assert [one.grid for one in seen.strip[:2]] == [grid, grid]
    assert {one.code for one in seen.plan.inputs if isinstance(one, Key)} == {"ArrowLeft", "Space"}
    assert seen.moment is None


def test_a_piece_that_lies_elsewhere_is_kept_for_the_finding_of_its_moment() -> None:
    (seen,) = replays(landing((*LYING, (2, FLOOR), (3, FLOOR))), run(250.0, 700.0))
    assert seen.moment == 700.0
    last = seen.strip[-1]
    assert last.caption == "Space: cells foretold and free: 1, filled and not foretold: 1"
    assert last.grid is not None
    assert set(last.grid.cells) == set(OTHER_SHOWN)
    assert last.grid.others == ((3, 5),)


def test_a_board_whose_pieces_fall_to_a_side_is_drawn_so() -> None:
    (seen,) = replays(landing((*LYING, *OTHER)), run(250.0, 700.0, turned=True))
    assert seen.strip[0].grid == Grid(50.0, 100.0, 20.0, 30.0, 6, 4, ((5, 2), (4, 2)))


def test_a_full_row_that_stays_is_marked_as_it_lies() -> None:
    row = tuple((column, FLOOR) for column in range(4))
    clear = Clear((FLOOR,), row, row, row, "", "", 1, 700.0)
    (seen,) = replays(Play(board=BOARD, clears=(clear,)), run(250.0, 700.0))
    last = seen.strip[-1]
    assert (last.caption, last.grid and last.grid.others) == (
        "Space: full as before", ((0, 5), (1, 5), (2, 5), (3, 5))
    )  # fmt: skip


def test_a_moment_that_two_runs_share_is_shown_only_where_both_did_the_same() -> None:
    play = Play(board=BOARD, pushes=(Push(Effect.LEFT, 3, 0, 1, 700.0),))
    assert replays(play, run(700.0), run(250.0, 700.0))
    assert replays(play, run(700.0), run(700.0, seed=2))
    assert not replays(play, run(700.0), run(700.0, key="Enter"))
    assert not replays(play, run(250.0))
