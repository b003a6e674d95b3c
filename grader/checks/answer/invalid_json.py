"""The answer is asked to be JSON and is none.

Whoever asked wants to hand the answer to a program. A program reads JSON by the letter
(RFC 8259): a Markdown fence, a friendly sentence, a trailing comma, NaN or a missing
bracket stop it, even where a person would know what was meant.
"""

from grader.check import bad, check, good
from grader.evidence.json_text import Flaw, JsonText
from grader.evidence.source import source_text
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing

EMPTY = Message("empty", "the answer is empty")
FENCED = Message("fenced", "the JSON stands in a Markdown fence")
SURROUNDED = Message("surrounded", "the JSON stands between other words")
UNFINISHED = Message("unfinished", "the JSON stops before its end: {reason}")
NOT_FINITE = Message("not-finite", "{reason}")
TOO_DEEP = Message("too-deep", "{reason}, which the usual readers refuse")
ENCODING = Message("encoding", "the answer is no UTF-8, which JSON is: {reason}")
SYNTAX = Message("syntax", "this is no JSON: {reason}")

_MESSAGES = {
    Flaw.EMPTY: EMPTY,
    Flaw.FENCED: FENCED,
    Flaw.SURROUNDED: SURROUNDED,
    Flaw.UNFINISHED: UNFINISHED,
    Flaw.NOT_FINITE: NOT_FINITE,
    Flaw.TOO_DEEP: TOO_DEEP,
    Flaw.ENCODING: ENCODING,
    Flaw.SYNTAX: SYNTAX,
}


@check
def invalid_json(answer: JsonText) -> Verdict:
    """Read the answer as a program would."""
    error = answer.error
    if error is None:
        return all_or_nothing([])
    return all_or_nothing([_MESSAGES[error.flaw].at(error.place, reason=error.reason)])


EXAMPLES = (
    good('{"a": [1, 2.5e3, true, null], "b": {"c": "NaN, ] and }"}}\n'),
    good('"a text alone"'),
    good("[]"),
    good('\ufeff{"mark": "a byte-order mark is ignored, as readers may"}'),
    good('{"fence": "```json"}'),
    good('{"a": 1, "a": 2}', note="legal, though the first value is lost"),
    bad("  \n", earns=(EMPTY.on(1, 1),)),
    bad('```json\n{"a": 1}\n```', earns=(FENCED.on(1, 1),)),
    bad('Here it is:\n\n```json\n{"a": 1}\n```', earns=(FENCED.on(3, 1),)),
    bad('{"a": 1}\n\nI hope this helps!', earns=(SURROUNDED.on(3, 1),)),
    bad('Sure! {"a": 1}', earns=(SURROUNDED.on(1, 1),)),
    bad('{"a": [1, 2', earns=(UNFINISHED.on(1, 12),)),
    bad('{"a": "cut of', earns=(UNFINISHED.on(1, 7),)),
    bad('{\n  "a": NaN\n}', earns=(NOT_FINITE.on(2, 8),)),
    bad("[" * 600 + "]" * 600, earns=(TOO_DEEP.on(1, 501),)),
    bad(
        JsonText.read(source_text("answer.json", b'{\n  "name": "Jos\xe9"}')),
        earns=(ENCODING.on(2, 15),),
    ),
    bad('{"a": 1,}', earns=(SYNTAX.on(1, 9),)),
    bad("{'a': 1}", earns=(SYNTAX.on(1, 2),)),
    bad('{"a": 1} // a remark', earns=(SURROUNDED,)),
    bad('{"a": /* one */ 1}', earns=(SYNTAX.on(1, 7),)),
)
