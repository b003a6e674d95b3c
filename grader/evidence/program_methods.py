"""Methods: functions that belong to an object, and what they take from it."""

import re

from tree_sitter import Node

from grader.evidence.program import Program
from grader.evidence.script_query import child


def is_bound(program: Program, method: str) -> bool:
    """Whether some script gives the method its object, or replaces it."""
    name = re.escape(method)
    bound = re.compile(rf"(?<!\bprototype\.)\b{name}\s*=(?!=)|\b{name}\.bind\(")
    return any(bound.search(one.text) for one in program.scripts)


def is_method(program: Program, index: int) -> bool:
    """Whether a function belongs to an object or to the objects of a class."""
    node = program.functions[index].node
    if node.type == "function_expression":
        return _owner(program, index) is not None
    if node.type != "method_definition":
        return False
    return not any(one.type in ("static", "get", "set") for one in node.children)


def _owner(program: Program, index: int) -> Node | None:
    """The code in which the members of a function's object are named, if it is a method."""
    function = program.functions[index]
    node, around = function.node, function.node.parent
    if around is None or node.type == "method_definition" or around.type == "pair":
        return around.parent if around is not None and around.type == "pair" else around
    left = child(around, "left") if around.type == "assignment_expression" else None
    script = program.scripts[function.script]
    if left is not None and re.fullmatch(r"[\w$]+\.prototype\.[\w$]+", script.code(left)):
        return script.root
    return None


def own_members(program: Program, index: int) -> set[str]:
    """What a method takes from its own object that an element or the window would not have."""
    function = program.functions[index]
    text = program.scripts[function.script].code(function.node)
    around = _owner(program, index)
    whole = program.scripts[function.script].code(around) if around is not None else ""
    used = set(re.findall(r"\bthis\.([\w$]+)", text))
    return {
        f"this.{one}"
        for one in used
        if re.search(rf"\bthis\.{one}\s*=(?!=)|(?:^|[;{{}},]|\n)\s*{one}\s*[=:(]", whole)
    }
