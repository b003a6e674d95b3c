"""An answer as it arrives, piece by piece, and as it is when it has ended. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from grader.evidence.repetition import LoopWatch, Runaway

Cut = Literal["token-limit", "context-limit", "runaway"]

SPAN = 4096
"""Characters that must repeat one unit before an answer is stopped as a runaway."""


@dataclass(frozen=True, slots=True)
class Call:
    """One tool that was called. ``arguments`` is the model's text; it may be no JSON."""

    turn: int
    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request.

    ``cut`` says what ended it early. Times are milliseconds at the client: until the first piece,
    and until the end. ``raw`` is what the server told beside the text: id, model, fingerprint,
    usage, its own timings.
    """

    text: str = ""
    reasoning: str = ""
    calls: tuple[Call, ...] = ()
    finish_reason: str | None = None
    cut: Cut | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    logprobs: tuple[float, ...] = ()
    first_token_ms: float | None = None
    total_ms: float = 0.0
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """An answer in the making. ``turn`` counts from 1."""

    turn: int = 1
    text: list[str] = field(default_factory=list)
    reasoning: list[str] = field(default_factory=list)
    calls: dict[int, dict[str, str]] = field(default_factory=dict)
    logprobs: list[float] = field(default_factory=list)
    finish_reason: str | None = None
    raw: dict[str, Any] = field(default_factory=dict)
    runaway: Runaway | None = None
    began: bool = False
    _watch: LoopWatch = field(default_factory=lambda: LoopWatch(span=SPAN))
    _thoughts: LoopWatch = field(default_factory=lambda: LoopWatch(span=SPAN))

    def feed(self, chunk: Mapping[str, Any]) -> Runaway | None:
        """Take one chunk of a stream, of chat or completion; return the loop once there is one."""
        for key in ("id", "model", "system_fingerprint", "usage", "timings"):
            if chunk.get(key) is not None:
                self.raw[key] = chunk[key]
        for choice in chunk.get("choices") or ():
            self._choice(choice)
        return self.runaway

    def _choice(self, choice: Mapping[str, Any]) -> None:
        delta = choice.get("delta") or choice.get("message") or {}
        thought = delta.get("reasoning_content") or delta.get("reasoning") or ""
        said = delta.get("content") or choice.get("text") or ""
        self.began = self.began or bool(said or thought or delta.get("tool_calls"))
        if thought:
            self.reasoning.append(thought)
            self.runaway = self.runaway or self._thoughts.feed(thought)
        if said:
            self.text.append(said)
            self.runaway = self.runaway or self._watch.feed(said)
        for call in delta.get("tool_calls") or ():
            self._call(call)
        self.logprobs += _logprobs(choice.get("logprobs"))
        self.finish_reason = choice.get("finish_reason") or self.finish_reason

    def _call(self, piece: Mapping[str, Any]) -> None:
        number = piece.get("index")
        at = number if isinstance(number, int) else len(self.calls)
        held = self.calls.setdefault(at, {"id": "", "name": "", "arguments": ""})
        said = piece.get("function") or {}
        held["id"] = held["id"] or str(piece.get("id") or "")
        held["name"] = held["name"] or str(said.get("name") or "")
        held["arguments"] += said.get("arguments") or ""

    def ended(
        self, limit: int | None, context: int | None, first_ms: float | None, total_ms: float
    ) -> Answer:
        """Finish: ``limit`` is the token limit that was sent, ``context`` that of one slot."""
        usage = self.raw.get("usage") or {}
        timings = self.raw.get("timings") or {}
        prompt = _count(usage.get("prompt_tokens"))
        spent = _count(usage.get("completion_tokens"))
        if spent is None:
            spent = _count(timings.get("predicted_n"))
        text, thoughts = "".join(self.text), "".join(self.reasoning)
        if self._watch.found:
            text = text[: self._watch.found.start + SPAN]
        if self._thoughts.found:
            thoughts = thoughts[: self._thoughts.found.start + SPAN]
        calls = (
            Call(self.turn, one["id"] or f"call_{self.turn}_{at}", one["name"], one["arguments"])
            for at, one in sorted(self.calls.items())
        )
        cut = outcome(self.finish_reason, prompt, spent, limit, context)
        return Answer(
            text=text,
            reasoning=thoughts,
            calls=tuple(calls),
            finish_reason=self.finish_reason,
            cut="runaway" if self.runaway else cut,
            prompt_tokens=prompt,
            completion_tokens=spent,
            logprobs=tuple(self.logprobs),
            first_token_ms=first_ms,
            total_ms=total_ms,
            raw=self.raw,
        )


def outcome(
    finish_reason: str | None,
    prompt: int | None,
    spent: int | None,
    limit: int | None,
    context: int | None,
) -> Cut | None:
    """Tell whose limit ended an answer that ended by ``length``: the user's or the context's.

    Servers say ``length`` for both. The user's limit did it where so many tokens came; where
    nobody counted them, it did unless none was sent, or the prompt already took the context.
    """
    if finish_reason != "length":
        return None
    if limit is None:
        return "context-limit"
    if spent is not None:
        return "token-limit" if spent >= limit else "context-limit"
    full = prompt is not None and context is not None and prompt + limit > context
    return "context-limit" if full else "token-limit"


def _logprobs(held: object) -> list[float]:
    """Log-probabilities of the tokens said, in the form of chat or the older one of completions."""
    if not isinstance(held, Mapping):
        return []
    if isinstance(tokens := held.get("content"), list):
        found = [one.get("logprob") for one in tokens if isinstance(one, Mapping)]
    else:
        found = held.get("token_logprobs") or []
    return [float(one) for one in found if isinstance(one, int | float)]


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
