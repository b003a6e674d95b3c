"""What a page promises, the numbers it shows, and what stands beside its board."""

# ruff: noqa: RUF001 - letters of other alphabets are meant

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.tetris.evidence.advertised import (
    drop_points,
    hard_drops,
    previews,
    soft_drops,
    speed_up,
    ways_again,
)
from rubrics.tetris.evidence.around import Gain, Pace
from rubrics.tetris.evidence.foretelling import Foretold, foretold
from rubrics.tetris.evidence.raster import Raster
from rubrics.tetris.evidence.score import Word, figures, number, scores
from rubrics.tetris.evidence.scoring import awards, for_rows, ratios
from rubrics.tetris.evidence.speed import changes

SENTENCE = "Use the arrow keys to move, up to rotate, space to hard drop, down to soft drop."


@pytest.mark.parametrize(
    ("words", "soft", "hard"),
    [
        (SENTENCE, ["ArrowDown"], ["Space"]),
        ("← → move ↑ rotate ↓ soft drop Space hard drop", ["ArrowDown"], ["Space"]),
        ("←→ 移动 ↑ 旋转 ↓ 加速 空格 直接落下", ["ArrowDown"], ["Space"]),
        ("S\nSoft drop\nSpace\nHard drop", ["KeyS"], ["Space"]),
        ("[S] soft drop | [F] instant drop", ["KeyS"], ["KeyF"]),
        ("Down: Drop", ["ArrowDown"], []),
        ("A D · W turn · S down", ["KeyS"], []),
        ("h left l right k rotate j down", ["KeyJ"], []),
        ("arrows, ↓ faster while held", ["ArrowDown"], []),
        ("A/D bewegen, W drehen, S schneller", ["KeyS"], []),
        ("Down: rotate", [], []),
        ("Slow down, take a break, and come back", [], []),
        ("Space = Drop", [], ["Space"]),
        ("Pfeil unten: schneller fallen\nLeertaste: fallen lassen", ["ArrowDown"], ["Space"]),
        ("стрелка вниз — ускорить\nпробел — сбросить", ["ArrowDown"], ["Space"]),
        ("← → move\n↑ rotate\nP pause", [], []),
        ("Faster every 10 lines", [], []),
        ("Pieces drop from above. Do not let them pile up!", [], []),
    ],
)
def test_drops_are_promised_with_their_keys(words: str, soft: list[str], hard: list[str]) -> None:
    assert [key for one in soft_drops(words) for key in one.keys] == soft
    assert [key for one in hard_drops(words) for key in one.keys] == hard


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Soft drop: +1, hard drop: +2 points", 2),
        ("Space for hard drop (+2 per cell)", 1),
        ("Hard drop earns 2 points a row", 1),
        ("↓: soft drop", 0),
        ("Score 0\nSpace: hard drop", 0),
    ],
)
def test_points_for_drops_are_promised_or_not(words: str, told: int) -> None:
    assert len(drop_points(words)) == told


@pytest.mark.parametrize(
    ("words", "promised"),
    [
        ("LEVEL\n1", (True, 0)),
        ("Level: 1", (True, 0)),
        ("Speed: 1x", (True, 0)),
        ("Level up every 10 lines", (True, 10)),
        ("每 5 行加速一次", (True, 5)),
        ("Schneller nach je 8 Reihen", (True, 8)),
        ("Lines: 0", (False, 0)),
        ("Choose a level of difficulty", (False, 0)),
    ],
)
def test_speed_is_promised_or_not(words: str, promised: tuple[bool, int]) -> None:
    assert speed_up(words) == promised


@pytest.mark.parametrize("title", ["NEXT", "Next piece:", "Следующая", "下一个", "Nächster Stein"])
def test_a_title_of_the_next_piece(title: str) -> None:
    assert previews(title)


@pytest.mark.parametrize("words", ["Next level: 10", "Press Enter for the next round of the game"])
def test_what_is_no_title_of_the_next_piece(words: str) -> None:
    assert not previews(words)


@pytest.mark.parametrize(
    ("words", "ways"),
    [
        ("Game over. Press R to restart", [("KeyR", None)]),
        ("Appuyez sur Entrée pour rejouer", [("Enter", None)]),
        ("Click to play again", [("", None)]),
        ("Press any key to try again", [("Enter", None)]),
        ("Reload the page to play again", []),
        ("Game over", []),
    ],
)
def test_ways_to_another_game(words: str, ways: list[tuple[str, None]]) -> None:
    assert [(one.key, one.at) for one in ways_again(words, ())] == ways


@pytest.mark.parametrize("words", ["Game over\nClick to play", "Ende. Enter drücken zum Starten"])
def test_what_comes_up_with_the_end_may_speak_of_playing(words: str) -> None:
    assert ways_again(words, (), during="Score 40")
    assert not ways_again(words, (), during=words)


def test_a_button_comes_before_keys() -> None:
    named = ways_again("Game over! Tap Play to try again", [("▶ Play", 5, 6), ("Pause", 1, 2)])
    assert [(one.words, one.at) for one in named] == [("▶ Play", (5, 6))]
    ways = ways_again("R: restart", [("Pause", 10, 10), ("Play again", 50, 60)])
    assert [(one.key, one.at) for one in ways] == [("", (50, 60)), ("KeyR", None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200),
        ("1 200", 1200),
        ("1.200", 1200),
        ("000040", 40),
        ("१२३", 123),
        ("NaN", None),
    ],
)
def test_numbers_of_every_kind(text: str, value: int | None) -> None:
    assert number(text) == value


def test_labels_stand_before_behind_above_or_below() -> None:
    def at(text: str, left: float, top: float) -> Word:
        return Word(text, left, top, 9.0 * len(text), 18)

    assert figures([at("Score: 1,200  Lines: 3", 0, 0)]) == (("Score", "1,200"), ("Lines", "3"))
    assert figures([at("40 points", 0, 0)]) == (("points", "40"),)
    assert figures([at("SCORE", 0, 0), at("40", 60, 0)]) == (("SCORE", "40"),)
    table = [at("Score", 0, 0), at("Lines", 90, 0), at("40", 0, 20), at("3", 90, 20)]
    assert figures(table) == (("Score", "40"), ("Lines", "3"))
    assert figures([at("40", 0, 0), at("Points", 0, 20)]) == (("Points", "40"),)


def test_the_best_score_is_not_the_score() -> None:
    assert scores((("High score", "900"), ("Score", "40"), ("Level", "1"))) == ("40",)


def _gain(cleared: int, fallen: int, points: int) -> Gain:
    before, after = (("Score", "100"),), (("Score", str(100 + points)),)
    return Gain(cleared, fallen, hard=True, before=before, after=after, seed=1, time_ms=0)


@given(
    each=st.integers(0, 30),
    row=st.integers(0, 3),
    single=st.integers(0, 100),
    falls=st.lists(st.integers(2, 18), min_size=3, max_size=9, unique=True),
)
def test_what_a_drop_earns_is_taken_from_what_its_rows_earn(
    each: int, row: int, single: int, falls: list[int]
) -> None:
    *plain, last = falls
    gains = [_gain(0, fallen, each + row * fallen) for fallen in plain]
    gains.append(_gain(1, last, each + row * last + single))
    (earned,) = for_rows(awards(gains))
    assert (earned.points, earned.exact) == (single, True)


@given(single=st.integers(1, 100), double=st.integers(1, 400))
def test_two_rows_are_linear_if_they_earn_no_more_than_twice_one(single: int, double: int) -> None:
    gains = [_gain(0, 5, 0), _gain(0, 7, 0), _gain(1, 9, single), _gain(2, 9, double)]
    (ratio,) = ratios(for_rows(awards(gains)))
    assert ratio.linear == (double <= 2 * single)


def test_a_change_of_speed_is_due_by_level_or_by_rows() -> None:
    early = Pace(800, 0, (("Level", "1"),), 1, 0)
    same = Pace(795, 6, (("Level", "1"),), 1, 0)
    (change,) = changes([early, same])
    assert (change.quicker, change.due(0), change.due(5), change.due(10)) == (
        False, False, True, False,
    )  # fmt: skip
    (change,) = changes([early, Pace(720, 6, (("Level", "2"),), 1, 0)])
    assert change.quicker
    assert change.due(0)


# ---- the next piece


KINDS = list("IOTSZJLTOISZLJOTILSZJI")


def _pictures(boxes: list[list[str]]) -> list[Raster]:
    """One picture for each list of pieces, each shown in its colour, one below the other."""
    made = []
    for pieces in boxes:
        picture = np.zeros((60, 60, 3), np.uint8)
        for at, piece in enumerate(pieces):
            picture[5 + 16 * at : 17 + 16 * at, 5:20] = 40 + 30 * "IOTSZJL".index(piece)
        made.append(picture)
    return made


def _told(boxes: list[list[str]]) -> Foretold:
    return foretold(_pictures(boxes), KINDS[: len(boxes)], np.zeros((60, 60), bool))


def test_a_box_that_shows_what_comes_next_foretells_it() -> None:
    told = _told([[one] for one in KINDS[1:]])
    assert told.foretold >= 10
    assert not told.belied


def test_of_a_queue_the_first_piece_is_enough() -> None:
    told = _told([KINDS[at : at + 3] for at in range(1, len(KINDS) - 2)])
    assert told.foretold >= 8
    assert not told.belied


def test_a_box_that_shows_something_else_is_belied() -> None:
    told = _told([[one] for one in reversed(KINDS)])
    assert told.belied > told.foretold


def test_a_box_that_never_changes_foretells_nothing() -> None:
    assert _told([["T"] for _ in KINDS]) == Foretold()
