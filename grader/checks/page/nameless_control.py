"""A control or a picture has no name that could be read aloud.

A button with nothing but an icon that a font draws, a field without a label, a picture without
`alt`: whoever cannot see the page meets “button” and “image”. A name may come from
text, `aria-label`, `title`, a label, an `alt` inside, or a placeholder (Accessible
Name and Description Computation 1.2); what a script mentions may be given one there.
"""

import re
from collections import Counter
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import Element, HtmlTree
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

CONTROL = Message("control", "this {tag} has no name: no text, label or title")
PICTURE = Message("picture", "this picture has no alt")

_FIELDS = ("input", "select", "textarea")
_SELF = ("aria-label", "aria-labelledby", "title", "placeholder", "alt")
_WORD = re.compile(r"[\w-]+")
_SILENT = frozenset({"hidden", "submit", "reset", "image"})
"""Kinds of fields that have a name by themselves, or need none."""


@check(kind="craft")
def nameless_control(page: HtmlTree, elsewhere: Elsewhere) -> Verdict:
    """Look for the name of every control and picture in the markup."""
    judged = [one for one in page.all("button", "a", "img", *_FIELDS) if _is_judged(one)]
    if not judged:
        return not_applicable("there are no controls and no pictures")
    labels = {one.get("for") for one in page.all("label")} - {None}
    return share(len(judged), _found(page, elsewhere, judged, labels))


def _is_judged(one: Element) -> bool:
    hidden = one.get("hidden") is not None or one.get("aria-hidden") == "true"
    link = one.tag != "a" or one.get("href") is not None
    return not hidden and not one.foreign and link and (one.get("type") or "") not in _SILENT


def _found(
    page: HtmlTree, elsewhere: Elsewhere, judged: list[Element], labels: set[str | None]
) -> Iterator[Finding]:
    nameless = [one for one in judged if not _has_name(page, one, labels)]
    often = Counter(_WORD.findall(elsewhere.code)) if nameless else Counter[str]()
    for one in nameless:
        names = [one.get("id") or "", *(one.get("class") or "").split()]
        if one.tag == "img":
            yield PICTURE.at(one.place)
        elif all(often[name] < 2 for name in names):  # a script may name it
            yield CONTROL.at(one.place, tag=one.tag)


def _has_name(page: HtmlTree, one: Element, labels: set[str | None]) -> bool:
    if one.tag == "img":
        return one.get("alt") is not None or one.get("role") in ("presentation", "none")
    if any((one.get(name) or "").strip() for name in _SELF) or one.get("id") in labels - {None}:
        return True
    if one.tag in _FIELDS:
        around = one.parent
        while around is not None:
            if page.elements[around].tag == "label":
                return True
            around = page.elements[around].parent
        return one.get("type") == "button" and bool(one.get("value"))
    inside = page.file.text[one.inner_start : one.inner_end]
    text = re.sub(r"<[^>]*>", "", inside).strip()
    return bool(text) or re.search(r"\b(?:alt|aria-label|title)\s*=|<title", inside) is not None


EXAMPLES = (
    good("<button>Go</button><a href=#>Up</a><img alt='' src=a.png><input type=hidden>"),
    good("<label>Name <input></label><label for=a>Age</label><input id=a><input placeholder=x>"),
    good("<button aria-label=Close><i class=icon></i></button><button><img alt=Up src=a></button>"),
    good("<button id=play></button><script>play.textContent = 'Play';</script>"),
    good("<a name=top></a><p>Hello"),
    bad("<p>\n<button><i></i></button>", earns=(CONTROL.on(2, 1),)),
    bad("<input type=range>", earns=(CONTROL.on(1, 1),)),
    bad("<p>\n <img src='data:,'>", earns=(PICTURE.on(2, 2),)),
)
