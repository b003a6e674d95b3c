"""A selector names a class or an id that nothing has, and something has nearly that name.

The rule matches nothing, and the element that it was written for goes without. A class that is
merely unused is no fault: only a name that differs in a letter, in case or in a hyphen from one
that is used, and has no rule of its own, is told, or one with a slip of the hand in it.
"""

import re
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import HtmlTree
from grader.evidence.near import differs_in_number, nearest, slip
from grader.evidence.pseudo_names import misspelt_pseudos
from grader.evidence.script import ScriptTrees
from grader.evidence.style_rules import StyleRules, Within, names_in
from grader.evidence.written_names import WrittenNames
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

UNKNOWN = Message("unknown", "there is no “:{name}”; there is “:{near}”")
UNMATCHED = Message("unmatched", "nothing has the {kind} “{name}”; “{near}” is near")

_KINDS = (("class", "."), ("id", "#"))
_GIVEN = re.compile(
    r"(?:className\s*\+?=|classList\.(?!remove|contains)\w+\()([^;\n]*)|class=\\?[\"']([^\"']*)"
    r"|\bclass(?:Name)?[\"']?\s*[:,]\s*[\"'`]([^\"'`\n]*)"
)
_WORD = re.compile(r"[A-Za-z_][\w-]*")


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
    if elsewhere.styles:
        return share(len(selectors), found)
    for kind, sign in _KINDS:
        owned = {name for one in page.elements for name in (one.get(kind) or "").split()}
        if any(name not in owned for one in selectors for name in names_in(one.prelude, sign)):
            code = _without_styles(page, elsewhere)
            written = WrittenNames.of((one.text for one in scripts.scripts), _attributes(page))
            found += _found(page, rules, written, code, kind, sign)
    return share(max(len(selectors), len(found)), found)


def _found(
    page: HtmlTree, rules: StyleRules, written: WrittenNames, code: str, kind: str, sign: str
) -> Iterator[Finding]:
    owned = {name for one in page.elements for name in (one.get(kind) or "").split()}
    given = owned | (
        set(_WORD.findall(" ".join("".join(one) for one in _GIVEN.findall(code))))
        if kind == "class"
        else set()
    )
    styled = {name for one in rules.blocks for name in names_in(one.prelude, sign)}
    bare = {name for name in given - styled if len(name) > 3}
    plain = {_plain(one): one for one in sorted(bare)}
    whole = written.whole - styled
    told = set()
    for block in rules.blocks:
        if block.within is not Within.STYLE:
            continue
        for name in names_in(block.prelude, sign):
            if name in owned or name in told or len(name) < 3 or written.may_give(name):
                continue
            near = plain.get(_plain(name)) or nearest(name, bare) or slip(name, given)
            near = near or slip(name, whole)
            if near is not None and not differs_in_number(name, near):
                told.add(name)
                yield UNMATCHED.at(rules.place(block), kind=kind, name=name, near=near)


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()


def _without_styles(page: HtmlTree, elsewhere: Elsewhere) -> str:
    """The page's text and scripts: any word of it may become a class."""
    text = elsewhere.code
    for one in reversed(page.elements):
        if one.tag == "style":
            text = text[: one.inner_start] + text[one.inner_end :]
    return text


def _attributes(page: HtmlTree) -> Iterator[str]:
    """Values that scripts may read and make classes of."""
    for element in page.elements:
        for one in element.attributes:
            if one.value and one.name not in ("class", "id", "style"):
                yield one.value
        if element.tag in ("option", "button", "a", "li", "label"):
            text = element.text.strip()
            yield text.lower() if _WORD.fullmatch(text) else ""


EXAMPLES = (
    good("<style>.card { top: 0 } .spare { top: 0 }</style><p class='card big'>"),
    good("<style>.card { top: 0 }</style><p class=cards><script>e.className = 'card'</script>"),
    good("<style>.card-1 { top: 0 }</style><p class=card-2>"),
    good("<style>.card { top: 0 } .cards { top: 0 }</style><p class=cards>"),
    good("<style>a[href$='.crad'] { top: 0 }</style><p class=card>"),
    bad("<style>\na:hovr { top: 0 }</style>", earns=(UNKNOWN.on(2, 1),)),
    bad("<style>\n.crad { top: 0 }\n</style><p class=card>", earns=(UNMATCHED.on(2, 1),)),
    bad(
        "<style>b #scorePanel:hover { top: 0 }</style><p id=score-panel>",
        earns=(UNMATCHED.on(1, 8),),
    ),
)
