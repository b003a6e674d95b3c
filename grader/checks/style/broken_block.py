"""A style sheet has a brace, a bracket, a colon or a semicolon too few or too many.

A browser drops what it cannot read up to the next semicolon or brace, and says nothing. A brace
that is left out takes every rule behind it along: from there on the page has no style.
"""

from grader.check import bad, check, good
from grader.evidence.style_rules import Broken, Mistake, StyleRules
from grader.finding import Finding, Message
from grader.verdict import Verdict, capped_share, not_applicable

UNCLOSED = Message("unclosed", "the block of “{text}” is not closed")
STRAY = Message("stray", "this brace closes nothing; the rule behind it is lost")
BRACKET = Message("bracket", "this bracket is not closed; what follows is lost")
JUNK = Message("junk", "“{text}” is no declaration; it is dropped")
JOINED = Message("joined", "a semicolon is missing before “{text}”; both are dropped")

_SAID = {
    Mistake.UNCLOSED: UNCLOSED,
    Mistake.STRAY: STRAY,
    Mistake.BRACKET: BRACKET,
    Mistake.JUNK: JUNK,
    Mistake.JOINED: JOINED,
}


@check
def broken_block(rules: StyleRules) -> Verdict:
    """Tell what is left over when the style sheets are read."""
    if not rules.styles:
        return not_applicable("there are no styles")
    found = [_said(rules, one) for one in rules.broken]
    return capped_share(max(1, len(rules.blocks)), found)


def _said(rules: StyleRules, one: Broken) -> Finding:
    text = " ".join(one.text.split())
    return _SAID[one.mistake].at(rules.place(one), text=text[:60])


def _page(text: str) -> str:
    return f"<style>\n{text}\n</style>"


EXAMPLES = (
    good(_page("a { color: red; } /* } */ b::after { content: '}'; ; }\n@import url(a.css);")),
    good(_page(".a { &:hover { top: 0 } .b { top: 0 }\n@media print { color: red } }")),
    good(_page("@media (max-width: 9px) { a { background: url(data:image/png;base64,AA==) } }")),
    good(_page(":root { --a: { x: y }; --b:; --c: [;]; }")),
    good("<p style='color: red; margin: 0'>"),
    good(_page("<!-- a { color: red } -->\n@charset 'utf-8';")),
    good(_page("a { filter: progid:DX.M(a='#8',\n b=1); transition: top 1s,\n  left 2s; }")),
    bad(_page("a {\n  color: red;\nb {\n  color: red;\n}"), earns=(UNCLOSED.on(2, 1),)),
    bad(
        _page("@media print {\n  a {\n    top: 0;\n  b {\n    top: 0;\n  }\n}"),
        earns=(UNCLOSED.on(3, 3),),
    ),
    bad(_page("a { color: red; }\n}\nb { color: red; }"), earns=(STRAY.on(3, 1),)),
    bad(_page("a {\n  color red;\n  top: 0;\n}"), earns=(JUNK.on(3, 3),)),
    bad(_page("a {\n  color: red\n  top: 0;\n}"), earns=(JOINED.on(3, 3),)),
    bad(
        _page("a {\n  transform: translate(1px, 2px;\n  top: 0;\n}\nb { top: 0 }"),
        earns=(BRACKET.on(3, 23),),
    ),
)
