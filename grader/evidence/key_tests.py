"""KeyTests: names of keys that scripts compare with what a keyboard event says.

Followed from the functions that listen to key events, through names that hold ``event.key`` or
``event.code``, tables indexed by it, and sets of keys that are held down.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from tree_sitter import Node

from grader.evidence.program import Program
from grader.evidence.script import Script
from grader.evidence.script_query import child
from grader.finding import Place
from grader.provider import provider

_KEY_EVENTS = frozenset({"keydown", "keyup", "keypress"})
_SAID = ("key", "code")
_KEPT = re.compile(r"\b(?:const|let|var)\s+([\w$]+)\s*=\s*([\w$.]+(?:\(\))?)\s*[;,\n]")
_CASES = {"": "", ".toLowerCase()": "lower", ".toUpperCase()": "upper"}


@dataclass(frozen=True, slots=True)
class KeyTest:
    """One name that is compared. ``said`` is ``key`` or ``code``; ``case`` how it was changed."""

    said: str
    case: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class KeyTests:
    """Every comparison of a page, in the order of the listeners."""

    tests: tuple[KeyTest, ...]

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read a page given as text."""
        return cls.of(Program.parse(html))

    @classmethod
    def of(cls, program: Program) -> Self:
        """Find the comparisons in all listeners."""
        found: dict[tuple[int, int], KeyTest] = {}
        for index in sorted(_listeners(program)):
            for script, node, test in _Listener(program, index).tests():
                found.setdefault((script, node), test)
        return cls(tuple(found[one] for one in sorted(found)))


@provider
def key_tests(program: Program) -> KeyTests:
    """Find the names of keys that scripts compare."""
    return KeyTests.of(program)


def _listeners(program: Program) -> set[int]:
    """Functions that listen to keys."""
    found: set[int] = set()
    for call in program.calls:
        heard = call.name == "addEventListener" and len(call.arguments) > 1
        if heard and program.text(call.script, call.arguments[0]) in _KEY_EVENTS:
            found |= program.named(call.script, call.arguments[1])
    for write in program.property_writes:
        if write.name[2:] in _KEY_EVENTS and write.name.startswith("on") and write.value:
            found |= program.named(write.script, write.value)
    for bare in program.writes:
        given = child(around, "right") if (around := bare.node.parent) is not None else None
        if bare.name[2:] in _KEY_EVENTS and bare.name.startswith("on") and given is not None:
            found |= program.named(bare.script, given)
    return found


@dataclass
class _Listener:
    """One function that listens, and what its names stand for."""

    program: Program
    index: int
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    depth: int = 0

    def tests(self) -> Iterator[tuple[int, int, KeyTest]]:
        function = self.program.functions[self.index]
        script = self.program.scripts[function.script]
        body = child(function.node, "body")
        if body is None:
            return
        if not self.sources:
            self._name_sources(script, function.node, body)
        for node in _walk(body):
            if node.type == "call_expression" and self.depth == 0:
                yield from self._handed(script, function.script, node)
            for said, case, text in self._of(script, node):
                yield function.script, text.start_byte, _test(script, said, case, text)
        yield from self._held(script, body)

    def _name_sources(self, script: Script, node: Node, body: Node) -> None:
        """Note what says which key it is: ``e.key``, ``{ code }``, ``const k = e.key``."""
        first, code = _parameter(node), script.code(body)
        if first is None:
            return
        if first.type == "object_pattern":
            names = {script.code(one) for one in first.named_children}
        else:
            event = re.escape(script.code(first))
            self.sources |= {f"{script.code(first)}.{one}": (one, "") for one in _SAID}
            taken = re.findall(rf"\{{([^{{}}]*)\}}\s*=\s*{event}\b", code)
            names = {one.strip() for each in taken for one in each.split(",")}
        self.sources |= {one: (one, "") for one in _SAID if one in names}
        self._add_cases()
        for name, value in _KEPT.findall(code):
            if value in self.sources:
                self.sources[name] = self.sources[value]
        self._add_cases()

    def _handed(
        self, script: Script, number: int, node: Node
    ) -> Iterator[tuple[int, int, KeyTest]]:
        """The same in a function that is handed the key alone."""
        called, given = child(node, "function"), child(node, "arguments")
        if called is None or given is None or not given.named_children:
            return
        said = self.sources.get(script.code(given.named_children[0]))
        for index in self.program.named(number, called) if said else ():
            other = self.program.functions[index]
            first = _parameter(other.node)
            if first is not None and said:
                name = self.program.scripts[other.script].code(first)
                inner = _Listener(self.program, index, {name: said}, depth=1)
                inner._add_cases()
                yield from inner.tests()

    def _add_cases(self) -> None:
        for source, (said, case) in list(self.sources.items()):
            if not source.endswith(")"):
                for ending, changed in _CASES.items():
                    self.sources[source + ending] = (said, changed or case)

    def _of(self, script: Script, node: Node) -> Iterator[tuple[str, str, Node]]:
        """The texts that a node compares with a key."""
        for source, texts in _COMPARED.get(node.type, _nothing)(script, node):
            yield from self._texts(script, source, texts)
        if node.type == "subscript_expression":
            table, at = child(node, "object"), child(node, "index")
            value = table if table is not None and table.type == "object" else None
            if table is not None and value is None:
                value = self.program.constant(script.code(table))
            if at is not None and value is not None and value.type == "object":
                keys = [child(one, "key") for one in value.named_children]
                yield from self._texts(script, at, [one for one in keys if one])

    def _texts(
        self, script: Script, source: Node, texts: list[Node]
    ) -> Iterator[tuple[str, str, Node]]:
        found = self.sources.get(script.code(source).replace(" ", ""))
        for one in texts if found else ():
            if one.type in ("string", "property_identifier"):
                yield *(found or ("", "")), one

    def _held(self, script: Script, body: Node) -> Iterator[tuple[int, int, KeyTest]]:
        """Names asked of a table or set of the keys that are held down."""
        code = script.code(body)
        for source, (said, case) in self.sources.items():
            mark = re.escape(source)
            held = rf"([\w$]+)\s*(?:\[\s*{mark}\s*\]\s*=\s*(?:true|1|!0)\b|\.add\(\s*{mark}\s*\))"
            for name in set(re.findall(held, code)):
                for number, other in enumerate(self.program.scripts):
                    for at, text in _asked(name, other.text):
                        place = other.place_at(at)
                        yield number, at, KeyTest(said, case, text, place)


def _asked(name: str, code: str) -> Iterator[tuple[int, str]]:
    """Where a table or set of keys is asked for one, and for which: ``held['a']``, ``held.KeyA``.

    A member that is called is a method of the table, no key.
    """
    mark = rf"(?<![\w$.]){re.escape(name)}\s*"
    for one in re.finditer(rf"{mark}(?:\[|\.has\()\s*(['\"])(.*?)\1\s*[\])]", code):
        yield one.start(2), one[2]
    for one in re.finditer(rf"{mark}\.\s*([A-Za-z]\w*)(?!\w|\s*[(=.])", code):
        yield one.start(1), one[1]


_Compared = Iterator[tuple[Node, list[Node]]]


def _nothing(_script: Script, _node: Node) -> _Compared:
    return iter(())


def _binary(_script: Script, node: Node) -> _Compared:
    left, right, sign = (child(node, one) for one in ("left", "right", "operator"))
    if left and right and sign and sign.type in ("===", "==", "!==", "!="):
        yield left, [right]
        yield right, [left]


def _switch(_script: Script, node: Node) -> _Compared:
    value, body = child(node, "value"), child(node, "body")
    if value is not None and body is not None and value.named_children:
        cases = [child(one, "value") for one in body.named_children]
        yield value.named_children[0], [one for one in cases if one]


def _includes(script: Script, node: Node) -> _Compared:
    called, given = child(node, "function"), child(node, "arguments")
    if called is None or given is None or given.named_child_count != 1:
        return
    array, name = child(called, "object"), child(called, "property")
    asked = name is not None and script.code(name) in ("includes", "indexOf")
    if asked and array is not None and array.type == "array":
        yield given.named_children[0], array.named_children


_COMPARED = {
    "binary_expression": _binary,
    "switch_statement": _switch,
    "call_expression": _includes,
}


def _walk(node: Node) -> Iterator[Node]:
    todo = [node]
    while todo:
        one = todo.pop()
        yield one
        todo += one.named_children


def _parameter(node: Node) -> Node | None:
    found = child(node, "parameter")
    if found is not None:
        return found
    given = child(node, "parameters")
    return given.named_children[0] if given is not None and given.named_children else None


def _test(script: Script, said: str, case: str, text: Node) -> KeyTest:
    return KeyTest(said, case, script.code(text).strip("'\""), script.place(text))
