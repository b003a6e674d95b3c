"""HtmlTree: the page as it is written, every element with its exact place.

Tags left out, crossed or never closed are kept as facts and not repaired; what a browser
makes of the page is told by ``repaired``. Reading is linear and never raises.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from grader.artifact import Medium
from grader.evidence.html_nesting import Nesting, Node, Unclosed
from grader.evidence.html_references import decode
from grader.evidence.html_rules import PHRASING, RAW, SPECIAL
from grader.evidence.html_tokens import (
    Attribute,
    Comment,
    Cut,
    Doctype,
    Inside,
    Tag,
    Text,
    Token,
    Tokenizer,
)
from grader.evidence.source import SourceFiles, SourceText
from grader.finding import Place
from grader.missing import Cause, Missing
from grader.provider import provider

__all__ = [
    "Attribute",
    "Comment",
    "Cut",
    "Doctype",
    "Element",
    "HtmlTree",
    "Inside",
    "Tag",
    "Text",
    "Unclosed",
    "html_tree",
]


@dataclass(frozen=True, slots=True)
class Element:
    """One element as written. Offsets count code points from the start of the file.

    ``text`` is the raw content of a script, style, title, textarea …, else the text that
    stands directly in the element, with character references decoded. ``start`` and ``end``
    enclose its tags, ``inner_start`` and ``inner_end`` its content. ``closed`` is False
    where an end tag is required and missing or misplaced. ``foreign`` elements belong to
    SVG or MathML. ``parent`` is an index into the elements of the page.
    """

    tag: str
    attributes: tuple[Attribute, ...]
    text: str
    file: SourceText = field(repr=False, compare=False)
    start: int
    inner_start: int
    inner_end: int
    end: int
    parent: int | None
    closed: bool
    foreign: bool

    @property
    def place(self) -> Place:
        """Where its start tag stands."""
        return self.file.place(self.start)

    def get(self, name: str) -> str | None:
        """Value of an attribute: None where it is absent, empty where it has no value."""
        for one in self.attributes:
            if one.name == name:
                return one.value or ""
        return None

    def attribute(self, name: str) -> Attribute | None:
        """One attribute by its name in lower case, or None."""
        return next((one for one in self.attributes if one.name == name), None)


@dataclass(frozen=True, slots=True)
class HtmlTree:
    """A page as written: elements in the order of their start tags, and what is wrong.

    ``before`` and ``after`` hold the loose text outside the document: in front of its
    doctype, ``html``, ``head`` or ``body`` tag, and behind the end tag of ``body`` or
    ``html``; ``ended`` says that there is such an end tag. ``cut`` is the unfinished token at
    the end of the file, or None. ``unclosed`` follows the order of the start tags, ``stray``
    lists end tags without an element.
    """

    file: SourceText
    elements: tuple[Element, ...]
    doctype: Doctype | None = None
    comments: tuple[Comment, ...] = field(default=(), repr=False)
    unclosed: tuple[Unclosed, ...] = ()
    stray: tuple[Tag, ...] = ()
    before: tuple[Text, ...] = ()
    after: tuple[Text, ...] = ()
    ended: bool = False
    cut: Cut | None = None

    def all(self, *tags: str) -> tuple[Element, ...]:
        """Every element of these names, in the order of the file."""
        return tuple(one for one in self.elements if one.tag in tags)

    def within(self, *tags: str) -> frozenset[int]:
        """Indices of the elements that stand inside an element of these names."""
        inside: set[int] = set()
        for index, one in enumerate(self.elements):
            if one.parent is None:
                continue
            if one.parent in inside or self.elements[one.parent].tag in tags:
                inside.add(index)
        return frozenset(inside)

    def place(self, start: int, end: int | None = None) -> Place:
        """Turn an offset into a place in the page's file."""
        return self.file.place(start, end)

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Read a page given as text, or as the first of several files by path."""
        return cls.read(SourceFiles.parse(text).index)

    @classmethod
    def read(cls, file: SourceText) -> Self:
        """Read a page."""
        page = _Reader(file)
        page.run()
        nesting = page.nesting
        return cls(
            file,
            tuple(_elements(file, nesting.nodes)),
            page.doctype,
            tuple(page.comments),
            tuple(sorted(nesting.unclosed, key=lambda one: one.element)),
            tuple(nesting.stray),
            tuple(page.before) if page.begun else (),
            tuple(page.after),
            page.ended,
            page.tokens.cut,
        )


@provider
def html_tree(source: SourceFiles) -> HtmlTree | Missing:
    """Read the page that is opened."""
    if source.medium is not Medium.HTML:
        return Missing(f"the answer is {source.medium.value}, not a page", Cause.CANNOT_TELL)
    return HtmlTree.read(source.index)


class _Reader:
    """One pass over a page: hands tokens to the stack and gathers what lies outside."""

    def __init__(self, file: SourceText) -> None:
        self.tokens = Tokenizer(file.text)
        self.nesting = Nesting()
        self.doctype: Doctype | None = None
        self.comments: list[Comment] = []
        self.before: list[Text] = []
        self.after: list[Text] = []
        self.begun = False
        self.ended = False
        self._last: Node | None = None

    def run(self) -> None:
        nesting, tokens = self.nesting, self.tokens
        for token in tokens:
            if isinstance(token, Tag):
                self._tag(token)
            elif isinstance(token, Text):
                self._text(token)
            else:
                self._declaration(token)
            current = nesting.current
            tokens.foreign = current is not None and current.foreign
        nesting.finish(len(tokens.text))

    def _tag(self, tag: Tag) -> None:
        if tag.closing:
            self.nesting.end(tag)
            if tag.name in ("html", "body"):
                self.ended = True
                self._last = self.nesting.current
            return
        node = self.nesting.start(tag)
        if node.foreign:
            return
        if node.tag in RAW:
            self.tokens.raw = node.tag
        elif node.tag in ("html", "head", "body"):
            self.begun = True

    def _text(self, token: Text) -> None:
        text = self.tokens.text[token.start : token.end]
        if not token.raw and not text.isspace():
            if not self.begun and self._is_loose():
                self.before.append(token)
            elif self.ended and self.nesting.current is self._last:
                self.after.append(token)
        self.nesting.add_text(text)

    def _is_loose(self) -> bool:
        """Whether text stands in no element of HTML; ``<think>`` is none."""
        current = self.nesting.current
        return current is None or current.tag not in PHRASING | SPECIAL

    def _declaration(self, token: Token) -> None:
        if isinstance(token, Comment):
            self.comments.append(token)
        elif isinstance(token, Doctype) and self.doctype is None:
            self.doctype = token
            self.begun = True
            self.nesting.quirks = False


def _elements(file: SourceText, nodes: list[Node]) -> Iterator[Element]:
    for node in nodes:
        token = node.token
        text = "".join(node.parts)
        if "&" in text and (node.foreign or node.tag not in RAW):
            text = decode(text)
        yield Element(
            node.tag,
            token.attributes,
            text,
            file,
            token.start,
            token.end,
            node.inner_end,
            node.end,
            node.parent,
            node.closed,
            node.foreign,
        )
