"""EngineVerdicts: which scripts a JavaScript engine accepts, and where it refuses the others.

The engine compiles and runs nothing. Its verdict is a browser's, because it is the same
engine (V8); a parser's opinion is not: see ``script`` and ``esprima_opinion``.
"""

import re
from dataclasses import dataclass

from grader.evidence.script import Script, ScriptKind
from grader.finding import Place

_ENGINE_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_FILE_LINE_END = re.compile("\r\n|[\n\r]")


@dataclass(frozen=True, slots=True)
class ScriptVerdict:
    """What the engine says of one script.

    ``message`` is the engine's own sentence; ``line`` and ``column`` are where it stopped
    reading, in the file. All three are empty for a sound script.
    """

    file: str
    kind: ScriptKind = ScriptKind.CLASSIC
    sound: bool = True
    message: str = ""
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> Place:
        """Where the engine stopped reading."""
        return Place(self.file, self.line, self.column)


@dataclass(frozen=True, slots=True)
class EngineVerdicts:
    """One verdict for each script of ScriptTrees, in the same order, and who gave them."""

    scripts: tuple[ScriptVerdict, ...] = ()
    engine: str = ""
    version: str = ""

    @property
    def refused(self) -> tuple[ScriptVerdict, ...]:
        """The scripts that no browser would run."""
        return tuple(one for one in self.scripts if not one.sound)


def accepted(script: Script) -> ScriptVerdict:
    """Say that the engine accepts a script."""
    return ScriptVerdict(script.file, script.kind)


def refused(script: Script, message: str, row: int, unit: int) -> ScriptVerdict:
    """Say that the engine refuses a script, at a place in its own terms.

    ``row`` counts the engine's lines from 0 (U+2028 and U+2029 end one too), ``unit`` UTF-16
    code units from the start of that line, both within the script.
    """
    line, column = _in_file(script, _offset(script.text, row, unit))
    return ScriptVerdict(
        script.file, script.kind, sound=False, message=message, line=line, column=column
    )


def _offset(text: str, row: int, unit: int) -> int:
    """Turn a row and a column in UTF-16 units into an offset in code points."""
    start = 0
    for _ in range(row):
        end = _ENGINE_LINE_END.search(text, start)
        if end is None:
            break
        start = end.end()
    here = start
    while unit > 0 and here < len(text):
        unit -= 2 if ord(text[here]) > 0xFFFF else 1
        here += 1
    return here


def _in_file(script: Script, offset: int) -> tuple[int, int]:
    """Turn an offset in a script into a line and a column of its file."""
    ends = [end.end() for end in _FILE_LINE_END.finditer(script.text, 0, offset)]
    if not ends:
        return script.line, script.column + offset
    return script.line + len(ends), offset - ends[-1] + 1
