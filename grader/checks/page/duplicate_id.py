"""Two elements have the same id.

An id names one element. ``getElementById``, a label's ``for``, a link to ``#id`` and a
gradient's ``url(#id)`` all take the first, so that whatever was meant for the second goes
to the wrong place or nowhere.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.html import HtmlTree
from grader.finding import Finding, Message
from grader.verdict import Verdict, share

TWICE = Message("twice", "id “{id}” is already taken on line {first}")


@check
def duplicate_id(page: HtmlTree) -> Verdict:
    """Compare the ids of the document; a ``<template>`` is a document of its own."""
    inert = page.within("template")
    owners: dict[str, list[int]] = {}
    for index, element in enumerate(page.elements):
        name = element.get("id")
        if name and index not in inert:
            owners.setdefault(name, []).append(index)
    found = sorted(_repeated(page, owners), key=lambda one: (one.place.line, one.place.column))
    return share(sum(map(len, owners.values())), found)


def _repeated(page: HtmlTree, owners: dict[str, list[int]]) -> Iterator[Finding]:
    for name, (first, *others) in owners.items():
        line = page.elements[first].place.line
        for index in others:
            yield TWICE.at(page.elements[index].place, id=name, first=line)


EXAMPLES = (
    good('<p id="a">One</p><p id="b">Two</p><p id="A">Three</p>'),
    good("<p id>One</p><p id=''>Two</p>", note="an empty id names nothing"),
    good('<template><p id="a"></p></template><template><p id="a"></p></template><p id="a"></p>'),
    good('<script>html = `<p id="a"></p><p id="a"></p>`</script><!-- <p id="a"> --><p id="a">'),
    bad(
        '<p id="a">One</p>\n<p id="b">Two</p>\n  <P ID=a>Three</P>\n<p id="a">',
        earns=(TWICE.on(3, 3), TWICE.on(4, 1)),
    ),
    bad(
        '<svg><g id="x"/></svg>\n<svg><g id="x"/></svg>',
        earns=(TWICE.on(2, 6),),
    ),
)
