"""Which names of a program may hold a table that is derived from tables that are known.

Told by the text alone, before anything is evaluated: most names of a game hold its board, its
score and its canvas, and evaluating those means running the game.
"""

import re
from collections.abc import Iterable

from tree_sitter import Node

from grader.evidence.evaluation.evaluator import Evaluator
from grader.evidence.evaluation.mentions import FUNCTION_NODES, Mention
from grader.evidence.evaluation.nodes import field, source
from grader.evidence.evaluation.patterns import names_in
from grader.evidence.script import Script

LITERAL = frozenset({"array", "object", "string", "template_string", "number"})


class Derived:
    """Tells what may be derived from tables of these names; of a table without one, anything."""

    def __init__(self, evaluator: Evaluator, known: set[str]) -> None:
        self.evaluator = evaluator
        self.unnamed = "" in known
        self.known = _words(known)
        self.taken_up = re.compile(
            rb"\.\.\.\s*%b\s*[,\])}]|%b\s*\.\s*concat\b|\.concat\(\s*%b\s*[,)]"
            % ((self.known.pattern,) * 3)
        )
        self.makers = _words(_reaching(evaluator.scripts, known))

    def may_be(self, node: Node) -> bool:
        """Whether a declaration, field or class may hold such a table."""
        name, value = field(node, "name"), field(node, "value")
        if self.unnamed:
            return True
        if value is None:  # a class
            return bool(self.known.search(node.text or b""))
        if self.makers.search(value.text or b""):
            return True
        if node.type != "variable_declarator" or name is None:
            return False
        names = [source(name)] if name.type == "identifier" else list(names_in(name))
        fillings = [path for one in names for path in self.evaluator.fillings(node, one)]
        return self._by_known(fillings) if fillings else value.type in LITERAL

    def holds_all_of_one(self, node: Node) -> bool:
        """Whether a list is declared that takes up all of a known table, and perhaps more."""
        value = field(node, "value")
        if self.unnamed or value is None:
            return False
        return bool(self.taken_up.search(value.text or b""))

    def _by_known(self, fillings: Iterable[Mention]) -> bool:
        """Whether elements are put somewhere by code that mentions a known table."""
        for path in fillings:
            around = [one for one in path if one.type in FUNCTION_NODES]
            if self.known.search((around[-1] if around else path[0]).text or b""):
                return True
        return False


def _words(names: Iterable[str]) -> re.Pattern[bytes]:
    listed = b"|".join(re.escape(one.encode()) for one in sorted(names) if one)
    return re.compile(rb"(?<![\w$])(?:" + listed + rb")(?![\w$])")


def _reaching(scripts: Iterable[Script], known: set[str]) -> set[str]:
    """The names, and those of functions that mention one of them, directly or not."""
    functions: list[tuple[str, bytes]] = []
    for script in scripts:
        for node in script.found("function"):
            holder = node.parent if node.parent is not None and not field(node, "name") else node
            name = field(holder, "name") or field(holder, "key") or field(holder, "left")
            if name is not None:
                functions.append((source(name).rpartition(".")[2], node.text or b""))
    reached = set(known)
    while True:
        words = _words(reached)
        more = {name for name, text in functions if words.search(text)} - reached
        if not more:
            return reached
        reached |= more
