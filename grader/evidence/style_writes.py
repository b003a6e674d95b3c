"""StyleWrites: what scripts set on the style of elements, as far as it is fixed in the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from tree_sitter import Node

from grader.evidence.numeric import UNKNOWN, Numeric
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
    what is not known. ``called`` says that it goes through ``setProperty``. ``choices`` are texts,
    known in full, that the value may be, each with its place.
    """

    name: str
    property: str
    place: Place
    number: bool = False
    zero: bool = False
    text: str = ""
    called: bool = False
    choices: tuple[tuple[str, Place], ...] = ()


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
        own = any(map(_OWN.search, (one.text for one in program.scripts)))
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
    chosen = _choices(numeric, script, value) if value is not None and not number else ()
    choices = tuple(
        (said, code.place(node if one == value else one))
        for one in chosen
        if UNKNOWN not in (said := numeric.text(script, one))
    )
    return StyleWrite(name, _kebab(name), code.place(node), number, zero, text, called, choices)


def _choices(numeric: Numeric, script: int, node: Node, depth: int = 6) -> Iterator[Node]:
    """The expressions whose value a value may be: branches, members of a fixed list, constants."""
    parts: list[Node | None] = []
    if node.type == "ternary_expression":
        parts = [child(node, "consequence"), child(node, "alternative")]
    elif node.type == "parenthesized_expression":
        parts = [node.named_children[0]]
    elif node.type == "subscript_expression":
        held = child(node, "object")
        listed = _fixed(numeric, script, held) if held is not None else None
        if listed is not None and listed.type == "array":
            parts = [one for one in listed.named_children if one.type == "string"]
    elif node.type == "identifier":
        parts = [_fixed(numeric, script, node)]
    else:
        yield node
    for one in parts if depth else ():
        if one is not None:
            yield from _choices(numeric, script, one, depth - 1)


def _fixed(numeric: Numeric, script: int, node: Node) -> Node | None:
    """An expression, or what a name of this script is declared with and never given again."""
    if node.type != "identifier":
        return node
    found = numeric.scopes.scripts[script].code(node)
    held = numeric.program.constant(found)
    return held if held is not None and held.type in ("string", "array") else None


def _kebab(name: str) -> str:
    """Write the name of a property as style sheets do."""
    if name == "cssFloat":
        return "float"
    kebab = re.sub("[A-Z]", lambda one: f"-{one[0].lower()}", name)
    return f"-{kebab}" if kebab.startswith("webkit-") else kebab
