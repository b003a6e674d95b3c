"""Part of the page cannot be used by everybody.

Text that is too pale for its ground, a page without a language or a title, a role that its parent
does not allow, a region that no key can scroll: axe-core holds the rules of WCAG, levels A and AA,
against the page as it stands after some seconds. Names of controls and pictures are judged by
`nameless-control`. For taste: nothing of it keeps a page from working for the one who wrote it.
"""

from collections.abc import Iterator
from itertools import groupby

from grader.check import bad, check, good
from grader.evidence.accessibility import Accessibility, Barrier
from grader.finding import Finding, Message, Place
from grader.verdict import Verdict, not_applicable, share

BARRIER = Message("barrier", "{help} ({rule}); so of {count}, the first “{first}”")


@check(kind="craft")
def inaccessible_content(accessibility: Accessibility) -> Verdict:
    """Count the rules that are broken among those that apply."""
    if not accessibility.rules:
        return not_applicable("no rule applies to this page")
    return share(accessibility.rules, _found(accessibility))


def _found(accessibility: Accessibility) -> Iterator[Finding]:
    """One finding for each rule, where its first element stands."""
    for rule, group in groupby(accessibility.barriers, lambda one: one.rule):
        every = list(group)
        first = every[0]
        yield BARRIER.at(
            first.place, rule=rule, help=first.help, count=len(every), first=first.selector
        )


_PALE = Barrier("color-contrast", "Elements must meet contrast ratio", "p", Place(line=3, column=1))
_NO_LANGUAGE = Barrier("html-has-lang", "<html> must have a lang", "html", Place(line=1, column=1))

EXAMPLES = (
    good(Accessibility(rules=7)),
    bad(Accessibility(7, (_PALE, _NO_LANGUAGE)), earns=(BARRIER.on(3, 1), BARRIER.on(1, 1))),
    bad(Accessibility(3, (_PALE, _PALE)), earns=(BARRIER.on(3, 1),)),
)
