"""The program: who calls whom, who writes what, and what numbers and texts are fixed."""

import pytest

from grader.evidence.program import Program

PAGE = """<script>
const FPS = 60, STEP = 1000 / FPS, NAME = "tick";
let a, b = 2;
var [c, d] = [1, 2];
for (var e = 0; e < 1; e++) {}
{ let hidden = 1; var f; }
function loop() { draw(); a = 1; setTimeout(loop, STEP); }
const draw = () => { ctx.fillRect(0, 0, 1, 1); cells.forEach(paint); let b = 3; b = 4; };
function paint({ x, y = 2 }, ...rest) { el.style.left = x; el["style"]["top"] = 1; x = 2; }
class Game { tick = () => this.move(); move() { [a, c] = [c, a]; } }
(function () { d = 1; })();
</script>
<p onclick="a = 2">"""


def named(program: Program) -> list[str]:
    return [min(one.names | one.properties, default="") for one in program.functions]


def calls(program: Program, name: str) -> set[str]:
    names = named(program)
    return {names[one] for one in program.calls_to[names.index(name)]}


def test_functions_have_the_names_that_they_are_called_by() -> None:
    assert named(Program.parse(PAGE)) == ["loop", "draw", "paint", "tick", "move", ""]


def test_calls_are_followed_by_name() -> None:
    program = Program.parse(PAGE)
    assert calls(program, "loop") == {"draw"}
    assert calls(program, "draw") == {"paint"}
    assert calls(program, "tick") == {"move"}
    assert program.reach([0]) == {0, 1, 2}


def test_bindings_are_what_every_script_shares() -> None:
    found = {one.name: one.kind for one in Program.parse(PAGE).bindings}
    assert found == {
        **dict.fromkeys(("FPS", "STEP", "NAME", "draw"), "const"),
        **dict.fromkeys(("a", "b"), "let"),
        **dict.fromkeys("cdef", "var"),
        **dict.fromkeys(("loop", "paint"), "function"),
        "Game": "class",
    }


def test_modules_and_handlers_share_nothing() -> None:
    assert Program.parse("<script type=module>let a;</script><p onclick='var b'>").bindings == ()


def test_writers_are_told_apart_from_functions_that_hide_the_name() -> None:
    program = Program.parse(PAGE)
    writers = {one.name: len(program.written_by(one)) for one in program.bindings if one.mutable}
    assert writers == {"a": 3, "b": 0, "c": 1, "d": 1, "e": 0, "f": 0}


def test_writes_to_properties_name_their_target() -> None:
    found = [(one.target, one.name) for one in Program.parse(PAGE).property_writes]
    assert found == [("el.style", "left"), ('el["style"]', "top")]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("16", 16.0),
        ("1000 / 60", 1000 / 60),
        ("(2 + 3) * 4 - 1", 19.0),
        ("STEP", 50.0),
        ("1_000", 1000.0),
        ("1 / 0", None),
        ("moving", None),
        ("twice", None),
        ("f()", None),
        ("loop1", None),
        ("2 ** 3", None),
    ],
)
def test_numbers(expression: str, value: float | None) -> None:
    program = Program.parse(
        f"<script>const STEP = 1000 / 20; let moving = 1; moving = 2; let loop1 = loop2,"
        f" loop2 = loop1; {{ let twice = 1; }} {{ let twice = 1; }} go({expression});</script>"
    )
    (call,) = [one for one in program.calls if one.name == "go"]
    assert program.number(call.script, call.arguments[0]) == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'a'", "a"),
        ("`a${1}b`", "a b"),
        ("BASE", "//a.org"),
        ("BASE + '/x'", "//a.org/x"),
        ("`${BASE}/${id}`", "//a.org/ "),
        ("`${id}/${BASE}`", ""),
        ("id + 'x'", ""),
        ("'<b>' + id + '</b>'", "<b></b>"),
        ("7", ""),
    ],
)
def test_texts(expression: str, value: str) -> None:
    program = Program.parse(f"<script>const BASE = '//a.org';\ngo({expression});</script>")
    assert program.text(0, program.calls[0].arguments[0]) == value


@pytest.mark.parametrize(
    ("callback", "names"),
    [
        ("step", {"step"}),
        ("this.run.bind(this)", {"run"}),
        ("game.run", {"run"}),
        ("() => step()", {""}),
        ("function () {}", {""}),
        ("'step()'", {"step"}),
        ("step()", set()),
        ("unknown", set()),
        ("step, 5", {"step"}),
    ],
)
def test_callbacks(callback: str, names: set[str]) -> None:
    program = Program.parse(
        f"<script>function step() {{}} class G {{ run() {{}} }} setInterval({callback});</script>"
    )
    (call,) = [one for one in program.calls if one.name == "setInterval"]
    found = program.named(call.script, call.arguments[0])
    assert {named(program)[one] for one in found} == names


@pytest.mark.parametrize(
    "code", ["", "function (", "}}}}", "((((", "class {", "a.b.c.d =", "let [", "`${`${", "x => {"]
)
def test_broken_code_is_read_as_far_as_it_goes(code: str) -> None:
    program = Program.parse(f"<script>function f() {{ g(); }}\n{code}</script>")
    assert "f" in {name for one in program.functions for name in one.names} or code == ""
    assert len(program.calls_to) == len(program.functions)
