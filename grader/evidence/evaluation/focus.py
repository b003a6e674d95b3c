"""Calls that may be left out where a program is asked for one name alone.

A call that stands for itself (``draw()``) and mentions nothing of what is asked is most often
the rest of the game. It is carried out nevertheless where it could fill something that goes
into the answer: a method that changes what it is called on, or a container of the code
around that is handed over.
"""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.machine import Machine
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.strangers import MUTATING, SYNCHRONOUS
from grader.evidence.evaluation.values import containers


def idle(call: Node) -> Callable[[Machine, Scope], bool]:
    """Tell of a call that stands for itself whether it may be left out."""
    text = source(call)
    callee, given = field(call, "function"), field(call, "arguments")
    method = field(callee, "property") if callee is not None else None
    working = method is not None and source(method) in MUTATING | SYNCHRONOUS
    owner = callee
    while owner is not None and owner.type in ("member_expression", "subscript_expression"):
        owner = field(owner, "object")
    receiver = source(owner) if owner is not None and method is not None else ""
    handed = [source(one) for one in (parts(given) if given else ()) if one.type == "identifier"]

    def tell(machine: Machine, scope: Scope) -> bool:
        if working or any(name in text for name in machine.focus):
            return False
        if receiver and _holds(scope, receiver, local=True):
            return False
        return not any(_holds(scope, name, local=False) for name in handed)

    return tell


def _holds(scope: Scope, name: str, *, local: bool) -> bool:
    """Whether a name holds a container as things stand, without running anything for it.

    With ``local`` only names of blocks and functions that are running count.
    """
    current: Scope | None = scope
    while current is not None and not (local and current.lazy):
        if name in current.names:
            return bool(containers(current.names[name]))
        current = current.outer
    return False
