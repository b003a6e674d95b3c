"""The Swahili analyser: from a token to its class, its root and the reason."""

from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from grader.evidence.lexicon import Analysis, Calibration, WordClass, normalised, unknown
from grader.evidence.spelling import Neighbours
from grader.evidence.swahili.closed import closed_words, kin_word
from grader.evidence.swahili.nouns import Nouns, adjective_forms
from grader.evidence.swahili.stems import VOWELS, Stems
from grader.evidence.swahili.verbs import Verbs


class Row(NamedTuple):
    """One row of the lexicon's data: a form, what it is, and its dictionary form."""

    form: str
    kind: str
    lemma: str


REMEMBERED = 1 << 18
"""Tokens whose analysis is kept: more than any collection has, less than 60 MB."""


class Swahili:
    """Analyses Swahili words. Built once from rows; every answer is remembered."""

    name = "sw"

    def __init__(self, rows: Iterable[Row], calibration: Calibration | None = None) -> None:
        self.calibration = calibration
        nouns: dict[str, str] = {}
        stems: list[str] = []
        people: list[str] = []
        adjectives: dict[str, str] = {}
        self._words: dict[str, tuple[str, str]] = {}
        self._foreign: set[str] = set()
        for form, kind, lemma in rows:
            match kind:
                case "verb":
                    stems.append(form)
                case "noun":
                    nouns.setdefault(form, lemma)
                case "adjective":
                    for one in adjective_forms(form):
                        adjectives.setdefault(one, form)
                case "people":
                    people.append(form)
                case "foreign":
                    self._foreign.add(form)
                case _:
                    self._words.setdefault(form, (lemma, kind))
        for form, what in closed_words():
            self._words.setdefault(form, (form, what))
        self._nouns_known = nouns
        self._adjectives = adjectives
        self._stems = stems
        known = Stems(stems)
        self._verbs = Verbs(known)
        self._nouns = Nouns(nouns, known, people)
        self._seen: dict[str, Analysis] = {}

    def analyse(self, token: str) -> Analysis:
        """Look one token up."""
        found = self._seen.get(token)
        if found is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            found = self._seen[token] = self._look(normalised(token))
        return found

    def nearest(self, token: str) -> str | None:
        """A real word near to a token, or None."""
        word = normalised(token)
        return self._neighbours.nearest(word, lambda one: self._simple(one) is not None)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(chain(self._words, self._nouns_known, self._adjectives, self._stems))

    def _look(self, word: str) -> Analysis:
        if word.isdecimal():
            return Analysis(WordClass.KNOWN, "number", word)
        bare = word.strip("'-")
        if " " in bare:
            return self._phrase(bare) or unknown(word)
        return (bare and self._simple(bare)) or self._compound(bare) or unknown(word)

    def _simple(self, word: str) -> Analysis | None:
        return self._listed(word) or self._analysed(word) or self._plausible(word)

    def _listed(self, word: str) -> Analysis | None:
        if word in self._words:
            lemma, what = self._words[word]
            return Analysis(WordClass.KNOWN, what, lemma)
        if word in self._adjectives:
            return Analysis(WordClass.KNOWN, "adjective", self._adjectives[word])
        if word in self._nouns_known:
            lemma = self._nouns_known[word]
            said = "noun" if lemma == word else f"noun, plural of {lemma}"
            return Analysis(WordClass.KNOWN, said, lemma)
        return None

    def _analysed(self, word: str) -> Analysis | None:
        verb = self._verbs.analyse(word)
        if verb:
            return Analysis(WordClass.ANALYSABLE, f"verb {verb[1]}", verb[0])
        located = self._located(word)
        if located:
            return Analysis(WordClass.ANALYSABLE, f"{located} + locative -ni", located)
        noun = self._nouns.analyse(word)
        if noun:
            return Analysis(WordClass.ANALYSABLE, noun[1], noun[0])
        if word[:2] == "mu" and word[2:3] in VOWELS:
            written = self._simple(f"mw{word[2:]}")
            if written:
                return Analysis(WordClass.ANALYSABLE, f"mw{word[2:]}, written mu-", written.root)
        kin = kin_word(word)
        if kin:
            return Analysis(WordClass.ANALYSABLE, f"{kin} + possessive", kin)
        return None

    def _located(self, word: str) -> str | None:
        if not word.endswith("ni") or len(word) < 5:
            return None
        stem = word[:-2]
        return self._nouns.base(stem)

    def _plausible(self, word: str) -> Analysis | None:
        if word in self._foreign:
            return Analysis(WordClass.WEAK, "a foreign word in use", word)
        return None

    def _phrase(self, words: str) -> Analysis | None:
        """Several words in one token: as good as the worst of them."""
        found = [self._look(one) for one in words.split()]
        worst = max(found, key=lambda one: list(WordClass).index(one.word_class))
        return worst if worst.accepted else None

    def _compound(self, word: str) -> Analysis | None:
        """Words with a hyphen, and words said twice: harakaharaka, moja-moja."""
        half = len(word) // 2
        if half > 2 and word[:half] == word[half:]:
            found = self._simple(word[:half])
            if found:
                return Analysis(WordClass.ANALYSABLE, f"{word[:half]}, said twice", found.root)
        parts = [one for one in word.split("-") if one]
        if len(parts) < 2:
            return None
        head = f"{parts[0]}-"
        if head in ("ki-", "wa-", "m-", "u-", "ma-", "vi-", "mw-") and len(parts[1]) > 2:
            return Analysis(WordClass.WEAK, f"{head} on a name", word)
        if all(self._simple(one) for one in parts):
            return Analysis(WordClass.ANALYSABLE, " and ".join(parts), parts[0])
        return None
