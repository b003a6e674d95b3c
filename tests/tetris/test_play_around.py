"""What a game promises beside its board, in games that are really played."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from grader.missing import Missing
from grader.verdict import Status
from rubrics.tetris.checks.blank_preview import blank_preview
from rubrics.tetris.checks.constant_speed import constant_speed
from rubrics.tetris.checks.dead_hard_drop import dead_hard_drop
from rubrics.tetris.checks.dead_restart import dead_restart
from rubrics.tetris.checks.dead_soft_drop import dead_soft_drop
from rubrics.tetris.checks.linear_scoring import linear_scoring
from rubrics.tetris.checks.unscored_drop import unscored_drop
from rubrics.tetris.checks.unscored_line import unscored_line
from rubrics.tetris.evidence.play import Play
from tests.tetris.playing import player

pytestmark = pytest.mark.browser

GAME = (files("rubrics.tetris") / "exemplars/professional/index.html").read_text("utf-8")
NO = Missing("no item")

CHECKS = (
    blank_preview,
    constant_speed,
    dead_hard_drop,
    dead_restart,
    dead_soft_drop,
    unscored_drop,
    unscored_line,
)

POINTS = (" + LINE_SCORE[cleared] * level(state)", "")
SPEED = ("Math.max(70, 850 - 85 * (level(state) - 1))", "850")
NEXT = ("next.clearRect(0, 0, next.canvas.width, next.canvas.height);", "return;")
AGAIN = [
    ("Press Enter to play again", "Press R to play again"),
    ("· Enter new game", ""),
    ('<button type="button" id="begin">New game</button>', '<i id="begin" hidden></i>'),
]
SOFT = ("ArrowDown: (state)", "ArowDown: (state)")
HARD = ('" ": dropped', '"Spacebar": dropped')


@pytest.fixture(scope="module")
def played() -> Iterator[Any]:
    yield from player()


def said(seen: Play) -> dict[str, Status]:
    told = {one.id: one.judge(seen, NO).status for one in CHECKS}
    return told | {"linear-scoring": linear_scoring.judge(seen).status}


def test_what_a_sound_game_promises_is_kept(played: Any) -> None:
    assert said(played(GAME)) == {
        "blank-preview": Status.PASSED,
        "constant-speed": Status.PASSED,
        "dead-hard-drop": Status.PASSED,
        "dead-restart": Status.PASSED,
        "dead-soft-drop": Status.PASSED,
        "unscored-drop": Status.NOT_APPLICABLE,
        "unscored-line": Status.PASSED,
        "linear-scoring": Status.PASSED,
    }


@pytest.mark.soak
@pytest.mark.parametrize(
    ("faults", "owners"),
    [
        ([POINTS, NEXT], {"unscored-line", "blank-preview"}),
        ([SPEED, *AGAIN], {"constant-speed", "dead-restart"}),
        ([SOFT, HARD], {"dead-soft-drop", "dead-hard-drop"}),
    ],
)
def test_what_is_not_kept_is_found(
    played: Any, faults: list[tuple[str, str]], owners: set[str]
) -> None:
    page = GAME
    for sound, faulty in faults:
        assert sound in page
        page = page.replace(sound, faulty)
    told = said(played(page))
    assert {name for name, status in told.items() if status is Status.FAILED} == owners
