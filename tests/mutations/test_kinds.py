"""Kinds of damage: each does what its name says, to a place where it means something."""

import json
import re
from random import Random

import pytest

from grader.artifact import Medium
from grader.mutation import Mutation
from grader.mutations import kinds_of, same
from grader.mutations.edit import Edit, applied, misspelt

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>A game</title>
<style>
:root { --ink: #123456; }
@keyframes pulse { from { opacity: 0; } to { opacity: 1; } }
.board, .panel { width: 30px; color: var(--ink); display: flex; animation: pulse 1s; }
</style></head>
<body><canvas id="board" class="board"></canvas><button onclick="redraw(1, 2)">Go</button>
<div class="panel">Score <b id="score">0</b></div>
<script>
const canvas = document.getElementById('board');
let points = 0, speed = 500;
const shape = [[0, 1, 0], [1, 1, 1]];
function copied(matrix) { return matrix.map(row => row.slice()); }
function redraw(left, top) {
  canvas.style.borderColor = "red";
  canvas.style.display = "block";
  canvas.style.left = left + "px";
  canvas.classList.add("board");
  points = points + left - top;
  return new Array(points);
}
class Piece {
  constructor(kind) { this.kind = kind; onclick = heard(this.fit.bind(this)); }
  fit() {}
}
document.addEventListener("keydown", event => {
  if (event.key === "ArrowLeft" && points < 10) redraw(points, speed);
  points++;
});
setInterval(redraw, speed);
redraw(1, 2);
</script></body></html>
"""
DOCUMENT = '{"name": "soup", "ready": true, "cost": null, "amounts": [1, 2.5, -3]}'
PROSE = (
    "The river was high that spring. Nobody crossed it, and the ferry lay upside down. "
    "We waited for a week. Then the water fell, as it always did, and the boats came back."
)
TEXTS = {Medium.HTML: PAGE, Medium.JSON: DOCUMENT, Medium.TEXT: PROSE}
EVERY = [(medium, kind) for medium in TEXTS for kind in kinds_of(medium)]
DAMAGE = [
    ("fused_token", "newArray(points)"),
    ("misspelt_key", "event.key === "),
    ("dropped_script_unit", "canvas.style.left = left;"),
    ("lost_binding", "heard(this.fit);"),
    ("hidden_function", '<script type="module">'),
    ("misspelt_handler", 'onclick="rdraw(1, 2)"'),
    ("stale_copy", "{ return matrix; }"),
    ("constant_variable", "const points = 0"),
    ("called_handler", "setInterval(redraw(), speed)"),
    ("wrong_element", '<div id="board" class="board"></div>'),
    ("dropped_unit", "width: 30;"),
    ("repeated_element", '<b id="score">0</b>\n<b id="score">0</b>'),
    ("inverted_sign", "points--;"),
    ("swapped_argument", "redraw(speed, points)"),
    ("corrupted_matrix", "[0, 0, 0]"),
    ("dropped_call", "setInterval(redraw, speed);\n\n"),
]


def mutants(kind: Mutation, text: str, draws: int = 60) -> set[str]:
    found = (kind.mutate(text, None, Random(draw)) for draw in range(draws))
    return {one for one in found if one is not None}


def kind_of(name: str) -> Mutation:
    return next(one for _, one in EVERY if one.name == name)


def test_names_are_different_within_a_medium() -> None:
    for medium in TEXTS:
        names = [one.name for one in kinds_of(medium)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(("medium", "kind"), EVERY, ids=lambda one: getattr(one, "name", str(one)))
def test_every_kind_changes_something_and_the_same_draw_gives_the_same(
    medium: Medium, kind: Mutation
) -> None:
    text = TEXTS[medium] + ("'tis" if kind.name == "curly_quotes" else "")
    found = mutants(kind, text, 12)
    assert found
    assert found - {text}
    assert kind.mutate(text, None, Random(3)) == kind.mutate(text, None, Random(3))
    if kind.expects:
        assert not all(same(medium, text, one) for one in found)


@pytest.mark.parametrize(("name", "made"), DAMAGE)
def test_damage_is_what_its_name_says(name: str, made: str) -> None:
    assert any(made in one for one in mutants(kind_of(name), PAGE))


def test_a_misspelt_name_stands_where_it_is_used_and_is_nothing_else() -> None:
    for one in mutants(kind_of("misspelt_name"), PAGE):
        assert "let points = 0, speed = 500;" in one
        assert "function redraw(" in one


def test_what_is_renamed_everywhere_is_left_nowhere() -> None:
    for one in mutants(kind_of("renamed_everywhere"), PAGE):
        lost = set(re.findall(r"\w+", PAGE)) - set(re.findall(r"\w+", one))
        assert len(lost) == 1


def test_harmless_json_says_the_same() -> None:
    for name in ("indentation", "key_order"):
        for one in mutants(kind_of(name), DOCUMENT):
            assert json.loads(one) == json.loads(DOCUMENT)


def test_broken_scripts_and_empty_texts_are_left_alone() -> None:
    for medium, kind in EVERY:
        for text in ("", "   ", "<script>let = ;;; (</script>"):
            found = kind.mutate(text, None, Random(0))
            assert found is None or isinstance(found, str), (medium, kind.name)
    assert kind_of("swapped_argument").mutate("<script>f(1, 2; (</script>", None, Random(0)) is None


@pytest.mark.parametrize(
    ("medium", "one", "other", "equal"),
    [
        (Medium.HTML, PAGE, PAGE.replace("points++;", "points++; // one more"), True),
        (Medium.HTML, PAGE, PAGE.replace("points++;", "points  ++ ;"), True),
        (Medium.HTML, PAGE, PAGE.replace("points++;", "points--;"), False),
        (Medium.HTML, PAGE, PAGE.replace("return new", "return\nnew"), False),
        (Medium.HTML, PAGE, PAGE.replace("30px", "/* wide */ 30px"), True),
        (Medium.HTML, PAGE, PAGE.replace("Score", "Points"), False),
        (Medium.JSON, DOCUMENT, DOCUMENT.replace(", ", " ,\n"), True),
        (Medium.JSON, DOCUMENT, DOCUMENT.replace("1", "2"), False),
        (Medium.JSON, "{a", "{a ", False),
        (Medium.TEXT, PROSE, PROSE.replace(" ", "\n"), True),
        (Medium.TEXT, PROSE, PROSE.replace("high", "low"), False),
    ],
)
def test_same_means_equal_but_for_comments_and_blanks(
    medium: Medium, one: str, other: str, *, equal: bool
) -> None:
    assert same(medium, one, other) is equal


def test_edits_are_made_from_the_end() -> None:
    assert applied("abcdef", (Edit(1, 2, "XYZ"), Edit(4, 6, ""))) == "aXYZcd"


@pytest.mark.parametrize("word", ["x", "ab", "aaa", "score", "background-color"])
def test_a_slip_makes_another_word(word: str) -> None:
    assert all(misspelt(word, Random(draw)) != word for draw in range(50))
