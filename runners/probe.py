"""Is a server deterministic? The same prompt with the same seed, alone and in parallel slots."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from runners.client.answer import Answer
from runners.client.ask import Asker
from runners.client.request import body_of
from runners.origins import speed
from runners.plan.values import Plan
from runners.plan.work import Question

ALONE = 2
TOKENS = 128
"""Tokens of one probing answer: drift shows within a few dozen, where it shows at all."""


@dataclass(frozen=True, slots=True)
class Probe:
    """How many of so many answers to one request differed, asked one by one and all at once.

    ``tokens_per_second`` is of an answer asked alone; ``parallel`` is how many ran at once.
    """

    alone: int
    distinct_alone: int
    parallel: int
    distinct: int
    tokens_per_second: float | None

    @property
    def deterministic(self) -> bool:
        """Whether all answers were the same text."""
        return self.distinct == 1

    def to_json(self) -> dict[str, Any]:
        """Return it as ``collection.json`` holds it."""
        return {
            "alone": self.alone,
            "distinct_alone": self.distinct_alone,
            "parallel": self.parallel,
            "distinct": self.distinct,
            "deterministic": self.deterministic,
            "tokens_per_second": self.tokens_per_second,
        }


async def probe(asker: Asker, plan: Plan, question: Question, model: str, slots: int) -> Probe:
    """Ask one question several times with one seed. Its answers are kept nowhere.

    Raises:
        GapError: the server would not answer it.
        StopError: it would not answer anything.
    """
    path = "/completions" if plan.api == "completion" else "/chat/completions"
    body = body_of(plan, question, model)
    body["max_tokens"] = min(TOKENS, plan.sampling.max_tokens)
    alone = [await asker.send(path, body) for _ in range(ALONE)]
    parallel = max(2, slots)
    beside = await asyncio.gather(*(asker.send(path, body) for _ in range(parallel)))
    rates = [rate for one in alone if (rate := speed(one)) is not None]
    return Probe(
        ALONE,
        len({_said(one) for one in alone}),
        parallel,
        len({_said(one) for one in (*alone, *beside)}),
        round(max(rates), 3) if rates else None,
    )


def _said(answer: Answer) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    calls = tuple((one.name, one.arguments) for one in answer.calls)
    return answer.reasoning, answer.text, calls


def told(data: Mapping[str, Any]) -> str:
    """Say a probe in one sentence."""
    whole = int(data["alone"]) + int(data["parallel"])
    if data["deterministic"]:
        return f"deterministic: {whole} answers to one request were one text"
    return (
        f"not deterministic: {data['distinct']} different texts in {whole} answers to one request "
        f"({data['distinct_alone']} when asked alone)"
    )
