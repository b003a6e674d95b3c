"""An element is not closed where HTML requires its end tag, or is closed on the wrong side.

The browser has to guess where the element ends: a forgotten ``</div>`` swallows everything
that follows, a forgotten ``</b>`` turns the rest of the page bold. End tags that HTML lets
one leave out (``li``, ``p``, ``td``, ``body`` …) and elements without one are fine.
"""

from grader.check import bad, check, good
from grader.evidence.html import Element, HtmlTree, Unclosed
from grader.evidence.html_rules import NO_END_NEEDED, VOID
from grader.finding import Finding, Message
from grader.verdict import Verdict, share

UNCLOSED = Message("unclosed", "<{tag}> is not closed before {by}")
CROSSED = Message("crossed", "<{tag}> and {by} are not nested: one ends inside the other")


@check
def unclosed_element(page: HtmlTree) -> Verdict:
    """Compare the end tags with those that the page needs."""
    total = sum(_needs_end(one) for one in page.elements)
    return share(total, [_finding(page, one) for one in page.unclosed])


def _needs_end(element: Element) -> bool:
    if element.foreign:
        return element.end > element.inner_start
    return element.tag not in VOID | NO_END_NEEDED


def _finding(page: HtmlTree, one: Unclosed) -> Finding:
    element = page.elements[one.element]
    message = CROSSED if one.crossed else UNCLOSED
    return message.at(element.place, tag=element.tag, by=one.by or "the end of the file")


EXAMPLES = (
    good("<!DOCTYPE html><title>Hi</title><p>One<p>Two<ul><li>a<li>b</ul>"),
    good("<table><tr><td>1<td>2<tr><td>3</table><dl><dt>a<dd>b</dl>"),
    good("<IMG src=a.png><br/><svg><path d='M0 0'/><g><circle r=1></circle></g></svg>"),
    good("<script>const s = '<div><b>';</script><!-- <div> --><textarea><div></textarea>"),
    good("<a href=x><div>A block in a link</div></a><details><summary>s</summary>t</details>"),
    bad("<div>\n  <span>text\n</div>", earns=(UNCLOSED.on(2, 3),)),
    bad("<main>\n<div>\n<p>text\n</main>", earns=(UNCLOSED.on(2, 1),)),
    bad("<p>A <b>bold</p>\n<p>text</p>", earns=(UNCLOSED.on(1, 6),)),
    bad("<h1>A title</h2>\n<p>text", earns=(UNCLOSED.on(1, 1),)),
    bad("<div>\n<svg><g><rect/></svg></div>", earns=(UNCLOSED.on(2, 6),)),
    bad("<b><i>x</b></i>", earns=(CROSSED.on(1, 4),)),
    bad("<em><div>x</em></div>", earns=(CROSSED.on(1, 1),)),
    bad("<script>\nlet a = 1;\n", earns=(UNCLOSED.on(1, 1),)),
    bad("<div/>text", earns=(UNCLOSED.on(1, 1),), note="HTML has no self-closing div"),
)
