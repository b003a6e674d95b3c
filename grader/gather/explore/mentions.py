"""What the scripts of a page name: elements, and keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grader.evidence.html import HtmlTree
from grader.evidence.source import SourceFiles
from grader.evidence.whereabouts import Traits

_GENERIC = re.compile(
    r"\.elements\b|\bFormData\b|\bchildren\b|\bchildNodes\b|ElementSibling\b|\$\("
)
_QUERY = re.compile(r"""(?:querySelector(?:All)?|closest|matches)\s*\(\s*(?P<text>[^)]*)""")
_BY_TAG = re.compile(r"""getElementsByTagName\s*\(\s*["'`](?P<tag>[\w*]+)""")
_KEY = re.compile(
    r"""["'`](Arrow(?:Left|Right|Up|Down)|Enter|Escape|Space(?:bar)?| |Tab|Shift|Control|"""
    r"""Backspace|Delete|Page(?:Up|Down)|Home|End|Key[A-Z]|Digit\d|F\d{1,2}|[a-zA-Z0-9])["'`]"""
)
_KEYBOARD = re.compile(r"\b(?:keydown|keyup|keypress|onkey\w+)\b")
_CODES = re.compile(r"\b(?:keyCode|which)\b")

SPECIAL = {" ": "Space", "Spacebar": "Space", "Shift": "ShiftLeft", "Control": "ControlLeft"}
USUAL = ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Space", "Enter", "Escape")
"""Keys that are tried where a page listens to keys and names none."""

MOST_KEYS = 24


@dataclass(frozen=True, slots=True)
class Scripts:
    """The text of every script of a page, in files, elements and attributes."""

    text: str

    @classmethod
    def of(cls, page: HtmlTree, source: SourceFiles) -> "Scripts":
        """Gather the text."""
        return cls("\n".join(_texts(page, source)))

    def mention(self, traits: Traits) -> bool:
        """Whether a script may get at an element by its id, name, classes, or its kind."""
        named = dict(traits.attributes)
        words = (named.get("id"), named.get("name"), *traits.classes)
        if any(_has_word(self.text, word) for word in words if word):
            return True
        if _GENERIC.search(self.text):
            return True
        kinds = {traits.tag, "*", named.get("type", traits.tag)}
        if any(found["tag"].lower() in kinds for found in _BY_TAG.finditer(self.text)):
            return True
        asked = " ".join(found["text"] for found in _QUERY.finditer(self.text))
        return any(_has_word(asked, kind) for kind in kinds - {"*"}) or "$" in asked or "[" in asked

    @property
    def keys(self) -> tuple[str, ...]:
        """Codes of the keys that handlers name, each once, in order; the usual ones if none."""
        if not _KEYBOARD.search(self.text):
            return ()
        found = dict.fromkeys(_code(one[1]) for one in _KEY.finditer(self.text))
        named = tuple(found)[:MOST_KEYS]
        return (
            tuple(dict.fromkeys((*named, *USUAL))) if _CODES.search(self.text) else named or USUAL
        )


def _texts(page: HtmlTree, source: SourceFiles) -> Iterator[str]:
    for one in page.elements:
        if one.tag == "script":
            yield one.text
        yield from (at.value or "" for at in one.attributes if at.name.startswith("on"))
    yield from (one.text for one in source.files if one.path.endswith((".js", ".mjs")))


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def _code(key: str) -> str:
    if key in SPECIAL:
        return SPECIAL[key]
    if len(key) == 1:
        return f"Digit{key}" if key.isdigit() else f"Key{key.upper()}"
    return key
