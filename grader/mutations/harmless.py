"""Rewrites that damage nothing: what is said of the rewritten answer alone is a false alarm."""

import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from tree_sitter import Node

from grader.evidence.prose import Prose
from grader.mutations.edit import Change, Edit, Slip
from grader.mutations.json_text import Tokens, tokens
from grader.mutations.prose import read
from grader.mutations.reading import Draft, Piece, draft
from grader.mutations.script_names import declared

_NOTES = ("keep this in step with the rest", "TODO: tune", "see above", "better safe than sorry")


def comments(page: Draft, rng: Random) -> Iterator[Change]:
    """Explain a statement."""
    for piece in page.scripts:
        for node in _statements(piece):
            yield (piece.span(node.start_byte, node.start_byte, f"/* {rng.choice(_NOTES)} */ "),)


def renamed_everywhere(page: Draft, rng: Random) -> Iterator[Change]:
    """Call something otherwise, everywhere: a name that stands in one script and nowhere else."""
    for piece in page.scripts:
        uses: dict[str, list[Node]] = {}
        for node in piece.nodes("identifier"):
            uses.setdefault(piece.text(node), []).append(node)
        for name in sorted(declared(piece)):
            there = len(re.findall(rf"(?<![\w$]){re.escape(name)}(?![\w$])", page.text))
            new = f"{rng.choice(('the', 'my', 'game', 'cur'))}{name[0].upper()}{name[1:]}"
            if there == len(uses.get(name, ())) and new not in page.text and len(name) > 1:
                yield tuple(piece.edit(one, new) for one in uses[name])


def other_quotes(page: Draft, _rng: Random) -> Iterator[Change]:
    """Quote a text of a script with the other quotes."""
    for piece in page.scripts:
        for node in piece.nodes("string"):
            text = piece.text(node)
            if not set(text[1:-1]) & set("'\"\\") and len(text) > 1:
                other = "'" if text[0] == '"' else '"'
                yield (piece.edit(node, f"{other}{text[1:-1]}{other}"),)


def parentheses(page: Draft, _rng: Random) -> Iterator[Change]:
    """Put parentheses around a sum or comparison."""
    for piece in page.scripts:
        for node in piece.nodes("binary_expression"):
            yield (piece.edit(node, f"({piece.text(node)})"),)


def split_declarations(page: Draft, _rng: Random) -> Iterator[Change]:
    """Declare one after another what was declared together."""
    for piece in page.scripts:
        for node in piece.nodes("lexical_declaration"):
            parts = [one for one in node.named_children if one.type == "variable_declarator"]
            whole = node.parent is not None and node.parent.type in {"program", "statement_block"}
            if len(parts) < 2 or not whole or len(parts) != len(node.named_children):
                continue
            kind = piece.text(node.children[0])
            yield (piece.edit(node, " ".join(f"{kind} {piece.text(one)};" for one in parts)),)


def moved_functions(page: Draft, _rng: Random) -> Iterator[Change]:
    """Write a function at the end of its script: a declaration holds from the beginning."""
    for piece in page.scripts:
        end = piece.code.root.end_byte
        for node in piece.code.root.named_children:
            if node.type == "function_declaration":
                text = piece.text(node)
                yield piece.edit(node, ""), piece.span(end, end, f"\n{text}\n")


def swapped_attributes(page: Draft, _rng: Random) -> Iterator[Change]:
    """Write two attributes of an element in the other order."""
    for one in page.tree.elements:
        for first, second in zip(one.attributes, one.attributes[1:], strict=False):
            gap = page.text[first.start : second.start].rstrip()
            rest = page.text[second.start : one.inner_start]
            ends = re.match(r"""[^\s=>]+="[^"]*"|[^\s=>]+='[^']*'""", rest)
            if ends and gap[-1:] in "\"'" and "<" not in gap:
                yield (Edit(first.start, second.start + ends.end(), f"{ends[0]} {gap}"),)


def split_selectors(page: Draft, _rng: Random) -> Iterator[Change]:
    """Write the rule of two selectors twice."""
    for piece in page.styles:
        for node in piece.nodes("rule_set"):
            selectors, block = node.named_children[0], node.named_children[-1]
            parts = selectors.named_children
            if selectors.type == "selectors" and len(parts) > 1 and block.type == "block":
                each = (f"{piece.text(one)} {piece.text(block)}" for one in parts)
                yield (piece.edit(node, "\n".join(each)),)


def _statements(piece: Piece) -> Iterator[Node]:
    for node in piece.nodes("expression_statement", "lexical_declaration", "return_statement"):
        if node.parent is not None and node.parent.type in {"program", "statement_block"}:
            yield node


def indentation(found: Tokens, rng: Random) -> Iterator[Change]:
    """Write a document with other blanks."""
    return _rewritten(found, lambda data: json.dumps(data, indent=rng.choice((None, 1, 4, "\t"))))


def key_order(found: Tokens, rng: Random) -> Iterator[Change]:
    """Write the keys of the outermost object in another order."""

    def shuffled(data: Any) -> str:
        keys = list(data) if isinstance(data, dict) else []
        rng.shuffle(keys)
        return json.dumps({key: data[key] for key in keys} or data, ensure_ascii=False, indent=2)

    return _rewritten(found, shuffled)


def _rewritten(found: Tokens, write: Any) -> Iterator[Change]:
    if found:
        text = found[0].string
        try:
            data = json.loads(text)
        except ValueError:
            return
        yield (Edit(0, len(text), write(data)),)


def curly_quotes(text: Prose, _rng: Random) -> Iterator[Change]:
    """Quote as a printer does."""
    if '"' in text.text:
        opened = re.sub(r'(?<!\S)"', "“", text.text)
        yield (Edit(0, len(text.text), opened.replace('"', "”")),)
    elif "'" in text.text:
        yield (Edit(0, len(text.text), text.text.replace("'", "\u2019")),)


def wrapped_lines(text: Prose, rng: Random) -> Iterator[Change]:
    """Break lines at a width, as a mail does."""
    width = rng.randint(48, 90)
    edits = []
    column = 0
    for one in re.finditer(r"(\S+)([ ]?)", text.text):
        column += len(one[0])
        if column > width and one[2]:
            edits.append(Edit(one.start(2), one.end(2), "\n"))
            column = 0
    if edits:
        yield tuple(edits)


def paragraphs(text: Prose, _rng: Random) -> Iterator[Change]:
    """Begin a new paragraph at some sentence."""
    for one in text.sentences[1:]:
        yield (Edit(one.start, one.start, "\n\n"),)


def refrains(text: Prose, rng: Random) -> Iterator[Change]:
    """End with a short sentence that was said before, as a song does."""
    short = [one for one in text.sentences if 2 < len(one.words) <= 9]
    if len(text.sentences) > 3 and short:
        one = rng.choice(short)
        end = len(text.text.rstrip())
        yield (Edit(end, end, f" {text.text[one.start : one.end].strip()}"),)


_NO: tuple[str, ...] = ()
PAGE: tuple[Slip[Draft], ...] = (
    Slip("comment", _NO, draft, comments),
    Slip("renamed_everywhere", _NO, draft, renamed_everywhere),
    Slip("other_quotes", _NO, draft, other_quotes),
    Slip("parentheses", _NO, draft, parentheses),
    Slip("split_declaration", _NO, draft, split_declarations),
    Slip("moved_function", _NO, draft, moved_functions),
    Slip("swapped_attributes", _NO, draft, swapped_attributes),
    Slip("split_selector", _NO, draft, split_selectors),
)
JSON: tuple[Slip[Tokens], ...] = (
    Slip("indentation", _NO, tokens, indentation),
    Slip("key_order", _NO, tokens, key_order),
)
TEXT: tuple[Slip[Prose], ...] = (
    Slip("curly_quotes", _NO, read, curly_quotes),
    Slip("wrapped_lines", _NO, read, wrapped_lines),
    Slip("paragraph", _NO, read, paragraphs),
    Slip("refrain", _NO, read, refrains),
)
