"""JavaScript: the scripts of an answer, ready to run, and how to get at the wanted function.

An answer may define it in any style: a function, a constant, a class, a method, an export, in one
block or several, with examples around it. Of several definitions the last that can be read is
taken. What a module does with ``export`` is undone in place, so that lines and columns stay.
"""

import re
from dataclasses import dataclass

from tree_sitter import Node

from grader.evidence.script_query import JAVASCRIPT
from grader.evidence.source import SourceFiles
from grader.evidence.syntax import parse_code
from grader.item import Item
from grader.missing import Cause, Missing
from grader.provider import provider
from rubrics.code.evidence.bounded import Inserted, insertions, unshifted, with_insertions
from rubrics.code.evidence.definitions import access, top_level
from rubrics.code.evidence.fences import SCRIPTS, Block, fenced, spans, stretches

DEFAULT = "var _default ="
"""Stands where ``export default`` stood; it is as long."""

_FUNCTIONS = frozenset(
    {
        "function_declaration", "function_expression", "arrow_function", "method_definition",
        "generator_function", "generator_function_declaration", "class_body",
    }
)  # fmt: skip

_SPACE = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Snippet:
    """One script; ``line`` is that of its first character in the answer, from 1.

    ``inserted`` is what has to be put into the text before it is run (see ``bounded``).
    """

    text: str
    line: int = 1
    inserted: tuple[Inserted, ...] = ()

    @property
    def bounded(self) -> str:
        """The text with loops that count."""
        return with_insertions(self.text.encode("utf-8", "replace"), self.inserted)

    def place(self, row: int, unit: int, *, ran: bool = True) -> tuple[int, int]:
        """Turn a row and a column in UTF-16 units, both from 0, into line and column.

        They count in what was ``ran``, or in the text as it stands.
        """
        lines = self.text.split("\n")
        if row >= len(lines):
            return self.line + len(lines) - 1, len(lines[-1]) + 1
        if ran:
            unit = unshifted(self.inserted, row, unit, lines[row].encode("utf-8", "replace"))
        before = lines[row].encode("utf-16-le", "surrogatepass")[: 2 * unit]
        return self.line + row, len(before.decode("utf-16-le", "replace")) + 1


@dataclass(frozen=True, slots=True)
class JavaScript:
    """The scripts of an answer in their order, and an expression for the wanted function.

    ``line`` and ``column`` are where it is defined, None where it is not; ``others`` are names
    that are defined instead.
    """

    snippets: tuple[Snippet, ...]
    access: str
    line: int | None = None
    column: int | None = None
    others: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str, name: str) -> "JavaScript":
        """Find the scripts of an answer that is to define a name."""
        scripts = _chosen(text, name)
        for one in reversed(scripts):
            found = access(one.root, name)
            if found:
                row, byte = found.node.start_point
                place = Snippet(one.block.text, one.block.line)
                start = one.block.text.encode().split(b"\n")[row][:byte].decode("utf-8", "replace")
                at = place.line + row, len(start) + 1
                return cls(_ready(scripts), found.expression, *at)
        others = [each for one in scripts for each in top_level(one.root)]
        return cls(_ready(scripts), name, others=tuple(dict.fromkeys(others)))


@provider
def javascript(source: SourceFiles, item: Item) -> JavaScript | Missing:
    """Read the answer for the function that the item asks for."""
    name = item.param("function")
    if not isinstance(name, str):
        return Missing("the item names no function", Cause.NO_ITEM)
    return JavaScript.read(source.index.text, name)


@dataclass(frozen=True, slots=True)
class _Parsed:
    block: Block
    root: Node

    def defines(self, name: str) -> bool:
        return access(self.root, name) is not None


def _parsed(block: Block) -> _Parsed:
    return _Parsed(block, parse_code(JAVASCRIPT, block.text.encode("utf-8", "replace")).root_node)


def _chosen(text: str, name: str) -> list[_Parsed]:
    """The blocks that are run: the last definition that can be read, and all that define it not."""
    blocks = fenced(text)
    scripts = [one for one in blocks if one.language in SCRIPTS] or list(blocks)
    found = [_parsed(one) for one in scripts] or _bare(text, name)
    defining = [one for one in found if one.defines(name)]
    sound = [one for one in defining if not one.root.has_error]
    taken = (sound or defining)[-1:]
    return [one for one in found if one not in defining or one in taken]


def _bare(text: str, name: str) -> list[_Parsed]:
    """An answer without fences: all of it, a stretch of its lines, or a piece of one line."""
    tried: list[_Parsed] = []
    for block in (Block("", text, 1), *stretches(text)):
        one = _parsed(block)
        if not one.root.has_error and one.defines(name):
            return [one]
        tried.append(one)
    within = [one for one in map(_parsed, spans(text)) if one.defines(name)]
    return within[-1:] or tried[1:2]


def _ready(scripts: list[_Parsed]) -> tuple[Snippet, ...]:
    return tuple(map(_snippet, scripts))


def _snippet(script: _Parsed) -> Snippet:
    text = _classic(script)
    root = parse_code(JAVASCRIPT, text.encode("utf-8", "replace")).root_node
    return Snippet(text, script.block.line, insertions(root))


def _classic(script: _Parsed) -> str:
    """The text as a classic script: imports gone, exports undone, everything else in place.

    A statement that waits outside of any function, as a module may, is no part of the function:
    it shows how it is used.
    """
    data = script.block.text.encode("utf-8", "replace")
    for node in reversed(script.root.children):
        if node.type == "import_statement" or _waits(node):
            data = _blanked(data, node.start_byte, node.end_byte)
        elif node.type == "export_statement":
            data = _unexported(data, node)
    return data.decode("utf-8", "replace")


def _waits(node: Node) -> bool:
    if node.type == "await_expression" or any(one.type == "await" for one in node.children):
        return True
    inner = (one for one in node.children if one.type not in _FUNCTIONS)
    return node.type not in _FUNCTIONS and any(map(_waits, inner))


def _unexported(data: bytes, node: Node) -> bytes:
    declared = node.child_by_field_name("declaration")
    value = node.child_by_field_name("value")
    if declared is not None and declared.child_by_field_name("name") is None and value is None:
        value = declared if any(one.type == "default" for one in node.children) else None
    kept = value or declared
    if kept is None:
        return _blanked(data, node.start_byte, node.end_byte)
    data = _blanked(data, node.start_byte, kept.start_byte)
    if value is None:
        return data
    head = data[node.start_byte : kept.start_byte].decode()
    room = DEFAULT + head[len(DEFAULT) :] if "\n" not in head[: len(DEFAULT)] else DEFAULT + head
    return data[: node.start_byte] + room.encode() + data[kept.start_byte :]


def _blanked(data: bytes, start: int, end: int) -> bytes:
    gone = _SPACE.sub(" ", data[start:end].decode("utf-8", "replace"))
    return data[:start] + gone.encode() + data[end:]
