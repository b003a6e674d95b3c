"""Literals: numbers, strings and templates."""

import re

from tree_sitter import Node

from grader.evidence.evaluation.convert import string_to_number
from grader.evidence.evaluation.machine import Machine, Run
from grader.evidence.evaluation.members import to_text
from grader.evidence.evaluation.nodes import parts, source
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.utf16 import units
from grader.evidence.evaluation.values import Unknown, Value

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
ESCAPE = re.compile(
    r"\\(?:u\{([0-9A-Fa-f]+)\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-7]{1,3})|([\s\S]))",
)
LEGACY_OCTAL = re.compile(r"0[0-7]+")


def number(text: str) -> Value:
    """Read a numeric literal."""
    if text.isdecimal() and (text[0] != "0" or text == "0") and len(text) < 16:
        return float(text)
    text = text.replace("_", "")
    if text.endswith("n"):
        try:
            return int(text[:-1], 0)
        except ValueError:
            return Unknown("no number")
    if LEGACY_OCTAL.fullmatch(text):
        return float(int(text, 8))
    return string_to_number(text)


def cooked(text: str) -> str:
    """Resolve the escape sequences between quotes; line ends count as LF."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return units(ESCAPE.sub(_escape, text)) if "\\" in text else units(text)


def _escape(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(min(int(code, 16), 0x10FFFF)) if len(code) < 9 else ""
    if match[4]:
        return chr(int(match[4], 8) & 0xFF)
    return "" if match[5] in "\n\u2028\u2029" else ESCAPES.get(match[5], match[5])


def string(text: str) -> str:
    """Read a string literal with its quotes."""
    return cooked(text[1:-1])


def constant(value: Value) -> Run:
    """Compile something that is always the same."""
    return lambda _machine, _scope: value


def number_node(node: Node) -> Run:
    """Compile a numeric literal."""
    return constant(number(source(node)))


def string_node(node: Node) -> Run:
    """Compile a string literal."""
    return constant(string(source(node)))


def template_node(node: Node) -> Run:
    """Compile a template literal with its substitutions."""
    pieces: list[str | Node] = []
    for part in node.named_children:
        if part.type == "template_substitution":
            pieces.extend(parts(part)[:1])
        elif part.type in ("string_fragment", "escape_sequence"):
            pieces.append(cooked(source(part)))

    def run(machine: Machine, scope: Scope) -> Value:
        found: list[str] = []
        lost: Unknown | None = None
        for one in pieces:
            text = one if isinstance(one, str) else to_text(machine, machine.evaluate(one, scope))
            if isinstance(text, Unknown):
                lost = text
            else:
                found.append(text)
        text = "".join(found)
        machine.spend(len(text))
        return Unknown(lost.reason) if lost else text

    return run
