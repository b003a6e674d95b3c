"""Answers that were given before, by everything that can change one.

The key is the whole request (prompt, sampling, seed, tools), the origin (file, server, build,
template, cache types), slots, and the repeat. A server whose file nobody knows has no cache: its
name would not say when another file is loaded.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from grader.item import digest
from grader.origin import Origin
from runners.client.answer import Answer, Call
from runners.client.request import body_of, tool_table
from runners.plan.values import Plan
from runners.plan.work import Question


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers, one file each, for one rung."""

    folder: Path
    origin: Origin
    slots: int

    @property
    def usable(self) -> bool:
        """Whether the file behind the server is known."""
        return self.origin.file_digest is not None

    def key(self, plan: Plan, question: Question) -> str:
        """sha256 of everything that can change the answer, in hex."""
        body = body_of(plan, question, "")
        played = tool_table(question.item)
        return digest([body, plan.api, played, self.origin.digest, self.slots, question.repeat])

    def get(self, plan: Plan, question: Question) -> Answer | None:
        """Return an answer that was given before; a file that cannot be read is none."""
        if not self.usable:
            return None
        try:
            data = json.loads(self._path(self.key(plan, question)).read_text("utf-8"))
            return read_answer(data)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def put(self, plan: Plan, question: Question, answer: Answer) -> None:
        """Keep an answer, whole or not at all."""
        if not self.usable:
            return
        path = self._path(self.key(plan, question))
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".part")
        half.write_text(json.dumps(asdict(answer), ensure_ascii=True), "utf-8")
        half.replace(path)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def read_answer(data: dict[str, Any]) -> Answer:
    """Make an answer of its JSON; it says of itself that it was kept."""
    calls = tuple(Call(**one) for one in data["calls"])
    raw = {**data["raw"], "cached": True}
    return Answer(**{**data, "calls": calls, "logprobs": tuple(data["logprobs"]), "raw": raw})
