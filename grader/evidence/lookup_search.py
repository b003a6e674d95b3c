"""One lookup of elements by a script, read: what it asks for, and what is done with the answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tree_sitter import Node

from grader.evidence.html import Element, HtmlTree
from grader.evidence.lookup_parameters import handed
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.evidence.scopes import Scopes, Use
from grader.evidence.script import ScriptKind
from grader.evidence.script_query import child
from grader.evidence.timing import surely

_DOCUMENTS = ("document", "window.document", "document.body")
_COMPLEX = re.compile(r"[\w\s.#>+~-]+$")
_EXTRA = re.compile(r"\[[^\]]*\]|::?[\w-]+(?:\([^()]*\))?")
"""Attributes and pseudo-classes, which say nothing of names."""
_PART = re.compile(r"([#.])(-?[A-Za-z_][\w-]*)")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?([#.])(-?[A-Za-z_][\w-]*)$")
_TAG = re.compile(r"()()(canvas|button|form|input|svg|main|table|select|textarea|video|audio)$")
_HANDING = frozenset({"arguments", "array", "pair", "assignment_expression", "object"})
"""Where a name is handed on, without asking whether there is an element."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One lookup of an element by a fixed id (``#``), class (``.``) or tag (no sign).

    ``element`` is what the page has there, None where there is nothing. ``members`` are the
    properties that are read, called or set on the answer without asking whether there is one,
    ``bare`` says that the page would throw if there is none. ``early`` says that the lookup runs
    before the element is there.
    """

    script: int
    node: Node = field(repr=False, compare=False)
    sign: str
    name: str
    element: Element | None = None
    members: tuple["Member", ...] = ()
    bare: bool = False
    early: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A property of an element that a script uses. ``how`` is ``call``, ``read`` or ``write``."""

    name: str
    how: str
    node: Node = field(repr=False, compare=False)


class Search:
    """What lookups of one page are held against."""

    def __init__(
        self,
        page: HtmlTree,
        program: Program,
        scopes: Scopes,
        elements: Mapping[str, Mapping[str, Element]],
    ) -> None:
        self._page = page
        self._program = program
        self._scopes = scopes
        self._elements = elements
        self._top: dict[int, set[int]] = {}
        self._calls: dict[str, list[Call]] = {}
        for one in program.calls:
            self._calls.setdefault(one.name, []).append(one)
        self._uses: dict[tuple[int, int], list[Use]] = {}
        for use in scopes.uses:
            if len(use.declared) == 1:
                key = use.declared[0].script, use.declared[0].node.id
                self._uses.setdefault(key, []).append(use)

    def lookups(self, call: Call, method: str) -> Iterator[Lookup]:
        """Read one call: one lookup, one for each part of a selector, or for each of some ids."""
        script = self._program.scripts[call.script]
        given = call.arguments[0]
        if script.root.has_error or not script.closed:
            return
        if given.type == "identifier" and method == "getElementById":
            yield from self._listed(call, script.code(given))
        if given.type == "identifier" and method != "querySelectorAll":
            yield from self._handed(call, method)
        if given.type != "string":
            return
        text = script.code(given)[1:-1]
        selector = f"#{text}" if method == "getElementById" else text
        one = _SIMPLE.match(selector) or (_TAG.match(selector) if of_page(call) else None)
        if one is not None:
            yield self._lookup(call, method, one[2], one[3])
        elif method != "getElementById" and _COMPLEX.match(plain := _EXTRA.sub("", selector)):
            bare = method == "querySelector" and self._members(call)[1]
            for sign, name in _PART.findall(plain):
                there = self._elements[sign].get(name)
                yield Lookup(call.script, call.node, sign, name, there, (), bare)

    def _lookup(self, call: Call, method: str, sign: str, name: str) -> Lookup:
        element = self._elements[sign].get(name)
        if method == "querySelectorAll":
            return Lookup(call.script, call.node, sign, name, element)
        members, bare = self._members(call)
        early = bare and element is not None and self._is_early(call, element)
        if not of_page(call):
            members, early = (), False
        return Lookup(call.script, call.node, sign, name, element, members, bare, early)

    def _handed(self, call: Call, method: str) -> Iterator[Lookup]:
        """Lookups of what the function around is called with."""
        bare = of_page(call) and self._members(call)[1]
        for one, given in handed(self._program, self._calls, call) if bare else ():
            text = self._program.scripts[one.script].code(given)[1:-1]
            found = _SIMPLE.match(text if method == "querySelector" else f"#{text}")
            if found is not None and self._program.scripts[one.script].closed:
                there = self._elements[found[2]].get(found[3])
                yield Lookup(one.script, given, found[2], found[3], there, (), bare)

    def _listed(self, call: Call, name: str) -> Iterator[Lookup]:
        """Lookups of every id in a list: ``['a', 'b'].map(id => document.getElementById(id))``."""
        inner: Node | None = call.node
        while inner is not None and inner.type not in ("arrow_function", "function_expression"):
            inner = inner.parent
        around = inner.parent.parent if inner is not None and inner.parent is not None else None
        if inner is None or around is None or around.type != "call_expression":
            return
        script = self._program.scripts[call.script]
        given = child(inner, "parameter") or child(inner, "parameters")
        called = child(around, "function")
        if given is None or called is None or script.code(given).strip("() ") != name:
            return
        listed, done = child(called, "object"), child(called, "property")
        if listed is None or done is None or script.code(done) not in ("map", "forEach", "flatMap"):
            return
        if listed.type == "identifier":
            listed = self._program.constant(script.code(listed))
        if listed is None or listed.type != "array":
            return
        ids = [(script.code(one)[1:-1], one) for one in listed.named_children]
        known = self._elements["#"]
        asked = re.search(r"\bif\b|[?&|]", script.code(inner).replace("=>", "")) is not None
        bare = not asked and any(one in known for one, _ in ids)
        for one, node in ids if all(each.type == "string" for _, each in ids) else ():
            yield Lookup(call.script, node, "#", one, known.get(one), (), bare)

    def _members(self, call: Call) -> tuple[tuple[Member, ...], bool]:
        """What is done with the answer, and whether it throws where there is none."""
        around = call.node.parent
        if around is not None and around.type == "member_expression":
            one = self._member(call.script, around)
            return ((one,), True) if one else ((), False)
        if around is None:
            return (), False
        if around.type == "variable_declarator":
            name = child(around, "name")
            return self._of_name(call.script, name) if name is not None else ((), False)
        holder, key = self._holder(call, around)
        return self._of_property(key), self._is_held(holder) or self._is_held(f"this.{key}")

    def _of_property(self, key: str) -> tuple[Member, ...]:
        """Methods that are called on what a property holds, if it is given a value only once."""
        if not key:
            return ()
        given = rf"(?<![\w$]){re.escape(key)}\s*(?::|=(?!=))"
        texts = [one.text for one in self._program.scripts]
        if sum(len(re.findall(given, one)) for one in texts) != 1:
            return ()
        return tuple(
            Member(one.name, "call", called)
            for one in self._program.calls
            if one.receiver.rpartition(".")[2] == key and "." in one.receiver
            if (called := child(one.node, "function")) is not None
        )

    def _holder(self, call: Call, around: Node) -> tuple[str, str]:
        """The property in which an answer is kept, as it is written in full, and its own name."""
        code = self._program.scripts[call.script]
        if around.type == "assignment_expression" and child(around, "right") == call.node:
            left = child(around, "left")
            holder = code.code(left) if left is not None and "member" in left.type else ""
            return holder, holder.rpartition(".")[2]
        if around.type == "pair":
            key, table = child(around, "key"), around.parent
            name = child(table.parent, "name") if table is not None and table.parent else None
            if key is not None:
                owner = code.code(name) if name is not None and name.type == "identifier" else ""
                return f"{owner}.{code.code(key)}", code.code(key)
        return "", ""

    def _is_held(self, holder: str) -> bool:
        """Whether members of what a property holds are used without asking."""
        if not re.fullmatch(r"[\w$][\w$.]*\.[\w$]+", holder):
            return False
        mark = rf"(?<![\w$.]){re.escape(holder)}"
        texts = [one.text for one in self._program.scripts]
        used = any(re.search(rf"{mark}\.\w", one) for one in texts)
        asked = rf"{mark}\s*(?:\?\.|&&|\|\||\?|[=!]==?|\)\s*\{{?)|!\s*{re.escape(holder)}\b"
        return used and not any(re.search(asked, one) for one in texts)

    def _of_name(self, script: int, name: Node) -> tuple[tuple[Member, ...], bool]:
        """The same of a name that holds the answer."""
        members: list[Member] = []
        bare = True
        for use in self._uses.get((script, name.id), []):
            parent = use.node.parent
            if use.written or parent is None or parent.type != "member_expression":
                bare = bare and not use.written and parent is not None and parent.type in _HANDING
                continue
            if child(parent, "object") != use.node:
                continue
            one = self._member(use.script, parent)
            if one is None:
                bare = False
            else:
                members.append(one)
        return tuple(members), bare and bool(members)

    def _member(self, script: int, node: Node) -> Member | None:
        """The property of a member expression; None where ``?.`` asks first."""
        name = child(node, "property")
        if name is None or any(one.type == "optional_chain" for one in node.children):
            return None
        around = node.parent
        how = "read"
        if around is not None and child(around, "function") == node:
            how = "call"
        elif around is not None and child(around, "left") == node:
            how = "write"
        return Member(self._program.scripts[script].code(name), how, node)

    def _is_early(self, call: Call, element: Element) -> bool:
        """Whether a lookup at the top of an inline script stands above its element."""
        script = self._program.scripts[call.script]
        if script.kind is not ScriptKind.CLASSIC or script.file != self._page.file.path:
            return False
        place, there = script.place(call.node), element.place
        if (place.line or 0, place.column or 0) > (there.line or 0, there.column or 0):
            return False
        if call.script not in self._top:
            self._top[call.script] = {one.id for one in surely(script.root)}
        return call.node.id in self._top[call.script]


def of_page(call: Call) -> bool:
    """Whether the whole document is asked; a helper asks it too."""
    return call.receiver in _DOCUMENTS or not call.receiver
