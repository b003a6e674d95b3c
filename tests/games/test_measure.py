"""Measuring counts right, told on verdicts that are made up."""

import json
from math import isclose
from pathlib import Path
from typing import Any

import pytest

from tests.games.generator import regression_specs
from tests.games.library import Plain, hand_written, near_misses, plain
from tests.games.measure import confusion, product
from tests.games.measure.__main__ import main
from tests.games.measure.confusion import Meeting, Truth
from tests.games.measure.interval import at_least, clopper_pearson
from tests.games.measure.plain import outcome
from tests.games.oracle import ALWAYS, Expectation, truth

SAID = {"holds": "passed", "fails": "failed", "not-owed": "not-applicable", "blocked": "blocked"}


def perfect(expected: dict[str, Expectation]) -> dict[str, Any]:
    """What a product says that is never wrong."""
    verdicts = [{"check": check, "status": SAID[one.status]} for check, one in expected.items()]
    broken = any(expected[check].status == "fails" for check in ALWAYS if check in expected)
    return {
        "passed": not broken,
        "tier": "broken" if broken else "functional",
        "verdicts": verdicts,
    }


def regression_output(change: str = "") -> str:
    lines = []
    for spec in regression_specs():
        row = perfect(truth(spec)) | {"path": f"games/tetris/{spec.name}.html"}
        for verdict in row["verdicts"]:
            if verdict["check"] == change:
                verdict["status"] = "gap"
        lines.append(json.dumps(row))
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # R: binom.test(count, total)$conf.int
        (0, 10, 0.0, 0.3084971),
        (5, 10, 0.1870860, 0.8129140),
        (10, 10, 0.6915029, 1.0),
        (95, 100, 0.8871651, 0.9835681),
    ],
)
def test_intervals_are_those_of_the_exact_test(
    count: int, total: int, low: float, high: float
) -> None:
    found = clopper_pearson(count, total)
    assert isclose(found[0], low, abs_tol=1e-6)
    assert isclose(found[1], high, abs_tol=1e-6)


def test_tails_add_up() -> None:
    assert at_least(0, 5, 0.3) == 1
    assert isclose(at_least(5, 5, 0.5), 1 / 32)
    assert clopper_pearson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("status", "said", "outcome"),
    [
        ("fails", "failed", "hit"),
        ("fails", "passed", "miss"),
        ("fails", "gap", "undecided"),
        ("fails", "blocked", "undecided"),
        ("holds", "passed", "right"),
        ("holds", "failed", "alarm"),
        ("holds", "gap", "undecided"),
        ("not-owed", "not-applicable", "right"),
        ("not-owed", "failed", "alarm"),
        ("blocked", "failed", "alarm"),
        ("blocked", "passed", ""),
        ("holds", "absent", ""),
    ],
)
def test_outcomes(status: Any, said: str, outcome: str) -> None:
    assert Meeting("g", "", "dead-move", Expectation(status), said).outcome == outcome
    assert Meeting("g", "", "dead-move", Expectation(status, either=True), said).outcome == ""


def test_a_product_without_errors_has_a_clean_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "v.ndjson").write_text(regression_output(), "utf-8")
    assert main(["--verdicts", str(tmp_path / "v.ndjson"), "--list"]) == 0
    said = capsys.readouterr().out
    assert "240 games" in said
    assert "called broken and right: none" in said
    assert "passed and wrong: none" in said
    for line in said.splitlines():
        if line.startswith("| `"):
            assert " 0.000 " not in line.split("|")[2]


def test_gaps_are_misses_in_the_second_column_only() -> None:
    rows = product.read(regression_output("uncleared-line"))
    truths = [Truth(spec.name, spec.bug, truth(spec)) for spec in regression_specs()]
    sheet = confusion.sheets(confusion.meetings(truths, rows))["uncleared-line"]
    assert sheet.sensitivity.total == 0
    assert sheet.caught.count == 0 < sheet.caught.total
    assert sheet.decided.count == 0


def test_right_games_called_broken_are_named() -> None:
    expected = {check: Expectation("holds") for check in truth(regression_specs()[0])}
    rows = {"good": perfect(expected) | {"passed": False}}
    assert confusion.wronged([Truth("good", "", expected)], rows) == ["good"]
    assert confusion.undeserved([Truth("good", "", expected)], rows) == []


def test_near_misses_that_pass_are_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"path": f"x/{one.name}.html", "passed": False, "tier": "broken", "verdicts": []}
        for one in near_misses()
    ]
    file = tmp_path / "v.ndjson"
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    assert main(["--near-misses", "--verdicts", str(file)]) == 0
    rows[0]["passed"] = True
    rows[1]["verdicts"] = [{"check": "dead-move", "status": "passed"}]
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    assert main(["--near-misses", "--verdicts", str(file)]) == 1
    assert "2 undeserved passes" in capsys.readouterr().out


def test_hand_written_games_can_be_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        json.dumps(perfect(one.truth) | {"path": f"{one.name}.html"}) for one in hand_written()
    ]
    (tmp_path / "v.ndjson").write_text("\n".join(lines), "utf-8")
    assert main(["--hand-written", "--verdicts", str(tmp_path / "v.ndjson")]) == 0
    assert "36 games" in capsys.readouterr().out


def row(*failed: str, passed: bool | None = True, gaps: tuple[str, ...] = ()) -> dict[str, Any]:
    """What was said of one game."""
    said = [{"check": one, "status": "failed"} for one in failed]
    said += [{"check": one, "status": "gap"} for one in gaps]
    return {"passed": passed, "tier": "functional", "verdicts": said}


def test_what_was_said_of_a_game_is_right_found_missed_open_or_an_alarm() -> None:
    sound, faulty, odd = (
        Plain("game", "", "", fault, owner)
        for fault, owner in (("", ""), ("left is dead", "dead-move"), ("it never locks", ""))
    )
    assert outcome(sound, row()) == "right"
    assert outcome(sound, row("linear-scoring")) == "right"  # a matter of taste
    assert outcome(sound, row(passed=None)) == "open"
    assert outcome(sound, row("dead-move")) == "alarm"
    assert outcome(faulty, row("dead-move", passed=False)) == "found"
    assert outcome(faulty, row()) == "missed"
    assert outcome(faulty, row(gaps=("dead-move",))) == "open"
    assert outcome(faulty, row("dead-start", passed=False)) == "alarm"
    assert outcome(odd, row(passed=None)) == "open"
    assert outcome(odd, row()) == "missed"


@pytest.mark.browser
@pytest.mark.soak
def test_no_game_as_models_write_them_is_wronged_and_no_fault_is_passed(tmp_path: Path) -> None:
    games = list(plain())
    rows = product.read(product.graded(tmp_path, {one.name: one.html for one in games}))
    said = {one.name: outcome(one, rows[one.name]) for one in games}
    assert not [name for name, what in said.items() if what in {"alarm", "missed"}]
