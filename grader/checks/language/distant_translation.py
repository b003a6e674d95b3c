"""The translation has next to nothing in common with any reference.

It tells another story, stops after a line, or is no translation at all. The bar is low on
purpose: of five sentences by five translation systems, one in a hundred is below chrF++ 29 to
39 against a single reference; of unrelated paragraphs in Swahili, 95 of a hundred are below
27. What a lexicon or a table of terms sees is judged elsewhere; the numbers are never blended.
"""

from grader.check import bad, check, good
from grader.evidence.translation_scores import TranslationScores
from grader.finding import Message
from grader.verdict import Status, Verdict

DISTANT = Message("distant", "chrF++ is {score}, below {least} ({interval})")


@check
def distant_translation(scores: TranslationScores, *, least: float = 26.0) -> Verdict:
    """Compare chrF++ with the bar. Its interval and signature are told, and judge nothing."""
    chrf = scores.chrf
    reason = f"chrF++ {chrf.score}, BLEU {scores.bleu.score} on {scores.segments} segments"
    if chrf.score >= least:
        return Verdict(Status.PASSED, 0, 1, (), reason)
    interval = "one segment" if chrf.low is None else f"95 % from {chrf.low} to {chrf.high}"
    finding = DISTANT.at(score=chrf.score, least=least, interval=interval, signature=chrf.signature)
    return Verdict(Status.FAILED, 1, 1, (finding,), reason)


EXAMPLES = (
    good("53.7 50.1 57.3"),
    good("30.2 20.0 41.0", note="a free translation, or a short one"),
    good("27.0 22.0 31.0", note="missed: an unrelated text that shares names and small words"),
    bad("22.1 18.2 25.0", earns=(DISTANT,)),
)
