"""Error sheets: the shipped ones can be read, name what there is, and are shown."""

from pathlib import Path

import pytest

from grader.binding import House
from grader.cli import main
from grader.decide.instrument import SHEET, ErrorSheet, read_sheet
from grader.errors import ContractError
from grader.report.error_sheet import sheet_text
from tests.games.measure.confusion import Truth
from tests.games.measure.sheet import sheet
from tests.games.oracle import Expectation, Status

HOUSE = House.open()
MEASURED = (
    "calibration",
    "classification",
    "code",
    "json_document",
    "json_schema",
    "long_context",
    "math",
    "plain_text",
    "prose",
    "reasoning",
    "summary",
    "swahili_translation",
    "tetris",
    "tool_use",
    "vision",
)


def _sheet(name: str) -> ErrorSheet:
    found = read_sheet(HOUSE.rubric(name).folder, name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", MEASURED)
def test_a_shipped_sheet_says_how_it_was_measured(name: str) -> None:
    found = _sheet(name)
    assert found.source
    assert found.made
    assert found.alarms.n + found.misses.n >= 20
    assert all(rates for _, rates in found.checks)


def test_no_other_sheet_lies_about() -> None:
    there = {path.parent.name for path in Path("rubrics").rglob(SHEET)}
    assert there == set(MEASURED)


def test_rubric_show_tells_how_often_it_errs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubric", "show", "json_document"]) == 0
    text = capsys.readouterr().out
    found = _sheet("json_document")
    assert f"measured {found.made}" in text
    assert f"broken ones called working {round(found.misses.value * found.misses.n)} of" in text
    assert "trailing_comma" in text


def test_a_rubric_that_was_never_measured_says_so() -> None:
    assert "never measured" in sheet_text(None, 100, colour=False)


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"endpoint": {"alarms": [3, 2], "misses": [0, 1]}}', "{"]
)
def test_a_damaged_sheet_is_told_with_its_path(text: str, tmp_path: Path) -> None:
    (tmp_path / SHEET).write_text(text)
    with pytest.raises(ContractError, match="not an error sheet"):
        read_sheet(str(tmp_path), "mine")


def _truth(name: str, status: Status) -> Truth:
    kind = "one-way" if status == "fails" else ""
    return Truth(name, kind, {"dead-move": Expectation(status)})


def _row(tier: str, status: str) -> dict[str, object]:
    passed = {"broken": False, "unknown": None}.get(tier, True)
    verdicts = [{"check": "dead-move", "status": status, "gate": True}]
    return {"passed": passed, "tier": tier, "verdicts": verdicts}


def test_games_are_counted_once_and_gaps_apart() -> None:
    truths = [
        *(_truth(name, "holds") for name in ("good", "wronged", "unseen")),
        *(_truth(name, "fails") for name in ("caught", "missed", "open")),
    ]
    rows = {
        "good": _row("functional", "passed"),
        "wronged": _row("broken", "failed"),
        "unseen": _row("unknown", "gap"),
        "caught": _row("broken", "failed"),
        "missed": _row("professional", "passed"),
        "open": _row("unknown", "gap"),
    }
    told = sheet(truths, rows)
    assert told["endpoint"] == {"alarms": [1, 2], "misses": [1, 2]}
    assert told["tiers"]["working"] == {
        "professional": 0, "functional": 1, "broken": 1, "unknown": 1
    }  # fmt: skip
    assert told["checks"]["dead-move"] == {
        "sensitivity": [1, 2], "caught": [1, 3], "specificity": [1, 2], "decided": [4, 6],
    }  # fmt: skip
    assert told["kinds"]["one-way"] == {"expects": ["dead-move"], "named": [1, 3], "undecided": 1}
