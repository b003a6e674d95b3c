"""The second opinion: old, never asked for a verdict, and never in the way."""

from grader.evidence.esprima_opinion import LONGEST, EsprimaOpinion, Opinion, esprima_opinion
from grader.evidence.script import Script, ScriptKind, ScriptTrees
from grader.finding import Observation, Place


def _opinion(html: str) -> EsprimaOpinion:
    said: EsprimaOpinion = esprima_opinion.make(ScriptTrees.parse(html))
    return said


def test_what_2017_knew_is_read_and_counted() -> None:
    said = _opinion("<script>let a = 1; for (const x of y) z(x)</script>")
    assert said.scripts == (Opinion("index.html", accepted=True, nodes=14),)


def test_what_came_later_is_refused_at_its_line() -> None:
    said = _opinion("<p>\n<script>\nlet a = 1\nlet b = a?.c</script><script>f()</script>")
    assert [(one.accepted, one.line) for one in said.scripts] == [(False, 4), (True, None)]
    assert said.scripts[0].message == "Unexpected token ."


def test_modules_and_handlers_are_read_as_what_they_are() -> None:
    said = _opinion(
        "<script type=module>import a from 'b'; export default a</script>"
        "<script>import a from 'b'</script>"
        "<button onclick='return go(event)'></button>"
        "<script>return go(event)</script>"
    )
    assert [one.accepted for one in said.scripts] == [True, False, True, False]


def test_what_it_cannot_read_is_not_refused() -> None:
    deep = Script.parse("(" * 5_000 + "1" + ")" * 5_000)
    long = Script.parse("f();" * (LONGEST // 4 + 1), ScriptKind.CLASSIC)
    said: EsprimaOpinion = esprima_opinion.make(ScriptTrees((deep, long)))
    assert [one.accepted for one in said.scripts] == [None, None]
    assert [one.message for one in said.scripts] == [
        "esprima failed: RecursionError",
        "too long to ask",
    ]


def test_it_is_a_fact_and_no_verdict() -> None:
    said = _opinion("<script>\na?.b</script><script>f()</script>")
    assert said.observations == (
        Observation("esprima scripts", 2),
        Observation("esprima accepted", 1),
        Observation("esprima nodes", 4),
        Observation("esprima refusal", "Unexpected token .", Place("index.html", 2)),
    )
