"""`grade collect --panel`: what it asks and says beforehand, and what its answers are graded."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.binding import House
from grader.cli import main
from grader.evidence.answers.difference import told
from grader.evidence.answers.form import AnswerKey
from grader.grade import grade
from grader.item import Item
from grader.items import generated_items
from grader.plan import Request
from tests.runners.fake_server import Body, FakeServer, serving

HOUSE = House.open()
KNOWN: dict[str, Item] = {
    item.prompt: item
    for name in ("math", "reasoning", "calibration")
    for item in generated_items(HOUSE.rubric(name), 1, 12)
}


def right(body: Body) -> str:
    """Answer from the keys."""
    item = KNOWN.get(body["messages"][-1]["content"])
    key = AnswerKey.of(item) if item else None
    if key is None:
        return "I do not know what to say."
    return f"Answer: {'unknown' if key.value is None else told(key.value)}"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer(right)) as one:
        yield one


def test_time_and_tokens_are_told_before_anything_is_asked(
    server: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["collect", "--panel", "quick", "--url", server.url, "--quant", "Q4_K_M"]
    assert main([*command, "--dry-run"]) == 0
    said = capsys.readouterr().err
    for name in ("math", "reasoning", "json_schema", "tool_use", "calibration"):
        panel = HOUSE.rubric(name).panel
        assert panel is not None
        assert f"{name}: n = {panel.quick} answers a rung" in said
    assert "tokens without long reasoning" in said
    assert "tokens/s, asked one by one" in said
    assert server.bodies == []


def test_a_panel_and_a_number_of_items_contradict_each_other(
    server: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["collect", "--panel", "quick", "--url", server.url, "--quant", "Q8_0"]
    assert main([*command, "--items", "3"]) == 2
    assert "the panel says how many items" in capsys.readouterr().err


def test_what_is_collected_is_graded(server: FakeServer, tmp_path: Path) -> None:
    out = tmp_path / "c"
    command = ["collect", "--url", server.url, "--quant", "Q4_K_M", "--model", "tiny",
               "--items", "6", "--out", str(out)]  # fmt: skip
    named = [word for one in ("math", "calibration") for word in ("--rubric", one)]
    assert main([*command, *named]) == 0
    wished = [one for one in server.bodies if one.get("logprobs")]
    assert 0 < len(wished) < len(server.bodies)  # calibration alone asks for log-probabilities
    rows = grade(Request((str(out),), workers=1, static=True)).rows
    assert len(rows) == 12
    assert {row["tier"] for row in rows} == {"professional"}, json.dumps(rows[0], default=str)


def test_a_server_without_log_probabilities_is_asked_without(tmp_path: Path) -> None:
    def refuse(body: Body) -> tuple[int, Body] | None:
        told = {"error": {"message": "logprobs is not supported by this model"}}
        return (400, told) if "logprobs" in body else None

    with serving(FakeServer(right, status=refuse)) as server:
        command = ["collect", "--url", server.url, "--quant", "Q4_K_M", "--model", "tiny",
                   "--rubric", "calibration", "--items", "2",
                   "--out", str(tmp_path / "c")]  # fmt: skip
        assert main(command) == 0
