"""One page out of several files: what the entry names beside itself is written into it."""

import base64
import posixpath
from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import unquote, urlsplit

from grader.evidence.html import Attribute, Element, HtmlTree

_TYPES = {
    "js": "text/javascript",
    "mjs": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
_NAMED = {"script": "src", "link": "href", "img": "src", "source": "src", "audio": "src"}


def bundle(files: Mapping[str, bytes], entry: str) -> str:
    """Return the entry as text, with its scripts, styles, images and sounds as ``data:`` addresses.

    What scripts or styles load by themselves is not bundled.
    """
    text = files[entry].decode("utf-8", "replace").removeprefix("\ufeff")
    if len(files) == 1:
        return text
    parts: list[str] = []
    at = 0
    for start, end, address in _places(HtmlTree.parse({entry: text}), files, entry):
        parts += [text[at:start], address]
        at = end
    return "".join([*parts, text[at:]])


def _places(
    page: HtmlTree, files: Mapping[str, bytes], entry: str
) -> Iterator[tuple[int, int, str]]:
    """Yield where an attribute's value stands, and what takes its place."""
    for element in page.elements:
        found = _address(element)
        if found is None or not found.value:
            continue
        path = _path(found.value, entry)
        data = files.get(path)
        raw = page.file.text[found.value_start : found.value_start + len(found.value)]
        if data is None or raw != found.value:
            continue
        ending = path.rpartition(".")[2].lower()
        kind = _TYPES.get(ending, "application/octet-stream")
        packed = base64.b64encode(data).decode()
        end = found.value_start + len(raw)
        yield found.value_start, end, escape(f"data:{kind};base64,{packed}")


def _address(element: Element) -> Attribute | None:
    name = _NAMED.get(element.tag)
    return element.attribute(name) if name else None


def _path(address: str, entry: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    folder = posixpath.dirname(entry)
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
