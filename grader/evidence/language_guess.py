"""LanguageGuess: which language a program for the purpose takes each paragraph for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from grader.evidence.prose import Prose
from grader.finding import Place

LEAST_WORDS = 5
"""Below this, identification guesses: 92 of 100 right at three words, 98 at five, all at ten
(py3langid on Swahili sentences)."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One paragraph: a code of ISO 639-1, its probability (0 to 1), and how many words."""

    place: Place
    paragraph: int
    language: str
    probability: float
    words: int


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """Guesses for every paragraph of at least five words, and the language that was wanted."""

    wanted: str
    guesses: tuple[Guess, ...]

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Read a marked text, for examples: each paragraph begins with its language, as ``en:``."""
        marked = text if isinstance(text, str) else next(iter(text.values()), "")
        prose = Prose.parse(marked)
        guesses = []
        for number, one in enumerate(prose.paragraphs):
            said = prose.text[one.start : one.end].partition(":")[0]
            words = sum(len(sentence.words) for sentence in one.sentences)
            place = prose.place(one.start, one.end)
            guesses.append(Guess(place, number, said, 0.99, words))
        return cls("sw", tuple(guesses))
