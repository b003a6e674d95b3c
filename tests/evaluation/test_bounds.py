"""However a script is built, evaluating it ends, every time at the same place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.evaluation.data import literals
from grader.evidence.evaluation.doubt import Limits
from grader.evidence.evaluation.evaluator import Evaluator
from grader.evidence.evaluation.values import ArrayValue, Unknown, Value, is_number
from grader.evidence.script import Script
from tests.budget import examples

MANY = 100_000


def value(source: str, name: str = "x") -> tuple[Value, int]:
    evaluator = Evaluator([Script.parse(source)])
    return evaluator.value(name), evaluator.machine.steps


DEEP = {
    "brackets": "const x = " + "[" * MANY + "]" * MANY,
    "parentheses": "const x = " + "(" * MANY + "1" + ")" * MANY,
    "open brackets": "const x = " + "[" * MANY,
    "objects": "const x = " + "{a:" * MANY + "1" + "}" * MANY,
    "members": "const x = a" + ".b()" * MANY,
    "negations": "const x = " + "!" * MANY + "1",
    "instances": "const x = " + "new " * MANY + "A",
    "templates": "const x = " + "`${" * 3000 + "1" + "}`" * 3000,
    "recursion": "function f() { return f() } const x = f()",
    "nested data": "let y = []; for (let i = 0; i < 5000; i++) y = [y]; const x = String(y)",
    "JSON": "const x = JSON.parse('['.repeat(50000) + ']'.repeat(50000))",
}

LONG = {
    "a sum": "const x = 1" + " + 1" * MANY,
    "a row of conditions": "const x = " + "0 ? 1 : " * MANY + "2",
    "a sequence": "const x = (" + "1, " * MANY + "1)",
    "an endless loop": "let x = 0; while (true) { x++ }",
    "a growing text": "let x = 'a'; for (let i = 0; i < 100; i++) x += x",
    "a growing array": "let x = [1]; for (let i = 0; i < 100; i++) x = x.concat(x)",
    "a cycle": "const a = []; a.push(a); const x = a.flat(Infinity)",
    "a huge text": "const x = 'ab'.repeat(1e9)",
    "a huge array": "const x = new Array(4e9)",
    "a huge length": "const x = Array.from({ length: Infinity })",
    "a wide text": "const x = ''.padStart(1e9)",
    "a bigint": "let x = 2n; for (let i = 0; i < 100; i++) x = x * x",
    "a search": "const x = 'a'.repeat(4000).replace(/a*b/g, '')",
}


@pytest.mark.parametrize("kind", [*DEEP, *LONG])
def test_too_much_is_unknown(kind: str) -> None:
    found, steps = value((DEEP | LONG)[kind])
    assert isinstance(found, Unknown) or kind == "a search"
    assert steps < 2 * Limits().steps
    assert value((DEEP | LONG)[kind])[1] == steps


def test_what_is_long_but_plain_is_known() -> None:
    found, _ = value("const x = [" + "1," * 20_000 + "1]")
    assert isinstance(found, ArrayValue)
    assert len(found.items) == 20_001
    assert value("x = 1;" * 2000)[0] == 1.0
    assert value("if (0) {} " + "else if (0) {} " * 100 + "else { var x = 4 }")[0] == 4.0


def test_a_name_far_down_or_spread_over_a_megabyte_is_survived() -> None:
    branches = "let x = 0; if (0) {} " + "else if (x) {} " * 20_000 + "else x = 1"
    assert isinstance(value(branches)[0], Unknown)
    blocks = "{" * 50_000 + "}" * 50_000 + "var x = 1"
    assert value(blocks)[0] == 1.0
    bundle = "(function(t){" + "var n=t[0];n.push(t);t=n;" * 40_000 + "})(x=[1]);"
    assert len(bundle) > 1_000_000
    (found, steps), (_, again) = value(bundle), value(bundle)
    assert isinstance(found, Unknown)
    assert steps == again


def test_literals_of_deep_and_wide_scripts_are_listed() -> None:
    assert len(list(literals(Script.parse("[" * MANY + "]" * MANY)))) == 1
    wide = list(literals(Script.parse("f([1, 2]);" * 5000)))
    assert [one.weight for one in wide] == [2] * 5000
    nested = "({ a: [1, 2], run() { return [[3], 4] } })"
    found = [(one.weight, one.function is not None) for one in literals(Script.parse(nested))]
    assert found == [(4, False), (3, True)]


def test_one_costly_statement_does_not_spoil_the_others() -> None:
    source = (
        "const shapes = []; let n = 0; function spin() { while (true) n++ }"
        "function start() { shapes.push([1]); spin(); } const other = [7]; start();"
    )
    evaluator = Evaluator([Script.parse(source)])
    assert isinstance(evaluator.value("n"), Unknown)
    other = evaluator.value("other")
    assert isinstance(other, ArrayValue)
    assert not other.vague
    assert isinstance(evaluator.value("shapes"), Unknown)
    node = evaluator.scripts[0].root.named_children[0]
    alone = evaluator.focused(node, "shapes", Limits(steps=2000))
    assert isinstance(alone, ArrayValue)
    assert not alone.vague
    assert len(alone.items) == 1


@pytest.mark.parametrize(
    "source",
    [
        "const pen = canvas.getContext('2d');",
        "let pen = canvas.getContext('2d');",
        "const pen = 7;",
    ],
)
def test_what_only_its_declaration_decides_costs_no_look_at_the_rest(source: str) -> None:
    drawn = (
        "function draw() { for (;;) { pen.fillStyle = 'red'; pen.fillRect(0, 0, 1, 1); } } draw();"
    )
    evaluator = Evaluator([Script.parse(source + drawn)])
    evaluator.value("pen")
    assert evaluator.machine.steps < 100


def test_what_is_given_another_value_is_looked_at_whole() -> None:
    for change in ("pen = 2", "pen++", "[pen] = [2]", "window.pen = 2", "for (pen of [2]) {}"):
        evaluator = Evaluator([Script.parse(f"let pen = 1; function f() {{ {change}; }} f();")])
        assert evaluator.value("pen") == 2.0, change


def test_a_call_that_fills_what_is_asked_for_is_never_left_out() -> None:
    source = (
        "const all = []; function fill(row) { row.push(1); } function more(row) { fill(row); }"
        "for (const one of [1, 2]) { const row = []; more(row); row.push(2); all.push(row); }"
    )
    evaluator = Evaluator([Script.parse(source)])
    node = evaluator.scripts[0].root.named_children[0]
    found = evaluator.focused(node, "all", Limits())
    assert isinstance(found, ArrayValue)
    held = [one.items for one in found.items if isinstance(one, ArrayValue)]
    assert held == [[1.0, 2.0], [1.0, 2.0]]


VOCABULARY = (
    "x y [ ] { } ( ) => = == + - ? : . , ; ... 1 0x1F 'a' `b` ${ } function class new let "
    "const for of in while if else return this super static #p get async await yield * ?. ?? "
    "/re/g Array.from({length:3}) JSON.parse .map .push .split('') typeof delete export"
)
WORDS = st.sampled_from(VOCABULARY.split())


@examples(200)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_no_text_makes_it_raise(source: str) -> None:
    evaluator = Evaluator([Script.parse(source)])
    for name in ("x", "y"):
        evaluator.value(name)
    for literal in literals(evaluator.scripts[0]):
        evaluator.evaluate(literal.node)
        if literal.function is not None:
            evaluator.call(literal.function)


NUMBERS = st.floats(allow_nan=True, allow_infinity=True, width=64) | st.integers(-70, 70)


@examples(150)
@given(st.lists(NUMBERS, min_size=2, max_size=3), st.sampled_from(
    ("at", "slice", "splice", "fill", "flat", "indexOf", "padStart", "repeat", "substr",
     "substring", "charAt", "charCodeAt", "codePointAt", "toString", "toFixed", "with", "join"),
))  # fmt: skip
def test_no_number_makes_a_function_raise(numbers: list[float], method: str) -> None:
    first, *rest = (str(one).replace("inf", "Infinity").replace("nan", "NaN") for one in numbers)
    for base in (f"({first})", f"[{first}, 2]", "'abc'"):
        found, _ = value(f"const x = {base}.{method}?.({', '.join(rest)})")
        assert found is not None or method in ("at", "with")
    assert is_number(value(f"const x = ({first}) | 0")[0])
