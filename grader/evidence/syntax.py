"""A piece of code inside a file, with its syntax tree: what scripts and style sheets share.

tree-sitter gives one tree for good and broken code; its offsets count bytes of the piece,
ours lines and code points of the file that the piece stands in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from tree_sitter import Language, Node, Parser, Query, QueryCursor, Tree

from grader.finding import Place

Captures = Mapping[str, list[Node]]
"""Nodes by the names that a query gives them, in the order of the text."""

_BRACKETS = {"(": ")", "[": "]", "{": "}", "${": "}"}

DEEPEST = 10_000
"""Levels of nesting below which queries do not look: far deeper they take quadratic time."""

WIDEST = 4000
"""Tokens of an error node that queries take as a whole."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """A piece of code and where its first character stands (1-based, in code points)."""

    file: str
    text: str
    line: int
    column: int
    tree: Tree = field(repr=False, compare=False)
    data: bytes = field(repr=False, compare=False)
    _found: dict[str, list[Node]] = field(
        default_factory=dict, repr=False, compare=False, kw_only=True
    )

    everyday: ClassVar[Query]
    """What is asked of most pieces of this language, see :meth:`found`."""

    @property
    def root(self) -> Node:
        """The root of the syntax tree; its offsets count bytes of ``text`` as UTF-8."""
        return self.tree.root_node

    def place(self, node: Node) -> Place:
        """Where a node of this piece stands in its file."""
        start = node.start_point
        line, column = self.position(start.row, start.column, node.start_byte)
        return Place(self.file, line, column, self.line + node.end_point.row)

    def position(self, row: int, byte_column: int, byte: int) -> tuple[int, int]:
        """Turn a tree-sitter row, column (bytes) and offset (bytes) into line and column."""
        before = self.data[byte - byte_column : byte]
        column = byte_column if before.isascii() else len(before.decode("utf-8", "replace"))
        return self.line + row, column + (self.column if row == 0 else 1)

    def place_at(self, offset: int) -> Place:
        """Where a character of ``text`` stands in its file."""
        return next(self.places_at((offset,)))

    def places_at(self, offsets: Iterable[int]) -> Iterator[Place]:
        """Where characters of ``text`` stand, given in the order of the text."""
        row = start = 0
        for offset in offsets:
            while (end := self.text.find("\n", start, offset)) >= 0:
                row, start = row + 1, end + 1
            yield Place(self.file, self.line + row, offset - start + (1 if row else self.column))

    def node_at(self, offset: int) -> Node | None:
        """The smallest node at a character of ``text``."""
        byte = offset if self.text.isascii() else len(self.text[:offset].encode("utf-8", "replace"))
        return self.root.descendant_for_byte_range(byte, byte + 1)

    @property
    def unfinished(self) -> Node | None:
        """The last bracket or quote that is open at the end, in code that does not parse.

        None where a mistake on an earlier line, behind the bracket, may be why it is open.
        """
        if not self.root.has_error:
            return None
        last = self.data.rstrip().count(b"\n")
        opened: list[Node] = []
        mistaken = -1
        todo = [self.root]
        while todo:
            node = todo.pop()
            if (node.is_error or node.is_missing) and node.end_point.row < last:
                mistaken = node.start_byte
            if node.child_count:
                todo += reversed(node.children)
            elif node.type in _BRACKETS and not node.is_missing:
                opened.append(node)
            elif opened and node.type == _BRACKETS.get(opened[-1].type) and not node.is_missing:
                opened.pop()
        return opened[-1] if opened and opened[-1].start_byte > mistaken else None

    def code(self, node: Node) -> str:
        """The text of a node."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def captures(self, query: Query) -> Captures:
        """What a query finds in this piece: outer nodes before inner ones.

        tree-sitter itself gives them in an order that differs from run to run.
        """
        found: dict[str, list[Node]] = {}
        for part in _parts(self.root):
            for name, nodes in _cursor(query).captures(part).items():
                found.setdefault(name, []).extend(nodes)
        return {name: sorted(nodes, key=by_place) for name, nodes in sorted(found.items())}

    def found(self, name: str) -> Sequence[Node]:
        """Nodes that the everyday query of the language calls so, outer before inner.

        All its names are looked for together, when the first is asked for.
        """
        if not self._found:
            self._found[""] = []
            self._found.update(self.captures(self.everyday))
        return self._found.get(name, ())

    def matches(self, query: Query) -> Iterator[Captures]:
        """Every match of a query in this piece."""
        for part in _parts(self.root):
            for _, captures in _cursor(query).matches(part):
                yield captures


def parse_code(language: Language, data: bytes) -> Tree:
    """Parse a piece of code; broken code gives a tree with error nodes."""
    return Parser(language).parse(data)


def by_place(node: Node) -> tuple[int, int]:
    """Sort key: the order of the text, outer nodes before inner ones."""
    return node.start_byte, -node.end_byte


def _parts(root: Node) -> list[Node]:
    """The nodes to look through: the root, or what stands around and in heaps of junk.

    A query takes quadratic time in an error node of very many tokens; what is whole in such
    a heap is looked through piece by piece.
    """
    wide, around = _heaps(root) if root.has_error else ([], frozenset[int]())
    if not wide:
        return [root]
    found: list[Node] = []
    todo = [root]
    while todo:
        for one in todo.pop().children:
            if one.id in around:
                todo.append(one)
            elif one.child_count:
                found.append(one)
    return found


def _heaps(root: Node) -> tuple[list[Node], frozenset[int]]:
    """Error nodes with too many tokens, and the ids of these nodes and of all around them."""
    wide: list[Node] = []
    parents: dict[int, int] = {}
    todo = [root]
    while todo:
        node = todo.pop()
        if node.is_error and node.child_count > WIDEST:
            wide.append(node)
        for one in node.children:
            if one.has_error and one.child_count:
                parents[one.id] = node.id
                todo.append(one)
    around: set[int] = set()
    for one in wide:
        id_: int | None = one.id
        while id_ is not None and id_ not in around:
            around.add(id_)
            id_ = parents.get(id_)
    return wide, frozenset(around)


def _cursor(query: Query) -> QueryCursor:
    cursor = QueryCursor(query)
    cursor.set_max_start_depth(DEEPEST)
    return cursor
