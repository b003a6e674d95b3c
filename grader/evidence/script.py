"""ScriptTrees: every script of the artifact, with a syntax tree that survives broken code.

A module is followed by the files of the artifact that it imports, each once.

tree-sitter gives one tree for good and broken code; whether a script is legal is not
its business (it accepts more than an engine does) but the engine's: see ``engine``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self

from tree_sitter import Query

from grader.artifact import Medium
from grader.evidence.html import Attribute, Element, HtmlTree
from grader.evidence.script_query import EVERYDAY, JAVASCRIPT
from grader.evidence.siblings import sibling
from grader.evidence.source import SourceFiles, SourceText
from grader.evidence.syntax import Syntax, parse_code
from grader.finding import Place
from grader.provider import provider

SCRIPT_TYPES = frozenset(
    f"{kind}/{name}"
    for kind in ("text", "application")
    for name in ("javascript", "ecmascript", "x-javascript", "x-ecmascript", "jscript")
) | {""}
"""Values of ``<script type>`` that make a classic script (HTML standard, "prepare a script")."""


class ScriptKind(StrEnum):
    """How the browser runs a script."""

    CLASSIC = "classic"
    MODULE = "module"
    HANDLER = "handler"  # the value of an event handler attribute: a function body


@dataclass(frozen=True, slots=True)
class Script(Syntax):
    """One script. ``text`` is what the engine is given.

    ``closed`` is False for an inline script whose end tag is missing: a browser never runs it.
    """

    kind: ScriptKind = ScriptKind.CLASSIC
    closed: bool = True

    everyday: ClassVar[Query] = EVERYDAY

    @classmethod
    def parse(cls, text: str, kind: ScriptKind = ScriptKind.CLASSIC) -> Self:
        """Make a script that is a file of its own."""
        data = text.encode("utf-8", "replace")
        return cls("script.js", text, 1, 1, parse_code(JAVASCRIPT, data), data, kind)


@dataclass(frozen=True, slots=True)
class ScriptTrees:
    """The scripts of a page in document order, or of the code files of an artifact."""

    scripts: tuple[Script, ...]

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read the scripts of a page given as text, or of a page and its files by path."""
        source = SourceFiles.parse(html)
        return cls(tuple(_scripts(source, HtmlTree.read(source.index))))


@provider
def script_trees(source: SourceFiles, page: HtmlTree) -> ScriptTrees:
    """Find and parse every script that the page would run."""
    return ScriptTrees(tuple(_scripts(source, page)))


def _scripts(source: SourceFiles, page: HtmlTree) -> Iterator[Script]:
    if source.medium is not Medium.HTML:
        return
    imported: set[str] = set()
    for element in page.elements:
        if element.tag == "script" and not element.foreign:
            for script in _of_element(source, element):
                yield script
                if script.kind is ScriptKind.MODULE:
                    yield from _imports(source, script, imported)
        for attribute in element.attributes:
            if _is_handler(attribute):
                yield _of_handler(source.index, attribute)


def _of_element(source: SourceFiles, element: Element) -> Iterator[Script]:
    kind = _kind(element)
    if kind is None:
        return
    address = element.get("src")
    if address is None:
        place = source.index.place(element.inner_start)
        yield _script(source.entry, element.text, kind, place, closed=element.closed)
        return
    file = sibling(source, source.entry, address)
    if file is not None:
        yield _script(file.path, file.text, kind, Place(line=1, column=1))


def _imports(source: SourceFiles, module: Script, known: set[str]) -> Iterator[Script]:
    """The files that a module imports, and what these import, in the order of loading."""
    todo = [module]
    while todo:
        script = todo.pop(0)
        known.add(script.file)
        for name in _modules(script):
            file = sibling(source, script.file, name)
            if file is not None and file.path not in known:
                known.add(file.path)
                place = Place(line=1, column=1)
                todo.append(_script(file.path, file.text, ScriptKind.MODULE, place))
                yield todo[-1]


def _modules(script: Script) -> list[str]:
    """Names of the modules that a script imports, in the order of the text."""
    texts = [one.named_children[0] for one in script.found("source") if one.named_children]
    found = [*texts, *script.found("loaded")]
    return [script.code(one) for one in sorted(found, key=lambda one: one.start_byte)]


def _kind(element: Element) -> ScriptKind | None:
    kind = (element.get("type") or "").strip().lower()
    if kind == "module":
        return ScriptKind.MODULE
    return ScriptKind.CLASSIC if kind in SCRIPT_TYPES else None


def _is_handler(attribute: Attribute) -> bool:
    return attribute.name.startswith("on") and len(attribute.name) > 3 and bool(attribute.value)


def _of_handler(file: SourceText, attribute: Attribute) -> Script:
    return _script(
        file.path,
        attribute.value or "",
        ScriptKind.HANDLER,
        file.place(attribute.value_start),
    )


def _script(
    file: str,
    text: str,
    kind: ScriptKind,
    place: Place,
    *,
    closed: bool = True,
) -> Script:
    data = text.encode("utf-8", "replace")
    tree = parse_code(JAVASCRIPT, data)
    return Script(file, text, place.line or 1, place.column or 1, tree, data, kind, closed)
