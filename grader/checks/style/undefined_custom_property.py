"""A style sheet uses a custom property that is set nowhere.

`var(--x)` without a second value makes the whole declaration invalid when it is applied: a
colour falls back to black or to nothing. Properties that a script may set, and pages whose
style sheets come from elsewhere, are left alone.
"""

import re
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.elsewhere import Elsewhere
from grader.evidence.near import differs_in_number, nearest, slip
from grader.evidence.style_rules import StyleRules
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

UNDEFINED = Message("undefined", "“{name}” is not set anywhere")
MISSPELT = Message("misspelt", "“{name}” is not set anywhere; “{near}” is")

UNUSED = Message("unused", "“{name}” is set and never used; “{near}” is used")

_SHORT = 5  # letters of a name of which nothing is told, its hyphens among them
_USED = re.compile(r"\bvar\(\s*(--[\w-]+)\s*(,?)")
_NAMED = re.compile(r"(?<!var\()(?<!var\( )(--[A-Za-z_][\w-]*)")
_BUILT = re.compile(r"--[\w-]*\$\{|[\"'`]--[\w-]*[\"'`]\s*\+")


@check
def undefined_custom_property(rules: StyleRules, elsewhere: Elsewhere) -> Verdict:
    """Compare the names in ``var()`` with every other mention of a custom property."""
    used = [(one, found) for one in rules.declarations for found in _USED.findall(one.value)]
    if not used:
        return not_applicable("no custom property is used")
    known = set(_NAMED.findall(elsewhere.code))
    if elsewhere.styles or _BUILT.search(elsewhere.code):
        return not_applicable("custom properties may be set from elsewhere")
    found, told = [], set()
    for one, (name, fallback) in used:
        if name not in known and not fallback and (one.style, one.start, name) not in told:
            told.add((one.style, one.start, name))
            near = nearest(name, known, most=2)
            said = UNDEFINED if near is None else MISSPELT
            found.append(said.at(rules.place(one), name=name, near=near))
    names = {name for _, (name, _) in used} & known
    found += _misset(rules, elsewhere, names)
    return share(max(len(used), len(found)), found)


def _misset(rules: StyleRules, elsewhere: Elsewhere, used: set[str]) -> Iterator[Finding]:
    """Properties that are mentioned once, and a slip of the hand away from a used one."""
    plain = {name[2:] for name in used}
    for one in rules.declarations:
        if one.name.startswith("--") and one.name not in used and len(one.name) > _SHORT:
            near = slip(one.name[2:], plain)
            once = len(re.findall(rf"{re.escape(one.name)}(?![\w-])", elsewhere.code)) == 1
            if near is not None and once and not differs_in_number(one.name[2:], near):
                yield UNUSED.at(rules.place(one), name=one.name, near=f"--{near}")


EXAMPLES = (
    good("<style>:root { --x: 1px } a { top: var(--x); left: var( --y, 2px) }</style>"),
    good("<style>a { top: var(--x) }</style><script>a.style.setProperty('--x', 1)</script>"),
    good("<p style='--i: 1'></p><style>p { order: var(--i) }</style>"),
    good("<style>p { top: var(--pos-x) }</style><script>set(`--pos-${axis}`)</script>"),
    good("<style>@property --a { syntax: '*' } a { top: var(--a) }</style>"),
    bad(
        "<style>:root { --accent: red }\na {\n  color: var(--acent);\n}</style>",
        earns=(MISSPELT.on(3, 3),),
    ),
    good("<style>:root { --tint: red; --text: red } a { color: var(--text) }</style>"),
    bad("<p style='color: var(--ink)'>", earns=(UNDEFINED.on(1, 11),)),
    bad(
        "<style>:root { --mian: red }\n.b { --main: blue } a { color: var(--main) }</style>",
        earns=(UNUSED.on(1, 16),),
    ),
)
