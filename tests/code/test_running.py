"""Answers that run in the lab: solutions pass, wrong ones fail, and no answer forges its grade."""

from collections.abc import Iterator
from functools import cache

import pytest

from grader.item import Item
from grader.verdict import Status
from rubrics.code.evidence.calls import Calls, How
from rubrics.code.items import generate
from rubrics.code.solutions import Solution, solutions
from tests.budget import FULL, some
from tests.code.solving import judged
from tests.lab.visits import Visitor, opened

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    yield from opened()


@cache
def drawn(seed: int) -> dict[str, Item]:
    """An item for each problem."""
    found: dict[str, Item] = {}
    for item in generate(seed, 900):
        found.setdefault(str(item.param("function")), item)
    return found


def fenced(code: str) -> str:
    return f"```js\n{code}\n```"


@pytest.mark.parametrize("seed", [1, 2, 3] if FULL else [1])
@pytest.mark.parametrize(
    "one", some(solutions(), 8), ids=lambda one: f"{one.name}{' wrong' if one.wrong else ''}"
)
def test_sound_solutions_pass_and_wrong_ones_fail(
    visitor: Visitor, one: Solution, seed: int
) -> None:
    verdict, calls = visitor.run(judged(visitor.lab, drawn(seed)[one.name], fenced(one.text)))
    assert calls.refused is None
    assert (verdict.status is Status.FAILED) is bool(one.wrong), [str(f) for f in verdict.findings]


PLUS = Item(
    "code",
    "plus",
    params=(("function", "plus"),),
    expected=(
        (
            "cases",
            (
                ("plus([1, 2])", "[2, 3]", "", "exact"),
                ("plus([-1])", "[0]", "a zero", "exact"),
                ("plus([])", "[]", "nothing", "exact"),
            ),
        ),
    ),
)
RIGHT = "const plus = (row) => row.map((one) => one + 1);"


def said(visitor: Visitor, code: str) -> tuple[list[str], Calls]:
    """Ids of messages that an answer earns, and what came of its calls."""
    verdict, calls = visitor.run(judged(visitor.lab, PLUS, fenced(code)))
    return [one.message.id for one in verdict.findings], calls


POISON = """
JSON.stringify = JSON.parse = () => [2, 3];
Array.isArray = () => true;
Reflect.apply = Reflect.ownKeys = () => [];
Function.prototype.call = Function.prototype.bind = Function.prototype.apply = () => 1;
Object.prototype.toJSON = Array.prototype.toJSON = () => "[2,3]";
Map.prototype.forEach = Set.prototype.forEach = Promise.prototype.then = () => 1;
Object.is = () => true;
globalThis.eval = () => 1;
globalThis.__tick = () => {};
Object.defineProperty(Array.prototype, "0", { get() { return 2; }, set() {} });
"""


@pytest.mark.parametrize(
    ("code", "how"),
    [
        (POISON + "function plus(row) { return { length: 2 }; }", How.RETURNED),
        ("const plus = () => new Proxy([2, 4], {});", How.RETURNED),
        ("const plus = () => ({ toJSON: () => [2, 3] });", How.RETURNED),
        ("const plus = () => ({ get length() { throw new Error('no'); } });", How.THREW),
        ("const plus = () => { const all = []; all[0] = all; return all; };", How.UNWRITABLE),
        ("const plus = () => new Array(1e8);", How.UNWRITABLE),
        ("const plus = () => ({ then: (ok) => ok([2, 3]) });", How.RETURNED),
        ("const plus = () => { throw { toString: () => '[2,3]' }; };", How.THREW),
        ("const plus = () => new Promise(() => {});", How.PENDING),
        ("const plus = () => { for (;;); };", How.HUNG),
        ("const plus = () => { for (;;) { try { for (;;); } catch {} } };", How.HUNG),
        ("const plus = async () => { let n = 0; do n++; while (true); };", How.HUNG),
        ("const plus = () => plus();", How.THREW),
        ("const plus = () => [2n, 3n];", How.RETURNED),
        ("const plus = () => Symbol.iterator;", How.RETURNED),
    ],
)
def test_no_answer_forges_its_grade(visitor: Visitor, code: str, how: How) -> None:
    messages, calls = said(visitor, code)
    assert "logic" in messages
    assert "edge-case" in messages
    assert calls.made[-1].how is how


@pytest.mark.parametrize(
    "code",
    [
        RIGHT,
        f"{RIGHT}\nconsole.log(plus([1]), missing);",
        "const assert = require('assert');\nassert.deepEqual(plus([1]), [2]);\nfunction plus(row) { return row.map((one) => one + 1); }",
        f"export {RIGHT}",
        f"{RIGHT}\nmodule.exports = plus;",
        f"'use strict';\n{RIGHT}",
        f"{RIGHT}\nprocess.stdin.on('data', () => 1);",
        "var plus = async (row) => { await new Promise((ok) => setTimeout(ok, 9000)); return row.map((one) => one + 1); };",
        "class Solution { plus(row) { return row.map((one) => this.more(one)); } more(one) { return one + 1; } }",
        "function plus(row) {\n  const all = [];\n  for (const one of row) all.push(one + 1);\n  return all;\n}",
        POISON.replace('Object.defineProperty(Array.prototype, "0"', "({}, 0") + "var plus = (row) => { const all = []; for (let i = 0; i < row.length; i++) all[i] = row[i] + 1; return all; };",
    ],
)  # fmt: skip
def test_a_right_answer_passes(visitor: Visitor, code: str) -> None:
    assert said(visitor, code) == ([], said(visitor, code)[1])


def test_faults_are_told_where_they_are(visitor: Visitor) -> None:
    messages, calls = said(visitor, "function plus(row) {\n  return row.map(;\n}")
    assert messages == ["syntax"]
    assert calls.refused is not None
    assert (calls.refused.line, calls.refused.column) == (3, 18)
    messages, calls = said(
        visitor, "function plus(row) {\n  for (const one of row) { one.é.x; }\n}"
    )
    assert messages == ["logic", "edge-case", "edge-case"]
    assert (calls.made[0].line, calls.made[0].column) == (3, 34)
    assert said(visitor, "function minus() {}")[0] == ["undefined"]
    assert said(visitor, f"{RIGHT}\nfor (;;);")[0] == ["loading"]
    assert said(visitor, f"{RIGHT}\nlocation.href = 'https://example.org/';")[0] == ["loading"]


def test_an_edge_case_is_told_apart(visitor: Visitor) -> None:
    code = "const plus = (row) => (row.length ? row.map((one) => one + 1) : null);"
    assert said(visitor, code)[0] == ["edge-case"]
