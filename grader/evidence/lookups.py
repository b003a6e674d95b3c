"""Lookups: which elements scripts ask for by id or class, and what they do with the answer.

Only what is fixed in the text counts: an id that is put together at run time is not known, and
neither is one that some other text of the scripts mentions, which may create the element.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from tree_sitter import Node

from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import Element, HtmlTree
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.evidence.scopes import Scopes, Use
from grader.evidence.script import ScriptKind, ScriptTrees
from grader.evidence.script_query import child
from grader.evidence.timing import surely
from grader.finding import Place
from grader.provider import provider

_DOCUMENTS = ("document", "window.document", "document.body")
_METHODS = frozenset({"getElementById", "querySelector"})
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?([#.])(-?[A-Za-z_][\w-]*)$")
_TAG = re.compile(r"()()(canvas|button|form|input|svg|main|table|select|textarea|video|audio)$")
_HELPER = re.compile(
    r"(?:return\s+|^\s*)?document\.(getElementById|querySelector)\(\s*([\w$]+)\s*\)\s*;?\s*\}?\s*$"
)
_BUILT = re.compile(
    r"""\bid\s*=\s*\\?["']?[^"'`\s>]*\$\{|\bid\s*=\s*\\?["']{1,2}\s*\+|\.id\s*=\s*(?!["'][^"']*["']\s*[;,)}\n])
    |setAttribute\(\s*["']id["']\s*,\s*(?!["'][^"']*["']\s*\))|\bid\s*:\s*(?!["'`\d])
    |\.id\s*=\s*`""",
    re.VERBOSE,
)
"""Scripts that give elements ids that are put together."""


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


@dataclass(frozen=True, slots=True)
class Lookups:
    """The lookups of a page by document, in the order of the text.

    ``created`` are names that scripts or templates may bring, ``closed`` says that no others may
    come; both are looked for only where some lookup finds nothing.
    """

    program: Program = field(repr=False)
    lookups: tuple[Lookup, ...]
    ids: frozenset[str]
    classes: frozenset[str]
    created: frozenset[str]
    closed: bool

    def place(self, part: Lookup) -> Place:
        """Where a lookup stands."""
        return self.program.scripts[part.script].place(part.node)

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read a page given as text."""
        trees = ScriptTrees.parse(html)
        program, scopes = Program.of(trees), Scopes.of(trees)
        return cls.of(HtmlTree.parse(html), program, scopes, Elsewhere.parse(html))

    @classmethod
    def of(cls, page: HtmlTree, program: Program, scopes: Scopes, elsewhere: Elsewhere) -> Self:
        """Find what scripts look up."""
        helpers = _helpers(program)
        calls = [one for one in program.calls if len(one.arguments) == 1 and _method(one, helpers)]
        inert = page.within("template", "noscript")
        ids: dict[str, Element] = {}
        classes: dict[str, Element] = {}
        tags: dict[str, Element] = {}
        for index, one in enumerate(page.elements):
            if index not in inert:
                ids.setdefault(one.get("id") or "", one)
                tags.setdefault(one.tag, one)
                for name in (one.get("class") or "").split():
                    classes.setdefault(name, one)
        search = _Search(page, program, scopes, {"#": ids, ".": classes, "": tags})
        found = [
            row for one in calls if (row := search.lookup(one, _method(one, helpers))) is not None
        ]
        lacking = any(one.element is None for one in found)
        texts = [one.text for one in program.scripts] if lacking else []
        templates = {page.elements[one].get("id") or "" for one in inert}
        templates |= {n for one in inert for n in (page.elements[one].get("class") or "").split()}
        return cls(
            program,
            tuple(found),
            frozenset(ids),
            frozenset(classes),
            frozenset(_created(texts, found)) | templates,
            not (elsewhere.markup or any(map(_BUILT.search, texts))),
        )


@provider
def lookups(page: HtmlTree, program: Program, scopes: Scopes, elsewhere: Elsewhere) -> Lookups:
    """Find what scripts look up."""
    return Lookups.of(page, program, scopes, elsewhere)


class _Search:
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
        self._uses: dict[tuple[int, int], list[Use]] = {}
        for use in scopes.uses:
            if len(use.declared) == 1:
                key = use.declared[0].script, use.declared[0].node.id
                self._uses.setdefault(key, []).append(use)

    def lookup(self, call: Call, method: str) -> Lookup | None:
        """Read one lookup, if its selector is simple and fixed."""
        script = self._program.scripts[call.script]
        text = script.code(call.arguments[0])
        if call.arguments[0].type != "string":
            return None
        selector = text[1:-1] if method == "querySelector" else f"#{text[1:-1]}"
        simple = _SIMPLE.match(selector) or _TAG.match(selector)
        if simple is None or script.root.has_error or not script.closed:
            return None
        element = self._elements[simple[2]].get(simple[3])
        members, bare = self._members(call)
        early = bare and element is not None and self._is_early(call, element)
        return Lookup(call.script, call.node, simple[2], simple[3], element, members, bare, early)

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
        return (), self._is_held(call, around)

    def _is_held(self, call: Call, around: Node) -> bool:
        """Whether the answer is kept in a property, of which members are used without asking."""
        code = self._program.scripts[call.script]
        holder = ""
        if around.type == "assignment_expression" and child(around, "right") == call.node:
            left = child(around, "left")
            holder = code.code(left) if left is not None and "member" in left.type else ""
        elif around.type == "pair":
            key, table = child(around, "key"), around.parent
            name = child(table.parent, "name") if table is not None and table.parent else None
            if key is not None and name is not None and name.type == "identifier":
                holder = f"{code.code(name)}.{code.code(key)}"
        if not re.fullmatch(r"[\w$.]+", holder):
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


def _helpers(program: Program) -> dict[str, str]:
    """Functions that only look their parameter up, by name: ``const $ = (id) => …``."""
    found = {}
    for one in program.functions:
        body = child(one.node, "body")
        if body is None or body.end_byte - body.start_byte > _SHORT:
            continue
        code = program.scripts[one.script].code(body).strip().removeprefix("{").strip()
        match = _HELPER.match(code)
        given = child(one.node, "parameter") or child(one.node, "parameters")
        name = program.scripts[one.script].code(given).strip("() ") if given is not None else ""
        if match is not None and name == match[2]:
            found.update(dict.fromkeys(one.names, match[1]))
    return found


def _method(call: Call, helpers: Mapping[str, str]) -> str:
    """How a call looks an element up; empty where it does not."""
    if call.name in _METHODS and call.receiver in _DOCUMENTS:
        return call.name
    return "" if call.receiver else helpers.get(call.name, "")


def _created(texts: list[str], found: list[Lookup]) -> Iterator[str]:
    """Words in texts of scripts besides those of the lookups themselves: possible new names."""
    asked = Counter(one.name for one in found)
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(re.findall(r"(?<![\w-])[A-Za-z_][\w-]*(?![\w-])", _strings(text)))
    for name, number in counted.items():
        if number > asked[name]:
            yield name


_HANDING = frozenset({"arguments", "array", "pair", "assignment_expression", "object"})
"""Where a name is handed on, without asking whether there is an element."""

_SHORT = 120  # bytes of a function that only looks something up
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`", re.DOTALL)


def _strings(text: str) -> str:
    """All that stands in quotes."""
    return "\n".join(_STRING.findall(text))
