"""Numeric: which expressions of a page's scripts are surely numbers.

A name is one where every value that it is ever given is; a property, where everything that the
page ever gives to a property of that name is; a parameter, where the function is only called, and
every call hands over a number.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from tree_sitter import Node

from grader.evidence.program import Program
from grader.evidence.scopes import Declaration, Scopes, Sort, Use
from grader.evidence.script import Script, ScriptTrees
from grader.evidence.script_query import child
from grader.provider import provider

UNKNOWN = "\0"
"""Stands for a part of a text that is not known."""

_SIGNS = frozenset({"-", "*", "/", "%", "**", "|", "&", "^", "<<", ">>", ">>>"})
_CHANGING = frozenset({"-=", "*=", "/=", "%=", "**="})
_CALLS = re.compile(r"(?:Math\.\w+|parseInt|parseFloat|Number|Date\.now|performance\.now)$")
_MEMBERS = frozenset(
    (  # noqa: SIM905 - reads better as a line of text
        "clientX clientY pageX pageY screenX screenY offsetX offsetY movementX movementY "
        "innerWidth innerHeight offsetWidth offsetHeight offsetLeft offsetTop clientWidth "
        "clientHeight scrollWidth scrollHeight scrollTop scrollLeft scrollX scrollY length PI"
    ).split(" ")
)
_CALLED = frozenset({Sort.FUNCTION, Sort.CONST})
_COUNTING = frozenset({"forEach", "map", "filter", "some", "every", "find", "findIndex", "flatMap"})
_DEEPEST = 40
_LONGEST = 40  # bytes of a function's name that is looked at


@dataclass(frozen=True, slots=True)
class Numeric:
    """What is known of numbers; ask :meth:`is_number` and :meth:`text`."""

    scopes: Scopes = field(repr=False)
    program: Program = field(repr=False)
    _uses: dict[tuple[int, int], Use] = field(repr=False, compare=False)
    _writes: dict[tuple[int, int], list[Use]] = field(repr=False, compare=False)
    _called: dict[tuple[int, int], list[Use]] = field(repr=False, compare=False)
    _properties: dict[str, list[tuple[int, Node | None, str]]] = field(repr=False, compare=False)
    _known: dict[object, bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read a page given as text."""
        trees = ScriptTrees.parse(html)
        return cls.of(Scopes.of(trees), Program.of(trees))

    @classmethod
    def of(cls, scopes: Scopes, program: Program) -> Self:
        """Index what names and properties are given."""
        writes: dict[tuple[int, int], list[Use]] = {}
        called: dict[tuple[int, int], list[Use]] = {}
        for use in scopes.uses:
            for one in use.declared:
                kept = writes if use.written else called if one.sort in _CALLED else None
                if kept is not None and (len(use.declared) == 1 or not use.written):
                    kept.setdefault((one.script, one.node.id), []).append(use)
        properties: dict[str, list[tuple[int, Node | None, str]]] = {}
        for name, script, value, sign in (*_written(program), *_declared(scopes)):
            properties.setdefault(name, []).append((script, value, sign))
        uses = {(one.script, one.node.id): one for one in scopes.uses}
        return cls(scopes, program, uses, writes, called, properties)

    def is_number(self, script: int, node: Node | None, depth: int = _DEEPEST) -> bool:
        """Whether an expression is surely a number."""
        if node is None or depth == 0:
            return False
        if node.type in ("number", "update_expression"):
            return True
        ask = _ASK.get(node.type)
        return ask is not None and bool(ask(self, script, node, depth - 1))

    def _identifier(self, script: int, node: Node, depth: int) -> bool:
        return self._is_name(self._uses.get((script, node.id)), depth)

    def _unary(self, _script: int, node: Node, _depth: int) -> bool:
        return node.children[0].type in ("-", "+", "~")

    def _parenthesized(self, script: int, node: Node, depth: int) -> bool:
        return self.is_number(script, node.named_children[0], depth)

    def _binary(self, script: int, node: Node, depth: int) -> bool:
        sign = child(node, "operator")
        if sign is not None and sign.type == "+":
            sides = (child(node, "left"), child(node, "right"))
            return all(self.is_number(script, one, depth) for one in sides)
        return sign is not None and sign.type in _SIGNS

    def _ternary(self, script: int, node: Node, depth: int) -> bool:
        both = (child(node, "consequence"), child(node, "alternative"))
        return all(self.is_number(script, one, depth) for one in both)

    def _call(self, script: int, node: Node, _depth: int) -> bool:
        called = child(node, "function")
        if called is None or called.end_byte - called.start_byte > _LONGEST:
            return False
        return _CALLS.match(self.scopes.scripts[script].code(called)) is not None

    def _member(self, script: int, node: Node, depth: int) -> bool:
        name = child(node, "property")
        return name is not None and self._is_property(self.scopes.scripts[script].code(name), depth)

    def text(self, script: int, node: Node) -> str:
        """A text with ``5`` where a number stands and :data:`UNKNOWN` where nothing is known."""
        code: Script = self.scopes.scripts[script]
        if node.type == "string":
            return code.code(node)[1:-1]
        if node.type == "template_string":
            parts = []
            for one in node.named_children:
                inner = one.named_children[0] if one.named_children else None
                is_text = one.type != "template_substitution"
                parts.append(code.code(one) if is_text else self._part(script, inner))
            return "".join(parts)
        if node.type == "binary_expression":
            sign, left, right = (child(node, one) for one in ("operator", "left", "right"))
            if left is not None and right is not None and sign is not None and sign.type == "+":
                return self.text(script, left) + self.text(script, right)
        return self._part(script, node)

    def _part(self, script: int, node: Node | None) -> str:
        return "5" if self.is_number(script, node) else UNKNOWN

    def _is_name(self, use: Use | None, depth: int) -> bool:
        if use is None or len(use.declared) != 1:
            return False
        one = use.declared[0]
        key = one.script, one.node.id
        if one.sort is Sort.PARAMETER:
            if key not in self._known:
                self._known[key] = True
                self._known[key] = key not in self._writes and self._is_parameter(one, depth)
            return self._known[key]
        if one.sort not in (Sort.LET, Sort.CONST, Sort.VAR):
            return False
        if key not in self._known:
            self._known[key] = True  # a name that is given itself stays what it was
            self._known[key] = self._all_numbers(one, depth)
        return self._known[key]

    def _is_parameter(self, one: Declaration, depth: int) -> bool:
        """Whether a parameter is a number in every call that there is."""
        if one.node.type == "shorthand_property_identifier_pattern":
            return one.name in _MEMBERS  # ({ clientX }) => …
        listed = one.node.parent
        function = listed.parent if listed is not None else None
        if listed is None or function is None or listed.type != "formal_parameters":
            return False
        at = [each.id for each in listed.named_children].index(one.node.id)
        name, around = child(function, "name"), function.parent
        if name is None and around is not None and around.type == "variable_declarator":
            name = child(around, "name")
        if name is None or function.type == "method_definition":
            return at == 1 and _is_counted(self.scopes.scripts[one.script], function)
        called = self._called.get((one.script, name.id), [])
        return bool(called) and all(self._hands_number(use, at, depth) for use in called)

    def _hands_number(self, use: Use, at: int, depth: int) -> bool:
        call = use.node.parent
        if call is None or call.type != "call_expression" or child(call, "function") != use.node:
            return False
        given = child(call, "arguments")
        handed = given.named_children if given is not None else []
        whole = len(handed) > at and all(each.type != "spread_element" for each in handed)
        return whole and self.is_number(use.script, handed[at], depth - 1)

    def _all_numbers(self, one: Declaration, depth: int) -> bool:
        given = [] if one.value is None else [self.is_number(one.script, one.value, depth - 1)]
        for use in self._writes.get((one.script, one.node.id), []):
            around = use.node.parent
            if around is None:
                return False
            sign = child(around, "operator")
            if around.type == "update_expression" or (sign is not None and sign.type in _CHANGING):
                given.append(True)
            elif around.type.endswith("assignment_expression"):
                given.append(self.is_number(use.script, child(around, "right"), depth - 1))
            else:
                return False
        return bool(given) and all(given)

    def _is_property(self, name: str, depth: int) -> bool:
        if name in _MEMBERS:
            return True
        if name not in self._known:
            self._known[name] = True
            rows = self._properties.get(name, [])
            self._known[name] = bool(rows) and all(
                sign in _CHANGING or sign == "++" or self.is_number(script, value, depth - 1)
                for script, value, sign in rows
            )
        return self._known[name]


_Ask = Callable[[Numeric, int, Node, int], bool]
_Row = tuple[str, int, Node | None, str]

_ASK: dict[str, _Ask] = {
    "identifier": Numeric._identifier,  # noqa: SLF001 - a table of this class's own methods
    "shorthand_property_identifier": Numeric._identifier,  # noqa: SLF001
    "unary_expression": Numeric._unary,  # noqa: SLF001
    "parenthesized_expression": Numeric._parenthesized,  # noqa: SLF001
    "binary_expression": Numeric._binary,  # noqa: SLF001
    "ternary_expression": Numeric._ternary,  # noqa: SLF001
    "call_expression": Numeric._call,  # noqa: SLF001
    "member_expression": Numeric._member,  # noqa: SLF001
}


def _is_counted(script: Script, function: Node) -> bool:
    """Whether a function is handed to what calls it with the place of each member of a list."""
    call = function.parent.parent if function.parent is not None else None
    called = child(call, "function") if call is not None and "call" in call.type else None
    name = child(called, "property") if called is not None and "member" in called.type else None
    return name is not None and script.code(name) in _COUNTING


def _written(program: Program) -> Iterator[_Row]:
    """Every property that is assigned: its name, script, value and operator."""
    for write in program.property_writes:
        around = write.node.parent
        if around is None:
            continue
        sign = child(around, "operator")
        changed = around.type == "update_expression"
        kind = "++" if changed else sign.type if sign is not None else ""
        yield write.name, write.script, write.value, kind


def _declared(scopes: Scopes) -> Iterator[_Row]:
    """Every property that an object literal or a class gives a value."""
    for number, script in enumerate(scopes.scripts):
        for data in script.found("data"):
            for pair in data.named_children if data.type == "object" else ():
                key, value = child(pair, "key"), child(pair, "value")
                if key is not None and value is not None:
                    yield script.code(key).strip("'\""), number, value, ""
                elif pair.type == "shorthand_property_identifier":
                    yield script.code(pair), number, pair, ""
        for member in script.found("valued"):
            name = child(member, "property")
            if name is not None:
                yield script.code(name), number, child(member, "value"), ""


@provider
def numeric(scopes: Scopes, program: Program) -> Numeric:
    """Index what is needed to tell numbers."""
    return Numeric.of(scopes, program)
