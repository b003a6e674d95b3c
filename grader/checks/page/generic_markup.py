"""The markup says nothing of what its parts are.

Ten boxes and no `main`, `header`, `nav`, `section` or heading: a reader that speaks the page finds
no way through it. A `div` that is pressed is no button to a keyboard: it has no role, and cannot
be reached. Landmarks and roles that scripts may write are looked for in their text too.
"""

import re
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import Element, HtmlTree
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

BOXES = Message("boxes", "{count} div elements, and no landmark or heading among them")
PRESSED = Message("pressed", "a {tag} is pressed that is no control, and has no role")

_LANDMARKS = ("article", "aside", "footer", "header", "main", "nav", "section", "h1", "h2")
_WRITTEN = re.compile(
    rf"""<(?:{"|".join(_LANDMARKS)})\b|createElement\(\s*["'`](?:{"|".join(_LANDMARKS)})["'`]"""
)
_PLAIN = frozenset({"div", "span", "p", "li", "td", "img", "i", "b"})


@check(kind="craft")
def generic_markup(page: HtmlTree, elsewhere: Elsewhere, *, most: int = 9) -> Verdict:
    """Count boxes without a landmark, and look at what is pressed."""
    boxes = page.all("div")
    pressed = [one for one in page.elements if one.get("onclick")]
    if not boxes and not pressed:
        return not_applicable("there is nothing but what HTML has a name for")
    return share(1 + len(pressed), _found(page, elsewhere, boxes, pressed, most))


def _found(
    page: HtmlTree,
    elsewhere: Elsewhere,
    boxes: tuple[Element, ...],
    pressed: list[Element],
    most: int,
) -> Iterator[Finding]:
    named = page.all(*_LANDMARKS) or any(one.get("role") for one in boxes)
    if len(boxes) > most and not named and not _WRITTEN.search(elsewhere.code):
        yield BOXES.at(boxes[0].place, count=len(boxes))
    for one in pressed:
        reached = one.get("role") or one.get("tabindex") is not None
        if one.tag in _PLAIN and not one.foreign and not reached:
            yield PRESSED.at(one.place, tag=one.tag)


_TEN = "<div>x</div>" * 10

EXAMPLES = (
    good(f"<main>{_TEN}</main>"),
    good("<h1>Hello</h1><div><button onclick='go()'>Go</button></div>"),
    good(f"{_TEN}<script>document.body.innerHTML += '<section>1</section>';</script>"),
    good("<div role=button tabindex=0 onclick='go()'>Go</div>"),
    good("<p>Hello"),
    bad(f"<body>\n{_TEN}", earns=(BOXES.on(2, 1),)),
    bad("<h1>Hi</h1>\n<div onclick='go()'>Go</div>", earns=(PRESSED.on(2, 1),)),
)
