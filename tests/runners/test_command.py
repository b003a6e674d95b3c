"""`grade collect` on the command line: whom, what, how much, and what it says."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.cli import main
from grader.manifest import read_manifest
from tests.runners.fake_server import Body, FakeServer, page, serving


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer(page)) as one:
        yield one


def test_from_one_server_that_runs(
    server: FakeServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "c"
    command = ["collect", "--url", server.url, "--rubric", "web_page", "--quant", "Q4_K_M",
               "--model", "tiny", "--items", "2", "--repeats", "3", "--out", str(out),
               "--temperature", "0.1", "--max-tokens", "50"]  # fmt: skip
    assert main(command) == 0
    said = capsys.readouterr()
    assert f"next: grade {out}" in said.out
    assert "n = 6 answers a rung (2 items x 3)" in said.err
    assert "deterministic" in said.err
    folders = sorted(one.name for one in (out / "web_page" / "tiny" / "Q4_K_M").iterdir())
    assert folders == [f"{item}-{n}" for item in ("clock", "hello") for n in range(3)]
    assert {one["temperature"] for one in server.bodies} == {0.1}
    assert main([*command, "--format", "json"]) == 0
    (rung,) = json.loads(capsys.readouterr().out)["rungs"]
    assert (rung["answers"], rung["asked"], rung["missing"]) == (6, 0, 0)


def test_the_model_is_called_as_the_server_calls_it(server: FakeServer, tmp_path: Path) -> None:
    command = ["collect", "--url", server.url, "--rubric", "web_page", "--quant", "Q2_K",
               "--items", "1", "--out", str(tmp_path / "c")]  # fmt: skip
    assert main(command) == 0
    assert (tmp_path / "c" / "web_page" / "fake" / "Q2_K").is_dir()


def test_nothing_is_asked_in_a_dry_run(
    server: FakeServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(
        'model = "m"\n[[rubric]]\nid = "tetris"\n[[variant]]\n'
        f'quant = "Q8_0"\nurl = "{server.url}"\n',
        "utf-8",
    )
    assert main(["collect", str(plan), "--items", "20", "--dry-run"]) == 0
    said = capsys.readouterr().err
    assert "tetris: n = 20 answers a rung (20 items x 1); shows a drop from 95 % of 40" in said
    assert "at most 327,680 tokens" in said
    assert server.bodies == []
    assert not (tmp_path / "artifacts").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "whom to ask"),
        (["--url", "http://127.0.0.1:9/v1"], "what to ask"),
        (["--url", "localhost", "--rubric", "tetris", "--quant", "Q8_0"], "an address is wanted"),
        (["--url", "http://127.0.0.1:9/v1", "--rubric", "tetris"], "is the server running?"),
        (["--gguf", "none.gguf", "--rubric", "tetris"], "none.gguf"),
        (["--gguf", "x", "--rubric", "tetris", "--items", "0"], "--items must be at least 1"),
        (["none.toml"], "none.toml: cannot be read"),
        (["none.toml", "--quant", "Q8_0"], "--quant and a plan: write it into none.toml"),
    ],
)
def test_wrong_use_is_told(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["collect", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_an_unknown_rubric_is_told(server: FakeServer, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["collect", "--url", server.url, "--rubric", "tetri", "--quant", "Q8_0"]
    assert main(command) == 2
    assert "no rubric 'tetri'; did you mean 'tetris'?" in capsys.readouterr().err


def test_the_key_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_KEY", "secret")
    with serving(FakeServer(page)) as server:
        command = ["collect", "--url", server.url, "--rubric", "web_page", "--quant", "Q8_0",
                   "--items", "1", "--out", str(tmp_path / "c"),
                   "--api-key-env", "MY_KEY"]  # fmt: skip
        assert main(command) == 0
    assert set(server.keys) == {"bearer secret"}
    held = "".join(one.read_text("utf-8") for one in tmp_path.rglob("*.json"))
    assert "secret" not in held


def test_several_servers_of_one_plan_are_asked_side_by_side(tmp_path: Path) -> None:
    with serving(FakeServer(page, delay=0.05)) as one, serving(FakeServer(page, delay=0.05)) as two:
        plan = tmp_path / "plan.toml"
        rungs = "".join(
            f'[[variant]]\nquant = "{quant}"\nurl = "{server.url}"\n'
            for quant, server in (("Q8_0", one), ("Q2_K", two))
        )
        head = f'model = "m"\nout = "{tmp_path / "c"}"\n[[rubric]]\nid = "web_page"\nitems = 3\n'
        plan.write_text(head + rungs, "utf-8")
        assert main(["collect", str(plan)]) == 0
    for quant, server in (("Q8_0", one), ("Q2_K", two)):
        assert len(list((tmp_path / "c" / "web_page" / "m" / quant).iterdir())) == 3
        assert len(server.bodies) == 3 + 6  # and the probe: twice alone, once in each slot


def test_a_server_that_drifts_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[Body] = []

    def drifting(body: Body) -> str:
        told.append(body)
        return f"<!doctype html><p>{len(told)}</html>"

    with serving(FakeServer(drifting, slots=2)) as server:
        command = ["collect", "--url", server.url, "--rubric", "web_page", "--quant", "Q8_0",
                   "--items", "1", "--out", str(tmp_path / "c")]  # fmt: skip
        assert main(command) == 0
    kept = json.loads((tmp_path / "c" / "collection.json").read_text("utf-8"))
    probe = kept["rungs"]["fake/Q8_0"]["probe"]
    assert (probe["distinct_alone"], probe["distinct"], probe["deterministic"]) == (2, 4, False)
    assert "not deterministic: 4 different texts in 4 answers" in capsys.readouterr().err


def test_sampling_stays_an_object_on_disk(server: FakeServer, tmp_path: Path) -> None:
    command = ["collect", "--url", server.url, "--rubric", "web_page", "--quant", "Q8_0",
               "--items", "1", "--out", str(tmp_path / "c")]  # fmt: skip
    assert main(command) == 0
    (path,) = (tmp_path / "c").rglob("manifest.json")
    written = json.loads(path.read_text("utf-8"))["origin"]
    assert written["sampling"]["temperature"] == 0.7
    assert written["timings"].keys() >= {"first_token_ms", "total_ms"}
    again = read_manifest(path.parent).origin
    assert again.to_json() == written
