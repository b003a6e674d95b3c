"""Elsewhere: what a page takes from where nobody can look, so that silence is no proof."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from grader.evidence.html import HtmlTree
from grader.evidence.siblings import sibling
from grader.evidence.source import SourceFiles
from grader.provider import provider

_FETCHED = ("document.write", "fetch(", "XMLHttpRequest", "import(")
_WRITTEN = ("insertRule", "adoptedStyleSheets", "replaceSync")
_LINKED = re.compile(r"\.href\s*=|\.setAttribute\(\s*['\"]href")
_IMPORTED = re.compile(r"@import\b(?!\s*(?:url\()?['\"]?https://fonts\.)", re.IGNORECASE)
_FONTS = re.compile(r"^(?:https?:)?//fonts\.")
"""Style sheets that hold fonts and nothing else."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Whether scripts, styles or markup come from outside the artifact.

    ``code`` is the text of the page and of all files beside it.
    """

    scripts: bool
    styles: bool
    markup: bool
    code: str = field(repr=False)

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read a page given as text."""
        source = SourceFiles.parse(html)
        return cls.of(source, HtmlTree.read(source.index))

    @classmethod
    def of(cls, source: SourceFiles, page: HtmlTree) -> Self:
        """Look at everything that a page loads."""
        code = "\n".join(one.text for one in source.files)
        scripts = any(
            one.tag == "script"
            and (address := one.get("src")) is not None
            and sibling(source, source.entry, address) is None
            for one in page.elements
        )
        linked = any(
            one.tag == "link"
            and "stylesheet" in (one.get("rel") or "").lower()
            and not _FONTS.search(address := one.get("href") or "")
            and sibling(source, source.entry, address) is None
            for one in page.elements
        )
        imported = "@import" in code and _IMPORTED.search(code) is not None
        swapped = "stylesheet" in code and _LINKED.search(code) is not None
        written = swapped or any(one in code for one in _WRITTEN)
        styles = scripts or linked or imported or written
        markup = scripts or any(one in code for one in _FETCHED)
        return cls(scripts, styles, markup, code)


@provider
def elsewhere(source: SourceFiles, page: HtmlTree) -> Elsewhere:
    """Look at everything that a page loads."""
    return Elsewhere.of(source, page)
