"""Style sheets as they are read: rules, declarations, and what is left over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.style_rules import Block, Broken, Declared, StyleRules
from grader.evidence.style_values import tokens

SHEETS = [
    ("a{b:c;d:e}", [("b", "c"), ("d", "e")], []),
    ("a { b : c !important ; }", [("b", "c")], []),
    ("a { b: url(x;y) ; c: 'x;y' }", [("b", "url(x;y)"), ("c", "'x;y'")], []),
    ("@media x { a { b: c } d: e }", [("b", "c"), ("d", "e")], []),
    ("a { /* b: c; */ d: e; /* } */ }", [("d", "e")], []),
    ("a { b: c } ; d { e: f }", [("b", "c"), ("e", "f")], []),
    ("a { b: c", [("b", "c")], ["unclosed"]),
    ("a { b: (c; d: e }", [("b", "(c"), ("d", "e")], ["bracket"]),
    ("} a { b: c }", [("b", "c")], ["stray"]),
    ("a { b c; d: e }", [("d", "e")], ["junk"]),
    ("a { b: c\n  top: e; }", [("b", "c")], ["joined"]),
    ("a { // b: c;\n d: e }", [("d", "e")], []),
    ("a { {{ b }} }", [], []),
]


@pytest.mark.parametrize(("sheet", "declared", "broken"), SHEETS)
def test_sheets(sheet: str, declared: list[tuple[str, str]], broken: list[str]) -> None:
    rules = StyleRules.parse(f"<style>{sheet}</style>")
    assert [(one.name, one.value) for one in rules.declarations] == declared
    assert [one.mistake.value for one in rules.broken] == broken


@given(st.text("a{}();:/*'\"\\\n @[]!", max_size=40))
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    rules = StyleRules.parse({"index.html": "<link rel=stylesheet href=a.css>", "a.css": text})
    parts: list[Block | Declared | Broken] = [*rules.blocks, *rules.declarations, *rules.broken]
    for one in parts:
        assert 0 <= one.start <= len(text)
        assert (rules.place(one).line or 0) >= 1


def test_tokens_know_the_function_around_them() -> None:
    found = [(one.kind, one.text, one.unit, one.within) for one in tokens("1px f(2 g(#a), x) 'b'")]
    assert found == [
        ("number", "1", "px", ""),
        ("function", "f", "", ""),
        ("number", "2", "", "f"),
        ("function", "g", "", "f"),
        ("hash", "#a", "", "g"),
        ("sign", ")", "", "g"),
        ("sign", ",", "", "f"),
        ("word", "x", "", "f"),
        ("sign", ")", "", "f"),
        ("string", "'b'", "", ""),
    ]
