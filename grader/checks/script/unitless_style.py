"""A script sets a length, a time or an angle without a unit.

`box.style.left = x` with a number, or `translate(${x}, ${y})`: the browser ignores the
assignment, and what should move stands still. Only what is surely a number is told: a name that
may hold `"10px"` is left alone, and so is a page in quirks mode.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.html import HtmlTree
from grader.evidence.numeric import UNKNOWN
from grader.evidence.style_values import tokens
from grader.evidence.style_writes import StyleWrite, StyleWrites
from grader.evidence.tables.styles import LENGTHS, TIMES
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

BARE = Message("bare", "“{name}” is given a number without a unit, such as {unit}")
BARE_INSIDE = Message("bare-inside", "{function}() in “{name}” lacks a unit, such as {unit}")

_LENGTHS = (
    "translate",
    "translatex",
    "translatey",
    "translatez",
    "translate3d",
    "perspective",
    "blur",
)
_ANGLES = ("rotate", "rotatex", "rotatey", "rotatez", "skew", "skewx", "skewy", "hue-rotate")
_UNITS = dict.fromkeys(_LENGTHS, "px") | dict.fromkeys(_ANGLES, "deg")
_WHERE = frozenset(
    ("transform", "filter", "backdrop-filter", "-webkit-transform", "-webkit-filter")
)


@check
def unitless_style(page: HtmlTree, styles: StyleWrites) -> Verdict:
    """Look at what is given to properties that take no plain number."""
    judged = [one for one in styles.writes if one.property in LENGTHS | TIMES | _WHERE]
    if not judged or page.doctype is None or styles.own:
        return not_applicable("no script sets a length, or it is no page of today's mode")
    found = [fault for one in judged if (fault := next(_faults(one), None))]
    return share(len(judged), found)


def _faults(one: StyleWrite) -> Iterator[Finding]:
    unit = "s" if one.property in TIMES else "px"
    if one.number and not one.zero and one.property not in _WHERE:
        yield BARE.at(one.place, name=one.name, unit=unit)
        return
    if f"5{UNKNOWN}" in one.text or f"{UNKNOWN}5" in one.text or "var(" in one.text:
        return
    for token in tokens(one.text):
        bare = token.kind == "number" and not token.unit and float(token.text) != 0
        if bare and one.property in _WHERE and token.within in _UNITS:
            unit = _UNITS[token.within]
            yield BARE_INSIDE.at(one.place, name=one.name, function=token.within, unit=unit)
        elif bare and one.property not in _WHERE and not token.within:
            yield BARE.at(one.place, name=one.name, unit=unit)


def _page(script: str) -> str:
    return f"<!DOCTYPE html>\n<script>\n{script}\n</script>"


EXAMPLES = (
    good(_page("let x = 1; e.style.left = x + 'px'; e.style.top = `${x}%`; e.style.opacity = x;")),
    good(_page("function f(x) { e.style.left = x; e.style.transform = `translate(${x}, ${x})`; }")),
    good(_page("e.style.left = 0; e.style.zIndex = 3; e.style.flex = 1; e.style.width = '';")),
    good(_page("const x = 3, u = unit(); e.style.left = `${x}${u}`; e.style.width = '5' + u;")),
    good(_page("const s = 2; e.style.transform = `scale(${s}) rotate(${s}deg)`;")),
    good("<script>e.style.left = 5;</script>", note="quirks mode"),
    bad(_page("let x = 0;\nfunction f() { x += 2; e.style.left = x; }"), earns=(BARE.on(4, 24),)),
    bad(_page("e.style.width = Math.random() * 100;"), earns=(BARE.on(3, 1),)),
    bad(
        _page("const p = { x: 1 }; p.x -= 2;\ne.style.transform = `translate(${p.x}, 4px)`;"),
        earns=(BARE_INSIDE.on(4, 1),),
    ),
    bad(
        _page("let a = 1; a++; e.style.transform = 'rotate(' + a + ')';"),
        earns=(BARE_INSIDE.on(3, 17),),
    ),
    bad(_page("e.style.setProperty('font-size', 12);"), earns=(BARE.on(3, 1),)),
    bad(_page("e.style.transition = 'top 0.5';"), earns=(BARE.on(3, 1),)),
)
