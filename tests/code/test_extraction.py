"""What is found in an answer: any style, and never another function than the one asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubrics.code.evidence.fences import fenced
from rubrics.code.evidence.javascript import JavaScript
from tests.budget import examples

BODY = "{\n  return a + 1;\n}"

STYLES = {
    "a function": f"function add(a) {BODY}",
    "a constant": "const add = (a) => a + 1;",
    "an expression": f"let add = function (a) {BODY};",
    "an assignment": f"add = function (a) {BODY};",
    "an async function": f"async function add(a) {BODY}",
    "a generator": "function* add(a) { yield a + 1; }",
    "an export": f"export function add(a) {BODY}",
    "a default export": f"export default function add(a) {BODY}",
    "a nameless export": f"export default function (a) {BODY}",
    "an exported arrow": "export default (a) => a + 1;",
    "another name for it": f"function impl(a) {BODY}\nexport {{ impl as add }};",
    "a module of Node": f"function impl(a) {BODY}\nmodule.exports = {{ add: impl }};",
    "a property of exports": f"exports.add = function (a) {BODY};",
    "a property of the window": "window.add = (a) => a + 1;",
    "a method": f"class Solution {{\n  add(a) {BODY}\n}}",
    "a static method": f"class Solution {{\n  static add(a) {BODY}\n}}",
    "an object": f"const it = {{ add(a) {BODY} }};",
    "comments": "// add one\n/** @param {number} a */\nconst add = (a) => a + 1;",
    "strict": f'"use strict";\nfunction add(a) {BODY}',
    "an import": f"import assert from 'node:assert';\nfunction add(a) {BODY}",
    "waiting at the end": f"async function add(a) {BODY}\nconsole.log(await add(1));",
}

FRAMES = {
    "bare": "{}",
    "fenced": "```js\n{}\n```",
    "fenced by another name": "~~~javascript title=x.js\n{}\n~~~",
    "fenced without a language": "```\n{}\n```",
    "between words": "Sure! Here it is:\n\n```javascript\n{}\n```\n\nIt adds 1. Enjoy `add`.",
    "between words without a fence": "Here is the code.\n\n{}\n\nThis adds one to a number.",
    "without an end": "```js\n{}",
    "indented": "1. The code:\n\n   ```js\n{}\n   ```",
    "with output": "```js\n{}\n```\nprints\n```text\n2\n```\n```bash\nnode add.js\n```",
    "draft first": "```js\nfunction add() {{\n}}\n```\nBetter:\n```js\n{}\n```",
    "use behind": "```js\n{}\n```\nUse:\n```js\nadd(1);\n```",
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("style", STYLES)
def test_any_style_is_found(style: str, frame: str) -> None:
    if style.startswith("an assignment") and frame == "between words without a fence":
        return  # prose that begins with a word is no start of code
    code = JavaScript.read(FRAMES[frame].format(STYLES[style]), "add")
    assert code.line is not None
    assert code.access != "nothing"
    assert any("1" in one.text for one in code.snippets)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I cannot help with that.",
        "To add one, use `a + 1`.",
        "```python\ndef add(a):\n    return a + 1\n```",
        "```js\nfunction added(a) { return a + 1; }\n```",
        "```js\nconst plus = { ad(a) { return a; } };\n```",
    ],
)
def test_another_function_is_none(answer: str) -> None:
    assert JavaScript.read(answer, "add").line is None


def test_the_place_is_the_answers() -> None:
    code = JavaScript.read("One:\n\n```js\n\n  const é = 1; const add = () => é;\n```", "add")
    assert (code.line, code.column) == (5, 22)


def test_what_is_put_in_moves_no_place() -> None:
    text = "const add = (a) => { for (;;) if (a) break; while (a) a--; return oops; };"
    code = JavaScript.read(text, "add")
    [snippet] = code.snippets
    assert snippet.bounded.count("__tick();") == 2
    at = snippet.bounded.index("oops")
    assert snippet.place(0, at) == (1, text.index("oops") + 1)


def test_exports_leave_columns_alone() -> None:
    for text in ("export const add = (a) => a;", "export default (a) => a;"):
        [snippet] = JavaScript.read(text, "add").snippets
        assert len(snippet.text) == len(text)
        assert snippet.text.index("(a)") == text.index("(a)")


@examples(200)
@given(st.text())
def test_anything_can_be_read(text: str) -> None:
    code = JavaScript.read(text, "add")
    for one in code.snippets:
        assert one.line <= text.count("\n") + text.count("\r") + 1 or text.splitlines()
    assert all(one.line >= 1 for one in fenced(text))
