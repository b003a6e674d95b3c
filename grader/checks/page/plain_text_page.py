"""The answer is plain text where a page was asked for.

A refusal, a plan, or a description of the page that one would write: a browser shows it,
and nothing in it is markup. A fragment with a single element is a page, if a short one.
"""

from grader.check import bad, check, good
from grader.evidence.html import HtmlTree
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, not_applicable

NO_ELEMENT = Message("no-element", "the answer has no element: it is plain text, not a page")


@check
def plain_text_page(page: HtmlTree) -> Verdict:
    """Look for any element in the source."""
    if not page.file.text.strip():
        return not_applicable("the answer is empty")
    return all_or_nothing([] if page.elements else [NO_ELEMENT.at(page.place(0))])


EXAMPLES = (
    good("<p>Hi"),
    good("<br>"),
    good("Here it is:\n```html\n<p>Hi</p>\n```"),
    good("<svg/>"),
    good(" \n", note="empty is another fault"),
    bad("I'm sorry, I can't help with that.", earns=(NO_ELEMENT.on(1, 1),)),
    bad("Here is the plan:\n\n1. a < b\n2. c > d", earns=(NO_ELEMENT.on(1, 1),)),
)
