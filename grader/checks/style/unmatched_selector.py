"""A selector names a class or an id that nothing has, and something has nearly that name.

The rule matches nothing, and the element that it was written for goes without. A class that is
merely unused is no fault: only a name that differs in a letter, in case or in a hyphen from one
that is used, and has no rule of its own, is told, or one with a slip of the hand in it. So is
the one state that a rule waits for (`.menu.open`) where scripts give another one that no rule has.
A class that is given once and is a slip of a styled one is told where it is given.
"""

from grader.check import bad, check, good
from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import HtmlTree
from grader.evidence.pseudo_names import misspelt_pseudos
from grader.evidence.script import ScriptTrees
from grader.evidence.selector_names import Astray, SelectorNames
from grader.evidence.style_rules import StyleRules, Within
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

UNKNOWN = Message("unknown", "there is no “:{name}”; there is “:{near}”")
UNMATCHED = Message("unmatched", "nothing has the {kind} “{name}”; “{near}” is near")
UNSTYLED = Message("unstyled", "no rule has the class “{name}”; “{near}” is near and has one")
UNPAIRED = Message("unpaired", "nothing has the class “{name}”; “{near}” is given, and has no rule")


@check
def unmatched_selector(
    page: HtmlTree, rules: StyleRules, scripts: ScriptTrees, elsewhere: Elsewhere
) -> Verdict:
    """Compare the names in selectors with those of elements, and of all that scripts write."""
    selectors = [one for one in rules.blocks if one.within is Within.STYLE]
    if not selectors:
        return not_applicable("there are no rules")
    found = [
        UNKNOWN.at(rules.place(one), name=name, near=near)
        for one in selectors
        for name, near in misspelt_pseudos(one.prelude)
    ]
    if not elsewhere.styles:
        names = SelectorNames(page, rules, scripts, elsewhere)
        astray = tuple(names.astray())
        found += [_said(rules, one) for one in astray]
        found += [
            UNSTYLED.at(one.place, name=one.name, near=one.near)
            for one in names.unstyled()
            if one.name not in {each.near for each in astray}
        ]
    return share(max(len(selectors), len(found)), found)


def _said(rules: StyleRules, one: Astray) -> Finding:
    place = rules.place(one.block)
    if one.paired:
        return UNPAIRED.at(place, name=one.name, near=one.near)
    return UNMATCHED.at(place, kind=one.kind, name=one.name, near=one.near)


EXAMPLES = (
    good("<style>.card { top: 0 } .spare { top: 0 }</style><p class='card big'>"),
    good("<style>.card { top: 0 }</style><p class=cards><script>e.className = 'card'</script>"),
    good("<style>.card-1 { top: 0 }</style><p class=card-2>"),
    good("<style>.grade-a { top: 0 }</style><p class=grade-b>"),
    good("<style>.card { top: 0 } .cards { top: 0 }</style><p class=cards>"),
    good("<style>.a.on { top: 0 }</style><p class='a on'><script>e.classList.add('off')</script>"),
    good("<style>[data-mode=dark] { top: 0 }</style><script>e.dataset.mode = 'dark'</script>"),
    good("<style>a[href$='.crad'] { top: 0 }</style><p class=card>"),
    bad("<style>\na:hovr { top: 0 }</style>", earns=(UNKNOWN.on(2, 1),)),
    bad("<style>\n.crad { top: 0 }\n</style><p class=card>", earns=(UNMATCHED.on(2, 1),)),
    bad(
        "<style>b #scorePanel:hover { top: 0 }</style><p id=score-panel>",
        earns=(UNMATCHED.on(1, 8),),
    ),
    bad(
        "<style>.menu.open { top: 0 }</style><p class=menu>"
        "<script>e.classList.toggle('show')</script>",
        earns=(UNPAIRED.on(1, 8),),
    ),
    bad(
        "<style>p[data-mode=dakr] { top: 0 }</style><p data-mode=dark>", earns=(UNMATCHED.on(1, 8),)
    ),
    bad("<style>[aria-cheked] { top: 0 }</style><p>", earns=(UNMATCHED.on(1, 8),)),
    bad("<style>.card { top: 0 }</style><p class=card><p class=crad>", earns=(UNSTYLED.on(1, 46),)),
    bad(
        "<style>.glow { top: 0 }</style><p class=glow>\n<script>e.classList.add('glw')</script>",
        earns=(UNSTYLED.on(2, 26),),
    ),
)
