"""Requests, answers and faults: what is sent, what is read, what follows from an error."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from grader.artifact import Medium
from grader.errors import ContractError
from grader.item import Chat, Item
from runners.client.answer import Answer, Draft, outcome
from runners.client.ask import Asker, open_client
from runners.client.faults import is_out_of_memory, retry_after
from runners.client.request import body_of, offered_tools, played_reply, tool_table
from runners.collection import artifact_files
from runners.plan.values import Constraint, Plan, Task
from runners.plan.work import Question
from tests.runners.collecting import plan_for
from tests.runners.fake_server import Body, FakeServer, page, serving

TOOLS = json.dumps(
    [
        {
            "name": "weather",
            "description": "The weather of a city",
            "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
            "replies": [
                {"arguments": {"city": "Moshi"}, "reply": {"sky": "clear"}},
                {"arguments": {"city": "Lamu"}, "reply": "rain"},
            ],
            "otherwise": "unknown city",
        }
    ]
)


def question(item: Item, folder: str = "", constraint: Constraint | None = None) -> Question:
    return Question(item, 0, Medium.JSON, 1, folder, constraint or Constraint())


def asked(text: str = "hi", **more: Any) -> Item:
    return Item("r", "i", messages=(Chat("user", text),), **more)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return replace(plan_for("http://127.0.0.1:9/v1", tmp_path / "c"), tasks=(Task("r"),))


@pytest.mark.parametrize(
    ("finish", "prompt", "spent", "limit", "context", "cut"),
    [
        ("stop", 10, 100, 100, 200, None),
        ("length", 10, 100, 100, 200, "token-limit"),
        ("length", 150, 50, 100, 200, "context-limit"),
        ("length", 10, 50, None, None, "context-limit"),
        ("length", None, None, 100, 200, "token-limit"),
        ("length", 150, None, 100, 200, "context-limit"),
        (None, 10, 10, 100, 200, None),
    ],
)
def test_whose_limit_it_was(
    finish: str | None,
    prompt: int | None,
    spent: int | None,
    limit: int | None,
    context: int | None,
    cut: str | None,
) -> None:
    assert outcome(finish, prompt, spent, limit, context) == cut


def test_tool_calls_are_put_together_from_pieces() -> None:
    draft = Draft(turn=2)
    for piece in (
        {"index": 0, "id": "a", "function": {"name": "f", "arguments": ""}},
        {"index": 0, "function": {"arguments": '{"x"'}},
        {"index": 1, "id": "b", "function": {"name": "g", "arguments": "{}"}},
        {"index": 0, "function": {"arguments": ": 1}"}},
    ):
        draft.feed({"choices": [{"delta": {"tool_calls": [piece]}}]})
    draft.feed({"choices": [{"delta": {}, "finish_reason": "tool_calls"}]})
    calls = draft.ended(None, None, None, 1.0).calls
    assert [(one.turn, one.id, one.name, one.arguments) for one in calls] == [
        (2, "a", "f", '{"x": 1}'), (2, "b", "g", "{}"),
    ]  # fmt: skip


def test_log_probabilities_of_both_forms() -> None:
    chat, old = Draft(), Draft()
    chat.feed({"choices": [{"delta": {"content": "a"}, "logprobs": {"content": [
        {"token": "a", "logprob": -0.5, "top_logprobs": []}]}}]})  # fmt: skip
    old.feed({"choices": [{"text": "a", "logprobs": {"token_logprobs": [None, -0.25]}}]})
    assert (chat.logprobs, old.logprobs) == ([-0.5], [-0.25])


def test_a_reply_is_played_by_the_arguments_of_the_call() -> None:
    tools = tool_table(asked(tools=TOOLS))
    assert played_reply(tools, "weather", '{"city": "Moshi", "days": 2}') == '{"sky": "clear"}'
    assert played_reply(tools, "weather", '{"city": "Lamu"}') == "rain"
    assert played_reply(tools, "weather", '{"city": "Oslo"}') == "unknown city"
    assert "no JSON" in played_reply(tools, "weather", "{city}")
    assert "no tool" in played_reply(tools, "news", "{}")


def test_tools_are_sent_without_their_replies_and_frozen_ones_are_thawed() -> None:
    loose = asked(tools=TOOLS)
    frozen = Item.from_json({"rubric": "r", "id": "i", "tools": json.loads(TOOLS)}, "item.json")
    (sent,) = offered_tools(loose)
    assert sent["type"] == "function"
    assert set(sent["function"]) == {"name", "description", "parameters"}
    assert offered_tools(frozen) == offered_tools(loose)


def test_a_conversation_with_tools_goes_on_until_the_model_answers(tmp_path: Path) -> None:
    def talk(body: Body) -> list[Body]:
        said = body["messages"][-1]
        if said["role"] == "tool":
            text = f"It is {said['content']}."
            return [{"choices": [{"delta": {"content": text}, "finish_reason": "stop"}]}]
        call = {"index": 0, "id": "c1", "function": {"name": "weather"}}
        call["function"] = {"name": "weather", "arguments": '{"city": "Lamu"}'}
        delta = {"tool_calls": [call]}
        return [{"choices": [{"delta": delta, "finish_reason": "tool_calls"}]}]

    item = asked("weather in Lamu?", tools=TOOLS)
    with serving(FakeServer(page, chunks=talk)) as server:
        plan = plan_for(server.url, tmp_path / "c")
        answer = asyncio.run(_ask(plan, item, server.url))
    assert answer.text == "It is rain."
    assert [(one.turn, one.name) for one in answer.calls] == [(1, "weather")]
    roles = [one["role"] for one in server.bodies[-1]["messages"]]
    assert roles == ["user", "assistant", "tool"]
    files, entry = artifact_files(question(item), answer, answer.text)
    assert entry == "calls.json"
    assert json.loads(files["calls.json"]) == [
        {"turn": 1, "name": "weather", "arguments": {"city": "Lamu"}}
    ]


async def _ask(plan: Plan, item: Item, url: str) -> Answer:
    async with open_client(url, None) as client:
        return await Asker(client, "fake", plan.patience).ask(plan, question(item))


def test_a_schema_and_a_grammar_are_sent_in_the_words_of_both_servers(plan: Plan) -> None:
    schema = '{"type": "object", "properties": {}}'
    by_plan = body_of(plan, question(asked(), "", Constraint(json_schema=schema)), "m")
    by_item = body_of(plan, question(asked(params=(("json_schema", schema),))), "m")
    for body in (by_plan, by_item):
        assert body["response_format"]["json_schema"]["schema"] == json.loads(schema)
    grammar = 'root ::= "yes"'
    held = body_of(plan, question(asked(), "", Constraint(grammar=grammar)), "m")
    assert held["grammar"] == held["structured_outputs"]["grammar"] == grammar
    with pytest.raises(ContractError, match="json_schema: no JSON"):
        body_of(plan, question(asked(), "", Constraint(json_schema="{")), "m")


def test_images_are_sent_as_data(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    item = Item("r", "i", messages=(Chat("user", "what is it?", ("a.png",)),))
    body = body_of(plan, question(item, str(tmp_path)), "m")
    text, image = body["messages"][0]["content"]
    assert text == {"type": "text", "text": "what is it?"}
    assert image["image_url"]["url"] == "data:image/png;base64,iVBORw=="
    drawn = "data:image/png;base64,iVBORw=="
    item = Item("r", "i", messages=(Chat("user", "what is it?", (drawn,)),))
    assert body_of(plan, question(item), "m")["messages"][0]["content"][1] == image
    missing = Item("r", "i", messages=(Chat("user", "?", ("b.png",)),))
    with pytest.raises(ContractError, match=r"b\.png: attachment cannot be read"):
        body_of(plan, question(missing, str(tmp_path)), "m")


def test_completion_sends_a_prompt(plan: Plan) -> None:
    body = body_of(replace(plan, api="completion", logprobs=3), question(asked("2+2=")), "m")
    assert (body["prompt"], body["logprobs"]) == ("2+2=", 3)
    assert "messages" not in body
    chat = body_of(replace(plan, logprobs=3), question(asked()), "m")
    assert (chat["logprobs"], chat["top_logprobs"]) == (True, 3)


def test_retry_after_holds_seconds_or_a_date() -> None:
    now = datetime(2026, 1, 1, 12, 0, 0, tzinfo=UTC)
    assert retry_after({"retry-after": "2.5"}, now) == 2.5
    assert retry_after({"retry-after": "Thu, 01 Jan 2026 12:00:30 GMT"}, now) == 30
    assert retry_after({"retry-after": "Thu, 01 Jan 2026 11:00:00 GMT"}, now) == 0
    assert retry_after({"retry-after": "soon"}, now) is None
    assert retry_after({}, now) is None


@pytest.mark.parametrize(
    ("line", "memory"),
    [
        ("ggml_backend_cuda_buffer_type_alloc_buffer: cudaMalloc failed: out of memory", 1),
        ("torch.OutOfMemoryError: CUDA out of memory. Tried to allocate", 1),
        ("error loading model: data is not within the file bounds", 0),
        ("loading the boomerang model", 0),
    ],
)
def test_out_of_memory_is_told_from_other_ends(line: str, memory: int) -> None:
    assert is_out_of_memory(line) == memory


def test_waiting_as_long_as_the_server_asks(tmp_path: Path) -> None:
    waits: list[float] = []
    left = [429, 503]

    def busy(_body: Body) -> tuple[int, Body] | None:
        return (left.pop(0), {"error": {"message": "busy"}}) if left else None

    async def ask(url: str, plan: Plan) -> Answer:
        async def sleep(seconds: float) -> None:
            waits.append(seconds)

        async with open_client(url, None) as client:
            asker = Asker(client, "fake", plan.patience, sleep=sleep)
            return await asker.ask(plan, question(asked()))

    with serving(FakeServer(page, status=busy)) as server:
        plan = plan_for(server.url, tmp_path / "c")
        plan = replace(plan, patience=replace(plan.patience, longest_wait=60))
        assert asyncio.run(ask(server.url, plan)).finish_reason == "stop"
    assert waits == [0.25, 0.5]
