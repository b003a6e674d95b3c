"""An evaluator answers for a whole page: in order, on demand, in code that nobody called."""

import pytest

from grader.evidence.evaluation.data import literals
from grader.evidence.evaluation.evaluator import Evaluator
from grader.evidence.evaluation.values import Unknown
from grader.evidence.script import Script, ScriptTrees
from tests.evaluation.running import written


def ask(source: str, name: str) -> str:
    """What a global name of one classic script holds."""
    evaluator = Evaluator([Script.parse(source)])
    return written(evaluator.machine, evaluator.value(name))


LAZY = (
    ("const a = b + 1; var b = 2;", "a", "null"),
    ("const P = {}; P.I = [1]; P['O'] = [2];", "P", '{"I":[1],"O":[2]}'),
    ("const l = []; l.push(1); const n = l.length; l.push(2);", "n", "1"),
    ("const l = []; l.push(1); const n = l.length; l.push(2);", "l", "[1,2]"),
    ("let l = []; function add(x) { l.push(x) } add(1); add(2);", "l", "[1,2]"),
    ("let l = []; const add = (x) => l.push(x); [1, 2].forEach(add);", "l", "[1,2]"),
    ("let l = []; class G { constructor() { l.push(1) } } const g = new G();", "l", "[1]"),
    ("let l = []; class G { go() { l.push(1) } } const g = new G(); g.go();", "l", "[1]"),
    ("let l = []; const o = { go() { l.push(1) } }; o.go();", "l", "[1]"),
    ("let l = []; (function () { l.push(1) })(); (() => l.push(2))();", "l", "[1,2]"),
    ("let l = []; function never() { l.push(1) }", "l", "[]"),
    ("let l = [1]; const m = l; m.push(2);", "l", "[1,2]"),
    ("const o = { a: { b: 1 } }; o.a.b = 2; delete o.a.c; Object.assign(o, { d: 3 });", "o",
     '{"a":{"b":2},"d":3}'),
    ("const l = [[1], [2]]; for (const x of l) x.push(0);", "l", "[[1,0],[2,0]]"),
    ("const l = [[1], [2]]; l.forEach((x) => { x.push(0) });", "l", "[[1,0],[2,0]]"),
    ("const o = {}; for (const k of ['a', 'b']) o[k] = k + k;", "o", '{"a":"aa","b":"bb"}'),
    ("let x = 1; { let x = 2; x++ } function f(x) { x = 9 } f();", "x", "1"),
    ("x = 5; y = x + 1;", "y", "6"),
    ("window.x = 5; var y = x + 1;", "y", "6"),
    ("var x = 5; var y = window.x + self.x;", "y", "10"),
    ("(function (w) { w.x = [1] })(window);", "x", "unknown"),
    ("this.x = 3;", "x", "unknown"),
    ("var T; (function (T) { T[T['I'] = 0] = 'I' })(T || (T = {}));", "T", '{"0":"I","I":0}'),
    ("let l = []; window.onload = () => { l.push(1) };", "l", "[1]"),
    ("let l = []; addEventListener('DOMContentLoaded', start); function start() { l = [1] }", "l",
     "[1]"),
    ("let l = []; $(function () { l.push(k) }); const k = 4;", "l", "[4]"),
    ("let l = []; addEventListener('keydown', () => { l.push(1) });", "l", "[]"),
    ("let l = [1]; null.x; l.push(2);", "l", "[1,2]"),
    ("let l = [1]; l.push(null.x); l.push(2);", "l", "unknown"),
    ("let l = [1]; try { f() } catch { l.push(2) } function f() { throw 1 }", "l", "[1,2]"),
)  # fmt: skip


@pytest.mark.parametrize(("source", "name", "expected"), LAZY)
def test_a_name_holds_what_all_statements_made_of_it(source: str, name: str, expected: str) -> None:
    assert ask(source, name) == expected


def first_literal(source: str) -> tuple[Evaluator, str]:
    evaluator = Evaluator([Script.parse(source)])
    literal = next(literals(evaluator.scripts[0]))
    return evaluator, written(evaluator.machine, evaluator.evaluate(literal.node))


UNCALLED = (
    ("function f(n) { const w = 10; return [1, w + 1, w * 2] }", "[1,11,20]"),
    ("const w = 4; class A { constructor(c) { this.l = [w, w + 1] } }", "[4,5]"),
    ("class A { size = 3; m() { return [this.size, 1] } }", "[3,1]"),
    ("class A { static S = 3; static m() { return [A.S, this.S] } }", "[3,3]"),
    ("const o = JSON.parse('{\"k\": 2}'); addEventListener('click', () => f([o.k]))", "[2]"),
    ("(function (w, h) { later(() => [w, h]) })(10, 20)", "[10,20]"),
    ("function f(n) { return [n, 1] }", "unknown"),
    ("function f() { for (let i = 0; i < 3; i++) g([i]) }", "unknown"),
    ("function f() { if (x) { const k = 2; const l = [k] } }", "[2]"),
    ("function f(t) { switch (t) { case 1: const k = 5; return [k] } }", "[5]"),
    ("try { f() } catch (e) { g([e]) }", "unknown"),
)


@pytest.mark.parametrize(("source", "expected"), UNCALLED)
def test_an_expression_is_known_where_it_stands(source: str, expected: str) -> None:
    assert first_literal(source)[1] == expected


def test_a_function_is_called_with_unknown_parameters_or_with_what_is_forced() -> None:
    source = "function f(t) { if (t === 'I') return [1]; return t === 'O' ? [2] : [3] }"
    evaluator = Evaluator([Script.parse(source)])
    function = evaluator.scripts[0].root.named_children[0]
    assert isinstance(evaluator.call(function), Unknown)
    found = [evaluator.call(function, {"t": one}) for one in ("I", "O", "x")]
    assert [written(evaluator.machine, one) for one in found] == ["[1]", "[2]", "[3]"]


def test_scripts_of_a_page_share_one_program_and_modules_do_not() -> None:
    page = {
        "index.html": "<script>const a = 1;</script><script>const b = [a];</script>"
        "<script>const lost = [a]; //<!-- </script><script type=module>const a = 5;</script>"
        "<script type=module src=./main.js></script><script type=module src=m/p.js></script>"
        "<p onclick='b.push(9)'>",
        "main.js": "import size, { P as Q } from './m/p.js'; import * as all from './m/p.js';"
        "window.made = [...Q, size]; window.whole = all;",
        "m/p.js": "export const P = [1, 2]; const n = 7; export default n; P.push(3);",
    }
    evaluator = Evaluator(ScriptTrees.parse(page).scripts)
    found = {name: written(evaluator.machine, evaluator.value(name)) for name in ("a", "b", "lost")}
    assert found == {"a": "1", "b": "[1]", "lost": "[1]"}
    main = evaluator.scripts[4].root
    assert written(evaluator.machine, evaluator.name_at(main.named_children[0], "Q")) == "[1,2,3]"
    assert evaluator.name_at(main.named_children[0], "size") == 7.0
    assert isinstance(evaluator.name_at(main.named_children[0], "all"), Unknown)


def test_a_script_that_no_browser_runs_is_not_evaluated() -> None:
    evaluator = Evaluator(ScriptTrees.parse("<script>const a = 1;").scripts)
    assert isinstance(evaluator.value("a"), Unknown)


def test_a_node_has_its_place_in_the_file() -> None:
    trees = ScriptTrees.parse("<p>é</p>\n<script>\n  const é = [\n    [1]];</script>")
    evaluator = Evaluator(trees.scripts)
    node = next(literals(evaluator.scripts[0])).node
    place = evaluator.place(node.named_children[0])
    assert (place.line, place.column) == (4, 5)


def test_the_same_questions_get_the_same_answers() -> None:
    source = "let a = [3, 1, 2]; a.sort(); let b = a.map((x) => x * 2); b.push(Math.random());"
    first, second = (Evaluator([Script.parse(source)]) for _ in range(2))
    for name in ("b", "a", "b"):
        one, two = first.value(name), second.value(name)
        assert written(first.machine, one) == written(second.machine, two)
    assert first.machine.steps == second.machine.steps
