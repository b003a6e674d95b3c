"""A lexicon from a plain file: one word a line, or the first column of a TSV."""

from functools import cached_property
from pathlib import Path

from grader.errors import UsageError
from grader.evidence.lexicon import Analysis, Calibration, WordClass, normalised, unknown
from grader.evidence.spelling import Neighbours


class WordList:
    """Knows the words of one list and nothing about their forms."""

    calibration: Calibration | None = None

    def __init__(self, name: str, words: frozenset[str]) -> None:
        self.name = name
        self._words = words

    def analyse(self, token: str) -> Analysis:
        """Look one token up."""
        word = normalised(token)
        if word in self._words:
            return Analysis(WordClass.KNOWN, "in the list", word)
        parts = [one for one in word.replace("-", " ").split() if one]
        if len(parts) > 1 and all(one in self._words for one in parts):
            return Analysis(WordClass.ANALYSABLE, " and ".join(parts), parts[0])
        if word.isdecimal():
            return Analysis(WordClass.KNOWN, "number", word)
        return unknown(word)

    def nearest(self, token: str) -> str | None:
        """A word of the list near to a token, or None."""
        return self._neighbours.nearest(normalised(token), self._words.__contains__)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self._words)


def read_wordlist(path: Path) -> WordList:
    """Read a list.

    Raises:
        UsageError: the file is not there, is no UTF-8, or holds no word.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 at byte {error.start}") from error
    lines = (line.partition("\t")[0] for line in text.splitlines() if not line.startswith("#"))
    words = frozenset(filter(None, map(normalised, lines)))
    if not words:
        raise UsageError(f"{path}: no words; one word a line is wanted")
    return WordList(f"wordlist:{path}", words)
