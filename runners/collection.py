"""A collection on disk: what is there, what is missing, and how an answer is laid down.

An answer is written into a folder whose name begins with a dot, and that folder is renamed when
it is whole. So a folder of the right name is a whole answer, whoever was killed when; a rename
never replaces a folder that holds something; and what is finished is known from names alone.
"""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.artifact import Medium
from grader.errors import ContractError, UsageError
from grader.item import Item
from grader.manifest import write_sample
from grader.origin import Origin
from runners.client.answer import Answer
from runners.plan.parse import slug
from runners.plan.values import Plan
from runners.plan.work import Asking, Question
from runners.reply.files import files_of
from runners.reply.reasoning import split_reasoning

SCHEMA = 1
LOGS = ".logs"
UNFINISHED = ".part-"


@dataclass(slots=True)
class Collection:
    """One sitting: its folder, id, and what ``collection.json`` holds."""

    folder: Path
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Name of the sitting, which every sample's id is made with."""
        return str(self.told["id"])

    def rung(self, name: str) -> dict[str, Any]:
        """What is kept of one rung: origin, probe, peak memory."""
        rungs: dict[str, Any] = self.told.setdefault("rungs", {})
        held: dict[str, Any] = rungs.setdefault(name, {})
        return held

    def save(self) -> None:
        """Write ``collection.json``, whole or not at all."""
        path = self.folder / "collection.json"
        half = path.with_name(".collection.json.part")
        half.write_text(json.dumps(self.told, indent=2, ensure_ascii=False) + "\n", "utf-8")
        half.replace(path)


@contextmanager
def opened(plan: Plan, askings: Sequence[Asking]) -> Iterator[Collection]:
    """Open the plan's collection, or begin it; nobody else can collect into it meanwhile.

    Raises:
        UsageError: somebody collects into it already, or the folder cannot be written.
        ContractError: it was collected with another sampling, seed or prompt.
    """
    folder = plan.out
    try:
        (folder / LOGS).mkdir(parents=True, exist_ok=True)
        lock = (folder / LOGS / "lock").open("w")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(f"{folder}: somebody else collects into it right now") from error
        collection = Collection(folder, _read(folder / "collection.json"))
        _agree(collection, plan, askings)
        collection.save()
        yield collection


def rung_folder(collection: Collection, rubric: str, model: str, label: str) -> Path:
    """Where the answers of one rung to one rubric lie."""
    return collection.folder / slug(rubric) / slug(model) / slug(label)


def sample_name(question: Question) -> str:
    """Name of the folder of one answer."""
    return f"{slug(question.item.id)}-{question.repeat}"


def finished(folder: Path) -> set[str]:
    """Names of the answers that a rung has already; what a killed run left half is removed."""
    names: set[str] = set()
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return names
    for entry in entries:
        if entry.name.startswith(UNFINISHED):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif not entry.name.startswith("."):
            names.add(entry.name)
    return names


def lay_down(
    collection: Collection, folder: Path, question: Question, origin: Origin, answer: Answer
) -> bool:
    """Write one answer; False where one lies there already, which is left as it is."""
    name = sample_name(question)
    half, whole = folder / f"{UNFINISHED}{name}", folder / name
    half.mkdir(parents=True, exist_ok=True)
    thoughts, said = split_reasoning(answer.text)
    if thoughts := "\n".join(one for one in (answer.reasoning, thoughts) if one):
        (half / "reasoning.txt").write_bytes(thoughts.encode("utf-8", "replace"))
    contents, entry = artifact_files(question, answer, said)
    write_sample(
        half,
        contents,
        entry,
        question.item,
        origin,
        reply=reply_json(collection.told, answer),
        repeat=question.repeat,
        collection=collection.id,
        rubric_version=question.rubric_version,
    )
    try:
        half.rename(whole)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        return False
    return True


def artifact_files(question: Question, answer: Answer, said: str) -> tuple[dict[str, bytes], str]:
    """Files of an answer and its entry: what it says, and the tools that it called in order."""
    files = files_of(said, question.medium)
    contents, entry = dict(files.contents), files.entry
    if question.item.tools is None:
        return contents, entry
    calls = [
        {"turn": one.turn, "name": one.name, "arguments": _arguments(one.arguments)}
        for one in answer.calls
    ]
    text = json.dumps(calls, indent=2, ensure_ascii=False) + "\n"
    if question.medium is Medium.JSON:
        contents, entry = {"answer.txt": said.encode("utf-8", "replace")}, "calls.json"
    return {**contents, "calls.json": text.encode("utf-8", "replace")}, entry


def reply_json(told: dict[str, Any], answer: Answer) -> dict[str, Any]:
    """What ``reply.json`` holds: how the answer ended, and what the server said, raw."""
    limit = (told.get("sampling") or {}).get("max_tokens")
    return {
        "finish_reason": answer.finish_reason,
        "cut": answer.cut,
        "token_limit": limit,
        "prompt_tokens": answer.prompt_tokens,
        "completion_tokens": answer.completion_tokens,
        "logprobs": list(answer.logprobs),
        "content": answer.text,
        **dict(answer.raw),
    }


def _arguments(text: str) -> Any:
    """Parse a call's arguments; what is no JSON stays the model's text."""
    try:
        return json.loads(text) if text else {}
    except ValueError:
        return text


def _agree(collection: Collection, plan: Plan, askings: Sequence[Asking]) -> None:
    """Take over what the plan asks, or refuse to mix it with what was asked before."""
    told, where = collection.told, collection.folder / "collection.json"
    if not told:
        told |= {"schema": SCHEMA, "id": f"{plan.id}-{secrets.token_hex(4)}"}
        told |= {"asking": plan.asking, "sampling": plan.sampling.to_json(), "seed": plan.seed}
    elif told.get("asking") != plan.asking:
        now = {**plan.sampling.to_json(), "seed": plan.seed}
        then = {**(told.get("sampling") or {}), "seed": told.get("seed")}
        differ = [f"{key} was {then.get(key)!r}, is {now[key]!r}" for key in now
                  if then.get(key) != now[key]]  # fmt: skip
        said = "; ".join(differ) or "api, logprobs or extra fields differ"
        raise ContractError(
            f"{where}: collected with other settings ({said}); choose another --out"
        )
    known: dict[str, str] = told.setdefault("items", {})
    names: dict[str, str] = {}
    for asking in askings:
        for item in asking.items:
            _take(known, names, item, where)


def _take(known: dict[str, str], names: dict[str, str], item: Item, where: Path) -> None:
    key = f"{slug(item.rubric)}/{slug(item.id)}"
    if names.setdefault(key, item.id) != item.id:
        both = f"{names[key]!r} and {item.id!r}"
        raise ContractError(f"{item.rubric}: items {both} would share a folder; rename one")
    if known.setdefault(key, item.digest) != item.digest:
        raise ContractError(
            f"{where}: {item.rubric} item {item.id!r} is not what was asked here before; "
            "choose another --out"
        )


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ContractError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or "id" not in data:
        raise ContractError(f"{path}: no collection of ours (schema {SCHEMA}, id)")
    return data
