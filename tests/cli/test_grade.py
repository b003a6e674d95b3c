"""`grade PATH…`: what it prints, how it ends, and what bad input gets."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import BAD_JSON, GOOD_JSON, Grade

KEYS = [
    "path", "artifact", "rubric", "item", "repeat", "model", "quant", "score", "score_low",
    "score_high", "craft", "tier", "passed", "observed", "partial", "verdicts",
]  # fmt: skip


@pytest.mark.usefixtures("outputs")
def test_ndjson_is_sorted_complete_and_the_same_twice(grade: Grade, command: Grade) -> None:
    first = command("out", "--format", "ndjson")
    again = grade("out", "--format", "ndjson", "--workers", "1")
    assert first.out == again.out
    rows = [json.loads(line) for line in first.out.splitlines()]
    assert [(row["path"], row["tier"]) for row in rows] == [
        ("out/Q2_K/a.json", "broken"),
        ("out/Q2_K/b.txt", "professional"),
        ("out/Q8_0/a.json", "professional"),
    ]
    assert all(list(row) == KEYS for row in rows)
    assert first.code == 1


@pytest.mark.usefixtures("outputs", "graded_once")
def test_json_wraps_the_same_rows(grade: Grade) -> None:
    rows = [json.loads(one) for one in grade("out", "--format", "ndjson").out.splitlines()]
    document = json.loads(grade("out", "--format", "json").out)
    assert list(document) == ["schema", "run", "artifacts"]
    assert document["artifacts"] == rows


@pytest.mark.parametrize(("text", "code"), [(GOOD_JSON, 0), (BAD_JSON, 1)])
def test_exit_code_tells_whether_something_is_broken(grade: Grade, text: str, code: int) -> None:
    Path("x.json").write_text(text)
    assert grade("x.json").code == code


def test_standard_input_is_one_artifact(command: Grade) -> None:
    said = command("-", "--name", "answer.json", "--format", "ndjson", given=GOOD_JSON.encode())
    row = json.loads(said.out)
    assert (row["path"], row["rubric"], row["tier"]) == (
        "answer.json",
        "json_document",
        "professional",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone"], "gone: no such file or folder"),
        (["empty"], "empty: no sample in this folder"),
        (["x.exe"], "x.exe: the ending tells no medium"),
        (["x.json", "--rubric", "json_documnt"], "did you mean 'json_document'?"),
        (["x.json", "--rubric", "plain_text"], "not graded by plain_text, which is for text"),
        (["x.json", "--workers", "0"], "at least one is needed"),
        (["x.json", "--name", "y.json"], "--name names what comes on standard input"),
        (["x.json", "--rubric", "./empty"], "no rubric.toml here"),
        (["x.json", "--item", "nothing"], "has no item 'nothing'"),
        ([""], "one of the paths is empty"),
        (["x.json", "--db", ""], "--db .: this is a folder; name a file"),
        (["x.json", "--db", "/"], "--db /: this is a folder; name a file"),
        (["x.json", "--db", "gone/x.duckdb"], "--db gone/x.duckdb: there is no folder gone"),
    ],
)
def test_wrong_use_is_said_clearly_with_code_2(
    grade: Grade, arguments: list[str], said: str
) -> None:
    Path("empty").mkdir()
    Path("x.exe").write_text("x")
    Path("x.json").write_text(GOOD_JSON)
    done = grade(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00\x01\x80" * 100, b'{"a": "\xc3\x28"}', b"\x00" * 5000],
    ids=["empty", "binary", "invalid UTF-8", "NULs"],
)
def test_odd_bytes_are_judged_not_crashed_on(grade: Grade, data: bytes) -> None:
    Path("x.json").write_bytes(data)
    Path("x.txt").write_bytes(data)
    done = grade("x.json", "x.txt", "--format", "ndjson")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["path"] for row in rows] == ["x.json", "x.txt"]
    assert all(v["cause"] != "tool" for row in rows for v in row["verdicts"])
    assert done.code in (0, 1)


def test_what_is_too_large_is_a_gap_that_costs_nothing_and_says_why(grade: Grade) -> None:
    Path("x.json").write_text("[" + "1," * 6_000_000 + "1]")
    done = grade("x.json", "--format", "ndjson")
    (row,) = [json.loads(line) for line in done.out.splitlines()]
    assert (row["tier"], row["passed"]) == ("unknown", None)
    assert any("12.0 MB is more than" in v["reason"] for v in row["verdicts"])
    assert done.code == 0


@pytest.mark.usefixtures("outputs", "graded_once")
def test_formats_carry_data_only(grade: Grade) -> None:
    sarif = json.loads(grade("out", "--format", "sarif").out)
    assert sarif["version"] == "2.1.0"
    assert grade("out", "--format", "junit").out.lstrip().startswith("<?xml")
    assert "invalid-json" in grade("out", "--format", "markdown").out
    table = grade("out", NO_COLOR="1").out
    assert "\x1b" not in table
    assert re.search(r"✗ broken +0\.00 .*out/Q2_K/a\.json", table)


@pytest.mark.usefixtures("outputs")
@pytest.mark.parametrize("redirection", ["", "2>&1"])
def test_a_reader_that_goes_away_changes_no_verdict(home: Path, redirection: str) -> None:
    Path("x.duckdb").write_text("no database")
    command = f"{sys.executable} -m grader out --db x.duckdb {redirection} | true"
    done = subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[0]}}"],
        cwd=home, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert done.stdout == "3\n"


def test_standard_input_that_is_closed_is_said(home: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m grader - <&-"],
        cwd=home, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("grade: standard input is closed")


def test_a_static_run_starts_no_browser_even_for_what_is_optional(grade: Grade, home: Path) -> None:
    browser = home / "browser"
    browser.write_text(f"#!/bin/sh\ntouch {home}/started\nexit 1\n")
    browser.chmod(0o755)
    Path("x.html").write_text("<!doctype html><title>x</title><canvas></canvas>")
    said = grade(
        "x.html", "--static", "--rubric", "tetris", "--format", "ndjson",
        BITGRADE_CHROMIUM=str(browser),
    )  # fmt: skip
    ids = {one["check"] for one in json.loads(said.out)["verdicts"]}
    assert "wrong-tetrominoes" in ids
    assert "dead-move" not in ids
    assert not (home / "started").exists()


@pytest.mark.parametrize("name", ["x.txt", "x.html", "x.json"])
def test_an_empty_answer_is_broken(grade: Grade, name: str) -> None:
    Path(name).touch()
    done = grade(name, "--static", "--format", "ndjson")
    assert (json.loads(done.out)["tier"], done.code) == ("broken", 1)


@pytest.mark.usefixtures("graded_once")
def test_control_characters_are_escaped_in_every_format(grade: Grade) -> None:
    Path("x.json").write_text('{"a": "\x1b[31mred\x07"}\x1b]0;title\x07')
    for form in ("terminal", "json", "ndjson", "junit", "sarif", "markdown"):
        out = grade("x.json", "--format", form, NO_COLOR="1").out
        assert out
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", out)


def test_help_names_every_verb(grade: Grade) -> None:
    out = grade("--help").out
    assert all(verb in out for verb in ("show", "report", "sql", "rubric", "doctor"))
    assert "--resume" in grade("x", "--help").out


def test_help_imports_no_heavy_package() -> None:
    code = (
        "import sys; from grader.cli import main; main(['--help']); "
        "heavy = {'duckdb', 'playwright', 'tree_sitter', 'rich', 'bs4'} & set(sys.modules); "
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("outputs")
def test_no_store_writes_nothing(grade: Grade, home: Path) -> None:
    grade("out", "--no-store")
    assert os.listdir(home) == ["out"]  # noqa: PTH208 - names are wanted
