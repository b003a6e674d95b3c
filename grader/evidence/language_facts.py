"""LanguageFacts: the numbers of a translation, side by side, for the views.

``chrf`` and ``bleu`` (0 to 100), ``unknown-share`` (of the looked-up words that the lexicon
rejects), ``left-over-share`` (of all tokens), ``term-share`` (of the concepts in the item's table
that are rendered, contested ones included), ``copied-numbers`` (of the source's numbers that
the answer has too), each 0 to 1, and ``word-count``. What cannot be measured is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grader.evidence.prose import Prose
from grader.evidence.terms import TermMatches
from grader.evidence.translation import TranslationTask
from grader.evidence.translation_scores import TranslationScores
from grader.evidence.vocabulary import Standing, Vocabulary
from grader.finding import Json, Observation
from grader.missing import Missing
from grader.provider import provider

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """Observations on a text in a language, each name at most once."""

    observations: tuple[Observation, ...]

    def get(self, name: str) -> Json:
        """Value of one observation, or None."""
        return next((one.value for one in self.observations if one.name == name), None)


@provider
def language_facts(
    text: Prose,
    task: TranslationTask | Missing,
    words: Vocabulary | Missing,
    found: TermMatches | Missing,
    scores: TranslationScores | Missing,
) -> LanguageFacts:
    """Put every number that there is beside the others."""
    facts: dict[str, float] = {"word-count": len(text.words)}
    if isinstance(scores, TranslationScores):
        facts |= {"chrf": scores.chrf.score, "bleu": scores.bleu.score}
    if isinstance(words, Vocabulary):
        facts.update(_shares(words))
    if isinstance(found, TermMatches):
        facts.update(_rendered(found))
    if isinstance(task, TranslationTask):
        facts.update(_copied(text, task))
    return LanguageFacts(tuple(Observation(name, value) for name, value in facts.items()))


def _shares(words: Vocabulary) -> Iterator[tuple[str, float]]:
    looked, tokens = len(words.looked_up), len(words.words)
    if looked:
        yield "unknown-share", round(len(words.invented) / looked, 4)
    left = sum(one.standing is Standing.LEFT_OVER for one in words.words)
    if tokens:
        yield "left-over-share", round(left / tokens, 4)


def _rendered(found: TermMatches) -> Iterator[tuple[str, float]]:
    concepts = {one.term.concept for one in found.matches}
    right = {
        one.term.concept for one in found.matches if one.rendering in ("accepted", "contested")
    }
    if concepts:
        yield "term-share", round(len(right) / len(concepts), 4)


def _copied(text: Prose, task: TranslationTask) -> Iterator[tuple[str, float]]:
    wanted = set(_NUMBER.findall(task.source))
    if wanted:
        yield (
            "copied-numbers",
            round(len(wanted & set(_NUMBER.findall(text.text))) / len(wanted), 4),
        )
