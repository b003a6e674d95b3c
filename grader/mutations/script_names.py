"""Slips in the names that a script uses: its own, the page's, and those of the browser."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from random import Random

from tree_sitter import Node

from grader.mutations.edit import Change, Edit, Slip, misspelt
from grader.mutations.reading import Draft, Piece, draft

_DECLARED = ("variable_declarator", "function_declaration", "class_declaration")
_BINDS = frozenset(
    {"variable_declarator", "function_declaration", "class_declaration", "formal_parameters",
     "array_pattern", "object_pattern", "assignment_pattern", "rest_pattern", "labeled_statement",
     "catch_clause", "for_in_statement", "break_statement", "continue_statement"}
)  # fmt: skip


def misspelt_names(page: Draft, rng: Random) -> Iterator[Change]:
    """Misspell a name where it is used, so that nothing is called so."""
    for piece in page.scripts:
        known = declared(piece)
        for node in piece.nodes("identifier"):
            name = piece.text(node)
            wrong = misspelt(name, rng)
            if len(name) > 3 and name in known and _used(node) and wrong not in page.text:
                yield (piece.edit(node, wrong),)


def declared(piece: Piece) -> frozenset[str]:
    """Names that a script declares once, by a statement."""
    names = Counter(
        piece.text(name)
        for one in piece.nodes(*_DECLARED)
        if (name := one.child_by_field_name("name")) is not None and name.type == "identifier"
    )
    return frozenset(name for name, count in names.items() if count == 1)


def _used(node: Node) -> bool:
    parent = node.parent
    if parent is None:
        return False
    if parent.type == "variable_declarator":
        return parent.child_by_field_name("value") == node
    if parent.type == "arrow_function":
        return parent.child_by_field_name("body") == node
    return parent.type not in _BINDS


def renamed_ids(page: Draft, rng: Random) -> Iterator[Change]:
    """Look an element up under another id than it has; or give it another than is looked up."""
    sought = set()
    for piece in page.scripts:
        for text in piece.nodes("string_fragment"):
            name = piece.text(text).removeprefix("#")
            if name in page.ids:
                sought.add(name)
                mark = "#" if piece.text(text).startswith("#") else ""
                yield (piece.edit(text, mark + _other_id(name, page.ids, rng)),)
    for element in page.tree.elements:
        found = element.attribute("id")
        if found is not None and found.value in sought:
            wrong = _other_id(found.value or "", page.ids, rng)
            start = found.value_start
            yield (Edit(start, start + len(found.value or ""), wrong),)


def _other_id(name: str, ids: frozenset[str], rng: Random) -> str:
    """The id as another hand would write it: other case, another joint, a slip."""
    joined = re.sub(r"[-_](\w)", lambda it: it[1].upper(), name)
    split = re.sub(r"([a-z])([A-Z])", lambda it: f"{it[1]}-{it[2].lower()}", name)
    others = [one for one in (joined, split, f"{name}s", misspelt(name, rng)) if one not in ids]
    return rng.choice(others or [f"{name}X"])


def misspelt_events(page: Draft, rng: Random) -> Iterator[Change]:
    """Listen to an event of a name that no event has."""
    for piece in page.scripts:
        for text in _arguments(piece, ("addEventListener",)):
            name = piece.text(text)
            if name.isalpha():
                yield (piece.edit(text, rng.choice([f"on{name}", misspelt(name, rng)])),)


_KEY = re.compile(r"Arrow(Left|Right|Up|Down)")


def misspelt_keys(page: Draft, rng: Random) -> Iterator[Change]:
    """Wait for a key under a name that no key has."""
    for piece in page.scripts:
        for text in piece.nodes("string_fragment"):
            if found := _KEY.fullmatch(piece.text(text)):
                way = found[1]
                wrong = (f"{way}Arrow", f"arrow{way}", f"Arrow{way.lower()}", f"Arrow-{way}")
                yield (piece.edit(text, rng.choice(wrong)),)


_LATER = {"addEventListener": 1, "setInterval": 0, "setTimeout": 0, "requestAnimationFrame": 0}


def called_handlers(page: Draft, _rng: Random) -> Iterator[Change]:
    """Call a function at once where it was to be handed over."""
    for piece in page.scripts:
        for name, arguments in _calls(piece, _LATER):
            given = arguments.named_children
            at = _LATER[name]
            if len(given) > at and given[at].type == "identifier":
                yield (piece.span(given[at].end_byte, given[at].end_byte, "()"),)


def misspelt_styles(page: Draft, rng: Random) -> Iterator[Change]:
    """Set a property of a style that there is none of."""
    for piece in page.scripts:
        for node in piece.nodes("member_expression"):
            owner = node.child_by_field_name("object")
            name = node.child_by_field_name("property")
            if owner is None or name is None or owner.type != "member_expression":
                continue
            if piece.text(owner).endswith(".style") and len(piece.text(name)) > 4:
                text = piece.text(name)
                if text not in {"setProperty", "getPropertyValue", "removeProperty", "cssText"}:
                    yield (piece.edit(name, misspelt(text, rng)),)


def _arguments(piece: Piece, names: Collection[str]) -> Iterator[Node]:
    """What stands in the text that is the first argument of calls to these methods."""
    for _, arguments in _calls(piece, names):
        first = arguments.named_children[0] if arguments.named_children else None
        if first is not None and first.type == "string" and len(first.named_children) == 1:
            yield first.named_children[0]


def _calls(piece: Piece, names: Collection[str]) -> Iterator[tuple[str, Node]]:
    for node in piece.nodes("call_expression"):
        called = node.child_by_field_name("function")
        arguments = node.child_by_field_name("arguments")
        if called is None or arguments is None or arguments.type != "arguments":
            continue
        name = piece.text(called).rpartition(".")[2]
        if name in names:
            yield name, arguments


KINDS = (
    Slip("misspelt_name", ("undeclared-name", "script-error"), draft, misspelt_names),
    Slip("renamed_id", ("missing-element", "script-error"), draft, renamed_ids),
    Slip("misspelt_event", ("unknown-event", "dead-control"), draft, misspelt_events),
    Slip("misspelt_key", ("unknown-key", "dead-move", "dead-rotation"), draft, misspelt_keys),
    Slip("called_handler", ("called-handler", "script-error"), draft, called_handlers),
    Slip("misspelt_style", ("unknown-style-property",), draft, misspelt_styles),
)
