"""StyleWrites: what scripts set on the style of elements, as far as it is fixed in the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from tree_sitter import Node

from grader.evidence.numeric import Numeric
from grader.evidence.program import Program
from grader.evidence.scopes import Scopes
from grader.evidence.script import ScriptTrees
from grader.evidence.script_query import child
from grader.finding import Place
from grader.provider import provider

_STYLE = re.compile(r"\.style$")
_OWN = re.compile(r"\.style\s*=\s*\{|\bstyle\s*:\s*\{")


@dataclass(frozen=True, slots=True)
class StyleWrite:
    """One value given to a property of a style.

    ``name`` is as scripts write it, ``property`` as style sheets do. ``number`` says that the
    value is surely a number; ``text`` is the value with ``5`` for numbers in it and a NUL for
    what is not known. ``called`` says that it goes through ``setProperty``.
    """

    name: str
    property: str
    place: Place
    number: bool = False
    zero: bool = False
    text: str = ""
    called: bool = False


@dataclass(frozen=True, slots=True)
class StyleWrites:
    """Every such write, in the order of the text; ``own`` says that ``style`` is the page's own."""

    writes: tuple[StyleWrite, ...]
    own: bool = field(default=False)

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read a page given as text."""
        trees = ScriptTrees.parse(html)
        program = Program.of(trees)
        return cls.of(program, Numeric.of(Scopes.of(trees), program))

    @classmethod
    def of(cls, program: Program, numeric: Numeric) -> Self:
        """Find what scripts set on styles."""
        own = any(
            re.search(r"\.style\s*=\s*\{|\bstyle\s*:\s*\{", one.text) for one in program.scripts
        )
        return cls(tuple(_writes(program, numeric)), own)


@provider
def style_writes(program: Program, numeric: Numeric) -> StyleWrites:
    """Find what scripts set on styles."""
    return StyleWrites.of(program, numeric)


def _writes(program: Program, numeric: Numeric) -> Iterator[StyleWrite]:
    for write in program.property_writes:
        if not _STYLE.search(write.target):
            continue
        index, around = child(write.node, "index"), write.node.parent
        if index is not None and index.type != "string":
            continue
        plain = around is not None and around.type == "assignment_expression"
        value = write.value if plain else None
        yield _read(numeric, write.script, write.name, write.node, value)
    for call in program.calls:
        if call.name == "setProperty" and _STYLE.search(call.receiver) and call.arguments:
            name = program.text(call.script, call.arguments[0])
            if call.arguments[0].type == "string" and name:
                value = call.arguments[1] if len(call.arguments) > 1 else None
                yield _read(numeric, call.script, name, call.node, value, called=True)


def _read(
    numeric: Numeric,
    script: int,
    name: str,
    node: Node,
    value: Node | None,
    *,
    called: bool = False,
) -> StyleWrite:
    code = numeric.scopes.scripts[script]
    number = numeric.is_number(script, value)
    zero = value is not None and re.fullmatch(r"[-+]?0*\.?0*", code.code(value)) is not None
    text = "" if number or value is None else numeric.text(script, value)
    return StyleWrite(name, _kebab(name), code.place(node), number, zero, text, called)


def _kebab(name: str) -> str:
    """Write the name of a property as style sheets do."""
    if name == "cssFloat":
        return "float"
    kebab = re.sub("[A-Z]", lambda one: f"-{one[0].lower()}", name)
    return f"-{kebab}" if kebab.startswith("webkit-") else kebab
