"""A property gets a value that it does not take.

The browser drops the declaration without a word: `display: felx` lays nothing out, `#12345` is
no colour, and `10 px` is no length. Values that only the browser knows (`var(…)`), prefixed ones
and those that stand beside another declaration of the same property are left alone.
"""

from collections import Counter

from grader.check import bad, check, good
from grader.evidence.style_refusals import Refused, refused
from grader.evidence.style_rules import Declared, StyleRules, Within
from grader.evidence.tables.styles import PROPERTIES
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

WORD = Message("word", "“{property}” does not take “{text}”")
MISSPELT = Message("misspelt", "“{property}” does not take “{text}”; it takes “{near}”")
COLOUR = Message("colour", "“{text}” is no colour: 3, 4, 6 or 8 digits of 0 to f are wanted")
UNIT = Message("unit", "“{text}” has no unit of CSS")

_SAID = {"colour": COLOUR, "unit": UNIT}


@check
def invalid_value(rules: StyleRules) -> Verdict:
    """Hold the words, colours and units of each declaration against what is known."""
    judged = [one for one in rules.declarations if _is_judged(rules, one)]
    if not judged:
        return not_applicable("there are no declarations")
    often = Counter((one.style, one.block, one.name.lower()) for one in judged)
    found = []
    for one in judged:
        if often[one.style, one.block, one.name.lower()] == 1:
            fault = next(refused(one.name.lower(), one.value), None)
            found += [_said(rules, one, fault)] if fault else []
    return share(len(judged), found)


def _is_judged(rules: StyleRules, one: Declared) -> bool:
    within = rules.within(one) in (Within.STYLE, Within.KEYFRAME)
    return within and one.name.lower() in PROPERTIES and not rules.is_conditional(one)


def _said(rules: StyleRules, one: Declared, fault: Refused) -> Finding:
    named = WORD if fault.near is None else MISSPELT
    message = _SAID.get(fault.reason, named)
    name = one.name.lower()
    return message.at(rules.place(one), property=name, text=fault.text, near=fault.near)


EXAMPLES = (
    good("<style>a { display: flex; color: RED; margin: 0 auto; font: 12px/1 My Font }</style>"),
    good("<style>a { display: -webkit-box; display: flexbox; display: flex }</style>"),
    good("<style>a { color: var(--x); width: calc(1px + 2em); color: currentColor }</style>"),
    good("<style>a { grid-area: mine; animation: mine 1s; will-change: top }</style>"),
    good(
        "<style>a { border: 1px solid #FFF8; background: url(#a) no-repeat center/cover }</style>"
    ),
    good("<style>a { transition: all .3s ease-in-out; z-index: 1e3; content: '\\201C' }</style>"),
    good(
        "<style>a { grid-template-columns: [full-start] 1fr [x] 2fr; d: path('M0 0h1z') }</style>"
    ),
    bad("<style>\na {\n  display: felx;\n}</style>", earns=(MISSPELT.on(3, 3),)),
    bad("<style>a { vertical-align: center }</style>", earns=(WORD.on(1, 12),)),
    bad("<style>a { border: 1px soild red }</style>", earns=(MISSPELT.on(1, 12),)),
    bad("<style>a { background: linear-gradiant(red, blue) }</style>", earns=(MISSPELT.on(1, 12),)),
    bad("<p style='color: #12345'>", earns=(COLOUR.on(1, 11),)),
    bad("<style>a { margin: 10xp }</style>", earns=(UNIT.on(1, 12),)),
    bad("<style>a { width: 10 px }</style>", earns=(WORD.on(1, 12),)),
)
