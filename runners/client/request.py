"""Bodies of requests: every field is sent, since what a server takes by default differs."""

import base64
import json
import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.errors import ContractError
from grader.finding import thaw
from grader.item import Chat, Item
from runners.plan.values import Constraint, Plan, Sampling
from runners.plan.work import Question

Body = dict[str, Any]


def body_of(plan: Plan, question: Question, model: str) -> Body:
    """Make the body of a question's first request.

    ``cache_prompt`` is off: llama.cpp computes a prompt that it has in a slot already in other
    batches, which changes low digits, and with few bits whole answers. An answer would then
    depend on what was asked before.

    Raises:
        ContractError: an attachment cannot be read, or tools or a schema are no JSON.
    """
    sampling, item = plan.sampling, question.item
    body: Body = {
        "model": model,
        **_said(plan, question),
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "top_k": sampling.top_k,
        "min_p": sampling.min_p,
        "presence_penalty": sampling.presence_penalty,
        "frequency_penalty": sampling.frequency_penalty,
        **_repetition(sampling),
        "max_tokens": sampling.max_tokens,
        "seed": seed_of(plan, question),
        "n": 1,
        "cache_prompt": False,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if sampling.stop:
        body["stop"] = list(sampling.stop)
    if (count := _likely(plan, item)) is not None:
        body |= _likelihoods(plan, count)
    if tools := offered_tools(item):
        body["tools"] = tools
    return body | constrained(item, question.constraint) | plan.extra


def seed_of(plan: Plan, question: Question) -> int:
    """The seed of one answer: the plan's, moved on by the repeat."""
    return plan.seed + question.repeat


def constrained(item: Item, told: Constraint) -> Body:
    """Fields that hold the answer to a schema or grammar: the plan's, else the item's own.

    An item names them in its parameters ``json_schema`` and ``grammar``. The schema goes as
    ``response_format``, which llama.cpp, vLLM and others know; a grammar is llama.cpp's, and goes
    to vLLM under the name that it has there. Each ignores the other's.
    """
    schema = told.json_schema or item.param("json_schema")
    grammar = told.grammar or item.param("grammar")
    if told.grammar is None and schema:
        parsed = _parsed(schema, f"{item.rubric}: item {item.id}: json_schema")
        return {
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "schema": parsed, "strict": True},
            }
        }
    if isinstance(grammar, str) and grammar:
        return {"grammar": grammar, "structured_outputs": {"grammar": grammar}}
    return {}


def offered_tools(item: Item) -> list[Body]:
    """Tools of an item as requests hold them, without the replies that the runner plays.

    Raises:
        ContractError: they are no array of tools.
    """
    return [
        {
            "type": "function",
            "function": {
                key: value for key, value in tool.items() if key not in ("replies", "otherwise")
            },
        }
        for tool in tool_table(item)
    ]


def tool_table(item: Item) -> list[Body]:
    """Tools of an item as functions: name, description, parameters, and the replies to play.

    Raises:
        ContractError: as above.
    """
    where = f"{item.rubric}: item {item.id}: tools"
    if item.tools is None:
        return []
    held = _parsed(item.tools, where)
    if not isinstance(held, list) or not all(isinstance(one, dict) for one in held):
        raise ContractError(f"{where} must be an array of tools")
    tools = [
        {**one["function"], **{key: one[key] for key in ("replies", "otherwise") if key in one}}
        if isinstance(one.get("function"), dict)
        else {key: value for key, value in one.items() if key != "type"}
        for one in held
    ]
    if any(not isinstance(one.get("name"), str) for one in tools):
        raise ContractError(f"{where}: a tool has a name")
    return tools


def _parsed(value: Any, where: str) -> Any:
    """Thaw a value, or parse it where it is a text: as text no doubt arises what is an object."""
    try:
        return json.loads(value) if isinstance(value, str) else thaw(value)
    except ValueError as error:
        raise ContractError(f"{where}: no JSON: {error}") from error


def _repetition(sampling: Sampling) -> Body:
    """One penalty under both of its names: llama.cpp's and vLLM's."""
    return {
        "repeat_penalty": sampling.repeat_penalty,
        "repetition_penalty": sampling.repeat_penalty,
    }


def _likely(plan: Plan, item: Item) -> int | None:
    """How many log-probabilities a token is asked for: the plan's, else the item's own wish."""
    wished = item.param("logprobs")
    return plan.logprobs if plan.logprobs is not None or type(wished) is not int else wished


def _likelihoods(plan: Plan, count: int) -> Body:
    if plan.api == "completion":
        return {"logprobs": count}
    return {"logprobs": True, "top_logprobs": count}


def without_likelihoods(body: Body) -> Body:
    """The same request without log-probabilities, for servers that do not tell them."""
    return {key: one for key, one in body.items() if key not in ("logprobs", "top_logprobs")}


def _said(plan: Plan, question: Question) -> Body:
    messages = question.item.messages
    if plan.api == "completion":
        return {"prompt": "\n\n".join(one.content for one in messages)}
    return {"messages": [_message(one, question) for one in messages]}


def _message(chat: Chat, question: Question) -> Body:
    if not chat.attachments:
        return {"role": chat.role, "content": chat.content}
    parts: list[Body] = [{"type": "text", "text": chat.content}]
    for name in chat.attachments:
        drawn = name.startswith("data:image/")
        address = name if drawn else _data_url(Path(question.folder) / name)
        parts.append({"type": "image_url", "image_url": {"url": address}})
    return {"role": chat.role, "content": parts}


def _data_url(path: Path) -> str:
    kind, _ = mimetypes.guess_type(path.name)
    if kind is None or not kind.startswith("image/"):
        raise ContractError(f"{path}: only images can be attached; the name's ending tells none")
    try:
        data = base64.b64encode(path.read_bytes()).decode("ascii")
    except OSError as error:
        raise ContractError(f"{path}: attachment cannot be read: {error.strerror}") from error
    return f"data:{kind};base64,{data}"


def played_reply(tools: Sequence[Mapping[str, Any]], name: str, arguments: str) -> str:
    """What a tool answers: the first reply whose arguments are those, else ``otherwise``.

    A reply's ``arguments`` name what must be equal; what they do not name may be anything. The
    table is the item's, so that one call gives one reply, whoever makes it.
    """
    tool = next((one for one in tools if one.get("name") == name), None)
    if tool is None:
        return json.dumps({"error": f"there is no tool {name!r}"})
    try:
        given = json.loads(arguments or "{}")
    except ValueError:
        return json.dumps({"error": "the arguments are no JSON"})
    for reply in tool.get("replies") or ():
        wanted = reply.get("arguments") or {}
        if isinstance(given, dict) and all(given.get(k) == v for k, v in wanted.items()):
            return _as_text(reply.get("reply"))
    return _as_text(tool.get("otherwise", {"error": "nothing is known of that"}))


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
