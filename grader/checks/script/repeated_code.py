"""The same lines of a script stand in two places.

What is written twice is mended once: the copies drift apart, and the next change is forgotten in
one of them. Six lines of code in a row or more are told, whatever their indentation; tables of
numbers, braces and comments count for nothing.
"""

import re
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.script import Script, ScriptTrees
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

REPEATED = Message("repeated", "these {lines} lines repeat those from line {line} on")

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|(?<![:\"'`\\])//[^\n]*", re.DOTALL)
_SAYS = re.compile(r"[A-Za-z_$]\w*.*\S")
_Line = tuple[int, str, int]  # the script, the code without its indentation, and where it begins


@check(kind="craft")
def repeated_code(scripts: ScriptTrees, *, least: int = 6) -> Verdict:
    """Compare every ``least`` lines of code in a row with all before them."""
    lines = [
        (number, code, at) for number, one in enumerate(scripts.scripts) for code, at in _lines(one)
    ]
    if len(lines) < 2 * least:
        return not_applicable("there is too little code to repeat any")
    found = list(_found(scripts, lines, least))
    return share(max(len(lines) // least, len(found)), found)


def _lines(script: Script) -> Iterator[tuple[str, int]]:
    """The lines that say something, each with the offset of its text."""
    text = _COMMENT.sub(lambda one: re.sub(r"[^\n]", " ", one[0]), script.text)
    at = 0
    for line in text.split("\n"):
        code = line.strip()
        if len(code) > 4 and _SAYS.search(code):
            yield code, at + line.index(code)
        at += len(line) + 1


def _found(scripts: ScriptTrees, lines: list[_Line], least: int) -> Iterator[Finding]:
    """Each run of lines that stood there before, told once, as long as it is."""
    first: dict[tuple[str, ...], int] = {}
    at = 0
    while at + least <= len(lines):
        window = tuple(code for _, code, _ in lines[at : at + least])
        earlier = first.setdefault(window, at)
        if earlier + least > at or len(set(window)) < least - 1:
            at += 1
            continue
        length = least
        while at + length < len(lines) and lines[earlier + length][1] == lines[at + length][1]:
            length += 1
        number, _, offset = lines[at]
        before = scripts.scripts[lines[earlier][0]].place_at(lines[earlier][2])
        place = scripts.scripts[number].place_at(offset)
        yield REPEATED.at(place, lines=length, line=before.line)
        at += length


_BODY = "\n".join(f"  step{n}(thing, {n});" for n in range(7))
_OTHER = "\n".join(f"  other{n}(thing, {n});" for n in range(7))
_TABLE = "\n".join("  [0, 1, 1, 0]," for _ in range(9))

EXAMPLES = (
    good(f"<script>function a() {{\n{_BODY}\n}}\nfunction b() {{\n{_OTHER}\n}}</script>"),
    good(f"<script>const a = [\n{_TABLE}\n];\nconst b = [\n{_TABLE}\n];</script>"),
    good("<script>go();</script>"),
    good("<script>\n" + "draw(board);\n" * 40 + "</script>", note="one line again and again"),
    bad(
        f"<script>function a() {{\n{_BODY}\n}}\nfunction b() {{\n{_BODY}\n}}</script>",
        earns=(REPEATED.on(11, 3),),
    ),
    bad(
        f"<script>\n{_BODY}</script><script type=module>\n// again\n{_BODY}</script>",
        earns=(REPEATED.on(10, 3),),
    ),
)
