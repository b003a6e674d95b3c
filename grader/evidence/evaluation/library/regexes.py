"""Regular expressions, as far as they need no backtracking.

A pattern is run only if it is a plain row of characters and classes, each repeated at most
by a simple quantifier, on a short ASCII text; any other stays opaque and gives unknown.
"""

import functools
import re

from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.nodes import source
from grader.evidence.evaluation.values import Opaque, Value

LONGEST = 4000
"""Characters of text beyond which a pattern is not run: the work may grow with the square."""

ATOM = re.compile(
    r"""(?P<any>\.) | (?P<end>\$) | (?P<start>\^)
      | (?P<class>\[\^?(?:\\[dwsDWSnrtfv\\\]\[./|()+*?^$-]|[^\\\]\[&~|]|\|)+\])
      | (?P<set>\\[dwsDWS]) | (?P<escape>\\[nrtfv\\/.|()\[\]{}+*?^$\-])
      | (?P<plain>[^\\.$^\[\](){}|+*?])""",
    re.VERBOSE,
)
QUANTIFIER = re.compile(r"(?P<open>[+*]|\{\d{1,3},\})|\?|\{\d{1,3}(?:,\d{1,3})?\}")


@functools.lru_cache(maxsize=256)
def compiled(literal: str) -> tuple[re.Pattern[str], str] | None:
    """Translate a literal with its slashes to a pattern and its flags; None where it is refused."""
    body, _, flags = literal[1:].rpartition("/")
    if not body or set(flags) - set("gimu"):
        return None
    found: list[str] = []
    position, unbounded = 0, 0
    while position < len(body):
        atom = ATOM.match(body, position)
        if atom is None:
            return None
        position = atom.end()
        found.append(_atom(atom, multiline="m" in flags))
        quantifier = QUANTIFIER.match(body, position)
        if quantifier:
            unbounded += quantifier["open"] is not None
            found.append(quantifier[0])
            position = quantifier.end()
            if body[position : position + 1] == "?":
                found.append("?")
                position += 1
    if unbounded > 2:
        return None
    try:
        options = re.IGNORECASE if "i" in flags else re.NOFLAG
        return re.compile("".join(found), re.ASCII | options), flags
    except re.error:
        return None


def _atom(atom: re.Match[str], *, multiline: bool) -> str:
    if atom["any"]:
        return r"[^\n\r]"
    if atom["end"]:
        return r"(?=[\n\r]|\Z)" if multiline else r"\Z"
    if atom["start"]:
        return r"(?:\A|(?<=[\n\r]))" if multiline else r"\A"
    return atom[0]


def pattern_of(machine: Machine, value: Value, text: str) -> tuple[re.Pattern[str], str] | None:
    """The pattern of a regex that may be run on a text, with its flags."""
    if not isinstance(value, Opaque) or value.node is None or value.node.type != "regex":
        return None
    if len(text) > LONGEST or not text.isascii():
        return None
    machine.spend(len(text) * 8)
    return compiled(source(value.node))
