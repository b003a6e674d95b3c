"""Lookups: which elements scripts ask for by id or class, and what they do with the answer.

Only what is fixed in the text counts: an id that is put together at run time is not known, and
neither is one that some other text of the scripts mentions, which may create the element.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from tree_sitter import Node

from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import Element, HtmlTree
from grader.evidence.lookup_search import Lookup, Search, of_page
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.evidence.scopes import Scopes
from grader.evidence.script import ScriptTrees
from grader.evidence.script_query import child
from grader.evidence.selector_attributes import Attributes
from grader.evidence.written_names import WrittenNames, texts_of
from grader.finding import Place
from grader.provider import provider

_METHODS = frozenset({"getElementById", "querySelector", "querySelectorAll"})
_SELECTING = frozenset({"querySelector", "querySelectorAll", "closest", "matches"})
_STRANGE = re.compile(
    r"DOMParser|contentDocument|attachShadow|createHTMLDocument|DOMImplementation"
)
"""Scripts that hold more than one document: only what is asked of ``document`` is known then."""
_HELPER = re.compile(
    r"(?:return\s+|^\s*)?document\.(getElementById|querySelector)\(\s*([\w$]+)\s*\)\s*;?\s*\}?\s*$"
)
_BUILT = re.compile(
    r"""\bid\s*=\s*\\?["']?[^"'`\s>]*\$\{|\bid\s*=\s*\\?["']{1,2}\s*\+|\.id\s*+=\s*+(?!=|["'][^"']*["']\s*[;,)}\n])
    |setAttribute\(\s*["']id["']\s*,\s*+(?!["'][^"']*["']\s*\))|\bid\s*+:\s*+(?!["'`\d])
    |\.id\s*=\s*`""",
    re.VERBOSE,
)
"""Scripts that give elements ids that are put together."""


@dataclass(frozen=True, slots=True)
class Astray:
    """An attribute in the selector of a script that nothing has, and the one that was meant."""

    script: int
    node: Node = field(repr=False, compare=False)
    name: str
    near: str


@dataclass(frozen=True, slots=True)
class Lookups:
    """The lookups of a page by document, in the order of the text.

    ``attributes`` are those in selectors of scripts that nothing has. ``created`` are names that
    scripts or templates may bring, or pieces of them, ``closed`` says that scripts put no other
    ids together, ``foreign`` that markup may come from elsewhere; ``created`` and ``closed`` are
    looked for only where some lookup finds nothing.
    """

    program: Program = field(repr=False)
    lookups: tuple[Lookup, ...]
    attributes: tuple[Astray, ...]
    ids: frozenset[str]
    classes: frozenset[str]
    created: frozenset[str]
    given: WrittenNames = field(repr=False)
    closed: bool
    foreign: bool

    def may_come(self, lookup: Lookup) -> bool:
        """Whether scripts or templates may bring something of a name."""
        if lookup.name in self.created or self.foreign:
            return True
        return self.given.may_give(lookup.name) if lookup.sign == "." else not self.closed

    def place(self, part: Lookup | Astray) -> Place:
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
        strange = any(_STRANGE.search(one.text) for one in program.scripts)
        calls = [
            (one, method)
            for one in program.calls
            if len(one.arguments) == 1
            and (method := _method(one, helpers, any_receiver=not strange))
        ]
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
        search = Search(page, program, scopes, {"#": ids, ".": classes, "": tags})
        found = [row for one, method in calls for row in search.lookups(one, method)]
        lacking = any(one.element is None for one in found)
        texts = [one.text for one in program.scripts] if lacking else []
        templates = {page.elements[one].get("id") or "" for one in inert}
        templates |= {n for one in inert for n in (page.elements[one].get("class") or "").split()}
        return cls(
            program,
            tuple(found),
            tuple(_attributes(page, program)),
            frozenset(ids),
            frozenset(classes),
            created := frozenset(_created(texts, _asked(program, calls, found))) | templates,
            _given(page, texts, created),
            not (elsewhere.markup or any(map(_BUILT.search, texts))),
            elsewhere.markup,
        )


def _attributes(page: HtmlTree, program: Program) -> Iterator[Astray]:
    asked = [
        (one, selector)
        for one in program.calls
        if one.name in _SELECTING and len(one.arguments) == 1
        if one.arguments[0].type == "string"
        and "[" in (selector := program.scripts[one.script].code(one.arguments[0]))
    ]
    if asked:
        written = WrittenNames.of(one.text for one in program.scripts)
        known = Attributes(page, written)
        for one, selector in asked:
            for name, near in known.misspelt(selector):
                yield Astray(one.script, one.arguments[0], name, near)


@provider
def lookups(page: HtmlTree, program: Program, scopes: Scopes, elsewhere: Elsewhere) -> Lookups:
    """Find what scripts look up."""
    return Lookups.of(page, program, scopes, elsewhere)


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


def _method(call: Call, helpers: Mapping[str, str], *, any_receiver: bool) -> str:
    """How a call looks elements up; empty where it does not."""
    if call.name in _METHODS and (of_page(call) or (any_receiver and call.receiver)):
        return call.name
    return "" if call.receiver else helpers.get(call.name, "")


def _asked(program: Program, calls: list[tuple[Call, str]], found: list[Lookup]) -> Iterator[str]:
    """Every word in the selectors of lookups."""
    yield from (one.name for one in found if one.node.type == "string")
    for one, _ in calls:
        yield from _WORD.findall(program.scripts[one.script].code(one.arguments[0]))


def _given(page: HtmlTree, texts: list[str], created: frozenset[str]) -> WrittenNames:
    """Names and pieces of names that scripts may give as classes, from whatever they read."""
    if not texts:
        return WrittenNames(created, frozenset())
    markup = (
        one.value
        for element in page.elements
        for one in element.attributes
        if one.value and one.name not in ("class", "id", "style")
    )
    plain = (_STRING.sub('""', one) for one in texts)
    return WrittenNames(created | WrittenNames.of(plain, markup).words, frozenset())


def _created(texts: list[str], selectors: Iterable[str]) -> Iterator[str]:
    """Words in texts of scripts besides those of the lookups themselves: possible new names."""
    asked = Counter(selectors)
    counted: Counter[str] = Counter()
    for text in texts:
        for one in texts_of(text):
            counted.update(_WORD.findall(one))
    for name, number in counted.items():
        if number > asked[name]:
            yield name


_SHORT = 120  # bytes of a function that only looks something up
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`", re.DOTALL)
_WORD = re.compile(r"(?<![\w-])[A-Za-z_][\w-]*(?![\w-])")
