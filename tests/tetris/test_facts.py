"""Traits of a Tetris: scoring, structure, whether a next piece is spoken of."""

import pytest

from rubrics.tetris.evidence.tetris_facts import TetrisFacts


def fact(name: str, script: str, html: str = "") -> object:
    facts = TetrisFacts.parse(f"{html}<script>\n{script}\n</script>")
    return {one.name: one.value for one in facts.observations}[name]


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ("const POINTS = [0, 40, 100, 300, 1200];", "growing"),
        ("score += [100, 300, 500, 800][n - 1] * level;", "growing"),
        ("const P = {1: 40, 2: 100, 3: 300, 4: 1_200};", "growing"),
        ("score += 100 * 2 ** (n - 1);", "growing"),
        ("score += Math.pow(rows, 2) * 10;", "growing"),
        ("const POINTS = [100, 200, 300, 400];", "linear"),
        ("score += cleared * 100;", "linear"),
        ("if (full(y)) { clear(y); score += 10; }", "linear"),
        ("score += 1;", "other"),
        ("let speed = [800, 700, 600, 500]; draw();", "none"),
        ("const colors = [1, 2, 3, 4, 5, 6, 7];", "none"),
    ],
)
def test_scoring(script: str, kind: str) -> None:
    assert fact("scoring", script) == kind


def test_scoring_says_where() -> None:
    (scoring, *_) = TetrisFacts.parse(
        "<p>\n<script>\nlet P = [0, 40, 100, 300, 1200]</script>"
    ).observations
    assert (scoring.place.line, scoring.place.column) == (3, 9)


@pytest.mark.parametrize(
    ("script", "html", "said"),
    [
        ("drawNext(nextPiece)", "", "spoken of"),
        ("", "<h2>NEXT</h2>", "spoken of"),
        ("", "<canvas id='next'></canvas>", "spoken of"),
        ("", "<h2>次 ネクスト</h2>", "spoken of"),
        ("// the next frame\nel.nextElementSibling", "<h2>Score</h2>", "none"),
    ],
)
def test_preview(script: str, html: str, said: str) -> None:
    assert fact("preview", script, html) == said


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ("class Game {}", "classes"),
        ("const A = class {}", "classes"),
        ("function a() {}", "functions"),
    ],
)
def test_structure(script: str, kind: str) -> None:
    assert fact("structure", script) == kind


def test_modules_are_structure() -> None:
    facts = TetrisFacts.parse('<script type="module">let a = 1</script>').observations
    assert ("structure", "module") in [(one.name, one.value) for one in facts]


@pytest.mark.parametrize("script", ["", "let a = [1,2", "}{", "x" * 10_000])
def test_broken_scripts_have_facts_too(script: str) -> None:
    assert fact("scoring", script) == "none"
