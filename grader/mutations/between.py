"""Slips between the three languages: what a script says to styles and markup, and they to it."""

import re
from collections.abc import Iterator
from random import Random

from tree_sitter import Node

from grader.mutations.edit import Change, Edit, Slip, misspelt
from grader.mutations.reading import Draft, Piece, draft

_UNIT = re.compile(r"(?:px|deg|rem|em|vh|vw|ms|s|%)(?=$|[\s),])")
_WORDS = frozenset({"display", "visibility", "position", "overflow", "textAlign", "pointerEvents"})
_GIVEN = re.compile(rb"(?:classList\.(?:add|toggle)\(|className\s*=\s*)$")
_CALL = re.compile(r"\s*(?:return\s+)?([A-Za-z_$][\w$]{3,})\s*\(")


def _set(piece: Piece) -> Iterator[tuple[str, Node]]:
    """Every value that a script gives to a property of a style, with that property."""
    for node in piece.nodes("assignment_expression"):
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        owner = left.child_by_field_name("object") if left is not None else None
        name = left.child_by_field_name("property") if left is not None else None
        if owner is None or name is None or right is None:
            continue
        if piece.text(owner).endswith(".style"):
            yield piece.text(name), right


def dropped_script_units(page: Draft, _rng: Random) -> Iterator[Change]:
    """Give a style a number, and forget its unit."""
    for piece in page.scripts:
        for _, value in _set(piece):
            end = value.child_by_field_name("right") if value.type == "binary_expression" else None
            left = value.child_by_field_name("left") if end is not None else None
            if end is not None and left is not None and _UNIT.fullmatch(piece.text(end)[1:-1]):
                yield (piece.span(left.end_byte, end.end_byte),)
            for part in value.named_children if value.type == "template_string" else ():
                before = part.prev_named_sibling
                held = before is not None and before.type == "template_substitution"
                unit = _UNIT.match(piece.text(part)) if held else None
                if part.type == "string_fragment" and unit is not None:
                    yield (piece.span(part.start_byte, part.start_byte + unit.end()),)


def misspelt_script_values(page: Draft, rng: Random) -> Iterator[Change]:
    """Give a style a word that its property does not know."""
    for piece in page.scripts:
        for name, value in _set(piece):
            if name in _WORDS and value.type == "string" and value.named_child_count == 1:
                text = value.named_children[0]
                if len(piece.text(text)) > 3:
                    yield (piece.edit(text, misspelt(piece.text(text), rng)),)


def misspelt_classes(page: Draft, rng: Random) -> Iterator[Change]:
    """Give an element a class that is not the one that the style sheet waits for."""
    for piece in page.scripts:
        for node in piece.nodes("string_fragment"):
            name = piece.text(node)
            before = piece.code.data[max(0, node.start_byte - 40) : node.start_byte - 1]
            wanted = re.search(rf"\.{re.escape(name)}(?![\w-])[^<>]*\{{", page.text)
            if len(name) > 3 and wanted and _GIVEN.search(before):
                yield (piece.edit(node, misspelt(name, rng)),)


def lost_bindings(page: Draft, _rng: Random) -> Iterator[Change]:
    """Hand a method over without its object."""
    for piece in page.scripts:
        for node in piece.nodes("call_expression"):
            called = node.child_by_field_name("function")
            method = called.child_by_field_name("object") if called is not None else None
            handed = node.parent is not None and node.parent.type == "arguments"
            if method is not None and handed and re.search(r"\.bind\(this\)$", piece.text(node)):
                yield (piece.span(method.end_byte, node.end_byte),)


def misspelt_handlers(page: Draft, rng: Random) -> Iterator[Change]:
    """Call a function in an attribute by a name that it does not have."""
    for element in page.tree.elements:
        for one in element.attributes:
            found = _CALL.match(one.value or "") if one.name.startswith("on") else None
            if found is not None and f"function {found[1]}" in page.text:
                start = one.value_start + found.start(1)
                yield (Edit(start, start + len(found[1]), misspelt(found[1], rng)),)


def hidden_functions(page: Draft, _rng: Random) -> Iterator[Change]:
    """Make a script a module, in which no attribute sees its functions."""
    names = {
        found[1]
        for element in page.tree.elements
        for one in element.attributes
        if one.name.startswith("on") and (found := _CALL.match(one.value or "")) is not None
    }
    for element in page.tree.all("script"):
        if not element.attributes and any(f"function {one}(" in element.text for one in names):
            at = element.start + len("<script")
            yield (Edit(at, at, ' type="module"'),)


KINDS: tuple[Slip[Draft], ...] = (
    Slip("dropped_script_unit", ("unitless-style", "dropped-style"), draft, dropped_script_units),
    Slip("misspelt_script_value", ("dropped-style",), draft, misspelt_script_values),
    Slip("misspelt_class", ("unmatched-selector", "missing-element"), draft, misspelt_classes),
    Slip("lost_binding", ("detached-method", "script-error"), draft, lost_bindings),
    Slip(
        "misspelt_handler",
        ("undeclared-name", "script-error", "dead-control"),
        draft,
        misspelt_handlers,
    ),
    Slip("hidden_function", ("unscoped-handler", "undeclared-name"), draft, hidden_functions),
)
