"""A script is no JavaScript: the engine refuses to compile it.

A script with one syntax error runs not at all, not even up to the error, and neither does
anything that relied on it. The verdict is that of V8, the engine of Chromium and Node, as is
the sentence; the place is where the engine stopped reading, which may lie behind the
mistake. An event handler in an attribute is a script of its own, and so is a script whose
end tag is missing.
"""

from grader.check import bad, check, good
from grader.evidence.engine import EngineVerdicts, ScriptVerdict
from grader.evidence.script import ScriptKind
from grader.finding import Message
from grader.verdict import Verdict, not_applicable, share

REFUSED = Message("refused", "{text}")


@check
def script_syntax_error(engine: EngineVerdicts) -> Verdict:
    """Judge every script as one opportunity."""
    if not engine.scripts:
        return not_applicable("the page has no script")
    return share(
        len(engine.scripts),
        (REFUSED.at(one.place, text=one.message) for one in engine.refused),
    )


def _refused(message: str, line: int, column: int, kind: ScriptKind) -> ScriptVerdict:
    return ScriptVerdict("index.html", kind, sound=False, message=message, line=line, column=column)


EXAMPLES = (
    good(EngineVerdicts((ScriptVerdict("index.html"),))),
    good(EngineVerdicts(), note="nothing to compile"),
    good(EngineVerdicts((ScriptVerdict("index.html"), ScriptVerdict("game.js")))),
    bad(
        EngineVerdicts(
            (
                ScriptVerdict("index.html"),
                _refused("SyntaxError: Unexpected token '}'", 40, 1, ScriptKind.CLASSIC),
            ),
        ),
        earns=(REFUSED.on(40, 1),),
    ),
    bad(
        EngineVerdicts(
            (
                _refused("SyntaxError: Unexpected end of input", 12, 30, ScriptKind.HANDLER),
                _refused("SyntaxError: missing ) after argument list", 20, 8, ScriptKind.MODULE),
            ),
        ),
        earns=(REFUSED.on(12, 30), REFUSED.on(20, 8)),
    ),
)
