"""Scripts and style sheets: which there are, and where every node stands in its file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree_sitter import Query

from grader.evidence.html import HtmlTree
from grader.evidence.script import Script, ScriptKind, ScriptTrees
from grader.evidence.script_query import JAVASCRIPT
from grader.evidence.source import SourceFiles
from grader.evidence.style import Style, StyleKind, StyleTrees

CALLS = Query(JAVASCRIPT, "(call_expression) @call")
CODE = st.text("abé日😀 \n\t(){};=+'`/", max_size=40)


def test_every_style_is_found_in_order() -> None:
    page = {
        "index.html": "<style media='(max-width: 9px)'>a{}</style>\n<p style='color:red'>"
        "<link rel='Stylesheet' href='./b.css?v=1'><link rel=icon href=c.css>"
        "<style type='text/less'>d{}</style>",
        "b.css": "b{}",
        "c.css": "c{}",
    }
    found = [(one.kind, one.file, one.text, one.line) for one in StyleTrees.parse(page).styles]
    assert found == [
        (StyleKind.ELEMENT, "index.html", "a{}", 1),
        (StyleKind.ATTRIBUTE, "index.html", "*{color:red}", 2),
        (StyleKind.FILE, "b.css", "b{}", 1),
        (StyleKind.FILE, "c.css", "c{}", 1),
    ]
    assert StyleTrees.parse(page).styles[0].media == "(max-width: 9px)"
    assert len(StyleTrees.parse(page).sheets) == 3


def test_a_declaration_in_an_attribute_has_its_place_in_the_file() -> None:
    (style,) = StyleTrees.parse("<p>\n<b style='é:1; color:red'>").styles
    block = style.root.children[0].children[1]
    second = block.named_children[1]
    assert style.code(second) == "color:red"
    assert (style.place(second).line, style.place(second).column) == (2, 16)


@given(CODE, CODE)
def test_places_in_a_script_are_those_of_the_file(before: str, code: str) -> None:
    html = f"<p>{before.replace('<', '')}</p><script>{code}f(1)</script>"
    for script in ScriptTrees.parse(html).scripts:
        for node in script.captures(CALLS).get("call", ()):
            place = script.place(node)
            source = SourceFiles.parse(html).index
            at = source.line_starts[(place.line or 1) - 1] + (place.column or 1) - 1
            assert source.text.startswith(script.code(node), at)


@given(CODE, st.integers(0, 40))
def test_offsets_in_a_script_are_places_of_the_file(code: str, at: int) -> None:
    html = f"<p>\n</p>  <script>{code}</script>"
    (script,) = ScriptTrees.parse(html).scripts
    at = min(at, len(code))
    page = HtmlTree.parse(html)
    expected = page.place(page.all("script")[0].inner_start + at)
    assert script.place_at(at) == expected


def test_captures_come_in_the_order_of_the_text() -> None:
    script = Script.parse("a(b(c()), d()); e()\n" * 50)
    found = [(one.start_byte, -one.end_byte) for one in script.captures(CALLS)["call"]]
    assert found == sorted(found)
    assert len(found) == 250


def test_what_is_asked_every_day_is_found_at_once_and_in_order() -> None:
    script = Script.parse("a(b(() => c())); x = [{ y: [] }]; import('./z.js'); switch (q) {}\n" * 9)
    assert list(script.found("call")) == script.captures(CALLS)["call"]
    assert [script.code(one) for one in script.found("data")][:3] == [
        "[{ y: [] }]",
        "{ y: [] }",
        "[]",
    ]
    assert {script.code(one) for one in script.found("loaded")} == {"./z.js"}
    assert not script.found("class")
    assert script.found("call") is script.found("call")


def test_the_node_at_a_character() -> None:
    script = Script.parse("/* é */ f(1)")
    comment, call = script.node_at(3), script.node_at(8)
    assert comment is not None
    assert comment.type == "comment"
    assert call is not None
    assert script.code(call) == "f"


@pytest.mark.parametrize(
    ("code", "bracket"),
    [
        ("f({a: [1]});", None),
        ("const a = '{';", None),
        ("function f() {", "{"),
        ("function f() {\n  g(1, [2", "["),
        ("if (a", "("),
        ("f(`a ${b", "${"),
        ("let x = ;", None),
    ],
)
def test_what_is_open_at_the_end(code: str, bracket: str | None) -> None:
    opened = Script.parse(code).unfinished
    assert (opened.type if opened else None) == bracket


def test_what_is_open_at_the_end_of_a_style_sheet() -> None:
    opened = Style.parse("a { b: c }\nd {\n e: f;").unfinished
    assert opened is not None
    assert opened.start_point.row == 1


def test_handlers_modules_and_files_are_scripts() -> None:
    page = {
        "index.html": "<script type=module>a</script><script src=b.js></script>"
        "<p onclick='c()'><script type=text/plain>d</script><script>e",
        "b.js": "b",
    }
    found = [(one.kind, one.text, one.closed) for one in ScriptTrees.parse(page).scripts]
    assert found == [
        (ScriptKind.MODULE, "a", True),
        (ScriptKind.CLASSIC, "b", True),
        (ScriptKind.HANDLER, "c()", True),
        (ScriptKind.CLASSIC, "e", False),
    ]


def test_queries_do_not_look_into_bottomless_code() -> None:
    script = Script.parse("x" + ".a()" * 60_000)
    assert 1000 < len(script.captures(CALLS)["call"]) < 60_000


def test_code_within_a_heap_of_junk_is_still_found() -> None:
    script = Script.parse("f(1);\n" + "({[" * 5000 + "\nfunction g() { h(2); }\n")
    found = [script.code(one) for one in script.captures(CALLS).get("call", ())]
    assert found == ["f(1)", "h(2)"]
    assert len(list(script.matches(CALLS))) == len(found)


def test_a_module_is_followed_by_what_it_imports() -> None:
    page = {
        "index.html": "<script type=module src='./src/a.js?v=2'></script><script>late()</script>",
        "src/a.js": "import b from './b.js'; import { x } from '../c%20d.js'; import('https://e');",
        "src/b.js": "export * from './a.js'; import('./f.js');",
        "c d.js": "import './src/b.js';",
        "src/f.js": "",
        "unused.js": "",
    }
    found = [(one.file, one.kind.value) for one in ScriptTrees.parse(page).scripts]
    assert found == [
        ("src/a.js", "module"),
        ("src/b.js", "module"),
        ("c d.js", "module"),
        ("src/f.js", "module"),
        ("index.html", "classic"),
    ]
