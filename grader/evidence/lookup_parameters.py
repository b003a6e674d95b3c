"""Lookups through a function: ``function turn(id) { document.getElementById(id).style… }``.

What such a function is called with is looked up, and it throws for a name that no element has.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tree_sitter import Node

from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.evidence.script import Script
from grader.evidence.script_query import child

_ASKING = re.compile(r"\btry\b|\?\?|\bif\s*\(")
"""Code that may ask for an element before it uses it, or does not mind if there is none."""


def handed(
    program: Program, calls: Mapping[str, Sequence[Call]], lookup: Call
) -> Iterator[tuple[Call, Node]]:
    """Calls that hand a text to the function around a lookup, as what it looks for; and the text.

    Only of functions that look up what they are given at once: nothing is asked before. ``calls``
    are those of the program by name.
    """
    if lookup.function is None:
        return
    function = program.functions[lookup.function]
    script = program.scripts[function.script]
    name = script.code(lookup.arguments[0])
    at = _position(script, function.node, name)
    body = child(function.node, "body")
    if at is None or body is None or not function.names:
        return
    before = script.data[body.start_byte : lookup.node.start_byte].decode("utf-8", "replace")
    if _ASKING.search(before) or re.search(rf"\b{re.escape(name)}\s*[+]?=(?!=)", before):
        return
    for one in (each for called in sorted(function.names) for each in calls.get(called, ())):
        if not one.receiver and len(one.arguments) > at:
            given = one.arguments[at]
            if given.type == "string" and all(
                each.type != "spread_element" for each in one.arguments
            ):
                yield one, given


def _position(script: Script, function: Node, name: str) -> int | None:
    """Which parameter of a function is of a name; None where none is, or it has a default."""
    single = child(function, "parameter")
    if single is not None:
        return 0 if script.code(single) == name else None
    given = child(function, "parameters")
    names = [script.code(one) for one in given.named_children] if given is not None else []
    return names.index(name) if name in names else None
