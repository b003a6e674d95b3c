"""The artifact's files at a secure origin, and nothing else.

A page of the web has storage, modules and a secure context; a ``file://`` page does not, and
may read its neighbours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, unquote, urlsplit

from grader.artifact import Artifact

ORIGIN = "https://page.test"  # reserved for testing: RFC 6761

TYPES = {
    "html": "text/html; charset=utf-8",
    "htm": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "ttf": "font/ttf",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "wasm": "application/wasm",
}
"""Media types by the ending of a name (lower case)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends."""

    status: int
    kind: str = "text/plain"
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Site:
    """The files of one artifact by path, and the one that is opened."""

    files: Mapping[str, bytes]
    entry: str

    @classmethod
    def of(cls, artifact: Artifact) -> Self:
        """Take the files of an artifact."""
        return cls({one.path: one.data for one in artifact.files}, artifact.entry)

    @property
    def address(self) -> str:
        """Where the page is opened."""
        return f"{ORIGIN}/{quote(self.entry)}"

    def path(self, url: str) -> str | None:
        """Return the path of an address inside the artifact, or None if it lies outside."""
        parts = urlsplit(url)
        if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
            return None
        return unquote(parts.path).removeprefix("/") or self.entry

    def answer(self, path: str) -> Answer:
        """Send a file, or say that there is none."""
        if path not in self.files:
            return Answer(404)
        ending = path.rpartition(".")[2].lower()
        kind = TYPES.get(ending, "application/octet-stream")
        if path == self.entry:
            kind = TYPES["html"]
        return Answer(200, kind, self.files[path])
