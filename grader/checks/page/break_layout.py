"""Runs of line breaks stand where space should come from the style sheet.

``<br>`` ends a line of a poem or an address. Three in a row push things apart by a height
that nobody chose: it changes with the font, cannot adapt to a small screen, and is read
aloud as blank lines.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.html import Element, HtmlTree
from grader.evidence.html_references import decode
from grader.finding import Message
from grader.verdict import Verdict, not_applicable, share

RUN = Message("run", "{count} line breaks in a row make space")


@check(kind="craft")
def break_layout(page: HtmlTree, *, least: int = 3) -> Verdict:
    """Look for runs of ``<br>`` with nothing between them."""
    runs = list(_runs(page))
    if not runs:
        return not_applicable("there are no line breaks")
    long = [run for run in runs if len(run) >= least]
    return share(len(runs), [RUN.at(run[0].place, count=len(run)) for run in long])


def _runs(page: HtmlTree) -> Iterator[list[Element]]:
    run: list[Element] = []
    for one in page.all("br"):
        if run and not (one.parent == run[-1].parent and _blank(page, run[-1].end, one.start)):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _blank(page: HtmlTree, start: int, end: int) -> bool:
    """Whether nothing can be seen between two offsets; ``&nbsp;`` is nothing."""
    text = page.file.text[start:end]
    return "<" not in text and not decode(text).strip()


EXAMPLES = (
    good("<p>Roses are red,<br>Violets are blue.<br><br>Sugar is sweet.</p>"),
    good("<p>a</p><!-- <br><br><br> --><pre>&lt;br>&lt;br>&lt;br></pre><br>"),
    good("<p>a<br></p><p><br>b</p><p><br>c</p>", note="each stands alone in its paragraph"),
    bad("<h1>Title</h1>\n<br><br>\n<br/>\n<p>text<br>more</p>", earns=(RUN.on(2, 1),)),
    bad("<BR>&nbsp;<BR> <BR>&nbsp;<BR>", earns=(RUN.on(1, 1),)),
)
