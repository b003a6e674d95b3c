"""A real llama.cpp server, real quantizations of a small real model, and the grader at the end."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.manifest import read_manifest
from runners.gguf.facts import read_facts
from tests.runners.ggufs import TINY, quantize

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("xllamacpp") is None,
        reason="no wheel of xllamacpp for this platform: no real llama.cpp server to ask",
    ),
    pytest.mark.xdist_group("llama"),
]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three quants, a program that serves one, and what a plan collected of them."""
    folder = tmp_path_factory.mktemp("llama")
    for quant in ("Q8_0", "TQ1_0"):
        quantize(TINY, folder / f"tiny-{quant}.gguf", quant)
    damaged = (folder / "tiny-Q8_0.gguf").read_bytes()
    (folder / "tiny-Q4_0.gguf").write_bytes(damaged[:2_000_000])
    program = folder / "llama-server"
    command = f'exec "{sys.executable}" -m tests.runners.llama_server "$@"'
    program.write_text(f'#!/bin/sh\ncd "{ROOT}" && {command}\n', "utf-8")
    program.chmod(0o755)
    (folder / "plan.toml").write_text(
        f"""
        model = "tiny"
        llama_server = "{program}"
        out = "out"
        logprobs = 1
        [sampling]
        temperature = 0
        max_tokens = 60
        [[rubric]]
        id = "web_page"
        items = 2
        [[variant]]
        gguf = "tiny-*.gguf"
        context = 1024
        slots = 2
        threads = 1
        """,
        "utf-8",
    )
    return folder


def grade(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grader", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def test_real_quants_say_of_themselves_what_they_were(shelf: Path) -> None:
    told = read_facts(shelf / "tiny-TQ1_0.gguf")
    assert told.file_type == "F16"
    assert told.bits == 1.708
    assert read_facts(shelf / "tiny-Q8_0.gguf").bits == 8.5159


def test_from_files_to_verdicts(shelf: Path) -> None:
    done = grade("collect", "plan.toml", "--format", "json", cwd=shelf)
    assert done.returncode == 3, done.stderr  # one file is damaged, and the plan went on
    rungs = {one["rung"]: one for one in json.loads(done.stdout)["rungs"]}
    assert (
        "bytes are missing" in rungs["tiny/Q4_0"]["stopped"]
        or "not within" in (rungs["tiny/Q4_0"]["stopped"])
    )
    assert [rungs[f"tiny/{one}"]["answers"] for one in ("Q8_0", "TQ1_0", "Q4_0")] == [2, 2, 0]
    assert "n = 2 answers a rung" in done.stderr

    folder = shelf / "out" / "web_page" / "tiny" / "Q8_0" / "hello-0"
    told = read_manifest(folder)
    assert told.origin.bits == 8.5159
    assert told.origin.file_digest == read_facts(shelf / "tiny-Q8_0.gguf").digest
    assert (told.origin.server, told.origin.context) == ("llama.cpp", 1024)
    assert (told.origin.layers, told.origin.heads) == (4, 2)
    assert told.reply is not None
    assert told.reply.completion_tokens is not None
    assert 0 <= told.reply.completion_tokens - len(told.reply.logprobs) <= 1  # the end token
    kept = json.loads((shelf / "out" / "collection.json").read_text("utf-8"))
    probe = kept["rungs"]["tiny/Q8_0"]["probe"]
    assert probe["alone"] == 2
    assert 1 <= probe["distinct"] <= 4
    assert kept["rungs"]["tiny/Q8_0"]["peak_memory_bytes"] > 10_000_000

    graded = grade("out", "--static", "--no-store", "--format", "json", cwd=shelf)
    assert graded.returncode in (0, 1), graded.stderr
    rows = json.loads(graded.stdout)["artifacts"]
    assert [(one["model"], one["quant"]) for one in rows] == [("tiny", "Q8_0")] * 2 + [
        ("tiny", "TQ1_0")
    ] * 2
    assert {one["check"] for one in rows[0]["verdicts"]} >= {"cut-short", "truncated-document"}
