"""The tokenizer: where tokens begin and end, by the letter of the HTML standard."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.html_references import decode
from grader.evidence.html_tokens import Comment, Cut, Doctype, Inside, Tag, Text, Tokenizer

PIECES: tuple[str, ...] = (
    *("<", ">", "</", "/>", "<!--", "-->", "--!>", "<!", "<?", "<a", "<b ", "</b>", "=", "'"),
    *('"', " ", "\n", "&amp", "&#0;", "x", "é", "\0", "<!doctype", "<script>", "</script>"),
    *("<svg>", "<![CDATA[", "]]>", "<title>", "</title", "<plaintext>", "<p/>", "\r\n", "-"),
)
JUNK = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)


def tokens(text: str, raw: str = "") -> list[str]:
    reading = Tokenizer(text)
    reading.raw = raw
    said = {Tag: "tag", Text: "text", Comment: "comment", Doctype: "doctype"}
    return [f"{said[type(one)]} {text[one.start : one.end]}" for one in reading]


def tag(text: str) -> Tag:
    (found,) = Tokenizer(text)
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<b>c", ["text a", "tag <b>", "text c"]),
        ("a < b <3 <", ["text a < b <3 "]),
        ("</ a>x", ["comment </ a>", "text x"]),
        ("</>x", ["comment </>", "text x"]),
        ("<!-->x", ["comment <!-->", "text x"]),
        ("<!--->x", ["comment <!--->", "text x"]),
        ("<!---->x", ["comment <!---->", "text x"]),
        ("<!--a--!>x", ["comment <!--a--!>", "text x"]),
        ("<!--a--b-->x", ["comment <!--a--b-->", "text x"]),
        ("<?php ?>x", ["comment <?php ?>", "text x"]),
        ("<!doctype html>x", ["doctype <!doctype html>", "text x"]),
        ("<![CDATA[a]]>x", ["comment <![CDATA[a]]>", "text x"]),
        ("<a b='>'>x", ["tag <a b='>'>", "text x"]),
        ('<a b=">" c=\'"\'>x', ['tag <a b=">" c=\'"\'>', "text x"]),
        ("<a\n/b\t/ >x", ["tag <a\n/b\t/ >", "text x"]),
        ("</a b=1>x", ["tag </a b=1>", "text x"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("name", "text", "content"),
    [
        ("script", "a</scripts></SCRIPT >b", "a</scripts>"),
        ("script", "'</script>'", "'"),
        ("script", "<!--<script></script>--></script>", "<!--<script></script>-->"),
        ("script", "<!--<script></script></script>", "<!--<script></script>"),
        ("script", "<!--<scripts></script>x</script>", "<!--<scripts>"),
        ("script", "<!--><script></script>", "<!--><script>"),
        ("script", "<!-- --><script></script>", "<!-- --><script>"),
        ("script", "<!--</script>", "<!--"),
        ("style", "<!-- </style> -->", "<!-- "),
        ("title", "a<b></titles></title\n>", "a<b></titles>"),
        ("textarea", "</textareaé></textarea/>", "</textareaé>"),
        ("plaintext", "a</plaintext>", "a</plaintext>"),
    ],
)
def test_raw_text(name: str, text: str, content: str) -> None:
    assert tokens(text, raw=name)[0] == f"text {content}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a b>", [("b", None, 3, 4)]),
        ("<a b=>", [("b", "", 3, 5)]),
        ("<a b = 'c'>", [("b", "c", 3, 8)]),
        ("<a B=c/d>", [("b", "c/d", 3, 5)]),
        ("<a b=c d=e b=f>", [("b", "c", 3, 5), ("d", "e", 7, 9)]),
        ("<a =b=c>", [("=b", "c", 3, 6)]),
        ('<a b="c"d=e>', [("b", "c", 3, 6), ("d", "e", 8, 10)]),
        ("<a b=&lt;&#x41;>", [("b", "<A", 3, 5)]),
        ("<a b='?x&copy=1&lang'>", [("b", "?x&copy=1&lang", 3, 6)]),
        ("<a 日=本>", [("日", "本", 3, 5)]),
    ],
)
def test_attributes(text: str, expected: list[tuple[str, str | None, int, int]]) -> None:
    found = [(a.name, a.value, a.start, a.value_start) for a in tag(text).attributes]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "closing"), [("<a/>", True), ("<a b/>", True), ("<a b=c/>", False), ("<a / >", False)]
)
def test_self_closing(text: str, closing: bool) -> None:  # noqa: FBT001
    assert tag(text).self_closing is closing


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("x", None),
        ("x<!-- a --", Cut(Inside.COMMENT, 1)),
        ("x<", Cut(Inside.TAG, 1)),
        ("x</", Cut(Inside.TAG, 1)),
        ("x<div", Cut(Inside.TAG, 1, "div")),
        ("x<div a=b", Cut(Inside.TAG, 1, "div")),
        ("x<div a=", Cut(Inside.ATTRIBUTE, 1, "div")),
        ("x<div a='>", Cut(Inside.ATTRIBUTE, 1, "div")),
        ("x<!doctype", Cut(Inside.DOCTYPE, 1)),
        ("x<?xml", Cut(Inside.COMMENT, 1)),
    ],
)
def test_the_cut_at_the_end(text: str, cut: Cut | None) -> None:
    reading = Tokenizer(text)
    assert tokens(text) == ["text x"]
    list(reading)
    assert reading.cut == cut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a &amp; b &lt &#65;&#x42;", "a & b < AB"),
        ("&notit; &notin; &NotEqualTilde;", "¬it; ∉ ≂̸"),
        ("&#0; &#xD800; &#x110000; &#99999999999999999999;", "\ufffd \ufffd \ufffd \ufffd"),
        ("&#128; &#153;", "€ ™"),
        ("& &; &# &#x &zz; &#; &nothing;", "& &; &# &#x &zz; &#; ¬hing;"),
        ("&#" + "9" * 9000 + ";", "\ufffd"),
    ],
)
def test_references(text: str, expected: str) -> None:
    assert decode(text) == expected


@given(JUNK)
def test_tokens_never_overlap_and_never_go_back(text: str) -> None:
    at = 0
    for one in Tokenizer(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end


def steps(do: Callable[[], object]) -> int:
    """Count the calls that Python makes: the same number on every machine."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        do()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit", ["<div>", "<", "< ", "<!--", "<a b=c d ", "<p></p>", "&amp;", "\0", "</x>", "<!-->"]
)
def test_work_is_linear(unit: str) -> None:
    small = steps(lambda: list(Tokenizer(unit * 500)))
    large = steps(lambda: list(Tokenizer(unit * 2000)))
    assert large <= 4.2 * small + 100
