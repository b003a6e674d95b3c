"""A script uses an element that the page does not have.

The lookup gives null, and the first thing that is done with it throws: no listener is added, no
score is shown, and whatever stands behind it does not happen. The same comes of a script that
runs above the element that it looks for. A lookup whose answer is asked for first, and pages
whose markup may come from elsewhere, are left alone.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.lookup_search import Lookup
from grader.evidence.lookups import Lookups
from grader.evidence.near import differs_in_number, nearest
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

MISSING = Message("missing", "there is no element “{selector}”")
MISSPELT = Message("misspelt", "there is no element “{selector}”; there is “{near}”")
EARLY = Message("early", "“{selector}” is looked up before the page has it, on line {line}")


@check
def missing_element(lookups: Lookups) -> Verdict:
    """Hold fixed ids and classes against the page and all that scripts may create."""
    total = len(lookups.lookups) + len(lookups.attributes)
    if not total:
        return not_applicable("no script looks for anything fixed")
    return share(total, _found(lookups))


def _found(lookups: Lookups) -> Iterator[Finding]:
    for one in lookups.lookups:
        selector = one.sign + one.name
        if one.early and one.element is not None:
            line = one.element.place.line
            yield EARLY.at(lookups.place(one), selector=selector, line=line)
        elif one.element is None and not lookups.may_come(one):
            yield from _missing(lookups, one)

    for lost in () if lookups.foreign else lookups.attributes:
        selector, near = f"[{lost.name}]", f"[{lost.near}]"
        yield MISSPELT.at(lookups.place(lost), selector=selector, near=near)


def _missing(lookups: Lookups, one: Lookup) -> Iterator[Finding]:
    """What is surely used is missing; of what is asked for first, only slips are told."""
    kinds = {"#": (lookups.ids, lookups.classes), ".": (lookups.classes, lookups.ids)}
    own, other = kinds.get(one.sign, (frozenset(), frozenset()))
    near = nearest(one.name, own, most=2 if one.bare else 1)
    shown = None if near is None else one.sign + near
    if one.name in other:
        shown = f"{'.' if one.sign == '#' else '#'}{one.name}"
    if one.bare or (shown and not differs_in_number(one.name, near or "")):
        said = MISSING if shown is None else MISSPELT
        yield said.at(lookups.place(one), selector=one.sign + one.name, near=shown)


def _page(script: str) -> str:
    return f"<p id=score class=big></p>\n<script>\n{script}\n</script>"


EXAMPLES = (
    good(_page("document.getElementById('score').textContent = 1;")),
    good(
        "<p data-lengthSlider=1><script>document.querySelector('[data-lengthSlider]').x;</script>"
    ),
    good(_page("document.querySelector('.big').remove(); document.querySelector('p > b').x;")),
    good(_page("const e = document.getElementById('gone'); if (e) e.remove();")),
    good(_page("document.getElementById('gone')?.remove();")),
    good(_page("d.innerHTML = '<b id=\"late\">'; document.getElementById('late').remove();")),
    good(_page("d.id = `c-${n}`; document.getElementById('c-1').remove();")),
    good(_page("d.className = `tab-${n}`; d.querySelector('.tab-one').remove();")),
    good(_page("row.innerHTML = '<b class=cell>'; row.querySelector('.cell b').remove();")),
    good(_page("['score', 'best'].forEach(id => document.getElementById(id)?.remove());")),
    good(
        "<script>addEventListener('load', () => document.getElementById('a').x);</script><p id=a>"
    ),
    good(
        "<script src='https://a.example/a.js'></script><script>"
        "document.getElementById('a').remove();</script>"
    ),
    bad(_page("document.getElementById('scroe').textContent = 1;"), earns=(MISSPELT.on(3, 1),)),
    bad(
        _page("const list = document.querySelector('#list');\nfunction f() { list.append(1); }"),
        earns=(MISSING.on(3, 14),),
    ),
    bad(_page("row.querySelector('.score').x = 1;"), earns=(MISSPELT.on(3, 1),)),
    bad(_page("document.querySelectorAll('#scor b').forEach(f);"), earns=(MISSPELT.on(3, 1),)),
    bad(
        _page("['score', 'best'].map(id =>\ndocument.getElementById(id).x);"),
        earns=(MISSING.on(3, 11),),
    ),
    bad(
        _page(
            "function f(id, v) { document.getElementById(id).x = v; }\nf('score', 1); f('best', 2);"
        ),
        earns=(MISSING.on(4, 18),),
    ),
    good(
        _page(
            "function f(id) { const e = document.getElementById(id); if (e) e.x = 1; } f('best');"
        )
    ),
    bad(
        "<p data-row=1><script>\ne.closest('[data-rwo]').x = 1;</script>",
        earns=(MISSPELT.on(2, 11),),
    ),
    bad(
        "<script>\nconst a = document.getElementById('a');\na.focus();</script>\n<input id=a>",
        earns=(EARLY.on(2, 11),),
    ),
)
