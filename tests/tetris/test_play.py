"""Games that are really played: a sound one, and the same with one fault each."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from grader.check import Check
from grader.verdict import Status
from rubrics.tetris.checks.blank_board import blank_board
from rubrics.tetris.checks.dead_move import dead_move
from rubrics.tetris.checks.dead_rotation import dead_rotation
from rubrics.tetris.checks.dead_start import dead_start
from rubrics.tetris.checks.escaping_rotation import escaping_rotation
from rubrics.tetris.checks.missing_gravity import missing_gravity
from rubrics.tetris.checks.overlapping_piece import overlapping_piece
from rubrics.tetris.checks.refused_rotation import refused_rotation
from rubrics.tetris.checks.uncleared_line import uncleared_line
from rubrics.tetris.checks.uncleared_multiple import uncleared_multiple
from rubrics.tetris.checks.unnoticed_game_over import unnoticed_game_over
from rubrics.tetris.evidence.play import Play
from tests.games.generator import game, regression_specs
from tests.games.library import hand_written, plain
from tests.tetris.playing import player

pytestmark = pytest.mark.browser

GAME = (files("rubrics.tetris") / "exemplars/functional/index.html").read_text("utf-8")

CHECKS: tuple[Check, ...] = (
    dead_start,
    dead_move,
    dead_rotation,
    escaping_rotation,
    refused_rotation,
    missing_gravity,
    overlapping_piece,
    uncleared_line,
    uncleared_multiple,
    unnoticed_game_over,
)

FAULTS = {
    "dead-start": [('getElementById("again")', 'getElementById("agian")')],
    "dead-move": [("move(-1);", ";")],
    "dead-rotation": [("    rotatePiece();", "    ;")],
    "escaping-rotation": [("if (!hits(turned, pieceX, pieceY)) {", "if (true) {")],
    "missing-gravity": [("fallTimer = setInterval(fall, 600);", "")],
    "uncleared-line": [("if (full)", "if (false)")],
    "uncleared-multiple": [("y++; // look", "// look")],
    "unnoticed-game-over": [
        ("if (hits(piece, pieceX, pieceY)) {\n    game", "if (false) {\n game")
    ],
}
"""Replacements in the sound game that make one fault, by the check that owns it."""


@pytest.fixture(scope="module")
def played() -> Iterator[Any]:
    yield from player()


def failed(seen: Play) -> set[str]:
    return {one.id for one in CHECKS if one.judge(seen).status is Status.FAILED}


def test_a_sound_game_is_played_through_and_nothing_is_said(played: Any) -> None:
    seen = played(GAME)
    assert {one.id: one.judge(seen).status for one in CHECKS} == {
        one.id: Status.PASSED for one in CHECKS
    }
    assert seen.board is not None
    assert (seen.board.columns, seen.opening) == (10, "by itself")


@pytest.mark.parametrize("owner", FAULTS)
def test_a_fault_is_found_by_the_check_that_owns_it(played: Any, owner: str) -> None:
    page = GAME
    for sound, faulty in FAULTS[owner]:
        assert sound in page
        page = page.replace(sound, faulty)
    assert failed(played(page)) == {owner}


def test_a_board_is_followed_where_the_page_is_laid_out_anew(played: Any) -> None:
    growing = """<script>
    let widths = 0;
    setInterval(() => {
      widths += 1;
      document.body.style.paddingLeft = (widths % 7) * 15 + "px";
    }, 5000);
    </script></body>"""
    seen = played(GAME.replace("</body>", growing))
    assert {one.judge(seen).status for one in CHECKS} == {Status.PASSED}


def test_a_game_is_played_with_nothing_but_the_mouse(played: Any) -> None:
    (page,) = (one.html for one in hand_written() if one.name == "mouse_only")
    seen = played(page)
    assert {one.judge(seen).status for one in CHECKS} == {Status.PASSED}
    assert {one.key for one in seen.presses} >= {"mouse left", "mouse click"}


def test_a_board_on_which_nothing_falls_or_rises_is_measured_by_what_holds_it(played: Any) -> None:
    """Its pieces rise, but for a fault; they go to the top when they are dropped."""
    (spec,) = (one for one in regression_specs() if one.bug == "gravity_nan" and one.name == "r186")
    seen = played(game(spec).html)
    assert failed(seen) == {"missing-gravity"}
    assert seen.board is not None
    assert (seen.board.columns, seen.board.across) == (10, 30.0)


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("r025", "blank-board"),  # boxes in the colour of the board
        ("b08", "overlapping-piece"),  # only when it is lowered by the key
        ("a10", "escaping-rotation"),  # what is left of the piece locks in mid-air
    ],
)
def test_a_fault_of_a_game_by_others_is_found_and_no_consequence_is_blamed(
    played: Any, name: str, owner: str
) -> None:
    pages = {one.name: one.html for one in plain()}
    pages |= {one.name: game(one).html for one in regression_specs() if one.name == name}
    seen = played(pages[name])
    assert [
        one.id for one in (*CHECKS, blank_board) if one.judge(seen).status is Status.FAILED
    ] == [owner]


def test_what_starts_below_the_fold_is_found(played: Any) -> None:
    (spec,) = (one for one in regression_specs() if one.name == "r001")
    assert played(game(spec).html).opening == "the button “▶ スタート”"
