"""The answer is in another language than the one that was asked for.

It answers in English, or slips into a neighbouring language in the middle: for the reader it is
no answer. Paragraphs of less than five words are not judged, since identification guesses
there.
"""

from grader.check import bad, check, good
from grader.evidence.language_guess import LanguageGuess
from grader.evidence.vocabulary import Vocabulary
from grader.finding import Message
from grader.missing import Missing
from grader.verdict import Verdict, not_applicable, share

OTHER = Message("other-language", "this paragraph is in “{found}”, “{wanted}” was asked for")


@check
def wrong_language(
    said: LanguageGuess, words: Vocabulary | Missing, *, sure: float = 0.8, known: float = 0.6
) -> Verdict:
    """Compare the guess for each paragraph; a paragraph of known words is believed."""
    if not said.guesses:
        return not_applicable("no paragraph has five words")
    accepted = _accepted(words) if isinstance(words, Vocabulary) else {}
    findings = [
        OTHER.at(one.place, found=one.language, wanted=said.wanted)
        for one in said.guesses
        if one.language != said.wanted
        and one.probability >= sure
        and accepted.get(one.paragraph, 0.0) < known
    ]
    return share(len(said.guesses), findings)


def _accepted(words: Vocabulary) -> dict[int, float]:
    """Share of each paragraph's tokens that are words of the wanted language."""
    rows: dict[int, list[bool]] = {}
    for one in words.words:
        rows.setdefault(one.paragraph, []).append(one.analysis.accepted)
    return {number: sum(row) / len(row) for number, row in rows.items()}


_OURS = "sw: Mvuvi mzee alikaa karibu na bahari."
_THEIRS = "en: The old man sat near the sea."
_UNSEEN = Missing("no lexicon")

EXAMPLES = (
    good(LanguageGuess.parse(_OURS), _UNSEEN),
    good(
        LanguageGuess.parse("rw: Mvuvi mzee alikaa karibu na bahari."),
        Vocabulary.parse("rw: Mvuvi mzee alikaa karibu na bahari."),
        note="identification takes it for a neighbour; the lexicon knows every word",
    ),
    good(LanguageGuess("sw", ()), _UNSEEN),
    bad(LanguageGuess.parse(_THEIRS), _UNSEEN, earns=(OTHER.on(1, 1),)),
    bad(
        LanguageGuess.parse(f"{_OURS}\n\n{_THEIRS}"),
        Vocabulary.parse("Mvuvi mzee.\n\nThe* old* man* sat* near* the* sea*."),
        earns=(OTHER.on(3, 1),),
    ),
)
