"""Unresolved: names that scripts use and nothing on the page declares.

What else puts names into the global scope is taken into account: the browser, ids of
elements, properties set on the window, scripts that are not here. Where names may come from
anywhere (another server's script, ``eval``), only a name that is evidently two tokens run
together, or a slip of the hand, is listed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from grader.evidence.html import HtmlTree
from grader.evidence.near import nearest
from grader.evidence.scopes import GLOBAL, Declaration, Scopes, Use
from grader.evidence.script import ScriptKind
from grader.evidence.script_query import child
from grader.evidence.siblings import sibling
from grader.evidence.source import SourceFiles
from grader.evidence.tables.globals import GLOBALS, IN_HANDLERS
from grader.provider import provider

_KEYWORDS = (
    "async await break case catch class const continue default delete do else export extends "
    "false finally for function if import in instanceof let new null of return static super "
    "switch this throw true try typeof var void while yield"
).split()
_ELSEWHERE = frozenset(
    "ActiveXObject AudioWorkletProcessor InstallTrigger Packages WebKitPoint WScript arguments "
    "chrome currentFrame currentTime define dojo exports module opera registerProcessor require "
    "sampleRate safari".split()
)
"""Names of other engines, hosts and worklets, and ``arguments``."""
_NO_NAMES = _ELSEWHERE | set(_KEYWORDS)
"""A grammar without an engine's context takes the word ``await`` for a function here and there."""

_ON_WINDOW = re.compile(
    r"""\b(?:window|globalThis|self|top|parent|frames|root|global|exports|this)\s*
    (?:\?\.|\.|\[\s*['"`])\s*([A-Za-z_$][\w$]*)
    |['"`]([A-Za-z_$][\w$]*)['"`]\s+in\s+(?:window|globalThis|self)
    |defineProperty\(\s*(?:window|globalThis|self)\s*,\s*['"`]([\w$]+)""",
    re.VERBOSE,
)
_ANYWHERE = re.compile(
    r"""\beval\s*\(|\bimportScripts\s*\(|document\.write|createElement\(\s*['"`]script|\bnew\s+Function\b
    |\b(?:window|globalThis|self)\s*\[\s*[^'"`\s]|assign\(\s*(?:window|globalThis|self)""",
    re.VERBOSE,
)
_ALL = re.compile(r"assign\(\s*(?:window|globalThis|self)|\b(?:window|globalThis)\s*\[\s*[^'\"`\s]")
_GIVEN_WINDOW = re.compile(r"[(,!]\s*(?:this|window|self|globalThis)\s*[),|]|\bthis\s*\?\?")
_SPOKEN = re.compile(r"(?:window\.)?set(?:Timeout|Interval)\(\s*['\"]\s*([A-Za-z_$][\w$]*)\(")
_PROPERTY = re.compile(r"\.\s*([A-Za-z_$][\w$]*)\s*=(?!=)")
_ID = re.compile(
    r"""\b(?:id|name)\s*=\s*\\?['"`]?\s*([A-Za-z_$][\w$]*)|\bid['"`]\s*,\s*['"`](\w+)"""
)


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name that nothing declares where it is used; ``use`` is the first such use.

    ``assigned`` says that some script assigns it without declaring it. ``fused`` are the two
    tokens that it is made of, if it is. ``near`` is a declared name that differs little.
    ``hidden`` is a declaration that an event handler attribute cannot see.
    """

    name: str
    use: Use = field(repr=False)
    assigned: bool = False
    fused: tuple[str, str] | None = None
    near: str | None = None
    hidden: Declaration | None = None


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Names that nothing declares, in the order of their first use; ``names`` counts all names."""

    scopes: Scopes = field(repr=False)
    strangers: tuple[Stranger, ...]
    names: int

    def provided(self, name: str) -> bool:
        """Whether the browser, or a script through the window, provides a global name."""
        texts = [one.text for one in self.scopes.scripts]
        return name in GLOBALS or name in _on_window(texts) or any(map(_ALL.search, texts))

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read a page given as text."""
        source = SourceFiles.parse(html)
        return cls.of(source, HtmlTree.read(source.index), Scopes.parse(html))

    @classmethod
    def of(cls, source: SourceFiles, page: HtmlTree, scopes: Scopes) -> Self:
        """Find the names of a page that nothing declares."""
        first = _first_uses(scopes)
        found: list[Stranger] = []
        if first:
            search = _Search(source, page, scopes)
            found = [one for uses in first.values() if (one := search.stranger(uses)) is not None]
            parts = {part for one in found for part in one.fused or ()}
            found = [one for one in found if one.name not in parts]
        names = {one.name for one in scopes.uses}
        return cls(scopes, tuple(found), len(names))


@provider
def unresolved(source: SourceFiles, page: HtmlTree, scopes: Scopes) -> Unresolved:
    """Find the names that nothing declares."""
    return Unresolved.of(source, page, scopes)


def _first_uses(scopes: Scopes) -> dict[str, list[Use]]:
    """Uses without a declaration by name, of scripts that run and parse."""
    fit = [scopes.is_readable(one) for one in range(len(scopes.scripts))]
    found: dict[str, list[Use]] = {}
    asked = {one.name for one in scopes.uses if one.asked}
    for one in (*scopes.uses, *_spoken(scopes)):
        if one.declared or not fit[one.script] or one.name in asked or one.name in _NO_NAMES:
            continue
        if scopes.is_hidden(one):
            continue
        handler = scopes.scripts[one.script].kind is ScriptKind.HANDLER
        if one.name not in GLOBALS and not (handler and one.name in IN_HANDLERS):
            found.setdefault(one.name, []).append(one)
    return found


def _spoken(scopes: Scopes) -> Iterator[Use]:
    """Functions that a timer calls by a text of code, which runs in the global scope."""
    shared = {one.name for one in scopes.declarations if one.scope == GLOBAL}
    for number, script in enumerate(scopes.scripts):
        for call in script.found("call") if _SPOKEN.search(script.text) else ():
            given = child(call, "arguments")
            first = given.named_children[0] if given is not None and given.named_children else None
            said = _SPOKEN.match(script.code(call)) if first and first.type == "string" else None
            if said is not None and said[1] not in shared and first is not None:
                yield Use(said[1], number, GLOBAL, first)


class _Search:
    """What is known of one page while its strangers are looked at."""

    def __init__(self, source: SourceFiles, page: HtmlTree, scopes: Scopes) -> None:
        texts = [one.text for one in scopes.scripts]
        self._scopes = scopes
        self._declared: dict[str, Declaration] = {}
        for one in scopes.declarations:
            self._declared.setdefault(one.name, one)
        self._words = {one.name for one in scopes.uses} | set(self._declared)
        self._elements = set(_elements(page))
        self._given = set(_on_window(texts))
        self._known = self._elements | self._given
        for script in scopes.scripts:
            if script.root.has_error:
                self._known.update(re.findall(r"[A-Za-z_$][\w$]*", script.text))
        self._all = any(map(_ALL.search, texts))
        self._open = self._all or _is_open(source, page) or any(map(_ANYWHERE.search, texts))

    def stranger(self, uses: list[Use]) -> Stranger | None:
        """Say what is known of a name, or None where something may declare it."""
        name = uses[0].name
        if name in self._known:
            return self._shadowed(uses)
        fused = self._fused(name)
        hidden = self._hidden(uses)
        near = nearest(name, self._declared) if fused is None else None
        slip = (near is not None and len(uses) == 1 and near.lower() != name.lower()) or (
            fused and set(fused) & set(_KEYWORDS)
        )
        if self._open and hidden is None and not slip:
            return None
        assigned = any(one.written and not one.read for one in uses)
        return Stranger(name, uses[0], assigned, fused, near, hidden)

    def _shadowed(self, uses: list[Use]) -> Stranger | None:
        """A function that handlers call and do not see, since an element has its name."""
        hidden = self._hidden(uses)
        name, around = uses[0].name, uses[0].node.parent
        called = around is not None and around.type == "call_expression"
        if hidden is None or not called or name not in self._elements or name in self._given:
            return None
        return Stranger(name, uses[0], hidden=hidden)

    def _hidden(self, uses: list[Use]) -> Declaration | None:
        """A declaration of the name in some inner scope, if only handlers lack it."""
        kinds = {self._scopes.scripts[one.script].kind for one in uses}
        found = self._declared.get(uses[0].name)
        hidden = kinds == {ScriptKind.HANDLER} and not self._all
        if not hidden or found is None or found.scope == GLOBAL:
            return None
        return found

    def _fused(self, name: str) -> tuple[str, str] | None:
        """Part a name into a keyword and a name of the page, or into two of its names."""
        for at in range(1, len(name)):
            left, right = name[:at], name[at:]
            if right in _KEYWORDS and len(right) > 2 and self._is_word(left):
                return left, right
            if left in _KEYWORDS and len(left) > 2 and self._is_word(right):
                return left, right
        return None

    def _is_word(self, text: str) -> bool:
        """Whether a text is a name of the page, or all but the end of a longer one."""
        if text in self._words or (text in GLOBALS and len(text) > 3):
            return True
        return len(text) > 3 and f"{text}s" in self._words


def _elements(page: HtmlTree) -> Iterator[str]:
    """Ids and names of elements, which the window has as properties."""
    for element in page.elements:
        for attribute in element.attributes:
            if attribute.name in ("id", "name") and attribute.value:
                yield attribute.value


def _on_window(texts: list[str]) -> Iterator[str]:
    """Names that scripts give to the window, or ask it for, or give to elements as ids."""
    for text in texts:
        for pattern in (_ON_WINDOW, _ID):
            for found in pattern.finditer(text):
                yield from (one for one in found.groups() if one)
        if _GIVEN_WINDOW.search(text):
            yield from _PROPERTY.findall(text)


def _is_open(source: SourceFiles, page: HtmlTree) -> bool:
    """Whether a script comes from elsewhere, or is of a kind that another script translates."""
    for one in page.elements:
        if one.tag == "script" and not one.foreign:
            address = one.get("src")
            if address is not None and sibling(source, source.entry, address) is None:
                return True
            kind = (one.get("type") or "").strip().lower()
            if kind in ("text/babel", "text/typescript", "text/coffeescript"):
                return True
    return False
