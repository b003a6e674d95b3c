"""StyleRules: rules and declarations of every style sheet, and what is left over.

Read as CSS Syntax says (https://www.w3.org/TR/css-syntax-3/), but with every mistake kept: a
browser drops what it does not understand, up to the next semicolon or brace, and says nothing.
Linear in the text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from grader.evidence.style import Style, StyleTrees
from grader.finding import Place
from grader.provider import provider

_TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)|<!--|-->|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?
    |\\.|\burl\(\s*[^"'\s)][^)]*\)?|[{};()\[\]]""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_DECLARATION = re.compile(r"([*_]?-{0,2}[A-Za-z_][\w-]*|--[^\s:]+)\s*:", re.ASCII)
_IMPORTANT = re.compile(r"\s*!\s*(?:important|ie)\s*$", re.IGNORECASE)
_NEXT_LINE = re.compile(r"\n\s*([a-z-]{2,40})\s*:\s*(?=\S)")
_QUOTED = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|'[^']*'")
_NAMED = {sign: re.compile(rf"\{sign}(-?[A-Za-z_][\w-]*)") for sign in ".#"}
_TEMPLATE = re.compile(r"\{%|\{\{|<%|<\?php")
"""What a server would fill in before a browser sees it."""


class Within(StrEnum):
    """What a block holds."""

    STYLE = "style"  # declarations of a rule
    KEYFRAMES = "keyframes"
    KEYFRAME = "keyframe"
    GROUP = "group"  # media, supports, layer …: rules, or declarations where it is nested
    OTHER = "other"  # descriptors: font-face, property, page …


class Mistake(StrEnum):
    """What is broken in the text of a style sheet."""

    UNCLOSED = "unclosed"
    STRAY = "stray"
    BRACKET = "bracket"
    JUNK = "junk"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. ``prelude`` is what stands before its brace, without comments."""

    style: int
    prelude: str
    start: int
    within: Within
    parent: int | None


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration. ``name`` is as written, ``value`` without comments and ``!important``."""

    style: int
    block: int
    name: str
    value: str
    start: int


@dataclass(frozen=True, slots=True)
class Broken:
    """One mistake, with the text that shows it."""

    style: int
    mistake: Mistake
    start: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class StyleRules:
    """What the style sheets of a page say, in the order of the text."""

    styles: tuple[Style, ...] = field(repr=False)
    blocks: tuple[Block, ...]
    declarations: tuple[Declared, ...]
    broken: tuple[Broken, ...]

    def place(self, part: Block | Declared | Broken) -> Place:
        """Where a part stands."""
        return self.styles[part.style].place_at(part.start)

    def within(self, declared: Declared) -> Within:
        """What kind of block a declaration stands in; groups count as what is around them."""
        block: Block = self.blocks[declared.block]
        while block.within is Within.GROUP and block.parent is not None:
            block = self.blocks[block.parent]
        return block.within

    def is_conditional(self, declared: Declared) -> bool:
        """Whether a declaration stands under ``@supports``, so that it may be dropped."""
        at: int | None = declared.block
        while at is not None:
            if self.blocks[at].prelude.lower().startswith("@supports"):
                return True
            at = self.blocks[at].parent
        return False

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read the style sheets of a page given as text."""
        return cls.of(StyleTrees.parse(html))

    @classmethod
    def of(cls, trees: StyleTrees) -> Self:
        """Read the style sheets of a page."""
        reading = _Reading()
        for index, style in enumerate(trees.styles):
            if not _TEMPLATE.search(style.text):
                reading.read(index, style.text)
        broken = sorted(reading.broken, key=lambda one: (one.style, one.start))
        blocks, declarations = tuple(reading.blocks), tuple(reading.declarations)
        return cls(trees.styles, blocks, declarations, tuple(broken))


@provider
def style_rules(trees: StyleTrees) -> StyleRules:
    """Read the style sheets of a page."""
    return StyleRules.of(trees)


class _Reading:
    """What was read so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.declarations: list[Declared] = []
        self.broken: list[Broken] = []
        self._text = ""
        self._index = 0
        self._open: list[int] = []
        self._brackets: list[int] = []

    def read(self, index: int, text: str) -> None:
        self._text, self._index = text, index
        self._open, self._brackets = [], []
        start = 0
        for token in _TOKEN.finditer(text):
            start = self._take(token[0], token.start(), token.end(), start)
        self._statement(start, len(text))
        if self._open:
            block = self.blocks[self._suspect()]
            self.broken.append(Broken(index, Mistake.UNCLOSED, block.start, block.prelude))

    def _take(self, sign: str, at: int, end: int, start: int) -> int:
        """Take one sign in; return where the statement begins that goes on."""
        if sign in ("(", "["):
            self._brackets.append(at)
        elif sign in (")", "]"):
            if self._brackets:
                self._brackets.pop()
        elif sign == ";":
            if self._brackets and not self._is_unclosed(at):
                return start
            self._statement(start, at)
            return end
        elif sign == "{":
            self._bracket()
            self._enter(start, at)
            return end
        elif sign == "}":
            self._bracket()
            self._statement(start, at)
            if self._open:
                self._open.pop()
            else:
                self.broken.append(Broken(self._index, Mistake.STRAY, at))
            return end
        return start

    def _is_unclosed(self, at: int) -> bool:
        """Whether a semicolon in brackets ends a declaration: the line and another one follow."""
        rest = self._text[at + 1 : at + 80]
        if not re.match(r"\s*(?:/\*.*?\*/\s*)?(?:\}|[a-z-]+\s*:)", rest, re.DOTALL):
            return False
        self._bracket()
        return True

    def _bracket(self) -> None:
        if self._brackets:
            self.broken.append(Broken(self._index, Mistake.BRACKET, self._brackets[0]))
            self._brackets = []

    def _enter(self, start: int, brace: int) -> None:
        prelude, first = _plain(self._text, start, brace)
        around = self.blocks[self._open[-1]] if self._open else None
        block = Block(
            self._index,
            prelude,
            first,
            _within(prelude, around),
            self._open[-1] if around else None,
        )
        self._open.append(len(self.blocks))
        self.blocks.append(block)

    def _statement(self, start: int, end: int) -> None:
        """Take a declaration in, or what stands in its place."""
        text, first = _plain(self._text, start, end)
        if not text or text.startswith("@"):
            return
        if not self._open:
            if end < len(self._text):
                self.broken.append(Broken(self._index, Mistake.JUNK, first, text))
            return
        found = _DECLARATION.match(text)
        if found is None and text.startswith("//") and "\n" not in text:
            return  # dropped on purpose
        if found is None:
            self.broken.append(Broken(self._index, Mistake.JUNK, first, text))
            return
        value = _IMPORTANT.sub("", text[found.end() :].strip())
        joined = None if found[1].startswith("--") else _NEXT_LINE.search(text, found.end())
        if joined is not None:
            self.broken.append(Broken(self._index, Mistake.JOINED, first, joined[1]))
            value = text[found.end() : joined.start()].strip()
        row = Declared(self._index, self._open[-1], found[1], value, first)
        self.declarations.append(row)

    def _suspect(self) -> int:
        """The open block that most likely lacks its brace: a rule stands in it as if outside."""
        for block in self.blocks:
            if block.style != self._index or block.parent is None:
                continue
            around = self.blocks[block.parent]
            nested = around.within is Within.STYLE and not block.prelude.startswith("&")
            if nested and self._indent(block) <= self._indent(around):
                return block.parent
        return self._open[0]

    def _indent(self, block: Block) -> int:
        return block.start - (self._text.rfind("\n", 0, block.start) + 1)


def _plain(text: str, start: int, end: int) -> tuple[str, int]:
    """A piece of the text without comments and margins, and where it begins."""
    piece = text[start:end]
    if "/*" in piece or "--" in piece:
        piece = _COMMENT.sub(lambda one: " " * len(one[0]), piece)
    plain = piece.strip()
    return plain, start + len(piece) - len(piece.lstrip())


def _within(prelude: str, around: Block | None) -> Within:
    if around is not None and around.within is Within.KEYFRAMES:
        return Within.KEYFRAME
    if not prelude.startswith("@"):
        return Within.STYLE
    name = re.split(r"[^\w-]", prelude[1:], maxsplit=1)[0].lower()
    if name.endswith("keyframes"):
        return Within.KEYFRAMES
    groups = ("media", "supports", "layer", "container", "scope", "starting-style", "document")
    return Within.GROUP if name in groups or name.startswith("-moz-doc") else Within.OTHER


def names_in(prelude: str, sign: str) -> Iterator[str]:
    """Names of classes (``.``) or ids (``#``) in a selector."""
    if sign not in prelude:
        return
    bare = _QUOTED.sub(" ", prelude) if "[" in prelude or "(" in prelude else prelude
    yield from _NAMED[sign].findall(bare)
