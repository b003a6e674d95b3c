"""TranslationScores: how near a translation is to its references, by chrF++ and BLEU.

Both are sacrebleu's (Post 2018, Popović 2017), with its bootstrap intervals and signatures. A
score on one paragraph is weak: it is kept beside the lexicon's numbers and never blended with
them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from grader.evidence.notes import Notes
from grader.evidence.prose import Prose
from grader.evidence.translation import TranslationTask
from grader.missing import Cause, Missing
from grader.provider import provider

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric on 0 to 100, its 95 % bootstrap interval over sentences, and its signature.

    The interval is None where the sentences could not be paired with the reference's: then
    the whole answer is one segment.
    """

    score: float
    low: float | None
    high: float | None
    signature: str


@dataclass(frozen=True, slots=True)
class TranslationScores:
    """chrF++ and BLEU of one answer against all its references; ``segments`` were compared."""

    chrf: Measured
    bleu: Measured
    segments: int

    @classmethod
    def parse(cls, text: str | Mapping[str, str]) -> Self:
        """Read ``chrF++ low high``, for examples."""
        said = text if isinstance(text, str) else next(iter(text.values()), "")
        score, low, high = (float(one) for one in said.split())
        return cls(Measured(score, low, high, "example"), Measured(0.0, 0.0, 0.0, "example"), 5)

    @classmethod
    def of(cls, answer: Sequence[str], references: Sequence[Sequence[str]]) -> Self:
        """Score sentences against the sentences of each reference.

        Where every text has as many sentences as the answer they are compared one by one,
        otherwise each text as a whole.
        """
        from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - half a second, for some only
        from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415 - as above

        paired = len(answer) > 1 and all(len(one) == len(answer) for one in references)
        said = list(answer) if paired else [" ".join(answer)]
        given = [list(one) if paired else [" ".join(one)] for one in references]
        chrf = _measured(CHRF(word_order=2), said, given)
        return cls(chrf, _measured(BLEU(effective_order=True), said, given), len(said))


@provider
def translation_scores(
    text: Prose, notes: Notes, task: TranslationTask
) -> TranslationScores | Missing:
    """Score the answer against the item's references; notes are left out."""
    if not task.references:
        return Missing("the item has no reference translation", Cause.NO_ITEM)
    answer = _sentences(text, notes)
    if not answer:
        return Missing("the answer is empty", Cause.CANNOT_TELL)
    return TranslationScores.of(answer, [_sentences(Prose.parse(one)) for one in task.references])


def _sentences(prose: Prose, notes: Notes | None = None) -> list[str]:
    spans = ((one.start, one.end) for one in prose.sentences)
    kept = (span for span in spans if notes is None or not notes.covers(span[0]))
    return [" ".join(prose.text[start:end].split()) for start, end in kept]


def _measured(metric: Any, said: list[str], given: list[list[str]]) -> Measured:
    found = metric.corpus_score(said, given, n_bootstrap=RESAMPLES if len(said) > 1 else 1)
    signature = str(metric.get_signature())
    score = round(float(found.score), 2)
    if len(said) == 1:
        return Measured(score, None, None, signature)
    middle, half = float(found._mean), float(found._ci)  # noqa: SLF001 - its only names
    return Measured(score, round(middle - half, 2), round(middle + half, 2), signature)
