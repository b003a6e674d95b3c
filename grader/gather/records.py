"""Recorded evidence: what a tool made, kept in a folder, and used again instead of looking.

    DIR/<aa>/<artifact>/<kind>-<key>-<build>.json     one record
    DIR/blobs/<aa>/<sha256>                           its bytes (pictures), each once

The key is a digest of everything but the artifact that the evidence depends on: medium, entry,
item and reply where they are used, settings, and the code that made it. The build is that of the
tools (the browser's version): with records of several builds, the first in order is used.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.artifact import Artifact
from grader.gather.codec import Blobs, CodecError, decode, encode
from grader.gather.fingerprint import fingerprint
from grader.missing import Cause, Missing
from grader.provider import Provider

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """One observation: which provider, of what, with what besides."""

    maker: Provider
    artifact: Artifact
    apart: tuple[object, ...]

    @property
    def parts(self) -> dict[str, str]:
        """What the key is made of, by name: a record that differs in one is of another time."""
        apart = [[type(one).__name__, encode(one, {})] for one in self.apart]
        return {
            "medium": self.artifact.medium.value,
            "entry": self.artifact.entry,
            "item, reply and settings": _digest(apart),
            "code that looked": fingerprint(self.maker),
        }

    @property
    def key(self) -> str:
        """Name of the record, without the build."""
        return _digest(self.parts)[:32]

    @property
    def folder(self) -> Path:
        """Where records of this artifact lie, within the folder of all."""
        return Path(self.artifact.id[:2]) / self.artifact.id


@dataclass
class Records:
    """Where evidence is kept and taken from; ``notes`` say what could not be used, and why."""

    record: Path | None = None
    replay: Path | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def on(self) -> bool:
        """Whether anything is kept or taken at all."""
        return self.record is not None or self.replay is not None

    def find(self, asked: Asked) -> object | None:
        """Return recorded evidence, or None where somebody has to look."""
        if self.replay is None:
            return None
        kind = asked.maker.makes.__name__
        folder = self.replay / asked.folder
        for path in sorted(folder.glob(f"{kind}-{asked.key}-*.json")):
            try:
                return self._read(path, asked)
            except (OSError, ValueError) as error:
                self._note(f"{path}: not usable: {error}")
        self._note(self._why_none(asked, folder, kind))
        return None

    def keep(self, asked: Asked, made: object, tools: Mapping[str, str]) -> None:
        """Record evidence, unless it says that a tool failed: that is worth another try."""
        if self.record is None or (
            isinstance(made, Missing) and made.cause is not Cause.CANNOT_TELL
        ):
            return
        blobs: Blobs = {}
        kind = asked.maker.makes.__name__
        build = _digest(dict(tools))[:8]
        path = self.record / asked.folder / f"{kind}-{asked.key}-{build}.json"
        try:
            told = {
                "schema": SCHEMA,
                "evidence": kind,
                "artifact": asked.artifact.id,
                "tools": dict(tools),
                "key": asked.parts,
                "made": encode(made, blobs),
            }
            for digest, data in blobs.items():
                _write(self.record / "blobs" / digest[:2] / digest, data)
            _write(path, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())
        except (OSError, CodecError) as error:
            self._note(f"{path}: not recorded: {error}")

    def _read(self, path: Path, asked: Asked) -> object:
        told = json.loads(path.read_bytes())
        if not isinstance(told, dict) or told.get("schema") != SCHEMA:
            raise ValueError(f"no record of schema {SCHEMA}")
        if told.get("artifact") != asked.artifact.id or told.get("key") != asked.parts:
            raise ValueError("the record is of something else")
        return decode(asked.maker.makes | Missing, told["made"], self._blob)

    def _blob(self, digest: str) -> bytes:
        assert self.replay is not None  # noqa: S101 - only records that are read have bytes
        if not (len(digest) == 64 and digest.isalnum()):
            raise ValueError(f"{digest!r} is no digest")
        data = (self.replay / "blobs" / digest[:2] / digest).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise ValueError(f"{digest} holds other bytes")
        return data

    def _why_none(self, asked: Asked, folder: Path, kind: str) -> str:
        """Say that nothing was recorded, or what a record of another time differs in."""
        who = f"{asked.artifact.entry} ({asked.artifact.id[:12]})"
        for path in sorted(folder.glob(f"{kind}-*.json")):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                other: Any = json.loads(path.read_bytes()).get("key", {})
                differing = [one for one, value in asked.parts.items() if other.get(one) != value]
                if differing:
                    return f"{who}: the recorded {kind} is of another {' and '.join(differing)}"
        return f"{who}: no {kind} was recorded in {self.replay}"

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=repr)
    return hashlib.sha256(text.encode()).hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Write a file at once, so that nobody reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
