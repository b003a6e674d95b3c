"""Which element stands in which, by the rules of the HTML standard for tags left out.

The tree is the written one: elements are not invented, moved or split as a browser does
when it repairs a page (see ``repaired``). Linear: every question to the stack of open
elements ("is there a ``p`` in scope?") is answered from depths that are kept per tag and
per kind of barrier, never by walking the stack.
"""

from dataclasses import dataclass, field, replace

from grader.evidence import html_rules as rules
from grader.evidence.html_tokens import Tag


@dataclass(slots=True, eq=False)
class Node:
    """An element while its page is being read. Offsets count code points.

    ``space`` is ``svg`` or ``math`` for an element of that language, empty for HTML.
    ``html_depth`` is the depth of the nearest open HTML element, itself included, and
    ``content_depth`` that of the nearest one that holds HTML, be it of SVG or MathML.
    """

    tag: str
    token: Tag
    index: int
    parent: int | None
    space: str
    holds_html: bool
    html_depth: int
    content_depth: int
    inner_end: int = -1
    end: int = -1
    closed: bool = True
    parts: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> bool:
        """Whether the element is of SVG or MathML."""
        return bool(self.space)

    @property
    def key(self) -> str:
        """Name under which the open element is found: SVG's ``a`` is not HTML's."""
        return f"svg:{self.tag}" if self.foreign else self.tag


@dataclass(frozen=True, slots=True)
class Unclosed:
    """An element whose required end tag is not where it must be.

    ``element`` is its index. ``at`` is where it had to end: the start of the tag ``by``
    (``</div>``), or the end of the file, where ``by`` is empty. ``crossed`` says that its
    end tag stands on the wrong side of another tag.
    """

    element: int
    by: str
    at: int
    crossed: bool = False


class Nesting:
    """The stack of open elements, fed with tags in the order of the file.

    ``current`` is the innermost open element. Without a doctype a page is read in
    ``quirks`` mode, in which a table does not end a paragraph.
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.unclosed: list[Unclosed] = []
        self.stray: list[Tag] = []
        self.quirks = True
        self.current: Node | None = None
        self._stack: list[Node] = []
        self._depths: dict[str, list[int]] = {}
        self._barriers: dict[str, list[int]] = {scope: [] for scope in rules.BARRIERS}
        self._awaited: dict[str, list[int]] = {}

    @property
    def in_foreign(self) -> bool:
        """Whether the next tag is read by the rules of SVG and MathML."""
        top = self.current
        return top is not None and top.foreign and not top.holds_html

    def start(self, token: Tag) -> Node:
        """Read a start tag: end what it ends, and open its element."""
        tag = token.name
        top = self.current
        if top is not None and self.in_foreign:
            if not _breaks_out(token):
                return self._open(token, top.space)
            self._leave_foreign(token)
        if tag in rules.ENDS_PARAGRAPH and not (tag == "table" and self.quirks):
            self._end_in("p", "button", token)
        self._end_before(token)
        if tag in ("html", "body") and self._depths.get(tag):
            return self._record(token, "")
        return self._open(token, tag if tag in ("svg", "math") else "")

    def end(self, token: Tag) -> None:
        """Read an end tag: close its element, or note that there is none."""
        tag, at = token.name, token.start
        if self.in_foreign and tag in ("p", "br"):
            self._leave_foreign(token)
        top = self.current
        if top is not None and top.foreign:
            depth = self._depth(f"svg:{tag}")
            if depth > top.html_depth:
                self._close(depth, token)
                return
        if tag in ("html", "body"):
            self._end_root(token)
            return
        if tag in rules.HEADINGS and (depth := max(map(self._depth, rules.HEADINGS))) >= 0:
            tag = self._stack[depth].tag
        depth = self._depth(tag)
        if depth >= 0 and depth >= self._barrier(_scope_of(tag)):
            if tag in rules.FORMATTING and self._barrier("special") > depth:
                self._cross(self._stack[depth], at)
            elif tag != token.name:
                self._pop_to(depth, token.written, at)
            else:
                self._close(depth, token)
        elif waiting := self._awaited.get(tag):
            position = waiting.pop()
            self.unclosed[position] = replace(self.unclosed[position], crossed=True)
        else:
            self.stray.append(token)

    def finish(self, size: int) -> None:
        """Read the end of the file."""
        self._pop_to(0, "", size)

    def add_text(self, text: str) -> None:
        """Give text to the innermost open element; visible text ends an open head."""
        top = self.current
        if top is None:
            return
        if top.tag == "head" and not text.isspace():
            self._pop_to(len(self._stack) - 1, "", top.token.end)
        else:
            top.parts.append(text)

    def _leave_foreign(self, token: Tag) -> None:
        self._pop_to(self._stack[-1].content_depth + 1, token.written, token.start)

    def _end_before(self, token: Tag) -> None:
        """End the elements that a start tag ends beside paragraphs."""
        top, tag = self.current, token.name
        if top is None:
            return
        if top.tag == "head" and tag not in rules.HEAD_CONTENT:
            self._pop_to(len(self._stack) - 1, token.written, token.start)
        elif tag in ("li", "dd", "dt"):
            self._end_item(token)
        elif tag in rules.TABLE_PARTS or tag == "col":
            self._end_table_parts(token)
        elif tag in ("button", "a"):
            self._end_in(tag, "scope" if tag == "button" else "special", token)
        for ended in rules.ENDS_CURRENT.get(tag, ()):
            self._end_current(ended, token)

    def _end_current(self, tags: frozenset[str], token: Tag) -> None:
        top = self.current
        if top is not None and top.tag in tags and not top.foreign:
            self._pop_to(len(self._stack) - 1, token.written, token.start)

    def _end_in(self, tag: str, scope: str, token: Tag) -> None:
        depth = self._depth(tag)
        if depth >= 0 and depth >= self._barrier(scope):
            self._pop_to(depth, token.written, token.start)

    def _end_item(self, token: Tag) -> None:
        depth = self._barrier("wall")
        same = ("li",) if token.name == "li" else ("dd", "dt")
        if depth >= 0 and self._stack[depth].key in same:
            self._pop_to(depth, token.written, token.start)

    def _end_table_parts(self, token: Tag) -> None:
        ended = rules.ENDS_TABLE_PARTS[token.name]
        depths = (self._depth(tag) for tag in ended)
        outermost = min((one for one in depths if one > self._barrier("table")), default=-1)
        if outermost >= 0:
            self._pop_to(outermost, token.written, token.start)

    def _end_root(self, token: Tag) -> None:
        depth = self._depth(token.name)
        if depth < 0:
            self.stray.append(token)
            return
        node = self._stack[depth]
        node.inner_end, node.end = token.start, token.end

    def _record(self, token: Tag, space: str) -> Node:
        top = self.current
        depth = len(self._stack)
        holds_html = _holds_html(token, space)
        above = (-1, -1) if top is None else (top.html_depth, top.content_depth)
        node = Node(
            token.name,
            token,
            len(self.nodes),
            top.index if top is not None else None,
            space,
            holds_html,
            html_depth=above[0] if space else depth,
            content_depth=above[1] if space and not holds_html else depth,
        )
        node.inner_end = node.end = token.end
        self.nodes.append(node)
        return node

    def _open(self, token: Tag, space: str) -> Node:
        node = self._record(token, space)
        if token.self_closing if space else node.tag in rules.VOID:
            return node
        node.inner_end = node.end = -1
        depth = len(self._stack)
        self._stack.append(node)
        self.current = node
        self._depths.setdefault(node.key, []).append(depth)
        for scope in _barriers_of(node):
            self._barriers[scope].append(depth)
        return node

    def _close(self, depth: int, token: Tag) -> None:
        node = self._stack[depth]
        node.inner_end, node.end = token.start, token.end
        self._pop_to(depth, token.written, token.start)

    def _cross(self, node: Node, at: int) -> None:
        """Note that an end tag stands inside a block that its element does not end."""
        if node.end < 0:
            node.inner_end = node.end = at
            node.closed = False
            self.unclosed.append(Unclosed(node.index, f"<{self._stack[-1].tag}>", at, crossed=True))

    def _pop_to(self, depth: int, by: str, at: int) -> None:
        """Take elements off the stack down to ``depth``; the missing end tags are noted."""
        while len(self._stack) > depth:
            node = self._stack.pop()
            self._depths[node.key].pop()
            for scope in _barriers_of(node):
                self._barriers[scope].pop()
            if node.end >= 0:
                continue
            node.inner_end = node.end = at
            if node.foreign or node.tag not in rules.NO_END_NEEDED:
                node.closed = False
                self._awaited.setdefault(node.tag, []).append(len(self.unclosed))
                self.unclosed.append(Unclosed(node.index, by, at))

        self.current = self._stack[-1] if self._stack else None

    def _depth(self, key: str) -> int:
        depths = self._depths.get(key)
        return depths[-1] if depths else -1

    def _barrier(self, scope: str) -> int:
        depths = self._barriers[scope]
        return depths[-1] if depths else -1


def _scope_of(tag: str) -> str:
    """Which barriers the end tag of an element may not cross."""
    if tag in rules.TABLE_PARTS or tag == "table":
        return "table"
    if tag == "p":
        return "button"
    if tag == "li":
        return "list"
    if tag in rules.IN_SCOPE_END or tag in rules.HEADINGS or tag in rules.FORMATTING:
        return "scope"
    return "none" if tag in ("template", "head") else "special"


def _barriers_of(node: Node) -> tuple[str, ...]:
    if node.foreign:
        return rules.FOREIGN_BARRIERS if node.holds_html else ()
    return rules.BARRIERS_OF.get(node.tag, ())


def _breaks_out(token: Tag) -> bool:
    if token.name == "font":
        return any(one.name in ("color", "face", "size") for one in token.attributes)
    return token.name in rules.BREAKOUT


def _holds_html(token: Tag, space: str) -> bool:
    """Whether an element of SVG or MathML holds HTML ("integration point")."""
    if token.name != "annotation-xml" or space != "math":
        return token.name in rules.INTEGRATION.get(space, ())
    kinds = ("text/html", "application/xhtml+xml")
    return any(
        one.name == "encoding" and (one.value or "").lower() in kinds for one in token.attributes
    )
