"""The tokens of an HTML file with their exact offsets, by the tokenizer of the HTML standard.

Linear in the length of the text, whatever the text; it never raises. Where a token
ends is decided by compiled regular expressions, so that Python sees a token at a time
and not a character. Source: https://html.spec.whatwg.org/multipage/parsing.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from grader.evidence.html_references import decode

_SPACE = r"\t\n\f\r "
_TAG = re.compile(rf"<(/?)([A-Za-z][^{_SPACE}/>]*+)(>?)")
_ATTRIBUTE = re.compile(
    rf"""[{_SPACE}/]*+(?:
        (?P<close>>)
        | (?P<name>=[^{_SPACE}/>=]*+|[^{_SPACE}/>=]++)
          (?:[{_SPACE}]*+(?P<equals>=)[{_SPACE}]*+(?:
              "(?P<double>[^"]*+)"
              | '(?P<single>[^']*+)'
              | (?P<bare>[^{_SPACE}>"'][^{_SPACE}>]*+)
              | (?=>)
              | (?P<open>["']?)
          ))?
    )""",
    re.VERBOSE,
)
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT_MARK = re.compile(rf"<!--|-->|</?script(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII)
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


class Inside(StrEnum):
    """What the file ends in the middle of."""

    TAG = "tag"
    ATTRIBUTE = "attribute"
    COMMENT = "comment"
    DOCTYPE = "doctype"
    CDATA = "cdata"
    RAW = "raw text"


@dataclass(frozen=True, slots=True)
class Cut:
    """The unfinished token at the end of a file: where it starts, and its tag's name.

    Of raw text ``start`` is where the content starts, and ``name`` the element's.
    """

    inside: Inside
    start: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute as written.

    ``name`` is in lower case; ``value`` has its character references decoded and is None
    where there is no ``=``. Offsets count code points from the start of the file;
    ``value_start`` is that of the first character inside the quotes.
    """

    name: str
    value: str | None
    start: int
    value_start: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag or an end tag."""

    name: str
    start: int
    end: int
    closing: bool = False
    attributes: tuple[Attribute, ...] = ()
    self_closing: bool = False

    @property
    def written(self) -> str:
        """The tag without its attributes, for people."""
        return f"</{self.name}>" if self.closing else f"<{self.name}>"


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between tags. ``raw`` text is the content of a script or a style."""

    start: int
    end: int
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, or what the standard reads as one (``<?xml …>``, ``<![CDATA[`` in HTML)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doctype:
    """A document type declaration."""

    start: int
    end: int


Token = Tag | Text | Comment | Doctype


class Tokenizer:
    """Reads tokens one by one; whoever builds the tree steers it between two tokens.

    Set ``raw`` to the name of an element whose content is raw text, and ``foreign`` while
    the innermost open element is of SVG or MathML. ``cut`` is set at the end of the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw = ""
        self.foreign = False
        self.cut: Cut | None = None
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        """Yield every token; offsets never overlap and never go back."""
        text, size = self.text, len(self.text)
        while self._at < size:
            if self.raw:
                yield self._raw_text()
                continue
            start = self._at
            angle = self._next_markup(start)
            if angle > start:
                self._at = angle
                yield Text(start, angle)
            if angle < size and (token := self._markup(text, angle)):
                yield token

    def _next_markup(self, at: int) -> int:
        """Offset of the next ``<`` that begins markup, or of the end of the text."""
        found = _MARKUP.search(self.text, at)
        return found.start() if found else len(self.text)

    def _markup(self, text: str, start: int) -> Token | None:
        tag = _TAG.match(text, start)
        if tag:
            return self._tag(tag)
        if text.startswith("<!--", start):
            return self._comment(start)
        if text.startswith("<![CDATA[", start) and self.foreign:
            return self._until(text.find("]]>", start + 9), 3, Cut(Inside.CDATA, start), Text)
        if start + 2 >= len(text):
            return self._end(Cut(Inside.TAG, start))
        end = text.find(">", start + 2)
        if text[start : start + 9].lower() == "<!doctype":
            return self._until(end, 1, Cut(Inside.DOCTYPE, start), Doctype)
        return self._until(end, 1, Cut(Inside.COMMENT, start), Comment)

    def _until(
        self,
        found: int,
        length: int,
        cut: Cut,
        make: type[Text] | type[Comment] | type[Doctype],
    ) -> Token | None:
        if found < 0:
            return self._end(cut)
        self._at = found + length
        return make(cut.start, self._at)

    def _comment(self, start: int) -> Token | None:
        for abrupt in ("<!-->", "<!--->"):
            if self.text.startswith(abrupt, start):
                self._at = start + len(abrupt)
                return Comment(start, self._at)
        end = _COMMENT_END.search(self.text, start + 4)
        if end is None:
            return self._end(Cut(Inside.COMMENT, start))
        self._at = end.end()
        return Comment(start, self._at)

    def _tag(self, found: re.Match[str]) -> Token | None:
        slash, name, close = found.groups()
        name, start, at = _lower(name), found.start(), found.end()
        if close:
            self._at = at
            return Tag(name, start, at, bool(slash))
        attributes: dict[str, Attribute] = {}
        while part := _ATTRIBUTE.match(self.text, at):
            end = part.end()
            if part["close"]:
                self._at = end
                bare = self.text[end - 2] == "/" and part.start() < end - 1
                return Tag(name, start, end, bool(slash), tuple(attributes.values()), bare)
            if part["open"] is not None:
                return self._end(Cut(Inside.ATTRIBUTE, start, name))
            attribute = _attribute(part)
            attributes.setdefault(attribute.name, attribute)
            at = end
        return self._end(Cut(Inside.TAG, start, name))

    def _raw_text(self) -> Text:
        start, name = self._at, self.raw
        end = _raw_end(self.text, start, name)
        self.raw = ""
        if end < 0:
            self._at = len(self.text)
            self.cut = None if name == "plaintext" else Cut(Inside.RAW, start, name)
        else:
            self._at = end
        return Text(start, self._at, raw=True)

    def _end(self, cut: Cut) -> Token | None:
        """Give up on an unfinished token: by the standard nothing comes of it."""
        self.cut = cut
        self._at = len(self.text)
        return None


_MARKUP = re.compile(r"<(?=[A-Za-z!/?]|\Z)")


def _attribute(part: re.Match[str]) -> Attribute:
    name = _lower(part["name"])
    if not part["equals"]:
        return Attribute(name, None, part.start("name"), part.end())
    for quoting in ("double", "single", "bare"):
        if (value := part[quoting]) is not None:
            value = decode(value, attribute=True) if "&" in value else value
            return Attribute(name, value, part.start("name"), part.start(quoting))
    return Attribute(name, "", part.start("name"), part.end())


def _raw_end(text: str, start: int, name: str) -> int:
    """Offset of the end tag that ends raw text, or -1."""
    if name == "plaintext":
        return -1
    pattern = _RAW_ENDS.get(name)
    if pattern is None:
        pattern = re.compile(rf"</{re.escape(name)}(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII)
        _RAW_ENDS[name] = pattern
    found = pattern.search(text, start)
    end = found.start() if found else -1
    if name == "script" and found and (opening := text.find("<!--", start, end)) >= 0:
        return _escaped_script_end(text, opening)
    return end


_RAW_ENDS: dict[str, re.Pattern[str]] = {}


def _escaped_script_end(text: str, at: int) -> int:
    """Offset of the end tag of a script that holds ``<!--``, or -1.

    Between ``<!--`` and ``-->`` a ``<script>`` hides the next ``</script>``.
    """
    escaped = hidden = False
    while mark := _SCRIPT_MARK.search(text, at):
        word = mark[0]
        at = mark.end()
        if word == "<!--":
            escaped = True
            at -= 2  # its dashes may already belong to the closing mark, as in <!-->
        elif word == "-->":
            escaped = hidden = False
        elif word[1] == "/":
            if not hidden:
                return mark.start()
            hidden = False
        elif escaped:
            hidden = True
    return -1


def _lower(name: str) -> str:
    """Lower the ASCII letters only, as the standard does, and replace NUL."""
    lowered = name.lower() if name.isascii() else name.translate(_ASCII_LOWER)
    return lowered.replace("\0", "\ufffd")
