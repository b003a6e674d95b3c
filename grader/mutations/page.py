"""Slips in the markup of a page, and pages that are cut, fenced or lean on the network."""

from collections.abc import Iterator
from random import Random

from grader.evidence.html import Element
from grader.mutations.edit import Change, Edit, Slip
from grader.mutations.reading import Draft, draft

_PAIRED = frozenset(
    {"a", "article", "aside", "button", "canvas", "div", "footer", "h1", "h2", "h3", "header",
     "label", "main", "nav", "ol", "section", "select", "span", "strong", "table", "textarea", "ul"}
)  # fmt: skip
"""Elements whose end tag may never be left out (HTML standard, "optional tags")."""


def dropped_end_tags(page: Draft, _rng: Random) -> Iterator[Change]:
    """Forget an end tag."""
    for one in page.tree.all(*_PAIRED):
        if one.closed and one.end > one.inner_end:
            yield (Edit(one.inner_end, one.end, ""),)


def repeated_elements(page: Draft, _rng: Random) -> Iterator[Change]:
    """Write an element with an id twice."""
    for one in page.tree.elements:
        if one.get("id") and one.closed and one.tag not in {"html", "body", "head"}:
            yield (Edit(one.end, one.end, f"\n{page.text[one.start : one.end]}"),)


def cut_tails(page: Draft, rng: Random) -> Iterator[Change]:
    """End too early, somewhere in the last half."""
    length = len(page.text.rstrip())
    if length > 40:
        yield (Edit(rng.randrange(length // 2, length - 8), len(page.text), ""),)


def repeated_spans(page: Draft, rng: Random) -> Iterator[Change]:
    """Lose the thread: go back some lines and write on from there until the end."""
    lines = page.text.splitlines(keepends=True)
    if len(lines) < 8:
        return
    at = rng.randrange(len(lines) // 2, len(lines) - 3)
    back = rng.randint(2, min(12, at))
    offset = sum(map(len, lines[:at]))
    yield (Edit(offset, offset, "".join(lines[at - back : at])),)


def fences(page: Draft, _rng: Random) -> Iterator[Change]:
    """Wrap the page up as a piece of a chat."""
    end = len(page.text)
    yield (Edit(0, 0, "Here is the page:\n\n```html\n"), Edit(end, end, "\n```\n"))


_REMOTE = (
    '<script src="https://cdn.jsdelivr.net/npm/lodash@4/lodash.min.js"></script>',
    '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter">',
)


def remote_parts(page: Draft, rng: Random) -> Iterator[Change]:
    """Load something from another computer."""
    for one in page.tree.all("head"):
        if one.closed:
            yield (Edit(one.inner_end, one.inner_end, f"{rng.choice(_REMOTE)}\n"),)


def wrong_tags(page: Draft, _rng: Random) -> Iterator[Change]:
    """Make a canvas a div."""
    for one in page.tree.all("canvas"):
        yield _tag(one, "div")


def _tag(element: Element, new: str) -> Change:
    old = element.tag
    first = Edit(element.start + 1, element.start + 1 + len(old), new)
    if not element.closed:
        return (first,)
    return first, Edit(element.inner_end + 2, element.inner_end + 2 + len(old), new)


KINDS: tuple[Slip[Draft], ...] = (
    Slip("dropped_end_tag", ("unclosed-element",), draft, dropped_end_tags),
    Slip("repeated_element", ("duplicate-id",), draft, repeated_elements),
    Slip("wrong_element", ("wrong-element-type", "script-error"), draft, wrong_tags),
    Slip("cut_tail", ("truncated-document", "script-syntax-error"), draft, cut_tails),
    Slip("repeated_span", ("*",), draft, repeated_spans),
    Slip("fenced_page", ("fenced-document",), draft, fences),
    Slip("remote_part", ("external-resource", "blocked-request"), draft, remote_parts),
)
