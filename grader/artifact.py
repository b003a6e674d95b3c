"""An artifact: the bytes that came out of a model, and nothing about who wrote them."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class Medium(StrEnum):
    """What kind of document an artifact's entry file is."""

    HTML = "html"
    TEXT = "text"
    JSON = "json"


SUFFIXES = {
    ".html": Medium.HTML,
    ".htm": Medium.HTML,
    ".txt": Medium.TEXT,
    ".md": Medium.TEXT,
    ".json": Medium.JSON,
}
"""File name endings (lower case) that make a loose file a sample."""


def medium_of(path: str) -> Medium | None:
    """Tell the medium of a file from its name, or None where the name does not tell."""
    dot = path.rfind(".")
    return SUFFIXES.get(path[dot:].lower()) if dot >= 0 else None


@dataclass(frozen=True, slots=True)
class File:
    """One file of an artifact. ``path`` is relative to the sample, with forward slashes."""

    path: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Artifact:
    """What a model wrote: one file or several, the one that is opened first, and its medium."""

    files: tuple[File, ...]
    entry: str
    medium: Medium

    @property
    def id(self) -> str:
        """sha256 in hex: of the bytes of one file, or of all files with their paths.

        Of several files, in code-point order of path: path, NUL, decimal length, NUL, bytes.
        """
        if len(self.files) == 1:
            return hashlib.sha256(self.files[0].data).hexdigest()
        digest = hashlib.sha256()
        for file in sorted(self.files, key=lambda one: one.path):
            digest.update(f"{file.path}\0{len(file.data)}\0".encode())
            digest.update(file.data)
        return digest.hexdigest()

    @property
    def size(self) -> int:
        """Bytes in all files together."""
        return sum(len(file.data) for file in self.files)
