"""An item: one thing asked. A reply: how it was answered, apart from what was answered."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from grader.errors import ContractError
from grader.finding import Json, to_json

Pairs = tuple[tuple[str, Json], ...]
"""A JSON object kept as ordered pairs, so that values stay frozen."""


@dataclass(frozen=True, slots=True)
class Chat:
    """One message of a conversation.

    ``attachments`` are paths relative to the item, or pictures as ``data:image/…`` addresses.
    """

    role: str
    content: str
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked. Frozen; grading reads it from disk and never makes it anew.

    ``level`` is 1 (easy) to 3 (hard). ``params`` describe the task (board size, features
    asked for …), ``expected`` the known answers, ``terms`` the term tables, ``tools`` the
    tools offered, each as JSON.
    """

    rubric: str
    id: str
    level: int = 1
    messages: tuple[Chat, ...] = ()
    params: Pairs = ()
    expected: Json = None
    terms: Json = None
    tools: Json = None

    @property
    def digest(self) -> str:
        """sha256 of the item as canonical JSON, in hex."""
        return digest(asdict(self))

    @property
    def prompt(self) -> str:
        """What the user said, all turns joined."""
        return "\n\n".join(one.content for one in self.messages if one.role == "user")

    def param(self, name: str, default: Json = None) -> Json:
        """One parameter of the task, or the default."""
        return dict(self.params).get(name, default)

    def to_json(self) -> dict[str, Any]:
        """Return the item as ``item.json`` holds it."""
        return {**asdict(self), "params": dict(self.params)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any], where: str) -> Self:
        """Read an item.

        Raises:
            ContractError: a key is missing, unknown, or of a wrong type.
        """
        known = set(cls.__dataclass_fields__)
        unknown = sorted(set(data) - known)
        if unknown:
            raise ContractError(f"{where}: unknown keys {unknown}; an item has {sorted(known)}")
        level = data.get("level", 1)
        if type(level) is not int or level not in (1, 2, 3):
            raise ContractError(f"{where}: level is 1, 2 or 3, not {level!r}")
        for key in ("rubric", "id"):
            if not isinstance(data.get(key), str) or not data[key]:
                raise ContractError(f"{where}: {key} must be a text, not {data.get(key)!r}")
        params = data.get("params", {})
        if not isinstance(params, Mapping):
            raise ContractError(f"{where}: params must be an object, not {params!r}")
        return cls(
            rubric=data["rubric"],
            id=data["id"],
            level=level,
            messages=tuple(_chat(one, where) for one in data.get("messages", ())),
            params=tuple((str(key), to_json(value)) for key, value in params.items()),
            expected=to_json(data.get("expected")),
            terms=to_json(data.get("terms")),
            tools=to_json(data.get("tools")),
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """How an item was answered. Checks see this, and never who answered.

    ``finish_reason`` is the server's word (``stop``, ``length`` …); ``cut`` is what ended
    the answer early: ``token-limit`` (the user's), ``context-limit``, ``runaway`` or None.
    """

    finish_reason: str | None = None
    cut: str | None = None
    token_limit: int | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    logprobs: tuple[float, ...] = ()

    @property
    def digest(self) -> str:
        """sha256 of the reply as canonical JSON, in hex."""
        return digest(asdict(self))

    @classmethod
    def from_json(cls, data: Mapping[str, Any], where: str) -> Self:
        """Read the graded part of ``reply.json``; the rest of that file is raw and kept as is.

        Raises:
            ContractError: a value is of a wrong type.
        """
        cut = data.get("cut")
        if cut not in (None, "token-limit", "context-limit", "runaway"):
            raise ContractError(f"{where}: cut is token-limit, context-limit or runaway: {cut!r}")
        finish = data.get("finish_reason")
        if finish is not None and not isinstance(finish, str):
            raise ContractError(f"{where}: finish_reason must be a text, not {finish!r}")
        limit = _count(data, "token_limit", where)
        if cut is None and finish == "length" and limit is not None:
            cut = "token-limit"
        return cls(
            finish,
            cut,
            limit,
            _count(data, "prompt_tokens", where),
            _count(data, "completion_tokens", where),
            tuple(float(one) for one in data.get("logprobs") or ()),
        )


def canonical(data: object) -> str:
    """Write JSON in one way only: sorted keys, no spaces, no escapes beyond JSON's own."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(data: object) -> str:
    """sha256 of canonical JSON, in hex."""
    return hashlib.sha256(canonical(data).encode("utf-8", "surrogatepass")).hexdigest()


def _chat(data: object, where: str) -> Chat:
    if not isinstance(data, Mapping) or not isinstance(data.get("content"), str):
        raise ContractError(f"{where}: a message is an object with role and content: {data!r}")
    return Chat(str(data.get("role", "user")), data["content"], tuple(data.get("attachments", ())))


def _count(data: Mapping[str, Any], key: str, where: str) -> int | None:
    value = data.get(key)
    if value is not None and (type(value) is not int or value < 0):
        raise ContractError(f"{where}: {key} must be a count, not {value!r}")
    return value
