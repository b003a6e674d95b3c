"""What vLLM 0.32 answered, recorded: identity, streams, log-probabilities, refusals.

Of the stream the pieces in the middle are left out, and one with reasoning is put in.
"""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx2
import openai
import pytest

from grader.manifest import read_manifest
from runners.client.answer import Answer, Draft
from runners.client.faults import Course, fault_of
from runners.collect import collect
from runners.collection import opened
from runners.origins import speed
from runners.servers.identity import Identity, called_otherwise, read_identity
from runners.sitting import Watch, Work
from tests.runners.collecting import askings_of, plan_for
from tests.runners.fake_server import FakeServer, serving

MODELS = json.loads(
    '{"object": "list", "data": [{"id": "tiny", "object": "model", "created": 1795212798,'
    ' "owned_by": "vllm", "root": "tiny", "parent": null, "max_model_len": 1536,'
    ' "permission": [{"id": "modelperm-b115d3454694ecc7", "object": "model_permission"}]}]}'
)
RECORDED = Path(__file__).parent / "recorded" / "vllm-stream.sse"
STREAM = [
    json.loads(line.removeprefix("data: "))
    for line in RECORDED.read_text("utf-8").splitlines()
    if line.startswith("data: {")
]
COMPLETION = json.loads(
    '{"choices": [{"index": 0, "text": " 2 8", "logprobs": {"text_offset": [0, 1, 2],'
    ' "token_logprobs": [-0.8813201785087585, -1.8685863018035889, -0.0007110689766705036],'
    ' "tokens": ["2", "8", "<|end|>"]}, "finish_reason": "stop", "stop_reason": null}]}'
)


def read(chunks: list[dict[str, Any]]) -> Answer:
    draft = Draft()
    for one in chunks:
        draft.feed(one)
    return draft.ended(100, 1536, 10.0, 115.0)


def test_identity() -> None:
    told = read_identity(MODELS["data"], MODELS["data"][0], {}, {"version": "0.32.0"})
    assert (told.server, told.build, told.models) == ("vllm", "0.32.0", ("tiny",))
    assert (told.context, told.slots, told.params) == (1536, None, None)


def test_a_stream_with_reasoning_and_usage_in_the_last_chunk() -> None:
    answer = read(STREAM)
    assert (answer.text, answer.reasoning) == (' "}', "hm")
    assert (answer.finish_reason, answer.cut) == ("stop", None)
    assert (answer.prompt_tokens, answer.completion_tokens) == (18, 22)
    assert answer.logprobs == (-0.0005720409681089222,)
    assert answer.raw["system_fingerprint"] == "vllm-0.32.0-a2df1df7"
    assert speed(answer) == pytest.approx(21 / 0.105)


def test_the_stream_through_the_client_into_a_sample(tmp_path: Path) -> None:
    with serving(FakeServer(lambda _: "", chunks=lambda _: STREAM)) as server:
        plan = plan_for(server.url, tmp_path / "c", items=1, repeats=1)
        askings = askings_of(plan)
        with opened(plan, askings) as collection:
            asyncio.run(collect(Work(plan, askings, collection, Watch())))
    (manifest,) = (tmp_path / "c").rglob("manifest.json")
    told = read_manifest(manifest.parent)
    assert told.origin.tokens == 22
    assert (manifest.parent / "reasoning.txt").read_text("utf-8") == "hm"
    assert (manifest.parent / "index.html").read_text("utf-8") == ' "}'


def test_completions_give_the_older_form_of_log_probabilities() -> None:
    answer = read([COMPLETION])
    assert answer.text == " 2 8"
    assert len(answer.logprobs) == 3


@pytest.mark.parametrize(
    ("status", "error", "course"),
    [
        (404, {"message": "The model `nope` does not exist. Valid aliases: tiny.",
               "type": "NotFoundError", "param": "model", "code": 404}, Course.STOP),
        (400, {"message": "1 validation error:\n  {'type': 'list_type', 'loc': 'body.messages'}",
               "type": "Bad Request", "param": "body.messages", "code": 400}, Course.GAP),
        (400, {"message": "This model's maximum context length is 1536 tokens. However, your "
               "prompt contains at least 1537 input tokens, which exceeds this limit even without "
               "any output tokens. Please reduce the length of the input prompt. "
               "(parameter=input_tokens, value=1537)", "type": "BadRequestError",
               "param": "input_tokens", "code": 400}, Course.GAP),
        (400, {"message": '"auto" tool choice requires --enable-auto-tool-choice and '
               "--tool-call-parser to be set", "type": "BadRequestError"}, Course.GAP),
        (503, {"message": "Loading model", "type": "unavailable_error"}, Course.AGAIN),
        (429, {"message": "Too many requests"}, Course.AGAIN),
    ],
)  # fmt: skip
def test_refusals(status: int, error: dict[str, Any], course: Course) -> None:
    request = httpx2.Request("POST", "http://server/v1/chat/completions")
    response = httpx2.Response(status, json={"error": error}, request=request)
    raised = openai.APIStatusError("refused", response=response, body=error)
    assert fault_of(raised).course is course


@pytest.mark.parametrize(
    ("file_type", "quant", "told"),
    [
        ("Q4_K - Medium", "Q4_K_M", False),
        ("Q4_K - Medium", "UD-Q4_K_XL", True),
        ("Q8_0", "Q4_K_M", True),
        ("Q2_K", "UD-Q2_K_XL", False),
        ("F16", "AWQ", False),
        (None, "Q4_K_M", False),
    ],
)
def test_another_name_of_the_file_is_told(
    file_type: str | None,
    quant: str,
    told: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert bool(called_otherwise(Identity(file_type=file_type), quant)) is told
