"""Other ways to write the same page down. None moves anything to another line."""

import re
from collections.abc import Callable

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
_SHEET = re.compile(r"(<style[^>]*>)(.*?)(</style>)", re.DOTALL)


def closed(page: str) -> bool:
    """Whether nothing outside the one classic script of a page uses its names."""
    markup = _SCRIPT.sub("", page)
    return page.count("<script") == 1 == len(_SCRIPT.findall(page)) and not _HANDLER.search(markup)


def as_written(page: str) -> str:
    """As its author wrote it."""
    return page


def windows(page: str) -> str:
    """With the line ends of another system."""
    return page.replace("\n", "\r\n")


def tabbed(page: str) -> str:
    """Indented with tabs."""
    return re.sub(r"^ +", lambda run: "\t" * (len(run[0]) // 2), page, flags=re.MULTILINE)


def wrapped(page: str) -> str:
    """The script in a function of its own."""
    return _SCRIPT.sub(lambda it: f"<script>(() => {{{it[1]}}})();</script>", page)


def module(page: str) -> str:
    """The script as a module."""
    return page.replace("<script>", '<script type="module">')


def ready(page: str) -> str:
    """The script as what is done when the document is there."""
    opened = "document.addEventListener('DOMContentLoaded', function () {"
    return _SCRIPT.sub(lambda it: f"<script>{opened}{it[1]}}});</script>", page)


def spaced(page: str) -> str:
    """With room around the colons of its style sheets, and a comment on every line of them."""
    return _SHEET.sub(lambda it: it[1] + it[2].replace(";", " ; /* . */") + it[3], page)


VOICES: dict[str, Callable[[str], str]] = {
    "as_written": as_written,
    "windows": windows,
    "tabbed": tabbed,
    "spaced": spaced,
    "wrapped": wrapped,
    "module": module,
    "ready": ready,
}
_CLOSED = frozenset({"wrapped", "module", "ready"})


def voices_of(page: str) -> tuple[str, ...]:
    """The ways in which a page can be written differently without changing what it does."""
    able = (one for one in VOICES if one not in _CLOSED or closed(page))
    return tuple(one for one in able if one == "as_written" or VOICES[one](page) != page)
