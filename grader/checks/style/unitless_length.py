"""A length, a time or an angle in a style sheet has no unit.

`margin: 10` means nothing to a browser: the declaration is dropped. Only zero needs no unit, and
a property that takes plain numbers (`line-height`, `opacity`). A page without a doctype is read
in quirks mode, where some lengths may be bare, and is not judged.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.html import HtmlTree
from grader.evidence.style_rules import Declared, StyleRules, Within
from grader.evidence.style_values import Token, tokens
from grader.evidence.tables.styles import LENGTHS, TIMES
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

BARE = Message("bare", "“{property}” wants a unit behind {text}, such as {unit}")
BARE_INSIDE = Message("bare-inside", "“{function}()” wants a unit behind {text}, such as {unit}")

_FUNCTIONS = dict.fromkeys(
    ("translate", "translatex", "translatey", "translatez", "perspective", "blur"), "px"
) | dict.fromkeys(
    ("rotate", "rotatex", "rotatey", "rotatez", "skew", "skewx", "skewy", "hue-rotate"), "deg"
)
_WHERE = frozenset(("transform", "filter", "backdrop-filter", "-webkit-backdrop-filter"))


@check
def unitless_length(page: HtmlTree, rules: StyleRules) -> Verdict:
    """Look at bare numbers of properties that never take one."""
    judged = [one for one in rules.declarations if _is_judged(rules, one)]
    if not judged or page.doctype is None:
        return not_applicable("there are no lengths, or it is no page of today's mode")
    found = [fault for one in judged if (fault := next(_faults(rules, one), None))]
    return share(len(judged), found)


def _is_judged(rules: StyleRules, one: Declared) -> bool:
    if rules.within(one) not in (Within.STYLE, Within.KEYFRAME):
        return False
    return one.name.lower() in LENGTHS | TIMES | _WHERE and "\\" not in one.value


def _faults(rules: StyleRules, one: Declared) -> Iterator[Finding]:
    name = one.name.lower()
    for token in tokens(one.value):
        if not _is_bare(token):
            continue
        unit = _FUNCTIONS.get(token.within) if name in _WHERE else None
        if unit:
            yield BARE_INSIDE.at(
                rules.place(one), function=token.within, text=token.text, unit=unit
            )
        elif not token.within and name not in _WHERE:
            unit = "s" if name in TIMES else "px"
            yield BARE.at(rules.place(one), property=name, text=token.text, unit=unit)


def _is_bare(token: Token) -> bool:
    return token.kind == "number" and not token.unit and float(token.text) != 0


def _page(text: str) -> str:
    return f"<!DOCTYPE html>\n<style>{text}</style>"


EXAMPLES = (
    good(
        _page("a { margin: 0 -0.0 10px; line-height: 2; flex: 1 1 0; opacity: .5; width: 1e1px }")
    ),
    good(_page("a { width: calc(2 * 3px); height: var(--h, 10); transform: scale(2) rotate(0) }")),
    good(_page("a { background: rgb(1 2 3) url(5.png) 10px / 2px; aspect-ratio: 16 / 9 }")),
    good(_page("a { transition: top 1s cubic-bezier(.1, .2, 1, 1); inset: 0; order: 3; zoom: 2 }")),
    good("<style>a { margin: 10 }</style>", note="quirks mode"),
    bad(_page("a { margin: 0 10; }"), earns=(BARE.on(2, 12),)),
    bad(_page("\na {\n  font-size: 16;\n}"), earns=(BARE.on(4, 3),)),
    bad(_page("a { transition: opacity 0.3 }"), earns=(BARE.on(2, 12),)),
    bad(_page("a { transform: translate(10, 20px) }"), earns=(BARE_INSIDE.on(2, 12),)),
    bad(_page("@keyframes k { to { transform: rotate(360) } }"), earns=(BARE_INSIDE.on(2, 28),)),
)
