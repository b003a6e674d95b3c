"""Collecting from a server that behaves, and from one that does not."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from grader.errors import ContractError, UsageError
from grader.manifest import read_manifest
from runners.collect import collect
from runners.collection import opened
from runners.plan.values import Plan
from runners.sitting import Tally, Watch, Work
from tests.runners.collecting import artifacts, askings_of, plan_for
from tests.runners.fake_server import FAULTS, Body, FakeServer, page, serving


def run(plan: Plan, cache: Path | None = None) -> Tally:
    askings = askings_of(plan)
    with opened(plan, askings) as collection:
        return asyncio.run(collect(Work(plan, askings, collection, Watch(), cache)))[0]


def samples(out: Path) -> list[Path]:
    return sorted(path.parent for path in out.rglob("manifest.json"))


def test_every_question_is_answered_once_and_lies_in_the_designs_form(tmp_path: Path) -> None:
    with serving(FakeServer(page)) as server:
        tally = run(plan_for(server.url, tmp_path / "c"))
    assert (tally.owed, tally.answered, tally.missing) == (10, 10, 0)
    folders = samples(tmp_path / "c")
    assert [one.relative_to(tmp_path / "c").parts[:3] for one in folders] == [
        ("web_page", "fake-1b", "Q4_K_M")
    ] * 10
    told = read_manifest(folders[0])
    assert told.item is not None
    assert told.reply is not None
    assert told.reply.finish_reason == "stop"
    assert told.origin.quant == "Q4_K_M"
    assert told.origin.bits == 4.0
    assert told.origin.server == "llama.cpp"
    assert told.origin.tokens
    assert (folders[0] / "index.html").read_text("utf-8").startswith("<!doctype html>\n")
    assert len({read_manifest(one).id for one in folders}) == 10


def test_requests_are_bounded_by_the_servers_slots_and_each_field_is_sent(tmp_path: Path) -> None:
    with serving(FakeServer(page, slots=3, delay=0.01)) as server:
        run(plan_for(server.url, tmp_path / "c"))
    assert server.most_together == 3
    body = server.bodies[-1]
    assert {
        "temperature",
        "top_p",
        "top_k",
        "min_p",
        "seed",
        "max_tokens",
        "repeat_penalty",
    } <= set(body)
    assert body["n"] == 1
    assert {one["seed"] for one in server.bodies} == {1, 2}


@pytest.mark.parametrize("seed", range(2))
def test_faults_leave_exactly_what_a_clean_run_leaves(tmp_path: Path, seed: int) -> None:
    with serving(FakeServer(page)) as server:
        run(plan_for(server.url, tmp_path / "clean", repeats=4))
    with serving(FakeServer(page, faults=0.3, seed=seed)) as server:
        tally = run(plan_for(server.url, tmp_path / "faulty", repeats=4))
    assert sum(server.injected.values()) >= 5
    assert artifacts(tmp_path / "faulty") == artifacts(tmp_path / "clean")
    assert (tally.missing, tally.gaps, tally.cut) == (0, [], {})
    replies = [read_manifest(one).reply for one in samples(tmp_path / "faulty")]
    assert {(one.finish_reason, one.cut) for one in replies if one} == {("stop", None)}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_kind_of_fault_at_every_other_request(
    tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.runners.fake_server.FAULTS", (fault,))
    with serving(FakeServer(page, faults=0.5)) as server:
        tally = run(plan_for(server.url, tmp_path / "c", items=3, repeats=1))
    assert server.injected[fault] > 0
    assert (tally.answered, tally.missing) == (3, 0)


def test_a_server_that_only_fails_leaves_gaps_and_no_sample(tmp_path: Path) -> None:
    def always(_body: Body) -> tuple[int, Body]:
        return 500, {"error": {"message": "no"}}

    with serving(FakeServer(page, status=always)) as server:
        tally = run(plan_for(server.url, tmp_path / "c", items=2, repeats=1))
    assert samples(tmp_path / "c") == []
    assert tally.missing == 2
    assert "500" in tally.gaps[0]
    lines = (tmp_path / "c" / ".logs" / "gaps.ndjson").read_text("utf-8").splitlines()
    assert {json.loads(one)["item"] for one in lines} == {"hello", "clock"}
    with serving(FakeServer(page)) as server:
        again = run(plan_for(server.url, tmp_path / "c", items=2, repeats=1))
    assert (again.owed, again.missing) == (2, 0)


def test_a_wrong_key_stops_the_rung_at_once_and_says_what_to_do(tmp_path: Path) -> None:
    def locked(_body: Body) -> tuple[int, Body]:
        return 401, {"error": {"message": "Invalid API Key"}}

    with serving(FakeServer(page, status=locked)) as server:
        tally = run(plan_for(server.url, tmp_path / "c"))
    assert "api_key_env" in tally.stopped
    assert sum(server.requests.values()) < 10


def test_nobody_there_stops_the_rung(tmp_path: Path) -> None:
    tally = run(plan_for("http://127.0.0.1:9/v1", tmp_path / "c"))
    assert "127.0.0.1:9" in tally.stopped
    assert tally.missing == 10


def test_a_prompt_that_does_not_fit_is_a_gap_and_the_next_is_asked(tmp_path: Path) -> None:
    seen: list[str] = []

    def first_is_long(body: Body) -> tuple[int, Body] | None:
        said = body["messages"][-1]["content"]
        seen.append(said)
        if said != seen[0]:
            return None
        error = {"message": "request (18002 tokens) exceeds the available context size"}
        return 400, {"error": {**error, "type": "exceed_context_size_error"}}

    with serving(FakeServer(page, status=first_is_long)) as server:
        tally = run(plan_for(server.url, tmp_path / "c", items=3, repeats=1))
    assert tally.answered == 2
    assert "longer than the context" in tally.gaps[0]


def test_a_limit_beyond_the_context_is_left_to_the_server(tmp_path: Path) -> None:
    def too_large(body: Body) -> tuple[int, Body] | None:
        if body.get("max_tokens", 0) < 4096:
            return None
        said = "'max_tokens' or 'max_completion_tokens' is too large: 16384. This model's maximum"
        return 400, {"error": {"message": f"{said} context length is 4096 tokens"}}

    with serving(FakeServer(page, status=too_large)) as server:
        tally = run(plan_for(server.url, tmp_path / "c", items=1, repeats=1))
    assert tally.missing == 0
    assert "max_tokens" not in server.bodies[-1]


def test_your_limit_the_context_and_a_runaway_are_three_outcomes(tmp_path: Path) -> None:
    limited = "[sampling]\nmax_tokens = 3"
    with serving(FakeServer(page)) as server:
        run(plan_for(server.url, tmp_path / "limit", limited, 1, 1))
    assert reply(tmp_path / "limit") == ("length", "token-limit")

    def full(_body: Body) -> list[Body]:
        return [
            {"choices": [{"delta": {"content": "<p>a"}, "finish_reason": "length"}]},
            {"choices": [], "usage": {"prompt_tokens": 4000, "completion_tokens": 96}},
        ]

    with serving(FakeServer(page, chunks=full)) as server:
        run(plan_for(server.url, tmp_path / "context", "", 1, 1))
    assert reply(tmp_path / "context") == ("length", "context-limit")

    def looping(_body: Body) -> str:
        return "<p>start" + "again and again, " * 4000

    with serving(FakeServer(looping)) as server:
        tally = run(plan_for(server.url, tmp_path / "loop", "", 1, 1))
    assert reply(tmp_path / "loop") == (None, "runaway")
    assert tally.cut == {"runaway": 1}
    assert sum(one.stat().st_size for one in (tmp_path / "loop").rglob("index.html")) < 8000


def reply(out: Path) -> tuple[str | None, str | None]:
    told = read_manifest(samples(out)[0]).reply
    assert told is not None
    return told.finish_reason, told.cut


def test_a_runaway_is_kept_the_same_however_it_was_cut_into_pieces(tmp_path: Path) -> None:
    def looping(_body: Body) -> str:
        return "x" * 700 + "again and again, " * 4000

    texts = set()
    for piece in (7, 24, 5000):
        with serving(FakeServer(looping, piece=piece)) as server:
            run(plan_for(server.url, tmp_path / f"{piece}", "", 1, 1))
        texts.add(next((tmp_path / f"{piece}").rglob("index.html")).read_text("utf-8"))
    assert len(texts) == 1


def test_reasoning_is_kept_apart_under_either_name(tmp_path: Path) -> None:
    def thinking(name: str, _body: Body) -> list[Body]:
        return [
            {"choices": [{"delta": {name: "Let me "}}]},
            {"choices": [{"delta": {name: "think."}}]},
            {"choices": [{"delta": {"content": "<!doctype html><p>done</p></html>"}}]},
            {"choices": [{"delta": {}, "finish_reason": "stop"}]},
        ]

    for name in ("reasoning", "reasoning_content"):
        with serving(FakeServer(page, chunks=partial(thinking, name))) as server:
            run(plan_for(server.url, tmp_path / name, "", 1, 1))
        folder = samples(tmp_path / name)[0]
        assert (folder / "reasoning.txt").read_text("utf-8") == "Let me think."
        assert "think" not in (folder / "index.html").read_text("utf-8")
        assert read_manifest(folder).where.files == ("index.html",)


def test_what_is_there_is_neither_asked_nor_written_again(tmp_path: Path) -> None:
    plan_text = tmp_path / "c"
    with serving(FakeServer(page)) as server:
        run(plan_for(server.url, plan_text, items=2))
        before = {one: one.stat().st_mtime_ns for one in plan_text.rglob("manifest.json")}
        asked = sum(server.requests.values())
        again = run(plan_for(server.url, plan_text, items=2))
        assert sum(server.requests.values()) == asked
        more = run(plan_for(server.url, plan_text, items=3))
    assert (again.owed, again.there) == (0, 4)
    assert (more.owed, more.there, more.answered) == (2, 4, 2)
    assert {one: one.stat().st_mtime_ns for one in before} == before


def test_another_sampling_or_prompt_is_not_mixed_in(tmp_path: Path) -> None:
    with serving(FakeServer(page)) as server:
        plan = plan_for(server.url, tmp_path / "c", items=1)
        run(plan)
        hotter = replace(plan, sampling=replace(plan.sampling, temperature=1.5))
        with pytest.raises(ContractError, match=r"temperature was 0\.7, is 1\.5.*--out"):
            run(hotter)
        askings = askings_of(plan)
        first = askings[0].items[0]
        changed = replace(askings[0], items=(replace(first, level=3),))
        with (
            pytest.raises(ContractError, match="not what was asked here before"),
            opened(plan, [changed]),
        ):
            pass


def test_another_server_behind_a_rung_is_refused(tmp_path: Path) -> None:
    with serving(FakeServer(page)) as server:
        run(plan_for(server.url, tmp_path / "c", items=1))
        other = replace(plan_for(server.url, tmp_path / "c", items=2))
        declared = replace(other.variants[0].declared, backend="cuda")
        variants = (replace(other.variants[0], declared=declared),)
        tally = run(replace(other, variants=variants))
    assert "another backend" in tally.stopped


def test_a_disk_that_takes_nothing_stops_the_rung_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "manifest.json")

    monkeypatch.setattr("runners.collection.write_sample", full)
    with serving(FakeServer(page)) as server:
        tally = run(plan_for(server.url, tmp_path / "c"))
    assert tally.stopped == "manifest.json: No space left on device"
    assert tally.missing == 10
    monkeypatch.undo()
    with serving(FakeServer(page)) as server:
        assert run(plan_for(server.url, tmp_path / "c")).missing == 0


def test_two_sittings_do_not_collect_into_one_folder_at_once(tmp_path: Path) -> None:
    plan = plan_for("http://127.0.0.1:9/v1", tmp_path / "c")
    with (
        opened(plan, askings_of(plan)),
        pytest.raises(UsageError, match="somebody else"),
        opened(plan, askings_of(plan)),
    ):
        pass


def _laid(out: Path) -> int:
    """How many samples are there; folders come and go while they are counted."""
    return sum("manifest.json" in names for _, _, names in os.walk(out))


def test_a_killed_sitting_loses_nothing_and_asks_nothing_twice(tmp_path: Path) -> None:
    out = tmp_path / "c"
    text = f"""
    model = "fake-1b"
    out = "{out}"
    [[rubric]]
    id = "web_page"
    items = 6
    repeats = 20
    [[variant]]
    quant = "Q4_K_M"
    """
    with serving(FakeServer(page, delay=0.02)) as server:
        plan = tmp_path / "plan.toml"
        plan.write_text(text + f'url = "{server.url}"\n', "utf-8")
        command = [sys.executable, "-m", "grader", "collect", str(plan)]
        first = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        until = time.monotonic() + 600  # a loaded machine fails no test
        while _laid(out) < 20 and time.monotonic() < until:
            time.sleep(0.01)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        kept = {one: one.stat().st_mtime_ns for one in samples(out)}
        assert 20 <= len(kept) < 120
        (out / "web_page" / "fake-1b" / "Q4_K_M" / ".part-hello-99").mkdir()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(samples(out)) == 120
    assert {one: one.stat().st_mtime_ns for one in kept} == kept
    assert not list(out.rglob(".part-*"))
    assert sum(server.answered.values()) <= 120 + 6 + server.slots  # probe, and what was in flight


def test_the_cache_answers_by_request_file_and_repeat_and_needs_to_know_the_file(
    tmp_path: Path,
) -> None:
    cache = tmp_path / "cache"
    with serving(FakeServer(page)) as server:

        def plan(name: str, digest: str) -> Plan:
            made = plan_for(server.url, tmp_path / name, items=2)
            declared = replace(made.variants[0].declared, file_digest=digest or None)
            return replace(made, variants=(replace(made.variants[0], declared=declared),))

        first = run(plan("a", "f" * 64), cache)
        again = run(plan("b", "f" * 64), cache)
        other = run(plan("c", "0" * 64), cache)
        unknown = run(plan("d", ""), cache)
    assert [one.cached for one in (first, again, other, unknown)] == [0, 4, 0, 0]
    assert artifacts(tmp_path / "a") == artifacts(tmp_path / "b")
