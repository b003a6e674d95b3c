"""A script uses an element that the page does not have.

The lookup gives null, and the first thing that is done with it throws: no listener is added, no
score is shown, and whatever stands behind it does not happen. The same comes of a script that
runs above the element that it looks for. A lookup whose answer is asked for first, and pages
whose markup may come from elsewhere, are left alone.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.lookups import Lookup, Lookups
from grader.evidence.near import nearest
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

MISSING = Message("missing", "there is no element “{selector}”")
MISSPELT = Message("misspelt", "there is no element “{selector}”; there is “{near}”")
EARLY = Message("early", "“{selector}” is looked up before the page has it, on line {line}")


@check
def missing_element(lookups: Lookups) -> Verdict:
    """Hold fixed ids and classes against the page and all that scripts may create."""
    if not lookups.lookups:
        return not_applicable("no script looks for anything fixed")
    return share(len(lookups.lookups), _found(lookups))


def _found(lookups: Lookups) -> Iterator[Finding]:
    for one in lookups.lookups:
        selector = one.sign + one.name
        if one.early and one.element is not None:
            line = one.element.place.line
            yield EARLY.at(lookups.place(one), selector=selector, line=line)
        elif _is_missing(lookups, one):
            names = {"#": lookups.ids, ".": lookups.classes}.get(one.sign, frozenset())
            near = nearest(one.name, names, most=2)
            shown = None if near is None else one.sign + near
            said = MISSING if near is None else MISSPELT
            yield said.at(lookups.place(one), selector=selector, near=shown)


def _is_missing(lookups: Lookups, one: Lookup) -> bool:
    known = one.element is not None or one.name in lookups.created
    return lookups.closed and one.bare and not known


def _page(script: str) -> str:
    return f"<p id=score class=big></p>\n<script>\n{script}\n</script>"


EXAMPLES = (
    good(_page("document.getElementById('score').textContent = 1;")),
    good(_page("document.querySelector('.big').remove(); document.querySelector('p > b').x;")),
    good(_page("const e = document.getElementById('gone'); if (e) e.remove();")),
    good(_page("document.getElementById('gone')?.remove();")),
    good(_page("d.innerHTML = '<b id=\"late\">'; document.getElementById('late').remove();")),
    good(_page("d.id = `c-${n}`; document.getElementById('c-1').remove();")),
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
    bad(
        "<script>\nconst a = document.getElementById('a');\na.focus();</script>\n<input id=a>",
        earns=(EARLY.on(2, 11),),
    ),
)
