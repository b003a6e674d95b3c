"""The file stops in the middle.

What comes after the break is missing, and what comes before it often dies with it: a
script without its end tag never runs, an open comment or attribute swallows the rest of
the page. Leaving out ``</body>`` and ``</html>`` is legal and no break.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.html import Cut, HtmlTree, Inside
from grader.evidence.script import ScriptTrees
from grader.evidence.style import StyleTrees
from grader.finding import Finding, Message
from grader.verdict import Verdict, all_or_nothing

INSIDE = Message("inside", "the file ends inside {what}")
OPEN_ELEMENT = Message("open-element", "the file ends inside <{tag}>, and no </body> follows")
OPEN_BRACKET = Message("open-bracket", "{file} ends while “{bracket}” is open")

_WHAT = {
    Inside.TAG: "a tag",
    Inside.ATTRIBUTE: "the quotes of an attribute of <{name}>",
    Inside.COMMENT: "a comment",
    Inside.DOCTYPE: "the doctype",
    Inside.CDATA: "a CDATA section",
    Inside.RAW: "<{name}>",
}


@check
def truncated_document(page: HtmlTree, scripts: ScriptTrees, styles: StyleTrees) -> Verdict:
    """Look at the end of the page, and at the ends of the files that it loads."""
    found = [_cut(page, page.cut)] if page.cut else list(_open_element(page))
    for piece in (*scripts.scripts, *styles.sheets):
        opened = piece.unfinished if piece.file != page.file.path else None
        if opened is not None:
            place = piece.place(opened)
            found.append(OPEN_BRACKET.at(place, file=piece.file, bracket=opened.type))
    return all_or_nothing(found)


def _cut(page: HtmlTree, cut: Cut) -> Finding:
    start = cut.start
    if cut.inside is Inside.RAW:
        start = page.elements[-1].start
    what = _WHAT[cut.inside].format(name=cut.name)
    return INSIDE.at(page.place(start, len(page.file.text)), what=what)


def _open_element(page: HtmlTree) -> Iterator[Finding]:
    """An element that the end of the file ends, where a body was begun and never ended."""
    if page.ended or not page.all("html", "body"):
        return
    left = [one.element for one in page.unclosed if not one.by and not one.crossed]
    if left:
        element = page.elements[left[-1]]
        yield OPEN_ELEMENT.at(element.place, tag=element.tag)


EXAMPLES = (
    good("<!DOCTYPE html><html><head><title>Hi</title></head><body><p>Hello"),
    good("Hello"),
    good("<!-- nothing but a comment -->"),
    good("<div>a fragment, badly closed", note="not closed, but nothing says that it goes on"),
    good("<!DOCTYPE html><body><div>A forgotten end tag</body></html>"),
    good("<p>1 < 2 & <3"),
    good({"index.html": "<script src=a.js></script>", "a.js": "f({a: [1]});"}),
    good(
        {"index.html": "<script src=a.js></script>", "a.js": "let a = [\n[1], [2 oh];\nf();\n"},
        note="a bracket that a mistake leaves open",
    ),
    bad("<!DOCTYPE html>\n<body><div class", earns=(INSIDE.on(2, 7),)),
    bad("<p>Hi</p></di", earns=(INSIDE.on(1, 10),)),
    bad('<p>Hi</p>\n<a href="x>y</a>', earns=(INSIDE.on(2, 1),)),
    bad("<p>Hi</p><!-- the rest", earns=(INSIDE.on(1, 10),)),
    bad("<!DOCTYPE ht", earns=(INSIDE.on(1, 1),)),
    bad("<svg><![CDATA[ x ]]</svg>", earns=(INSIDE.on(1, 6),)),
    bad("<body>\n<script>\nfunction f() {", earns=(INSIDE.on(2, 1),)),
    bad("<style>\nbody { color: r", earns=(INSIDE.on(1, 1),)),
    bad("<html><body><main>\n<p>Use the arrow ke", earns=(OPEN_ELEMENT.on(1, 13),)),
    bad(
        {"index.html": "<script src=a.js></script>", "a.js": "function f() {\n  if (a) {"},
        earns=(OPEN_BRACKET.on(2, 10),),
    ),
    bad(
        {"index.html": "<link rel=stylesheet href=a.css>", "a.css": "a { b: c }\nd {\n  e: "},
        earns=(OPEN_BRACKET.on(2, 3),),
    ),
)
