"""TermMatches: how an answer renders the concepts of its source, by the item's table of terms."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from grader.evidence.lexicon import normalised
from grader.evidence.prose import Prose
from grader.evidence.translation import Term, TranslationTask
from grader.evidence.vocabulary import Standing, Vocabulary
from grader.finding import Place
from grader.missing import Missing
from grader.provider import provider

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

Rendering = Literal["accepted", "contested", "wrong", "missing"]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """What became of one concept: how it was rendered, with which word, where.

    ``means`` tells what a wrong word means.
    """

    term: Term
    rendering: Rendering
    word: str = ""
    place: Place | None = None
    means: str = ""


@dataclass(frozen=True, slots=True)
class TermMatches:
    """One match for each concept of the table, and wrong words beside right ones."""

    matches: tuple[TermMatch, ...]

    @classmethod
    def of(
        cls, prose: Prose, task: TranslationTask, vocabulary: Vocabulary | None
    ) -> "TermMatches":
        """Look for every row of the table in an answer."""
        find = _finder(prose, vocabulary)
        return cls(tuple(one for term in task.terms for one in _rendered(term, find)))


@provider
def term_matches(
    text: Prose, task: TranslationTask, vocabulary: Vocabulary | Missing
) -> TermMatches:
    """Match the item's table of terms against the answer."""
    return TermMatches.of(text, task, vocabulary if isinstance(vocabulary, Vocabulary) else None)


Finder = Callable[[str], Place | None]


def _rendered(term: Term, find: Finder) -> Iterator[TermMatch]:
    """Wrong words first: they are told even where a right one stands beside them."""
    wrong = [(word, means, find(word)) for word, means in term.wrong]
    told = [one for one in wrong if one[2] is not None]
    for word, means, place in told:
        yield TermMatch(term, "wrong", word, place, means)
    right = _first(term.accepted, find)
    if right:
        yield TermMatch(term, "accepted", *right)
    elif contested := _first(term.contested, find):
        yield TermMatch(term, "contested", *contested)
    elif not told and term.accepted:
        yield TermMatch(term, "missing")


def _first(words: tuple[str, ...], find: Finder) -> tuple[str, Place] | None:
    for word in words:
        place = find(word)
        if place is not None:
            return word, place
    return None


def _finder(prose: Prose, vocabulary: Vocabulary | None) -> Finder:
    """Make the search: by dictionary form where there is a lexicon, by letters elsewhere."""
    text = prose.text.casefold()
    forms: dict[str, Place] = {}
    for one in vocabulary.words if vocabulary else ():
        if one.standing is not Standing.NOTE:
            for form in one.forms:
                forms.setdefault(form, vocabulary.place(one))  # type: ignore[union-attr]
    roots = vocabulary.roots if vocabulary else {}

    def find(word: str) -> Place | None:
        wanted = normalised(word)
        for form in (wanted, roots.get(word, wanted)):
            if form in forms:
                return forms[form]
        if vocabulary and " " not in wanted:
            return None
        edge = "" if _UNSPACED.search(wanted) else r"(?<!\w)"
        close = "" if _UNSPACED.search(wanted) else r"(?!\w)"
        found = re.search(edge + re.escape(word.casefold()) + close, text)
        return prose.place(found.start(), found.end()) if found else None

    return find
