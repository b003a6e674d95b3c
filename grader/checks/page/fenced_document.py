"""The page is wrapped in Markdown, or in words to the person who asked.

A fence or a friendly sentence in front of the doctype is shown on the page and throws the
browser into quirks mode; behind the end tag it stands at the bottom of the page; inside a
script or style sheet it breaks the code.
"""

import re
from collections.abc import Iterator
from itertools import islice

from grader.check import bad, check, good
from grader.evidence.html import HtmlTree, Text
from grader.evidence.html_references import decode
from grader.evidence.html_rules import RAW
from grader.evidence.script import ScriptTrees
from grader.evidence.style import StyleTrees
from grader.evidence.syntax import Syntax
from grader.finding import Finding, Message
from grader.verdict import Verdict, all_or_nothing

FENCE = Message("fence", "a Markdown fence stands {where}")
PROSE = Message("prose", "“{text}” stands {where}")

_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[\w+-]*[ \t]*(?=$|<)", re.MULTILINE)
_BEGINNING = re.compile(_FENCE.pattern + r"\s*<(?:!doctype|html)\b", re.MULTILINE | re.IGNORECASE)
_LONGEST = 60  # code points of the text that are shown
_MOST = 50  # fences that are looked at in one script or style sheet


@check
def fenced_document(page: HtmlTree, scripts: ScriptTrees, styles: StyleTrees) -> Verdict:
    """Look at what stands in front of the page, behind it, and in its code."""
    return all_or_nothing(
        [
            *_outside(page, page.before, "in front of the page"),
            *_around_fragment(page),
            *_within(page),
            *_outside(page, page.after, "behind the end of the page"),
            *(one for script in scripts.scripts for one in _inside(script)),
            *(one for style in styles.sheets for one in _inside(style)),
        ]
    )


def _outside(page: HtmlTree, texts: tuple[Text, ...], where: str) -> Iterator[Finding]:
    prose = None
    for token in texts:
        text = page.file.text[token.start : token.end]
        for fence in _FENCE.finditer(text):
            yield FENCE.at(page.place(token.start + _mark(fence)), where=where)
        blanked = _FENCE.sub(lambda fence: " " * len(fence[0]), text)
        said = decode(blanked).strip()
        if said and prose is None:
            start = token.start + len(blanked) - len(blanked.lstrip())
            prose = PROSE.at(page.place(start), where=where, text=said.split("\n")[0][:_LONGEST])
    if prose is not None:
        yield prose


def _around_fragment(page: HtmlTree) -> Iterator[Finding]:
    """A fence that opens a page without any tag of a whole document."""
    text = page.file.text
    fence = _FENCE.search(text) if _marked(text) else None
    if fence and not page.before and not text[: fence.start()].strip():
        yield FENCE.at(page.place(_mark(fence)), where="in front of the page")


def _within(page: HtmlTree) -> Iterator[Finding]:
    """A fence that opens a second document within the page."""
    text = page.file.text
    fence = _BEGINNING.search(text, 1) if _marked(text) else None
    if fence is None:
        return
    start = _mark(fence)
    shown = [(one.start, one.end) for one in (*page.before, *page.after)]
    shown += [(one.start, one.end) for one in page.comments]
    shown += [(one.start, one.end) for one in page.elements if one.tag in RAW | {"pre", "code"}]
    if not any(first <= start < last for first, last in shown):
        yield FENCE.at(page.place(start), where="within the page")


def _marked(text: str) -> bool:
    """Whether there can be a fence at all: looking for two texts is quick, for a pattern slow."""
    return "```" in text or "~~~" in text


def _mark(fence: re.Match[str]) -> int:
    """Offset of the first character of a fence that is no space."""
    return fence.start() + len(fence[0]) - len(fence[0].lstrip())


def _inside(piece: Syntax) -> Iterator[Finding]:
    if not _marked(piece.text):
        return
    for fence in islice(_FENCE.finditer(piece.text), _MOST):
        node = piece.node_at(_mark(fence))
        if node is None or "comment" not in node.type:
            yield FENCE.at(piece.place_at(_mark(fence)), where="in the code")


EXAMPLES = (
    good("<!DOCTYPE html><title>Hi</title><p>Hello</p></html>\n<!-- a remark -->\n"),
    good("Hello, world! No tags of a document are needed."),
    good("<!DOCTYPE html><textarea>\n```js\nf()\n```\n</textarea><pre>\n```\n</pre>"),
    good("<body><script>\nconst md = `\n\\`\\`\\`js\nf()\n\\`\\`\\`\n`;\n</script></body>"),
    good("<body><script>\n/* as in\n```\nf()\n```\n*/\n</script>"),
    good("<html><body>a</body></html><script>late()</script>\n"),
    bad("```html\n<!DOCTYPE html><p>Hi</p></html>\n```", earns=(FENCE.on(1, 1), FENCE.on(3, 1))),
    bad("Here is your game:\n\n<!DOCTYPE html><p>Hi", earns=(PROSE.on(1, 1),)),
    bad("Sure!\n```html\n<html><p>Hi</html>", earns=(FENCE.on(2, 1), PROSE.on(1, 1))),
    bad("<html><p>Hi</html>\n\nThis page says hi.", earns=(PROSE.on(3, 1),)),
    bad("<html><body>\n```html\n<!DOCTYPE html><html><p>Hi", earns=(FENCE.on(2, 1),)),
    bad("<think>Hm.</think>\n<!DOCTYPE html><p>Hi", earns=(PROSE.on(1, 8),)),
    bad("\n```html\n<p>Hi</p>\n```\n", earns=(FENCE.on(2, 1),)),
    bad("<body><script>\n```javascript\nf();\n```\n</script>", earns=(FENCE.on(2), FENCE.on(4))),
    bad("<head><style>\n```css\na { b: c }\n```\n</style>", earns=(FENCE.on(2), FENCE.on(4))),
)
