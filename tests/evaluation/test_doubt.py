"""What cannot be told stays unknown, and spoils nothing that it does not touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.budget import examples
from tests.evaluation.running import outcome, run, written

UNKNOWN = (
    "Math.random()",
    "Math.random() + 1",
    "[1, 2, 3][Math.random() * 3 | 0]",
    "document.title",
    "document.querySelectorAll('p').length",
    "Date.now() % 7",
    "new Date().getTime()",
    "`at ${performance.now()}`",
    "typeof Math.random()",
    "Math.random() < 0.5 ? 1 : 2",
    "!location.hash",
    "-Math.random()",
    "location.hash && 1",
    "location.hash || 1",
    "location.hash ?? 1",
    "Math.max(1, Math.random())",
    "'abc'.charAt(Math.random())",
    "parseInt(prompt())",
    "JSON.parse(localStorage.getItem('x'))",
    "Object.keys(window.settings).length",
    "[3, 1, 2].sort(() => Math.random() - 0.5)",
    "let a = [1]; a[Math.random()] = 2; a",
    "let a = [1]; if (location.hash) a.push(2); a",
    "let a = [1, 2]; if (location.hash) a.length = 0; a",
    "let o = {}; o[document.title] = 1; o",
    "let o = { a: 1 }; delete o[document.title]; o",
    "let n = 1; if (Math.random() < 0.5) n = 2; n",
    "let n = 1; if (Math.random() < 0.5) n++; n",
    "let n = 0; while (Math.random() < 0.5) n++; n",
    "let n = 0; for (const x of document.images) n++; n",
    "let n = 0; for (let i = 0; i < document.images.length; i++) n += i; n",
    "let n = 0; for (let i = 0; i < 5; i++) { if (Math.random() < 0.5) break; n++ } n",
    "let n = 0; for (let i = 0; i < 5; i++) { if (Math.random() < 0.5) continue; n++ } n",
    "let n = 0; switch (document.title) { case 'a': n = 1; break; case 'b': n = 2 } n",
    "function f() { if (Math.random() < 0.5) return 1; return 2 } f()",
    "function f() { if (Math.random() < 0.5) return 1 } f()",
    "let n = 0; function f() { n = 1 } location.hash && f(); n",
    "let n = 0; function f() { if (location.hash) return; n = 1 } f(); n",
    "let a = [1], b = [2]; const c = location.hash ? a : b; c.push(3); a",
    "let a = [[1], [2]]; a[Math.random() * 2 | 0].push(9); a[0]",
    "let a = [[1], [2]]; const x = a[Math.random() * 2 | 0]; x[0] = 9; a[1]",
    "let a = [1]; document.images.forEach(() => a.push(2)); a",
    "const m = new Map(); m.set(document.title, 1); m.get('x')",
    "const s = new Set([1]); s.add(Math.random()); s.has(2)",
    "const { a = 1 } = window.options; a",
    "const [x] = document.title; x",
    "function f(x) { return g(x) } function g(y) { return y + 1 } f(Math.random())",
    "class A { constructor(n) { this.n = n } } new A(Math.random()).n",
    "class A extends Phaser.Scene { constructor() { super(); this.n = 1 } } new A().m",
    "'a-b'.replace(/(a)(?=-)/, 'x')",
    "[1, 2].map((x) => (x > 1 ? Math.random() : x))[1]",
    "function* g() { yield 1 } [...g()]",
    "let n = 0; with (Math) { n = floor(1.5) } n",
)

KNOWN = (
    ("[Math.random(), 2][1]", "2"),
    ("[Math.random(), 2].length", "2"),
    ("({ a: document.title, b: 1 }).b", "1"),
    ("0 && Math.random()", "0"),
    ("1 || Math.random()", "1"),
    ("let n = 1; if (Math.random() < 0.5) n = 1; n", "1"),
    ("let n = 1; if (location.hash) { let n = 2; n++ } n", "1"),
    ("let a = [1]; if (location.hash) { const b = [...a]; b.push(2) } a", "[1]"),
    ("let a = [1], b = [2]; if (location.hash) a.push(2); b", "[2]"),
    ("function f(c) { const t = [1, 2]; c.fillRect(0, 0); return t } f(document.body)", "[1,2]"),
    ("let a = [1]; document.body.append(a); a", "[1]"),
    ("let a = [1]; setTimeout(() => a.push(2), 100); a", "[1]"),
    ("let a = [1]; addEventListener('keydown', () => { a = [] }); a", "[1]"),
    ("let n = 1; try { localStorage.getItem('x') } catch { n = 2 } n", "1"),
    ("const o = { c: 1 }; if (!document.body) throw new Error('no'); o.d = 2; o", '{"c":1,"d":2}'),
    ("class A extends HTMLElement { constructor() { super(); this.n = 1 } } new A().n", "1"),
    ("let a = []; for (let i = 0; i < 3; i++) { if (Math.random()) document.title; a.push(i) } a",
     "[0,1,2]"),
    ("let a = [0, 0]; for (let i = 0; i < 2; i++) a[i] = i; if (location.x) a.sort; a", "[0,1]"),
)  # fmt: skip


@pytest.mark.parametrize("source", UNKNOWN)
def test_unknown_stays_unknown(source: str) -> None:
    assert outcome(source) == "unknown"


@pytest.mark.parametrize(("source", "expected"), KNOWN)
def test_known_stays_known(source: str, expected: str) -> None:
    assert outcome(source) == expected


NAMES = ("a", "b", "c")
LEAVES = st.sampled_from(("0", "1", "2", "7", *NAMES))
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        inner, st.sampled_from(["+", "-", "*", "&", "|", "<", "===", "&&", "||"]), inner
    ).map(
        lambda both: f"({' '.join(both)})",
    ),
    max_leaves=6,
)


@given(EXPRESSIONS)
def test_what_is_known_in_spite_of_chance_holds_for_every_chance(expression: str) -> None:
    head = "let b = 3, c = 0; "
    found = outcome(f"let a = Math.random(); {head}{expression}")
    if found != "unknown":
        values = ("0", "1", "0.25", "7")
        assert {outcome(f"let a = {value}; {head}{expression}") for value in values} == {found}


SIMPLE = st.sampled_from(
    (
        "a = b;",
        "b++;",
        "c += a;",
        "list.push(b);",
        "list[0] = a;",
        "list = [c];",
        "other = list;",
        "other.push(1);",
        "list.pop();",
        "list.length && list.shift();",
        "o.k = a;",
        "o = { k: c };",
        "change();",
        "if (b > 4) return;",
        "[a, b] = [b, a];",
    )
)


SHAPES = (
    "if (U) {{ {0} }}",
    "if (U) {{ {0} }} else {{ {1} }}",
    "for (let i = 0; i < 2; i++) {{ {0} }}",
    "for (const x of [1, 2]) {{ {0} if (U) break; {1} }}",
    "for (const x of [1, 2]) {{ if (U) continue; {0} }}",
    "try {{ {0} }} catch (e) {{ b = 9; }}",
    "switch (U) {{ case true: {0} break; default: {1} }}",
    "(() => {{ {0} }})();",
)
STATEMENT: st.SearchStrategy[str] = st.deferred(lambda: SIMPLE | NESTED)
BLOCK: st.SearchStrategy[str] = st.lists(STATEMENT, max_size=3).map(" ".join)
NESTED: st.SearchStrategy[str] = st.builds(
    lambda shape, *inner: shape.format(*inner), st.sampled_from(SHAPES), BLOCK, BLOCK
)
BODIES = st.lists(STATEMENT, min_size=1, max_size=5)


@examples(150)
@given(BODIES)
def test_whatever_is_known_after_a_branch_is_so_in_either_case(body: list[str]) -> None:
    program = (
        "let a = 1, b = 2, c = 3, list = [1, 2], other = [5], o = { k: 0 };"
        "function change() { c = list.length; other.push(c); }"
        f"(function () {{ {' '.join(body)} }})();"
    )
    for name in ("a", "b", "c", "list", "other", "o"):
        machine, value = run(f"const U = document.title; {program} {name}")
        found = written(machine, value)
        if found != "unknown":
            cases = {outcome(f"const U = {case}; {program} {name}") for case in ("true", "false")}
            assert cases == {found}, (name, program)
