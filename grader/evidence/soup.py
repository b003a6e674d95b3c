"""Repair a page with BeautifulSoup over html5lib, and take what is wanted out of its tree."""

import warnings
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title"})
_HTML = "http://www.w3.org/1999/xhtml"


class Repaired(NamedTuple):
    """One element as the parser left it; ``parent`` is an index."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    text: str
    parent: int | None
    foreign: bool


def repair(html: str) -> tuple[tuple[Repaired, ...], str]:
    """Return the elements in document order, and the text that can be seen."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it suspects file names and XML in short texts
        soup = BeautifulSoup(html, "html5lib", multi_valued_attributes=None)
    tags = soup.find_all(lambda _: True)
    indices = {id(tag): index for index, tag in enumerate(tags)}
    elements = tuple(_freeze(tag, indices.get(id(tag.parent))) for tag in tags)
    return elements, " ".join(" ".join(_visible(soup)).split())


def _freeze(tag: Tag, parent: int | None) -> Repaired:
    text = "".join(
        one
        for one in tag.children
        if isinstance(one, NavigableString) and not isinstance(one, PreformattedString)
    )
    attributes = tuple((str(name), str(value)) for name, value in tag.attrs.items())
    return Repaired(tag.name, attributes, text, parent, tag.namespace != _HTML)


def _visible(soup: BeautifulSoup) -> Iterator[str]:
    unseen: set[int] = set()
    for one in soup.descendants:
        if id(one.parent) in unseen:
            unseen.add(id(one))
        elif isinstance(one, Tag):
            if one.name in _UNSEEN:
                unseen.add(id(one))
        elif isinstance(one, NavigableString) and not isinstance(one, PreformattedString):
            yield one
