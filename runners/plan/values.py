"""What a plan says, as frozen values."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from grader.item import digest
from grader.origin import Origin

DEFAULT_TOKENS = 16_384
"""Token limit where a plan names none: a long Tetris takes about 8,000."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """Every field that shapes an answer. All are sent always: the defaults of servers differ.

    The values here switch every filter off. ``top_k`` 0 is off, as is ``min_p`` 0 and a
    ``repeat_penalty`` of 1. ``max_tokens`` is the user's own limit.
    """

    temperature: float = 0.7
    top_p: float = 1.0
    top_k: int = 0
    min_p: float = 0.0
    presence_penalty: float = 0.0
    frequency_penalty: float = 0.0
    repeat_penalty: float = 1.0
    max_tokens: int = DEFAULT_TOKENS
    stop: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return every field as JSON."""
        return {**asdict(self), "stop": list(self.stop)}


@dataclass(frozen=True, slots=True)
class Constraint:
    """What an answer is held to while it is sampled: a JSON schema or a grammar (GBNF), as text."""

    json_schema: str | None = None
    grammar: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One rubric to ask for. ``items`` counts or names items; None: all that are declared."""

    rubric: str
    items: int | tuple[str, ...] | None = None
    repeats: int | None = None
    constraint: Constraint = Constraint()


@dataclass(frozen=True, slots=True)
class Attached:
    """A server that runs already. ``gguf`` is the file that it serves, where that is at hand."""

    url: str
    gguf: Path | None = None
    weights: Path | None = None


@dataclass(frozen=True, slots=True)
class Managed:
    """A server that is started for a rung. ``{port}`` in command and health is filled in.

    ``weights`` is a folder with ``config.json`` and safetensors, ``gguf`` a file: what is known of
    the origin comes from there.
    """

    command: tuple[str, ...]
    health: str
    gguf: Path | None = None
    weights: Path | None = None
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One rung: a server with its file and settings. ``label`` names its folder.

    ``declared`` is what the plan says of the origin, for what no file tells. ``slots`` None: as
    many as the server has.
    """

    label: str
    model: str
    server: Attached | Managed
    declared: Origin = field(default_factory=Origin)
    served_as: str | None = None
    key_name: str = "OPENAI_API_KEY"
    slots: int | None = None


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds, and how often is tried again.

    ``first_token``: until an answer begins, which takes reading the prompt and waiting for a slot;
    ``stall``: between two pieces of an answer; ``start``: until a managed server is ready.
    """

    first_token: float = 900.0
    stall: float = 120.0
    start: float = 900.0
    attempts: int = 8
    longest_wait: float = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole collection. ``where`` is the plan's file, for messages."""

    id: str
    tasks: tuple[Task, ...]
    variants: tuple[Variant, ...]
    out: Path
    sampling: Sampling = Sampling()
    repeats: int = 1
    seed: int = 1
    api: Literal["chat", "completion"] = "chat"
    logprobs: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    patience: Patience = Patience()
    where: str = "PLAN.toml"

    @property
    def asking(self) -> str:
        """Digest of what is the same for every request and can change an answer."""
        return digest([self.sampling.to_json(), self.seed, self.api, self.logprobs, self.extra])
