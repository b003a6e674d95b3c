"""Find the files that an answer holds.

A page is cut out of fences and prose; siblings come with it when they are named or when the page
loads them. A text loses only a fence around it. JSON is taken out of its fence, and never out of
prose without one: who asked for JSON got none then. What holds no such file is kept whole, so
that a refusal is graded as what it is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json import JSONDecodeError, loads

from grader.artifact import Medium
from grader.shelf import ENTRY
from runners.reply.fences import Block, blocks, is_document
from runners.reply.names import name_of, safe_path

_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\-_])"
)
"""Control sequences of terminals (ECMA-48, 5.4; OSC ends with BEL as well)."""

_BEGIN = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_LOADS = re.compile(
    r"""<(?:script|link)\b[^>]*?\b(?:src|href)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE
)
_PAGE_LANGUAGES = frozenset({"html", "htm", "xhtml", "html5", "xml", "svg"})
_SUFFIXES = {"css": ".css", "javascript": ".js", "js": ".js", "mjs": ".js", "json": ".json"}
_COMMANDS = frozenset({"bash", "sh", "shell", "console", "zsh", "powershell", "cmd", "bat"})
_TEXT_LANGUAGES = frozenset({"", "text", "txt", "plaintext", "plain", "markdown", "md"})


@dataclass(frozen=True, slots=True)
class Files:
    """The files of an answer, by path, and which is opened first."""

    contents: Mapping[str, bytes]
    entry: str


def files_of(text: str, medium: Medium) -> Files:
    """Find the files of an answer; there is always the entry, empty where the answer is."""
    clean = _ESCAPES.sub("", text.removeprefix("\ufeff"))
    match medium:
        case Medium.HTML:
            return _page(clean)
        case Medium.JSON:
            return _one(Medium.JSON, _json(clean))
        case Medium.TEXT:
            return _one(Medium.TEXT, _text(clean))


def _one(medium: Medium, text: str) -> Files:
    return Files({ENTRY[medium]: _bytes(text)}, ENTRY[medium])


def _bytes(text: str) -> bytes:
    """Encode; half a surrogate pair, which is no character, becomes a question mark."""
    return text.encode("utf-8", "replace")


def _json(text: str) -> str:
    found = [one.body for one in blocks(text) if one.language in ("json", "json5", "jsonc", "")]
    readable = [body for body in found if _parses(body)]
    if readable:
        return readable[-1].strip() + "\n"
    return max(found, key=len).strip() + "\n" if found and not _parses(text) else text.strip()


def _parses(text: str) -> bool:
    try:
        loads(text)
    except (JSONDecodeError, RecursionError):
        return False
    return True


def _text(text: str) -> str:
    found = blocks(text)
    if len(found) == 1 and found[0].language in _TEXT_LANGUAGES and found[0].body.strip():
        return found[0].body
    return text


def _page(text: str) -> Files:
    found = blocks(text)
    begin = _BEGIN.search(text)
    if begin and not any(one.start <= begin.start() < one.end for one in found):
        inside = [one for one in found if one.is_document]
        if not inside:
            return _one(Medium.HTML, _cut(text[begin.start() :]))
    pages = [one for one in found if one.is_document] or [
        one
        for one in found
        if one.language in _PAGE_LANGUAGES or (not one.language and one.body.lstrip()[:1] == "<")
    ]
    if not pages:
        return _one(Medium.HTML, text)
    main = _main(pages)
    siblings = _siblings(found, pages, main)
    entry = (siblings and name_of(main)) or ENTRY[Medium.HTML]
    if not entry.lower().endswith((".html", ".htm")):
        entry = ENTRY[Medium.HTML]
    body = _cut(main.body) if main.is_document else main.body
    siblings.pop(entry, None)
    return Files({entry: _bytes(body), **siblings}, entry)


def _cut(document: str) -> str:
    """Cut off what stands behind the end of a document; a document without end is kept whole."""
    end = document.lower().rfind("</html>")
    return document[: end + len("</html>")] + "\n" if end >= 0 else document


def _latest(versions: Sequence[Block]) -> Block:
    """Pick the last version that is no mere excerpt: at least half as long as the longest."""
    most = max(len(one.body) for one in versions)
    return next(one for one in reversed(versions) if 2 * len(one.body) >= most)


def _main(pages: Sequence[Block]) -> Block:
    """Pick what is opened first: index.html, or what has no name, else the first that is named."""
    usual = ENTRY[Medium.HTML]
    versions: dict[str, list[Block]] = {}
    for one in pages:
        versions.setdefault(name_of(one) or usual, []).append(one)
    return _latest(versions.get(usual) or next(iter(versions.values())))


def _siblings(found: Sequence[Block], pages: Sequence[Block], main: Block) -> dict[str, bytes]:
    versions: dict[str, list[Block]] = {}
    wanted = [
        safe
        for match in _LOADS.finditer(main.body)
        if (safe := safe_path(match[1].split("?")[0].split("#")[0])) and "//" not in match[1]
    ]
    own = name_of(main)
    for block in found:
        named = name_of(block)
        if block is main or named == own is not None or block.language in _COMMANDS:
            continue
        if named and (block not in pages or is_document(block.body)):
            versions.setdefault(named, []).append(block)
        elif not named and (suffix := _SUFFIXES.get(block.language)):
            fitting = [one for one in wanted if one.lower().endswith(suffix)]
            if len(fitting) == 1:
                versions.setdefault(fitting[0], []).append(block)
    return {path: _bytes(_latest(held).body) for path, held in versions.items()}
