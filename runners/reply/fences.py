"""Find fenced blocks in an answer: ``` and ~~~ of any length, indented, unclosed, nested.

After CommonMark (https://spec.commonmark.org/0.31.2/#fenced-code-blocks), and beyond it where
models err: a page that holds a line of backticks itself, a document on the line of the fence, a
closing fence behind the last word, blocks within a block of Markdown.
"""

import re
from dataclasses import dataclass

_LINE = re.compile(
    r"^(?P<indent>[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?)(?P<fence>`{3,}|~{3,})(?P<info>.*)$"
)
_WITHIN = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*(?P<lang>[\w+#-]+)(?P<body>.*?\S)[ \t]*\1[ \t]*$")
_ENDED = re.compile(r"</html>\s*(?:`{3,}|~{3,})\s*$", re.IGNORECASE)
_DOCUMENT = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<!doctype|<html)", re.IGNORECASE | re.DOTALL)
_NESTING = frozenset({"markdown", "md"})


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block. ``start`` and ``end`` are its offsets, fences included.

    ``info`` is what stands behind the opening fence; ``before`` the last line of text above it.
    """

    info: str
    body: str
    start: int
    end: int
    before: str = ""

    @property
    def language(self) -> str:
        """First word of the info string in lower case, without a file's name; may be empty."""
        found = re.match(r"\s*\{?\.?([\w+#-]*)", self.info)
        return found[1].lower() if found else ""

    @property
    def is_document(self) -> bool:
        """Whether it begins as a whole HTML document."""
        return is_document(self.body)


def is_document(text: str) -> bool:
    """Whether a text begins with a doctype or an html element, comments before it aside."""
    return _DOCUMENT.match(text) is not None


def blocks(text: str) -> tuple[Block, ...]:
    """Find every block, in the order of the text."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    found: list[Block] = []
    at = 0
    before = ""
    while at < len(lines):
        line = lines[at].rstrip("\r\n")
        within = _WITHIN.match(line)
        opening = _LINE.match(line)
        if within:
            body, end = within["body"].strip(), starts[at + 1]
            found.append(Block(within["lang"], body, starts[at], end, before))
            at += 1
        elif opening and "`" not in opening["info"].partition("<")[0]:
            end, body = _body(lines, at, opening)
            info = opening["info"].partition("<")[0].strip()
            found.append(Block(info, body, starts[at], starts[end], before))
            at = end
            before = ""
            continue
        else:
            before = line if line.strip() else before
            at += 1
    return tuple(found)


def _body(lines: list[str], at: int, opening: re.Match[str]) -> tuple[int, str]:
    """Return where the block ends (index of the line behind it), and its body."""
    fence, indent = opening["fence"], len(opening["indent"])
    first = opening["info"]
    begin = first.find("<")
    body = [first[begin:] + "\n"] if begin >= 0 else []
    nests = Block(first, "", 0, 0).language in _NESTING
    depth = 0
    for here in range(at + 1, len(lines)):
        line = lines[here]
        if _ENDED.search(line) and line.strip()[:1] not in "`~":
            body.append(_stripped(line, indent).rstrip().rstrip("`~").rstrip() + "\n")
            return here + 1, "".join(body)
        if _closes(line, fence):
            if depth:
                depth -= 1
            elif not _goes_on(body, lines, here):
                return here + 1, "".join(body)
        elif nests and (inner := _LINE.match(line.rstrip("\r\n"))) and inner["info"].strip():
            depth += 1
        body.append(_stripped(line, indent))
    return len(lines), "".join(body)


def _closes(line: str, fence: str) -> bool:
    text = line.strip()
    return len(text) >= len(fence) and set(text) == {fence[0]}


def _goes_on(body: list[str], lines: list[str], here: int) -> bool:
    """Whether a page that holds a bare fence of its own goes on behind it, to its </html>."""
    so_far = "".join(body)
    if not is_document(so_far) or "</html>" in so_far.lower():
        return False
    for line in lines[here + 1 :]:
        opening = _LINE.match(line.rstrip("\r\n"))
        if opening and opening["info"].strip():
            return False
        if "</html>" in line.lower():
            return True
    return False


def _stripped(line: str, indent: int) -> str:
    """Take away as much indentation as the fence has."""
    shared = 0
    while shared < indent and line[shared : shared + 1] in (" ", "\t"):
        shared += 1
    return line[shared:]
