"""Blocks of code in an answer: what stands between fences, or, without any, what reads as code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$")
_INLINE = re.compile(r"(`{1,3})(?:js |javascript )?[ \t]*([^`\n]+?)[ \t]*\1(?!`)")
_STARTS = re.compile(
    r"\s*(?:export\b|import\b|async\b|function\b|const\b|let\b|var\b|class\b|//|/\*|['\"]use strict"
    r"|module\.|exports\.|globalThis\.|window\.)"
)

SCRIPTS = frozenset(
    {
        "", "js", "javascript", "mjs", "cjs", "jsx", "node", "nodejs", "es6", "ecmascript", "ts",
        "typescript",
    }
)  # fmt: skip
"""Languages of a fence behind which JavaScript stands, or what tries to be."""


@dataclass(frozen=True, slots=True)
class Block:
    """Code as it stands in the answer; ``line`` is that of its first character, from 1."""

    language: str
    text: str
    line: int


def fenced(text: str) -> tuple[Block, ...]:
    """Find every fenced block; one that nothing closes goes to the end."""
    found: list[Block] = []
    fence, language, begin = "", "", 0
    lines = text.splitlines()
    for row, line in enumerate(lines):
        match = _FENCE.match(line)
        if fence:
            if match and match["fence"].startswith(fence) and not match["info"].strip():
                found.append(Block(language, "\n".join(lines[begin:row]), begin + 1))
                fence = ""
        elif match:
            fence, begin = match["fence"], row + 1
            language = re.split(r"[\s{:,]", match["info"].strip().lower() or " ")[0]
    if fence:
        found.append(Block(language, "\n".join(lines[begin:]), begin + 1))
    return tuple(found)


def spans(text: str) -> tuple[Block, ...]:
    """Code that stands within a line between backticks."""
    return tuple(
        Block("", one[2], text.count("\n", 0, one.start()) + 1) for one in _INLINE.finditer(text)
    )


def stretches(text: str, most: int = 60) -> Iterator[Block]:
    """Stretches of lines that may be code between prose, the longest first."""
    lines = text.splitlines()
    begin = next((row for row, line in enumerate(lines) if _STARTS.match(line)), None)
    if begin is None:
        return
    ends = [
        row
        for row in range(len(lines) - 1, begin - 1, -1)
        if row == len(lines) - 1 or lines[row].rstrip().endswith(("}", ";", ")", "]"))
    ]
    for end in ends[:most]:
        yield Block("", "\n".join(lines[begin : end + 1]), begin + 1)
