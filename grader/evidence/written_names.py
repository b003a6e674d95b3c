"""Names that scripts may give to elements: the words of their texts, and of what they read.

A class or an id that is in none of these is given by nobody, unless it is put together; of that
the pieces are known. What a script only asks for, or takes away, gives nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_STRING = re.compile(
    r"""//[^\n]*|/\*.*?(?:\*/|\Z)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)""",
    re.DOTALL,
)
_ASKED = re.compile(
    r"(?:classList\s*\.\s*(?:remove|contains)|querySelector(?:All)?|closest|matches"
    r"|getElementById|getElementsByClassName)\(\s*(?:\"[^\"\n]*\"|'[^'\n]*'|`[^`$]*`"
    r"|(?:[\"'][\w -]*[\"']\s*,\s*)+[\"'][\w -]*[\"'])\s*\)"
)
_HOLE = re.compile(r"\$\{[^{}]*\}")
_WORD = re.compile(r"-?[A-Za-z_][\w-]*")
_KEY = re.compile(r"(?<![\w$?.])([A-Za-z_]\w*)\s*:(?!:)|(?<=[{,])\s*([A-Za-z_]\w*)\s*(?=[,}])")
_WHOLE = re.compile(r"[\"'`](-?[A-Za-z_][\w-]*)[\"'`]$")


def texts_of(code: str) -> Iterator[str]:
    """All that stands in quotes, without the code that fills the holes of templates."""
    for text in filter(None, _STRING.findall(code)):
        if text[0] == "`" and "${" in text:
            for hole in _HOLE.findall(text):
                yield from filter(None, _STRING.findall(hole))
            text = _HOLE.sub(" ", text)  # noqa: PLW2901 - what is left of it
        yield text


@dataclass(frozen=True, slots=True)
class WrittenNames:
    """Words that may become classes or ids, ``whole`` those that are a text by themselves."""

    words: frozenset[str]
    whole: frozenset[str]

    @classmethod
    def of(cls, scripts: Iterable[str], markup: Iterable[str] = ()) -> "WrittenNames":
        """Read the texts of scripts, and other texts that scripts may read."""
        words: set[str] = set()
        whole: set[str] = set()
        for code in scripts:
            given = _ASKED.sub(" ", code)
            for text in texts_of(given):
                words.update(_WORD.findall(text))
                if (one := _WHOLE.match(text)) is not None:
                    whole.add(one[1])
            words.update(name for pair in _KEY.findall(given) for name in pair if name)
        for text in markup:
            words.update(_WORD.findall(text))
        return cls(frozenset(words), frozenset(whole))

    def may_give(self, name: str) -> bool:
        """Whether a name, or pieces of which it can be put together, stand there."""
        if name in self.words:
            return True
        for at, sign in enumerate(name):
            if sign in "-_" and 0 < at < len(name) - 1:
                left, right = name[: at + 1], name[at:]
                if left in self.words or right in self.words:
                    return True
        return False
