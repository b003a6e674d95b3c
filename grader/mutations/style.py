"""Slips in a style sheet."""

import re
from collections.abc import Iterator
from random import Random

from grader.mutations.edit import Change, Slip, misspelt
from grader.mutations.reading import Draft, draft


def dropped_braces(page: Draft, _rng: Random) -> Iterator[Change]:
    """Lose a brace."""
    for piece in page.styles:
        for node in piece.nodes("{", "}"):
            yield (piece.edit(node, ""),)


def dropped_units(page: Draft, _rng: Random) -> Iterator[Change]:
    """Lose the unit of a length that is not zero."""
    for piece in page.styles:
        for node in piece.nodes("unit"):
            number = piece.text(node.parent) if node.parent else ""
            if piece.text(node) in {"px", "em", "rem", "vh", "vw"} and number.strip("0.pxremvhw"):
                yield (piece.edit(node, ""),)


def misspelt_properties(page: Draft, rng: Random) -> Iterator[Change]:
    """Misspell a property."""
    for piece in page.styles:
        for node in piece.nodes("property_name"):
            name = piece.text(node)
            if len(name) > 4 and not name.startswith("-"):
                yield (piece.edit(node, misspelt(name, rng)),)


_WORD_PROPERTIES = frozenset(
    {"display", "position", "text-align", "justify-content", "align-items", "flex-direction",
     "overflow", "box-sizing", "white-space", "font-style", "text-transform", "visibility"}
)  # fmt: skip


def misspelt_values(page: Draft, rng: Random) -> Iterator[Change]:
    """Misspell a word that a property knows."""
    for piece in page.styles:
        for node in piece.nodes("plain_value"):
            whole = node.parent
            name = whole.named_children[0] if whole is not None else None
            if whole is None or whole.type != "declaration" or name is None:
                continue
            if piece.text(name) in _WORD_PROPERTIES and len(piece.text(node)) > 3:
                yield (piece.edit(node, misspelt(piece.text(node), rng)),)


def renamed_animations(page: Draft, rng: Random) -> Iterator[Change]:
    """Call key frames otherwise than the animation that plays them."""
    for piece in page.styles:
        for node in piece.nodes("keyframes_name"):
            name = piece.text(node)
            if len(re.findall(rf"\b{re.escape(name)}\b", page.text)) > 1:
                yield (piece.edit(node, misspelt(name, rng)),)


def renamed_custom_properties(page: Draft, rng: Random) -> Iterator[Change]:
    """Call a custom property otherwise than where it is used."""
    for piece in page.styles:
        for node in piece.nodes("property_name"):
            name = piece.text(node)
            used = re.search(rf"var\(\s*{re.escape(name)}\s*\)", page.text)
            once = page.text.count(f"{name}:") == 1
            if name.startswith("--") and used and once:
                yield (piece.edit(node, "--" + misspelt(name[2:], rng)),)


def misspelt_selectors(page: Draft, rng: Random) -> Iterator[Change]:
    """Misspell the class or id of a selector that an element has."""
    for piece in page.styles:
        for node in piece.nodes("class_name", "id_name"):
            name = piece.text(node)
            wrong = misspelt(name, rng)
            if len(name) > 3 and page.text.count(name) > 1 and wrong not in page.text:
                yield (piece.edit(node, wrong),)


KINDS: tuple[Slip[Draft], ...] = (
    Slip("dropped_brace", ("broken-block",), draft, dropped_braces),
    Slip("dropped_unit", ("unitless-length", "invalid-value"), draft, dropped_units),
    Slip("misspelt_property", ("unknown-property",), draft, misspelt_properties),
    Slip("misspelt_value", ("invalid-value",), draft, misspelt_values),
    Slip("renamed_animation", ("undefined-animation",), draft, renamed_animations),
    Slip(
        "renamed_custom_property",
        ("undefined-custom-property",),
        draft,
        renamed_custom_properties,
    ),
    Slip("misspelt_selector", ("unmatched-selector",), draft, misspelt_selectors),
)
