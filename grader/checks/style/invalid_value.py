"""A property gets a value that it does not take.

The browser drops the declaration without a word: `display: felx` lays nothing out, `#12345` is
no colour, and `10 px` is no length. Values that only the browser knows (`var(…)`), prefixed ones
and those that stand beside another declaration of the same property are left alone.
"""

from collections import Counter
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.near import nearest
from grader.evidence.style_rules import Declared, StyleRules, Within
from grader.evidence.style_values import COMMON, UNITS, Token, is_open, tokens
from grader.evidence.tables.styles import FREE, KEYWORDS, PROPERTIES, WORDS
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

WORD = Message("word", "“{property}” does not take “{text}”")
MISSPELT = Message("misspelt", "“{property}” does not take “{text}”; it takes “{near}”")
COLOUR = Message("colour", "“{text}” is no colour: 3, 4, 6 or 8 digits of 0 to f are wanted")
UNIT = Message("unit", "“{text}” has no unit of CSS")

_NUMBERED = ("nth-", "counter")


@check
def invalid_value(rules: StyleRules) -> Verdict:
    """Hold the words, colours and units of each declaration against what is known."""
    judged = [one for one in rules.declarations if _is_judged(rules, one)]
    if not judged:
        return not_applicable("there are no declarations")
    often = Counter((one.style, one.block, one.name.lower()) for one in judged)
    found = []
    for one in judged:
        if often[one.style, one.block, one.name.lower()] == 1 and not is_open(one.value):
            fault = next(_faults(rules, one), None)
            found += [fault] if fault else []
    return share(len(judged), found)


def _is_judged(rules: StyleRules, one: Declared) -> bool:
    within = rules.within(one) in (Within.STYLE, Within.KEYFRAME)
    return within and one.name.lower() in PROPERTIES and not rules.is_conditional(one)


def _faults(rules: StyleRules, one: Declared) -> Iterator[Finding]:
    name, inside = one.name.lower(), list(tokens(one.value))
    outside = [token for token in inside if not token.within]
    for token in outside:
        if token.kind == "hash" and not _is_colour(token.text):
            yield COLOUR.at(rules.place(one), text=token.text)
    for token in inside:
        if token.kind == "number" and token.unit and token.unit not in UNITS:
            yield UNIT.at(rules.place(one), text=token.text + token.unit)
    if name in FREE or name.startswith("-") or "progid" in one.value or "\\" in one.value:
        return
    words = [token.text.lower() for token in outside if token.kind == "word"]
    for word in words:
        if not _takes(name, word, outside):
            near = nearest(word, WORDS.get(name) or KEYWORDS, most=2)
            said = WORD if near is None else MISSPELT
            yield said.at(rules.place(one), property=name, text=word, near=near)


def _takes(name: str, word: str, outside: list[Token]) -> bool:
    """Whether a property may take a word: alone if it stands alone, else in some value at all."""
    if word in COMMON or word.startswith("-"):
        return True
    if len(outside) == 1 and name in WORDS:
        return word in WORDS[name]
    return word in KEYWORDS or word in ("from", "to")


def _is_colour(text: str) -> bool:
    digits = text[1:].lower()
    return len(digits) in (3, 4, 6, 8) and all(one in "0123456789abcdef" for one in digits)


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
    bad("<p style='color: #12345'>", earns=(COLOUR.on(1, 11),)),
    bad("<style>a { margin: 10xp }</style>", earns=(UNIT.on(1, 12),)),
    bad("<style>a { width: 10 px }</style>", earns=(WORD.on(1, 12),)),
)
