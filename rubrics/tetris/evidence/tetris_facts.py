"""TetrisFacts: traits of a Tetris that are no fault by themselves, for the view trait_ladder.

``scoring`` is how points grow with the rows cleared at once (``growing``, ``linear``,
``none`` or ``other``), ``structure`` how the program is built (``classes``, ``module``,
``functions``), ``preview`` whether a next piece is spoken of at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from tree_sitter import Node

from grader.evidence.html import Element, HtmlTree
from grader.evidence.script import Script, ScriptKind, ScriptTrees
from grader.evidence.script_query import child
from grader.finding import Observation, Place
from grader.provider import provider

_SCORED = re.compile(r"score|point|punt|skor|ponto|分|점수|スコア", re.IGNORECASE)
_NEXT = re.compile(
    r"next|upcoming|preview|siguiente|próxim|nächst|suivant|下一|다음|ネクスト", re.IGNORECASE
)
_NEXT_PIECE = re.compile(
    r"\b(?:next_?(?:piece|shape|tetro|block|canvas|ctx|context|queue|type|kind|box)|preview|upcoming)",
    re.IGNORECASE,
)
_MOST_ROWS = 4
"""Rows that one piece can clear at once: the I piece is four cells tall."""


@dataclass(frozen=True, slots=True)
class TetrisFacts:
    """Traits of one game."""

    observations: tuple[Observation, ...]

    @classmethod
    def parse(cls, html: str) -> Self:
        """Read the traits off a page."""
        return cls(tuple(_facts(HtmlTree.parse(html), ScriptTrees.parse(html))))


@provider
def tetris_facts(page: HtmlTree, scripts: ScriptTrees) -> TetrisFacts:
    """Read the traits off the page and its scripts."""
    return TetrisFacts(tuple(_facts(page, scripts)))


def _facts(page: HtmlTree, scripts: ScriptTrees) -> Iterator[Observation]:
    yield _scoring(scripts.scripts)
    yield Observation("structure", _structure(scripts))
    words = (part for element in page.elements for part in _words(element))
    spoken = any(_NEXT.search(one) for one in words)
    spoken = spoken or any(_NEXT_PIECE.search(one.text) for one in scripts.scripts)
    yield Observation("preview", "spoken of" if spoken else "none")


def _scoring(scripts: Sequence[Script]) -> Observation:
    for script in scripts:
        for table in script.found("data"):
            points = _points(script, table)
            if points and all(low < high for low, high in pairwise(points)):
                kind = "linear" if _is_linear(points) else "growing"
                return Observation("scoring", kind, script.place(table))
    changes = [
        (script, change)
        for script in scripts
        for change in script.found("assignment")
        if (left := child(change, "left")) and _SCORED.search(script.code(left))
    ]
    for script, change in changes:
        value = child(change, "right")
        right = script.code(value) if value else ""
        if "**" in right or "pow" in right.lower():
            return Observation("scoring", "growing", script.place(change))
        if re.search(r"(?<![*/])[*](?![*/])", right):
            return Observation("scoring", "linear", script.place(change))
    for script, change in changes:
        if change.type == "augmented_assignment_expression" and _a_row_at_a_time(script, change):
            return Observation("scoring", "linear", script.place(change))
    place = changes[0][0].place(changes[0][1]) if changes else Place()
    return Observation("scoring", "other" if changes else "none", place)


def _a_row_at_a_time(script: Script, change: Node) -> bool:
    """Whether a plain number is added: for each row, where a drop earns one or two points."""
    right = child(change, "right")
    return right is not None and right.type == "number" and _number(script.code(right)) >= 10


def _points(script: Script, table: Node) -> tuple[float, ...]:
    """Read the points for one to four rows off a literal, () where it holds anything else."""
    if not _MOST_ROWS <= table.named_child_count <= _MOST_ROWS + 1:
        return ()
    values = table.named_children
    if table.type == "object":
        values = [one for pair in values if (one := child(pair, "value"))]
        if len(values) != len(table.named_children):
            return ()
    if not all(one.type == "number" for one in values):
        return ()
    numbers = tuple(_number(script.code(one)) for one in values)
    numbers = numbers[1:] if numbers[:1] == (0.0,) else numbers
    return numbers if len(numbers) == _MOST_ROWS and numbers[0] >= 1 else ()


def _is_linear(points: tuple[float, ...]) -> bool:
    return all(point == points[0] * rows for rows, point in enumerate(points, 1))


def _words(element: Element) -> tuple[str, ...]:
    """What an element says for itself: its text, unless that is code, and its id."""
    code = element.tag in ("script", "style")
    return ("" if code else element.text, element.get("id") or "")


def _structure(scripts: ScriptTrees) -> str:
    if any(one.found("class") for one in scripts.scripts):
        return "classes"
    modular = any(one.kind is ScriptKind.MODULE for one in scripts.scripts)
    return "module" if modular else "functions"


def _number(text: str) -> float:
    try:
        return float(text.replace("_", ""))
    except ValueError:
        return 0.0
