"""Ask a server one question: stream, watch for loops, try again where that may help."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, cast
from urllib.parse import urlsplit

import openai

from runners.client.answer import Answer, Call, Draft
from runners.client.faults import (
    BrokenOffError,
    Course,
    Fault,
    GapError,
    StopError,
    UnreachableError,
    fault_of,
)
from runners.client.request import Body, body_of, played_reply, tool_table, without_likelihoods
from runners.plan.values import Patience, Plan
from runners.plan.work import Question

MOST_TURNS = 8
"""Turns of a conversation with tools; who still calls then is taken at its word so far."""

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def open_client(url: str, key: str | None) -> openai.AsyncOpenAI:
    """Make a client of a server. Proxies are not used for this machine itself; nothing retries."""
    near = urlsplit(url).hostname in _LOOPBACK
    return openai.AsyncOpenAI(
        base_url=url,
        api_key=key or "none",
        max_retries=0,
        timeout=None,
        http_client=openai.DefaultAsyncHttpxClient(trust_env=not near, timeout=None),
    )


class Asker:
    """Asks one server.

    ``context`` is the tokens of one slot, where known; ``tried`` hears of every fault.
    """

    def __init__(
        self,
        client: openai.AsyncOpenAI,
        model: str,
        patience: Patience,
        context: int | None = None,
        tried: Callable[[Fault], None] = lambda _fault: None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._model = model
        self._patience = patience
        self._context = context
        self._tried = tried
        self._sleep = sleep

    async def ask(self, plan: Plan, question: Question) -> Answer:
        """Get the answer to a question, over several turns where tools are called.

        Raises:
            GapError: there is none, and it is not the model's fault.
            StopError: this server cannot be asked anything.
        """
        body = body_of(plan, question, self._model)
        tools = tool_table(question.item)
        path = "/completions" if plan.api == "completion" else "/chat/completions"
        turns = [await self.send(path, body)]
        while tools and turns[-1].calls and not turns[-1].cut and len(turns) < MOST_TURNS:
            body = {**body, "messages": [*body["messages"], *_played(turns[-1], tools)]}
            turns.append(await self.send(path, body, len(turns) + 1))
        return joined(turns)

    async def send(self, path: str, body: Body, turn: int = 1) -> Answer:
        """Send one request until there is a whole answer, or no hope of one.

        Raises:
            GapError: as above.
            StopError: as above.
        """
        fault = Fault(Course.GAP, "not asked")
        for attempt in range(self._patience.attempts):
            try:
                return await self._stream(path, body, turn)
            except (openai.APIError, TimeoutError, BrokenOffError, ValueError) as error:
                fault = fault_of(error)
            self._tried(fault)
            if fault.course is Course.STOP:
                raise StopError(fault.reason)
            if fault.course is Course.GAP:
                raise GapError(fault.reason)
            if fault.course is Course.PLAINER:
                if "logprobs" not in body:
                    raise GapError(fault.reason)
                body = without_likelihoods(body)
            elif fault.course is Course.SHORTER:
                if "max_tokens" not in body:
                    raise GapError(fault.reason)
                body = {key: value for key, value in body.items() if key != "max_tokens"}
            elif attempt + 1 < self._patience.attempts:
                await self._sleep(self._pause(attempt, fault))
        tries = f"{self._patience.attempts} attempts, the last: {fault.reason}"
        raise GapError(tries) if fault.reached else UnreachableError(tries)

    def _pause(self, attempt: int, fault: Fault) -> float:
        """Seconds to wait: what the server asks for, else 0.25, doubled with each attempt."""
        grown = min(self._patience.longest_wait, 0.25 * 2**attempt)
        return grown if fault.wait is None else max(fault.wait, 0.0)

    async def _stream(self, path: str, body: Body, turn: int) -> Answer:
        begun = time.perf_counter()
        draft, first = Draft(turn), None
        async with asyncio.timeout(self._patience.first_token) as limit:
            stream = await self._client.post(
                path,
                cast_to=object,
                body=body,
                stream=True,
                stream_cls=openai.AsyncStream[object],
            )
            try:
                async for chunk in cast(AsyncIterator[object], stream):
                    if not isinstance(chunk, Mapping):
                        raise BrokenOffError("a piece of the stream is no object")
                    runaway = draft.feed(cast(Mapping[str, Any], chunk))
                    now = time.perf_counter()
                    if draft.began:
                        first = first if first is not None else (now - begun) * 1000
                        limit.reschedule(asyncio.get_running_loop().time() + self._patience.stall)
                    if runaway:
                        break
            finally:
                await stream.close()
        if draft.finish_reason is None and draft.runaway is None:
            raise BrokenOffError("the stream ended before the answer did")
        spent = (time.perf_counter() - begun) * 1000
        return draft.ended(body.get("max_tokens"), self._context, first, spent)


def joined(turns: list[Answer]) -> Answer:
    """Make one answer of all turns: every call in order, the last text, all tokens added up."""
    last = turns[-1]
    if len(turns) == 1:
        return last
    spent = [one.completion_tokens for one in turns]
    return Answer(
        text=last.text,
        reasoning="\n".join(one.reasoning for one in turns if one.reasoning),
        calls=tuple(call for one in turns for call in one.calls),
        finish_reason=last.finish_reason,
        cut=last.cut,
        prompt_tokens=last.prompt_tokens,
        completion_tokens=None if None in spent else sum(one for one in spent if one is not None),
        logprobs=tuple(value for one in turns for value in one.logprobs),
        first_token_ms=turns[0].first_token_ms,
        total_ms=sum(one.total_ms for one in turns),
        raw={**last.raw, "turns": [dict(one.raw) for one in turns]},
    )


def _played(answer: Answer, tools: list[Body]) -> list[Body]:
    """Messages that follow an answer with calls: the calls again, and what the tools replied."""

    def called(call: Call) -> Body:
        function = {"name": call.name, "arguments": call.arguments}
        return {"id": call.id, "type": "function", "function": function}

    replies = [
        {
            "role": "tool",
            "tool_call_id": call.id,
            "content": played_reply(tools, call.name, call.arguments),
        }
        for call in answer.calls
    ]
    calls = [called(call) for call in answer.calls]
    return [{"role": "assistant", "content": answer.text or None, "tool_calls": calls}, *replies]
